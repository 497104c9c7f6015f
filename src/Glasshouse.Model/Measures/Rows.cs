using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Measures;

// One record struct per table of the run folder; a column per property, in snake_case. Day 0 is the first day.

/// <summary>One figure. Region 0 is the nation, group 0 is everybody.</summary>
public readonly record struct MeasureRow(int Day, int RegionId, int GroupId, string Measure, double Value);

/// <summary>What a group number stands for.</summary>
public readonly record struct GroupRow(int GroupId, SubjectKind SubjectKind, string Dimension, string Value,
    string Label);

/// <summary>What a region number stands for; tiles are an abstract drawing, not a map of a real place.</summary>
public readonly record struct RegionRow(int RegionId, string Level, int? ParentId, string Code, string Name,
    int? TileX, int? TileY, int Citizens);

/// <summary>Truth: an act that was done. The number is the same in every arm in which the act is done.</summary>
public readonly record struct ActRow(int Day, long ActId, SubjectKind SubjectKind, int SubjectId, string Behaviour,
    int RegionId);

/// <summary>File: what the regime holds. No act number where there was no such act.</summary>
public readonly record struct RecordRow(int Day, long RecordId, long? ActId, SubjectKind SubjectKind, int SubjectId,
    string Behaviour, Channel Channel, bool Wrongful);

/// <summary>What a decision did.</summary>
public enum DecisionKind : byte
{
    Points,
    Band,
    ListEntry,
    ListExit,
    SanctionStart,
    SanctionEnd,
    RewardStart,
    RewardEnd,
    ListExtension,

    /// <summary>A consequence of the band or list is kept from the subject by a safeguard, which is the rule.</summary>
    Withheld,

    /// <summary>A yearly grade is given.</summary>
    Grade,
}

/// <summary>One step from a record to a consequence, with the rule that fired.</summary>
public readonly record struct DecisionRow(int Day, long DecisionId, long? RecordId, SubjectKind SubjectKind,
    int SubjectId, string System, string Rule, DecisionKind Kind, string Detail, int Points, int? ScoreBefore,
    int? ScoreAfter);

/// <summary>How an appeal ended.</summary>
public enum AppealOutcome : byte
{
    Pending,
    Granted,
    Refused,
}

/// <summary>A request to undo a record; was_wrong is truth, which the reviewer does not see.</summary>
public readonly record struct AppealRow(int FiledDay, int? DecidedDay, long? RecordId, long? DecisionId,
    SubjectKind SubjectKind, int SubjectId, AppealOutcome Outcome, bool WasWrong);

/// <summary>Where a subject stands on the last day.</summary>
public readonly record struct StandingRow(int Day, SubjectKind SubjectKind, int SubjectId, string System, int? Score,
    string? Band, string Lists, string Sanctions, string Rewards);

/// <summary>A way out of a sanction that holds on the last day: what it takes, and whether there is one.</summary>
public readonly record struct RecourseRow(int Day, SubjectKind SubjectKind, int SubjectId, string Sanction,
    Consequences.RecourseWay Way, string Acts, int Steps, int? Days, bool Possible, bool Smallest);

/// <summary>A loan applied for, its decision and what came of it.</summary>
public readonly record struct LoanRow(int AppliedDay, long LoanId, int CitizenId, string Decision, string Reasons,
    double Amount, double? Price, string? Outcome, int? OutcomeDay, double TrueDefaultProbability);

/// <summary>A tax declaration: declared by the organisation, and the true value beside it (euro).</summary>
public readonly record struct FilingRow(int Year, int Day, int OrganisationId, double Declared, double TrueValue,
    bool FiledLate, bool Audited, string? Grade);

/// <summary>A visit by an inspector: true quality and what was written down.</summary>
public readonly record struct InspectionRow(int Day, int OrganisationId, string Kind, double TrueQuality,
    double Rating, int OfficialId);

/// <summary>
/// An organisation's year: what it did and is, beside what is on file of it. Rating, grade and colour are the file's.
/// </summary>
public readonly record struct FirmYearRow(int Year, int OrganisationId, int EntryDay, int? ExitDay, int Workers,
    double TrueQuality, int TrueViolations, double TurnoverPerMonth, double ProfitPerMonth, double? Rating,
    string? Grade, int? Score, string? Band, string? EnvironmentColour);

/// <summary>What an office was told to reach, what it reached and what it reported.</summary>
public readonly record struct DirectiveRow(int Day, string Directive, int OfficeId, double Target, double TrueValue,
    double ReportedValue);

/// <summary>Scans at doors that day.</summary>
public readonly record struct GateRow(int Day, int RegionId, string VenueKind, long Scans, long Admitted,
    long Refused, long RefusedWrongly);

/// <summary>
/// Somebody whom cameras matched was stopped. Taken for whom (none: an entry about somebody elsewhere), whether by
/// mistake, and whether wrongfully: mistaken for another, or listed without a cause.
/// </summary>
public readonly record struct StopRow(int Day, int CitizenId, int AlertDay, int? TakenForId, bool Mistaken,
    bool Wrongful);

/// <summary>What a health code can show of somebody.</summary>
public enum ShownCode : byte
{
    /// <summary>Nothing: no codes are in force, or the person has died or carries no phone.</summary>
    None,
    Green,
    Yellow,
    Red,
}

/// <summary>From that day on somebody's health code shows this, until another row says otherwise.</summary>
public readonly record struct CodeRow(int Day, int CitizenId, ShownCode Code);

/// <summary>What came of a code that somebody else showed.</summary>
public enum BorrowedCodeEvent : byte
{
    /// <summary>The door let them in and wrote nothing down.</summary>
    Shown,

    /// <summary>The door let them in and wrote the stay down for the lender.</summary>
    Logged,

    /// <summary>The lender was told of a contact with a case that the borrower had.</summary>
    LenderTold,
}

/// <summary>A code shown by somebody else on <c>stay_day</c>, and what came of it on <c>day</c>.</summary>
public readonly record struct BorrowedCodeRow(int Day, int CitizenId, int LenderId, string VenueKind, int StayDay,
    BorrowedCodeEvent What);

/// <summary>One infection.</summary>
public readonly record struct InfectionRow(int Day, int CitizenId, int? InfectorId, string Setting);

/// <summary>A citizen at the end of the run.</summary>
public readonly record struct CitizenRow(int SubjectId, int Age, string Sex, string Group, int HouseholdId,
    int MunicipalityId, int RegionId, string Activity, int? WorkplaceOrganisationId, int? SchoolId,
    double IncomePerMonth, int IncomeDecile, double Frailty, double Morale, double PerceivedRisk,
    double TrustGeneralised, double TrustInstitutional, bool Aware, double TrueDefaultProbability, bool ThinFile,
    int TrueViolations)
{
    /// <summary>Day of birth, for those born in the run.</summary>
    public int? BornDay { get; init; }

    /// <summary>Their mother.</summary>
    public int? MotherId { get; init; }

    /// <summary>Day of death, for those who died in it.</summary>
    public int? DiedDay { get; init; }
}

/// <summary>A household: neighbours in row order.</summary>
public readonly record struct HouseholdRow(int SubjectId, int MunicipalityId, int FirstCitizenId, int Size,
    string Type);

/// <summary>An organisation at the end of the run.</summary>
public readonly record struct OrganisationRow(int SubjectId, string Code, string Kind, string Sector, int Workers,
    string SizeClass, int MunicipalityId, int RegionId, int OwnerCitizenId, double Quality, double Reputation,
    double Honesty, bool Connected, int EntryDay, int? ExitDay);

/// <summary>An office of the administrative tree.</summary>
public readonly record struct OfficeRow(int SubjectId, int? ParentOfficeId, string Level, string Name, int RegionId,
    int Posts, double EnforcementEffort)
{
    /// <summary>Promises to firms that fell due in the run, and those broken: truth.</summary>
    public int PromisesDue { get; init; }

    public int PromisesBroken { get; init; }

    /// <summary>Bills that fell due, those left unpaid then, and what is owed now, thousand euro: truth.</summary>
    public int BillsDue { get; init; }

    public int BillsUnpaid { get; init; }

    public double Owed { get; init; }

    /// <summary>Records of broken promises and unpaid bills, and those of what was kept.</summary>
    public int Records { get; init; }

    public int WrongfulRecords { get; init; }

    /// <summary>What a regime holds of it; null where none keeps a standing of offices.</summary>
    public int? Score { get; init; }

    public bool? Listed { get; init; }
}

/// <summary>An official: a citizen with a post.</summary>
public readonly record struct OfficialRow(int SubjectId, int CitizenId, int OfficeId, string Level, double Honesty,
    double PrivateLoyalty, double DisplayedLoyalty, double MeasuredEffort, double UnmeasuredEffort);

/// <summary>A tie of a recorded citizen.</summary>
public readonly record struct TieRow(int CitizenId, int OtherCitizenId, string Strength);
