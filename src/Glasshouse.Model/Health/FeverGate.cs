using Glasshouse.Engine.Randomness;

namespace Glasshouse.Model.Health;

/// <summary>A thermometer at a door.</summary>
/// <param name="Sensitivity">Feverish people it finds.</param>
/// <param name="FalseShare">Others it stops.</param>
public readonly record struct FeverGate(double Sensitivity, double FalseShare)
{
    /// <summary>Whether it stops somebody.</summary>
    /// <param name="isFeverish">Whether there is a fever.</param>
    /// <param name="word">The draw of this measurement.</param>
    public bool Stops(bool isFeverish, uint word) => Uniform.Open(word) < (isFeverish ? Sensitivity : FalseShare);
}
