using Glasshouse.Engine.Kernels;

namespace Glasshouse.Engine.Statistics;

/// <summary>The standard normal distribution, from <see cref="Exact"/> alone.</summary>
public static class NormalCurve
{
    private const double HalfLogTwoPi = 0.91893853320467274178;

    /// <summary>Beyond it nothing is left that a double could hold beside 1.</summary>
    private const double Reach = 8;

    /// <summary>Share below z: 1/2 + phi(z) (z + z^3/3 + z^5/15 + ...), Marsaglia 2004.</summary>
    public static double Below(double z)
    {
        if (!(Math.Abs(z) < Reach))
        {
            return double.IsNaN(z) ? z : z > 0 ? 1 : 0;
        }
        double term = z;
        double sum = z;
        double before = 0;
        for (int odd = 3; sum != before; odd += 2)
        {
            before = sum;
            term *= z * z / odd;
            sum += term;
        }
        return 0.5 + (sum * Exact.Exp((-z * z / 2) - HalfLogTwoPi));
    }
}
