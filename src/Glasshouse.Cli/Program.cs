using System.CommandLine;
using System.CommandLine.Invocation;
using Glasshouse.Cli;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;

// One verb, one file. Exit codes: 0 done; 1 the run or a check failed; 2 bad input, nothing written; 130 interrupted.
const int UnbrokenWidth = 10_000;
var root = new RootCommand(
    "Glasshouse runs a social-credit system inside a synthetic nation, so that people can see what such a system "
    + "does before anyone has to live in it. Synthetic people only.")
{
    RunVerb.Create(),
    CheckVerb.Create(),
    ListVerb.Create(),
    NewVerb.Create(),
    ShowVerb.Create(),
    ExperimentVerb.Create(),
    AuditVerb.Create(),
    DiffVerb.Create(),
    DossierVerb.Create(),
    CompareVerb.Create(),
    ValidateVerb.Create(),
    LendVerb.Create(),
    CodeVerb.Create(),
    PassVerb.Create(),
    VerifyVerb.Create(),
    CiteVerb.Create(),
    SchemaVerb.Create(),
    ServeVerb.Create(),
};
if (Console.IsOutputRedirected)
{
    // What goes into a file or another program is not broken into lines for a screen.
    Spectre.Console.AnsiConsole.Profile.Width = UnbrokenWidth;
}
ParseResult parsed = root.Parse(args is [] ? ["--help"] : args);
if (parsed.Action is ParseErrorAction || Misspellings.UnknownOptions(parsed).Count > 0)
{
    return Misspellings.Tell(parsed);
}
try
{
    return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (BadInputException exception)
{
    foreach (Problem problem in exception.Problems)
    {
        Console.Error.WriteLine(problem);
    }
    return ExitCode.BadInput;
}
catch (OutputFailedException exception)
{
    Console.Error.WriteLine(exception.Message);
    return ExitCode.Failed;
}
catch (OutOfMemoryException)
{
    Console.Error.WriteLine("The machine ran out of memory; fewer citizens fit (--citizens).");
    return ExitCode.Failed;
}
