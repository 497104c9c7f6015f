using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;
using Glasshouse.Model.Health;
using Glasshouse.Web.Runs;
using Microsoft.AspNetCore.Components;
using Setting = Glasshouse.Model.Journeys.Setting;

namespace Glasshouse.Web.Gates;

/// <summary>A synthetic person at a door: what they show, whether it opens, and what the door learns of them.</summary>
public sealed partial class GateScreen
{
    private const char BetweenRunAndArm = '/';

    private ListedRun[] _runs = [];
    private RunRecord? _record;
    private string _named = "";
    private AtDoor _who = new(0, 0, 0, Setting.Restaurant, null, false);
    private DoorAnswer? _answer;
    private string _trouble = "";

    private bool IsPass => _answer is { } answer ? GateDesk.IsPass(_who, answer.Rules) : _who.IsPass == true;

    /// <summary>A run and its arm.</summary>
    [SupplyParameterFromQuery]
    public string? Run { get; set; }

    [SupplyParameterFromQuery]
    public int? Citizen { get; set; }

    [SupplyParameterFromQuery]
    public string? Venue { get; set; }

    [SupplyParameterFromQuery]
    public int? Day { get; set; }

    [SupplyParameterFromQuery]
    public int? Shown { get; set; }

    /// <summary>code or pass.</summary>
    [SupplyParameterFromQuery]
    public string? Way { get; set; }

    [SupplyParameterFromQuery]
    public string? Altered { get; set; }

    [Inject]
    private RunList List { get; set; } = null!;

    [Inject]
    private GateDesk Desk { get; set; } = null!;

    protected override void OnParametersSet()
    {
        _runs = [.. List.Read().Where(run => run.Record is { Status: RunStatus.Completed } && HasRules(run.Record))];
        if ((_runs.FirstOrDefault(run => Named(run) == Run) ?? _runs.LastOrDefault()) is not { } chosen)
        {
            return;
        }
        _record = chosen.Record;
        _named = Named(chosen);
        int last = _record.DaysDone - 1;
        int day = Math.Clamp(Day ?? (last / 2), 0, last);
        _who = new AtDoor(
            Math.Clamp(Citizen ?? 0, 0, _record.Citizens - 1), day, Math.Clamp(Shown ?? day, 0, last),
            GateDesk.Venues.FirstOrDefault(venue => Spelling.Of(venue) == Venue, Setting.Restaurant),
            Way is null ? null : Way == "pass", Altered == "yes");
        if (!AgainDesk.MayDo(_record, day + 1))
        {
            _trouble = T["Gate.TooLarge"];
            return;
        }
        try
        {
            _answer = Desk.Ask(_record, _who);
        }
        catch (BadInputException)
        {
            _trouble = T["Now.Moving"];
        }
    }

    // A record that does not hold what it rested on is left out.
    private bool HasRules(RunRecord record)
    {
        try
        {
            return record.DaysDone > 0 && Desk.HasRules(record);
        }
        catch (BadInputException)
        {
            return false;
        }
    }

    // Colours in the reader's own language.
    private object[] Told(object[] words) =>
        [.. words.Select(word => word is CodeColour colour ? T[$"Colour.{colour}"].Value : word)];

    private static string Named(ListedRun run) => $"{run.Name}{BetweenRunAndArm}{run.Record.Arm}";
}
