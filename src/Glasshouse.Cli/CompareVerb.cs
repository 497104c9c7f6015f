using System.CommandLine;
using System.Diagnostics;
using Glasshouse.Lab.Comparisons;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;
using Glasshouse.Lab.Runs;

namespace Glasshouse.Cli;

/// <summary>compare: the same people in two or more arms, person by person.</summary>
public static class CompareVerb
{
    private const int UsualReplicates = 5;

    public static Command Create()
    {
        var runs = new Argument<string[]>("run")
        {
            Description = "A folder of several arms, or two or more run folders of the same people.",
            Arity = ArgumentArity.OneOrMore,
        };
        var replicates = new Option<int>("--replicates")
        {
            Description = "Seeds in all, for intervals: the runs' own and those after it, 1 to 31.",
            DefaultValueFactory = _ => UsualReplicates,
        };
        var folder = new Option<string?>("--out")
        {
            Description = "Folder for the comparison (default: the folder of arms; needed for single runs).",
        };
        var threads = new Option<int>("--threads")
        {
            Description = "Threads; changes no result.",
            DefaultValueFactory = _ => Environment.ProcessorCount,
        };
        var json = new Option<bool>("--json") { Description = "One JSON object on standard output." };
        var command = new Command("compare", "Compares arms person by person; writes compare.html and .parquet.")
        {
            runs, replicates, folder, threads, json,
        };
        command.SetAction(parsed =>
        {
            string[] paths = parsed.GetValue(runs)!;
            IReadOnlyList<RunRecord> records = RunComparison.RecordsOf(paths);
            string place = Place(paths, parsed.GetValue(folder));
            bool isNew = Make(place);
            using var interruption = new Interruption();
            bool isTold = !Console.IsErrorRedirected && !parsed.GetValue(json);
            int wanted = parsed.GetValue(replicates);
            var clock = Stopwatch.StartNew();
            RunComparison comparison;
            try
            {
                comparison = RunComparison.Of(
                    records, wanted, RunVerb.Threads(parsed.GetValue(threads)),
                    (replicate, day) =>
                    {
                        if (isTold)
                        {
                            Tell(clock.Elapsed, replicate, wanted, day, records[0].DaysDone);
                        }
                    },
                    interruption.Token);
            }
            catch (Exception cause) when (cause is OperationCanceledException or BadInputException)
            {
                if (isNew)
                {
                    Directory.Delete(place);
                }
                if (cause is BadInputException)
                {
                    throw;
                }
                return ExitCode.Interrupted;
            }
            string again = $"glasshouse compare {string.Join(' ', paths)} --replicates {wanted}";
            ComparisonPage page = ComparisonFiles.Write(comparison, place, again);
            Answer(comparison, page, place, parsed.GetValue(json));
            return ExitCode.Done;
        });
        return command;
    }

    private static string Place(string[] paths, string? folder)
    {
        if (folder is not null)
        {
            return !Path.Exists(folder)
                ? folder
                : throw new BadInputException("--out", "output-exists", $"is {folder}, which exists; name another");
        }
        return paths.Length == 1
            ? paths[0]
            : throw new BadInputException(
                "--out", "missing", "is missing; a comparison of several folders needs a folder of its own");
    }

    // Before minutes of living again, so that a place that cannot be written is known at once; true where it is new.
    private static bool Make(string place)
    {
        try
        {
            bool isNew = !Directory.Exists(place);
            Directory.CreateDirectory(place);
            return isNew;
        }
        catch (Exception cause) when (WholeFile.IsDiskTrouble(cause))
        {
            throw new BadInputException(
                "--out", "output-unwritable", $"is {place}, which cannot be made: {cause.Message}");
        }
    }

    private static void Tell(TimeSpan soFar, int replicate, int replicates, int day, int days)
    {
        double done = ((replicate * days) + day) / (double)(replicates * days);
        string left = Figures.Seconds(soFar.TotalSeconds * ((1 / done) - 1));
        string end = done < 1 ? "" : "\n";
        Console.Error.Write(
            $"\rseed {replicate + 1} of {replicates}: day {day} of {days}, {left} left, "
                + $"{Figures.Bytes(Machine.PeakMemoryBytes)}   {end}");
    }

    private static void Answer(RunComparison comparison, ComparisonPage page, string place, bool isJson)
    {
        if (isJson)
        {
            JsonSpeech.Write(new
            {
                boundary = RunRecord.BoundarySentence,
                arms = comparison.Names,
                regimes = comparison.Records.Select(record => record.Regimes),
                lives_that_differ = comparison.Compared.Lives.Where(life => life.Differs)
                    .Select(life => life.CitizenId).Distinct().Count(),
                lives_that_differ_by_arm = comparison.Names.Skip(1).Zip(comparison.Compared.DifferingLives)
                    .ToDictionary(pair => pair.First, pair => pair.Second),
                replicates = comparison.Replicates,
                differences = page.Differences,
                page = Path.Combine(place, ComparisonFiles.Page),
            });
            return;
        }
        Console.Out.WriteLine(RunRecord.BoundarySentence);
        foreach (PlainSentence sentence in page.Sentences)
        {
            Console.Out.WriteLine($"\n{sentence.Heading}: {sentence.Text}");
        }
        Console.Out.WriteLine($"\n{Path.Combine(place, ComparisonFiles.Page)}");
    }
}
