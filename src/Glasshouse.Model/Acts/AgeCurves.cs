using Glasshouse.Engine.Kernels;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Acts;

/// <summary>
/// How opportunities depend on a citizen's age. Shapes only; every curve is scaled to a mean of 1 over the nation's
/// adults, so that a rate is that of an average adult. The age-crime curve is that of MODEL.md 7.3 (fitted by hand to
/// a peak at 19); the others are assumed.
/// </summary>
public static class AgeCurves
{
    /// <summary>Ages that a table holds, from 0.</summary>
    public const int Ages = 128;

    /// <summary>A behaviour's curve by age, scaled.</summary>
    /// <param name="behaviour">The behaviour.</param>
    /// <param name="byAge">The nation's citizens by age.</param>
    public static double[] Scaled(Behaviour behaviour, ReadOnlySpan<long> byAge)
    {
        double[] curve = new double[Ages];
        double sum = 0;
        long adults = 0;
        for (int age = 0; age < Ages; age++)
        {
            curve[age] = behaviour.AgeShape.IsEmpty
                ? Named(behaviour.AgeCurve, age)
                : Between(behaviour.AgeShape.AsSpan(), age);
            bool isAdult = age >= OpportunityRates.AdultAge;
            sum += isAdult ? byAge[age] * curve[age] : 0;
            adults += isAdult ? byAge[age] : 0;
        }
        double mean = sum / adults;
        for (int age = 0; age < Ages; age++)
        {
            curve[age] = mean > 0 ? curve[age] / mean : 0;
        }
        return curve;
    }

    // Ages rise from point to point (the reader holds them to it); nothing outside.
    private static double Between(ReadOnlySpan<AgePoint> points, int age)
    {
        for (int k = 0; k < points.Length; k++)
        {
            if (points[k].Age == age)
            {
                return points[k].Weight;
            }
            if (k > 0 && points[k - 1].Age < age && age < points[k].Age)
            {
                double share = (double)(age - points[k - 1].Age) / (points[k].Age - points[k - 1].Age);
                return points[k - 1].Weight + (share * (points[k].Weight - points[k - 1].Weight));
            }
        }
        return 0;
    }

    private static double Named(AgeCurve curve, int age) => curve switch
    {
        AgeCurve.Adult => age >= OpportunityRates.AdultAge ? 1 : 0,
        AgeCurve.Offending => age >= 12 ? (age - 10) / 9.0 * Exact.Exp(1 - ((age - 10) / 9.0)) : 0,
        AgeCurve.MiddleAge => age < OpportunityRates.AdultAge
            ? 0
            : Math.Clamp(Math.Min((age - 12) / 18.0, (95 - age) / 35.0), 0, 1),
        AgeCurve.Voice => age >= 14 ? Exact.Exp(-(age - 14) / 60.0) : 0,
        _ => throw new ArgumentOutOfRangeException(nameof(curve), curve, "No such age curve."),
    };
}
