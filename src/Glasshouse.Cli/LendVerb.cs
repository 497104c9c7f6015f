using System.CommandLine;
using System.Globalization;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;
using Glasshouse.Model.Markets;
using Spectre.Console;

namespace Glasshouse.Cli;

/// <summary>lend: works out a lending study from a file of score curves or states.</summary>
public static class LendVerb
{
    // Above it a table of levels would be longer than a screen.
    private const int MostLevelsShown = 24;

    public static Command Create()
    {
        var file = new Argument<string>("study")
        {
            Description = "A lending study: a file, or a shipped name (score-curves, seven-states).",
        };
        var json = new Option<bool>("--json") { Description = "One JSON object on standard output." };
        var folder = new Option<string?>("--out") { Description = "Also write lending.json and rounds.csv there." };
        var command = new Command(
            "lend", "Works out who is approved under each rule of lending, and what that does to their scores.")
        {
            file, json, folder,
        };
        command.SetAction(parsed =>
        {
            LendingStudy study = LendingReader.Read(parsed.GetValue(file)!);
            string? into = parsed.GetValue(folder);
            if (into is not null && File.Exists(into))
            {
                throw new BadInputException(into, "output-unwritable", "is a file; expected a folder");
            }
            LendingReport report = LendingReport.Of(study);
            if (into is not null)
            {
                Write(into, study, report);
            }
            if (parsed.GetValue(json))
            {
                Console.Out.WriteLine(report.AsJson());
            }
            else
            {
                Tell(report);
            }
            return ExitCode.Done;
        });
        return command;
    }

    private static void Write(string into, LendingStudy study, LendingReport report)
    {
        try
        {
            Directory.CreateDirectory(into);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(into, "output-unwritable", $"cannot be made: {exception.Message}");
        }
        WholeFile.WriteText(Path.Combine(into, "lending.json"), report.AsJson() + "\n");
        WholeFile.WriteText(Path.Combine(into, "rounds.csv"), LendingReport.RoundsOf(study));
    }

    private static void Tell(LendingReport report)
    {
        AnsiConsole.MarkupLine($"[dim]{Markup.Escape(report.Boundary)}[/]");
        AnsiConsole.MarkupLine(
            $"[bold]{Markup.Escape(report.Name)}[/]: a loan pays from a repayment probability of "
            + Plain(report.BreakEven, 4));
        var table = new Table().Border(TableBorder.Simple).AddColumn("rule").AddColumn("group");
        foreach (string column in (string[])
            ["from", "approved", "of repaying", "change", "verdict", "mean now", "after", "drawn", "long run"])
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }
        foreach (LendingRuleFigures rule in report.Rules)
        {
            foreach (LendingGroupFigures group in rule.Groups)
            {
                table.AddRow(
                [
                    .. ((string[])
                    [
                        rule.Rule, group.Group, group.Threshold ?? "nobody", Plain(group.ApprovedShare, 3),
                        Plain(group.TruePositiveShare, 3), Plain(group.MeanChange, 2), group.Verdict,
                        Plain(group.MeanScores[0], 2), Plain(group.MeanScores[^1], 2),
                        Plain(group.DrawnMeanScores[^1], 2),
                        rule.HasSettled ? Plain(group.LongRunMeanScore, 2) : "unsettled",
                    ]).Select(Markup.Escape),
                ]);
            }
        }
        AnsiConsole.Write(table);
        if (report.Levels.Length <= MostLevelsShown)
        {
            TellShares(report);
        }
    }

    private static void TellShares(LendingReport report)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("rule").AddColumn("group").AddColumn("shares");
        foreach (string level in report.Levels)
        {
            table.AddColumn(new TableColumn(Markup.Escape(level)).RightAligned());
        }
        foreach (LendingRuleFigures rule in report.Rules)
        {
            foreach (LendingGroupFigures group in rule.Groups)
            {
                Row("after", group.Shares);
                Row("drawn", group.DrawnShares);
                Row("long run", group.LongRunShares);

                void Row(string name, double[] shares) => table.AddRow(
                    [rule.Rule, Markup.Escape(group.Group), name, .. shares.Select(share => Plain(share, 3))]);
            }
        }
        AnsiConsole.Write(table);
    }

    private static string Plain(double number, int places) =>
        number.ToString($"F{places}", CultureInfo.InvariantCulture);
}
