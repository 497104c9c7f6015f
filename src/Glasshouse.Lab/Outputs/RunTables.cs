using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.InteropServices;
using Glasshouse.Model;
using Glasshouse.Model.Measures;

namespace Glasshouse.Lab.Outputs;

/// <summary>What is known only when the run is over. Tables the chosen detail leaves out are not read.</summary>
public sealed record EndTables
{
    public required IEnumerable<GroupRow> Groups { get; init; }

    public required IEnumerable<RegionRow> Regions { get; init; }

    public IEnumerable<StandingRow> Standings { get; init; } = [];

    public IEnumerable<RecourseRow> Recourse { get; init; } = [];

    public IEnumerable<CitizenRow> Citizens { get; init; } = [];

    public IEnumerable<HouseholdRow> Households { get; init; } = [];

    public IEnumerable<OrganisationRow> Organisations { get; init; } = [];

    public IEnumerable<OfficeRow> Offices { get; init; } = [];

    public IEnumerable<OfficialRow> Officials { get; init; } = [];

    public IEnumerable<TieRow> Ties { get; init; } = [];
}

/// <summary>
/// Which tables a run folder has: <c>summary</c> keeps figures, what their numbers mean, and the doors; the other
/// details keep every table, of the recorded subjects or of all.
/// </summary>
public static class RunTables
{
    /// <summary>Tables that grow day by day.</summary>
    internal static IDayTable[] OfDays(RecordDetail detail)
    {
        IDayTable[] always =
        [
            new DayTable<MeasureRow>("measures", rows => rows.Measures),
            new DayTable<GateRow>("gates", rows => rows.Gates),
        ];
        return detail == RecordDetail.Summary
            ? always
            :
            [
                .. always,
                new DayTable<ActRow>("acts", rows => rows.Acts),
                new DayTable<RecordRow>("records", rows => rows.Records),
                new DayTable<DecisionRow>("decisions", rows => rows.Decisions),
                new DayTable<AppealRow>("appeals", rows => rows.Appeals),
                new DayTable<LoanRow>("loans", rows => rows.Loans),
                new DayTable<FilingRow>("filings", rows => rows.Filings),
                new DayTable<InspectionRow>("inspections", rows => rows.Inspections),
                new DayTable<FirmYearRow>("firm_years", rows => rows.FirmYears),
                new DayTable<DirectiveRow>("directives", rows => rows.Directives),
                new DayTable<InfectionRow>("infections", rows => rows.Infections),
                new DayTable<StopRow>("stops", rows => rows.Stops),
                new DayTable<CodeRow>("codes", rows => rows.Codes),
                new DayTable<BorrowedCodeRow>("borrowed_codes", rows => rows.BorrowedCodes),
            ];
    }

    /// <summary>Tables that are written when the run is over.</summary>
    internal static EndTable[] OfTheEnd(RecordDetail detail)
    {
        EndTable[] always =
        [
            EndTable.Of<GroupRow>("groups", tables => tables.Groups),
            EndTable.Of<RegionRow>("regions", tables => tables.Regions),
        ];
        return detail == RecordDetail.Summary
            ? always
            :
            [
                .. always,
                EndTable.Of<StandingRow>("standings", tables => tables.Standings),
                EndTable.Of<RecourseRow>("recourse", tables => tables.Recourse),
                EndTable.Of<CitizenRow>("citizens", tables => tables.Citizens),
                EndTable.Of<HouseholdRow>("households", tables => tables.Households),
                EndTable.Of<OrganisationRow>("organisations", tables => tables.Organisations),
                EndTable.Of<OfficeRow>("offices", tables => tables.Offices),
                EndTable.Of<OfficialRow>("officials", tables => tables.Officials),
                EndTable.Of<TieRow>("ties", tables => tables.Ties),
            ];
    }

    /// <summary>Every table there can be, with its columns as DuckDB declares them.</summary>
    public static IEnumerable<(string Name, IEnumerable<string> SqlColumns)> All() =>
        OfDays(RecordDetail.Full).Select(table => (table.Name, table.SqlColumns))
            .Concat(OfTheEnd(RecordDetail.Full).Select(table => (table.Name, table.SqlColumns)));
}

/// <summary>One table for all kinds of rows, so that the writer can go through them in one loop.</summary>
internal interface IDayTable
{
    string Name { get; }

    IEnumerable<string> SqlColumns { get; }

    /// <summary>Rows gathered since the last part.</summary>
    int Rows { get; }

    /// <summary>Copies a day's rows.</summary>
    void Gather(DayRows rows);

    /// <summary>Takes what was gathered, as a job that writes one file; gathering starts again.</summary>
    Func<string, Task> TakePart();

    Task WriteEmptyAsync(string path);
}

/// <summary>
/// Gathers rows as they are: one block copy a day on the run's thread. The writer's thread takes them apart into
/// columns, so that the day does not wait for it. Rows lie in stretches of one row group, which are used again: fresh
/// memory costs more than the copy.
/// </summary>
internal sealed class DayTable<TRow>(string name, Func<DayRows, List<TRow>> rowsOf) : IDayTable
    where TRow : struct
{
    private const int RowsPerStretch = ParquetTable<TRow>.RowsPerGroup;

    private readonly ParquetTable<TRow> _table = new(name);
    private readonly ConcurrentBag<TRow[]> _spare = [];
    private List<TRow[]> _stretches = [];

    public string Name => name;

    public IEnumerable<string> SqlColumns => _table.SqlColumns;

    public int Rows { get; private set; }

    public void Gather(DayRows rows)
    {
        ReadOnlySpan<TRow> today = CollectionsMarshal.AsSpan(rowsOf(rows));
        while (today.Length > 0)
        {
            int place = Rows % RowsPerStretch;
            int count = Math.Min(today.Length, RowsPerStretch - place);
            today[..count].CopyTo(Stretch(Rows / RowsPerStretch, place, count).AsSpan(place));
            today = today[count..];
            Rows += count;
        }
    }

    public Func<string, Task> TakePart()
    {
        List<TRow[]> taken = _stretches;
        int rows = Rows;
        _stretches = [];
        Rows = 0;
        return async path =>
        {
            await _table.WriteAsync(path, taken.Select((stretch, number) => new ReadOnlyMemory<TRow>(
                stretch, 0, Math.Min(RowsPerStretch, rows - (number * RowsPerStretch))))).ConfigureAwait(false);
            foreach (TRow[] stretch in taken.Where(stretch => stretch.Length == RowsPerStretch))
            {
                _spare.Add(stretch);
            }
        };
    }

    public Task WriteEmptyAsync(string path) => _table.WriteAsync(path, Enumerable.Empty<TRow>());

    /// <summary>The stretch with room for so many rows more: small tables grow, large ones go on in another.</summary>
    private TRow[] Stretch(int number, int place, int count)
    {
        if (number == _stretches.Count)
        {
            _stretches.Add(_spare.TryTake(out TRow[]? spare) ? spare : []);
        }
        TRow[] stretch = _stretches[number];
        if (stretch.Length < place + count)
        {
            int larger = Math.Min(RowsPerStretch, (int)BitOperations.RoundUpToPowerOf2((uint)(place + count)));
            Array.Resize(ref stretch, larger);
            _stretches[number] = stretch;
        }
        return stretch;
    }
}

/// <summary>A table written at one go.</summary>
internal sealed record EndTable(string Name, IEnumerable<string> SqlColumns, Func<string, EndTables, Task> WriteAsync)
{
    public static EndTable Of<TRow>(string name, Func<EndTables, IEnumerable<TRow>> rowsOf)
        where TRow : struct
    {
        var table = new ParquetTable<TRow>(name);
        return new EndTable(name, table.SqlColumns, (path, tables) => table.WriteAsync(path, rowsOf(tables)));
    }
}
