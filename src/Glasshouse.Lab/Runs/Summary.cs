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
            Sentences = arms.Length > 0 ? PlainWords.Of(arms, results, scenario) : [],
            Events = [.. scenario.Timeline.Where(dated => dated.Note.Length > 0)
                .Select(dated => new Charts.MarkedDay(dated.Day, dated.Note))],
            Story = WrongedStory.Find(prepared, results, manner),
            Notes = Notes,
            Command = command,
        };
    }

    private static IReadOnlyList<string> Notes =>
    [
        "Everything here is invented: the people, the organisations, the officials, and most of the numbers that say "
            + "how they behave. Counts of people, households, organisations and areas are drawn from published "
            + "statistics.",
        "Truth is what subjects did; the file is what the regime holds. "
            + "The two are measured side by side and never merged.",
        "Wrongly sanctioned are those whom the same rules would not sanction if the file held rightful records only.",
        "All arms have the same people, opportunities and luck; they differ only where a regime makes them differ.",
        "Most behavioural parameters are assumed and marked so; "
            + "`glasshouse list parameters` prints each with its source.",
        "One seed is one draw of luck. "
            + "Differences between arms are exact for these people, and other seeds give others.",
    ];
}
