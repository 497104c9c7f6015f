using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Statistics;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Markets;

/// <summary>
/// What bureau and alternative data say of a borrower's latent type L = logit of the true probability of default,
/// which is normal over adults: each is L plus an error of its own. The errors are as large as the published areas
/// under the ROC curve demand, and go together as far as both views do among those who repay (T-3.5).
/// </summary>
public sealed class SignalModel
{
    /// <summary>Points of the quadrature over types, and standard deviations it reaches.</summary>
    private const int Nodes = 161;

    private const double Reach = 5.5;
    private const double LargestNoise = 64;
    private const int Halvings = 40;
    private const double MostCorrelation = 0.95;

    private readonly double[] _worse = new double[Nodes];
    private readonly double[] _better = new double[Nodes];
    private readonly double _step;

    public SignalModel(NationParameters nations, CreditParameters credit)
    {
        double odds = nations.DefaultProbability / (1 - nations.DefaultProbability);
        Mean = Exact.Log(odds);
        Variance = (nations.DefaultSpread * nations.DefaultSpread)
            + (nations.DefaultIncomeWeight * nations.DefaultIncomeWeight);
        double spread = Math.Sqrt(Variance);
        if (spread <= 0)
        {
            // Where all are alike there is nothing to see.
            (BureauNoise, AlternativeNoise) = (LargestNoise, LargestNoise);
            return;
        }
        _step = 2 * Reach * spread / (Nodes - 1);
        double varianceAmongRepaid = Split(spread);
        BureauNoise = NoiseOf(credit.BureauAuc);
        AlternativeNoise = NoiseOf(credit.AlternativeAuc);
        double together = credit.SignalCorrelation
            * Math.Sqrt(varianceAmongRepaid + (BureauNoise * BureauNoise))
            * Math.Sqrt(varianceAmongRepaid + (AlternativeNoise * AlternativeNoise));
        double scale = BureauNoise * AlternativeNoise;
        // Views cannot go together less than the type that both see makes them.
        ErrorCorrelation = scale > 0 ? Math.Clamp((together - varianceAmongRepaid) / scale, -MostCorrelation,
            MostCorrelation) : 0;
    }

    /// <summary>Mean type, logit.</summary>
    public double Mean { get; }

    /// <summary>Variance of types.</summary>
    public double Variance { get; }

    /// <summary>Standard deviation of the bureau's error, logit.</summary>
    public double BureauNoise { get; }

    /// <summary>Standard deviation of the error of alternative data, logit.</summary>
    public double AlternativeNoise { get; }

    /// <summary>Correlation of both errors, given the type.</summary>
    public double ErrorCorrelation { get; }

    // Densities of types among those who fail and those who repay; returns the variance of types of the latter.
    private double Split(double spread)
    {
        double failing = 0;
        double repaying = 0;
        for (int node = 0; node < Nodes; node++)
        {
            double z = ((2.0 * node / (Nodes - 1)) - 1) * Reach;
            double density = Exact.Exp(-z * z / 2);
            double failure = Exact.Logistic(Mean + (spread * z));
            failing += _worse[node] = density * failure;
            repaying += _better[node] = density * (1 - failure);
        }
        double mean = 0;
        double square = 0;
        for (int node = 0; node < Nodes; node++)
        {
            _worse[node] /= failing;
            _better[node] /= repaying;
            mean += _better[node] * node * _step;
            square += _better[node] * node * _step * node * _step;
        }
        return square - (mean * mean);
    }

    private double NoiseOf(double area)
    {
        double low = _step;
        double high = LargestNoise;
        for (int halving = 0; halving < Halvings; halving++)
        {
            double middle = (low + high) / 2;
            (low, high) = AreaAt(middle) > area ? (middle, high) : (low, middle);
        }
        return (low + high) / 2;
    }

    /// <summary>Area under the ROC curve of a view with so much error.</summary>
    public double AreaAt(double noise)
    {
        Span<double> above = stackalloc double[(2 * Nodes) - 1];
        for (int apart = 1 - Nodes; apart < Nodes; apart++)
        {
            above[apart + Nodes - 1] = NormalCurve.Below(apart * _step / (noise * Math.Sqrt(2)));
        }
        double area = 0;
        for (int bad = 0; bad < Nodes; bad++)
        {
            double won = 0;
            for (int good = 0; good < Nodes; good++)
            {
                won += _better[good] * above[bad - good + Nodes - 1];
            }
            area += _worse[bad] * won;
        }
        return area;
    }
}
