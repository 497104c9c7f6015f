using Glasshouse.Lab.Charts;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Lives;
using Glasshouse.Lab.Outputs;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Web.Runs;
using Microsoft.AspNetCore.Components;

namespace Glasshouse.Web.Lives;

/// <summary>One synthetic subject's life, its twin's beside it; without a subject, a choice of some.</summary>
public sealed partial class LifeScreen
{
    private IReadOnlyList<RunRecord> _arms = [];
    private RunRecord? _record;
    private OpenRun? _twin;
    private string _kind = LifeDesk.Kinds[0];
    private int? _id;
    private string _trouble = "";
    private bool _mayDoAgain;
    private bool _isRecorded;
    private Life? _life;
    private LifeStory? _story;
    private LifeStory? _twinStory;
    private IReadOnlyList<(LifeLanes Lanes, string Sql)> _lanes = [];
    private LineChart? _scores;
    private IReadOnlyList<KnownSubject> _notable = [];

    [Parameter]
    public string Run { get; set; } = "";

    [Parameter]
    public string? Kind { get; set; }

    [Parameter]
    public int? Id { get; set; }

    [SupplyParameterFromQuery]
    public string? Arm { get; set; }

    [SupplyParameterFromQuery]
    public string? Twin { get; set; }

    /// <summary>Kind that the form asks for.</summary>
    [SupplyParameterFromQuery]
    public string? Ask { get; set; }

    /// <summary>Subject that the form asks for.</summary>
    [SupplyParameterFromQuery]
    public int? Number { get; set; }

    /// <summary>Draws a recorded subject; another number draws another.</summary>
    [SupplyParameterFromQuery]
    public int? Draw { get; set; }

    /// <summary>Whether the run may be done again for a subject that is not recorded.</summary>
    [SupplyParameterFromQuery]
    public string? Again { get; set; }

    [Inject]
    private RunList List { get; set; } = null!;

    [Inject]
    private LifeDesk Desk { get; set; } = null!;

    private string Title => _id is { } id ? $"{T[$"Subject.{_kind}"]} {id}" : T["Life.Title", Run];

    protected override void OnParametersSet()
    {
        if (List.Open(Run, Arm) is not { } open)
        {
            return;
        }
        (_arms, _record, RunFolder folder) = open;
        OpenRun? twin = Twin is null || Twin == _record.Arm ? null : List.Open(Run, Twin);
        _twin = twin?.Record.Arm == Twin ? twin : null;
        string asked = Kind ?? Ask ?? "";
        _kind = LifeDesk.Kinds.Contains(asked) ? asked : LifeDesk.Kinds[0];
        try
        {
            _id = Id ?? (Draw is { } draw ? LifeDesk.Drawn(folder, _kind, draw) : Number);
            if (_id is null)
            {
                _notable = LifeDesk.Notable(folder, _kind);
            }
            else
            {
                Open(folder, new Subject((SubjectKind)Array.IndexOf(LifeDesk.Kinds, _kind), _id.Value));
            }
        }
        catch (BadInputException problem)
        {
            // What the run is asked for may be wrong; where it lies is nobody's business.
            _trouble = problem.Problems[0].Code == "unknown-subject" ? problem.Problems[0].Message : T["Now.Moving"];
        }
    }

    private void Open(RunFolder folder, Subject subject)
    {
        _isRecorded = LifeTables.Has(folder, subject);
        _life = Desk.Read(folder, _record!, subject, Again == "yes");
        if (_life is null)
        {
            _mayDoAgain = AgainDesk.MayDo(_record!, _record!.DaysDone);
            _trouble = T["Life.NotRecorded"];
            return;
        }
        _story = new LifeStory(_life);
        if (_twin is not null)
        {
            _twinStory = Desk.Read(_twin.Folder, _twin.Record, subject, Again == "yes") is { } twin
                ? new LifeStory(twin)
                : null;
        }
        _lanes = [(LanesOf(_story, _record!, 0), LifeDesk.EventsSql(folder, subject))];
        if (_twinStory is not null)
        {
            _lanes = [.. _lanes, (LanesOf(_twinStory, _twin!.Record, 1), LifeDesk.EventsSql(_twin.Folder, subject))];
        }
        (string System, IReadOnlyList<(double Day, double Value)> Points)[] scores = [.. _story.Scores()];
        _scores = scores.Length == 0 ? null : new LineChart
        {
            Words = new ChartWords("score", T["Life.Score"], T["Life.ScoreNote"], _record!.Caveat),
            Series = [.. scores.Select((system, place) =>
                new LineSeries(Spelling.Plain(system.System), ChartStyle.OfArm(place), system.Points))],
        };
    }

    private LifeLanes LanesOf(LifeStory story, RunRecord record, int place) => new()
    {
        Words = new ChartWords(
            $"life-{place}", T["Life.TitleUnder", Title, record.Arm], T["Life.Events", story.Lines.Count],
            record.Caveat),
        Lanes = [.. story.Lanes(), .. story.StandingLanes().Append(story.CodeLane("health code"))
            .Where(lane => lane.Spans.Count > 0)],
        Days = record.DaysDone,
    };

    private RecordRow? RecordBehind(DecisionRow decision) => decision.RecordId is { } id
        ? _life!.Records.Where(record => record.RecordId == id).Select(record => (RecordRow?)record).FirstOrDefault()
        : null;

    private string AddressOf(string kind, int id, bool again = false) =>
        $"/runs/{Uri.EscapeDataString(Run)}/life/{kind}/{id}?arm={Uri.EscapeDataString(_record!.Arm)}"
        + (_twin is null ? "" : $"&twin={Uri.EscapeDataString(_twin.Record.Arm)}") + (again ? "&again=yes" : "");
}
