namespace Glasshouse.Engine.Statistics;

/// <summary>How well scores tell two outcomes apart.</summary>
public static class RocArea
{
    /// <summary>
    /// Area under the ROC curve: the probability that one of the better outcome has the higher score, ties counted
    /// as a half (Mann and Whitney 1947).
    /// </summary>
    /// <param name="worse">Cases of the worse outcome at each score, lowest score first.</param>
    /// <param name="better">Cases of the better outcome at each score.</param>
    /// <returns>The area, or null where one of the outcomes did not come.</returns>
    public static double? Of(ReadOnlySpan<long> worse, ReadOnlySpan<long> better)
    {
        double won = 0;
        long below = 0;
        long all = 0;
        for (int level = 0; level < worse.Length; level++)
        {
            won += better[level] * (below + (worse[level] / 2.0));
            below += worse[level];
            all += better[level];
        }
        return below > 0 && all > 0 ? won / below / all : null;
    }
}
