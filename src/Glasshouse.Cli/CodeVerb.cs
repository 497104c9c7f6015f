using System.CommandLine;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;
using Glasshouse.Lab.Passes;
using Glasshouse.Lab.Runs;
using Glasshouse.Model;
using Glasshouse.Model.Health;

namespace Glasshouse.Cli;

/// <summary>code: a synthetic citizen's health code or pass on a day of a run, drawn as a QR code.</summary>
public static class CodeVerb
{
    public static Command Create()
    {
        var run = new Argument<string>("run") { Description = "A run folder." };
        var subject = new Argument<string>("subject") { Description = "Such as citizen:4711." };
        var day = new Option<int>("--day") { Description = "Day of the run; 0 if left out." };
        var path = new Option<string?>("--out") { Description = "File to draw it in, .svg or .png." };
        var command = new Command("code", "Draws a synthetic citizen's health code or pass as a QR code.")
        {
            run, subject, day, path,
        };
        command.SetAction(parsed =>
        {
            RunRecord record = PassVerb.RunOf(parsed.GetValue(run)!);
            int citizen = PassVerb.CitizenOf(parsed.GetValue(subject)!, record);
            int on = PassVerb.DayOf(parsed.GetValue(day), record);
            string file = parsed.GetValue(path)
                ?? throw new BadInputException("--out", "missing-key", "is missing; name a file in .svg or .png");
            QrDrawing.CheckPath(file);
            Replay.HeldCode held = Replay.CodeOf(
                Replay.InputsOf(record), citizen, on, Environment.ProcessorCount);
            (CodeState code, bool isCarried, HealthRules? rules) = held;
            if (rules?.Code is not { } rule)
            {
                throw new BadInputException(
                    "--day", "no-code", $"is {on}, a day on which {record.Arm} has neither codes nor passes");
            }
            if (!isCarried)
            {
                throw new BadInputException(
                    "subject", "no-code", $"is citizen:{citizen}, who carries no phone or pass under {record.Arm} and "
                    + "has no code to show");
            }
            string text = rules.Central
                ? HealthCodeText.Of(citizen, on, code, rule)
                : PassVerb.Sign(citizen, on, PassVerb.UsualDays, record, held);
            string caption = rules.Central
                ? $"Synthetic citizen {citizen}, day {on}: {Spelling.Of(code.Colour)}"
                : $"Synthetic citizen {citizen}: pass of day {on}";
            QrDrawing.Write(text, caption, file);
            Console.Out.WriteLine(text);
            return ExitCode.Done;
        });
        return command;
    }
}
