using CsCheck;
using Glasshouse.Lab.Experiments;
using Xunit;

namespace Glasshouse.Tests.Experiments;

public sealed class SensitivityTests
{
    [Fact]
    public void Morris_finds_the_slopes_of_a_linear_function_and_no_deviation() =>
        Gen.Select(Gen.UInt, Gen.Double[-5, 5].Array[1, 6]).Sample((seed, slopes) =>
        {
            double[][] points = Designs.Morris(seed, 5, 4, slopes.Length);
            double[] values = [.. points.Select(point => point.Zip(slopes, (x, slope) => x * slope).Sum())];
            string[] names = [.. slopes.Select((_, factor) => $"x{factor}")];
            foreach (ElementaryEffect effect in Sensitivity.Morris(names, points, values))
            {
                double slope = slopes[int.Parse(effect.Factor[1..], null)];
                Assert.Equal(slope, effect.Mean, 1e-9);
                Assert.Equal(Math.Abs(slope), effect.MeanAbsolute, 1e-9);
                Assert.Equal(0, effect.Deviation, 1e-9);
            }
        });

    [Fact]
    public void Morris_ranks_by_the_size_of_effects_whatever_their_sign()
    {
        double[][] points = Designs.Morris(7, 10, 4, 3);
        double[] values = [.. points.Select(point => point[0] - (3 * point[1]) + (2 * point[2]))];
        Assert.Equal(["b", "c", "a"], Sensitivity.Morris(["a", "b", "c"], points, values).Select(one => one.Factor));
    }

    [Fact]
    public void Shares_of_an_additive_function_are_those_of_its_terms()
    {
        // Variance of c x with x uniform is c² / 12: 1, 4 and 9 of 14.
        double[][] points = Designs.Saltelli(3, 2048, 3);
        double[] values = [.. points.Select(point => point[0] + (2 * point[1]) + (3 * point[2]))];
        SobolIndex[] indices = Sensitivity.Sobol(["a", "b", "c"], values, 3);
        Assert.Equal(["c", "b", "a"], indices.Select(index => index.Factor));
        foreach ((SobolIndex index, double share) in indices.Zip([9 / 14.0, 4 / 14.0, 1 / 14.0]))
        {
            Assert.Equal(share, index.First, 0.02);
            Assert.Equal(share, index.Total, 0.02);
            Assert.InRange(index.Total, index.TotalLow, index.TotalHigh);
            Assert.InRange(index.First, index.FirstLow, index.FirstHigh);
        }
    }

    [Fact]
    public void A_measure_that_never_changes_owes_nothing_to_anybody()
    {
        double[] values = [.. Designs.Saltelli(3, 16, 2).Select(_ => 5.0)];
        Assert.All(Sensitivity.Sobol(["a", "b"], values, 3), index => Assert.Equal((0, 0), (index.First, index.Total)));
    }

    [Fact]
    public void An_interval_of_one_value_is_not_a_number_and_of_five_is_Students()
    {
        Assert.True(double.IsNaN(Intervals.Of([3]).HalfWidth));
        // Mean 3, standard deviation √2.5, t(4) = 2.776.
        MeanInterval interval = Intervals.Of([1, 2, 3, 4, 5]);
        Assert.Equal(3, interval.Mean);
        Assert.Equal(2.776 * Math.Sqrt(2.5 / 5), interval.HalfWidth, 0.001);
    }

    [Fact]
    public void A_quantile_lies_between_its_neighbours_in_proportion()
    {
        Assert.Equal(1.5, Intervals.Quantile([1, 2], 0.5));
        Assert.Equal(4, Intervals.Quantile([1, 2, 3, 4], 1));
        Assert.True(double.IsNaN(Intervals.Quantile([], 0.5)));
    }
}
