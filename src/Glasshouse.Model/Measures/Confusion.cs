namespace Glasshouse.Model.Measures;

/// <summary>
/// Who is sanctioned against who deserves it. Figures whose base is empty are null.
/// </summary>
/// <param name="Rightly">Sanctioned and deserving.</param>
/// <param name="Wrongly">Sanctioned and not deserving.</param>
/// <param name="Missed">Deserving and not sanctioned.</param>
/// <param name="Spared">Neither.</param>
public readonly record struct Confusion(long Rightly, long Wrongly, long Missed, long Spared)
{
    public long Deserving => Rightly + Missed;

    public long Sanctioned => Rightly + Wrongly;

    public long Persons => Rightly + Wrongly + Missed + Spared;

    /// <summary>Share of all who deserve a sanction.</summary>
    public double? DeservingShare => Ratio(Deserving, Persons);

    public double? SanctionedShare => Ratio(Sanctioned, Persons);

    /// <summary>Of those who do not deserve it, the share sanctioned.</summary>
    public double? FalsePositiveRate => Ratio(Wrongly, Wrongly + Spared);

    /// <summary>Of those who deserve it, the share not sanctioned; its complement is the recall.</summary>
    public double? FalseNegativeRate => Ratio(Missed, Deserving);

    /// <summary>Of the sanctioned, the share who deserve it: the precision.</summary>
    public double? PositivePredictiveValue => Ratio(Rightly, Sanctioned);

    /// <summary>The table of two sets of persons together.</summary>
    public static Confusion operator +(Confusion one, Confusion other) => new(
        one.Rightly + other.Rightly, one.Wrongly + other.Wrongly, one.Missed + other.Missed,
        one.Spared + other.Spared);

    private static double? Ratio(long part, long whole) => whole == 0 ? null : part / (double)whole;
}

/// <summary>How alike groups fare, from their tables. Figures that some group lacks are null.</summary>
public static class Fairness
{
    /// <summary>Highest false positive rate of a group as a multiple of the lowest.</summary>
    public static double? FalsePositiveRatio(ReadOnlySpan<Confusion> groups) =>
        Spread(groups, table => table.FalsePositiveRate) is ( > 0, { } high) spread ? high / spread.Low : null;

    /// <summary>
    /// Lowest share not sanctioned as a part of the highest. Below .8 the four-fifths rule of American labour law sees
    /// adverse impact.
    /// </summary>
    public static double? SelectionRatio(ReadOnlySpan<Confusion> groups) =>
        Spread(groups, table => 1 - table.SanctionedShare) is ({ } low, > 0) spread ? low / spread.High : null;

    /// <summary>The larger of the gaps between groups in false positives and in misses (equalised odds).</summary>
    public static double? EqualisedOddsGap(ReadOnlySpan<Confusion> groups)
    {
        (double? low, double? high) = Spread(groups, table => table.FalsePositiveRate);
        (double? few, double? many) = Spread(groups, table => table.FalseNegativeRate);
        return high - low is { } wrong && many - few is { } missed ? Math.Max(wrong, missed) : null;
    }

    private static (double? Low, double? High) Spread(ReadOnlySpan<Confusion> groups, Func<Confusion, double?> figure)
    {
        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        foreach (Confusion table in groups)
        {
            if (table.Persons == 0)
            {
                continue;
            }
            if (figure(table) is not { } value)
            {
                return (null, null);
            }
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }
        return double.IsFinite(low) ? (low, high) : (null, null);
    }
}
