using System.CommandLine;
using Glasshouse.Lab.Outputs;
using Spectre.Console;

namespace Glasshouse.Cli;

/// <summary>list: what there is to run, to read and to set.</summary>
public static class ListVerb
{
    public static Command Create()
    {
        var what = new Argument<string>("what") { Description = string.Join(" | ", Listings.Names) };
        what.AcceptOnlyFromAmong([.. Listings.Names]);
        var json = new Option<bool>("--json") { Description = "One JSON object on standard output." };
        var markdown = new Option<bool>("--markdown") { Description = "A Markdown table, as in MODEL.md." };
        var command = new Command("list", "Lists scenarios, regimes, behaviours, measures, parameters or nations.")
        {
            what, json, markdown,
        };
        command.SetAction(parsed =>
        {
            string name = parsed.GetValue(what)!;
            Listing listing = Listings.Of(name);
            if (parsed.GetValue(json))
            {
                JsonSpeech.Write(new Dictionary<string, object> { [name] = listing.AsRecords() });
            }
            else if (parsed.GetValue(markdown))
            {
                Console.Out.Write(listing.AsMarkdown());
            }
            else
            {
                Tell(listing);
            }
            return ExitCode.Done;
        });
        return command;
    }

    private static void Tell(Listing listing)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (string column in listing.Columns)
        {
            table.AddColumn(Markup.Escape(column));
        }
        foreach (string[] row in listing.Rows)
        {
            table.AddRow([.. row.Select(Markup.Escape)]);
        }
        AnsiConsole.Write(table);
    }
}
