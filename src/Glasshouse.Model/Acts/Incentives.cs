using System.Collections.Immutable;
using Glasshouse.Engine.Kernels;
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

    /// <summary>Whether a small price wears down what morale holds back (<see cref="Crowding"/>).</summary>
    public bool CrowdsOut { get; init; }

    public double JoblessWeight { get; init; }

    /// <summary>Added worth for an organisation with ties to officials.</summary>
    public double ConnectedWeight { get; init; }

    public double LegalPenalty { get; init; }

    /// <summary>Severity that the regime adds, for those who know of it.</summary>
    public double AddedSeverity { get; init; }

    /// <summary>What the regime pays for it, for those who know of it.</summary>
    public double Reward { get; init; }

    /// <summary>Severity of being noticed, utility: the law's for all, the regime's for those who know of it.</summary>
    /// <param name="isAware">Whether they know.</param>
    /// <param name="sparedShare">What part of the regime's they are spared, 0 to 1.</param>
    public double SeverityTo(bool isAware, double sparedShare = 0) =>
        LegalPenalty + (isAware ? AddedSeverity * (1 - sparedShare) : 0);

    /// <summary>
    /// Fear of expression for those who know: how well it is watched times what follows. Of what is counted by the
    /// month, the chance of being noticed in a year of it: reading is a habit, and given up as one.
    /// </summary>
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
        double certainty = switches.VagueRewards ? parameters.RewardCertainty : 1;
        _incentives = new Incentive[catalogue.Length];
        Rulebook? felt = switches.Consequences ? rules : null;
        double discount = switches.PresentBias ? parameters.PresentBias : 0;
        AwarenessThreshold = rules is null ? 0 : (int)(rules.System.AwarenessShare * (ushort.MaxValue + 1));
        for (int row = 0; row < catalogue.Length; row++)
        {
            Behaviour behaviour = catalogue[row];
            double lost = 0;
            double won = 0;
            if (felt is not null)
            {
                double points = Points(felt, row, discount) * parameters.ScoreRangeWeight;
                lost = Math.Max(0, -points)
                    + (OfLists(felt, row, ConsequenceSets.Sanctions, discount) * parameters.ListWeight)
                    + (OfGrades(felt, row, discount) * parameters.ListWeight);
                won = Math.Max(0, points)
                    + (OfLists(felt, row, ConsequenceSets.Rewards, discount) * parameters.ListWeight);
            }
            double severity = Math.Min(parameters.AddedSeverityCeiling, lost);
            _incentives[row] = new Incentive
            {
                Kind = behaviour.Kind,
                Key = behaviour.Key,
                Benefit = behaviour.Benefit,
                BenefitSpread = behaviour.BenefitSpread,
                NeedWeight = behaviour.NeedWeight,
                MoralWeight = behaviour.MoralWeight,
                CrowdsOut = behaviour.CrowdsOut,
                JoblessWeight = behaviour.JoblessWeight,
                ConnectedWeight = switches.Connections ? behaviour.ConnectedWeight : 0,
                LegalPenalty = behaviour.LegalPenalty,
                AddedSeverity = severity,
                Reward = certainty * Math.Min(parameters.AddedSeverityCeiling, won),
                Watched = severity * Watched(behaviour, SeenShare(sights.Of(row))),
                HarmHundredths = (long)Math.Round(behaviour.Harm * Incentive.HarmUnit),
            };
        }
    }

    /// <summary>Subjects whose awareness rank lies below it know of the system.</summary>
    public int AwarenessThreshold { get; }

    public ref readonly Incentive this[int behaviour] => ref _incentives[behaviour];

    /// <summary>
    /// What a length of time weighs today, in years: (1 - exp(-r L)) / r. Later days weigh less, so that severity
    /// saturates with length; without discount a length weighs what it is.
    /// </summary>
    /// <param name="days">Length; infinite for what never ends.</param>
    /// <param name="discount">r per year; 0 for no discount.</param>
    public static double Discounted(double days, double discount)
    {
        double years = days / Calendar.DaysPerYear;
        return discount > 0 ? (1 - Exact.Exp(-discount * years)) / discount : years;
    }

    // Share of the range won or lost by one record, for as long as it takes the points to return; a fall into a band
    // counts from the start.
    private static double Points(Rulebook rules, int behaviour, double discount)
    {
        double sum = 0;
        foreach (Rule rule in rules.On(behaviour))
        {
            double points = rule.Effect switch
            {
                RuleEffect.Points => rule.MiddlePoints,
                RuleEffect.SetBand => Math.Min(0, rules.TopOf(rule.Value) - rules.Start),
                _ => 0,
            };
            if (points != 0)
            {
                double days = rule.ExpiresDays > 0 ? rule.ExpiresDays
                    : rules.ReturnDaysPerPoint > 0 ? Math.Abs(points) * rules.ReturnDaysPerPoint
                    : rules.HasYearlyReset ? Calendar.DaysPerYear / 2.0
                    : double.PositiveInfinity;
                sum += rule.ExpectedShare * points * Discounted(days, discount);
            }
        }
        return rules.HasScore ? sum / (rules.Ceiling - rules.Floor) : 0;
    }

    private static double OfLists(Rulebook rules, int behaviour, Consequence which, double discount)
    {
        double sum = 0;
        foreach (Rule rule in rules.On(behaviour))
        {
            if (rule.Effect == RuleEffect.ListEntry)
            {
                uint bits = (uint)(rules.ListConsequences[rule.Value] & which);
                sum += rule.ExpectedShare * System.Numerics.BitOperations.PopCount(bits)
                    * Discounted(rules.Lists[rule.Value].StayDays, discount);
            }
        }
        return sum;
    }

    private static double OfGrades(Rulebook rules, int behaviour, double discount) =>
        rules.Grades?.SeverityOf(behaviour, days => Discounted(days, discount)) ?? 0;

    private static double Watched(Behaviour behaviour, double seen) =>
        behaviour.Counted ? 1 - Exact.Exp(-seen * behaviour.OpportunitiesPerYear) : seen;

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
