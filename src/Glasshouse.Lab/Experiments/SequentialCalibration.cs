using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;

namespace Glasshouse.Lab.Experiments;

/// <summary>A draw of the parameters that is kept, and how much it counts.</summary>
/// <param name="Places">Parameters, each 0 to 1 within its range.</param>
/// <param name="Weight">Weight; those of all particles add up to 1.</param>
/// <param name="Distance">How far its figures lie from the targets, in their own deviations.</param>
public readonly record struct Particle(double[] Places, double Weight, double Distance);

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
/// twice their variance, until fewer than one in a hundred proposals is taken.
/// </summary>
public sealed class SequentialCalibration
{
    private const double KeptShare = 0.5;
    private const uint MostDraws = 1 << 20;

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
            population.Add(new Particle(places, 1.0 / particles, Distance(places, luck)));
        }
        int populations = 1;
        while (Next(population, leastAccepted) is { } next)
        {
            population = next;
            populations++;
        }
        return new Calibrated(population, _simulations, populations);
    }

    private List<Particle>? Next(List<Particle> old, double leastAccepted)
    {
        double threshold = Intervals.Quantile([.. old.Select(particle => particle.Distance).Order()], KeptShare);
        double[] spreads = [.. Enumerable.Range(0, _parameters).Select(parameter => Spread(old, parameter))];
        var kept = new List<Particle>();
        long proposals = 0;
        while (kept.Count < old.Count)
        {
            if (proposals >= old.Count / leastAccepted || threshold <= 0)
            {
                return null;
            }
            double[] places = Proposed(old, spreads, out uint luck);
            if (places.Any(place => place is < 0 or > 1))
            {
                continue;
            }
            proposals++;
            double distance = Distance(places, luck);
            if (distance <= threshold)
            {
                kept.Add(new Particle(places, 1 / Density(old, spreads, places), distance));
            }
        }
        double sum = kept.Sum(particle => particle.Weight);
        return [.. kept.Select(particle => particle with { Weight = particle.Weight / sum })];
    }

    private double Distance(double[] places, uint luck)
    {
        _simulations++;
        double[] figures = _simulate(places, luck);
        double sum = 0;
        for (int k = 0; k < _targets.Length; k++)
        {
            double off = (figures[k] - _targets[k]) / _scales[k];
            sum += off * off;
        }
        return double.IsFinite(sum) ? Math.Sqrt(sum) : double.MaxValue;
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
