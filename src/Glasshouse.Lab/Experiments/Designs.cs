using Glasshouse.Engine.Randomness;

namespace Glasshouse.Lab.Experiments;

/// <summary>
/// Lays out points of the unit cube. Every draw is addressed by the seed of the design, so the same file gives the
/// same points whenever it is read.
/// </summary>
public static class Designs
{
    /// <summary>Points in which each coordinate meets each of n equal slices once.</summary>
    /// <param name="seed">Seed of the design.</param>
    /// <param name="points">Number of points, at least 1.</param>
    /// <param name="factors">Number of coordinates.</param>
    /// <returns>Points by coordinates, each strictly between 0 and 1.</returns>
    public static double[][] LatinHypercube(uint seed, int points, int factors)
    {
        var draws = new Draws(seed, Purpose.Design);
        KeyedPermutation[] orders =
            [.. Enumerable.Range(0, factors).Select(factor =>
                new KeyedPermutation(seed, Purpose.Design, (uint)factor, points))];
        return
        [
            .. Enumerable.Range(0, points).Select(point => orders.Select((order, factor) =>
                (order.Forward(point) + Uniform.Open(draws.At((uint)point, 1, (uint)factor).W0)) / points).ToArray()),
        ];
    }

    /// <summary>
    /// Saltelli's layout: rows of matrix A, of matrix B, and of A with one column from B, for each column. Row j of
    /// the three kinds belongs together.
    /// </summary>
    /// <returns>rows * (factors + 2) points: for each row A, B, then A with column 0, 1, … of B.</returns>
    public static double[][] Saltelli(uint seed, int rows, int factors)
    {
        double[][] both = LowDiscrepancy(seed, rows, 2 * factors);
        var points = new List<double[]>();
        foreach (double[] row in both)
        {
            double[] a = row[..factors];
            double[] b = row[factors..];
            points.Add(a);
            points.Add(b);
            for (int factor = 0; factor < factors; factor++)
            {
                double[] mixed = [.. a];
                mixed[factor] = b[factor];
                points.Add(mixed);
            }
        }
        return [.. points];
    }

    /// <summary>
    /// Morris's trajectories: from a drawn point of a grid each coordinate moves once, in a drawn order, by
    /// levels / (2 (levels - 1)) (Morris 1991).
    /// </summary>
    /// <returns>trajectories * (factors + 1) points; neighbours within a trajectory differ in one coordinate.</returns>
    public static double[][] Morris(uint seed, int trajectories, int levels, int factors)
    {
        var draws = new Draws(seed, Purpose.Design);
        double step = MorrisStep(levels);
        var points = new List<double[]>();
        for (int trajectory = 0; trajectory < trajectories; trajectory++)
        {
            double[] at = new double[factors];
            bool[] goesUp = new bool[factors];
            for (int factor = 0; factor < factors; factor++)
            {
                Words words = draws.At((uint)trajectory, 2, (uint)factor);
                goesUp[factor] = words.W1 % 2 == 0;
                double lower = Uniform.Below(words.W0, levels / 2) / (double)(levels - 1);
                at[factor] = goesUp[factor] ? lower : lower + step;
            }
            points.Add([.. at]);
            var order = new KeyedPermutation(seed, Purpose.Design, (uint)(1 << 20) + (uint)trajectory, factors);
            for (int move = 0; move < factors; move++)
            {
                int factor = order.Forward(move);
                at[factor] += goesUp[factor] ? step : -step;
                points.Add([.. at]);
            }
        }
        return [.. points];
    }

    public static double MorrisStep(int levels) => levels / (2.0 * (levels - 1));

    // An additive recurrence on the powers of the root of x^(d+1) = x + 1 (Roberts 2018), shifted by a draw
    // (Cranley and Patterson 1976): even in every coordinate and, unlike plain draws, in pairs of them.
    private static double[][] LowDiscrepancy(uint seed, int points, int coordinates)
    {
        double root = 2;
        for (int turn = 0; turn < 60; turn++)
        {
            root = Math.Pow(1 + root, 1.0 / (coordinates + 1));
        }
        var draws = new Draws(seed, Purpose.Design);
        double[] steps = new double[coordinates];
        double[] shifts = new double[coordinates];
        for (int k = 0; k < coordinates; k++)
        {
            steps[k] = Math.Pow(1 / root, k + 1);
            shifts[k] = Uniform.Open(draws.At((uint)k, 3, 0).W0);
        }
        return
        [
            .. Enumerable.Range(1, points).Select(point => steps.Select((step, k) =>
            {
                double place = shifts[k] + (point * step);
                return place - Math.Floor(place);
            }).ToArray()),
        ];
    }
}
