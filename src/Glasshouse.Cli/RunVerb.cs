using System.CommandLine;
using System.Runtime.InteropServices;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;
using Glasshouse.Lab.Runs;

namespace Glasshouse.Cli;

/// <summary>run: a scenario, arm by arm, into a run folder with a report.</summary>
public static class RunVerb
{
    private const string DefaultScenario = "first-look";

    public static Command Create()
    {
        var scenario = new Argument<string>("scenario")
        {
            Description = "A scenario file or a shipped name.",
            DefaultValueFactory = _ => DefaultScenario,
        };
        var folder = new Option<string?>("--out") { Description = "Folder to make (default runs/NAME, numbered)." };
        var seed = new Option<long?>("--seed") { Description = "Seed of every draw." };
        var days = new Option<int?>("--days") { Description = "Days to simulate." };
        var citizens = new Option<long?>("--citizens") { Description = "Citizens to draw, 1,000 to 20,000,000." };
        var threads = new Option<int?>("--threads")
        {
            Description = "Threads (default: the machine's); changes no result.",
        };
        var regime = new Option<string?>("--regime") { Description = "One regime instead of all arms." };
        var health = new Option<string?>("--health") { Description = "Health regime of all arms." };
        var parameters = new Option<string?>("--parameters")
        {
            Description = "A file of parameters, such as a fit leaves behind (experiment).",
        };
        var set = new Option<string[]>("--set")
        {
            Description = "A parameter as path=value; may be given several times.",
            AllowMultipleArgumentsPerToken = true,
        };
        var record = new Option<string?>("--record") { Description = "summary, cohort:N or full." };
        var hashes = new Option<bool>("--hash-days")
        {
            Description = "Write a hash of the whole state after each day.",
        };
        var force = new Option<bool>("--force") { Description = "Replace an earlier run in the folder." };
        var quiet = new Option<bool>("--quiet") { Description = "Only the folder's path." };
        var json = new Option<bool>("--json")
        {
            Description = "One JSON object on standard output, nothing else there.",
        };
        var command = new Command("run", "Runs a scenario and writes a run folder with a report.")
        {
            scenario, folder, seed, days, citizens, threads, regime, health, set, parameters, record, hashes,
            force, quiet, json,
        };
        command.SetAction(parsed =>
        {
            var overrides = new RunOverrides
            {
                Seed = parsed.GetValue(seed),
                Days = parsed.GetValue(days),
                Citizens = Persons(parsed.GetValue(citizens)),
                Regime = parsed.GetValue(regime),
                Health = parsed.GetValue(health),
                Set = [.. parsed.GetValue(set) ?? []],
                Parameters = parsed.GetValue(parameters),
                Record = parsed.GetValue(record),
            };
            int team = Threads(parsed.GetValue(threads) ?? Environment.ProcessorCount);
            PreparedScenario prepared = ScenarioReader.Prepare(
                parsed.GetValue(scenario)!, overrides, InputTexts.FromShippedAndDisk());
            Speech speech = parsed.GetValue(json) ? Speech.Json : parsed.GetValue(quiet) ? Speech.Quiet : Speech.Plain;
            return Execute(
                prepared, parsed.GetValue(folder), parsed.GetValue(force),
                new RunManner(team, parsed.GetValue(hashes)), parsed.GetValue(scenario)!, overrides,
                CommandLine(parsed), speech);
        });
        return command;
    }

    internal const int MostThreads = 1024;

    private enum Speech
    {
        Plain,
        Quiet,
        Json,
    }

    private static int Execute(
        PreparedScenario prepared, string? folder, bool isForced, RunManner manner, string scenario,
        RunOverrides overrides, string command, Speech speech)
    {
        foreach (Problem warning in prepared.Warnings)
        {
            Console.Error.WriteLine($"warning: {warning}");
        }
        using var interruption = new Interruption();
        string path = folder ?? FreeFolder(prepared.Resolved.Name);
        var line = new ProgressLine(prepared.Resolved.Nation.Citizens, isShown: speech == Speech.Plain);
        ScenarioResult result = ScenarioRun.Execute(
            prepared, path, isForced, manner, command, line.Tell, interruption.Token);
        line.Clear();
        switch (speech)
        {
            case Speech.Json:
                RunRecord[] records = [.. result.Arms.Select(arm => arm.Record)];
                Console.Out.WriteLine(prepared.Arms.Length == 1 ? records[0].ToJson() : RunRecord.ToJson(records));
                break;
            case Speech.Quiet:
                Console.Out.WriteLine(path);
                break;
            default:
                RunSpeech.Tell(prepared, result, path, scenario, overrides);
                break;
        }
        return result.IsWhole ? ExitCode.Done : ExitCode.Interrupted;
    }

    /// <summary>A number of threads that a machine can be asked for.</summary>
    internal static int Threads(int threads) => threads is >= 1 and <= MostThreads
        ? threads
        : throw new BadInputException("--threads", "out-of-range", $"is {threads}; allowed are 1 to {MostThreads}");

    // More than a count of rows can hold is refused here; the scenario's own range is checked with the rest.
    private static int? Persons(long? citizens) => citizens is null or (>= int.MinValue and <= int.MaxValue)
        ? (int?)citizens
        : throw new BadInputException(
            "--citizens", "out-of-range", $"is {citizens}; allowed are 1000 to 20000000 persons");

    // Running twice must not need a thought: the second run gets a folder of its own.
    private static string FreeFolder(string name)
    {
        string path = Path.Combine("runs", name);
        for (int number = 2; Path.Exists(path); number++)
        {
            path = Path.Combine("runs", $"{name}-{number}");
        }
        return path;
    }

    private static string CommandLine(ParseResult parsed) =>
        "glasshouse " + string.Join(' ', parsed.Tokens.Select(token =>
            token.Value.Contains(' ', StringComparison.Ordinal) ? $"\"{token.Value}\"" : token.Value));
}

/// <summary>Turns Ctrl-C or a request to end into a run that ends after its day; a second ends the program.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();

    private readonly PosixSignalRegistration _termination;

    public Interruption()
    {
        Console.CancelKeyPress += Interrupt;
        _termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = !HasCome;
            _source.Cancel();
        });
    }

    public CancellationToken Token => _source.Token;

    public bool HasCome => _source.IsCancellationRequested;

    public void Dispose()
    {
        Console.CancelKeyPress -= Interrupt;
        _termination.Dispose();
        _source.Dispose();
    }

    private void Interrupt(object? sender, ConsoleCancelEventArgs pressed)
    {
        pressed.Cancel = !HasCome;
        _source.Cancel();
    }
}
