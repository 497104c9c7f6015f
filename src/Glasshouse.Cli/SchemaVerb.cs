using System.CommandLine;
using Glasshouse.Lab.Files;

namespace Glasshouse.Cli;

/// <summary>schema: JSON Schema of our files, for editors.</summary>
public static class SchemaVerb
{
    public static Command Create()
    {
        var format = new Argument<string>("format") { Description = string.Join(" | ", SchemaWriter.Names) };
        format.AcceptOnlyFromAmong([.. SchemaWriter.Names]);
        var command = new Command("schema", "Prints the JSON Schema of a file format, for editors.") { format };
        command.SetAction(parsed => Console.Out.WriteLine(SchemaWriter.Write(parsed.GetValue(format)!)));
        return command;
    }
}
