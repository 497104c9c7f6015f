using System.CommandLine;
using Glasshouse.Lab.Outputs;
using Spectre.Console;

namespace Glasshouse.Cli;

/// <summary>show: a run's headline table.</summary>
public static class ShowVerb
{
    public static Command Create()
    {
        var run = new Argument<string>("run") { Description = "A run folder, finished or not." };
        var json = new Option<bool>("--json") { Description = "One JSON object on standard output." };
        var command = new Command("show", "Shows a run's headline figures.") { run, json };
        command.SetAction(parsed =>
        {
            ReportArm[] arms = [.. RunFolder.Open(parsed.GetValue(run)!).Runs().Select(ReportArm.Read)];
            if (parsed.GetValue(json))
            {
                JsonSpeech.Write(new
                {
                    boundary = RunRecord.BoundarySentence,
                    regimes = arms.ToDictionary(arm => arm.Name, arm => arm.Regimes),
                    arms = arms.ToDictionary(arm => arm.Name, arm => arm.Figures.Headline),
                });
            }
            else
            {
                Tell(arms);
            }
            return ExitCode.Done;
        });
        return command;
    }

    private static void Tell(ReportArm[] arms)
    {
        AnsiConsole.MarkupLine($"[dim]{RunRecord.BoundarySentence}[/]");
        var table = new Table().Border(TableBorder.Simple).AddColumn("measure").AddColumn("reads");
        foreach (ReportArm arm in arms)
        {
            string label = string.Join(", ", arm.Regimes.Select(regime => regime.Label).Distinct());
            table.AddColumn(new TableColumn(Markup.Escape($"{arm.Name}\n{label}")).RightAligned());
        }
        IEnumerable<string> measures = arms.SelectMany(arm => arm.Figures.Headline.Keys).Distinct();
        foreach (string measure in measures.Order(StringComparer.Ordinal))
        {
            MeasureGuide guide = MeasureGuide.Of(measure);
            table.AddRow(
            [
                Markup.Escape(measure), guide.Reading.ToString().ToLowerInvariant(),
                .. arms.Select(arm => arm.Figures.Words(measure)),
            ]);
        }
        AnsiConsole.Write(table);
        foreach (ReportArm arm in arms.Where(arm => arm.Status != RunStatus.Completed))
        {
            AnsiConsole.MarkupLine(
                $"[yellow]{Markup.Escape(arm.Name)} is {arm.Status}: {arm.DaysDone} days were done.[/]");
        }
    }
}
