namespace Glasshouse.Model.Nations;

/// <summary>
/// Whole numbers out of shares. What rounding gives too much or too little in one area is carried into the next, so
/// that sums over areas stay within about one unit of what the statistics say, whatever the number of areas.
/// </summary>
public static class Apportionment
{
    /// <summary>Largest remainder (Hamilton): whole numbers in proportion to weights that add up to a total.</summary>
    public static int[] LargestRemainder(ReadOnlySpan<double> weights, int total)
    {
        double sum = 0;
        foreach (double weight in weights)
        {
            sum += weight;
        }
        int[] counts = new int[weights.Length];
        double[] missing = new double[weights.Length];
        int[] places = new int[weights.Length];
        int left = total;
        for (int k = 0; k < counts.Length; k++)
        {
            double due = sum > 0 ? weights[k] * total / sum : (double)total / counts.Length;
            counts[k] = (int)Math.Floor(due);
            missing[k] = counts[k] - due;
            places[k] = k;
            left -= counts[k];
        }
        // Sorting is not stable: equal remainders go by place.
        Array.Sort(places, (a, b) => missing[a] != missing[b] ? missing[a].CompareTo(missing[b]) : a.CompareTo(b));
        for (int k = 0; k < left; k++)
        {
            counts[places[k]]++;
        }
        return counts;
    }

    /// <summary>As <see cref="LargestRemainder"/>, with at least so many each; the total must allow it.</summary>
    public static int[] AtLeast(int least, ReadOnlySpan<double> weights, int total)
    {
        int[] counts = LargestRemainder(weights, total);
        int missing = 0;
        for (int k = 0; k < counts.Length; k++)
        {
            missing += Math.Max(0, least - counts[k]);
            counts[k] = Math.Max(least, counts[k]);
        }
        while (missing > 0)
        {
            int largest = Largest(counts);
            if (counts[largest] <= least)
            {
                throw new InvalidOperationException($"{total} units cannot give {least} to each of {counts.Length}.");
            }
            counts[largest]--;
            missing--;
        }
        return counts;
    }

    /// <summary>
    /// Gives out a total by what is due to each: the whole parts first, then one each by the largest remainders.
    /// </summary>
    /// <param name="due">What is due, carried over included; what was given is taken off.</param>
    /// <param name="total">How many are given out.</param>
    /// <param name="counts">What each gets.</param>
    public static void Share(Span<double> due, int total, Span<int> counts)
    {
        int left = total;
        for (int k = 0; k < due.Length; k++)
        {
            counts[k] = (int)Math.Floor(Math.Max(0, due[k]));
            due[k] -= counts[k];
            left -= counts[k];
        }
        for (; left > 0; left--)
        {
            int most = Largest(due);
            counts[most]++;
            due[most]--;
        }
        for (; left < 0; left++)
        {
            int least = LeastGiven(due, counts);
            counts[least]--;
            due[least]++;
        }
    }

    /// <summary>One number by what is due, from 0 to a limit; the rest is carried.</summary>
    public static int Round(ref double due, int limit)
    {
        int count = (int)Math.Min(limit, Math.Max(0, Math.Floor(due + 0.5)));
        due -= count;
        return count;
    }

    /// <summary>First of the largest.</summary>
    public static int Largest(ReadOnlySpan<int> values)
    {
        int largest = 0;
        for (int k = 1; k < values.Length; k++)
        {
            largest = values[k] > values[largest] ? k : largest;
        }
        return largest;
    }

    private static int Largest(ReadOnlySpan<double> values)
    {
        int largest = 0;
        for (int k = 1; k < values.Length; k++)
        {
            largest = values[k] > values[largest] ? k : largest;
        }
        return largest;
    }

    private static int LeastGiven(ReadOnlySpan<double> due, ReadOnlySpan<int> counts)
    {
        int least = -1;
        for (int k = 0; k < due.Length; k++)
        {
            least = counts[k] > 0 && (least < 0 || due[k] < due[least]) ? k : least;
        }
        return least;
    }
}
