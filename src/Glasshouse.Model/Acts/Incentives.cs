using System.Collections.Immutable;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Observations;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model.Acts;

/// <summary>What speaks for and against one behaviour under the rules in force.</summary>
public readonly record struct Incentive
{
    public BehaviourKind Kind { get; init; }

    /// <summary>Key of the behaviour's draws.</summary>
    public uint Key { get; init; }

    public double Benefit { get; init; }

    public double BenefitSpread { get; init; }

    public double NeedWeight { get; init; }

    public double MoralWeight { get; init; }

    public double LegalPenalty { get; init; }

    /// <summary>Severity that the regime adds, for those who know of it.</summary>
    public double AddedSeverity { get; init; }

    /// <summary>What the regime pays for it, for those who know of it.</summary>
    public double Reward { get; init; }

    /// <summary>Fear of expression for those who know: how well it is watched times what follows.</summary>
    public double Watched { get; init; }

    /// <summary>Parts of harm that are counted: hundredths.</summary>
    public const int HarmUnit = 100;

    /// <summary>Harm of one act, in hundredths.</summary>
    public long HarmHundredths { get; init; }
}

/// <summary>
/// The incentives of all behaviours of one kind of subject. The regime enters choices here and nowhere else, so that
/// equal rules give equal acts.
/// </summary>
public sealed class Incentives
{
    private readonly Incentive[] _incentives;

    public Incentives(
        ImmutableArray<Behaviour> catalogue, Rulebook? rules, SightTable sights, ActsParameters parameters,
        Switches switches)
    {
        bool areConsequencesOn = switches.Consequences;
        double certainty = switches.VagueRewards ? parameters.RewardCertainty : 1;
        _incentives = new Incentive[catalogue.Length];
        Rulebook? felt = areConsequencesOn ? rules : null;
        AwarenessThreshold = rules is null ? 0 : (int)(rules.System.AwarenessShare * (ushort.MaxValue + 1));
        for (int row = 0; row < catalogue.Length; row++)
        {
            Behaviour behaviour = catalogue[row];
            double change = felt is null ? 0 : PointShare(felt, row) * parameters.ScoreRangeWeight;
            double sanctions = felt is null ? 0 : OfLists(felt, row, ConsequenceSets.Sanctions) * parameters.ListWeight;
            double honours = felt is null ? 0 : OfLists(felt, row, ConsequenceSets.Rewards) * parameters.ListWeight;
            double severity = Math.Min(parameters.AddedSeverityCeiling, Math.Max(0, -change) + sanctions);
            _incentives[row] = new Incentive
            {
                Kind = behaviour.Kind,
                Key = behaviour.Key,
                Benefit = behaviour.Benefit,
                BenefitSpread = behaviour.BenefitSpread,
                NeedWeight = behaviour.NeedWeight,
                MoralWeight = behaviour.MoralWeight,
                LegalPenalty = behaviour.LegalPenalty,
                AddedSeverity = severity,
                Reward = certainty * Math.Min(parameters.AddedSeverityCeiling, Math.Max(0, change) + honours),
                Watched = severity * SeenShare(sights.Of(row)),
                HarmHundredths = (long)Math.Round(behaviour.Harm * Incentive.HarmUnit),
            };
        }
    }

    /// <summary>Subjects whose awareness rank lies below it know of the system.</summary>
    public int AwarenessThreshold { get; }

    public ref readonly Incentive this[int behaviour] => ref _incentives[behaviour];

    // Points won or lost by one record, as a share of the whole range; a fall into a band counts from the start.
    private static double PointShare(Rulebook rules, int behaviour)
    {
        double points = 0;
        foreach (Rule rule in rules.On(behaviour))
        {
            points += rule.ExpectedShare * rule.Effect switch
            {
                RuleEffect.Points => rule.MiddlePoints,
                RuleEffect.SetBand => Math.Min(0, rules.TopOf(rule.Value) - rules.Start),
                _ => 0,
            };
        }
        return rules.HasScore ? points / (rules.Ceiling - rules.Floor) : 0;
    }

    private static double OfLists(Rulebook rules, int behaviour, Consequence which)
    {
        double count = 0;
        foreach (Rule rule in rules.On(behaviour))
        {
            if (rule.Effect == RuleEffect.ListEntry)
            {
                uint bits = (uint)(rules.ListConsequences[rule.Value] & which);
                count += rule.ExpectedShare * System.Numerics.BitOperations.PopCount(bits);
            }
        }
        return count;
    }

    private static double SeenShare(ReadOnlySpan<Sight> sights)
    {
        double unseen = 1;
        foreach (ref readonly Sight sight in sights)
        {
            unseen *= sight.IsFed ? 1 - sight.SeenShare : 1;
        }
        return 1 - unseen;
    }
}
