using System.Globalization;
using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;
using Glasshouse.Engine.Statistics;
using Glasshouse.Model;
using Glasshouse.Model.Appeals;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Calendar = Glasshouse.Model.Contracts.Calendar;

namespace Glasshouse.Lab.Validation;

/// <summary>Redress, fairness between groups, inequality and mobility.</summary>
public static class RedressTargets
{
    /// <summary>Customers before any is counted.</summary>
    private const int WarmUp = 100_000;

    /// <summary>Customers counted; more where reviewers are busier: the error stays about one per cent.</summary>
    private const int Customers = 1_500_000;

    /// <summary>Customers of one batch; batches are nearly independent and give the error.</summary>
    private const int Batch = 50_000;

    private const double Tolerance = 0.03;

    private const int Million = 1_000_000;

    private const int RedressPeople = 160_000;

    private const int RedressDays = 400;

    /// <summary>Points of a distribution, evenly spaced in probability.</summary>
    private const int Points = 200_000;

    public static IEnumerable<Target> All =>
    [
        new Target(
            "T-8.4", TargetKind.Stylised,
            "With look-alike factors of spread 1, 1.5 and 2 the top 1% of people bear 9.2, 20.4 and 37.2% of errors.",
            "Lognormal shares: Phi(sigma - z(.99)) (worked out)", LookAlikeShares),
        new Target(
            "T-9.1", TargetKind.Exact,
            "FPR = p/(1-p) (1-PPV)/PPV (1-FNR) in every group of a run.", "Chouldechova 2017 (from memory; identity)",
            Identity),
        new Target(
            "T-9.2", TargetKind.Exact,
            "With precision and misses alike, base rates of .2 and .4 make false positives differ 2.667-fold.",
            "Chouldechova 2017: FPR = p/(1-p) (1-PPV)/PPV (1-FNR) (from memory; worked out)", BaseRates),
        new Target(
            "T-9.3", TargetKind.Exact, "The Gini coefficient has its known values.",
            "Closed forms: exponential 1/2, uniform 1/3, lognormal 2 Phi(sigma/sqrt 2) - 1", Gini),
        new Target(
            "T-9.4", TargetKind.Exact, "A known chain has its known mobility and half-life.",
            "Shorrocks 1978: (n - trace)/(n - 1); ln .5 / ln of the second eigenvalue (worked out)", Chain),
        new Target(
            "T-9.5", TargetKind.Exact,
            "The reviewers' queue with Poisson arrivals and exponential reviews waits as Erlang's formula says.",
            "Erlang C, worked out for c = 1, 5, 10, 20; times in mean reviews", ErlangC),
        new Target(
            "T-9.6", TargetKind.Stylised,
            "Redress left to those wronged is taken up by 4 to 7%; with notice and correction unasked over 80% are "
            + "corrected, and wrongful sanction-days fall by more than half.",
            "Michigan expungement 6.5% in five years; Dutch traffic fines 4% (both seen)", Redress)
        {
            // The share who file once they know it is an input taken from the same source.
            TunedOn = true,
        },
    ];

    // Nobody does anything, so every record is false; who gets them is up to exposures and look-alike factors. The
    // wider the spread, the more people it takes until the few at the top are as many as they should be, and the rarer
    // errors must be for none to be certain (of a million at spread 2 the largest factor is about 2,500).
    private static Figure[] LookAlikeShares() =>
    [
        TopShare(1, 1, 0.005, 0.092), TopShare(1.5, 3, 0.001, 0.204), TopShare(2, 10, 0.0003, 0.372),
    ];

    // Several nations of a million, each from a seed of its own.
    private static Figure TopShare(double spread, int nations, double errors, double expected)
    {
        (double Top, double All)[] counts =
            [.. Enumerable.Range(1, nations).Select(seed => ErrorsOf(spread, seed, errors))];
        double records = counts.Sum(count => count.All);
        double share = counts.Sum(count => count.Top) / records;
        double factors = Exact.Exp(spread * spread) - 1;
        // Whom the records hit, and who happened to be drawn into the nations.
        double error = Math.Sqrt((share * (1 - share) / records)
            + ((1 - share) * (1 - share) * factors / ((double)nations * Million)));
        return new Figure(
            $"spread {spread.ToString(CultureInfo.InvariantCulture)}", expected, share, 0.01, error);
    }

    // False records of the 1% with the largest factors, and of everybody.
    private static (double Top, double All) ErrorsOf(double spread, int seed, double errors)
    {
        RunInputs inputs = Setup.Inputs(
            "integrated-score", Million, 20, seed, "observations.exposures_per_year=20",
            "observations.group_b_error_ratios.cameras=1", "observations.group_c_error_ratios.cameras=1",
            string.Create(CultureInfo.InvariantCulture, $"nations.look_alike_spread={spread}"));
        inputs = inputs with
        {
            Behaviours = [.. inputs.Behaviours.Select(behaviour => WithErrorsOnly(behaviour, errors))],
        };
        // Everything is asked for but debts, which come from the loan book as well, chance or no chance.
        RecordRule[] rules = [.. inputs.Behaviours
            .Where(behaviour => behaviour.Subject == SubjectKind.Citizen && behaviour.Kind != BehaviourKind.Obligation)
            .Select(behaviour => new RecordRule { Id = $"on_{behaviour.Id}", On = behaviour.Id, Points = -1 })];
        Regime regime = inputs.Regimes["integrated-score"];
        inputs = inputs.Under(regime with { Citizens = regime.Citizens! with { Rules = [.. rules] } });
        return Setup.Live(inputs, (world, _) =>
        {
            int[] byLook = [.. Enumerable.Range(0, world.Nation.CitizensAtStart)
                .OrderByDescending(row => world.Nation.Citizens[row].LookAlike)];
            double all = byLook.Sum(row => world.YearMarks[row].RecordsThisYear);
            double top = byLook.Take(byLook.Length / 100).Sum(row => world.YearMarks[row].RecordsThisYear);
            return (top, all);
        });
    }

    private static Behaviour WithErrorsOnly(Behaviour behaviour, double errors) => behaviour with
    {
        OpportunitiesPerYear = 0,
        Channels = [.. behaviour.Channels.Select(sight => sight with { FalsePerExposure = errors })],
    };

    // From the figures as a reader gets them: each group of citizens at each month end.
    private static Figure[] Identity()
    {
        RunInputs inputs = Setup.Inputs("integrated-score", 6000, 120, 1, "observations.false_record_ratio=20");
        var tables = Setup.Live(inputs, (_, rows) => rows.ToArray()).GroupBy(row => (row.Day, row.GroupId))
            .Select(table => (
                P: Of(table, "deserving_share"), Wrong: Of(table, "false_positive_rate"),
                Missed: Of(table, "false_negative_rate"), Precision: Of(table, "positive_predictive_value")))
            .Where(table => table is { P: > 0 and < 1, Precision: > 0 }).ToArray();
        double largest = tables.Max(table => Math.Abs(table.Wrong - (table.P / (1 - table.P)
            * (1 - table.Precision) / table.Precision * (1 - table.Missed))));
        return
        [
            new Figure($"largest difference in {tables.Length} tables", 0, largest, 1e-12),
            Figure.AtLeast("tables with a wrongful sanction", 1, tables.Count(table => table.Wrong > 0)),
        ];

        static double Of(IEnumerable<MeasureRow> rows, string measure) =>
            rows.Where(row => row.Measure == measure).Select(row => row.Value).DefaultIfEmpty(double.NaN).First();
    }

    private static Figure[] BaseRates()
    {
        var few = new Confusion(Rightly: 150, Wrongly: 50, Missed: 50, Spared: 750);
        var many = new Confusion(Rightly: 300, Wrongly: 100, Missed: 100, Spared: 500);
        return
        [
            new Figure("false positive rates", 8 / 3.0, Fairness.FalsePositiveRatio([few, many])!.Value, 1e-12),
            new Figure(
                "precision, alike", 0, few.PositivePredictiveValue!.Value - many.PositivePredictiveValue!.Value, 1e-12),
            new Figure("misses, alike", 0, few.FalseNegativeRate!.Value - many.FalseNegativeRate!.Value, 1e-12),
        ];
    }

    private static Figure[] Gini()
    {
        long[] alike = [.. Enumerable.Repeat(1L, Points)];
        return
        [
            new Figure("all alike", 0, Inequality.Gini([5], [Points]), 1e-12),
            new Figure("uniform", 1 / 3.0, Of(share => share), 1e-3),
            new Figure("exponential", 0.5, Of(share => -Exact.Log(1 - share)), 1e-3),
            new Figure("lognormal, sigma 1", 0.5205, Of(share => Exact.Exp(Exact.NormalQuantile(share))), 1e-3),
        ];

        double Of(Func<double, double> quantile) => Inequality.Gini(
            [.. Enumerable.Range(0, Points).Select(point => quantile((point + 0.5) / Points))], alike);
    }

    // Rows .9 .1 0 / .2 .7 .1 / 0 .3 .7: trace 2.3, so the index is .35. The principal minors of order two sum to 1.7,
    // so the eigenvalues besides 1 are the roots of x^2 - 1.3 x + .4: .8 and .5.
    private static Figure[] Chain()
    {
        long[] counts = [900, 100, 0, 200, 700, 100, 0, 300, 700];
        long[] withEmpty = [900, 0, 100, 0, 0, 0, 200, 0, 800];
        return
        [
            new Figure("Shorrocks", 0.35, Mobility.Shorrocks(counts, 3)!.Value, 1e-12),
            new Figure("half-life", Math.Log(0.5) / Math.Log(0.8), Mobility.HalfLife(counts, 3)!.Value, 1e-6),
            new Figure("half-life of two classes that change places half of the time", 0,
                Mobility.HalfLife([1, 1, 1, 1], 2)!.Value, 1e-9),
            new Figure("classes left when one is empty", 4, Mobility.Joined(withEmpty, 3).Length, 0),
        ];
    }

    /// <summary>What became of the wrongful sanctions of a run, all per 1,000 people.</summary>
    private readonly record struct Wrongs(double Begun, double Contested, double Corrected, double Days);

    // Input: how many file once they know, see that they are wronged, and how long that takes; how many errors the
    // authority finds. What emerges is how many sanctions last that long, how many of the wronged are reached, and the
    // days.
    private static Figure[] Redress()
    {
        RunInputs passive = Setup.Inputs(
            "integrated-score", RedressPeople, RedressDays, 1, "observations.false_record_ratio=8");
        Regime regime = passive.Regimes["integrated-score"];
        AppealRule rule = regime.Citizens!.Appeal!;
        RunInputs automatic = passive.Under(regime with
        {
            Citizens = regime.Citizens with
            {
                Appeal = rule with
                {
                    Notice = true,
                    Reasons = true,
                    AutomaticCorrectionShare = 0.9,
                    AutomaticDelayDays = 30,
                },
            },
        });
        int lag = 1 + rule.DiscoveryDays + passive.Parameters.Appeals.FilingDays;
        Wrongs left = WrongsIn(passive, lag);
        // Counted against all of them, also those begun too late to be found: no more than were corrected.
        Wrongs mended = WrongsIn(automatic, 0);
        double uptake = left.Contested / left.Begun;
        double corrected = mended.Corrected / mended.Begun;
        double cases = left.Begun * RedressPeople / 1000;
        double fall = mended.Days / left.Days;
        return
        [
            Figure.Between(
                "taken up, passive", 0.04, 0.07, uptake, Math.Sqrt(uptake * (1 - uptake) / cases)),
            Figure.AtLeast(
                "corrected unasked, automatic", 0.8, corrected, Math.Sqrt(corrected * (1 - corrected) / cases)),
            Figure.AtMost("wrongful sanction-days, automatic over passive", 0.5, fall),
        ];
    }

    // Those begun in the last days could not be answered yet and are left out of the base.
    private static Wrongs WrongsIn(RunInputs inputs, int lag) => Setup.Live(inputs, (_, rows) =>
    {
        return new Wrongs(
            Sum("wrongs_begun_per_1000_year", RedressDays - lag), Sum("wrongs_contested_per_1000_year", RedressDays),
            Sum("wrongs_corrected_unasked_per_1000_year", RedressDays),
            Sum("wrongful_sanction_days_per_1000_year", RedressDays));

        double Sum(string measure, int before) => rows.Where(row =>
            row is { RegionId: 0, GroupId: 0 } && row.Measure == measure && row.Day < before)
            .Sum(row => row.Value) / Calendar.DaysPerYear;
    });

    private static Figure[] ErlangC() =>
    [
        .. Queue(1, 0.8, Customers, 0.8, 4.0),
        .. Queue(5, 4, Customers, 0.5541, 0.5541),
        .. Queue(10, 9, 2 * Customers, 0.6687, 0.6687),
        .. Queue(20, 18, 3 * Customers, 0.5508, 0.2754),
    ];

    // One queue, fed with the draws and the review times of the day.
    private static Figure[] Queue(int reviewers, double arrivals, int customers, double delayed, double wait)
    {
        var queue = new AppealQueue();
        queue.Staff(reviewers, 0);
        var times = new ReviewTimes(reviewers, 0, 1);
        var gaps = new ReviewTimes(reviewers, 0, 1 / arrivals);
        var draws = new Draws((uint)reviewers, Purpose.Appeal);
        var delays = new List<double>();
        var waits = new List<double>();
        double now = 0;
        for (int customer = 0; customer < WarmUp + customers; customer++)
        {
            Words words = draws.At((uint)customer, 0, 0);
            now += gaps.Of(words.W0);
            queue.Add(new FiledAppeal(new Appeal(customer, 0, -1, -1, false, 0, 0), now, times.Of(words.W1), 0), false);
            while (queue.TryTake(now, out _))
            {
            }
            if ((customer + 1) % Batch == 0)
            {
                if (customer >= WarmUp)
                {
                    delays.Add(queue.Delayed / (double)queue.Begun);
                    waits.Add(queue.QueueDays / queue.Begun);
                }
                queue.ForgetFigures();
            }
        }
        string name = $"c = {reviewers}";
        return
        [
            new Figure($"{name}, who waits", delayed, delays.Average(), Tolerance * delayed, ErrorOf(delays)),
            new Figure($"{name}, mean wait", wait, waits.Average(), Tolerance * wait, ErrorOf(waits)),
        ];
    }

    private static double ErrorOf(List<double> batches)
    {
        double mean = batches.Average();
        double spread = batches.Sum(batch => (batch - mean) * (batch - mean)) / (batches.Count - 1);
        return Math.Sqrt(spread / batches.Count);
    }
}
