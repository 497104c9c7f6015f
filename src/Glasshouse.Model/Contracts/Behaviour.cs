using System.Collections.Immutable;
using Glasshouse.Engine.Randomness;

namespace Glasshouse.Model.Contracts;

/// <summary>What sort of act it is; decides which rule of choice applies (Acts/Acceptance.cs).</summary>
public enum BehaviourKind : byte
{
    Violation,
    Merit,
    Obligation,
    Sensitive,
    Neutral,
}

/// <summary>How opportunities depend on age.</summary>
public enum AgeCurve : byte
{
    /// <summary>Everybody of 18 and over alike.</summary>
    Adult,

    /// <summary>The age-crime curve: g(a) = ((a-10)/9) exp(1-(a-10)/9) from 12 on, peak at 19.</summary>
    Offending,

    /// <summary>From 18, rising to a flat top at 30 to 60, falling after.</summary>
    MiddleAge,

    /// <summary>From 14 on, slowly falling.</summary>
    Voice,
}

/// <summary>One point of a behaviour's own age curve. Only the shape counts: curves are scaled to mean 1.</summary>
[Evidenced]
public sealed record AgePoint
{
    [Quantity("years", 0, 120, "Age.")]
    public required int Age { get; init; }

    [Quantity("weight", 0, 1000, "How often the chance arises at that age, against other ages.")]
    public required double Weight { get; init; }
}

/// <summary>
/// One kind of act, as data: how often the chance arises, what it is worth, what it harms, and who notices it.
/// Rates are opportunities for an average subject; whether one is taken is decided by Acts/Acceptance.cs.
/// </summary>
[Evidenced]
public sealed record Behaviour
{
    public required string Id
    {
        get;
        init
        {
            field = value;
            Key = KeyedId.Of(value);
        }
    }

    [Meaning("One sentence saying what the act is.")]
    public required string Meaning { get; init; }

    [Meaning("Who does it.")]
    public required SubjectKind Subject { get; init; }

    [Meaning("Violation, merit, obligation, sensitive or neutral.")]
    public required BehaviourKind Kind { get; init; }

    [Meaning("Sphere of life it belongs to; regimes with a context wall need it.")]
    public Context? Context { get; init; }

    [Quantity("per subject-year", 0, 400, "Opportunities for an average subject in a year; above 12 if counted only.")]
    public required double OpportunitiesPerYear { get; init; }

    [Meaning("Whether opportunities and acts are counted by the month: for what is commoner than monthly.")]
    public bool Counted { get; init; }

    [Meaning("Whether opportunities grow with the subject's frailty (offending propensity).")]
    public bool ScalesWithFrailty { get; init; }

    [Meaning("How opportunities depend on a citizen's age.")]
    public AgeCurve AgeCurve { get; init; }

    [Meaning("A curve of its own instead: straight lines between points of age and weight, nothing outside.")]
    public ImmutableArray<AgePoint> AgeShape { get; init; } = [];

    [Quantity("utility", -20, 20, "Median worth of an opportunity to the one who takes it.")]
    public required double Benefit { get; init; }

    [Quantity("utility", 0, 5, "Spread of that worth over opportunities (standard deviation of a normal).")]
    public double BenefitSpread { get; init; }

    [Quantity("utility", -20, 20, "Added worth for the poorest, taken from the richest: inability to pay, mostly.")]
    public double NeedWeight { get; init; }

    [Quantity("utility", 0, 5, "Added worth for somebody of working age without a job, or refused one.")]
    public double JoblessWeight { get; init; }

    [Quantity("utility", 0, 20, "Added worth for an organisation with ties to officials.")]
    public double ConnectedWeight { get; init; }

    [Quantity("harm", -100, 100, "Harm done to others by one act; negative where it does good.")]
    public required double Harm { get; init; }

    [Quantity("weight", 0, 10, "How strongly a subject's morale speaks against it (for a merit: for it).")]
    public required double MoralWeight { get; init; }

    [Meaning("Whether a small price tells people that it may be bought: everyday norms, and gifts to others.")]
    public bool CrowdsOut { get; init; }

    [Quantity("utility", 0, 50, "Cost of being caught under ordinary law, without any score.")]
    public double LegalPenalty { get; init; }

    [Quantity("share", 0, 1, "Share of the tax no third party reports that the act hides; tax filings only.")]
    public double StakeShare { get; init; }

    [KeyedBy(nameof(ChannelSight.Channel))]
    [Meaning("Who can notice it, and how well.")]
    public required ImmutableArray<ChannelSight> Channels { get; init; }

    /// <summary>Opportunities a year that the daily scan has room for; what is commoner is counted.</summary>
    public const double MostScannedPerYear = 12;

    /// <summary>Stable key of the id: draw slots use it, never the position in a file.</summary>
    public uint Key { get; private init; }
}

/// <summary>How well one channel sees one behaviour: q1, q0 and qm of the observation model.</summary>
[Evidenced]
public sealed record ChannelSight
{
    public required Channel Channel { get; init; }

    [Quantity("share", 0, 1, "q1: probability that an act is noticed.")]
    public required double SeenShare { get; init; }

    [Quantity("share", 0, 1, "q0: probability of a record without any act, per exposure.")]
    public required double FalsePerExposure { get; init; }

    [Quantity("share", 0, 1, "qm: probability that a noticed act is written down for the wrong subject.")]
    public required double WrongSubjectShare { get; init; }
}
