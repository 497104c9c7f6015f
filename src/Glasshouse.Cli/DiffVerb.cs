using System.CommandLine;
using Glasshouse.Lab.Comparisons;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;
using Spectre.Console;

namespace Glasshouse.Cli;

/// <summary>diff: what changed between two regimes, and whom each change touches.</summary>
public static class DiffVerb
{
    private const int UsualCitizens = 5000;
    private const int UsualDays = 365;

    public static Command Create()
    {
        var from = new Argument<string>("from") { Description = "A shipped regime, a folder or a file." };
        var to = new Argument<string>("to") { Description = "The regime it is changed into." };
        var citizens = new Option<int>("--citizens")
        {
            Description = "People of the small nation in which each change is tried.",
            DefaultValueFactory = _ => UsualCitizens,
        };
        var days = new Option<int>("--days")
        {
            Description = "Days for which it is tried.",
            DefaultValueFactory = _ => UsualDays,
        };
        var seed = new Option<int>("--seed") { Description = "Seed of every draw.", DefaultValueFactory = _ => 1 };
        var threads = new Option<int>("--threads")
        {
            Description = "Threads; changes no result.",
            DefaultValueFactory = _ => Environment.ProcessorCount,
        };
        var json = new Option<bool>("--json") { Description = "One JSON object on standard output." };
        var command = new Command(
            "diff",
            "Says in words what changed between two regimes, and how many synthetic people each change touches. "
            + "Each is tried alone, on the same small nation.")
        {
            from, to, citizens, days, seed, threads, json,
        };
        command.SetAction(parsed =>
        {
            var overrides = new RunOverrides
            {
                Citizens = parsed.GetValue(citizens),
                Days = parsed.GetValue(days),
                Seed = parsed.GetValue(seed),
                Record = "summary",
            };
            bool isJson = parsed.GetValue(json);
            using var interruption = new Interruption();
            try
            {
                RegimeDifference difference = RegimeDifference.Of(
                    parsed.GetValue(from)!, parsed.GetValue(to)!, overrides, RunVerb.Threads(parsed.GetValue(threads)),
                    (done, runs) => Progress(!isJson && !Console.IsErrorRedirected, done, runs), interruption.Token);
                Answer(difference, isJson);
                return ExitCode.Done;
            }
            catch (OperationCanceledException)
            {
                return ExitCode.Interrupted;
            }
        });
        return command;
    }

    private static void Progress(bool isTold, int done, int runs)
    {
        if (isTold)
        {
            Console.Error.Write($"\rrun {done} of {runs}   {(done == runs ? "\n" : "")}");
        }
    }

    private static void Answer(RegimeDifference difference, bool isJson)
    {
        if (isJson)
        {
            JsonSpeech.Write(new
            {
                boundary = RunRecord.BoundarySentence,
                from = difference.From.Name,
                to = difference.To.Name,
                nation = difference.Nation,
                days = difference.Days,
                changes = difference.Changes.Select(tried => new
                {
                    tried.Change.Path,
                    tried.Change.Kind,
                    tried.Change.Words,
                    tried.Trying,
                    tried.Touched,
                    tried.Objection,
                }),
                together = difference.Together,
            });
            return;
        }
        AnsiConsole.MarkupLine(
            $"[bold]{Markup.Escape(difference.From.Name)}[/] ({Spelling.Of(difference.From.Label)}) becomes "
            + $"[bold]{Markup.Escape(difference.To.Name)}[/] ({Spelling.Of(difference.To.Label)})");
        AnsiConsole.MarkupLine($"[dim]{RunRecord.BoundarySentence}[/]");
        foreach (TriedChange tried in difference.Changes)
        {
            AnsiConsole.MarkupLine(
                $"\n[bold]{Markup.Escape(tried.Change.Path)}[/] {Spelling.Of(tried.Change.Kind)} · "
                + Markup.Escape(Told(tried, difference)));
            foreach (string sentence in tried.Change.Words)
            {
                AnsiConsole.MarkupLine($"    {Markup.Escape(sentence)}");
            }
        }
        AnsiConsole.MarkupLine(difference.Changes.IsEmpty
            ? "\nNothing differs but names, words about itself or the order of entries."
            : $"\n{difference.Changes.Length} changes; together they touch {Whom(difference.Together)}, of "
                + $"{Figures.Count(difference.Nation.Citizens)} citizens, "
                + $"{Figures.Count(difference.Nation.Organisations)} organisations and "
                + $"{Figures.Count(difference.Nation.Officials)} officials in {Figures.Count(difference.Days)} days.");
    }

    private static string Told(TriedChange tried, RegimeDifference difference) => tried.Trying switch
    {
        Trying.Alone => $"alone it touches {Whom(tried.Touched!)}",
        Trying.LeftOut => $"left out of {difference.To.Name} it touches {Whom(tried.Touched!)}",
        _ => $"only together with others ({tried.Objection})",
    };

    private static string Whom(Touched touched)
    {
        string[] parts =
        [
            .. Some(touched.Citizens, "citizens"), .. Some(touched.Organisations, "organisations"),
            .. Some(touched.Officials, "officials"),
        ];
        return parts.Length == 0 ? "nobody" : string.Join(", ", parts);
    }

    private static IEnumerable<string> Some(int count, string whom) =>
        count == 0 ? [] : [$"{Figures.Count(count)} {whom}"];
}
