using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;
using Glasshouse.Lab.Files;
using Glasshouse.Model;
using Glasshouse.Model.Contagion;
using Glasshouse.Model.Health;
using Glasshouse.Model.Journeys;
using Glasshouse.Model.Measures;
using MathNet.Numerics.Statistics;

namespace Glasshouse.Lab.Validation;

/// <summary>Gates, codes and tracing.</summary>
public static class HealthTargets
{
    private const string Wymant = "Wymant et al. 2021, Nature: England and Wales, autumn 2020 (seen)";
    private const int People = 20_000;
    private const int Days = 98;
    private const int Seeds = 6;

    // Contacts outside one's home that were left. All contacts only returned to about half of what they had been, at
    // the highest (Gimma et al. 2022, abstract seen): of 13.4, 1.86 of them at home, (6.7 - 1.86) / 11.54.
    private const double ContactsLeft = 0.42;

    public static IEnumerable<Target> All =>
    [
        new Target(
            "T-7.4", TargetKind.Published,
            "Infected travellers past a thermometer at exit and at entry, 12 hours apart: about 46% go undetected.",
            "Quilty et al. 2020 (46%, seen; inputs from memory)", Travellers),
        new Target(
            "T-7.5", TargetKind.Published,
            "Exposure notification: each point of uptake near 28% averts 0.5 to 2.5% of infections, and twice the "
            + "uptake averts more than twice as many, since both sides need the app.", Wymant, Uptake),
        new Target(
            "T-7.9", TargetKind.Exact,
            "A health code fed by contacts alone, with the detection of exposure notification: the identical epidemic, "
            + "case by case; only what is written down differs.", "Metamorphic relation", Identical),
        new Target(
            "T-7.10", TargetKind.Exact,
            "A fever gate of sensitivity 0.4 and false stops 0.005 where 1 in 1,000 is infected: 7.4% of those stopped "
            + "are.", "Bayes' rule", Precision),
        new Target(
            "V21", TargetKind.Published,
            "Of those whom an app at 28% uptake tells, 6% have symptoms and a positive test afterwards.", Wymant,
            Notified),
        new Target(
            "V23", TargetKind.Published, "Told by such an app per case that hands in its keys: 4.2.", Wymant, PerCase),
    ];

    /// <summary>Inputs of a small nation with an epidemic under a health regime.</summary>
    public static RunInputs Inputs(string health, int citizens, int days, long seed, params string[] set) =>
        ScenarioReader.Prepare(
            "first-look",
            RunOverrides.None with
            {
                Regime = "none",
                Health = health,
                Citizens = citizens,
                Days = days,
                Seed = seed,
                Record = "summary",
                Set = [.. set],
            },
            InputTexts.FromShippedAndDisk()).Arms[0];

    /// <summary>The same inputs under other rules of the health regime in force.</summary>
    public static RunInputs With(this RunInputs inputs, HealthRules rules)
    {
        string name = inputs.Scenario.Health;
        return inputs with
        {
            HealthRegimes = inputs.HealthRegimes.SetItem(name, inputs.HealthRegimes[name] with { Health = rules }),
        };
    }

    /// <summary>A code that hears of nothing but contacts, found as well as the other regime finds them.</summary>
    public static HealthRules ContactsOnly(HealthRules code, HealthRules like) => like with
    {
        Central = code.Central,
        RetentionDays = code.RetentionDays,
        Gates = [],
        Platforms = [],
        Code = code.Code! with
        {
            Areas = null,
            Symptoms = CodeColour.Green,
            WrongInputPerDay = 0,
            UnrecognisedShare = 0,
        },
    };

    private static Figure[] Travellers()
    {
        const int People = 40_000;
        const double Flight = 0.5;
        var gate = new FeverGate(0.86, 0);
        var draws = new Draws(1, Purpose.Health);
        int missed = 0;
        for (int row = 0; row < People; row++)
        {
            Words fate = draws.At((uint)row, 0, 0);
            Words doors = draws.At((uint)row, 0, 1);
            double incubation = Gamma(5.2, 4.1, Uniform.Open(fate.W0));
            double toSevere = Gamma(9.1, 14.7, Uniform.Open(fate.W1));
            bool hasSymptoms = Uniform.Open(fate.W2) >= 0.17;
            double flies = Uniform.Open(fate.W3) * (incubation + toSevere);
            bool isFound = hasSymptoms && flies >= incubation && gate.Stops(true, doors.W0);
            isFound |= hasSymptoms && flies + Flight >= incubation + toSevere;
            isFound |= hasSymptoms && flies + Flight >= incubation && gate.Stops(true, doors.W1);
            missed += isFound ? 0 : 1;
        }
        double share = missed / (double)People;
        return [new Figure("share undetected", 0.464, share, 0.015, Math.Sqrt(share * (1 - share) / People))];
    }

    private static double Gamma(double mean, double variance, double p) =>
        GammaDistribution.Quantile(p, mean * mean / variance) * variance / mean;

    private static Figure[] Precision()
    {
        const int Visits = 4_000_000;
        var gate = new FeverGate(0.4, 0.005);
        var draws = new Draws(1, Purpose.Health);
        long stopped = 0;
        long infected = 0;
        for (int visit = 0; visit < Visits; visit++)
        {
            bool isInfected = visit % 1000 == 0;
            if (gate.Stops(isInfected, draws.At((uint)visit, 0, HealthSlots.Door).W0))
            {
                stopped++;
                infected += isInfected ? 1 : 0;
            }
        }
        double share = infected / (double)stopped;
        double error = Math.Sqrt(share * (1 - share) / stopped);
        return [new Figure("infected among the stopped", 0.0741, share, 0.006, error)];
    }

    private static Figure[] Identical()
    {
        RunInputs phones = Inputs("exposure-notification", 10_000, 60, 1, "contagion.seed_infections=50");
        RunInputs code = Inputs("health-code", 10_000, 60, 1, "contagion.seed_infections=50");
        code = code.With(ContactsOnly(code.HealthOf("health-code")!, phones.HealthOf("exposure-notification")!));
        List<Infection> ofPhones = Infections(phones);
        List<Infection> ofCode = Infections(code);
        int differ = Math.Abs(ofPhones.Count - ofCode.Count)
            + ofPhones.Zip(ofCode).Count(pair => !pair.First.Equals(pair.Second));
        return [new Figure("infections that differ", 0, differ, 0), Figure.AtLeast("infections", 100, ofPhones.Count)];
    }

    private static List<Infection> Infections(RunInputs inputs)
    {
        var all = new List<Infection>();
        Setup.Follow(inputs, (world, _) =>
        {
            for (int block = 0; block < world.CitizenBlocks.Length; block++)
            {
                foreach (ref readonly Infection infection in world.Epidemic!.ActiveIn(block).Span)
                {
                    if (infection.InfectedDay == world.Day)
                    {
                        all.Add(infection);
                    }
                }
            }
        });
        return all;
    }

    private static readonly Lazy<Autumn[]> Usual = new(() => AtUptake(0.28));

    // The fourteen weeks of the source: most people still susceptible, few contacts, R a little above 1.
    private static Autumn[] AtUptake(double uptake) =>
    [
        .. Enumerable.Range(1, Seeds).Select(seed =>
        {
            RunInputs inputs = Inputs(
                "exposure-notification", People, Days, seed, "contagion.seed_infections=100", "contagion.r=1.4");
            inputs = inputs.With(inputs.HealthOf("exposure-notification")! with { UptakeShare = uptake });
            VisitsParameters visits = FewContacts(inputs.Parameters.Visits);
            inputs = inputs with { Parameters = inputs.Parameters with { Visits = visits } };
            IReadOnlyList<MeasureRow> rows = Setup.Live(inputs, (_, kept) => kept);
            double Of(string measure) => rows
                .Where(row => row.Measure == measure && row is { RegionId: 0, GroupId: 0 }).Sum(row => row.Value);
            return new Autumn(
                Of("infections"), Of("cases_traced"), Of("contacts_told"), Of("contacts_told_found"));
        }),
    ];

    private static Figure[] Uptake()
    {
        double none = AtUptake(0).Average(one => one.Infections);
        double[] low = [.. AtUptake(0.18).Select(one => one.Infections)];
        double usual = Usual.Value.Average(one => one.Infections);
        double[] high = [.. AtUptake(0.38).Select(one => one.Infections)];
        double twice = AtUptake(0.56).Average(one => one.Infections);
        double slope = Math.Log(low.Average() / high.Average()) / 20;
        double[] slopes = [.. low.Zip(high, (few, many) => Math.Log(few / many) / 20)];
        return
        [
            Figure.Between("averted per point of uptake", 0.005, 0.025, slope, ErrorOf(slopes)),
            Figure.AtLeast("averted at 56% over averted at 28%", 2, (none - twice) / (none - usual)),
        ];
    }

    private static Figure[] Notified() => [Ratio("share", 0.06, 0.02, one => one.Found, one => one.Told)];

    private static Figure[] PerCase() => [Ratio("told per case", 4.2, 1, one => one.Told, one => one.Cases)];

    private static Figure Ratio(
        string name, double expected, double tolerance, Func<Autumn, double> above, Func<Autumn, double> below)
    {
        Autumn[] all = Usual.Value;
        double ratio = all.Sum(above) / all.Sum(below);
        return new Figure(name, expected, ratio, tolerance, ErrorOf([.. all.Select(one => above(one) / below(one))]));
    }

    private static double ErrorOf(double[] bySeed) => bySeed.StandardDeviation() / Math.Sqrt(bySeed.Length);

    private readonly record struct Autumn(double Infections, double Cases, double Told, double Found);

    private static VisitsParameters FewContacts(VisitsParameters usual) => usual with
    {
        WorkContacts = usual.WorkContacts * ContactsLeft,
        SchoolContacts = usual.SchoolContacts * ContactsLeft,
        OtherHomeContacts = usual.OtherHomeContacts * ContactsLeft,
        Shop = FewContacts(usual.Shop),
        Restaurant = FewContacts(usual.Restaurant),
        Leisure = FewContacts(usual.Leisure),
        Transport = FewContacts(usual.Transport),
    };

    private static VenueParameters FewContacts(VenueParameters usual) =>
        usual with { Contacts = usual.Contacts * ContactsLeft };
}
