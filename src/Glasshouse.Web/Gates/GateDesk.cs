using System.Collections.Concurrent;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;
using Glasshouse.Lab.Passes;
using Glasshouse.Lab.Runs;
using Glasshouse.Model;
using Glasshouse.Model.Health;
using Glasshouse.Web.Runs;
using Setting = Glasshouse.Model.Journeys.Setting;

namespace Glasshouse.Web.Gates;

/// <summary>Somebody at a door.</summary>
/// <param name="Citizen">A synthetic citizen.</param>
/// <param name="Day">Day on which the code or pass was given.</param>
/// <param name="Shown">Day on which it is shown.</param>
/// <param name="Venue">Kind of place.</param>
/// <param name="IsPass">Whether a pass is shown rather than a central code; null for what the regime uses.</param>
/// <param name="IsAltered">Whether one letter of it was altered on the way.</param>
public sealed record AtDoor(int Citizen, int Day, int Shown, Setting Venue, bool? IsPass, bool IsAltered);

/// <summary>What came of it.</summary>
/// <param name="Text">What is drawn as QR, and what a reader reads; empty where there is nothing to show.</param>
/// <param name="Colour">Colour of the code on the day it was given.</param>
/// <param name="Outcome">Name of the text that says why somebody was admitted or refused.</param>
/// <param name="Words">What the text is filled with.</param>
/// <param name="IsAdmitted">Whether the door opens.</param>
/// <param name="Gate">The gate; null where the regime has none at that kind of place.</param>
/// <param name="Rules">The regime's rules.</param>
public sealed record DoorAnswer(
    string Text, CodeColour Colour, string Outcome, object[] Words, bool IsAdmitted, GateRule? Gate, HealthRules Rules);

/// <summary>
/// Lets a synthetic person stand at a door of a run. The run is done again up to that day, for codes are in no table.
/// </summary>
public sealed class GateDesk(KnownInputs known, AgainDesk again)
{
    /// <summary>Kinds of places that may have a gate.</summary>
    public static readonly Setting[] Venues =
    [
        Setting.Work, Setting.School, Setting.OtherHome, Setting.Shop, Setting.Restaurant, Setting.Leisure,
        Setting.Transport, Setting.Hospital,
    ];

    /// <summary>Days for which a pass counts, the first included.</summary>
    public const int PassDays = 3;

    private const int MostKept = 500;

    private readonly ConcurrentDictionary<(string?, string, int, int), Replay.HeldCode> _codes = new();

    /// <summary>Whether an arm ever has rules against an infection.</summary>
    public bool HasRules(RunRecord record) => !known.Of(record).HealthRegimes.IsEmpty;

    /// <summary>The answer at the door; null where neither codes nor passes are in force on that day.</summary>
    public DoorAnswer? Ask(RunRecord record, AtDoor who)
    {
        (CodeState code, bool isCarried, HealthRules? rules) = CodeOf(record, who.Citizen, who.Day);
        if (rules?.Code is not { } rule)
        {
            return null;
        }
        GateRule? gate = rules.Gates.FirstOrDefault(gate => gate.Venue == who.Venue);
        DoorAnswer Answer(string text, string outcome, bool isAdmitted, params object[] words) =>
            new(text, code.Colour, outcome, words, isAdmitted, gate, rules);
        if (!isCarried)
        {
            return gate is null
                ? Answer("", "Gate.NoGate", true)
                : Answer("", "Gate.NoPhone", !Doors.TurnsAwayWithout((uint)record.Seed, who.Citizen, who.Shown, gate),
                    Figures.Share(gate.NoPhoneRefusedShare));
        }
        if (IsPass(who, rules))
        {
            return AskPass(record, who, code, gate, Answer);
        }
        string text = Shown(HealthCodeText.Of(who.Citizen, who.Day, code, rule), who.IsAltered);
        int left = code.DaysUntilGreen(who.Day, rule);
        return gate is null ? Answer(text, "Gate.NoGate", true)
            : who.Shown != who.Day ? Answer(text, "Gate.OldCode", false, who.Day, who.Shown)
            : who.IsAltered ? Answer(text, "Gate.UnknownCode", false)
            : code.Colour == CodeColour.Green ? Answer(text, "Gate.Green", true)
            : Answer(text, "Gate.NotGreen", false, code.Colour, left);
    }

    /// <summary>Whether it is a pass that is shown.</summary>
    public static bool IsPass(AtDoor who, HealthRules rules) => who.IsPass ?? !rules.Central;

    private static DoorAnswer AskPass(
        RunRecord record, AtDoor who, CodeState code, GateRule? gate, Answerer answer)
    {
        if (code.Colour != CodeColour.Green)
        {
            return answer("", "Gate.NoPass", gate is null);
        }
        using var key = new RunKey(record);
        string text = Shown(new SyntheticPass(who.Citizen, who.Day, who.Day + PassDays - 1).Sign(key), who.IsAltered);
        if (gate is null)
        {
            return answer(text, "Gate.NoGate", true);
        }
        try
        {
            SyntheticPass pass = SyntheticPass.Check(text, key, who.Shown);
            return answer(text, "Gate.PassHolds", true, pass.IssuedDay, pass.LastDay);
        }
        catch (BadInputException refusal)
        {
            return answer(text, "Gate.PassRefused", false, refusal.Problems[0].Message);
        }
    }

    private Replay.HeldCode CodeOf(RunRecord record, int citizen, int day)
    {
        var key = (record.StateHash, record.Arm, citizen, day);
        if (_codes.TryGetValue(key, out Replay.HeldCode answer))
        {
            return answer;
        }
        if (_codes.Count >= MostKept)
        {
            _codes.Clear();
        }
        return again.Do(() => _codes.GetOrAdd(key, _ => Replay.CodeOf(known.Of(record), citizen, day, threads: 1)));
    }

    // Another last letter: a forger's or a scratch's.
    private static string Shown(string text, bool isAltered) =>
        isAltered ? text[..^1] + (text[^1] == '0' ? '1' : '0') : text;

    private delegate DoorAnswer Answerer(string text, string outcome, bool isAdmitted, params object[] words);
}
