using System.CommandLine;
using System.Globalization;
using Glasshouse.Lab.Outputs;

namespace Glasshouse.Cli;

/// <summary>cite: a citation of a run, with the hashes by which others can tell that they have the same one.</summary>
public static class CiteVerb
{
    public static Command Create()
    {
        var run = new Argument<string>("run") { Description = "A run folder, or a folder of several arms." };
        var bibtex = new Option<bool>("--bibtex") { Description = "As a BibTeX entry." };
        var json = new Option<bool>("--json") { Description = "One JSON object on standard output." };
        var command = new Command("cite", "Prints a citation of a run with its hashes.") { run, bibtex, json };
        command.SetAction(parsed =>
        {
            Cited[] arms = [.. RunFolder.Open(parsed.GetValue(run)!).Runs().Select(Read)];
            if (parsed.GetValue(json))
            {
                JsonSpeech.Write(new { boundary = RunRecord.BoundarySentence, citation = Sentence(arms), arms });
            }
            else
            {
                Console.Out.WriteLine(parsed.GetValue(bibtex) ? Entry(arms) : Plain(arms));
            }
            return ExitCode.Done;
        });
        return command;
    }

    private static Cited Read(RunFolder folder)
    {
        RunRecord record = folder.ReadRecord();
        FileHashes.Check(folder, record);
        return new Cited(
            record.Scenario, record.ProgramVersion, record.Nation, record.Seed, record.Citizens, record.DaysDone,
            record.Start, record.Arm,
            string.Join(", then ", record.Regimes.Select(regime => $"{regime.Name} ({regime.Label})")),
            record.StateHash, FileHashes.OfFile(folder.RecordPath),
            [.. record.Inputs.Select(input => new FileHash($"{input.Kind} {input.Name}", input.Sha256))],
            record.Files);
    }

    private static string Sentence(Cited[] arms)
    {
        Cited first = arms[0];
        string size = string.Create(
            CultureInfo.InvariantCulture,
            $"{first.Nation} (synthetic), {first.Citizens:#,0} citizens, {first.Days:#,0} days, seed {first.Seed}");
        return $"Glasshouse {first.ProgramVersion}: synthetic run \"{first.Scenario}\", {size}; "
            + $"{string.Join("; ", arms.Select(arm => $"{arm.Arm}: {arm.Regimes}, state {arm.StateHash ?? "none"}"))}. "
            + RunRecord.BoundarySentence;
    }

    private static string Plain(Cited[] arms)
    {
        IEnumerable<string> records = arms.Select(arm => $"  sha256 {arm.RecordSha256}  run.json of {arm.Arm}");
        return $"{Sentence(arms)}\n{string.Join('\n', records)}";
    }

    private static string Entry(Cited[] arms) => string.Join('\n',
        $"@misc{{glasshouse-{arms[0].StateHash ?? arms[0].RecordSha256[..16]},",
        $"  title = {{Synthetic run \"{arms[0].Scenario}\"}},",
        $"  howpublished = {{Glasshouse {arms[0].ProgramVersion}}},",
        $"  note = {{{Sentence(arms)} {string.Join(' ', arms.Select(arm => $"sha256 {arm.RecordSha256}"))}}}",
        "}");

    private sealed record Cited(
        string Scenario, string ProgramVersion, string Nation, long Seed, int Citizens, int Days, DateOnly Start,
        string Arm, string Regimes, string? StateHash, string RecordSha256, IReadOnlyList<FileHash> Inputs,
        IReadOnlyList<FileHash> Files);
}
