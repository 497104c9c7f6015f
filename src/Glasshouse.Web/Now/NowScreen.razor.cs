using Glasshouse.Lab.Charts;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;
using Glasshouse.Lab.Runs;
using Microsoft.AspNetCore.Components;

namespace Glasshouse.Web.Now;

/// <summary>A nation on one day, running or finished; all of the screen's state stands in its address.</summary>
public sealed partial class NowScreen
{
    // Truth beside file, and sanctions beside mistaken ones: four figures before everything else.
    private static readonly string[] Headlines =
        ["acts_per_1000_year", "records_per_1000_year", "sanctioned_share", "wrongly_sanctioned_share"];

    private IReadOnlyList<RunRecord> _arms = [];
    private RunRecord? _record;
    private NowFigures? _figures;
    private string _trouble = "";
    private string _measure = "";
    private string[] _show = [];
    private int _day;
    private bool _follows;
    private LineChart? _truth;
    private LineChart? _curve;
    private TileMap? _map;
    private string _truthSql = "";
    private string _curveSql = "";
    private string _mapSql = "";
    private Asked<Happening> _happenings = new([], "");

    [Parameter]
    public string Run { get; set; } = "";

    [SupplyParameterFromQuery]
    public string? Arm { get; set; }

    [SupplyParameterFromQuery]
    public string? Measure { get; set; }

    [SupplyParameterFromQuery]
    public int? Day { get; set; }

    /// <summary>Last day when the form was drawn: a cursor left there follows the run.</summary>
    [SupplyParameterFromQuery]
    public int? Last { get; set; }

    [SupplyParameterFromQuery]
    public string[]? Show { get; set; }

    [SupplyParameterFromQuery]
    public string? Words { get; set; }

    private bool IsOn => Queue.Current?.Name == Run;

    public void Dispose() => _figures?.Dispose();

    protected override void OnParametersSet()
    {
        if (List.Open(Run, Arm) is not { } open)
        {
            return;
        }
        (_arms, _record, RunFolder folder) = open;
        try
        {
            _figures = new NowFigures(folder);
            if (_figures.LastDay >= 0)
            {
                Look(_figures, _record);
            }
        }
        catch (BadInputException)
        {
            // Parts of a run that ends are joined and moved while they are read.
            _trouble = T["Now.Moving"];
        }
    }

    private void Look(NowFigures figures, RunRecord record)
    {
        _follows = Day is not { } day || day == Last || day >= figures.LastDay || day < 0;
        _day = _follows ? figures.LastDay : Day!.Value;
        string usual = figures.Measures.FirstOrDefault(measure => measure == Headlines[2]) ?? figures.Measures[0];
        _measure = figures.Measures.Contains(Measure) ? Measure! : usual;
        _show = Show is { Length: > 0 } ? Show : Last is null ? NowFigures.Kinds : [];
        string caveat = record.Caveat;
        MarkedDay[] marks = [.. Summary.EventsOf(Known.Of(record).Scenario), .. _follows ? [] : Cursor()];

        Asked<(double Day, double Value)> acts = figures.Over(Headlines[0]);
        Asked<(double Day, double Value)> records = figures.Over(Headlines[1]);
        _truthSql = $"{acts.Sql};\n\n{records.Sql}";
        _truth = new LineChart
        {
            Words = new ChartWords("truth-and-file", T["Now.TruthAndFile"], T["Now.TruthAndFileMeaning"], caveat),
            Series =
            [
                new LineSeries(T["Reading.Truth"], Tone.Truth, acts.Rows),
                new LineSeries(T["Reading.File"], Tone.File, records.Rows),
            ],
            Marks = marks,
        };
        MeasureGuide guide = MeasureGuide.Of(_measure);
        Asked<(double Day, double Value)> curve = figures.Over(_measure);
        _curveSql = curve.Sql;
        _curve = new LineChart
        {
            Words = new ChartWords("curve", MeasureNames.Of(_measure), T["Now.CurveMeaning", record.Arm], caveat),
            Series = [new LineSeries(record.Arm, Tone.Arm1, curve.Rows)],
            Unit = guide.Unit,
            Marks = marks,
        };
        Asked<Tile> tiles = figures.Provinces(_measure, _day);
        _mapSql = tiles.Sql;
        _map = new TileMap
        {
            Words = new ChartWords(
                "map", T["Now.MapTitle", MeasureNames.Of(_measure)], T["Now.MapMeaning", _day], caveat),
            Tiles = tiles.Rows,
            Unit = guide.Unit,
        };
        _happenings = figures.Happenings(_show, Words ?? "", _day);
    }

    private MarkedDay[] Cursor() => [new MarkedDay(_day, T["Now.Cursor", _day])];

    private string Following =>
        $"/runs/{Uri.EscapeDataString(Run)}/now?arm={Uri.EscapeDataString(_record!.Arm)}"
        + $"&measure={Uri.EscapeDataString(_measure)}";

    private string LifeOf(Happening one) =>
        $"/runs/{Uri.EscapeDataString(Run)}/life/{one.Subject}/{one.SubjectId}"
        + $"?arm={Uri.EscapeDataString(_record!.Arm)}";
}
