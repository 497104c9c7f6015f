namespace Glasshouse.Engine.Statistics;

/// <summary>How well a level tells those to whom something happens from those to whom it does not.</summary>
public static class Discrimination
{
    /// <summary>
    /// Area under the ROC curve: the probability that somebody to whom it happened stands at a higher level than
    /// somebody to whom it did not, ties counting half. One half is a coin, 1 is perfect, 0 is perfect the wrong way.
    /// </summary>
    /// <param name="happened">Subjects at each level, ascending, to whom it happened.</param>
    /// <param name="spared">Subjects at each level to whom it did not.</param>
    /// <returns>The area, or null where one of the two is empty.</returns>
    public static double? Auc(ReadOnlySpan<long> happened, ReadOnlySpan<long> spared)
    {
        double pairs = 0;
        long below = 0;
        long all = 0;
        for (int level = 0; level < happened.Length; level++)
        {
            pairs += happened[level] * (below + (spared[level] / 2.0));
            below += spared[level];
            all += happened[level];
        }
        return all > 0 && below > 0 ? pairs / all / below : null;
    }
}
