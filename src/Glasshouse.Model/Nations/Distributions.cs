using Glasshouse.Engine.Kernels;

namespace Glasshouse.Model.Nations;

/// <summary>A lognormal with a given mean and standard deviation.</summary>
internal readonly struct Lognormal
{
    private readonly double _shift;
    private readonly double _spread;

    public Lognormal(double mean, double standardDeviation)
    {
        double variance = Exact.Log(1 + (standardDeviation * standardDeviation / (mean * mean)));
        _spread = Math.Sqrt(variance);
        _shift = Exact.Log(mean) - (variance / 2);
    }

    /// <param name="normal">A standard normal draw.</param>
    public double At(double normal) => Exact.Exp(_shift + (_spread * normal));
}

/// <summary>
/// Quantiles of Gamma(k, 1/k), mean 1, from a table: exact at its points, linear between them, and computed afresh in
/// the far tail, where the few who do most are.
/// </summary>
internal sealed class FrailtyTable
{
    private const int Cells = 2048;
    private const int TailCells = 8;

    private readonly double _shape;
    private readonly double[] _quantiles = new double[Cells - TailCells + 1];

    public FrailtyTable(double shape)
    {
        _shape = shape;
        for (int cell = 1; cell < _quantiles.Length; cell++)
        {
            _quantiles[cell] = GammaDistribution.Quantile((double)cell / Cells, shape) / shape;
        }
    }

    /// <param name="share">A uniform draw in (0, 1).</param>
    public double At(double share)
    {
        double place = share * Cells;
        int cell = (int)place;
        return cell < _quantiles.Length - 1
            ? _quantiles[cell] + ((place - cell) * (_quantiles[cell + 1] - _quantiles[cell]))
            : GammaDistribution.Quantile(share, _shape) / _shape;
    }
}
