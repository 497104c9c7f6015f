using System.Runtime.InteropServices;
using Glasshouse.Engine.Calendars;
using Glasshouse.Engine.Columns;
using Glasshouse.Engine.Hashing;
using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Acts;
using Glasshouse.Model.Appeals;
using Glasshouse.Model.Beliefs;
using Glasshouse.Model.Consequences;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Markets;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Observations;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model;

/// <summary>
/// A range of consecutive subjects that one thread works on at a time, with the lists its day needs. What concerns
/// subjects of another block goes out by <see cref="Filings"/> and <see cref="News"/> and is delivered in row order,
/// so that the number of threads changes nothing.
/// </summary>
public sealed class Block(int first, int count, int firstProvince, int provinces, int cells)
{
    /// <summary>Rows looked at in one go, with room for all to be candidates. A multiple of a group.</summary>
    private const int RowsPerScan = 32 * OpportunityScan.Group;

    public int First { get; } = first;

    public int Count { get; } = count;

    /// <summary>Rows that hold somebody: all, but where there are rows for the unborn.</summary>
    public int InUse { get; set; } = count;

    public Tally Tally { get; } = new(firstProvince, provinces, cells);

    /// <summary>Who has an opportunity or an exposure today.</summary>
    public RowList<Candidate> Candidates { get; } = new();

    /// <summary>What was done today: truth.</summary>
    public RowList<Act> Acts { get; } = new();

    /// <summary>Subjects about whom a channel could err today.</summary>
    public RowList<int> Exposed { get; } = new();

    /// <summary>Observations that became records, on their way to whomever they name.</summary>
    public RowList<Filing> Filings { get; } = new();

    /// <summary>Money offered today to inspectors who found something out.</summary>
    public RowList<InspectorOffer> InspectorOffers { get; } = new();

    /// <summary>What is true of the records in the register's inbox of the same block, place by place.</summary>
    public RowList<RecordTruth> Truths { get; } = new();

    /// <summary>What happened today that people of other blocks hear of.</summary>
    public RowList<NewsItem> News { get; } = new();

    /// <summary>Who met whom today, of those whose quarterly turn it was.</summary>
    public RowList<Encounter> Encounters { get; } = new();

    /// <summary>What a look at the ties of those whose quarterly turn it is comes to.</summary>
    public RowList<AssociationReview> Reviews { get; } = new();

    /// <summary>Events of later days.</summary>
    public TimingWheel<DatedEvent> Dated { get; } = new();

    /// <summary>Events of today.</summary>
    public RowList<DatedEvent> Due { get; } = new();

    /// <summary>What the rules would hold about those with a wrongful record, had there been none.</summary>
    public SparseRows<Deserved> Deserved { get; } = new();

    /// <summary>Subjects whose deserved standing took in a wrongful record today.</summary>
    public RowList<int> NewlyWronged { get; } = new();

    /// <summary>Subjects who feel sanctions from this morning, having felt none.</summary>
    public RowList<int> FirstFelt { get; } = new();

    /// <summary>Children who lost a school place this morning because of a sanction of somebody else.</summary>
    public RowList<int> Expelled { get; } = new();

    /// <summary>Subjects whose appeal was granted today.</summary>
    public RowList<int> Redressed { get; } = new();

    /// <summary>Decisions made and not yet numbered, recorded or not.</summary>
    public int Decisions { get; set; }

    /// <summary>Rows of decisions that have their number.</summary>
    public int NumberedDecisions { get; set; }

    /// <summary>Standings that appeals have changed since the last Consequences stage.</summary>
    public RowList<int> Restored { get; } = new();

    /// <summary>Falls of today that pull housemates along tomorrow.</summary>
    public RowList<HouseholdPull> Pulls { get; } = new();

    /// <summary>Day on which somebody last did what a ranking looks for.</summary>
    public SparseRows<int> Sought { get; } = new();

    /// <summary>Consequences decided last night, to be felt from this morning.</summary>
    public RowList<PendingConsequence> Pending { get; } = new();

    /// <summary>Subjects who are wrongly sanctioned now: since when, and of what.</summary>
    public SparseRows<Wrong> WronglySanctioned { get; } = new();

    /// <summary>When subjects will find out what was decided today; the decisions lack their final number.</summary>
    public RowList<ExpectedDiscovery> Discoveries { get; } = new();

    /// <summary>Subjects whose file the authority mends today by itself.</summary>
    public RowList<int> Corrections { get; } = new();

    /// <summary>Subjects under any sanction now, and which; what concerns only the sanctioned asks here.</summary>
    public SparseRows<Consequence> Sanctioned { get; } = new();

    /// <summary>Subjects on some list or waiting for one, with what led there.</summary>
    public SparseRows<Listing> Listings { get; } = new();

    /// <summary>Everybody who was ever wrongly sanctioned in this run, as often as it began.</summary>
    public RowList<int> EverWronged { get; } = new();

    /// <summary>Working list of scorers that nobody else hears of.</summary>
    public RowList<ScoreDecision> Scratch { get; } = new();

    /// <summary>The same, for what is thrown away.</summary>
    public RowList<ScoreDecision> Forgotten { get; } = new();

    /// <summary>Subjects whose consequences may have changed today.</summary>
    public RowList<int> Touched { get; } = new();

    /// <summary>Working memory of what finds the day's decisions by their row.</summary>
    public RowList<int> Chained { get; } = new();

    /// <summary>Appeals filed today.</summary>
    public RowList<Appeal> Appeals { get; } = new();

    /// <summary>Loans asked for this month.</summary>
    public RowList<LoanRequest> LoanRequests { get; } = new();

    /// <summary>Workplaces in whose staff somebody is missing.</summary>
    public RowList<uint> Vacancies { get; } = new();

    /// <summary>Citizens who apply for a job today.</summary>
    public RowList<int> JobApplications { get; } = new();

    /// <summary>Citizens who were refused a job because of their record, and the day of it.</summary>
    public SparseRows<int> RefusedJobs { get; } = new();

    /// <summary>Rows to be written down, kept per block so that their order does not depend on threads.</summary>
    public DayRows Rows { get; } = new();

    /// <summary>Rows of the block that have their monthly turn today: a thirtieth, neighbours.</summary>
    public (int From, int To) TurnOf(int day) => TurnOf(day, Calendar.DaysPerMonth);

    /// <summary>Rows of the block that have their quarterly turn today: a ninetieth, neighbours.</summary>
    public (int From, int To) QuarterTurnOf(int day) => TurnOf(day, Calendar.DaysPerQuarter);

    /// <summary>Rows of the block whose year begins today: a 365th, neighbours.</summary>
    public (int From, int To) YearTurnOf(int day) => TurnOf(day, Calendar.DaysPerYear);

    private (int From, int To) TurnOf(int day, int days)
    {
        long turn = day % days;
        int from = First + (int)(Count * turn / days);
        int to = First + (int)(Count * (turn + 1) / days);
        return (from, to);
    }

    /// <summary>Finds the day's candidates among the block's subjects.</summary>
    /// <param name="world">The world.</param>
    /// <param name="purpose">Which scan.</param>
    /// <param name="thresholds">Daily probability of an opportunity, per row.</param>
    /// <param name="exposureFloor">Words above it mean an exposure.</param>
    public void Scan(World world, Purpose purpose, Column<uint> thresholds, uint exposureFloor)
    {
        for (int from = 0; from < InUse; from += RowsPerScan)
        {
            int rows = Math.Min(RowsPerScan, InUse - from);
            ReadOnlySpan<uint> own = thresholds.Span.Slice(First + from, rows);
            int found = OpportunityScan.Find(
                world.Seed, (uint)purpose, (uint)world.Day, First + from, own, exposureFloor, Candidates.Room(rows));
            Candidates.Take(found);
        }
    }

    /// <summary>Forgets yesterday.</summary>
    public void ClearDay()
    {
        Candidates.Clear();
        Acts.Clear();
        Exposed.Clear();
        Filings.Clear();
        Truths.Clear();
        News.Clear();
        Due.Clear();
        JobApplications.Clear();
        Appeals.Clear();
        NewlyWronged.Clear();
        FirstFelt.Clear();
        Expelled.Clear();
        Redressed.Clear();
        Discoveries.Clear();
        Corrections.Clear();
        Decisions = 0;
        NumberedDecisions = 0;
        Rows.Clear();
        Tally.ClearDay();
    }

    /// <summary>Adds what later days depend on.</summary>
    public void HashInto(ref StateHash hash)
    {
        Dated.HashInto(ref hash);
        Deserved.HashInto(ref hash);
        WronglySanctioned.HashInto(ref hash);
        Sanctioned.HashInto(ref hash);
        RefusedJobs.HashInto(ref hash);
        Listings.HashInto(ref hash);
        hash.Add(MemoryMarshal.AsBytes(Pending.Span));
        hash.Add(MemoryMarshal.AsBytes(LoanRequests.Span));
        hash.Add(MemoryMarshal.AsBytes(Restored.Span));
        hash.Add(MemoryMarshal.AsBytes(Vacancies.Span));
        hash.Add(InUse);
        hash.Add(MemoryMarshal.AsBytes(Pulls.Span));
        Sought.HashInto(ref hash);
    }

    /// <summary>Forgets what the regime that ends has brought.</summary>
    public void ClearRegime()
    {
        Deserved.Clear();
        Pulls.Clear();
        Sought.Clear();
        Restored.Clear();
        Pending.Clear();
        WronglySanctioned.Clear();
        Sanctioned.Clear();
        Listings.Clear();
        Tally.ClearStocks();
    }
}

/// <summary>What a dated event is about. Two bytes, so that an event has no padding to hash.</summary>
public enum DatedKind : ushort
{
    /// <summary>An unpaid obligation may be paid.</summary>
    Payment,

    /// <summary>A sanctioned subject finds out and may contest.</summary>
    Discovery,

    /// <summary>A loan falls behind.</summary>
    LoanTrouble,

    /// <summary>Arrears with a loan are made good.</summary>
    LoanCured,

    /// <summary>A court orders that a failed loan be paid.</summary>
    CourtOrder,

    /// <summary>The authority mends an error that it has found by itself.</summary>
    Correction,

    /// <summary>A loan fails.</summary>
    LoanFails,

    /// <summary>A loan is repaid.</summary>
    LoanRepaid,

    /// <summary>An organisation declares its taxes.</summary>
    TaxFiling,

    /// <summary>A citizen dies.</summary>
    Death,

    /// <summary>A citizen has a child.</summary>
    Birth,

    /// <summary>An investigation of somebody whom a ranking selected ends.</summary>
    Finding,

    /// <summary>A counted act that somebody notices.</summary>
    CountedAct,

    /// <summary>A debtor who had no means has them again, and pays.</summary>
    MeansRecover,

    /// <summary>An organisation closes.</summary>
    FirmExit,

    /// <summary>An organisation is founded in the place and trade of this one.</summary>
    FirmEntry,
}

/// <summary>Something that will happen to a subject on a known day.</summary>
/// <param name="Row">Subject.</param>
/// <param name="Kind">What happens.</param>
/// <param name="Behaviour">The obligation concerned, where there is one.</param>
/// <param name="Number">Day of the act whose debt it is, number of the record behind a sanction, or of a loan.</param>
/// <param name="Points">Points that the record behind a sanction gave or took.</param>
/// <param name="Lists">Lists that it led to, one bit each.</param>
/// <param name="Decision">Number of the decision behind a sanction.</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public readonly record struct DatedEvent(
    int Row, DatedKind Kind, ushort Behaviour, long Number, short Points = 0, ushort Lists = 0, long Decision = -1);

/// <summary>A day on which somebody finds out about a decision that is not numbered yet.</summary>
public readonly record struct ExpectedDiscovery(int Day, DatedEvent Event);
