using Glasshouse.Engine.Kernels;

namespace Glasshouse.Engine.Statistics;

/// <summary>
/// How fast subjects move between classes, from counts of who was where at the start and at the end of a period.
/// </summary>
public static class Mobility
{
    // Squarings of a matrix: powers up to 2^40, by which a modulus is known to better than 1e-9.
    private const int Squarings = 40;

    // A modulus this near to 1 means that classes do not mix at all.
    private const double Stuck = 1 - 1e-9;

    // A modulus this small is rounding.
    private const double Gone = 1e-12;

    /// <summary>
    /// Joins every class in which nobody started with the one below (the lowest with the one above), so that every
    /// class has a row of shares.
    /// </summary>
    /// <param name="counts">Subjects by (class at the start, class at the end), row by row.</param>
    /// <param name="classes">Number of classes.</param>
    /// <returns>A square table of fewer classes or as many.</returns>
    public static long[] Joined(ReadOnlySpan<long> counts, int classes)
    {
        int[] joined = new int[classes];
        int last = -1;
        for (int from = 0; from < classes; from++)
        {
            long started = 0;
            for (int to = 0; to < classes; to++)
            {
                started += counts[(from * classes) + to];
            }
            last += started > 0 ? 1 : 0;
            joined[from] = Math.Max(0, last);
        }
        int fewer = last + 1;
        long[] table = new long[fewer * fewer];
        for (int place = 0; fewer > 0 && place < counts.Length; place++)
        {
            table[(joined[place / classes] * fewer) + joined[place % classes]] += counts[place];
        }
        return table;
    }

    /// <summary>
    /// Shorrocks' index (n - trace) / (n - 1): 0 where everybody stays, 1 where the start says nothing of the end,
    /// n / (n - 1) where all move. Null for fewer than two classes.
    /// </summary>
    /// <param name="counts">Subjects by (start, end), row by row; no row may be empty.</param>
    /// <param name="classes">Number of classes.</param>
    public static double? Shorrocks(ReadOnlySpan<long> counts, int classes)
    {
        if (classes < 2)
        {
            return null;
        }
        double[] shares = Shares(counts, classes);
        double trace = 0;
        for (int own = 0; own < classes; own++)
        {
            trace += shares[(own * classes) + own];
        }
        return (classes - trace) / (classes - 1);
    }

    /// <summary>
    /// Periods in which half of a departure from the long-run shares is gone: ln .5 / ln of the second largest modulus
    /// of an eigenvalue. Null where classes never mix, and for fewer than two; 0 where one period mixes all.
    /// </summary>
    /// <param name="counts">Subjects by (start, end), row by row; no row may be empty.</param>
    /// <param name="classes">Number of classes.</param>
    public static double? HalfLife(ReadOnlySpan<long> counts, int classes)
    {
        if (classes < 2)
        {
            return null;
        }
        double modulus = SecondModulus(Shares(counts, classes), classes);
        return modulus >= Stuck ? null : modulus <= Gone ? 0 : Exact.Log(0.5) / Exact.Log(modulus);
    }

    // Gelfand's formula on the chain without its long-run part: the norm of a high power, by squaring, gives the
    // largest modulus also where eigenvalues are negative or complex.
    private static double SecondModulus(double[] shares, int classes)
    {
        double[] longRun = (double[])shares.Clone();
        for (int squaring = 0; squaring < Squarings; squaring++)
        {
            longRun = Product(longRun, longRun, classes);
            Normalise(longRun, classes);
        }
        double[] rest = new double[shares.Length];
        for (int place = 0; place < rest.Length; place++)
        {
            rest[place] = shares[place] - longRun[place % classes];
        }
        double log = 0;
        double weight = 1;
        for (int squaring = 0; squaring < Squarings; squaring++)
        {
            double norm = Norm(rest);
            if (norm == 0)
            {
                return 0;
            }
            for (int place = 0; place < rest.Length; place++)
            {
                rest[place] /= norm;
            }
            log += weight * Exact.Log(norm);
            rest = Product(rest, rest, classes);
            weight /= 2;
        }
        return Exact.Exp(log);
    }

    private static double[] Shares(ReadOnlySpan<long> counts, int classes)
    {
        double[] shares = new double[classes * classes];
        for (int from = 0; from < classes; from++)
        {
            ReadOnlySpan<long> row = counts.Slice(from * classes, classes);
            long started = 0;
            foreach (long count in row)
            {
                started += count;
            }
            for (int to = 0; to < classes; to++)
            {
                shares[(from * classes) + to] = row[to] / (double)started;
            }
        }
        return shares;
    }

    private static double[] Product(double[] one, double[] other, int classes)
    {
        double[] product = new double[one.Length];
        for (int row = 0; row < classes; row++)
        {
            for (int column = 0; column < classes; column++)
            {
                double sum = 0;
                for (int k = 0; k < classes; k++)
                {
                    sum += one[(row * classes) + k] * other[(k * classes) + column];
                }
                product[(row * classes) + column] = sum;
            }
        }
        return product;
    }

    // Rounding would double with every squaring.
    private static void Normalise(double[] shares, int classes)
    {
        for (int from = 0; from < classes; from++)
        {
            double sum = 0;
            for (int to = 0; to < classes; to++)
            {
                sum += shares[(from * classes) + to];
            }
            for (int to = 0; to < classes; to++)
            {
                shares[(from * classes) + to] /= sum;
            }
        }
    }

    private static double Norm(double[] matrix)
    {
        double largest = 0;
        foreach (double value in matrix)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }
        return largest;
    }
}
