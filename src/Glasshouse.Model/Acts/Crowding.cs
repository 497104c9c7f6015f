using Glasshouse.Engine.Hashing;
using Glasshouse.Engine.Kernels;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Acts;

/// <summary>
/// Crowding-out with hysteresis. A small price put on an act tells people that it may be bought: what morale held back
/// wears down while they live with the price, and does not come back when the price goes (Gneezy and Rustichini 2000).
/// Only what a norm of everyday life holds back, or a gift to others, can be bought so: the catalogue says which. A
/// penalty that is large against what the act is worth is no price and wears nothing down. Everybody who knows of the
/// system lives with it for the same time, so what is worn down is one number per behaviour: 1 - exp(-days / time) of
/// the most (MODEL.md 7.3).
/// </summary>
public sealed class Crowding(int behaviours)
{
    private readonly int[] _days = new int[behaviours];
    private readonly int[] _known = new int[behaviours];
    private readonly double[] _kept = [.. Enumerable.Repeat(1.0, behaviours)];

    /// <summary>Whether any morale has been worn down, or is.</summary>
    public bool IsAny { get; private set; }

    /// <summary>A day is lived under the incentives in force.</summary>
    public void Live(Incentives incentives, ActsParameters acts)
    {
        IsAny = false;
        for (int row = 0; row < _days.Length; row++)
        {
            ref readonly Incentive incentive = ref incentives[row];
            double price = incentive.Kind == BehaviourKind.Merit ? incentive.Reward : incentive.AddedSeverity;
            bool isSmall = price > 0 && price <= acts.PriceCeiling * incentive.BenefitSpread;
            bool isPrice = incentive.CrowdsOut && isSmall && incentives.AwarenessThreshold > 0;
            if (isPrice)
            {
                _days[row]++;
                _known[row] = Math.Max(_known[row], incentives.AwarenessThreshold);
            }
            if (_days[row] == 0)
            {
                continue;
            }
            IsAny = true;
            double worn = acts.CrowdedShare * (1 - Exact.Exp(-_days[row] / acts.CrowdingDays));
            _kept[row] = (1 - worn) * (isPrice ? 1 - acts.CrowdedWhilePriced : 1);
        }
    }

    /// <summary>Awareness rank below which people have known of a price on a behaviour; 0 for nobody.</summary>
    public int KnownRank(int behaviour) => _known[behaviour];

    /// <summary>What is left of their morale about it, 0 to 1.</summary>
    public double Kept(int behaviour) => _kept[behaviour];

    /// <summary>What is left of a subject's morale about a behaviour, 0 to 1.</summary>
    /// <param name="behaviour">Row of the catalogue.</param>
    /// <param name="awarenessRank">The subject's; who never knew of the price has lost nothing.</param>
    public double Kept(int behaviour, int awarenessRank) =>
        awarenessRank < _known[behaviour] ? _kept[behaviour] : 1;

    public void HashInto(ref StateHash hash)
    {
        for (int row = 0; row < _days.Length; row++)
        {
            hash.Add(((long)_days[row] << 32) | (uint)_known[row]);
        }
    }
}
