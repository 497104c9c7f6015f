using System.CommandLine;
using Glasshouse.Lab.Experiments;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;
using Glasshouse.Lab.Runs;
using Spectre.Console;

namespace Glasshouse.Cli;

/// <summary>experiment: a scenario run many times; goes on where it was interrupted.</summary>
public static class ExperimentVerb
{
    private const int MostRunsUnasked = 1000;

    public static Command Create()
    {
        var file = new Argument<string>("experiment") { Description = "An experiment file or a shipped name." };
        var folder = new Option<string?>("--out")
        {
            Description = "Folder (default runs/NAME); goes on if it is there.",
        };
        var workers = new Option<int?>("--workers")
        {
            Description = "Runs at a time, a thread each (default: the machine's); changes no result.",
        };
        var plan = new Option<bool>("--plan") { Description = "Only say what it would take." };
        var yes = new Option<bool>("--yes") { Description = $"Go on with more than {MostRunsUnasked} runs." };
        var retry = new Option<bool>("--retry-failed") { Description = "Run failed runs again." };
        var force = new Option<bool>("--force") { Description = "Replace another experiment in the folder." };
        var json = new Option<bool>("--json") { Description = "One JSON object on standard output." };
        var command = new Command(
            "experiment", "Runs a scenario with other seeds and other numbers and says what follows; resumable.")
        {
            file, folder, workers, plan, yes, retry, force, json,
        };
        command.SetAction(parsed =>
        {
            PreparedExperiment prepared = ExperimentReader.Prepare(parsed.GetValue(file)!);
            if (prepared.MostRuns > MostRunsUnasked && !parsed.GetValue(yes) && !parsed.GetValue(plan))
            {
                throw new BadInputException(parsed.GetValue(file)!, "too-many-runs",
                    $"asks for {Figures.Count(prepared.MostRuns)} runs; allowed without --yes are 1 to "
                    + $"{MostRunsUnasked} runs (--plan says what they take)");
            }
            Machine.CheckMemory(prepared.Arms[0].Scenario.Nation.Citizens);
            int atOnce = RunVerb.Threads(parsed.GetValue(workers) ?? Environment.ProcessorCount);
            if (parsed.GetValue(plan))
            {
                return TellPlan(prepared, atOnce);
            }
            string path = parsed.GetValue(folder) ?? Path.Combine("runs", prepared.Experiment.Name);
            return Execute(
                prepared, path, atOnce, parsed.GetValue(force), parsed.GetValue(retry), parsed.GetValue(json));
        });
        return command;
    }

    private static int TellPlan(PreparedExperiment prepared, int workers)
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.duckdb");
        try
        {
            using ExperimentStore store = ExperimentStore.Open(path, prepared);
            Console.Out.WriteLine(Words(new ExperimentRun(prepared, store, workers).Plan()));
        }
        finally
        {
            File.Delete(path);
        }
        return ExitCode.Done;
    }

    private static int Execute(
        PreparedExperiment prepared, string path, int atOnce, bool isForced, bool retries, bool isJson)
    {
        using var interruption = new Interruption();
        ExperimentFolder folder = ExperimentFolder.Open(path, prepared, isForced);
        using ExperimentStore store = ExperimentStore.Open(folder.ResultsPath, prepared);
        if (retries)
        {
            store.ForgetFailed();
        }
        ExperimentPlan plan = new ExperimentRun(prepared, store, atOnce).Plan();
        if (!isJson)
        {
            Console.Error.WriteLine(Words(plan));
        }
        bool isTold = !isJson && !Console.IsErrorRedirected;
        Calibration? calibration = null;
        if (prepared.Experiment.Design == DesignKind.HistoryMatching)
        {
            calibration = Calibration.Fit(
                prepared, wave => Live(wave, store, atOnce, isTold, interruption), interruption.Token);
        }
        else
        {
            _ = Live(prepared, store, atOnce, isTold, interruption);
        }
        if (isTold)
        {
            Console.Error.WriteLine();
        }
        prepared = calibration?.Experiment ?? prepared;
        var results = new ExperimentResults(prepared, store.Read());
        ExperimentFindings findings = ExperimentFindings.Of(prepared, results, store, calibration);
        File.Delete(folder.ParametersPath);
        if (calibration is not null && calibration.Holds(results))
        {
            WholeFile.WriteText(folder.ParametersPath, calibration.ParameterFile(results));
        }
        WholeFile.WriteText(folder.ReportPath, ExperimentReport.Html(prepared, findings));
        if (isJson)
        {
            JsonSpeech.Write(new
            {
                boundary = RunRecord.BoundarySentence,
                folder = path,
                runs = results.Runs,
                failed = results.Failed,
                most_runs = prepared.MostRuns,
                sentences = findings.Sentences,
                tables = findings.Tables.Select(table => new
                {
                    caption = table.Table.Caption,
                    columns = table.Table.Columns,
                    rows = table.Table.Rows,
                    sql = table.Sql,
                }),
            });
        }
        else
        {
            Tell(path, findings);
        }
        return interruption.HasCome ? ExitCode.Interrupted : results.Failed > 0 ? ExitCode.Failed : ExitCode.Done;
    }

    private static IReadOnlyDictionary<long, Outcome> Live(
        PreparedExperiment prepared, ExperimentStore store, int workers, bool isTold, Interruption interruption)
    {
        store.AddPoints(prepared);
        var run = new ExperimentRun(prepared, store, workers);
        run.Execute(
            progress =>
            {
                if (isTold)
                {
                    Console.Error.Write($"\r{Words(progress)}   ");
                }
            },
            interruption.Token);
        return run.Outcomes;
    }

    private static string Words(ExperimentPlan plan) => plan.Runs == 0
        ? $"All {Figures.Count(plan.Done)} runs are there."
        : $"{Figures.Count(plan.Runs)} runs to do at most"
            + $"{(plan.Done > 0 ? $", {Figures.Count(plan.Done)} are there" : "")}; "
            + $"{plan.Workers} at a time, about {Figures.Seconds(plan.Seconds)} and {Figures.Bytes(plan.Bytes)}.";

    private static string Words(ExperimentProgress progress) =>
        $"run {Figures.Count(progress.Done)} of {Figures.Count(progress.Runs)}, {progress.Failed} failed, "
        + $"{Figures.Seconds(progress.SecondsLeft)} left, {Figures.Bytes(Machine.PeakMemoryBytes)}";

    private static void Tell(string path, ExperimentFindings findings)
    {
        Console.Out.WriteLine(RunRecord.BoundarySentence);
        foreach (string sentence in findings.Sentences)
        {
            Console.Out.WriteLine(sentence);
        }
        foreach (FindingTable finding in findings.Tables)
        {
            var table = new Table { Title = new TableTitle(Markup.Escape(finding.Table.Caption)) };
            foreach (string column in finding.Table.Columns)
            {
                table.AddColumn(Markup.Escape(column));
            }
            foreach (IReadOnlyList<string> row in finding.Table.Rows)
            {
                table.AddRow([.. row.Select(Markup.Escape)]);
            }
            AnsiConsole.Write(table);
        }
        Console.Out.WriteLine($"{path}/experiment.html, and every run in {path}/results.duckdb");
    }
}
