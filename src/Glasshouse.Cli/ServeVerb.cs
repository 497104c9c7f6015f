using System.CommandLine;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;
using Glasshouse.Web;
using Glasshouse.Web.Safety;

namespace Glasshouse.Cli;

/// <summary>serve: the web console over a folder of runs, on this machine alone unless asked otherwise.</summary>
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
        var urls = new Option<string?>("--urls")
        {
            Description = "Another address, such as http://0.0.0.0:5080; then a token is asked for at the door.",
        };
        var tokenFile = new Option<string?>("--token-file")
        {
            Description = "File that holds the token; left out, one is made and printed once.",
        };
        var command = new Command(
            "serve", "Opens the web console over a folder of runs, on this machine alone unless --urls says otherwise.")
        {
            runs, port, urls, tokenFile,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            int asked = parsed.GetValue(port);
            if (asked is < 0 or > ushort.MaxValue)
            {
                throw new BadInputException("--port", "out-of-range", $"is {asked}; allowed are 0 to 65535");
            }
            string? token = parsed.GetValue(tokenFile) is { } file ? TokenIn(file) : null;
            var address = ConsoleAddress.Of(parsed.GetValue(urls) ?? $"http://127.0.0.1:{asked}", token);
            WebApplication console = WebConsole.Create(Path.GetFullPath(parsed.GetValue(runs)!), address);
            await using (console.ConfigureAwait(false))
            {
                await Opened(console, address.Port, cancellation).ConfigureAwait(false);
                Console.Out.WriteLine($"The console is open at {string.Join(", ", console.Urls)}; Ctrl-C closes it.");
                if (address.Token is { } made && token is null)
                {
                    Console.Out.WriteLine($"Token, printed only here: {made}");
                }
                await console.WaitForShutdownAsync(cancellation).ConfigureAwait(false);
            }
            return ExitCode.Done;
        });
        return command;
    }

    private static string TokenIn(string file)
    {
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception cause) when (WholeFile.IsDiskTrouble(cause))
        {
            throw new BadInputException("--token-file", "unreadable", $"is {file}, which cannot be read");
        }
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
