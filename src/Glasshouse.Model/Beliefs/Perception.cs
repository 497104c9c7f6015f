using Glasshouse.Engine.Columns;
using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Beliefs;

/// <summary>
/// What subjects believe about being noticed. A Beta prior of their own, counts of experience on top, and forgetting
/// towards the prior in closed form since the counts were last touched (MODEL.md 7.9).
/// </summary>
/// <remarks>
/// With prior weight n0 = 14.9 and weight 1, being caught instead of not moves the belief by 1/15.9 = 0.063
/// (Anwar and Loughran 2011; T-1.4).
/// </remarks>
public sealed class Perception : IDisposable
{
    private readonly BeliefsParameters _parameters;
    private readonly Draws _draws;
    private readonly float[] _kept;
    private readonly Column<float> _priors;

    /// <param name="seed">Seed of the run.</param>
    /// <param name="days">Days of the run.</param>
    /// <param name="parameters">How people learn.</param>
    /// <param name="isForgetting">Whether experience fades.</param>
    /// <param name="citizens">Citizens whose priors are kept at hand; others' are worked out when asked for.</param>
    public Perception(
        uint seed, int days, BeliefsParameters parameters, bool isForgetting = true, int citizens = 0)
    {
        _parameters = parameters;
        _draws = new Draws(seed, Purpose.Belief);
        _kept = new float[days + 1];
        for (int day = 0; day <= days; day++)
        {
            double years = isForgetting ? (double)day / Calendar.DaysPerYear : 0;
            _kept[day] = (float)Exact.Pow(parameters.KeptPerYear, years);
        }
        _priors = new Column<float>(citizens);
        for (int row = 0; row < citizens; row++)
        {
            _priors[row] = (float)Prior(SubjectKind.Citizen, row);
        }
    }

    /// <summary>Asks for a citizen's prior ahead of its use.</summary>
    public void Prefetch(int row)
    {
        if (row < _priors.Length)
        {
            _priors.Prefetch(row);
        }
    }

    /// <summary>Perceived probability of being noticed when acting, less of being accused when not; -1 to 1.</summary>
    public double NetRisk(SubjectKind kind, int row, in Experience experience, int day)
    {
        double accused = Share(_parameters.PriorAccusedShare, experience.AccusedCount * _kept[day - experience.Day], 0);
        return NoticedShare(kind, row, experience, day) - accused;
    }

    /// <summary>Perceived probability of being noticed when acting, 0 to 1.</summary>
    public double NoticedShare(SubjectKind kind, int row, in Experience experience, int day)
    {
        float kept = _kept[day - experience.Day];
        double prior = kind == SubjectKind.Citizen && row < _priors.Length ? _priors[row] : Prior(kind, row);
        return Share(prior, experience.NoticedCount * kept, experience.UnnoticedCount * kept);
    }

    /// <summary>Forgets what time has taken since the experience was last touched.</summary>
    public void Forget(ref Experience experience, int day)
    {
        float kept = _kept[day - experience.Day];
        experience.NoticedCount *= kept;
        experience.UnnoticedCount *= kept;
        experience.AccusedCount *= kept;
        experience.Day = (ushort)day;
    }

    /// <summary>The believed probability after experience: (n0 p + noticed) / (n0 + noticed + unnoticed).</summary>
    /// <param name="prior">Believed probability before any experience, 0 to 1.</param>
    /// <param name="noticed">Weighted count of acts noticed.</param>
    /// <param name="unnoticed">Weighted count of acts unnoticed.</param>
    public double Share(double prior, double noticed, double unnoticed)
    {
        double weight = _parameters.PriorWeight;
        return ((weight * prior) + noticed) / (weight + noticed + unnoticed);
    }

    /// <summary>A subject's believed probability before any experience; people differ, and overestimate.</summary>
    public double Prior(SubjectKind kind, int row)
    {
        Words words = _draws.At((uint)row, 0, (uint)kind);
        double logit = _parameters.PriorNoticedLogit + (_parameters.PriorNoticedSpread * Uniform.Normal(words.W0));
        return Exact.Logistic(logit);
    }

    public void Dispose() => _priors.Dispose();
}
