using System.Collections.Immutable;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Markets;

namespace Glasshouse.Model;

/// <summary>What kind of claim a regime makes about the world. Every output that uses it says so.</summary>
public enum RegimeLabel : byte
{
    Documented,
    DocumentedWeak,
    Hypothetical,
    Comparator,
}

/// <summary>
/// All rules of a system, as data. A part that is missing means that this system does not exist: no records, no
/// scores, no consequences for subjects of that kind.
/// </summary>
[Evidenced]
public sealed record Regime
{
    [Quantity("version", 1, 1, "Version of the regime format.")]
    public required int Glasshouse { get; init; }

    [Meaning("Name or path of a regime whose settings hold where this file does not say otherwise.")]
    public string? Extends { get; init; }

    [Meaning("Name of the regime; its folder has the same name.")]
    public required string Name { get; init; }

    [Meaning("documented, documented-weak, hypothetical or comparator.")]
    public required RegimeLabel Label { get; init; }

    [Meaning("What the regime stands for, in a sentence or two.")]
    public required string Meaning { get; init; }

    [Meaning("The system for citizens.")]
    public RegimeSystem? Citizens { get; init; }

    [Meaning("The system for companies and other organisations.")]
    public RegimeSystem? Organisations { get; init; }

    [Meaning("The system for officials.")]
    public RegimeSystem? Officials { get; init; }

    [Meaning("What officials are told to reach and what hangs on it; leave out where nobody appraises them.")]
    public AppraisalRule? Appraisal { get; init; }

    [Meaning("A standing of government bodies themselves; leave out where nobody keeps one.")]
    public GovernmentRule? Government { get; init; }

    [Meaning("What lenders may see and how they decide; leave out for bureau data and the cut-off of profit.")]
    public LendingRules? Lending { get; init; }

    [Meaning("What customers are shown of organisations' quality; leave out for nothing.")]
    public DisclosureRule? Disclosure { get; init; }

    [Meaning("How often inspectors visit organisations, and whom; leave out for few visits at random.")]
    public InspectionRule? Inspections { get; init; }

    [Meaning("What a health authority does against an infection; leave out where the regime is of another kind.")]
    public HealthRules? Health { get; init; }

    /// <summary>The same regime with more rules in the systems it has.</summary>
    public Regime With(AddedRules added) => this with
    {
        Citizens = With(Citizens, added.Citizens),
        Organisations = With(Organisations, added.Organisations),
        Officials = With(Officials, added.Officials),
    };

    private static RegimeSystem? With(RegimeSystem? system, ImmutableArray<RecordRule> added) =>
        system is null || added.IsEmpty ? system : system with { Rules = [.. system.Rules, .. added] };

    public RegimeSystem? SystemFor(SubjectKind kind) => kind switch
    {
        SubjectKind.Citizen => Citizens,
        SubjectKind.Organisation => Organisations,
        SubjectKind.Official => Officials,
        _ => null,
    };
}

/// <summary>One of the three systems: what it reads, how it counts, what follows, and how it can be undone.</summary>
[Evidenced]
public sealed record RegimeSystem
{
    [Meaning("Channels whose observations become records.")]
    public required ImmutableArray<Channel> Channels { get; init; }

    [Quantity("share", 0, 1, "Share of subjects who know that the system exists and what it counts.")]
    public required double AwarenessShare { get; init; }

    [Quantity("years", 0, 120, "Age from which a citizen has a file.")]
    public int MinimumAge { get; init; }

    [Meaning("Only those who enrolled have a file; leave out where everybody has one, asked or not.")]
    public ConsentRule? Consent { get; init; }

    [Meaning("Who may read the standing: agencies, lenders, employers, landlords, public; leave out for all of them.")]
    public ImmutableArray<Reader> ReadBy { get; init; } = [.. Enum.GetValues<Reader>()];

    [Meaning("The score; leave out for a system of lists only.")]
    public ScoreScale? Score { get; init; }

    [KeyedBy(nameof(Band.Name))]
    [Meaning("Named score ranges, each from its lowest score up to the next.")]
    public ImmutableArray<Band> Bands { get; init; } = [];

    [KeyedBy(nameof(ListRule.Name))]
    [Meaning("Named memberships with their own entry and exit (4 at most).")]
    public ImmutableArray<ListRule> Lists { get; init; } = [];

    [KeyedBy(nameof(RecordRule.Id))]
    [Meaning("What a record does: points, a band, or a list.")]
    public ImmutableArray<RecordRule> Rules { get; init; } = [];

    [Meaning("How the standing of some pulls others along; leave out where everybody stands alone.")]
    public ContagionRule? Contagion { get; init; }

    [Meaning("How a subject can ask for a record to be undone; leave out where there is no way.")]
    public AppealRule? Appeal { get; init; }

    [Meaning("Whether records may lead only to consequences of the context in which they arose.")]
    public bool ContextWall { get; init; }

    [Meaning("Sanctions only where the harm done weighs up to them; leave out for no such limit.")]
    public ProportionalityCap? ProportionalityCap { get; init; }

    [Meaning("A grade given once a year, for organisations; leave out for none.")]
    public YearlyGradesRule? YearlyGrades { get; init; }

    [Meaning("By what organisations are chosen for tax audits: random, risk_class or grade.")]
    public AuditBasis TaxAudits { get; init; }

    [Meaning("What sectors with strong lobbies are spared, for organisations; leave out for nothing.")]
    public LobbyingRule? Lobbying { get; init; }

    [Meaning("A part of the score that is predicted from data of app platforms; leave out for none.")]
    public PredictionRule? PredictedTrust { get; init; }

    [Meaning("A yearly ranking by risk, and an investigation of those on top; leave out for none.")]
    public RankingRule? Ranking { get; init; }
}

/// <summary>Range of the score. Points are whole numbers, clipped after each event in record order.</summary>
[Evidenced]
public sealed record ScoreScale
{
    [Quantity("points", -30000, 30000, "Score of a subject about whom nothing is on file.")]
    public required int Start { get; init; }

    [Quantity("points", -30000, 30000, "Lowest score.")]
    public required int Floor { get; init; }

    [Quantity("points", -30000, 30000, "Highest score.")]
    public required int Ceiling { get; init; }

    [Quantity("days", 0, 3650, "Days in which one point moves back towards the start; 0: never.")]
    public int ReturnDaysPerPoint { get; init; }

    [Meaning("Whether every subject is put back to the start once a year, each on a day of its own.")]
    public bool YearlyReset { get; init; }

    [Quantity("days", 0, 3650, "Days from the floor to the end of a course that leads back to the start; 0: none.")]
    public int CourseDays { get; init; }
}

/// <summary>A named score range and what follows from being in it.</summary>
[Evidenced]
public sealed record Band
{
    public required string Name { get; init; }

    [Quantity("points", -30000, 30000, "Lowest score of the band.")]
    public required int From { get; init; }

    [Meaning("What subjects in this band lose or gain.")]
    public ImmutableArray<Consequence> Consequences { get; init; } = [];
}

/// <summary>Whether a list shames or honours.</summary>
public enum ListColour : byte
{
    Black,
    Red,
}

/// <summary>Colours of environmental credit, the brightest first; who is on no list of them is green.</summary>
public enum EnvironmentColour : byte
{
    Green,
    Blue,
    Yellow,
    Red,
    Black,
}

/// <summary>A named membership.</summary>
[Evidenced]
public sealed record ListRule
{
    public required string Name { get; init; }

    [Meaning("black (sanctions) or red (honours).")]
    public ListColour Colour { get; init; }

    [Meaning("Colour of environmental credit that members have; the darkest counts. Leave out for other lists.")]
    public EnvironmentColour? EnvironmentColour { get; init; }

    [Quantity("days", 1, 25000, "Days after which a membership ends by itself.")]
    public required int StayDays { get; init; }

    [Meaning("Whether paying or mending what led to the entry ends it early.")]
    public bool EndsOnPayment { get; init; }

    [Quantity("days", 0, 3650, "Days between payment, repair or recognised inability, and removal.")]
    public int RemovalDays { get; init; }

    [Quantity("days", 0, 3650, "Grace: days between the record and the entry; whoever pays within is not entered.")]
    public int GraceDays { get; init; }

    [Quantity("share", 0, 1, "Share of entries without a fixed term, which time alone never ends.")]
    public double OpenEndedShare { get; init; }

    [Quantity("share", 0, 1, "Share of entries that are grave from the first and stay longer.")]
    public double GraveShare { get; init; }

    [Quantity("days", 0, 3650, "Days that a grave entry, or one more while on the list, stays longer.")]
    public int ExtensionDays { get; init; }

    [Meaning("How debtors who cannot pay are told apart; leave out where nobody asks.")]
    public InabilityRule? Inability { get; init; }

    [Meaning("How an entry can be repaired without paying what is owed; leave out where it cannot.")]
    public RepairRule? Repair { get; init; }

    [Meaning("What members lose or gain.")]
    public ImmutableArray<Consequence> Consequences { get; init; } = [];
}

/// <summary>What one kind of record does. Exactly one of points, discretion, band and list is given.</summary>
[Evidenced]
public sealed record RecordRule
{
    public required string Id { get; init; }

    [Meaning("Behaviour whose record fires the rule.")]
    public required string On { get; init; }

    [Quantity("points", -2000, 2000, "Points added to the score.")]
    public int? Points { get; init; }

    [Meaning("Points that the local office chooses, between a least and a most.")]
    public PointRange? Discretion { get; init; }

    [Meaning("Band the score falls into, at its highest score, if it stands higher.")]
    public string? SetBand { get; init; }

    [Meaning("List the subject is entered on.")]
    public string? List { get; init; }

    [Quantity("share", 0, 1, "Share of such records on which the rule is applied (discretion or thresholds).")]
    public double AppliedShare { get; init; } = 1;

    [Quantity("share", 0, 1, "Share of municipalities in which the rule holds (additions by villages).")]
    public double MunicipalityShare { get; init; } = 1;

    [Quantity("points", 1, 30000, "Most points that the rule gives or takes in a year of 365 days from day 0.")]
    public int? CapPerYear { get; init; }

    [Quantity("days", 1, 25000, "Days after which what the rule did to the score is undone.")]
    public int? ExpiresDays { get; init; }
}

/// <summary>Points left to somebody's discretion; least and most in size, both of one sign.</summary>
[Evidenced]
public sealed record PointRange
{
    [Quantity("points", -2000, 2000, "What the mildest office gives or takes.")]
    public required int Least { get; init; }

    [Quantity("points", -2000, 2000, "What the harshest office takes, or the most generous gives.")]
    public required int Most { get; init; }
}

/// <summary>How a record can be contested.</summary>
[Evidenced]
public sealed record AppealRule
{
    [Meaning("Whether the subject is told of a sanction when it begins.")]
    public required bool Notice { get; init; }

    [Meaning("Whether the reasons are given.")]
    public required bool Reasons { get; init; }

    [Quantity("share", 0, 1, "Share of the wrongly sanctioned who contest, once they know of it and why.")]
    public required double FiledShareWhenWrong { get; init; }

    [Quantity("share", 0, 1, "Share of the rightly sanctioned who contest all the same.")]
    public required double FiledShareWhenRight { get; init; }

    [Quantity("days", 0, 365, "Days until a sanctioned subject without notice finds out.")]
    public int DiscoveryDays { get; init; }

    [Quantity("days", 0, 365, "Least days between filing and decision, however short the queue.")]
    public required int WaitDays { get; init; }

    [Quantity("per 100,000 citizens", 0, 10000, "Reviewers; parts of one work part of the time.")]
    public required double ReviewersPer100000 { get; init; }

    [Quantity("days", 0.001, 365, "Days that a reviewer spends on an appeal, on average.")]
    public required double ReviewDaysMean { get; init; }

    [Quantity("days", 0, 365, "The part of these days that every review takes; what is above it is exponential.")]
    public double ReviewDaysLeast { get; init; }

    [Quantity("share", 0, 1, "Probability that a decision is right.")]
    public required double Accuracy { get; init; }

    [Quantity("share", 0, 1, "Share of errors that the authority finds and mends by itself, telling whom it concerns.")]
    public double AutomaticCorrectionShare { get; init; }

    [Quantity("days", 1, 3650, "Days from an error to the authority's own correction.")]
    public int AutomaticDelayDays { get; init; } = 1;
}
