using Glasshouse.Engine.Kernels;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Beliefs;

/// <summary>
/// Generalised trust learns from outcomes, from bad ones more: tau += eta (outcome - tau). Upbringing and surroundings
/// pull it back slowly. People are taken to be at rest on day 0: upbringing is what holds them where they are when
/// outcomes are as usual under ordinary law (MODEL.md 7.9).
/// </summary>
public sealed class TrustLearning
{
    private readonly double _good;
    private readonly double _bad;
    private readonly double _deedWeight;
    private readonly double _upbringing;
    private readonly double _legitimacy;
    private readonly double _risePerYear;
    private readonly double _fallPerYear;
    private readonly double _pullPerYear;

    public TrustLearning(TrustParameters parameters)
    {
        _good = parameters.OutcomeStep;
        _bad = parameters.OutcomeStep * parameters.Negativity;
        _deedWeight = parameters.DeedWeight;
        _upbringing = Pull(parameters.UpbringingPerYear);
        _legitimacy = Pull(parameters.LegitimacyPerYear);
        _pullPerYear = parameters.UpbringingPerYear;
        _risePerYear = _good * parameters.UsualGoodPerYear;
        _fallPerYear = _bad * parameters.UsualBadPerYear;
    }

    /// <summary>Trust after being helped or refused.</summary>
    public float AfterMeeting(float trust, bool wasHelped) =>
        (float)(wasHelped ? trust + (_good * (1 - trust)) : trust - (_bad * trust));

    /// <summary>Trust after a good deed or an offence of somebody near.</summary>
    public float AfterDeed(float trust, bool isGood) =>
        (float)(isGood ? trust + (_deedWeight * _good * (1 - trust)) : trust - (_deedWeight * _bad * trust));

    /// <summary>The pull that keeps trust where it is while outcomes are as usual; may lie outside 0 to 1.</summary>
    public double UpbringingOf(double trust)
    {
        double drift = (_risePerYear * (1 - trust)) - (_fallPerYear * trust);
        return _pullPerYear > 0 ? trust - (drift / _pullPerYear) : trust;
    }

    /// <summary>Generalised trust after a quarter's pull.</summary>
    public float Pulled(float trust, double upbringing) => (float)(trust + (_upbringing * (upbringing - trust)));

    /// <summary>Institutional trust after a quarter's pull.</summary>
    public float PulledByLegitimacy(float trust, double legitimacy) =>
        (float)(trust + (_legitimacy * (legitimacy - trust)));

    // Closed form of a steady pull over a quarter.
    private static double Pull(double perYear) =>
        1 - Exact.Exp(-perYear * Calendar.DaysPerQuarter / Calendar.DaysPerYear);
}
