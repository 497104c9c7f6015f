using System.Runtime.CompilerServices;
using Glasshouse.Engine.Kernels;

namespace Glasshouse.Model.Acts;

/// <summary>
/// The share of opportunities of one kind that somebody takes: the acceptance of a single one, averaged over how
/// tempting they are. By utility without temptation, on a grid, with straight lines between; it rises throughout.
/// </summary>
public sealed class AcceptanceTable
{
    private const double Least = -20;
    private const double Most = 20;
    private const int PerUnit = 16;

    /// <summary>Equally probable temptations over which a point of the grid is averaged.</summary>
    private const int Temptations = 64;

    private readonly float[] _shares;

    /// <param name="spread">Spread of temptation, utility.</param>
    /// <param name="noise">tau, utility.</param>
    public AcceptanceTable(double spread, double noise)
    {
        Spread = spread;
        _shares = new float[((int)(Most - Least) * PerUnit) + 2];
        for (int k = 0; k < _shares.Length; k++)
        {
            double utility = Least + ((double)k / PerUnit);
            double sum = 0;
            for (int draw = 0; draw < Temptations; draw++)
            {
                double normal = Exact.NormalQuantile((draw + 0.5) / Temptations);
                sum += Exact.Logistic((utility + (spread * normal)) / noise);
            }
            _shares[k] = (float)(sum / Temptations);
        }
    }

    public double Spread { get; }

    /// <summary>Share taken at a utility without temptation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float At(double utility)
    {
        double place = (double.MinNative(Most, double.MaxNative(Least, utility)) - Least) * PerUnit;
        // The range is held above; a checked conversion would cost more than the rest.
        int below = unchecked((int)place);
        return _shares[below] + ((_shares[below + 1] - _shares[below]) * (float)(place - below));
    }
}
