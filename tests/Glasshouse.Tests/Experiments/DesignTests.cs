using CsCheck;
using Glasshouse.Lab.Experiments;
using Xunit;

namespace Glasshouse.Tests.Experiments;

public sealed class DesignTests
{
    [Fact]
    public void Each_coordinate_of_a_Latin_hypercube_meets_each_slice_once() =>
        Gen.Select(Gen.UInt, Gen.Int[1, 60], Gen.Int[1, 8]).Sample((seed, points, factors) =>
        {
            double[][] cube = Designs.LatinHypercube(seed, points, factors);
            for (int factor = 0; factor < factors; factor++)
            {
                int[] slices = [.. cube.Select(point => (int)(point[factor] * points)).Order()];
                Assert.Equal(Enumerable.Range(0, points), slices);
            }
        });

    [Fact]
    public void A_Morris_trajectory_moves_each_coordinate_once_by_one_step_within_the_cube() =>
        Gen.Select(Gen.UInt, Gen.Int[1, 6], Gen.Int[1, 5].Select(half => 2 * half), Gen.Int[1, 9]).Sample(
            (seed, trajectories, levels, factors) =>
            {
                double[][] points = Designs.Morris(seed, trajectories, levels, factors);
                Assert.Equal(trajectories * (factors + 1), points.Length);
                Assert.All(points.SelectMany(point => point), place => Assert.InRange(place, -1e-12, 1 + 1e-12));
                for (int trajectory = 0; trajectory < trajectories; trajectory++)
                {
                    int first = trajectory * (factors + 1);
                    List<int> moved = [];
                    for (int point = first + 1; point <= first + factors; point++)
                    {
                        int[] changes = [.. Enumerable.Range(0, factors)
                            .Where(factor => points[point][factor] != points[point - 1][factor])];
                        int only = Assert.Single(changes);
                        double step = Math.Abs(points[point][only] - points[point - 1][only]);
                        Assert.Equal(Designs.MorrisStep(levels), step, 12);
                        moved.Add(only);
                    }
                    Assert.Equal(Enumerable.Range(0, factors), moved.Order());
                }
            });

    [Fact]
    public void A_mixed_row_of_Saltellis_design_is_row_A_with_one_column_from_row_B() =>
        Gen.Select(Gen.UInt, Gen.Int[1, 20], Gen.Int[1, 6]).Sample((seed, rows, factors) =>
        {
            double[][] points = Designs.Saltelli(seed, rows, factors);
            Assert.Equal(rows * (factors + 2), points.Length);
            for (int row = 0; row < rows; row++)
            {
                double[][] kinds = points[(row * (factors + 2))..((row + 1) * (factors + 2))];
                for (int factor = 0; factor < factors; factor++)
                {
                    double[] expected = [.. kinds[0]];
                    expected[factor] = kinds[1][factor];
                    Assert.Equal(expected, kinds[2 + factor]);
                }
            }
        });
}
