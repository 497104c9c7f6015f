using Glasshouse.Engine.Kernels;

namespace Glasshouse.Model.Observations;

/// <summary>
/// A citizen's true propensity to break rules on a normal scale: the normal quantile of the share of people who are
/// less frail. A table over the leading bits of the frailty, within 1/128 of it, because monthly turns ask for many.
/// </summary>
public sealed class Propensity
{
    private const int DroppedBits = 16;

    private readonly float[] _normal = new float[(1 << (31 - DroppedBits)) + 1];
    private readonly double _least;

    /// <param name="shape">Shape of the frailty, Gamma(k, 1/k).</param>
    public Propensity(double shape)
    {
        // Beyond five standard deviations there is nobody.
        _least = 3e-7;
        double below = _least;
        for (int place = 0; place < _normal.Length; place++)
        {
            double frailty = BitConverter.UInt32BitsToSingle((uint)place << DroppedBits);
            if (double.IsFinite(frailty) && below < 1 - _least)
            {
                below = Math.Max(_least, GammaDistribution.Below(frailty * shape, shape));
            }
            _normal[place] = (float)Exact.NormalQuantile(Math.Min(below, 1 - _least));
        }
    }

    /// <summary>Propensity, standard normal over people; higher is worse.</summary>
    public double Of(float frailty) => _normal[BitConverter.SingleToUInt32Bits(frailty) >> DroppedBits];
}
