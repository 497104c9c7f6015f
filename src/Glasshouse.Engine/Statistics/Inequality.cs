namespace Glasshouse.Engine.Statistics;

/// <summary>How unequally something is spread.</summary>
public static class Inequality
{
    /// <summary>
    /// Gini coefficient of counted levels, 0 (all alike) to 1: sum (2i-n-1) x_i / (n sum x) over ranks i, with ties
    /// at their mean rank.
    /// </summary>
    /// <param name="levels">Values, ascending, none negative.</param>
    /// <param name="counts">Subjects at each value.</param>
    /// <returns>The coefficient; 0 where the sum is 0.</returns>
    public static double Gini(ReadOnlySpan<double> levels, ReadOnlySpan<long> counts)
    {
        long n = 0;
        double sum = 0;
        double ranked = 0;
        for (int k = 0; k < levels.Length; k++)
        {
            double meanRank = n + ((counts[k] + 1) / 2.0);
            n += counts[k];
            sum += levels[k] * counts[k];
            ranked += levels[k] * counts[k] * 2 * meanRank;
        }
        return sum == 0 ? 0 : (ranked - ((n + 1.0) * sum)) / (n * sum);
    }
}
