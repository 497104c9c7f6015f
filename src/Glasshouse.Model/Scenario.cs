using System.Collections.Immutable;
using Glasshouse.Model.Beliefs;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Model;

/// <summary>A nation, the regimes it lives under over time, what happens to it, and what to keep of it.</summary>
public sealed record Scenario
{
    [Quantity("version", 1, 1, "Version of the scenario format.")]
    public required int Glasshouse { get; init; }

    [Meaning("Name of the scenario; also names its run folder.")]
    public required string Name { get; init; }

    [Meaning("One or two sentences: the question this scenario answers.")]
    public string Question { get; init; } = "";

    [Meaning("What the report begins with: citizens, organisations, taxes, officials, sales, health or cameras.")]
    public ReportTopic About { get; init; }

    [Meaning("Which nation, and how many citizens.")]
    public required NationChoice Nation { get; init; }

    [Meaning("Calendar date of day 0.")]
    public DateOnly Start { get; init; } = new(2025, 1, 1);

    [Quantity("days", 1, 36500, "How many days are simulated.")]
    public required int Days { get; init; }

    [Quantity("seed", 0, uint.MaxValue, "Seed of every draw: the same seed, the same people and the same luck.")]
    public long Seed { get; init; } = 1;

    [Meaning("Name of the one regime. Give this or arms, not both.")]
    public string? Regime { get; init; }

    [Meaning("Name of the health regime.")]
    public string Health { get; init; } = "health-none";

    [KeyedBy(nameof(Arm.Name))]
    [Meaning("Several runs on the same people and the same draws.")]
    public ImmutableArray<Arm> Arms { get; init; } = [];

    [KeyedBy(nameof(Behaviour.Id))]
    [Meaning("Behaviours added to the catalogue, from day 0 on.")]
    public ImmutableArray<Behaviour> Behaviours { get; init; } = [];

    [Meaning("What changes on which day.")]
    public ImmutableArray<TimelineEvent> Timeline { get; init; } = [];

    [KeyedBy(nameof(LockdownOrder.Name))]
    [Meaning("Orders that shut areas for a time, under every regime.")]
    public ImmutableArray<LockdownOrder> Lockdowns { get; init; } = [];

    [Meaning("Cameras that match faces against a list; leave out for none.")]
    public CameraOrder? Cameras { get; init; }

    [KeyedBy(nameof(RedOrder.Name))]
    [Meaning("Orders of officials that turn people's health codes red for no reason of health.")]
    public ImmutableArray<RedOrder> RedOrders { get; init; } = [];

    [Meaning("By which norm people judge who helps and who refuses: image_scoring, simple_standing and so on.")]
    public Norm Norm { get; init; } = Norm.SimpleStanding;

    [Meaning("Contested mechanisms that can be turned off.")]
    public Switches Switches { get; init; } = new();

    [Meaning("Parameters that differ from their defaults: path: value.")]
    public ImmutableSortedDictionary<string, double> Set { get; init; } =
        ImmutableSortedDictionary<string, double>.Empty;

    [Meaning("How much of the run is written down.")]
    public RecordChoice Record { get; init; } = new();
}

/// <summary>Which statistics the nation is drawn from, and its size.</summary>
public sealed record NationChoice
{
    [Meaning("netherlands, china-like, fictional, or a folder of marginal counts.")]
    public required string Preset { get; init; }

    [Quantity("persons", 1000, 20000000, "How many citizens are drawn.")]
    public required int Citizens { get; init; }
}

/// <summary>One of several runs on the same nation and the same draws.</summary>
public sealed record Arm
{
    public required string Name { get; init; }

    [Meaning("Name of its regime.")]
    public required string Regime { get; init; }

    [Meaning("Name of its health regime.")]
    public string? Health { get; init; }

    [KeyedBy(nameof(LockdownOrder.Name))]
    [Meaning("Orders that shut areas for a time in this arm only.")]
    public ImmutableArray<LockdownOrder> Lockdowns { get; init; } = [];

    [Meaning("Cameras that match faces against a list, in this arm only.")]
    public CameraOrder? Cameras { get; init; }

    [KeyedBy(nameof(RedOrder.Name))]
    [Meaning("Orders that turn health codes red, in this arm only.")]
    public ImmutableArray<RedOrder> RedOrders { get; init; } = [];

    [Meaning("By which norm people judge, in this arm only.")]
    public Norm? Norm { get; init; }

    [Meaning("Mechanisms turned on or off in this arm only.")]
    public Switches? Switches { get; init; }

    [Meaning("Parameters that differ in this arm only: path: value.")]
    public ImmutableSortedDictionary<string, double> Set { get; init; } =
        ImmutableSortedDictionary<string, double>.Empty;

    [Meaning("What changes on which day in this arm only.")]
    public ImmutableArray<TimelineEvent> Timeline { get; init; } = [];
}

/// <summary>Something that takes effect at the start of a day.</summary>
public sealed record TimelineEvent
{
    [Quantity("day", 0, 36500, "Day on whose morning it takes effect; day 0 is the first.")]
    public required int Day { get; init; }

    [Meaning("Another regime from this day on.")]
    public string? Regime { get; init; }

    [Meaning("Another health regime from this day on.")]
    public string? Health { get; init; }

    [Meaning("Whether that regime amends the one before it: files stay, its lists must bear the same names.")]
    public bool KeepsFiles { get; init; }

    [Meaning("Parameters that change on this day: path: value.")]
    public ImmutableSortedDictionary<string, double> Set { get; init; } =
        ImmutableSortedDictionary<string, double>.Empty;

    [KeyedBy(nameof(Behaviour.Id))]
    [Meaning("Behaviours added to the catalogue, from this day on.")]
    public ImmutableArray<Behaviour> Behaviours { get; init; } = [];

    [Meaning("Rules added to the regime in force; its files go on.")]
    public AddedRules? Rules { get; init; }

    [Meaning("What a reader should see beside the curve on this day.")]
    public string Note { get; init; } = "";
}

/// <summary>Rules that a dated event adds to the regime in force, system by system.</summary>
[Evidenced]
public sealed record AddedRules
{
    [KeyedBy(nameof(RecordRule.Id))]
    [Meaning("Rules added to the system for citizens.")]
    public ImmutableArray<RecordRule> Citizens { get; init; } = [];

    [KeyedBy(nameof(RecordRule.Id))]
    [Meaning("Rules added to the system for companies and other organisations.")]
    public ImmutableArray<RecordRule> Organisations { get; init; } = [];

    [KeyedBy(nameof(RecordRule.Id))]
    [Meaning("Rules added to the system for officials.")]
    public ImmutableArray<RecordRule> Officials { get; init; } = [];

    public ImmutableArray<RecordRule> For(SubjectKind kind) => kind switch
    {
        SubjectKind.Citizen => Citizens,
        SubjectKind.Organisation => Organisations,
        SubjectKind.Official => Officials,
        _ => [],
    };
}

/// <summary>Contested mechanisms. Each can be turned off to see whether a result rests on it.</summary>
public sealed record Switches
{
    [Meaning("Employers see sanctions and call fewer back; the refused offend a little more for want.")]
    public bool Stigma { get; init; } = true;

    [Meaning("Friends of somebody caught raise their own perceived risk.")]
    public bool PeerLearning { get; init; } = true;

    [Meaning("People hold back sensitive expression when they feel watched.")]
    public bool Chilling { get; init; } = true;

    [Meaning("One's own acts, noticed or not, and accusations change what one believes about the risk.")]
    public bool OwnExperience { get; init; } = true;

    [Meaning("Experience fades. Off: it is kept in full.")]
    public bool Forgetting { get; init; } = true;

    [Meaning("Later days of a sanction weigh less. Off: a sanction of twice the length weighs twice as much.")]
    public bool PresentBias { get; init; } = true;

    [Meaning("Some people meet more chances to offend than others. Off: all of an age meet as many.")]
    public bool Frailty { get; init; } = true;

    [Meaning("Morale speaks against offences and for merits. Off: it is left out of every citizen's choice.")]
    public bool Morale { get; init; } = true;

    [Meaning("A small price put on an act wears down what morale held back, and does not give it back.")]
    public bool CrowdingOut { get; init; } = true;

    [Meaning("Officials report more than they did.")]
    public bool Manipulation { get; init; } = true;

    [Meaning("Officials move effort to what is measured and rewarded. Off: they work as where nobody appraises.")]
    public bool Multitasking { get; init; } = true;

    [Meaning("Officials are ranked against each other once a year. Off: no prize for the best, nobody dismissed.")]
    public bool Tournaments { get; init; } = true;

    [Meaning("Officials know how much is audited and hold back for it. Off: audits only find.")]
    public bool Audits { get; init; } = true;

    [Meaning("Officials take more care when colleagues have gone to jail.")]
    public bool JailedColleagues { get; init; } = true;

    [Meaning("Cases against officials are filed and decided where a regime has discipline.")]
    public bool Discipline { get; init; } = true;

    [Meaning("Records can be bought off where somebody offers. Off: every offer is turned down.")]
    public bool ScoreSales { get; init; } = true;

    [Meaning("Inspectors take money from organisations they find in breach. Off: every offer is turned down.")]
    public bool FirmBribes { get; init; } = true;

    [Meaning("Offices break promises to firms and leave bills unpaid. Off: they keep their word and pay.")]
    public bool GovernmentBreaches { get; init; } = true;

    [Meaning("People grow older, die and are born. Off: everybody stays as on day 0.")]
    public bool Demography { get; init; } = true;

    [Meaning("Errors stay with people. Off: the same mean error rates, drawn anew for each occasion.")]
    public bool LastingErrors { get; init; } = true;

    [Meaning("Sanctions and rewards change what people can and want to do. Off: they are only counted.")]
    public bool Consequences { get; init; } = true;

    [Meaning("Repaying raises and failing lowers a credit score. Off: scores stay as they were on day 0.")]
    public bool DelayedImpact { get; init; } = true;

    [Meaning("Credit files hold errors that stay until they are disputed. Off: files are right.")]
    public bool FileErrors { get; init; } = true;

    [Meaning("The price of loans follows losses, and the safest borrowers drop out first. Off: one fixed price.")]
    public bool CreditScreening { get; init; } = true;

    [Meaning("Slower internet is imposed where a regime names it. Off: never, as nothing shows that it ever was.")]
    public bool SlowerInternet { get; init; }

    [Meaning("Local offices differ in how harshly they use their discretion. Off: all are in the middle.")]
    public bool Discretion { get; init; } = true;

    [Meaning("App platforms predict trust where a regime asks for it. Off: no prediction is handed over.")]
    public bool PredictedTrust { get; init; } = true;

    [Meaning("People learn from what happens to them. Off: beliefs stay as they were on day 0.")]
    public bool Beliefs { get; init; } = true;

    [Meaning("People help whom they find good, are judged for it, and trust others as they are treated.")]
    public bool Reciprocity { get; init; } = true;

    [Meaning("People move towards opinions they hear, and voice what is liked where they fear.")]
    public bool Opinion { get; init; } = true;

    [Meaning("Where a regime counts friends' scores, they pull each other and people drop ties that cost them.")]
    public bool Association { get; init; } = true;

    [Meaning("People hear of the system from each other and form an attitude to it.")]
    public bool Attitudes { get; init; } = true;

    [Meaning("Sanctions make debtors who could pay do so sooner. Off: the listed pay as others do.")]
    public bool ListPressure { get; init; } = true;

    [Meaning("Being named in public costs trust in others.")]
    public bool Shame { get; init; } = true;

    [Meaning("Rewards count for less than penalties of the same size, because they are described vaguely.")]
    public bool VagueRewards { get; init; } = true;

    [Meaning("Customers go by the ratings that a regime shows them. Off: they learn by buying only.")]
    public bool Disclosure { get; init; } = true;

    [Meaning("Inspectors differ in how they rate, and round up to the next grade. Off: they rate what they see.")]
    public bool Leniency { get; init; } = true;

    [Meaning("An unsafe product may do harm that customers hear of. Off: it stays an offence and no more.")]
    public bool Incidents { get; init; } = true;

    [Meaning("Organisations with ties to officials are treated more kindly. Off: as others are.")]
    public bool Connections { get; init; } = true;

    [Meaning("Lobbies get rules softened for their sector where a regime gives in. Off: the rules hold as for all.")]
    public bool Lobbying { get; init; } = true;

    [Meaning("Some who hide tax report months without any sales. Off: nobody does.")]
    public bool NilReturns { get; init; } = true;

    [Meaning("Organisations are founded and close. Off: all stay as on day 0.")]
    public bool FirmTurnover { get; init; } = true;

    [Meaning("Standing changes what organisations pay for credit. Off: all pay the same.")]
    public bool FirmCredit { get; init; } = true;

    [Meaning("Listed organisations may have an entry repaired at its price. Off: entries run their time.")]
    public bool FirmRepair { get; init; } = true;


    [Meaning("What peers of sector and municipality declare changes what hiding costs inwardly.")]
    public bool TaxNorm { get; init; } = true;

    [Meaning("Audits open earlier years too. Off: only the year at hand.")]
    public bool BackAudits { get; init; } = true;

    [Meaning("Organisations of the same owner or municipality hear of audits.")]
    public bool AuditNews { get; init; } = true;

    [Meaning("Tax audits follow risk classes or grades, where a regime asks for it. Off: they fall on all alike.")]
    public bool TargetedAudits { get; init; } = true;

    [Meaning("Organisations are graded once a year where a regime asks for it. Off: never.")]
    public bool YearlyGrades { get; init; } = true;

    [Meaning("The worst grade of an organisation pulls its owner's others along, where a regime asks for it.")]
    public bool GradeContagion { get; init; } = true;
}

/// <summary>How much is kept: figures only, figures and some drawn subjects, or everything.</summary>
public enum RecordDetail : byte
{
    Summary,
    Cohort,
    Full,
}

/// <summary>What is written down of a run.</summary>
public sealed record RecordChoice
{
    [Meaning("summary, cohort or full.")]
    public RecordDetail Detail { get; init; } = RecordDetail.Cohort;

    [Quantity("subjects of each kind", 0, 20000000, "Size of the recorded cohort.")]
    public int Cohort { get; init; } = 1000;
}

/// <summary>What the first screen of a report answers.</summary>
public enum ReportTopic : byte
{
    Citizens,
    Organisations,

    /// <summary>What organisations declare, and the grades that they get for it.</summary>
    Taxes,
    Officials,

    /// <summary>Records that are bought off.</summary>
    Sales,

    /// <summary>An infection, and what is done against it.</summary>
    Health,

    /// <summary>Cameras that match faces against a list.</summary>
    Cameras,
}
