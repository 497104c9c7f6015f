using System.CommandLine;
using System.Globalization;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;
using Glasshouse.Lab.Passes;
using Glasshouse.Lab.Runs;
using Glasshouse.Model.Health;

namespace Glasshouse.Cli;

/// <summary>pass: gives a synthetic citizen a signed pass, and checks one without asking anybody.</summary>
public static class PassVerb
{
    /// <summary>Days for which a pass counts where nothing else is said.</summary>
    public const int UsualDays = 3;

    public static Command Create() =>
        new("pass", "Makes and checks signed passes of synthetic citizens, offline.") { Make(), Check() };

    private static Command Make()
    {
        var run = new Argument<string>("run") { Description = "A run folder; its key signs." };
        var subject = new Argument<string>("subject") { Description = "Such as citizen:4711." };
        var day = new Option<int>("--day") { Description = "Day on which it is given; 0 if left out." };
        var valid = new Option<int>("--valid-days")
        {
            Description = "Days for which it counts, the first included; 3 if left out.",
            DefaultValueFactory = _ => UsualDays,
        };
        var path = new Option<string?>("--out") { Description = "Draws it as a QR code, .svg or .png." };
        var command = new Command("make", "Signs a pass and prints its text.") { run, subject, day, valid, path };
        command.SetAction(parsed =>
        {
            RunRecord record = RunOf(parsed.GetValue(run)!);
            int citizen = CitizenOf(parsed.GetValue(subject)!, record);
            int first = DayOf(parsed.GetValue(day), record);
            int days = parsed.GetValue(valid);
            if (days is < 1 or > 365)
            {
                throw new BadInputException("--valid-days", "out-of-range", $"is {days}; allowed are 1 to 365 days");
            }
            string text = Sign(
                citizen, first, days, record,
                Replay.CodeOf(Replay.InputsOf(record), citizen, first, Environment.ProcessorCount));
            if (parsed.GetValue(path) is { } file)
            {
                string caption = $"Synthetic citizen {citizen}: pass from day {first} to {first + days - 1}";
                QrDrawing.Write(text, caption, file);
            }
            Console.Out.WriteLine(text);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Check()
    {
        var text = new Argument<string>("text") { Description = "What a QR reader says." };
        var run = new Option<string?>("--run") { Description = "Run folder whose key must have signed it." };
        var day = new Option<int>("--day") { Description = "Day of the run on which it is shown; 0 if left out." };
        var command = new Command("check", "Says whether a pass opens a door on a day.") { text, run, day };
        command.SetAction(parsed =>
        {
            string folder = parsed.GetValue(run) ?? throw new BadInputException(
                "--run", "missing-key", "is missing; a pass can be checked only against the key of its run");
            RunRecord record = RunOf(folder);
            int today = DayOf(parsed.GetValue(day), record);
            using var key = new RunKey(record);
            SyntheticPass pass = SyntheticPass.Check(parsed.GetValue(text)!, key, today);
            Console.Out.WriteLine(
                $"The pass of synthetic citizen {pass.Citizen} counts from day {pass.IssuedDay} to {pass.LastDay}. "
                + "Nothing was written down.");
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>A signed pass of who has one on that day.</summary>
    /// <exception cref="BadInputException">The arm gives no passes, or not to this citizen.</exception>
    public static string Sign(int citizen, int first, int days, RunRecord record, Replay.HeldCode held)
    {
        string? objection = held.Rules is not { Code: not null, Central: false }
                ? $"who can have no pass on day {first}: no health regime of this run gives any then"
            : !held.IsCarried ? "who carries no phone or pass"
            : held.Code.Colour != CodeColour.Green ? $"who has no pass on day {first}: found infected"
            : null;
        if (objection is not null)
        {
            throw new BadInputException("subject", "no-pass", $"is citizen:{citizen}, {objection}");
        }
        using var key = new RunKey(record);
        return new SyntheticPass(citizen, first, first + days - 1).Sign(key);
    }

    /// <summary>The record of one run; several arms are refused.</summary>
    public static RunRecord RunOf(string path)
    {
        RunFolder folder = RunFolder.Open(path);
        return folder.HoldsArms
            ? throw new BadInputException(path, "several-arms", "holds several arms; name one of their folders: "
                + string.Join(", ", folder.Runs().Select(run => Path.GetFileName(run.Root))))
            : folder.ReadRecord();
    }

    /// <summary>The row of a citizen of the run.</summary>
    public static int CitizenOf(string text, RunRecord record)
    {
        string[] parts = text.Split(':');
        bool isCitizen = parts.Length == 2 && parts[0] == "citizen";
        return isCitizen && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int row)
            && row < record.Citizens
            ? row
            : throw new BadInputException(
                "subject", "bad-subject", $"is {text}; allowed are citizen:0 to citizen:{record.Citizens - 1}");
    }

    /// <summary>A day of the run.</summary>
    public static int DayOf(int day, RunRecord record) => day >= 0 && day < Math.Max(1, record.DaysDone)
        ? day
        : throw new BadInputException(
            "--day", "out-of-range", $"is {day}; allowed are 0 to {Math.Max(1, record.DaysDone) - 1}, days of the run");
}
