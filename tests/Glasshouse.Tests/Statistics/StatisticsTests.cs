using Glasshouse.Engine.Statistics;
using Xunit;

namespace Glasshouse.Tests.Statistics;

public sealed class StatisticsTests
{
    /// <summary>T-9.3: equal 0; two people of whom one has all, 1/2; uniform on a fine grid, 1/3.</summary>
    [Fact]
    public void Gini_has_its_known_values()
    {
        Assert.Equal(0, Inequality.Gini([3], [10]), 12);
        Assert.Equal(0.5, Inequality.Gini([0, 1], [1, 1]), 12);
        double[] levels = [.. Enumerable.Range(0, 10_001).Select(k => k / 10_000.0)];
        long[] counts = [.. Enumerable.Repeat(1L, 10_001)];
        Assert.Equal(1 / 3.0, Inequality.Gini(levels, counts), 1e-4);
    }

    [Fact]
    public void Spearman_is_one_for_the_same_order_and_minus_one_for_the_reverse()
    {
        Assert.Equal(1, RankCorrelation.Spearman([5, 0, 0, 7], 2)!.Value, 12);
        Assert.Equal(-1, RankCorrelation.Spearman([0, 5, 7, 0], 2)!.Value, 12);
        Assert.Null(RankCorrelation.Spearman([5, 7], 2));
    }

    [Fact]
    public void Spearman_gives_ties_their_mean_rank() =>
        Assert.Equal(0, RankCorrelation.Spearman([4, 4, 4, 4], 2)!.Value, 12);

    [Fact]
    public void The_area_under_the_curve_is_one_for_a_perfect_order_and_a_half_for_none()
    {
        Assert.Equal(1, RocArea.Of([5, 0], [0, 3])!.Value, 12);
        Assert.Equal(0, RocArea.Of([0, 5], [3, 0])!.Value, 12);
        Assert.Equal(0.5, RocArea.Of([5, 10], [3, 6])!.Value, 12);
        Assert.Null(RocArea.Of([0, 0], [3, 6]));
    }

    [Fact]
    public void Counted_days_give_the_median_and_the_high_tail()
    {
        var days = new CountedDays();
        Assert.Null(days.Median);
        foreach (int day in (ReadOnlySpan<int>)[3, 1, 10, 2])
        {
            days.Add(day);
        }
        Assert.Equal(2.5, days.Median);
        Assert.Equal(10, days.Quantile(0.95));
        Assert.Equal(2, days.Quantile(0.5));
    }

    [Fact]
    public void Classes_that_never_mix_have_no_half_life()
    {
        Assert.Null(Mobility.HalfLife([4, 0, 0, 4], 2));
        Assert.Equal(0, Mobility.Shorrocks([4, 0, 0, 4], 2));
        Assert.Null(Mobility.Shorrocks([4], 1));
    }
}
