using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;
using Glasshouse.Engine.Statistics;
using Glasshouse.Model.Appeals;
using Glasshouse.Model.Measures;

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

    /// <summary>Points of a distribution, evenly spaced in probability.</summary>
    private const int Points = 200_000;

    public static IEnumerable<Target> All =>
    [
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
    ];

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
