using System.Globalization;
using Glasshouse.Model;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Observations;

namespace Glasshouse.Lab.Validation;

/// <summary>Cameras that match faces: false alerts by list, by rarity and by group.</summary>
public static class RecognitionTargets
{
    private const string Npl =
        "National Physical Laboratory 2023 (seen): 1 in 6,000 passers against 10,000 entries, 60,000 against 1,000";

    private const double Million = 1_000_000;

    private const int Crowd = 400_000;
    private const int Entries = 100_000;
    private const int Days = 20;

    public static IEnumerable<Target> All =>
    [
        new Target(
            "T-8.1", TargetKind.Exact,
            "At one false match in a million comparisons, 1 - (1 - rate)^entries of passers are taken for somebody.",
            "Worked out; pairs that last give the same mean", ByLength),
        new Target(
            "T-8.2", TargetKind.Exact,
            "Recognising 89% and falsely alerting 1 in 6,000, precision falls from .982 to .05 as the listed become "
            + "rarer, from one passer in 100 to one in 100,000.", "Bayes' rule (worked out)", Precision)
        {
            Effort = Effort.Slow,
        },
        new Target(
            "T-8.3", TargetKind.Exact,
            "Where two people of a group match ten times as often, the group has ten times the false alerts.",
            "Small rates: 1 - (1 - r)^n is n r", ByGroup),
        new Target(
            "V25", TargetKind.Exact, "False alerts at threshold 0.6: 1 in 6,000 and 1 in 60,000.", Npl, Laboratory)
        {
            // The rate of one comparison is worked out from the first of the two.
            TunedOn = true,
        },
    ];

    private static Figure[] ByLength() =>
    [
        .. new[] { (1000, 0.0010), (10_000, 0.00995), (100_000, 0.0952), (1_000_000, 0.632), (12_000_000, 0.99999) }
            .SelectMany(known => OfLength(known.Item1, known.Item2)),
    ];

    // As if drawn anew at each pass, and with pairs that last and match on half of the passes.
    private static IEnumerable<Figure> OfLength(int entries, double expected)
    {
        const double Rate = 1 / Million;
        const double Repeat = 0.5;
        string length = entries.ToString("N0", CultureInfo.InvariantCulture);
        double drawn = Matcher.AlertShare(Rate, entries);
        yield return new Figure($"{length} entries", expected, drawn, expected * 0.005);
        int people = entries > 1_000_000 ? 20_000 : 400_000;
        var list = new WatchList(1, Math.Max(people, entries), new CameraOrder { ListedPeople = entries });
        double sum = 0;
        double squares = 0;
        for (int row = 0; row < people; row++)
        {
            double share = Matcher.AlertShare(Repeat, list.TwinsOf(row, Rate / Repeat));
            sum += share;
            squares += share * share;
        }
        double mean = sum / people;
        double error = Math.Sqrt(Math.Max(0, (squares / people) - (mean * mean)) / people);
        yield return new Figure($"{length} entries, pairs that last", expected, mean,
            (expected * 0.005) + (3 * error), error);
    }

    private static Figure[] Laboratory()
    {
        Matcher matcher = Matcher.At(Inputs(1000, 1, 1).Parameters.Recognition, 0.6);
        return
        [
            new Figure("1 in so many against 10,000", 6000, 1 / Matcher.AlertShare(matcher.FalseRate, 10_000), 6),
            new Figure("1 in so many against 1,000", 60_000, 1 / Matcher.AlertShare(matcher.FalseRate, 1000), 60),
        ];
    }

    // A crowd that is the nation, once a day, and so many entries about people who come by as make the share. Where
    // that is a few people, many lists are drawn.
    private static Figure[] Precision() =>
    [
        OfRarity(0.01, 0.982, lists: 1), OfRarity(0.001, 0.842, lists: 2), OfRarity(0.0001, 0.348, lists: 8),
        OfRarity(0.00001, 0.0507, lists: 24),
    ];

    private static Figure OfRarity(double listed, double expected, int lists)
    {
        const double FalseAlerts = 1.0 / 6000;
        const int ShortDays = 4;
        double[] alerts = new double[lists];
        double[] mistaken = new double[lists];
        for (int list = 0; list < lists; list++)
        {
            MeasureRow[] rows = Rows(Flawless(list + 1, ShortDays, FalseAlerts), listed * Crowd / Entries);
            double Sum(string measure) => rows
                .Where(row => row is { RegionId: 0, GroupId: 0 } && row.Measure == measure).Sum(row => row.Value);
            alerts[list] = Sum("camera_alerts_per_1000_day");
            mistaken[list] = Sum("camera_false_alerts_per_1000_day");
        }
        double share = 1 - (mistaken.Sum() / alerts.Sum());
        // How many of the listed there are by luck, and how many alerts are false.
        double luck = (1 / (listed * Crowd * lists)) + (1 / (FalseAlerts * Crowd * ShortDays * lists));
        double error = share * (1 - share) * Math.Sqrt(luck);
        return new Figure(
            $"one passer in {(1 / listed).ToString("N0", CultureInfo.InvariantCulture)}", expected, share,
            3 * error, error);
    }

    private static RunInputs Flawless(int seed, int days, double falseAlerts)
    {
        RunInputs inputs = Inputs(Crowd, days, 1);
        inputs = inputs with { Scenario = inputs.Scenario with { Seed = seed } };
        inputs = inputs.With(inputs.Scenario.Switches with { LastingErrors = false });
        return inputs with
        {
            Parameters = inputs.Parameters with
            {
                Recognition = inputs.Parameters.Recognition with
                {
                    CaptureShare = 1,
                    FalseMatchRate = falseAlerts / Entries,
                },
            },
        };
    }

    private static Figure[] ByGroup()
    {
        RunInputs inputs = Inputs(Crowd, Days, 10);
        inputs = inputs.With(inputs.Scenario.Switches with { LastingErrors = false });
        MeasureRow[] rows = Rows(inputs, 0);
        // Group 1 is A and group 3 is C; their month ends with the run.
        double Of(int group) => rows.Last(row => row.GroupId == group
            && row.Measure == "camera_false_alerts_per_1000_day").Value;
        double Faces(int group) => rows.Last(row => row.GroupId == group
            && row.Measure == "faces_matched_per_person_day").Value;
        double ratio = Of(3) / Of(1);
        double alerts = inputs.Parameters.Recognition.FalseMatchRate * Entries
            * inputs.Parameters.Recognition.CaptureShare * Crowd * Days;
        double error = ratio * Math.Sqrt(
            1 / (alerts * ShareOf(inputs, 0)) + (1 / (10 * alerts * ShareOf(inputs, 2))));
        return
        [
            new Figure("false alerts of group C against group A", 10, ratio, 3 * error, error),
            new Figure("faces matched of group C against group A", 1, Faces(3) / Faces(1), 0.01),
        ];
    }

    private static double ShareOf(RunInputs inputs, int group) => Setup.Look(inputs, world =>
        Enumerable.Range(0, world.Nation.CitizensAtStart).Count(row => world.Nation.Citizens[row].Group == group)
            / (double)world.Nation.CitizensAtStart);

    private static RunInputs Inputs(int citizens, int days, double ratio, params string[] set) => Setup.Inputs(
        "none", citizens, days, 1,
        [
            "observations.group_b_error_ratios.cameras=1",
            string.Create(CultureInfo.InvariantCulture, $"observations.group_c_error_ratios.cameras={ratio}"),
            .. set,
        ]);

    private static MeasureRow[] Rows(RunInputs inputs, double present)
    {
        var order = new CameraOrder
        {
            ListedPeople = Entries,
            PresentShare = present,
            CrowdPerDay = Crowd,
            ChecksPer100000Day = 0,
        };
        return Setup.Live(
            inputs with { Scenario = inputs.Scenario with { Cameras = order } }, (_, rows) => rows.ToArray());
    }
}
