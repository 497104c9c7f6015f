using System.Collections.Immutable;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;

namespace Glasshouse.Lab.Validation;

/// <summary>Crowding-out and chilling, in small worlds that a regime enters and leaves on a day.</summary>
public static class ChoiceTargets
{
    private const string DayCare =
        "Gneezy and Rustichini 2000: about 8 late fetches a week in each of ten centres, about double under a small "
        + "fine from week 5, no fewer when it was gone from week 17 (seen)";

    private const string Penney = "Penney 2016: sensitive views fell 20 to 30% when surveillance became known (seen)";
    private const int Week = 7;
    private const int FineFrom = 4 * Week;
    private const int FineUntil = 16 * Week;

    public static IEnumerable<Target> All =>
    [
        new Target(
            "T-6.11", TargetKind.Published,
            "A small fine for fetching children late from week 5 to 16: the rate doubles and stays so.", DayCare,
            DayCareFine) { TunedOn = true },
        new Target(
            "T-6.12", TargetKind.Stylised, "A fine ten times as large is no price: the rate falls.",
            "Bowles and Polania-Reyes 2012 (from memory)", LargeFine),
        new Target(
            "T-6.9", TargetKind.Stylised,
            "It becomes known that sensitive reading and searching are watched, with consequences.",
            Penney + "; Marthews and Tucker 2017: searches fell 4 to 10% (from memory)", Watched) { TunedOn = true },
        new Target(
            "V28", TargetKind.Stylised,
            "All sensitive acts, said or read, when it becomes known that all are watched, with consequences.",
            "About 20% fewer views of sensitive articles (secondary, seen)", Chilled),
    ];

    private static Figure[] DayCareFine()
    {
        double[] weeks = LateFetches(points: -5);
        double before = Mean(weeks, 0, 4);
        double during = Mean(weeks, 9, 12);
        double after = Mean(weeks, 17, 20);
        double error = Math.Sqrt((1 / (3 * during)) + (1 / (4 * before)));
        return
        [
            new Figure("weeks 10 to 12 against before", 2, during / before, 0.3, during / before * error),
            new Figure("weeks 18 to 20, fine gone", 2, after / before, 0.2, after / before * error),
        ];
    }

    private static Figure[] LargeFine()
    {
        double[] weeks = LateFetches(points: -50);
        double ratio = Mean(weeks, 9, 12) / Mean(weeks, 0, 4);
        double error = ratio * Math.Sqrt((1 / (3 * Mean(weeks, 9, 12))) + (1 / (4 * Mean(weeks, 0, 4))));
        return [new Figure("weeks 10 to 12 against before", 1, ratio, 0, error) { Bound = Bound.AtMost }];
    }

    // Parents of many centres, with a chance to be late about monthly, so that weeks can be told apart.
    private static double[] LateFetches(int points)
    {
        RunInputs inputs = Setup.Inputs("none", 60_000, 20 * Week);
        Behaviour late = inputs.Behaviours.Single(behaviour => behaviour.Id == "late_pickup") with
        {
            OpportunitiesPerYear = 12,
            ScalesWithFrailty = false,
        };
        var fine = new RecordRule { Id = "late", On = late.Id, Points = points };
        Regime regime = Known(inputs, Channel.Superiors);
        regime = regime with
        {
            Citizens = regime.Citizens! with
            {
                Score = new ScoreScale { Start = 100, Floor = 0, Ceiling = 100, ReturnDaysPerPoint = 7 },
                Rules = [fine],
            },
        };
        inputs = inputs with { Behaviours = [late] };
        inputs = Timed(inputs, regime, FineFrom, FineUntil);
        double[] weeks = new double[20];
        Setup.Follow(
            inputs, (world, _) => weeks[world.Day / Week] += world.CitizenBlocks.Sum(block => block.Acts.Count));
        return weeks;
    }

    private static Figure[] Watched()
    {
        Figure Change(string name, double low, double high, Counter counter, string watched, string other)
        {
            double plain = CountAfterRevelation(counter, null, other);
            double change = (CountAfterRevelation(counter, watched, other) / plain) - 1;
            return Figure.Between(name, low, high, change, Math.Sqrt(Math.Abs(change) / plain));
        }

        const string Reading = "sensitive_reading";
        const string Searching = "sensitive_searching";
        return
        [
            Change(Reading, -0.3, -0.2, Counter.SensitiveReading, Reading, Searching),
            Change(Searching, -0.1, -0.02, Counter.SensitiveReading, Searching, Reading),
            Change("ordinary reading and searching", -0.01, 0.01, Counter.OrdinaryActs, Reading, Searching),
        ];
    }

    private static Figure[] Chilled()
    {
        RunInputs inputs = Setup.Inputs("none", 40_000, 60);
        ImmutableArray<Behaviour> sensitive =
            [.. inputs.Behaviours.Where(behaviour => behaviour.Kind == BehaviourKind.Sensitive)];
        double Rate(RunInputs arm) => Setup.Live(arm, (_, rows) => rows
            .Where(row => row is { Measure: "sensitive_expression_rate", RegionId: 0, GroupId: 0 })
            .Average(row => row.Value));
        RunInputs watched = inputs.Under(Watching(inputs, sensitive.Select(behaviour => behaviour.Id)));
        double change = (Rate(watched) / Rate(inputs)) - 1;
        return [new Figure("change of sensitive_expression_rate", -0.2, change, 0.1, 0.005)];
    }

    // Acts in the two months after it becomes known, on the same draws as where it does not; null: not watched. The
    // other counted behaviour of the kind is left out, so that the counter holds one alone.
    private static double CountAfterRevelation(Counter counter, string? watched, string other)
    {
        RunInputs inputs = Setup.Inputs("none", 30_000, 120);
        inputs = inputs with { Behaviours = [.. inputs.Behaviours.Where(behaviour => behaviour.Id != other)] };
        inputs = watched is null ? inputs : Timed(inputs, Watching(inputs, [watched]), 60, 120);
        double sum = 0;
        Setup.Follow(inputs, (world, _) => sum += world.Day < 60 ? 0 : Today(world, counter));
        return sum;
    }

    // Everybody knows; what apps and people see is listed for two years, with four of the documented measures.
    private static Regime Watching(RunInputs inputs, IEnumerable<string> behaviours)
    {
        Regime regime = Known(inputs, Channel.Apps, Channel.CitizenReports, Channel.Cameras, Channel.Police);
        return regime with
        {
            Citizens = regime.Citizens! with
            {
                Lists =
                [
                    new ListRule
                    {
                        Name = "watched",
                        StayDays = 730,
                        Consequences =
                        [
                            Consequence.NoFlights, Consequence.NoLoans, Consequence.NoPublicJobs,
                            Consequence.NamedInPublic,
                        ],
                    },
                ],
                Rules =
                    [.. behaviours.Select(id => new RecordRule { Id = $"list_{id}", On = id, List = "watched" })],
            },
        };
    }

    private static Regime Known(RunInputs inputs, params Channel[] channels) => inputs.Regimes["none"] with
    {
        Name = "setup",
        Citizens = new RegimeSystem { Channels = [.. channels], AwarenessShare = 1 },
    };

    private static RunInputs Timed(RunInputs inputs, Regime regime, int from, int until)
    {
        var begins = new TimelineEvent { Day = from, Regime = regime.Name };
        var ends = new TimelineEvent { Day = until, Regime = "none" };
        return inputs with
        {
            Scenario = inputs.Scenario with
            {
                Timeline = until < inputs.Scenario.Days ? [begins, ends] : [begins],
            },
            Regimes = inputs.Regimes.SetItem(regime.Name, regime),
        };
    }

    private static double Today(World world, Counter counter)
    {
        long sum = 0;
        foreach (Block block in world.CitizenBlocks)
        {
            for (int k = 0; k < block.Tally.Provinces; k++)
            {
                sum += block.Tally.Today(counter, block.Tally.FirstProvince + k);
            }
        }
        return sum;
    }

    private static double Mean(double[] values, int from, int to) => values[from..to].Average();
}
