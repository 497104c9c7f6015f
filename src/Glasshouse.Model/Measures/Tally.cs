using System.Runtime.CompilerServices;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model.Measures;

/// <summary>What is counted as it happens. Flows start again daily (or monthly); stocks stand until changed.</summary>
public enum Counter : byte
{
    Opportunities,
    Violations,
    Merits,
    SensitiveOpportunities,
    SensitiveActs,
    Harm,
    Observations,
    Records,
    WrongfulRecords,
    SanctionDays,
    WrongfulSanctionDays,
    AppealsFiled,
    AppealsDecided,
    AppealsGranted,

    /// <summary>Wrongful sanctions begun, contested, ended by a correction unasked, and ended by any redress.</summary>
    WrongsBegun,
    WrongsContested,
    WrongsCorrected,
    WrongsRedressed,

    /// <summary>What wrongful sanctions refused for good, and days that redress came too late for.</summary>
    JourneysRefusedWrongly,
    JobsRefusedWrongly,
    DaysLost,

    /// <summary>Records of offences, rightful or not.</summary>
    RecordedViolations,
    LoansDecided,
    LoansApproved,
    LoansEnded,
    LoansFailed,
    LoanPrice,
    ThinFileDecided,
    ThinFileApproved,
    FilesDisputed,
    FilesCorrected,
    FlightsRefused,
    FastTrainsRefused,
    StaysRefused,
    SchoolPlacesLost,
    JobsLost,
    NamedInPublic,

    /// <summary>What sanctions cost those who bear them, euro.</summary>
    SanctionLosses,
    InternetDaysSlowed,
    RepairsSought,

    /// <summary>Paid for repairs, granted or not, euro.</summary>
    RepairPrice,
    RewardsUsed,

    /// <summary>Worth of rewards used, euro, and days they saved, hundredths.</summary>
    RewardValue,
    RewardDays,
    JobsRefused,
    Promotions,
    PromotionsRefused,

    /// <summary>Tax owed and tax declared, euro.</summary>
    TaxOwed,
    TaxDeclared,
    BribeOpportunities,
    BribesTaken,

    /// <summary>Terms of office ended early; officials dismissed for incompetent years.</summary>
    Terminations,
    Dismissals,

    /// <summary>Cases of discipline; of those punished, how many for nothing done.</summary>
    CasesFiled,
    CasesPunished,
    CasesPunishedWrongly,

    /// <summary>Records that somebody offered to buy off, those bought, and their price in hundredths.</summary>
    SalesOffered,
    SalesMade,
    SalePrice,
    HelpAsked,
    HelpGiven,

    /// <summary>Acts counted by the month.</summary>
    PettyViolations,
    SensitiveReadingOccasions,
    SensitiveReading,
    OrdinaryActs,
    JobApplications,
    Callbacks,
    JobsFound,
    RecordedApplications,
    RecordedCallbacks,

    Births,
    Deaths,

    /// <summary>Visits of inspectors, and the ratings they gave, in hundredths.</summary>
    Inspections,
    RatingPoints,

    /// <summary>True breaches that inspectors found, and of these what was hushed up.</summary>
    BreachesFound,
    BreachesHushed,

    /// <summary>Offers to inspectors, those taken, and what was paid, in hundredths.</summary>
    FindingBribesOffered,
    FindingBribesPaid,
    FindingBribePrice,

    /// <summary>Records that weigh less because of a lobby, of these rightful ones, and points spared.</summary>
    RecordsSpared,
    BreachesSpared,
    PointsSpared,

    /// <summary>Points and ratings given to organisations, and what of them they could work out themselves.</summary>
    GradeGiven,
    GradeExplained,

    /// <summary>Organisations founded, closed, and kept from closing by what is held against them.</summary>
    FirmsFounded,
    FirmsClosed,
    ExitsHeldUp,

    /// <summary>Tax owed that nobody else reports, what of it is hidden, and what audits find, euro.</summary>
    TaxSelfOwed,
    TaxSelfHidden,
    TaxFound,
    TaxFilings,
    TaxFilingsAudited,
    TaxAuditsInVain,

    /// <summary>Years in which an organisation that had sales reported months without any.</summary>
    NilReturns,

    /// <summary>Scans at doors, people turned away, and of these who were not infected.</summary>
    GateScans,
    GateRefusals,
    GateRefusalsWrong,

    /// <summary>Faces that cameras matched against a list, alerts of it, and alerts about somebody else.</summary>
    FacesMatched,
    CameraAlerts,
    CameraAlertsFalse,

    /// <summary>Alerts nobody came to, people stopped after a check, and of these who should not have been.</summary>
    CameraAlertsLapsed,
    CameraStops,
    CameraStopsWrong,

    /// <summary>Days that people stayed at home because their area was shut.</summary>
    DaysLockedDown,

    /// <summary>People infected, taken to hospital, and dead of it.</summary>
    Infections,
    HospitalAdmissions,
    EpidemicDeaths,

    /// <summary>Of each of these one counter a list; cases, not persons.</summary>
    ListEntries,
    ListExitsByTime = ListEntries + Standing.MostLists,
    ListExitsPaid = ListExitsByTime + Standing.MostLists,
    ListExitsRepaired = ListExitsPaid + Standing.MostLists,
    ListExitsUnable = ListExitsRepaired + Standing.MostLists,
    ListExitsAnnulled = ListExitsUnable + Standing.MostLists,

    /// <summary>Subjects who live; first of the stocks, and the one that no regime makes.</summary>
    Living = ListExitsAnnulled + Standing.MostLists,

    /// <summary>People who were ever infected, and those in hospital for it.</summary>
    EverInfected,
    InHospital,

    /// <summary>First of the stocks that a regime makes.</summary>
    Sanctioned,
    Rewarded,
    WronglySanctioned,
    RecordsHeld,
    List0,
    List1,
    List2,
    List3,
    Count,
}

/// <summary>Counts of one block of rows, by its province and by group. Integers, so sums need no order.</summary>
/// <remarks>Harm is counted in hundredths, the price of loans in millionths a year.</remarks>
public sealed class Tally
{
    private const int Counters = (int)Counter.Count;

    /// <summary>The cell of a subject that has fewer than three groups.</summary>
    public const int NoCell = -1;

    private readonly int _cells;
    private readonly int _firstProvince;
    private readonly long[] _today;
    private readonly long[] _month;

    /// <param name="firstProvince">First province of the block.</param>
    /// <param name="provinces">Provinces the block touches.</param>
    /// <param name="cells">Groups of this kind of subject.</param>
    public Tally(int firstProvince, int provinces, int cells)
    {
        _cells = cells;
        _firstProvince = firstProvince;
        Provinces = provinces;
        _today = new long[provinces * Counters];
        _month = new long[cells * Counters];
    }

    public int FirstProvince => _firstProvince;

    public int Provinces { get; }

    /// <summary>Counts something of a subject in a province and in up to three groups.</summary>
    public void Add(Counter counter, int province, in Cells cells, long amount = 1)
    {
        _today[((province - _firstProvince) * Counters) + (int)counter] += amount;
        AddToMonth(counter, cells.First, amount);
        AddToMonth(counter, cells.Second, amount);
        AddToMonth(counter, cells.Third, amount);
    }

    /// <summary>The same for what a citizen's counted acts of a month come to.</summary>
    public void AddMonth(
        int province, in Cells cells, int violations, int occasions, int sensitive, int ordinary, long harm)
    {
        AddMonth(_today, province - _firstProvince, violations, occasions, sensitive, ordinary, harm);
        AddMonth(_month, cells.First, violations, occasions, sensitive, ordinary, harm);
        AddMonth(_month, cells.Second, violations, occasions, sensitive, ordinary, harm);
        AddMonth(_month, cells.Third, violations, occasions, sensitive, ordinary, harm);
    }

    public long Today(Counter counter, int province) =>
        _today[((province - _firstProvince) * Counters) + (int)counter];

    public long Month(Counter counter, int cell) => _month[(cell * Counters) + (int)counter];

    /// <summary>Starts the day's flows again.</summary>
    public void ClearDay() => ClearFlows(_today, Provinces);

    /// <summary>Starts the month's flows again.</summary>
    public void ClearMonth() => ClearFlows(_month, _cells);

    /// <summary>Adds a day for everybody under sanctions.</summary>
    public void AddSanctionDays()
    {
        AddSanctionDays(_today, Provinces);
        AddSanctionDays(_month, _cells);
    }

    /// <summary>Forgets stocks too: the regime that made them is over.</summary>
    public void ClearStocks()
    {
        ClearStocks(_today, Provinces);
        ClearStocks(_month, _cells);
    }

    private static void AddMonth(
        long[] counts, int row, int violations, int occasions, int sensitive, int ordinary, long harm)
    {
        Span<long> own = counts.AsSpan(row * Counters, Counters);
        own[(int)Counter.PettyViolations] += violations;
        own[(int)Counter.SensitiveReadingOccasions] += occasions;
        own[(int)Counter.SensitiveReading] += sensitive;
        own[(int)Counter.OrdinaryActs] += ordinary;
        own[(int)Counter.Harm] += harm;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddToMonth(Counter counter, int cell, long amount)
    {
        if (cell != NoCell)
        {
            _month[(cell * Counters) + (int)counter] += amount;
        }
    }

    private static void ClearFlows(long[] counts, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            Array.Clear(counts, row * Counters, (int)Counter.Living);
        }
    }

    private static void AddSanctionDays(long[] counts, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            Span<long> own = counts.AsSpan(row * Counters, Counters);
            own[(int)Counter.SanctionDays] += own[(int)Counter.Sanctioned];
            own[(int)Counter.WrongfulSanctionDays] += own[(int)Counter.WronglySanctioned];
        }
    }

    private static void ClearStocks(long[] counts, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            Array.Clear(counts, (row * Counters) + (int)Counter.Sanctioned, Counters - (int)Counter.Sanctioned);
        }
    }
}

/// <summary>The three groups a subject belongs to, as rows of a tally.</summary>
public readonly record struct Cells(int First, int Second, int Third);
