using System.Runtime.InteropServices;
using Glasshouse.Engine.Hashing;

namespace Glasshouse.Engine.Statistics;

/// <summary>How often each whole number of days came up: medians and percentiles without keeping every case.</summary>
public sealed class CountedDays
{
    private readonly List<long> _counts = [];

    /// <summary>Cases counted.</summary>
    public long Count { get; private set; }

    public void Add(int days)
    {
        while (_counts.Count <= days)
        {
            _counts.Add(0);
        }
        _counts[days]++;
        Count++;
    }

    /// <summary>The median, of an even number the mean of the two in the middle; null before the first.</summary>
    public double? Median => Count == 0 ? null : (OfRank((Count - 1) / 2) + OfRank(Count / 2)) / 2.0;

    /// <summary>The least number of days that a share of the cases does not exceed; null before the first.</summary>
    /// <param name="share">0 to 1, such as .95.</param>
    public double? Quantile(double share) =>
        Count == 0 ? null : OfRank(Math.Max(0, (long)Math.Ceiling(share * Count) - 1));

    public void HashInto(ref StateHash hash) => hash.Add(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_counts)));

    public void Clear()
    {
        _counts.Clear();
        Count = 0;
    }

    // Days of the case of a rank, ranks from 0 by days.
    private int OfRank(long rank)
    {
        int days = 0;
        for (long below = _counts[0]; below <= rank; below += _counts[days])
        {
            days++;
        }
        return days;
    }
}
