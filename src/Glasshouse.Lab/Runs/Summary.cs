using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;
using Glasshouse.Model;

namespace Glasshouse.Lab.Runs;

/// <summary>What a finished scenario comes to: four plain sentences with numbers, one person's story, notes.</summary>
public static class Summary
{
    public static ReportModel Of(
        PreparedScenario prepared, RunFolder root, IReadOnlyList<ArmResult> results, RunManner manner, string command)
    {
        IReadOnlyList<RunFolder> folders = root.Runs();
        ReportArm[] arms = [.. folders.Select(ReportArm.Read)];
        Scenario scenario = prepared.Resolved;
        return new ReportModel
        {
            Title = scenario.Name,
            Question = scenario.Question,
            NationLabel = prepared.Arms[0].Marginals.Label,
            Citizens = scenario.Nation.Citizens,
            Days = scenario.Days,
            Seed = scenario.Seed,
            ProgramVersion = ArmRun.ProgramVersion,
            Arms = arms,
            Topic = prepared.Topic,
            Sentences = arms.Length > 0 ? PlainWords.Of(arms, results, prepared) : [],
            Unshared = [.. UnsharedActs.Of(prepared, results).Select(acts => acts.Sentence)],
            Events = [.. EventsOf(scenario)],
            ArmSettings = [.. prepared.Arms.SelectMany(SettingsOf)],
            Story = WrongedStory.Find(prepared, results, manner),
            Notes = Notes,
            Command = command,
        };
    }

    /// <summary>Days on which something was changed, with the note that the scenario or the event gives.</summary>
    public static IEnumerable<Charts.MarkedDay> EventsOf(Scenario scenario) =>
        scenario.Timeline.Select(dated => (Arm: "", Dated: dated))
            .Concat(scenario.Arms.SelectMany(arm =>
                arm.Timeline.Select(dated => (Arm: $"{arm.Name}: ", Dated: dated))))
            .Select(marked => new Charts.MarkedDay(marked.Dated.Day, marked.Arm + Mark(marked.Dated)))
            .Concat(Marks("", scenario.Lockdowns))
            .Concat(scenario.Arms.SelectMany(arm => Marks($"{arm.Name}: ", arm.Lockdowns)))
            .OrderBy(marked => marked.Day);

    private static IEnumerable<Charts.MarkedDay> Marks(string arm, IEnumerable<LockdownOrder> orders) =>
        orders.Select(order =>
            new Charts.MarkedDay(order.From, $"{arm}{order.Name} until day {order.Until}"));

    // A note is what the scenario wants to be read there; without one the event speaks for itself.
    private static string Mark(TimelineEvent dated) => dated.Note.Length > 0 ? dated.Note : EventWords.Of(dated);

    // What sets an arm apart: its regime first, then whatever else.
    private static IEnumerable<string> SettingsOf(RunInputs arm)
    {
        yield return $"{arm.Arm}: the regime is {arm.Scenario.Regime}.";
        if (arm.Scenario.Health != ScenarioChecks.NoHealth)
        {
            yield return $"{arm.Arm}: the health regime is {arm.Scenario.Health}.";
        }
        string added = EventWords.Added(arm.Scenario.Behaviours.Select(behaviour => behaviour.Id), []);
        if (added.Length > 0)
        {
            yield return $"{arm.Arm}: from day 0: {added}.";
        }
        var usual = new Switches();
        foreach (System.Reflection.PropertyInfo mechanism in typeof(Switches).GetProperties())
        {
            bool isOn = mechanism.GetValue(arm.Scenario.Switches) is true;
            if (isOn != mechanism.GetValue(usual) is true)
            {
                yield return $"{arm.Arm}: {Spelling.Snake(mechanism.Name)} is {(isOn ? "on" : "off")}.";
            }
        }
        foreach ((string path, double value) in arm.Scenario.Set)
        {
            yield return $"{arm.Arm}: {path} is {Quantities.Text(value)}.";
        }
        foreach (LockdownOrder order in arm.Scenario.Lockdowns)
        {
            yield return $"{arm.Arm}: from day {order.From} to {order.Until}: {EventWords.Of(order)}.";
        }
        foreach (RedOrder order in arm.Scenario.RedOrders)
        {
            yield return $"{arm.Arm}: {EventWords.Of(order)}.";
        }
        if (arm.Scenario.Cameras is { } cameras)
        {
            yield return $"{arm.Arm}: {EventWords.Of(cameras)}.";
        }
        foreach (TimelineEvent dated in arm.Scenario.Timeline)
        {
            string[] words = [EventWords.Of(dated), dated.Note.TrimEnd('.')];
            string said = string.Join("; ", words.Where(part => part.Length > 0));
            yield return $"{arm.Arm}: from day {dated.Day}: {said}.";
        }
    }

    private static IReadOnlyList<string> Notes =>
    [
        "Everything here is invented: the people, the organisations, the officials, and most of the numbers that say "
            + "how they behave. Counts of people, households, organisations and areas are drawn from published "
            + "statistics.",
        "Truth is what subjects did; the file is what the regime holds. "
            + "The two are measured side by side and never merged.",
        "Wrongly sanctioned are those whom the same rules would not sanction if the file held rightful records only.",
        "All arms have the same people, opportunities and luck; they differ only where their regime, switches, "
            + "settings or dated events make them differ.",
        "Most behavioural parameters are assumed and marked so; "
            + "`glasshouse list parameters` prints each with its source.",
        "Where a share rests on fewer than 20 cases, the cases stand beside it, as in 2 of 2: so few are luck and say "
            + "nothing about the rules.",
        "One seed is one draw of luck. "
            + "Differences between arms are exact for these people, and other seeds give others.",
    ];
}
