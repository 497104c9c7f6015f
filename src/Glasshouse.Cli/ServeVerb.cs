using System.CommandLine;
using Glasshouse.Lab.Files;
using Glasshouse.Web;

namespace Glasshouse.Cli;

/// <summary>serve: the web console over a folder of runs, on this machine alone.</summary>
public static class ServeVerb
{
    private const int UsualPort = 5080;

    public static Command Create()
    {
        var runs = new Argument<string>("runs")
        {
            Description = "Folder of runs.",
            DefaultValueFactory = _ => "runs",
        };
        var port = new Option<int>("--port")
        {
            Description = "Port on 127.0.0.1; 0 for any that is free.",
            DefaultValueFactory = _ => UsualPort,
        };
        var command = new Command("serve", "Opens the web console over a folder of runs, on this machine alone.")
        {
            runs, port,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            int asked = parsed.GetValue(port);
            if (asked is < 0 or > ushort.MaxValue)
            {
                throw new BadInputException("--port", "out-of-range", $"is {asked}; allowed are 0 to 65535");
            }
            WebApplication console = WebConsole.Create(Path.GetFullPath(parsed.GetValue(runs)!), asked);
            await using (console.ConfigureAwait(false))
            {
                await Opened(console, asked, cancellation).ConfigureAwait(false);
                Console.Out.WriteLine($"The console is open at {string.Join(", ", console.Urls)}; Ctrl-C closes it.");
                await console.WaitForShutdownAsync(cancellation).ConfigureAwait(false);
            }
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task Opened(WebApplication console, int port, CancellationToken cancellation)
    {
        try
        {
            await console.StartAsync(cancellation).ConfigureAwait(false);
        }
        catch (IOException)
        {
            throw new BadInputException("--port", "port-taken", $"is {port}, which another program uses");
        }
    }
}
