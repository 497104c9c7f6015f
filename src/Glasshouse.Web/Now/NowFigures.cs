using System.Data.Common;
using System.Globalization;
using Glasshouse.Lab.Charts;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Web.Now;

/// <summary>Figures with the SELECT over the run that gives them.</summary>
public sealed record Asked<T>(IReadOnlyList<T> Rows, string Sql);

/// <summary>Something that was done, filed or decided about somebody who is recorded.</summary>
public sealed record Happening(
    int Day, string Kind, string Subject, int SubjectId, string Words, bool IsWrongful);

/// <summary>One arm up to a day: figures, curves, provinces, and what happened to those who are recorded.</summary>
public sealed class NowFigures : IDisposable
{
    /// <summary>Kinds of happenings, each a table.</summary>
    public static readonly string[] Kinds = ["acts", "records", "decisions"];

    private const int MostHappenings = 60;
    private const int MostPoints = 160;
    private const int WeekDays = 7;

    /// <summary>Days over which a province's figure of what happens is taken: single days flicker.</summary>
    private const int MapDays = 30;

    private readonly RunDatabase _database;
    private readonly Dictionary<string, int> _groups;

    /// <exception cref="BadInputException">A file of the run cannot be read.</exception>
    public NowFigures(RunFolder folder)
    {
        _database = RunDatabase.OpenForReading(folder);
        _groups = !_database.Has("groups") ? [] : _database.Query(
            "SELECT subject_kind, min(group_id) FROM groups WHERE dimension = 'all' GROUP BY ALL",
            row => (Kind: row.GetString(0), Group: row.GetInt32(1))).ToDictionary(row => row.Kind, row => row.Group);
        Measures = !_database.Has("measures") ? [] : [.. _database.Query(
            "SELECT DISTINCT measure, group_id FROM measures WHERE region_id = 0 ORDER BY measure",
            row => (Measure: row.GetString(0), Group: row.GetInt32(1)))
            .Where(row => row.Group == GroupOf(MeasureGuide.Of(row.Measure))).Select(row => row.Measure)];
        LastDay = Measures.Count == 0 ? -1 : _database.Query(
            "SELECT max(day) FROM measures", row => row.GetInt32(0))[0];
    }

    /// <summary>Measures of the nation that the run has.</summary>
    public IReadOnlyList<string> Measures { get; }

    /// <summary>Last day that can be read; -1 where none can yet.</summary>
    public int LastDay { get; }

    /// <summary>A measure up to a day: the mean of what happens, the last of what stands.</summary>
    public double? At(string measure, int day)
    {
        MeasureGuide guide = MeasureGuide.Of(measure);
        double value = _database.Query(
            $"SELECT {Summed(guide)} FROM measures WHERE {Nationwide(guide)} AND day <= {Plain(day)}",
            row => Number(row, 0))[0];
        return double.IsFinite(value) ? value : null;
    }

    /// <summary>A measure over all days, in spans long enough not to flicker.</summary>
    public Asked<(double Day, double Value)> Over(string measure)
    {
        MeasureGuide guide = MeasureGuide.Of(measure);
        int span = Math.Max(guide.IsFlow && LastDay > 3 * WeekDays ? WeekDays : 1, (LastDay / MostPoints) + 1);
        // Days left over go with the last whole span: the mean of a few days would be a spike.
        string sql =
            $"""
            SELECT max(day) AS day, {Summed(guide)} AS value
            FROM measures
            WHERE {Nationwide(guide)}
            GROUP BY least(day // {Plain(span)}, {Plain(Math.Max(0, ((LastDay + 1) / span) - 1))})
            ORDER BY 1
            """;
        return new Asked<(double, double)>(
            _database.Query(sql, row => ((double)row.GetInt32(0), Number(row, 1))), sql);
    }

    /// <summary>A measure by province: what stands on the day, what happens over the month before.</summary>
    public Asked<Tile> Provinces(string measure, int day)
    {
        MeasureGuide guide = MeasureGuide.Of(measure);
        string sql =
            $"""
            SELECT name, tile_x, tile_y, {Summed(guide)} AS value
            FROM measures JOIN regions USING (region_id)
            WHERE level = 'province' AND tile_x IS NOT NULL AND measure = {RunDatabase.Text(measure)}
              AND group_id = {Plain(GroupOf(guide))} AND isfinite(value)
              AND day > {Plain(day - MapDays)} AND day <= {Plain(day)}
            GROUP BY region_id, name, tile_x, tile_y
            ORDER BY region_id
            """;
        return new Asked<Tile>(_database.Query(
            sql, row => new Tile(row.GetString(0), row.GetInt32(1), row.GetInt32(2), Number(row, 3))), sql);
    }

    /// <summary>What happened last to those who are recorded, the latest first.</summary>
    /// <param name="kinds">Of <see cref="Kinds"/>.</param>
    /// <param name="words">Part of its name; empty for all.</param>
    /// <param name="day">Up to this day.</param>
    public Asked<Happening> Happenings(IReadOnlyCollection<string> kinds, string words, int day)
    {
        string[] tables = [.. Kinds.Where(kind => kinds.Contains(kind) && _database.Has(kind)).Select(SelectOf)];
        if (tables.Length == 0)
        {
            return new Asked<Happening>([], "");
        }
        string sql =
            $"""
            SELECT * FROM (
            {string.Join("\nUNION ALL\n", tables)})
            AS happenings(day, kind, subject_kind, subject_id, words, wrongful, number)
            WHERE day <= {Plain(day)} AND contains(words, {RunDatabase.Text(words.Replace(' ', '_'))})
            ORDER BY day DESC, kind, number DESC
            LIMIT {Plain(MostHappenings)}
            """;
        return new Asked<Happening>(_database.Query(sql, row => new Happening(
            row.GetInt32(0), row.GetString(1), row.GetString(2), row.GetInt32(3), row.GetString(4), row.GetBoolean(5))),
            sql);
    }

    public void Dispose() => _database.Dispose();

    private static string SelectOf(string kind) => kind switch
    {
        "acts" => "SELECT day, 'acts', subject_kind, subject_id, behaviour, false, act_id FROM acts",
        "records" => "SELECT day, 'records', subject_kind, subject_id, behaviour || ' (' || channel || ')', wrongful, "
            + "record_id FROM records",
        _ => "SELECT d.day, 'decisions', d.subject_kind, d.subject_id, "
            + "d.kind || ' ' || d.detail || ' (' || d.rule || ')', coalesce(r.wrongful, false), d.decision_id\n"
            + "FROM decisions d LEFT JOIN records r ON d.record_id = r.record_id\n"
            + "WHERE d.kind != 'points' OR d.record_id IS NOT NULL",
    };

    private int GroupOf(MeasureGuide guide) =>
        guide.Subject == SubjectKind.Citizen ? 0 : _groups.GetValueOrDefault(Spelling.Of(guide.Subject), -1);

    private string Nationwide(MeasureGuide guide) =>
        $"region_id = 0 AND group_id = {Plain(GroupOf(guide))} AND measure = {RunDatabase.Text(guide.Measure)} "
        + "AND isfinite(value)";

    private static string Summed(MeasureGuide guide) => guide.IsFlow ? "avg(value)" : "arg_max(value, day)";

    private static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static double Number(DbDataReader row, int column) =>
        row.IsDBNull(column) ? double.NaN : row.GetDouble(column);
}
