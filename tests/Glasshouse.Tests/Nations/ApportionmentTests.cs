using CsCheck;
using Glasshouse.Model.Nations;
using Xunit;

namespace Glasshouse.Tests.Nations;

public sealed class ApportionmentTests
{
    [Fact]
    public void Largest_remainders_give_out_the_total_and_stay_within_one_of_every_share()
    {
        Gen.Select(Gen.Double[0, 100].Array[1, 40], Gen.Int[0, 5000]).Sample((weights, total) =>
        {
            int[] counts = Apportionment.LargestRemainder(weights, total);
            Assert.Equal(total, counts.Sum());
            double sum = weights.Sum();
            for (int k = 0; k < counts.Length && sum > 0; k++)
            {
                Assert.InRange(counts[k] - (weights[k] * total / sum), -1 - 1e-9, 1 + 1e-9);
            }
        });
    }

    [Fact]
    public void The_least_is_given_even_to_those_without_weight()
    {
        Assert.Equal([1, 97, 1, 1], Apportionment.AtLeast(1, [0, 1000, 0.1, 0], 100));
    }

    [Fact]
    public void What_rounding_leaves_is_carried_so_that_sums_over_areas_stay_right()
    {
        Gen.Select(Gen.Double[0.001, 1].Array[2, 12], Gen.Int[1, 60].Array[1, 200]).Sample((weights, totals) =>
        {
            double sum = weights.Sum();
            double[] due = new double[weights.Length];
            int[] counts = new int[weights.Length];
            long[] given = new long[weights.Length];
            foreach (int total in totals)
            {
                for (int k = 0; k < due.Length; k++)
                {
                    due[k] += total * weights[k] / sum;
                }
                Apportionment.Share(due, total, counts);
                Assert.Equal(total, counts.Sum());
                Assert.All(counts, count => Assert.True(count >= 0));
                for (int k = 0; k < given.Length; k++)
                {
                    given[k] += counts[k];
                }
            }
            for (int k = 0; k < given.Length; k++)
            {
                Assert.InRange(given[k] - (totals.Sum() * weights[k] / sum), -2, 2);
            }
        });
    }
}
