namespace Glasshouse.Engine.Kernels;

/// <summary>The gamma distribution of scale 1: its distribution function and its quantiles.</summary>
public static class GammaDistribution
{
    private const double Precision = 1e-15;
    private const int MostTerms = 1000;

    /// <summary>Probability of a value up to x, for a shape above 0.</summary>
    public static double Below(double x, double shape)
    {
        if (x <= 0)
        {
            return 0;
        }
        double front = Exact.Exp((shape * Exact.Log(x)) - x - Exact.LogGamma(shape));
        return x < shape + 1 ? front * Series(x, shape) : 1 - (front * Fraction(x, shape));
    }

    /// <summary>The value not exceeded with probability p in (0, 1). Bisection, then Newton within bounds.</summary>
    public static double Quantile(double p, double shape)
    {
        // Near 0 the distribution function is x^shape / (shape Gamma(shape)), which gives a start and a lower bound.
        double start = Exact.Exp((Exact.Log(p) + Exact.Log(shape) + Exact.LogGamma(shape)) / shape);
        double low = 0;
        double high = Math.Max(start, shape) + 1;
        while (Below(high, shape) < p)
        {
            high *= 2;
        }
        double x = Math.Min(Math.Max(start, double.Epsilon), high);
        for (int step = 0; step < 200; step++)
        {
            double error = Below(x, shape) - p;
            (low, high) = error > 0 ? (low, x) : (x, high);
            double density = Exact.Exp(((shape - 1) * Exact.Log(x)) - x - Exact.LogGamma(shape));
            double next = x - (error / density);
            if (!(next > low && next < high))
            {
                next = 0.5 * (low + high);
            }
            if (Math.Abs(next - x) <= Precision * x)
            {
                return next;
            }
            x = next;
        }
        return x;
    }

    private static double Series(double x, double shape)
    {
        double term = 1 / shape;
        double sum = term;
        for (int n = 1; n < MostTerms && term > sum * Precision; n++)
        {
            term *= x / (shape + n);
            sum += term;
        }
        return sum;
    }

    // Lentz's method for the continued fraction of the upper tail.
    private static double Fraction(double x, double shape)
    {
        const double Tiny = 1e-300;
        double b = x + 1 - shape;
        double c = 1 / Tiny;
        double d = 1 / b;
        double product = d;
        for (int n = 1; n < MostTerms; n++)
        {
            double a = -n * (n - shape);
            b += 2;
            d = 1 / Guard((a * d) + b, Tiny);
            c = Guard(b + (a / c), Tiny);
            double factor = d * c;
            product *= factor;
            if (Math.Abs(factor - 1) < Precision)
            {
                break;
            }
        }
        return product;
    }

    private static double Guard(double value, double tiny) => Math.Abs(value) < tiny ? tiny : value;
}
