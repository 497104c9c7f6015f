using System.Runtime.CompilerServices;

namespace Glasshouse.Engine.Kernels;

/// <summary>
/// Exponential, logarithm and their kin from additions, multiplications and divisions alone, so that they have equal
/// bits on every system. Errors are held to 2 units in the last place for exp and log.
/// </summary>
public static class Exact
{
    private const double Log2E = 1.4426950408889634;
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double LargestPower = 709.782712893384;
    private const double SmallestPower = -745.133219101941;

    /// <summary>e to the power x.</summary>
    public static double Exp(double x)
    {
        if (!(x <= LargestPower))
        {
            return double.IsNaN(x) ? x : double.PositiveInfinity;
        }
        if (x < SmallestPower)
        {
            return 0;
        }
        // x = k ln 2 + r with |r| <= ln 2 / 2; the Taylor series of exp r to its 13th power is exact to 4e-18.
        double k = Math.Floor((x * Log2E) + 0.5);
        double r = x - (k * Ln2High) - (k * Ln2Low);
        double sum = 1.0 / 6227020800;
        sum = (sum * r) + (1.0 / 479001600);
        sum = (sum * r) + (1.0 / 39916800);
        sum = (sum * r) + (1.0 / 3628800);
        sum = (sum * r) + (1.0 / 362880);
        sum = (sum * r) + (1.0 / 40320);
        sum = (sum * r) + (1.0 / 5040);
        sum = (sum * r) + (1.0 / 720);
        sum = (sum * r) + (1.0 / 120);
        sum = (sum * r) + (1.0 / 24);
        sum = (sum * r) + (1.0 / 6);
        sum = (sum * r) + 0.5;
        sum = (sum * r * r) + r + 1;
        // Two steps, so that results near the ends of the range are scaled without overflow.
        int half = (int)k / 2;
        return sum * PowerOfTwo(half) * PowerOfTwo((int)k - half);
    }

    /// <summary>Natural logarithm; negative infinity at 0, not a number below.</summary>
    public static double Log(double x)
    {
        if (!(x > 0) || double.IsPositiveInfinity(x))
        {
            return x == 0 ? double.NegativeInfinity : x > 0 ? x : double.NaN;
        }
        int exponent = 0;
        if (x < 2.2250738585072014e-308)
        {
            x *= 18014398509481984.0;
            exponent = -54;
        }
        long bits = BitConverter.DoubleToInt64Bits(x);
        exponent += (int)((bits >> 52) & 0x7FF) - 1023;
        double m = BitConverter.Int64BitsToDouble((bits & 0x000FFFFFFFFFFFFF) | 0x3FF0000000000000);
        if (m > 1.4142135623730951)
        {
            m *= 0.5;
            exponent++;
        }
        // log m = 2 artanh f, f = (m-1)/(m+1), |f| <= 0.1716.
        double f = (m - 1) / (m + 1);
        double s = f * f;
        double sum = 1.0 / 23;
        sum = (sum * s) + (1.0 / 21);
        sum = (sum * s) + (1.0 / 19);
        sum = (sum * s) + (1.0 / 17);
        sum = (sum * s) + (1.0 / 15);
        sum = (sum * s) + (1.0 / 13);
        sum = (sum * s) + (1.0 / 11);
        sum = (sum * s) + (1.0 / 9);
        sum = (sum * s) + (1.0 / 7);
        sum = (sum * s) + (1.0 / 5);
        sum = (sum * s) + (1.0 / 3);
        double log = (2 * f * s * sum) + (2 * f);
        return (exponent * Ln2High) + ((exponent * Ln2Low) + log);
    }

    /// <summary>x to the power y, x at least 0.</summary>
    public static double Pow(double x, double y) => y == 0 ? 1 : x == 0 ? (y > 0 ? 0 : double.PositiveInfinity)
        : Exp(y * Log(x));

    /// <summary>1 / (1 + exp(-x)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Logistic(double x)
    {
        double e = Exp(-Math.Abs(x));
        return x >= 0 ? 1 / (1 + e) : e / (1 + e);
    }

    /// <summary>Logarithm of the gamma function, x above 0 (Lanczos 1964, g = 7, 9 terms; error below 1e-14).</summary>
    public static double LogGamma(double x)
    {
        if (x < 0.5)
        {
            return LogGamma(x + 1) - Log(x);
        }
        ReadOnlySpan<double> terms =
        [
            676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
            -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
        ];
        double z = x - 1;
        double sum = 0.99999999999980993;
        for (int k = 0; k < terms.Length; k++)
        {
            sum += terms[k] / (z + k + 1);
        }
        double t = z + 7.5;
        return 0.91893853320467274178 + ((z + 0.5) * Log(t)) - t + Log(sum);
    }

    /// <summary>Standard normal quantile, p in (0, 1) (Wichura 1988, AS 241; relative error about 1e-16).</summary>
    public static double NormalQuantile(double p)
    {
        double q = p - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            double r = 0.180625 - (q * q);
            return q * Centre(r);
        }
        double tail = Math.Sqrt(-Log(q < 0 ? p : 1 - p));
        double value = tail <= 5 ? Middle(tail - 1.6) : Far(tail - 5);
        return q < 0 ? -value : value;
    }

    // The three rational approximations of AS 241: numerator and denominator of degree 7, by Horner's rule.
    private static double Centre(double r)
    {
        double top = 2.5090809287301226727e+3;
        top = (top * r) + 3.3430575583588128105e+4;
        top = (top * r) + 6.7265770927008700853e+4;
        top = (top * r) + 4.5921953931549871457e+4;
        top = (top * r) + 1.3731693765509461125e+4;
        top = (top * r) + 1.9715909503065514427e+3;
        top = (top * r) + 1.3314166789178437745e+2;
        top = (top * r) + 3.3871328727963666080e0;
        double bottom = 5.2264952788528545610e+3;
        bottom = (bottom * r) + 2.8729085735721942674e+4;
        bottom = (bottom * r) + 3.9307895800092710610e+4;
        bottom = (bottom * r) + 2.1213794301586595867e+4;
        bottom = (bottom * r) + 5.3941960214247511077e+3;
        bottom = (bottom * r) + 6.8718700749205790830e+2;
        bottom = (bottom * r) + 4.2313330701600911252e+1;
        bottom = (bottom * r) + 1;
        return top / bottom;
    }

    private static double Middle(double r)
    {
        double top = 7.74545014278341407640e-4;
        top = (top * r) + 2.27238449892691845833e-2;
        top = (top * r) + 2.41780725177450611770e-1;
        top = (top * r) + 1.27045825245236838258e0;
        top = (top * r) + 3.64784832476320460504e0;
        top = (top * r) + 5.76949722146069140550e0;
        top = (top * r) + 4.63033784615654529590e0;
        top = (top * r) + 1.42343711074968357734e0;
        double bottom = 1.05075007164441684324e-9;
        bottom = (bottom * r) + 5.47593808499534494600e-4;
        bottom = (bottom * r) + 1.51986665636164571966e-2;
        bottom = (bottom * r) + 1.48103976427480074590e-1;
        bottom = (bottom * r) + 6.89767334985100004550e-1;
        bottom = (bottom * r) + 1.67638483018380384940e0;
        bottom = (bottom * r) + 2.05319162663775882187e0;
        bottom = (bottom * r) + 1;
        return top / bottom;
    }

    private static double Far(double r)
    {
        double top = 2.01033439929228813265e-7;
        top = (top * r) + 2.71155556874348757815e-5;
        top = (top * r) + 1.24266094738807843860e-3;
        top = (top * r) + 2.65321895265761230930e-2;
        top = (top * r) + 2.96560571828504891230e-1;
        top = (top * r) + 1.78482653991729133580e0;
        top = (top * r) + 5.46378491116411436990e0;
        top = (top * r) + 6.65790464350110377720e0;
        double bottom = 2.04426310338993978564e-15;
        bottom = (bottom * r) + 1.42151175831644588870e-7;
        bottom = (bottom * r) + 1.84631831751005468180e-5;
        bottom = (bottom * r) + 7.86869131145613259100e-4;
        bottom = (bottom * r) + 1.48753612908506148525e-2;
        bottom = (bottom * r) + 1.36929880922735805310e-1;
        bottom = (bottom * r) + 5.99832206555887937690e-1;
        bottom = (bottom * r) + 1;
        return top / bottom;
    }

    private static double PowerOfTwo(int k) => BitConverter.Int64BitsToDouble((long)(k + 1023) << 52);
}
