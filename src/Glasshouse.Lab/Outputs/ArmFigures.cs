using System.Data.Common;
using Glasshouse.Lab.Charts;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Lab.Outputs;

/// <summary>Figures of one arm as a report shows them, read from its tables.</summary>
public sealed record ArmFigures
{
    /// <summary>One figure a measure for the run: the mean of what happens, the last day of what stands.</summary>
    public required IReadOnlyDictionary<string, double> Headline { get; init; }

    /// <summary>Each measure over days, in spans short enough to see and long enough not to flicker.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<(double Day, double Value)>> Series { get; init; }

    public required IReadOnlyList<TruthAndFile> Months { get; init; }

    /// <summary>Sanctioned share by province on the last day.</summary>
    public required IReadOnlyList<Tile> Provinces { get; init; }

    /// <summary>Figures by group at the last month's end.</summary>
    public required IReadOnlyList<GroupFigure> Groups { get; init; }

    /// <summary>How many cases the shares rest on, where that can be told.</summary>
    public required IReadOnlyDictionary<string, double> Cases { get; init; }

    /// <summary>A figure in words, with the cases it rests on where they are few.</summary>
    public string Words(string measure)
    {
        MeasureGuide guide = MeasureGuide.Of(measure);
        return guide.Unit == Unit.Share
            ? Figures.ShareOf(this[measure], Cases.TryGetValue(measure, out double cases) ? cases : null)
            : Figures.Number(this[measure]);
    }

    /// <summary>The same of one group by its label.</summary>
    public string Words(string measure, string label)
    {
        double? Of(string wanted) =>
            Groups.FirstOrDefault(figure => figure.Measure == wanted && figure.Label == label)?.Value;
        return MeasureGuide.Of(measure).Unit == Unit.Share
            ? Figures.ShareOf(Of(measure), IsOfAllCitizens(measure) ? Of(Citizens) : null)
            : Figures.Number(Of(measure));
    }

    public double? this[string measure] => Headline.TryGetValue(measure, out double value) ? value : null;

    public IReadOnlyList<(double Day, double Value)> Over(string measure) =>
        Series.TryGetValue(measure, out IReadOnlyList<(double Day, double Value)>? points) ? points : [];

    /// <summary>Reads what a report needs.</summary>
    /// <param name="database">The arm's run.</param>
    /// <param name="days">Days done, which decide how fine the series are.</param>
    public static ArmFigures Read(RunDatabase database, int days)
    {
        Dictionary<string, double> headline = ReadHeadline(database);
        return new ArmFigures
        {
            Headline = headline,
            Cases = ReadCases(database, headline),
            Series = ReadSeries(database, days),
            Months = database.Query("SELECT * FROM truth_beside_file_by_month", row => new TruthAndFile(
                row.GetString(0), row.GetInt32(1), Number(row, 3), Number(row, 4), Number(row, 5))),
            Provinces = database.Has("sanctioned_share_by_province") ? ReadProvinces(database) : [],
            Groups = database.Has("groups") ? ReadGroups(database) : [],
        };
    }

    private const string Citizens = "citizens";

    private static bool IsOfAllCitizens(string measure) =>
        measure is "sanctioned_share" or "rewarded_share" or "wrongly_sanctioned_share"
        || measure.StartsWith("listed_share:", StringComparison.Ordinal);

    // What happens is counted by the year and a thousand people; what stands, of the people who live.
    private static Dictionary<string, double> ReadCases(
        RunDatabase database, Dictionary<string, double> headline)
    {
        var cases = new Dictionary<string, double>();
        foreach (string measure in headline.Keys)
        {
            MeasureGuide guide = MeasureGuide.Of(measure);
            if (IsOfAllCitizens(measure) && headline.TryGetValue(Citizens, out double people))
            {
                cases[measure] = people;
            }
            else if (guide is { WeighedBy: { } whole, Unit: Unit.Share, Subject: SubjectKind.Citizen })
            {
                cases[measure] = database.Query(
                    $"""
                    SELECT sum(coalesce(share.value, 1) * whole.value * people.value) / {1000 * Span(whole)}
                    FROM ({Nationwide(database)}) AS whole JOIN ({Nationwide(database)}) AS people USING (day)
                    LEFT JOIN (SELECT day, value FROM ({Nationwide(database)})
                        WHERE measure = {RunDatabase.Text(guide.WeighedAlsoBy ?? "")}) AS share USING (day)
                    WHERE whole.measure = {RunDatabase.Text(whole)} AND people.measure = {RunDatabase.Text(Citizens)}
                    """,
                    row => Number(row, 0))[0];
            }
        }
        return cases;
    }

    // Days that a rate of one day counts in.
    private static int Span(string measure) =>
        measure.EndsWith("_day", StringComparison.Ordinal) ? 1 : Calendar.DaysPerYear;

    private static Dictionary<string, double> ReadHeadline(RunDatabase database)
    {
        var rows = database.Query(
            $"""
            SELECT measure, avg(value), arg_max(value, day),
                sum(value) / (SELECT count(DISTINCT day) FROM ({Nationwide(database)}))
            FROM ({Nationwide(database)})
            GROUP BY measure
            ORDER BY measure
            """,
            row => (Measure: row.GetString(0), Mean: row.GetDouble(1), Last: row.GetDouble(2),
                OfAllDays: row.GetDouble(3)));
        var headline = rows.ToDictionary(row => row.Measure, row => MeasureGuide.Of(row.Measure) switch
        {
            { IsFlow: true, IsNoughtWithout: true } => row.OfAllDays,
            { IsFlow: true } => row.Mean,
            _ => row.Last,
        });

        foreach (MeasureGuide guide in MeasureGuide.All.Where(guide => guide.WeighedBy is not null))
        {
            if (headline.Remove(guide.Measure) && Weighted(database, guide) is { } share)
            {
                headline[guide.Measure] = share;
            }
        }
        return headline;
    }

    // A day's share weighs as much as the day has of what it is a share of.
    private static double? Weighted(RunDatabase database, MeasureGuide guide)
    {
        double share = database.Query(
            $"""
            SELECT sum(part.value * whole.value * coalesce(share.value, 1))
                / nullif(sum(whole.value * coalesce(share.value, 1)), 0)
            FROM ({Nationwide(database)}) AS part JOIN ({Nationwide(database)}) AS whole USING (day)
            LEFT JOIN (SELECT day, value FROM ({Nationwide(database)})
                WHERE measure = {RunDatabase.Text(guide.WeighedAlsoBy ?? "")}) AS share USING (day)
            WHERE part.measure = {RunDatabase.Text(guide.Measure)}
              AND whole.measure = {RunDatabase.Text(guide.WeighedBy!)}
            """,
            row => Number(row, 0))[0];
        return double.IsFinite(share) ? share : null;
    }

    /// <summary>
    /// Figures of the nation: those of all citizens, and those that are taken of all organisations or all officials
    /// only, which stand under their own groups.
    /// </summary>
    private static string Nationwide(RunDatabase database)
    {
        const string OfCitizens =
            "SELECT measure, day, value FROM measures WHERE region_id = 0 AND group_id = 0 AND isfinite(value)";
        string others = string.Join(", ", MeasureGuide.OfOthers.Select(guide => RunDatabase.Text(guide.Measure)));
        return !database.Has("groups")
            ? OfCitizens
            : $"""
            {OfCitizens}
            UNION ALL
            SELECT measure, day, measures.value FROM measures JOIN groups USING (group_id)
            WHERE region_id = 0 AND group_id > 0 AND dimension = 'all' AND isfinite(measures.value)
              AND measure IN ({others})
            """;
    }

    private static Dictionary<string, IReadOnlyList<(double Day, double Value)>> ReadSeries(RunDatabase database,
        int days)
    {
        (int flowSpan, int stockSpan) = SpansFor(days);
        var flows = ReadSpans(database, "avg(value)", flowSpan, days);
        var stocks = ReadSpans(database, "arg_max(value, day)", stockSpan, days);
        return flows.Keys.ToDictionary(
            measure => measure, measure => MeasureGuide.Of(measure).IsFlow ? flows[measure] : stocks[measure]);
    }

    /// <summary>Days put together in one point: of what happens, and of what stands.</summary>
    private static (int Flow, int Stock) SpansFor(int days) => days switch
    {
        <= 21 => (1, 1),
        <= 92 => (7, 1),
        <= 800 => (7, 7),
        <= 4000 => (30, 30),
        _ => (365, 365),
    };

    /// <summary>Days left over go with the last whole span: the mean of a few days would be a spike.</summary>
    private static Dictionary<string, IReadOnlyList<(double Day, double Value)>> ReadSpans(RunDatabase database,
        string summary, int span, int days) => database.Query(
            $"""
            SELECT measure, max(day), {summary}
            FROM ({Nationwide(database)})
            GROUP BY measure, least(day // {span}, {Math.Max(0, (days / span) - 1)})
            ORDER BY measure, max(day)
            """,
            row => (Measure: row.GetString(0), Day: (double)row.GetInt32(1), Value: row.GetDouble(2)))
        .GroupBy(row => row.Measure)
        .ToDictionary(
            group => group.Key,
            group => (IReadOnlyList<(double Day, double Value)>)[.. group.Select(row => (row.Day, row.Value))]);

    private static IReadOnlyList<Tile> ReadProvinces(RunDatabase database) => database.Query(
        """
        SELECT name, tile_x, tile_y, sanctioned_share
        FROM sanctioned_share_by_province
        WHERE tile_x IS NOT NULL AND tile_y IS NOT NULL
        """,
        row => new Tile(row.GetString(0), row.GetInt32(1), row.GetInt32(2), Number(row, 3)));

    private static IReadOnlyList<GroupFigure> ReadGroups(RunDatabase database) => database.Query(
        """
        SELECT dimension, label, measure, arg_max(measures.value, day)
        FROM measures JOIN groups USING (group_id)
        WHERE region_id = 0 AND group_id > 0 AND isfinite(measures.value)
        GROUP BY group_id, dimension, label, measure
        ORDER BY group_id, measure
        """,
        row => new GroupFigure(row.GetString(0), row.GetString(1), row.GetString(2), row.GetDouble(3)));

    private static double Number(DbDataReader row, int column) =>
        row.IsDBNull(column) ? double.NaN : row.GetDouble(column);
}

/// <summary>A month of truth beside the same month on file; not a number where nothing was on file.</summary>
public sealed record TruthAndFile(string Month, int FirstDay, double ActsPer1000Year, double RecordsPer1000Year,
    double WrongfulRecordShare);

/// <summary>A measure of one group of subjects.</summary>
public sealed record GroupFigure(string Dimension, string Label, string Measure, double Value);
