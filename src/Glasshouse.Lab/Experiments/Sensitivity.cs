using Glasshouse.Engine.Randomness;
using MathNet.Numerics.Statistics;

namespace Glasshouse.Lab.Experiments;

/// <summary>Elementary effects of one number (Morris 1991; Campolongo, Cariboni and Saltelli 2007).</summary>
/// <param name="Factor">Path of the number.</param>
/// <param name="Mean">Mean effect of crossing the whole range, in the measure's unit.</param>
/// <param name="MeanAbsolute">Mean of its size, mu star: what matters is ranked by it.</param>
/// <param name="Deviation">Standard deviation: large where numbers work together or not in line.</param>
public readonly record struct ElementaryEffect(string Factor, double Mean, double MeanAbsolute, double Deviation);

/// <summary>Shares of a measure's variance (Sobol 1993) that are due to one number.</summary>
/// <param name="Factor">Path of the number.</param>
/// <param name="First">By itself, S1.</param>
/// <param name="FirstLow">Lower bound of its 95% interval, by bootstrap.</param>
/// <param name="FirstHigh">Upper bound.</param>
/// <param name="Total">Together with all others, ST.</param>
/// <param name="TotalLow">Lower bound.</param>
/// <param name="TotalHigh">Upper bound.</param>
public readonly record struct SobolIndex(
    string Factor, double First, double FirstLow, double FirstHigh, double Total, double TotalLow, double TotalHigh);

/// <summary>What the numbers of a design do to one measure.</summary>
public static class Sensitivity
{
    private const int Resamples = 200;

    /// <summary>Effects over all trajectories.</summary>
    /// <param name="factors">Names, in the order of coordinates.</param>
    /// <param name="points">As <see cref="Designs.Morris"/> laid them out.</param>
    /// <param name="values">The measure at each point.</param>
    public static ElementaryEffect[] Morris(IReadOnlyList<string> factors, double[][] points, double[] values)
    {
        var effects = factors.Select(_ => new List<double>()).ToArray();
        for (int point = 1; point < points.Length; point++)
        {
            if (point % (factors.Count + 1) == 0)
            {
                continue;
            }
            int moved = Enumerable.Range(0, factors.Count)
                .MaxBy(factor => Math.Abs(points[point][factor] - points[point - 1][factor]));
            double step = points[point][moved] - points[point - 1][moved];
            effects[moved].Add((values[point] - values[point - 1]) / step);
        }
        return
        [
            .. effects.Select((found, factor) => new ElementaryEffect(
                factors[factor], found.Average(), found.Average(Math.Abs), found.StandardDeviation()))
                .OrderByDescending(effect => effect.MeanAbsolute),
        ];
    }

    /// <summary>
    /// Indices of first order by Saltelli et al. (2010) and in total by Jansen (1999), with percentile intervals over
    /// resampled rows.
    /// </summary>
    /// <param name="factors">Names, in the order of coordinates.</param>
    /// <param name="values">The measure at each point, as <see cref="Designs.Saltelli"/> laid them out.</param>
    /// <param name="seed">Seed of the resampling.</param>
    public static SobolIndex[] Sobol(IReadOnlyList<string> factors, double[] values, uint seed)
    {
        int kinds = factors.Count + 2;
        int rows = values.Length / kinds;
        int[] all = [.. Enumerable.Range(0, rows)];
        var draws = new Draws(seed, Purpose.Design);
        int[][] resampled =
        [
            .. Enumerable.Range(0, Resamples).Select(turn => all
                .Select(row => Uniform.Below(draws.At((uint)row, 4, (uint)turn).W0, rows)).ToArray()),
        ];
        return
        [
            .. factors.Select((name, factor) =>
            {
                (double first, double total) = Indices(values, kinds, factor, all);
                var again = resampled.Select(sample => Indices(values, kinds, factor, sample)).ToList();
                double[] firsts = [.. again.Select(pair => pair.First).Order()];
                double[] totals = [.. again.Select(pair => pair.Total).Order()];
                return new SobolIndex(
                    name, first, Intervals.Quantile(firsts, 0.025), Intervals.Quantile(firsts, 0.975),
                    total, Intervals.Quantile(totals, 0.025), Intervals.Quantile(totals, 0.975));
            }).OrderByDescending(index => index.Total),
        ];
    }

    private static (double First, double Total) Indices(double[] values, int kinds, int factor, int[] rows)
    {
        double sum = 0;
        double squares = 0;
        foreach (int row in rows)
        {
            (double a, double b) = (values[row * kinds], values[(row * kinds) + 1]);
            sum += a + b;
            squares += (a * a) + (b * b);
        }
        double mean = sum / (2 * rows.Length);
        double variance = (squares / (2 * rows.Length)) - (mean * mean);
        double first = 0;
        double total = 0;
        foreach (int row in rows)
        {
            (double a, double b) = (values[row * kinds] - mean, values[(row * kinds) + 1] - mean);
            double mixed = values[(row * kinds) + 2 + factor] - mean;
            first += b * (mixed - a);
            total += (a - mixed) * (a - mixed);
        }
        // A measure that never changes owes nothing to anybody.
        return variance <= 0 ? (0, 0) : (first / rows.Length / variance, total / (2 * rows.Length) / variance);
    }
}
