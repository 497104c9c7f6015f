using System.CommandLine;
using Glasshouse.Lab.Outputs;
using Glasshouse.Lab.Runs;
using Glasshouse.Model;

namespace Glasshouse.Cli;

/// <summary>verify: does a run again from its own record and compares hashes.</summary>
public static class VerifyVerb
{
    public static Command Create()
    {
        var run = new Argument<string>("run") { Description = "A run folder." };
        var threads = new Option<int>("--threads")
        {
            Description = "Threads; changes no result.",
            DefaultValueFactory = _ => Environment.ProcessorCount,
        };
        var json = new Option<bool>("--json") { Description = "One JSON object on standard output." };
        var command = new Command("verify", "Runs a run again from its record and compares hashes.")
        {
            run, threads, json,
        };
        command.SetAction(parsed =>
        {
            int team = RunVerb.Threads(parsed.GetValue(threads));
            var verdicts = RunFolder.Open(parsed.GetValue(run)!).Runs()
                .Select(folder => Verify(folder, team)).ToList();
            if (parsed.GetValue(json))
            {
                JsonSpeech.Write(new { arms = verdicts });
            }
            else
            {
                foreach (Verdict verdict in verdicts)
                {
                    Console.Out.WriteLine(verdict switch
                    {
                        { Agrees: true, Got: null } => $"{verdict.Arm}: no day was done; there is nothing to compare",
                        { Agrees: true } => $"{verdict.Arm}: the same again, {verdict.Expected}",
                        _ => $"{verdict.Arm}: differs; recorded {verdict.Expected}, got {verdict.Got}",
                    });
                }
            }
            return verdicts.All(verdict => verdict.Agrees) ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    private static Verdict Verify(RunFolder folder, int threads)
    {
        RunRecord record = folder.ReadRecord();
        RunInputs inputs = Replay.InputsOf(record);
        string? got = record.DaysDone == 0
            ? null
            : Replay.StateHashOf(inputs, record.DaysDone, threads, _ => { });
        return new Verdict(record.Arm, record.StateHash, got, record.StateHash == got);
    }

    private sealed record Verdict(string Arm, string? Expected, string? Got, bool Agrees);
}
