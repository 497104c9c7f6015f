using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;
using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Glasshouse.Lab.Experiments;

/// <summary>A draw of the parameters that is kept, and how much it counts.</summary>
/// <param name="Places">Parameters, each 0 to 1 within its range.</param>
/// <param name="Weight">Weight; those of all particles add up to 1.</param>
/// <param name="Off">How far each of its figures lies from its target, in deviations.</param>
public readonly record struct Particle(double[] Places, double Weight, double[] Off)
{
    /// <summary>How far its figures lie from the targets, all in all.</summary>
    public double Distance { get; } = Math.Sqrt(Off.Sum(off => off * off));
}

/// <summary>What a calibration ended with.</summary>
/// <param name="Particles">The last population.</param>
/// <param name="Simulations">Simulations in all.</param>
/// <param name="Populations">Populations in all.</param>
public sealed record Calibrated(IReadOnlyList<Particle> Particles, long Simulations, int Populations)
{
    /// <summary>The value below which a share of the weight lies, of one parameter.</summary>
    public double Quantile(int parameter, double share)
    {
        double weight = 0;
        foreach (Particle particle in Particles.OrderBy(particle => particle.Places[parameter]))
        {
            weight += particle.Weight;
            if (weight >= share)
            {
                return particle.Places[parameter];
            }
        }
        return 1;
    }

    public double Mean(int parameter) => Particles.Sum(particle => particle.Weight * particle.Places[parameter]);
}

/// <summary>
/// Approximate Bayesian computation by sequential Monte Carlo (Toni et al. 2009; Beaumont et al. 2009): populations of
/// draws from even priors, each nearer to the targets than the median of the one before, moved by a normal kernel of
/// twice their variance, until fewer than one in a hundred proposals is taken. Figures that are not quite the targets
/// make intervals too wide; the last population is moved along the weighted linear regression of the parameters'
/// log-odds on how far its figures lie off (Beaumont, Zhang and Balding 2002).
/// </summary>
public sealed class SequentialCalibration
{
    private const double KeptShare = 0.5;
    private const uint MostDraws = 1 << 20;
    private const double Unthinkable = 1e100;

    private readonly Func<double[], uint, double[]> _simulate;
    private readonly double[] _targets;
    private readonly double[] _scales;
    private readonly int _parameters;
    private readonly Draws _draws;
    private uint _proposal;
    private long _simulations;

    /// <param name="simulate">Figures of a draw of the parameters, with a number for its luck.</param>
    /// <param name="parameters">How many parameters.</param>
    /// <param name="targets">What the figures should be.</param>
    /// <param name="scales">By what a distance of each is measured: its standard deviation.</param>
    /// <param name="seed">Seed of all proposals.</param>
    public SequentialCalibration(
        Func<double[], uint, double[]> simulate, int parameters, double[] targets, double[] scales, uint seed)
    {
        _simulate = simulate;
        _parameters = parameters;
        _targets = targets;
        _scales = scales;
        _draws = new Draws(seed, Purpose.Design);
    }

    /// <summary>Fits.</summary>
    /// <param name="particles">Draws in a population, at least 10.</param>
    /// <param name="leastAccepted">Share of proposals taken below which it stops.</param>
    public Calibrated Fit(int particles, double leastAccepted = 0.01)
    {
        var population = new List<Particle>();
        while (population.Count < particles)
        {
            double[] places = Uniforms(out uint luck);
            population.Add(new Particle(places, 1.0 / particles, Off(places, luck)));
        }
        int populations = 1;
        double threshold = Median(population);
        while (Next(population, threshold, leastAccepted) is { } next)
        {
            population = next;
            populations++;
            // Figures that are counts lie at few distances: where half lie at the last one, the next below it is tried.
            double last = threshold;
            threshold = Math.Min(
                Median(population),
                population.Select(one => one.Distance).Where(one => one < last).DefaultIfEmpty(-1).Max());
        }
        return new Calibrated(Adjusted(population), _simulations, populations);
    }

    private List<Particle> Adjusted(List<Particle> population)
    {
        double furthest = population.Max(particle => particle.Distance);
        // Epanechnikov's kernel: what lies furthest off counts least.
        double[] weights =
        [
            .. population.Select(one => one.Weight * (furthest > 0 ? 1 - Math.Pow(one.Distance / furthest, 2) : 1)),
        ];
        if (furthest == 0 || weights.Count(weight => weight > 0) <= 10 * (_targets.Length + 1))
        {
            return population;
        }
        double sum = weights.Sum();
        Particle[] adjusted =
            [.. population.Zip(weights, (one, weight) => new Particle([.. one.Places], weight / sum, one.Off))];
        // A figure that is met by all tells nothing: the pseudo-inverse gives it no slope.
        Matrix<double> off = Matrix<double>.Build.Dense(
            population.Count, _targets.Length + 1, (row, column) => column == 0 ? 1 : population[row].Off[column - 1]);
        Matrix<double> weighed = off.TransposeThisAndMultiply(Matrix<double>.Build.DenseOfDiagonalArray(weights));
        Matrix<double> solve = (weighed * off).PseudoInverse() * weighed;
        for (int parameter = 0; parameter < _parameters; parameter++)
        {
            Vector<double> odds = Vector<double>.Build.Dense(
                population.Count, row => SpecialFunctions.Logit(population[row].Places[parameter]));
            Vector<double> slopes = solve * odds;
            Vector<double> moved = odds - (off * slopes) + slopes[0];
            for (int row = 0; row < adjusted.Length; row++)
            {
                adjusted[row].Places[parameter] = SpecialFunctions.Logistic(moved[row]);
            }
        }
        return [.. adjusted];
    }

    private static double Median(List<Particle> population) =>
        Intervals.Quantile([.. population.Select(particle => particle.Distance).Order()], KeptShare);

    private List<Particle>? Next(List<Particle> old, double threshold, double leastAccepted)
    {
        double[] spreads = [.. Enumerable.Range(0, _parameters).Select(parameter => Spread(old, parameter))];
        var kept = new List<Particle>();
        long proposals = 0;
        while (kept.Count < old.Count)
        {
            if (proposals >= old.Count / leastAccepted || threshold < 0)
            {
                return null;
            }
            double[] places = Proposed(old, spreads, out uint luck);
            if (places.Any(place => place is <= 0 or >= 1))
            {
                continue;
            }
            proposals++;
            var found = new Particle(places, 1, Off(places, luck));
            if (found.Distance <= threshold)
            {
                kept.Add(found with { Weight = 1 / Density(old, spreads, places) });
            }
        }
        double sum = kept.Sum(particle => particle.Weight);
        return [.. kept.Select(particle => particle with { Weight = particle.Weight / sum })];
    }

    // A figure that is no number lies off by more than any other, and still adds up.
    private double[] Off(double[] places, uint luck)
    {
        _simulations++;
        double[] figures = _simulate(places, luck);
        return
        [
            .. figures.Zip(_targets, _scales).Select(one => double.IsFinite(one.First)
                ? (one.First - one.Second) / one.Third
                : Unthinkable),
        ];
    }

    private double[] Uniforms(out uint luck)
    {
        uint proposal = NextProposal(out luck);
        double[] places = new double[_parameters];
        for (int k = 0; k < _parameters; k++)
        {
            places[k] = Uniform.Open(_draws.At(proposal, 5, (uint)k).W0);
        }
        return places;
    }

    private double[] Proposed(List<Particle> old, double[] spreads, out uint luck)
    {
        uint proposal = NextProposal(out luck);
        double pick = Uniform.Open(_draws.At(proposal, 6, 0).W0);
        int chosen = 0;
        for (double weight = old[0].Weight; weight < pick && chosen < old.Count - 1; weight += old[chosen].Weight)
        {
            chosen++;
        }
        double[] places = new double[_parameters];
        for (int k = 0; k < _parameters; k++)
        {
            double step = Uniform.Normal(_draws.At(proposal, 7, (uint)k).W0);
            places[k] = old[chosen].Places[k] + (spreads[k] * step);
        }
        return places;
    }

    private uint NextProposal(out uint luck)
    {
        luck = _draws.At(_proposal, 8, 0).W0;
        return _proposal < MostDraws * 1024 ? _proposal++ : throw new InvalidOperationException("No draws are left.");
    }

    private double Density(List<Particle> old, double[] spreads, double[] places)
    {
        double density = 0;
        foreach (Particle particle in old)
        {
            double exponent = 0;
            for (int k = 0; k < _parameters; k++)
            {
                double off = (places[k] - particle.Places[k]) / spreads[k];
                exponent += off * off;
            }
            density += particle.Weight * Exact.Exp(-exponent / 2);
        }
        return density;
    }

    private static double Spread(List<Particle> population, int parameter)
    {
        double mean = population.Sum(particle => particle.Weight * particle.Places[parameter]);
        double variance = population.Sum(particle =>
            particle.Weight * (particle.Places[parameter] - mean) * (particle.Places[parameter] - mean));
        return Math.Sqrt(Math.Max(2 * variance, 1e-12));
    }
}
