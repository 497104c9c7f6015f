using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace Glasshouse.Lab.Experiments;

/// <summary>A mean and the interval that holds the true one in 95 of 100 such experiments.</summary>
/// <param name="Count">How many values it rests on.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="HalfWidth">Half the width of the interval; not a number below two values.</param>
public readonly record struct MeanInterval(int Count, double Mean, double HalfWidth)
{
    public double Low => Mean - HalfWidth;

    public double High => Mean + HalfWidth;
}

/// <summary>Intervals of means and quantiles.</summary>
public static class Intervals
{
    /// <summary>Student's interval (Gosset 1908) of the mean; of paired differences where those are given.</summary>
    public static MeanInterval Of(IReadOnlyList<double> values)
    {
        int count = values.Count;
        double mean = count == 0 ? double.NaN : values.Average();
        if (count < 2)
        {
            return new MeanInterval(count, mean, double.NaN);
        }
        double error = values.StandardDeviation() / Math.Sqrt(count);
        return new MeanInterval(count, mean, StudentT.InvCDF(0, 1, count - 1, 0.975) * error);
    }

    /// <summary>The value below which a share of them lies, between neighbours in proportion.</summary>
    public static double Quantile(IReadOnlyList<double> sorted, double share)
    {
        if (sorted.Count == 0)
        {
            return double.NaN;
        }
        double place = share * (sorted.Count - 1);
        int below = (int)place;
        int above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
