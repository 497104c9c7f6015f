using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;
using Glasshouse.Lab.Runs;
using Spectre.Console;

namespace Glasshouse.Cli;

/// <summary>What a run says when it is over: four sentences, one person's story, what to do next.</summary>
internal static class RunSpeech
{
    private const int MostLines = 14;

    private const string Tried = "observations.false_record_ratio";

    public static void Tell(
        PreparedScenario prepared, ScenarioResult result, string path, string scenario, RunOverrides overrides)
    {
        ReportModel report = result.Report;
        Line($"[bold]{Markup.Escape(report.Title)}[/]  {Markup.Escape(report.NationLabel)}, "
            + $"{Figures.Count(report.Citizens)} citizens, {Figures.Count(report.Days)} days, seed {report.Seed}");
        Line($"[dim]{RunRecord.BoundarySentence}[/]");
        if (!result.IsWhole)
        {
            string done = string.Join(", ", result.Arms.Select(arm =>
                $"{arm.Record.Arm} {Figures.Count(arm.Record.DaysDone)} days"));
            Line($"[yellow]Interrupted; what follows is of what was done: {Markup.Escape(done)}.[/]");
        }
        foreach (ReportArm arm in report.Arms.Where(arm => arm.IsHypothetical))
        {
            Line($"[yellow]{Markup.Escape(arm.Name)} is a hypothetical regime.[/]");
        }
        foreach (PlainSentence sentence in report.Sentences)
        {
            Line("");
            string stop = sentence.Heading.EndsWith('?') ? "" : ".";
            Line($"[bold]{Markup.Escape(sentence.Heading)}{stop}[/] {Markup.Escape(sentence.Text)}");
        }
        if (report.Story is { } story)
        {
            Tell(story);
        }
        Next(prepared, result, path, scenario + overrides.Words(Tried));
        if (!result.IsWhole)
        {
            Line("");
            Line("[yellow]Interrupted: what was finished is kept and marked.[/]");
        }
        Line("");
        Line($"Report: {Markup.Escape(Path.GetFullPath(result.Folder.ReportPath))}");
        foreach (ArmResult arm in result.Arms)
        {
            Line($"[dim]{Markup.Escape(arm.Record.Arm)}: state {arm.Record.StateHash}, "
                + $"{Figures.Large(arm.Record.CitizenDaysPerSecond)} citizen-days a second "
                + $"on {arm.Record.Threads} threads[/]");
        }
    }

    private static void Tell(PersonStory story)
    {
        Line("");
        Line($"[bold]{Markup.Escape(story.Name)}.[/] {Markup.Escape(story.Introduction)}");
        foreach (StoryLine line in story.Lines.Take(MostLines))
        {
            Line($"  day {line.Day,3}  {Markup.Escape(line.Text)}");
        }
        if (story.Lines.Count > MostLines)
        {
            Line($"  … {story.Lines.Count - MostLines} more lines in the report");
        }
        if (story.TwinArm.Length > 0)
        {
            Line($"  [dim]The same person under {Markup.Escape(story.TwinArm)}:[/]");
            foreach (StoryLine line in story.TwinLines.Take(MostLines))
            {
                Line($"  [dim]day {line.Day,3}  {Markup.Escape(line.Text)}[/]");
            }
        }
    }

    private static void Next(PreparedScenario prepared, ScenarioResult result, string path, string again)
    {
        string last = prepared.Arms.Length == 1 ? path : Path.Combine(path, result.Arms[^1].Record.Arm);
        int subject = result.Arms[^1].Wronged.Count > 0 ? result.Arms[^1].Wronged[0] : 0;
        string twin = result.Arms.Count == 1 ? "" : $" --twin {Path.Combine(path, result.Arms[0].Record.Arm)}";
        Line("");
        Line("Try next:");
        Line($"  glasshouse show {Markup.Escape(path)}");
        Line($"  glasshouse dossier {Markup.Escape(last)} citizen:{subject}{Markup.Escape(twin)}");
        Line($"  glasshouse run {Markup.Escape(again)} --set {Tried}=2");
    }

    private static void Line(string markup) => AnsiConsole.MarkupLine(markup);
}
