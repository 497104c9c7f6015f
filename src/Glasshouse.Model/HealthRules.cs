using System.Collections.Immutable;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Health;
using Glasshouse.Model.Journeys;

namespace Glasshouse.Model;

/// <summary>
/// What a health authority knows of an infection, and what it does: tests, isolation, tracing, a code, doors, apps.
/// One format for codes and for their alternatives, so that these differ in data alone.
/// </summary>
[Evidenced]
public sealed record HealthRules
{
    [Quantity("share", 0, 1, "Share of people who carry what the regime rests on: code, app or pass.")]
    public required double UptakeShare { get; init; }

    [Quantity("share", 0, 1, "Share of people with symptoms who say so and are tested.")]
    public required double DeclaredShare { get; init; }

    [Quantity("days", 0, 14, "Days from first symptoms to the result of a test.")]
    public required int TestDelayDays { get; init; }

    [Quantity("share", 0, 1, "Infected people whom a test finds.")]
    public required double TestSensitivity { get; init; }

    [Quantity("share", 0, 1, "People without the infection whom a test clears.")]
    public required double TestSpecificity { get; init; }

    [Quantity("probability per day", 0, 1, "Chance of fever and symptoms of something else.")]
    public required double OtherSymptomsPerDay { get; init; }

    [Quantity("days", 0, 60, "Days that a found case stays at home from the result on.")]
    public required int IsolationDays { get; init; }

    [Quantity("share", 0, 1, "Share of those told to stay at home who do.")]
    public required double ComplianceShare { get; init; }

    [Quantity("days", 0, 3650, "Days for which what is written down is kept.")]
    public required int RetentionDays { get; init; }

    [Meaning("Whether what is written down says who it is about and lies with the authority.")]
    public bool Central { get; init; }

    [Meaning("How contacts of cases are found and told; leave out for none.")]
    public TracingRule? Tracing { get; init; }

    [Meaning("A code of three colours; leave out for none.")]
    public CodeRule? Code { get; init; }

    [KeyedBy(nameof(GateRule.Venue))]
    [Meaning("Kinds of places with a gate: work, school, other_home (compounds), shop, restaurant, leisure, transport, "
        + "hospital.")]
    public ImmutableArray<GateRule> Gates { get; init; } = [];

    [KeyedBy(nameof(PlatformRule.Name))]
    [Meaning("App platforms that report on people: messaging, payment, map.")]
    public ImmutableArray<PlatformRule> Platforms { get; init; } = [];

    /// <summary>Whether some door lets people in with another's code.</summary>
    internal bool LendsCodes => Code is not null && Gates.Any(gate => gate.BorrowedShare > 0);

    /// <summary>Whether an authority holds everybody's colour, and can be asked about somebody absent.</summary>
    internal bool HoldsCodes => Central && Code is not null;
}

/// <summary>How contacts of a case are found.</summary>
[Evidenced]
public sealed record TracingRule
{
    [Quantity("share", 0, 1, "Share of contacts at home who are found.")]
    public required double HomeShare { get; init; }

    [Quantity("share", 0, 1, "Share of other contacts who are found, where nothing else stands in the way.")]
    public required double FoundShare { get; init; }

    [Meaning("Whether both must carry the app or code.")]
    public bool NeedsBothPhones { get; init; }

    [Meaning("Whether only those met at venues are found.")]
    public bool VenuesOnly { get; init; }

    [Quantity("per case", 0, 100, "People told who were no contact: through a wall, at the next table, by mistake.")]
    public required double FalseContactsPerCase { get; init; }

    [Quantity("days", 1, 28, "Days before the result that are looked back on.")]
    public required int LookBackDays { get; init; }

    [Quantity("days", 0, 14, "Days from the result of a test until contacts are told.")]
    public required int DelayDays { get; init; }

    [Quantity("cases per day and 100,000", 0, 100000, "Cases that can be traced a day; 0: no limit.")]
    public double CapacityPer100000 { get; init; }

    [Quantity("share", 0, 1, "Share of cases who tell, or hand in what their phone holds.")]
    public required double ConsentShare { get; init; }

    [Quantity("days", 0, 60, "Days that a contact is told to stay at home.")]
    public required int QuarantineDays { get; init; }
}

/// <summary>Colours of a code and how long they last.</summary>
[Evidenced]
public sealed record CodeRule
{
    [Quantity("days", 1, 60, "Days that yellow lasts.")]
    public required int YellowDays { get; init; }

    [Quantity("days", 1, 60, "Days that red lasts.")]
    public required int RedDays { get; init; }

    [Quantity("days", 0, 60, "Days of yellow after red.")]
    public int MonitoringDays { get; init; }

    [Meaning("Colour of a traced contact.")]
    public CodeColour Contact { get; init; } = CodeColour.Red;

    [Meaning("Colour of declared symptoms and of fever at a gate.")]
    public CodeColour Symptoms { get; init; } = CodeColour.Yellow;

    [Meaning("Colour of whoever was in an area of high grade.")]
    public CodeColour HighArea { get; init; } = CodeColour.Red;

    [Meaning("Colour of whoever was in an area of medium grade.")]
    public CodeColour MediumArea { get; init; } = CodeColour.Yellow;

    [Quantity("share", 0, 1, "Visits to other provinces at which the code from home is not recognised.")]
    public required double UnrecognisedShare { get; init; }

    [Quantity("probability per day", 0, 1, "Chance that a wrong input turns a code yellow.")]
    public required double WrongInputPerDay { get; init; }

    [Meaning("Whether employers see the code of whoever applies, as they see other visible records.")]
    public bool SeenByEmployers { get; init; }

    [Meaning("How areas are graded by the cases found there; leave out for none.")]
    public AreaRule? Areas { get; init; }
}

/// <summary>Grades of municipalities.</summary>
[Evidenced]
public sealed record AreaRule
{
    [Quantity("days", 1, 28, "Days whose cases count.")]
    public required int WindowDays { get; init; }

    [Quantity("days", 1, 28, "Days between reviews.")]
    public required int ReviewDays { get; init; }

    [Quantity("cases per 100,000", 0, 100000, "Cases since the beginning above which a grade can be high.")]
    public required double HighPer100000 { get; init; }

    [Quantity("cases", 1, 1000, "Cases within the window that count as a cluster.")]
    public required int ClusterCases { get; init; }
}

/// <summary>A gate at a kind of place.</summary>
[Evidenced]
public sealed record GateRule
{
    public required Setting Venue { get; init; }

    [Quantity("share", 0, 1, "Share of visits at which somebody really scans.")]
    public required double EnforcedShare { get; init; }

    [Quantity("share", 0, 1, "People without a green code who get in by another way.")]
    public required double EvadedShare { get; init; }

    [Quantity("share", 0, 1, "People kept out by their code or for want of a phone who show another's green code.")]
    public double BorrowedShare { get; init; }

    [Quantity("share", 0, 1, "People without a phone or pass who are turned away.")]
    public required double NoPhoneRefusedShare { get; init; }

    [Quantity("share", 0, 1, "Feverish people whom the thermometer finds (37.3 degrees); 0: none is used.")]
    public double FeverSensitivity { get; init; }

    [Quantity("share", 0, 1, "People with a fever among those ill with the infection.")]
    public double FeverShareOfIll { get; init; }

    [Quantity("share", 0, 1, "People without a fever whom the thermometer stops all the same.")]
    public double FeverFalseShare { get; init; }

    [Meaning("Whether a scan is written down.")]
    public bool Logged { get; init; }

    [Quantity("euro", 0, 10000, "What a refused visit costs whoever is refused: wage, food, care.")]
    public required double RefusalLoss { get; init; }
}

/// <summary>A simulated platform.</summary>
public enum PlatformName : byte
{
    Messaging,
    Payment,
    Map,
}

/// <summary>What a platform sees and passes on.</summary>
[Evidenced]
public sealed record PlatformRule
{
    public required PlatformName Name { get; init; }

    [Quantity("share", 0, 1, "Share of people who carry it.")]
    public required double CarriedShare { get; init; }

    [Quantity("per person-day", 0, 10000, "Observations of whoever carries it.")]
    public required double ObservationsPerDay { get; init; }

    [Quantity("share", 0, 1, "Share of stays in graded areas that it puts on the wrong person.")]
    public required double ErrorShare { get; init; }

    [Quantity("share", 0, 1, "Acts of whoever carries it that its traces show to the police; 0: none are handed over.")]
    public double PoliceShare { get; init; }

    [Meaning("Whether where people were flows into the code.")]
    public bool FeedsCode { get; init; } = true;

    [Meaning("Whether it goes on when the health regime ends.")]
    public bool Continues { get; init; }
}
