using System.Collections.Immutable;
using Glasshouse.Model;

namespace Glasshouse.Lab.Files;

/// <summary>What the parts of a scenario owe each other.</summary>
public static class ScenarioChecks
{
    /// <summary>The health regime without any rules.</summary>
    public const string NoHealth = "health-none";

    /// <summary>Checks a scenario as its file states it.</summary>
    public static void Run(Scenario scenario, bool isRegimeGiven, Findings findings)
    {
        Identifiers.CheckFolder(scenario.Name, "name", findings);
        CheckArms(scenario, isRegimeGiven, findings);
        CheckTimeline(scenario.Timeline, "timeline", scenario, findings);
        CheckDays(scenario.Timeline, "timeline", [], findings);
        foreach (Arm arm in scenario.Arms)
        {
            string at = $"arms.{arm.Name}";
            Identifiers.CheckFolder(arm.Name, at, findings);
            CheckTimeline(arm.Timeline, $"{at}.timeline", scenario, findings);
            CheckDays(arm.Timeline, $"{at}.timeline", scenario.Timeline, findings);
            RefuseNations(arm.Set.Keys, at, "would give this arm other people", findings);
        }
    }

    /// <summary>Refuses a run that would outlast the calendar.</summary>
    public static void CheckEnd(Scenario scenario, Findings findings)
    {
        if (scenario.Start.DayNumber + (long)scenario.Days > DateOnly.MaxValue.DayNumber)
        {
            findings.RefuseAt("start", "out-of-range",
                $"is {scenario.Start:yyyy-MM-dd}; the run would end after {DateOnly.MaxValue:yyyy-MM-dd}");
        }
    }

    private static void CheckArms(Scenario scenario, bool isRegimeGiven, Findings findings)
    {
        bool hasArms = findings.Has("arms");
        bool hasRegime = findings.Has("regime");
        if (hasArms && hasRegime)
        {
            findings.RefuseAt("regime", "contradiction", "is given beside arms; give one of the two");
        }
        else if (!hasArms && !hasRegime && !isRegimeGiven)
        {
            findings.RefuseAt("", "missing-key", "regime is missing; give a regime, or arms for several");
        }
        else if (hasArms && scenario.Arms.Length == 0 && findings.IsSound("arms"))
        {
            findings.RefuseAt("arms", "contradiction", "is empty; give at least one arm");
        }
    }

    private static void CheckTimeline(
        ImmutableArray<TimelineEvent> timeline, string path, Scenario scenario, Findings findings)
    {
        for (int i = 0; i < timeline.Length; i++)
        {
            string at = $"{path}.{i}";
            TimelineEvent happening = timeline[i];
            if (!findings.IsSound(at))
            {
                continue;
            }
            if (happening.Day >= scenario.Days && findings.IsSound("days"))
            {
                findings.RefuseAt($"{at}.day", "out-of-range",
                    $"is {happening.Day}; allowed are 0 to {scenario.Days - 1}, the last day of the run");
            }
            if (happening.KeepsFiles && happening.Regime is null)
            {
                findings.RefuseAt($"{at}.keeps_files", "contradiction",
                    "is on, but no regime is named to amend the rules");
            }
            RefuseNations(happening.Set.Keys, at, "cannot act once the nation is drawn", findings);
            bool addsNothing = happening.Behaviours.IsEmpty && happening.Rules is null;
            if (addsNothing && happening is { Regime: null, Health: null, Set.IsEmpty: true, Note: "" })
            {
                findings.RefuseAt(
                    at, "contradiction", "changes nothing; give regime, health, set, behaviours, rules or note");
            }
        }
    }

    // Events may stand in any order, for their days say when they come; of two regimes on one day nothing says which.
    private static void CheckDays(
        ImmutableArray<TimelineEvent> timeline, string path, ImmutableArray<TimelineEvent> ofAllArms,
        Findings findings)
    {
        var seen = ofAllArms.Where(happening => happening.Regime is not null)
            .DistinctBy(happening => happening.Day)
            .ToDictionary(happening => happening.Day, happening => happening.Regime!);
        for (int i = 0; i < timeline.Length; i++)
        {
            TimelineEvent happening = timeline[i];
            bool isKnown = findings.IsSound($"{path}.{i}.day") && findings.IsSound($"{path}.{i}.regime");
            if (happening.Regime is { } regime && isKnown && !seen.TryAdd(happening.Day, regime))
            {
                findings.RefuseAt($"{path}.{i}.regime", "contradiction",
                    $"is {regime}, but on day {happening.Day} {seen[happening.Day]} begins already; "
                    + "allowed is one regime a day");
            }
        }
    }

    // People are drawn once, and are the same in every arm.
    private static void RefuseNations(IEnumerable<string> parameters, string at, string why, Findings findings)
    {
        foreach (string parameter in parameters.Where(path => path.StartsWith("nations.", StringComparison.Ordinal)))
        {
            findings.RefuseAt($"{at}.set.{parameter}", "contradiction", $"{why}; set it for the whole scenario");
        }
    }
}
