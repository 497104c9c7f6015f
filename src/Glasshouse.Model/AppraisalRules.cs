using System.Collections.Immutable;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Model;

/// <summary>
/// How officials are told what to reach, and what hangs on it: targets passed down, results as reported, a yearly
/// ranking, discipline. Apart from the officials' score, which reads records.
/// </summary>
[Evidenced]
public sealed record AppraisalRule
{
    [KeyedBy(nameof(DirectiveRule.Name))]
    [Meaning("What the centre orders, each with its weight, kind and quota.")]
    public required ImmutableArray<DirectiveRule> Directives { get; init; }

    [Quantity("utility per target", 0, 20, "What a whole target reached, by the report, is worth to who reports it.")]
    public required double ResultStake { get; init; }

    [Quantity("utility", 0, 50, "What is lost by missing the quotas of all directives, or the quota of one with veto.")]
    public double QuotaStake { get; init; }

    [Quantity("utility", 0, 50, "What it is worth to be graded excellent rather than competent.")]
    public double ExcellentPrize { get; init; }

    [Quantity("share", 0, 1, "Most officials of a level who can be graded excellent in a year.")]
    public double ExcellentShare { get; init; } = 0.2;

    [Quantity("standard deviations", -5, 0, "Graded incompetent: who stands lower than this in the year's ranking.")]
    public double IncompetentBelow { get; init; } = -5;

    [Quantity("years", 0, 10, "Incompetent years in a row that end in dismissal; 0: never.")]
    public int DismissedAfterYears { get; init; }

    [Quantity("share", 0, 1, "Weight of loyalty as displayed in the year's ranking; the rest is results as reported.")]
    public double LoyaltyWeight { get; init; }

    [Meaning("How cases against officials are filed and decided; leave out for ordinary law alone.")]
    public DisciplineRule? Discipline { get; init; }
}

/// <summary>How much hangs on a directive's quota.</summary>
public enum DirectiveKind : byte
{
    /// <summary>Nothing but the result itself.</summary>
    Soft,

    /// <summary>Its own weight of what hangs on quotas.</summary>
    Hard,

    /// <summary>All of it: one failure cancels everything else.</summary>
    Veto,
}

/// <summary>A directive: what is ordered, and what is asked for.</summary>
[Evidenced]
public sealed record DirectiveRule
{
    public required string Name
    {
        get;
        init
        {
            field = value;
            Key = KeyedId.Of($"directive {value}");
        }
    }

    [Meaning("soft, hard or veto.")]
    public DirectiveKind Kind { get; init; }

    [Quantity("points", 0, 100, "Weight beside the other directives.")]
    public required double Weight { get; init; }

    [Quantity("share of target", 0, 2, "Share of the target that an office must report to pass; 0: no quota.")]
    public double Quota { get; init; }

    /// <summary>Key of its draws.</summary>
    public uint Key { get; private init; }
}

/// <summary>From a record or a complaint to a punishment. Nobody looks whether the case was right.</summary>
[Evidenced]
public sealed record DisciplineRule
{
    [Meaning("Behaviours whose records can become a case.")]
    public required ImmutableArray<string> On { get; init; }

    [Quantity("share", 0, 1, "Records of officials' breaches that become a case.")]
    public required double FiledShare { get; init; }

    [Quantity("share", 0, 1, "Cases that end in punishment, whether there was anything or not.")]
    public required double PunishedShare { get; init; }

    [Quantity("complaints", 0, 100, "Complaints about one official within a term that become a case; 0: none do.")]
    public int ComplaintsForCase { get; init; }

    [Quantity("days", 0, 10000, "Days that an official punished for a bribe is kept from the work.")]
    public required int TermDays { get; init; }
}
