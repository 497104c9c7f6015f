using System.Collections.Immutable;

namespace Glasshouse.Lab.Experiments;

/// <summary>A number that an experiment varies, checked.</summary>
/// <param name="Path">Path of the parameter, or regime and path.</param>
/// <param name="OfRegime">Whether it is a regime's own number.</param>
/// <param name="Low">Least value, in the number's unit.</param>
/// <param name="High">Greatest value.</param>
/// <param name="Values">Values of a grid; empty in other designs.</param>
/// <param name="IsWhole">Whether only whole numbers make sense.</param>
public sealed record Factor(
    string Path, bool OfRegime, double Low, double High, ImmutableArray<double> Values, bool IsWhole)
{
    /// <summary>The value at a place of 0 to 1 between low and high.</summary>
    public double At(double place)
    {
        double value = Low + (place * (High - Low));
        return IsWhole ? Math.Round(value) : value;
    }
}
