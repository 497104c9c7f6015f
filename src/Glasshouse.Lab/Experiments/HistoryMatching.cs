using MathNet.Numerics.LinearAlgebra;

namespace Glasshouse.Lab.Experiments;

/// <summary>A figure that a fit aims at.</summary>
/// <param name="Value">What it should be.</param>
/// <param name="Deviation">Standard deviation of what is known of it, above 0.</param>
public readonly record struct Aim(double Value, double Deviation);

/// <summary>What one wave of runs left.</summary>
/// <param name="Points">Runs that it learnt from, those of earlier waves included.</param>
/// <param name="LeftShare">Share of the ranges that no wave so far has ruled out.</param>
public readonly record struct Wave(int Points, double LeftShare);

/// <summary>
/// History matching (Craig et al. 1997; Vernon, Goldstein and Bower 2010): an emulator of each figure, here a
/// polynomial of second degree, says how far any draw of the parameters lies from the targets; draws whose
/// implausibility |target - emulated| / sqrt(V emulator + V target) is above 3 for some target are ruled out, and the
/// next wave of runs is spread over what is left. The emulator's variance is that of its residuals, so luck is part
/// of it.
/// </summary>
/// <param name="parameters">How many parameters.</param>
/// <param name="aims">What the figures should be, in their order.</param>
/// <param name="seed">Seed of all candidates.</param>
public sealed class HistoryMatching(int parameters, Aim[] aims, uint seed)
{
    /// <summary>Implausibility above which a draw is ruled out: three standard deviations.</summary>
    public const double Ruled = 3;

    private const int Candidates = 10_000;

    private readonly List<Emulator[]> _waves = [];
    private double[][] _left = Designs.LatinHypercube(seed, Candidates, parameters);

    /// <summary>Draws that are not ruled out, each 0 to 1 a parameter.</summary>
    public IReadOnlyList<double[]> Left => _left;

    /// <summary>Points below which no polynomial of second degree can be fitted with something to spare.</summary>
    public static int FewestPoints(int parameters) => Terms(parameters) + 3;

    /// <summary>Learns from all runs so far, and rules draws out.</summary>
    /// <param name="points">Parameters of each run, each 0 to 1.</param>
    /// <param name="figures">Figures of each run, in the order of the targets; runs with a gap are left out.</param>
    public Wave Learn(IReadOnlyList<double[]> points, IReadOnlyList<double[]> figures)
    {
        int[] whole = [.. Enumerable.Range(0, points.Count).Where(run => figures[run].All(double.IsFinite))];
        // Later waves learn from where it matters, as long as that is enough to learn from.
        int[] near = [.. whole.Where(run => Implausibility(points[run]) <= Ruled)];
        int[] used = near.Length >= FewestPoints(parameters) ? near : whole;
        if (used.Length >= FewestPoints(parameters))
        {
            _waves.Add(
            [
                .. aims.Select((_, k) =>
                    new Emulator([.. used.Select(run => points[run])], [.. used.Select(run => figures[run][k])])),
            ]);
            _left = [.. _left.Where(place => Implausibility(place) <= Ruled)];
        }
        return new Wave(used.Length, _left.Length / (double)Candidates);
    }

    /// <summary>Points of the next wave, spread over what is left; fewer where less is left.</summary>
    public double[][] Next(int points)
    {
        int count = Math.Min(points, _left.Length);
        return [.. Enumerable.Range(0, count).Select(k => _left[(long)k * _left.Length / count])];
    }

    /// <summary>The draw that lies nearest to all targets by the last wave; null where nothing is left.</summary>
    public double[]? Best() => _left.MinBy(place => _waves.Count == 0 ? 0 : Implausibility(place, _waves[^1]));

    /// <summary>How far a draw lies from the target it misses most, by the wave that says most against it.</summary>
    public double Implausibility(double[] place) =>
        _waves.Select(wave => Implausibility(place, wave)).DefaultIfEmpty(0).Max();

    private double Implausibility(double[] place, Emulator[] wave)
    {
        double most = 0;
        for (int k = 0; k < aims.Length; k++)
        {
            double variance = wave[k].Variance + (aims[k].Deviation * aims[k].Deviation);
            most = Math.Max(most, Math.Abs(aims[k].Value - wave[k].At(place)) / Math.Sqrt(variance));
        }
        return most;
    }

    private static int Terms(int parameters) => 1 + parameters + (parameters * (parameters + 1) / 2);

    /// <summary>A polynomial of second degree by least squares.</summary>
    private sealed class Emulator
    {
        private readonly Vector<double> _weights;

        public Emulator(double[][] points, double[] figures)
        {
            Matrix<double> terms = Matrix<double>.Build.DenseOfRowArrays(points.Select(TermsOf));
            Vector<double> found = Vector<double>.Build.Dense(figures);
            _weights = terms.Svd().Solve(found);
            Vector<double> residuals = found - (terms * _weights);
            Variance = residuals.DotProduct(residuals) / (points.Length - terms.ColumnCount);
        }

        /// <summary>Variance of what it cannot say.</summary>
        public double Variance { get; }

        public double At(double[] place) => _weights.DotProduct(Vector<double>.Build.Dense(TermsOf(place)));

        private static double[] TermsOf(double[] place) =>
        [
            1, .. place,
            .. Enumerable.Range(0, place.Length)
                .SelectMany(a => Enumerable.Range(a, place.Length - a).Select(b => place[a] * place[b])),
        ];
    }
}
