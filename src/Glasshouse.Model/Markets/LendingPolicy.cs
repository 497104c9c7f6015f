namespace Glasshouse.Model.Markets;

/// <summary>
/// Borrowers by score and group, as a lender sees them before it decides: a month's applicants, a published score
/// curve, or the states of a lending chain. Scores are levels, lowest first.
/// </summary>
/// <param name="Density">Share of each group at each level; they add up to 1, or to 0 where a group is empty.</param>
/// <param name="Repayment">Probability of repayment at each level, per group.</param>
/// <param name="Shares">Share of each group among all.</param>
public sealed record LendingPool(double[][] Density, double[][] Repayment, double[] Shares)
{
    public int Groups => Density.Length;

    public int Levels => Density[0].Length;
}

/// <summary>From where a group is approved.</summary>
/// <param name="Level">Above it everybody is, below it nobody; one more than the last level where nobody is.</param>
/// <param name="MarginShare">Share of those at the level itself who are approved.</param>
public readonly record struct CutOff(int Level, double MarginShare)
{
    /// <summary>Share approved of those at a level.</summary>
    public double ShareAt(int level) => level > Level ? 1 : level == Level ? MarginShare : 0;
}

/// <summary>
/// Cut-offs by profit, demographic parity and equal opportunity (Hardt and others 2016, Liu and others 2018). The
/// month's market, score curves and lending chains all use this one function.
/// </summary>
public static class LendingPolicy
{
    /// <summary>Probability of repayment from which a loan pays: p* = l/(l+g) (T-3.2).</summary>
    public static double BreakEven(double gain, double loss) => loss / (loss + gain);

    /// <summary>Cut-offs of all groups under a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="pool">Who asks.</param>
    /// <param name="gain">What a repaid loan brings.</param>
    /// <param name="loss">What a failed one costs.</param>
    public static CutOff[] CutOffs(CutOffRule rule, LendingPool pool, double gain, double loss)
    {
        if (rule == CutOffRule.Profit)
        {
            double least = BreakEven(gain, loss);
            return [.. Enumerable.Range(0, pool.Groups).Select(group => FirstFrom(pool.Repayment[group], least))];
        }
        var ladders = new Ladder[pool.Groups];
        for (int group = 0; group < pool.Groups; group++)
        {
            ladders[group] = new Ladder(
                pool.Density[group], pool.Repayment[group], rule == CutOffRule.EqualOpportunity, gain, loss);
        }
        double best = 0;
        double most = 0;
        foreach (double share in ladders.SelectMany(ladder => ladder.Steps))
        {
            double profit = 0;
            for (int group = 0; group < ladders.Length; group++)
            {
                profit += pool.Shares[group] * ladders[group].ProfitAt(share);
            }
            if (profit > most)
            {
                (best, most) = (share, profit);
            }
        }
        return [.. ladders.Select(ladder => ladder.CutOffAt(best))];
    }

    /// <summary>Share of a group that is approved.</summary>
    public static double ApprovedShare(LendingPool pool, int group, in CutOff cutOff)
    {
        double share = 0;
        for (int level = 0; level < pool.Levels; level++)
        {
            share += pool.Density[group][level] * cutOff.ShareAt(level);
        }
        return share;
    }

    /// <summary>Share approved of those in a group who would repay.</summary>
    public static double TruePositiveShare(LendingPool pool, int group, in CutOff cutOff)
    {
        double approved = 0;
        double all = 0;
        for (int level = 0; level < pool.Levels; level++)
        {
            double repaid = pool.Density[group][level] * pool.Repayment[group][level];
            approved += repaid * cutOff.ShareAt(level);
            all += repaid;
        }
        return all > 0 ? approved / all : 0;
    }

    /// <summary>Cut-off that approves a given share of a group, the best first.</summary>
    public static CutOff ForShare(LendingPool pool, int group, double share) =>
        new Ladder(pool.Density[group], pool.Repayment[group], false, 1, 1).CutOffAt(share);

    private static CutOff FirstFrom(double[] repayment, double least)
    {
        int level = Array.FindIndex(repayment, share => share >= least);
        return level < 0 ? new CutOff(repayment.Length, 0) : new CutOff(level, 1);
    }

    // A group from its best level down: how much of the measure (people, or people who would repay) and of the
    // profit lies at or above each level. Between levels both grow evenly, as if a share of a level were approved.
    private sealed class Ladder
    {
        private readonly double[] _reached;
        private readonly double[] _profit;

        public Ladder(double[] density, double[] repayment, bool isOfRepaying, double gain, double loss)
        {
            int levels = density.Length;
            _reached = new double[levels + 1];
            _profit = new double[levels + 1];
            for (int down = 0; down < levels; down++)
            {
                int level = levels - 1 - down;
                double repaid = density[level] * repayment[level];
                double failed = density[level] - repaid;
                _reached[down + 1] = _reached[down] + (isOfRepaying ? repaid : density[level]);
                _profit[down + 1] = _profit[down] + (repaid * gain) - (failed * loss);
            }
            double all = _reached[levels];
            for (int down = 0; down <= levels && all > 0; down++)
            {
                _reached[down] = down == levels ? 1 : _reached[down] / all;
            }
        }

        /// <summary>Shares at which a level is used up.</summary>
        public IEnumerable<double> Steps => _reached;

        public double ProfitAt(double share)
        {
            (int down, double part) = PlaceOf(share);
            return _profit[down] + (part * (_profit[Math.Min(down + 1, _profit.Length - 1)] - _profit[down]));
        }

        public CutOff CutOffAt(double share)
        {
            (int down, double part) = PlaceOf(share);
            int level = _profit.Length - 2 - down;
            return part > 0 ? new CutOff(level, part) : new CutOff(level + 1, 1);
        }

        // How many levels are used up whole, and which part of the next one.
        private (int Down, double Part) PlaceOf(double share)
        {
            int found = Array.BinarySearch(_reached, share);
            if (found >= 0)
            {
                return (found, 0);
            }
            int next = ~found;
            if (next >= _reached.Length)
            {
                return (_reached.Length - 1, 0);
            }
            int down = next - 1;
            return (down, (share - _reached[down]) / (_reached[next] - _reached[down]));
        }
    }
}
