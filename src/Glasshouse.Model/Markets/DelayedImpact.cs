namespace Glasshouse.Model.Markets;

/// <summary>
/// What lending does to the borrowers' own scores (Liu and others 2018): those approved rise when they repay and fall
/// when they do not, the others stay. Exact, by expected values over a pool.
/// </summary>
public static class DelayedImpact
{
    /// <summary>Expected change of one borrower's score.</summary>
    public static double ChangeAt(in ScoreMoves moves, int score, double repayment) =>
        (repayment * (moves.After(score, true) - score)) + ((1 - repayment) * (moves.After(score, false) - score));

    /// <summary>Expected change of a group's mean score over one round of lending.</summary>
    /// <param name="pool">Who asks.</param>
    /// <param name="group">The group.</param>
    /// <param name="cutOff">From where it is approved.</param>
    /// <param name="scores">Score of each level.</param>
    /// <param name="moves">How scores move.</param>
    public static double MeanChange(
        LendingPool pool, int group, in CutOff cutOff, ReadOnlySpan<int> scores, in ScoreMoves moves)
    {
        double change = 0;
        for (int level = 0; level < scores.Length; level++)
        {
            double approved = pool.Density[group][level] * cutOff.ShareAt(level);
            change += approved * ChangeAt(moves, scores[level], pool.Repayment[group][level]);
        }
        return change;
    }

    /// <summary>Shares of a group at each level after one round of lending.</summary>
    /// <param name="density">Shares before.</param>
    /// <param name="repayment">Probability of repayment at each level.</param>
    /// <param name="cutOff">From where the group is approved.</param>
    /// <param name="scores">Score of each level, evenly spaced.</param>
    /// <param name="moves">How scores move; from level to level, without rest.</param>
    public static double[] After(
        double[] density, double[] repayment, in CutOff cutOff, ReadOnlySpan<int> scores, in ScoreMoves moves)
    {
        double[] after = new double[density.Length];
        for (int level = 0; level < density.Length; level++)
        {
            double approved = density[level] * cutOff.ShareAt(level);
            after[level] += density[level] - approved;
            after[LevelOf(scores, moves.After(scores[level], true))] += approved * repayment[level];
            after[LevelOf(scores, moves.After(scores[level], false))] += approved * (1 - repayment[level]);
        }
        return after;
    }

    /// <summary>Level of a score among evenly spaced ones.</summary>
    public static int LevelOf(ReadOnlySpan<int> scores, int score) =>
        scores.Length == 1 ? 0 : (score - scores[0]) / (scores[1] - scores[0]);
}
