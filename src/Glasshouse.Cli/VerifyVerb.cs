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
        var command = new Command("verify", "Checks a run's files, runs it again from its record and compares hashes.")
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
                JsonSpeech.Write(new { boundary = RunRecord.BoundarySentence, arms = verdicts });
            }
            else
            {
                foreach (Verdict verdict in verdicts)
                {
                    Console.Out.WriteLine(verdict switch
                    {
                        { Agrees: true, Got: null } => $"{verdict.Arm}: no day was done; there is nothing to compare",
                        { Got: null } => $"{verdict.Arm}: the record says that no day was done, but there are tables",
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
        FileHashes.Check(folder, record);
        RunInputs inputs = Replay.InputsOf(record);
        string? got = record.DaysDone == 0
            ? null
            : Replay.StateHashOf(inputs, record.DaysDone, threads, _ => { });
        // A program that was killed in its first month leaves rows that no record vouches for.
        bool isOrphaned = record.DaysDone == 0 && Directory.Exists(folder.LivePath)
            && Directory.EnumerateFiles(folder.LivePath, "acts*").Concat(
                Directory.EnumerateFiles(folder.LivePath, "measures*")).Any();
        return new Verdict(record.Arm, record.StateHash, got, record.StateHash == got && !isOrphaned);
    }

    private sealed record Verdict(string Arm, string? Expected, string? Got, bool Agrees);
}
