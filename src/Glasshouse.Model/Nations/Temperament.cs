using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;

namespace Glasshouse.Model.Nations;

/// <summary>What somebody is like whatever household and place: a pure function of seed and row.</summary>
internal sealed class Temperament
{
    private readonly NationParameters _parameters;
    private readonly Draws _draws;
    private readonly FrailtyTable _frailty;
    private readonly Lognormal _morale;
    private readonly double _trustGeneralisedLogit;
    private readonly double _trustInstitutionalLogit;
    private readonly double _lookAlikeShift;
    private readonly ushort _groupsBelow;
    private readonly ushort _groupBBelow;

    /// <param name="seed">Seed of the nation.</param>
    /// <param name="trustingShare">Share who say that most people can be trusted; null for the parameters' own.</param>
    /// <param name="parameters">What the statistics do not say.</param>
    public Temperament(uint seed, double? trustingShare, NationParameters parameters)
    {
        _parameters = parameters;
        _draws = new Draws(seed, Purpose.Nation);
        _frailty = new FrailtyTable(parameters.FrailtyShape);
        _morale = new Lognormal(parameters.MoraleMean, parameters.MoraleSpread);
        double trusting = trustingShare ?? parameters.TrustGeneralisedShare;
        // Trust is logistic(m + s z); a share p of it lies above one half where m = s times the p-quantile of z.
        _trustGeneralisedLogit = parameters.TrustGeneralisedSpread * Exact.NormalQuantile(trusting);
        _trustInstitutionalLogit = CitizenDrawing.Logit(parameters.TrustInstitutional);
        _lookAlikeShift = parameters.LookAlikeSpread * parameters.LookAlikeSpread / 2;
        _groupBBelow = (ushort)(parameters.GroupBShare * ushort.MaxValue);
        _groupsBelow = (ushort)((parameters.GroupBShare + parameters.GroupCShare) * ushort.MaxValue);
    }

    /// <summary>Fills in temper, trust and group.</summary>
    /// <param name="citizen">The card.</param>
    /// <param name="row">Its row.</param>
    /// <returns>A word that decides about sex, and one about the credit file.</returns>
    public (uint Sex, uint CreditFile) Fill(ref Citizen citizen, int row)
    {
        Words temper = _draws.At((uint)row, DrawSlots.BeforeDayZero, DrawSlots.Temper);
        Words standing = _draws.At((uint)row, DrawSlots.BeforeDayZero, DrawSlots.Standing);
        citizen.Frailty = (float)_frailty.At(Uniform.Open(temper.W0));
        citizen.Morale = (float)_morale.At(Uniform.Normal(temper.W1));
        citizen.Group = Group((ushort)(temper.W3 & ushort.MaxValue));
        citizen.AwarenessRank = (ushort)(temper.W3 >> 16);

        double trust = _trustGeneralisedLogit + (_parameters.TrustGeneralisedSpread * Uniform.Normal(standing.W0));
        citizen.TrustGeneralised = (float)Exact.Logistic(trust);
        trust = _trustInstitutionalLogit + (_parameters.TrustInstitutionalSpread * Uniform.Normal(standing.W1));
        citizen.TrustInstitutional = (float)Exact.Logistic(trust);
        double likeness = (_parameters.LookAlikeSpread * Uniform.Normal(standing.W2)) - _lookAlikeShift;
        citizen.LookAlike = (float)Exact.Exp(likeness);
        return (temper.W2, standing.W3);
    }

    private byte Group(ushort word) => word < _groupBBelow ? (byte)1 : word < _groupsBelow ? (byte)2 : (byte)0;
}
