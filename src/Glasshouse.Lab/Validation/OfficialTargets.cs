using Glasshouse.Engine.Randomness;
using Glasshouse.Lab.Validation.Arenas;
using Glasshouse.Model.Acts;

namespace Glasshouse.Lab.Validation;

/// <summary>Rules of officials' choices: effort, reports, ranking, bribes, taking.</summary>
public static class OfficialTargets
{
    private const string Olken = "Olken 2007: 8 points fewer missing (seen), from 27.7% (from memory)";

    private static OfficialsParameters Parameters => Setup.Inputs("none", 1000, 1).Parameters.Officials;

    public static IEnumerable<Target> All =>
    [
        new Target(
            "T-5.1", TargetKind.Exact,
            "The stake that is best by search over the day's response of effort is the closed form's; none is best "
            + "where the tasks are close substitutes.",
            "Holmstrom and Milgrom 1991; LEN model (closed form, from memory)", Effort),
        new Target(
            "T-5.2", TargetKind.Exact,
            "Padding that is best by search is (beta - pa F) / k, and grows linearly in the stake.",
            "Goodhart's law as a choice (closed form)", Padding),
        new Target(
            "T-5.3", TargetKind.Published,
            "In a tournament of two, a little more effort raises the chance to win by g(0), by Monte Carlo.",
            "Lazear and Rosen 1981 (from memory)", Ranking),
        new Target(
            "T-5.5", TargetKind.Exact,
            "The bribe at which the choice of the day turns is pd (w - w0) / (1 - pd).",
            "Becker and Stigler 1974 (from memory)", Threshold),
        new Target(
            "T-5.6", TargetKind.Exact,
            "Buyer and seller of a score split what both gain, and agree only where there is something to split.",
            "Nash 1950, applied", Sale),
        new Target(
            "T-5.7", TargetKind.Stylised,
            "Corruption falls from above .8 to below .2 within a tenth of a run once friends are seen to go to jail, "
            + "in at least half of seeds, and never where nobody sees them (thresholds assumed).",
            "Hammond 2000 (described, seen)", Tipping),
        new Target(
            "T-5.8", TargetKind.Published,
            "Missing from public works, mean over the offices of a lived world, at audits of 4% and of all.", Olken,
            Audits) { TunedOn = true },
    ];

    // Total worth less costs of effort and risk, at the response that the day uses.
    private static double Surplus(
        double stake, double worth, double other, in EffortCosts costs, double aversion, double variance)
    {
        (double a, double b) = Multitask.Response(stake, costs);
        double effort = (costs.Measured * a * a / 2) + (costs.Cross * a * b) + (costs.Unmeasured * b * b / 2);
        return (worth * a) + (other * b) - effort - (aversion * variance * stake * stake / 2);
    }

    private static double BestOf(Func<double, double> worth, double low, double high)
    {
        // A grid, made finer around its best point.
        for (int pass = 0; pass < 12; pass++)
        {
            const int Steps = 40;
            double step = (high - low) / Steps;
            double best = low;
            for (int k = 0; k <= Steps; k++)
            {
                double at = low + (k * step);
                best = worth(at) > worth(best) ? at : best;
            }
            (low, high) = (best - step, best + step);
        }
        return (low + high) / 2;
    }

    private static Figure[] Effort()
    {
        OfficialsParameters parameters = Parameters;
        var day = new EffortCosts(
            parameters.EffortCostMeasured, parameters.EffortCostCross, parameters.EffortCostUnmeasured);
        var single = new EffortCosts(2, 0, 1);
        const double Aversion = 2;
        const double Variance = 0.25;
        double searched = BestOf(stake => Surplus(stake, 1, 0.5, day, Aversion, Variance), -2, 2);
        double alone = BestOf(stake => Surplus(stake, 1, 0, single, Aversion, Variance), -2, 2);
        double close = BestOf(stake => Surplus(stake, 1, 1.5, day, Aversion, Variance), -2, 2);
        return
        [
            new Figure(
                "two tasks", (1 - (0.5 * day.Cross / day.Unmeasured))
                / (1 + (Aversion * Variance * (day.Measured - (day.Cross * day.Cross / day.Unmeasured)))), searched,
                1e-6),
            new Figure("the model's closed form", Multitask.BestStake(1, 0.5, day, Aversion, Variance), searched, 1e-6),
            new Figure("one task: 1 / (1 + r c s^2)", 1 / (1 + (Aversion * 2 * Variance)), alone, 1e-6),
            new Figure("one task: effort, beta / c", alone / 2, Multitask.Response(alone, single).Measured, 1e-6),
            Figure.AtMost("best stake, close substitutes", 0, close),
        ];
    }

    private static Figure[] Padding()
    {
        var figures = new List<Figure>();
        foreach ((double stake, double audited, double fine) in
            (ReadOnlySpan<(double, double, double)>)[(0.5, 0.04, 4), (1, 0.04, 4), (0.5, 0.5, 4)])
        {
            var stakes = new ReportStakes(stake, audited, fine, 1.5, 0, 0);
            double searched = Math.Max(0, BestOf(added => added < 0 ? -1 : Reporting.Worth(stakes, added), 0, 2));
            figures.Add(new Figure(
                $"beta {stake}, pa {audited}", Math.Max(0, (stake - (audited * fine)) / 1.5), searched, 1e-6));
            figures.Add(new Figure(
                $"beta {stake}, pa {audited}, as reported", searched, Reporting.Reported(stakes, 0.7) - 0.7, 1e-6));
        }
        double Gap(double stake) => Reporting.Padding(new ReportStakes(stake, 0.04, 4, 1.5, 0, 0));
        figures.Add(new Figure("second difference of the gap in beta", 0, Gap(3) - (2 * Gap(2)) + Gap(1), 1e-12));
        return [.. figures];
    }

    private static Figure[] Ranking()
    {
        double spread = Parameters.ResultSpread;
        var draws = new Draws(1, Purpose.Office);
        const int Pairs = 4_000_000;
        double step = spread / 4;
        int more = 0;
        int less = 0;
        for (int pair = 0; pair < Pairs; pair++)
        {
            Words words = draws.At((uint)pair, 0, 0);
            double gap = Tournament.Result(Uniform.Normal(words.W0), spread)
                - Tournament.Result(Uniform.Normal(words.W1), spread);
            more += gap + step > 0 ? 1 : 0;
            less += gap - step > 0 ? 1 : 0;
        }
        double slope = (more - less) / (2 * step * Pairs);
        double error = Math.Sqrt((more - less) / (double)Pairs / Pairs) / (2 * step);
        double density = Tournament.DensityAtTie(spread);
        const double Cost = 8;
        return
        [
            new Figure("g(0)", 1 / (2 * spread * Math.Sqrt(Math.PI)), slope, 0.02 * density, error),
            new Figure(
                "effort from a prize of .1", 0.1 * slope / Cost,
                Multitask.Response(Tournament.StakeOf(0.1, spread), new EffortCosts(Cost, 0, 1)).Measured,
                0.02 * 0.1 * slope / Cost, error),
        ];
    }

    private static Figure[] Threshold()
    {
        double Turns(double risk, double rent)
        {
            (double low, double high) = (0, 1000);
            for (int step = 0; step < 60; step++)
            {
                double middle = (low + high) / 2;
                (low, high) = Corruption.Gain(middle, risk, rent, 0) > 0 ? (low, middle) : (middle, high);
            }
            return high;
        }

        return
        [
            new Figure("pd .04, w - w0 = 6", 0.04 * 6 / 0.96, Turns(0.04, 6), 1e-9),
            new Figure("pd .3, w - w0 = 6", 0.3 * 6 / 0.7, Turns(0.3, 6), 1e-9),
            new Figure("pd .04, w - w0 = 60", 0.04 * 60 / 0.96, Turns(0.04, 60), 1e-9),
        ];
    }

    // The price at which both gain as much, found without the formula.
    private static Figure[] Sale()
    {
        double cost = Corruption.SaleCost(0.2, 8, 0.5);
        double split = BestOf(price => (5 - price) * (price - cost), cost, 5);
        return
        [
            new Figure("cost of selling, pd (w - w0 + F) and scruple", (0.2 * 8) + 0.5, cost, 1e-12),
            new Figure("price, dV = 5", split, Corruption.Price(5, cost) ?? double.NaN, 1e-6),
            new Figure("no deal below cost", 0, Corruption.Price(cost - 0.001, cost) is null ? 0 : 1, 0),
            new Figure("a deal above cost", 1, Corruption.Price(cost + 0.001, cost) is null ? 0 : 1, 0),
        ];
    }

    private static Figure[] Tipping()
    {
        const int Seeds = 20;
        const int Rounds = 200;
        double weight = Parameters.JailedWeight;
        double Falling(double seen) => Enumerable.Range(1, Seeds).Count(seed =>
            CorruptionArena.FallIn(CorruptionArena.Shares(Rounds, seen, (uint)seed)) <= Rounds / 10) / (double)Seeds;
        double started = Enumerable.Range(1, Seeds)
            .Average(seed => CorruptionArena.Shares(1, weight, (uint)seed)[0]);
        return
        [
            Figure.AtLeast("share of seeds with an abrupt fall", 0.5, Falling(weight)),
            new Figure("the same, friends unseen", 0, Falling(0), 0),
            Figure.AtLeast("corrupt in the first round", 0.8, started),
        ];
    }

    private static Figure[] Audits()
    {
        double Missing(double audited) => Setup.Live(
            Setup.Inputs("none", 20_000, 60, 1, $"observations.audit_share={audited}"),
            (world, _) => world.Nation.Offices.Select((_, row) => (double)world.Officialdom.Years[row].Missing)
                .Average());

        return
        [
            new Figure("4% audited", 0.277, Missing(0.04), 0.01),
            new Figure("all audited", 0.192, Missing(1), 0.015),
        ];
    }
}
