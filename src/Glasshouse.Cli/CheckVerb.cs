using System.CommandLine;
using Glasshouse.Lab.Files;

namespace Glasshouse.Cli;

/// <summary>check: all problems of files at once, without running anything.</summary>
public static class CheckVerb
{
    public static Command Create()
    {
        var files = new Argument<string[]>("file")
        {
            Description = "Scenario, regime, behaviour or case files, regime folders, or shipped names.",
            Arity = ArgumentArity.OneOrMore,
        };
        var json = new Option<bool>("--json") { Description = "One JSON object on standard output." };
        var command = new Command("check", "Checks scenario and regime files; all problems at once.") { files, json };
        command.SetAction(parsed =>
        {
            (IReadOnlyList<Problem> problems, IReadOnlyList<Problem> warnings) =
                FileChecker.Check(parsed.GetValue(files)!);
            if (parsed.GetValue(json))
            {
                JsonSpeech.Write(new { problems, warnings });
                return problems.Count == 0 ? ExitCode.Done : ExitCode.BadInput;
            }
            foreach (Problem problem in problems)
            {
                Console.Error.WriteLine(problem);
            }
            foreach (Problem warning in warnings)
            {
                Console.Error.WriteLine($"warning: {warning}");
            }
            if (problems.Count == 0)
            {
                Console.Out.WriteLine(warnings.Count == 0 ? "No problems." : "No problems, but warnings.");
            }
            return problems.Count == 0 ? ExitCode.Done : ExitCode.BadInput;
        });
        return command;
    }
}
