using Glasshouse.Engine.Columns;
using Glasshouse.Lab.Outputs;
using Glasshouse.Model;
using Glasshouse.Model.Contagion;
using Glasshouse.Model.Journeys;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;
using MathNet.Numerics.Statistics;

namespace Glasshouse.Lab.Validation;

/// <summary>Epidemics against what theory and tables say of them.</summary>
public static class EpidemicTargets
{
    public static IEnumerable<Target> All =>
    [
        new Target(
            "T-7.1", TargetKind.Exact,
            "Where everybody meets anybody, an outbreak that takes off ends at z = 1 - exp(-R z): mean of 20, within "
            + "three standard errors and .003.",
            "Kermack and McKendrick 1927; closed form",
            () => FinalSize(10_000, 20, 0.003, (1.2, 0.3137), (1.5, 0.5828), (2, 0.7968), (2.5, 0.8926), (3, 0.9405))),
        new Target(
            "T-7.1-large", TargetKind.Exact,
            "The same among 100,000 and 1,000,000 people: mean of 8 and of 4, within three standard errors and .001.",
            "Kermack and McKendrick 1927; closed form",
            () =>
            [
                .. FinalSize(100_000, 8, 0.001, (1.5, 0.5828), (2, 0.7968), (3, 0.9405)),
                .. FinalSize(1_000_000, 4, 0.001, (1.5, 0.5828), (2, 0.7968), (3, 0.9405)),
            ])
        {
            Effort = Effort.ByName,
        },
        new Target(
            "T-7.2", TargetKind.Exact,
            "Generation times of mean 5.05 and deviation 1.94 days: R put in is the R that growth tells, where "
            + "doubling in 5.0, 3.5 and 2.3 days means R 1.94, 2.53 and 3.89.",
            "Ferretti et al. 2020; Wallinga and Lipsitch 2007 (gamma in the place of Weibull)", Growth),
        new Target(
            "T-7.3", TargetKind.Exact,
            "Offspring at R 2.5: probability that a line from one case dies out, by dispersion k.",
            "Lloyd-Smith et al. 2005; closed form", Extinction),
        new Target(
            "T-7.7", TargetKind.Exact, "Deaths per infection if everybody catches it, by the ages of the nation.",
            "O'Driscoll et al. 2020, Brazeau et al. 2020, over the age tables", Fatality),
        new Target(
            "T-7.8", TargetKind.Stylised,
            "Mean contacts a day of people in private households, in all and at home, and in all in a lockdown.",
            "POLYMOD (Mossong et al. 2008, seen); household tables; Zhang et al. 2020 (seen)", ContactsPerDay),
    ];

    // Everybody meets 40 others a day, anybody: the assumption of the closed forms.
    private static readonly string[] Even = ["contagion.anywhere_contacts=40", "contagion.dispersion=0"];

    private static RunInputs Mixing(int citizens, int days, long seed, params string[] set) =>
        Setup.Inputs("none", citizens, days, seed, set).With(new Switches { Demography = false });

    private static Figure[] FinalSize(
        int people, int outbreaks, double near, params (double R, double Share)[] known) =>
    [
        .. known.Select(one =>
        {
            double[] sizes =
            [
                .. Enumerable.Range(1, outbreaks)
                    .Select(seed => Setup.LiveOutbreak(
                        Mixing(people, 400, seed, [.. Even, $"contagion.r={one.R}", "contagion.seed_infections=5"]),
                        world => Infected(world) / (double)people))
                    .Where(share => share > one.Share / 3),
            ];
            double mean = sizes.Average();
            double error = sizes.StandardDeviation() / Math.Sqrt(sizes.Length);
            return new Figure($"{Figures.Count(people)} people, R {one.R}", one.Share, mean, (3 * error) + near, error);
        }),
    ];

    private static int Infected(World world) =>
        Enumerable.Range(0, world.Nation.CitizensAtStart).Count(row => !world.Epidemic!.IsSusceptible(row));

    private static Figure[] Growth()
    {
        const double Mean = 5.05;
        const double Deviation = 1.94;
        const int Window = 10;
        (double Days, double R)[] known = [(5, 1.94), (3.5, 2.53), (2.3, 3.89)];
        return
        [
            .. known.Select(one =>
            {
                RunInputs inputs = Mixing(
                    2_000_000, 60, 1,
                    [
                        .. Even, $"contagion.r={one.R}", "contagion.seed_infections=100",
                        $"contagion.infectious_mean_days={Mean}", $"contagion.infectious_sd_days={Deviation}",
                    ]);
                double[] daily = Setup.Live(inputs, (_, rows) => rows
                    .Where(row => row is { Measure: "infections", RegionId: 0, GroupId: 0 })
                    .OrderBy(row => row.Day).Select(row => row.Value).ToArray());
                // Over two generations, long after the start; while one in a hundred is infected little saturates.
                double sum = 0;
                int until = daily.TakeWhile(cases => (sum += cases) <= 20_000).Count() - 1;
                double rate = Math.Log(daily[until] / daily[until - Window]) / Window;
                double shape = Mean * Mean / (Deviation * Deviation);
                double r = Math.Pow(1 + (rate * Mean / shape), shape);
                return new Figure(
                    $"R of the growth at R {one.R}, doubling {Math.Log(2) / rate:F2} days", one.R, r, 0.1);
            }),
        ];
    }

    private static Figure[] Extinction()
    {
        const int Seeds = 12_000;
        (double K, double Share)[] known = [(0.1, 0.861), (0.16, 0.795), (0.5, 0.558), (1, 0.4)];
        return
        [
            .. known.Select(one =>
            {
                RunInputs inputs = Mixing(
                    3_000_000, 15, 1, "contagion.r=2.5", $"contagion.seed_infections={Seeds}",
                    $"contagion.dispersion={one.K}", "contagion.anywhere_contacts=2000");
                inputs = inputs with
                {
                    Scenario = inputs.Scenario with { Record = new RecordChoice { Detail = RecordDetail.Full } },
                };
                var offspring = new Dictionary<int, int>();
                Setup.Follow(inputs, (_, rows) =>
                {
                    foreach (InfectionRow row in rows.Infections)
                    {
                        if (row.InfectorId is not { } infector)
                        {
                            offspring[row.CitizenId] = 0;
                        }
                        else if (offspring.TryGetValue(infector, out int sofar) && row.Day > 0)
                        {
                            offspring[infector] = sofar + 1;
                        }
                        // Cases of later generations are not seeds and stay out.
                    }
                });
                return new Figure($"k {one.K}", one.Share, ExtinctionOf([.. offspring.Values]), 0.01,
                    Math.Sqrt(one.Share * (1 - one.Share) / Seeds));
            }),
        ];
    }

    // The least root of q = G(q), G the generating function of the offspring counted.
    private static double ExtinctionOf(int[] offspring)
    {
        double extinct = 0;
        for (int round = 0; round < 2000; round++)
        {
            double at = extinct;
            extinct = offspring.Average(count => Math.Pow(at, count));
        }
        return extinct;
    }

    private static Figure[] Fatality() =>
    [
        FatalityOf("two-societies", "Netherlands-like", 0.0082, 0.0084),
        FatalityOf("debtor-list", "China-like", 0.0049, 0.0051),
    ];

    private static Figure FatalityOf(string scenario, string name, double low, double high)
    {
        const double Tolerance = 0.0003;
        const int People = 500_000;
        RunInputs inputs = Setup.Arms(scenario, People, 1)[0];
        double share = Setup.Look(inputs, world =>
        {
            var history = new NaturalHistory(inputs.Parameters.Contagion, world.Seed);
            return Enumerable.Range(0, world.Nation.CitizensAtStart).Count(row => history.CourseOf(
                new Exposure(row, Infection.Nobody, Setting.Seed), world.Nation.Citizens[row].Age, 0)
                .Severity == Severity.Death) / (double)People;
        });
        return Figure.Between(name, low - Tolerance, high + Tolerance, share, Math.Sqrt(share / People));
    }

    private static Figure[] ContactsPerDay()
    {
        (double all, double home) = ContactsOf("two-societies");
        return
        [
            new Figure("in all, Netherlands-like", 13.4, all, 0.5),
            new Figure("at home, Netherlands-like", 1.86, home, 0.05),
            new Figure("at home, China-like", 2.4, ContactsOf("debtor-list").Home, 0.1),
            Figure.Between("in all under lockdown", 2, 2.5, ContactsOf("two-societies", Lockdown).All),
        ];
    }

    // Wuhan in February 2020: everybody at home but those who care or keep order; what is open is brought to the door.
    private static LockdownOrder Lockdown => new()
    {
        Name = "everybody",
        From = 0,
        Until = 7,
        StayHome = true,
        Closed =
        [
            Setting.School, Setting.OtherHome, Setting.Shop, Setting.Restaurant, Setting.Leisure, Setting.Transport,
        ],
        Essential = [Sector.Care, Sector.PublicServices],
    };

    // Over a whole week, of every 23rd person: those of private households, as the diaries and the tables have them.
    private static (double All, double Home) ContactsOf(string scenario, params LockdownOrder[] orders)
    {
        RunInputs inputs = Setup.Arms(scenario, 50_000, 7)[0];
        inputs = inputs with
        {
            Scenario = inputs.Scenario with { Lockdowns = [.. orders] },
            Parameters = inputs.Parameters with
            {
                Contagion = inputs.Parameters.Contagion with { SeedInfections = 1 },
            },
        };
        double all = 0;
        double home = 0;
        int asked = 0;
        Setup.Follow(inputs, (world, _) =>
        {
            var met = new RowList<Contact>();
            for (int row = 0; row < world.Nation.CitizensAtStart; row += 23)
            {
                if (world.Nation.Citizens[row].HouseholdType == HouseholdType.Institution)
                {
                    continue;
                }
                met.Clear();
                world.Epidemic!.Contacts.Of(row, world.Day, met);
                all += met.Count;
                foreach (Contact contact in met.Span)
                {
                    home += contact.Setting == Setting.Home ? 1 : 0;
                }
                asked++;
            }
        });
        return (all / asked, home / asked);
    }
}
