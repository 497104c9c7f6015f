using Glasshouse.Engine.Kernels;

namespace Glasshouse.Model.Beliefs;

/// <summary>
/// Bounded confidence (Deffuant and others 2000): an opinion moves towards one that is heard if it is not too far
/// away. What is heard is what is voiced, and fear bends that towards what those in power like to hear (Kuran 1995,
/// preference falsification; MODEL.md 7.9). Opinions lie from 0 (against) to 1 (for).
/// </summary>
public static class Opinions
{
    /// <summary>An opinion after another was heard.</summary>
    /// <param name="own">Opinion held.</param>
    /// <param name="heard">Opinion voiced by the other.</param>
    /// <param name="bound">epsilon: farthest that still counts.</param>
    /// <param name="convergence">mu: how far it moves.</param>
    public static double Moved(double own, double heard, double bound, double convergence) =>
        Math.Abs(heard - own) < bound ? own + (convergence * (heard - own)) : own;

    /// <summary>What somebody says who holds an opinion and fears what may follow.</summary>
    /// <param name="held">Opinion held.</param>
    /// <param name="fear">0 (none) to 1 (says what is liked).</param>
    public static double Voiced(double held, double fear) => held + (fear * (1 - held));

    /// <summary>Fear, 0 to 1, of somebody who knows how well words are watched and what follows.</summary>
    /// <param name="watched">How well the most watched expression is watched times what follows it, utility.</param>
    /// <param name="weight">Fear per unit of it.</param>
    public static double Fear(double watched, double weight) => 1 - Exact.Exp(-watched * weight);
}
