using System.CommandLine;
using System.Text.RegularExpressions;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;

namespace Glasshouse.Cli;

/// <summary>new: a commented scenario to edit.</summary>
public static partial class NewVerb
{
    public static Command Create()
    {
        var name = new Argument<string>("name") { Description = "Name of the new scenario; becomes NAME.yaml." };
        var from = new Option<string>("--from")
        {
            Description = "A shipped scenario or a file to start from.",
            DefaultValueFactory = _ => "first-look",
        };
        var force = new Option<bool>("--force") { Description = "Replace an existing file." };
        var command = new Command("new", "Writes a commented scenario to edit.") { name, from, force };
        command.SetAction(parsed =>
        {
            string wanted = parsed.GetValue(name)!;
            if (!PlainName().IsMatch(wanted))
            {
                throw new BadInputException(
                    "name", "bad-name", $"is '{wanted}'; allowed are lower-case letters, digits and hyphens");
            }
            string path = $"{wanted}.yaml";
            if (Path.Exists(path) && !parsed.GetValue(force))
            {
                throw new BadInputException(path, "output-exists", "exists already; replace it with --force");
            }
            InputText text = InputTexts.FromShippedAndDisk().Open(InputKind.Scenario, parsed.GetValue(from)!);
            try
            {
                WholeFile.WriteText(path, NameLine().Replace(text.Text, $"name: {wanted}", 1));
            }
            catch (OutputFailedException exception)
            {
                // No run has begun, so a place that cannot be written to is bad input.
                throw new BadInputException(path, "output-unwritable", $"cannot be written: {exception.Reason}");
            }
            Console.Out.WriteLine($"{path} written. Edit it, then: glasshouse check {path} && glasshouse run {path}");
            return ExitCode.Done;
        });
        return command;
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]*$")]
    private static partial Regex PlainName();

    [GeneratedRegex(@"^name:.*$", RegexOptions.Multiline)]
    private static partial Regex NameLine();
}
