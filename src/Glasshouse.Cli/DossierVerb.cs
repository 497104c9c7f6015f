using System.CommandLine;
using System.Globalization;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Lives;
using Glasshouse.Lab.Outputs;
using Glasshouse.Lab.Runs;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Cli;

/// <summary>dossier: one synthetic subject's life, with the same subject's life in another arm beside it.</summary>
public static class DossierVerb
{
    private static readonly string[] Kinds = ["citizen", "organisation", "official"];

    public static Command Create()
    {
        var run = new Argument<string>("run") { Description = "A run folder." };
        var subject = new Argument<string>("subject")
        {
            Description = "Such as citizen:4711, organisation:12, official:3.",
        };
        var twin = new Option<string?>("--twin") { Description = "Another arm's run folder: the same subject there." };
        var json = new Option<bool>("--json") { Description = "One JSON object on standard output." };
        var html = new Option<string?>("--html") { Description = "Write it as a page of its own, to this new file." };
        var command = new Command("dossier", "Tells one synthetic subject's life.") { run, subject, twin, html, json };
        command.SetAction(parsed =>
        {
            Subject whom = Parse(parsed.GetValue(subject)!);
            string? page = parsed.GetValue(html);
            if (page is not null && Path.Exists(page))
            {
                throw new BadInputException("--html", "output-exists", $"is {page}, which exists; name another file");
            }
            Told one = Read(parsed.GetValue(run)!, whom);
            Told? other = parsed.GetValue(twin) is { } path ? Read(path, whom) : null;
            if (other is not null && NationOf(other.Record) != NationOf(one.Record))
            {
                throw new BadInputException(
                    "--twin", "other-nation",
                    "is a run of another nation: twins have the same preset, seed, citizens and days");
            }
            if (page is not null)
            {
                WholeFile.WriteText(page, DossierPage.Html(
                    $"{Kinds[(int)whom.Kind]} {whom.Row}", (one.Record, one.Story),
                    other is null ? null : (other.Record, other.Story)));
            }
            if (parsed.GetValue(json))
            {
                JsonSpeech.Write(new
                {
                    boundary = RunRecord.BoundarySentence,
                    regimes = one.Record.Regimes,
                    twin_regimes = other?.Record.Regimes,
                    subject = $"{Kinds[(int)whom.Kind]}:{whom.Row}",
                    arm = one.Record.Arm,
                    lines = one.Story.Lines,
                    twin_arm = other?.Record.Arm,
                    twin_lines = other?.Story.Lines,
                    first_difference_day = other is null ? null : LifeStory.FirstDifference(one.Story, other.Story),
                });
                return ExitCode.Done;
            }
            int? parted = other is null ? null : LifeStory.FirstDifferentLine(one.Story, other.Story);
            Tell(whom, one, parted);
            if (other is not null)
            {
                Tell(whom, other, parted);
                Console.Out.WriteLine(LifeStory.FirstDifference(one.Story, other.Story) is { } day
                    ? $"The two lives first differ on day {day}."
                    : "The two lives do not differ in anything that is written down.");
            }
            return ExitCode.Done;
        });
        return command;
    }

    private static (string, long, int, int) NationOf(RunRecord record) =>
        (record.Nation, record.Seed, record.Citizens, record.DaysDone);

    private static Subject Parse(string text)
    {
        string[] parts = text.Split(':');
        int kind = Array.IndexOf(Kinds, parts[0]);
        if (parts.Length != 2 || kind < 0
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int row))
        {
            throw new BadInputException(
                "subject", "bad-subject", $"is {text}; expected citizen:N, organisation:N or official:N");
        }
        return new Subject((SubjectKind)kind, row);
    }

    private static Told Read(string path, Subject subject)
    {
        RunFolder folder = RunFolder.Open(path);
        if (folder.HoldsArms)
        {
            string arms = string.Join(", ", folder.Runs().Select(run => Path.GetFileName(run.Root)));
            throw new BadInputException(path, "several-arms", $"holds several arms; name one of them: {arms}");
        }
        RunRecord record = folder.ReadRecord();
        FileHashes.Check(folder, record);
        Life life = LifeTables.Read(folder, record.Arm, subject) ?? Again(record, subject);
        return new Told(record, new LifeStory(life));
    }

    // Outside the recorded cohort the run is done again with the subject recorded; the hash must agree.
    private static Life Again(RunRecord record, Subject subject)
    {
        Console.Error.WriteLine(
            $"{record.Arm}: not in the recorded cohort; running it again with this subject recorded.");
        (Life life, string hash) = Replay.LifeOf(
            Replay.InputsOf(record), subject, record.DaysDone, Environment.ProcessorCount);
        return record.StateHash is null || hash == record.StateHash
            ? life
            : throw new BadInputException(
                "run.json", "other-state", $"records state {record.StateHash}; running it again gave {hash}");
    }

    private static void Tell(Subject subject, Told told, int? parted)
    {
        string regimes = string.Join(", then ", told.Record.Regimes.Select(regime => $"{regime.Name}, {regime.Label}"));
        string name = $"{Kinds[(int)subject.Kind]} {subject.Row}";
        Console.Out.WriteLine($"{name} under {told.Record.Arm} ({regimes}), {told.Record.DaysDone} days");
        Console.Out.WriteLine(RunRecord.BoundarySentence);
        for (int place = 0; place < told.Story.Lines.Count; place++)
        {
            LifeLine line = told.Story.Lines[place];
            string mark = place == parted ? "≠ first difference: " : "";
            Console.Out.WriteLine($"  day {line.Day,4} {(line.IsWrongful ? "!" : " ")} {mark}{line.Text}");
        }
        if (told.Story.Lines.Count == 0)
        {
            Console.Out.WriteLine("  Nothing was done, filed or decided.");
        }
        Console.Out.WriteLine();
    }

    private sealed record Told(RunRecord Record, LifeStory Story);
}
