using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Glasshouse.Tests.Cli;

/// <summary>The built program, run as a process of its own in a folder of its own, as a user meets it.</summary>
internal sealed class GlasshouseProgram : IDisposable
{
    // Far beyond what any of these needs, so that only a hanging program is ended.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _complaint;

    private GlasshouseProgram(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _complaint = process.StandardError.ReadToEndAsync();
    }

    public bool IsRunning => !_process.HasExited;

    /// <summary>Runs it to its end.</summary>
    public static Answer Run(string folder, params string[] words)
    {
        using GlasshouseProgram program = Start(folder, [], words);
        return program.End();
    }

    /// <summary>Starts it and leaves it running.</summary>
    /// <param name="folder">Working folder.</param>
    /// <param name="settings">Variables of its environment.</param>
    /// <param name="words">The command line.</param>
    public static GlasshouseProgram Start(
        string folder, IReadOnlyList<(string Name, string Value)> settings, params string[] words)
    {
        string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        string[] command = [dotnet, Path.Combine(AppContext.BaseDirectory, "glasshouse.dll"), .. words];
        if (IsInterruptIgnored())
        {
            // What a shell runs in the background ignores interrupts, and so would whatever it starts.
            command = ["env", "--default-signal=INT", .. command];
        }
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        // Most of these live for half a second, most of that compiling; no result may depend on how it is compiled.
        start.Environment["DOTNET_TieredCompilation"] = "1";
        foreach ((string name, string value) in settings)
        {
            start.Environment[name] = value;
        }
        return new GlasshouseProgram(Process.Start(start)!);
    }

    /// <summary>Waits for something the running program does; false where it does not come about.</summary>
    public bool WaitFor(Func<bool> happened)
    {
        var watch = Stopwatch.StartNew();
        while (!happened() && IsRunning && watch.Elapsed < Patience)
        {
            Thread.Sleep(20);
        }
        return happened();
    }

    /// <summary>What Ctrl-C sends.</summary>
    public void Interrupt()
    {
        string number = _process.Id.ToString(CultureInfo.InvariantCulture);
        using var kill = Process.Start("sh", ["-c", $"kill -INT {number}"]);
        kill.WaitForExit();
    }

    /// <summary>Waits for its end.</summary>
    public Answer End()
    {
        if (!_process.WaitForExit(Patience))
        {
            _process.Kill(entireProcessTree: true);
            throw new TimeoutException($"Still running after {Patience}: {_output.Result}{_complaint.Result}");
        }
        return new Answer(_process.ExitCode, _output.Result, _complaint.Result);
    }

    public void Dispose()
    {
        if (IsRunning)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }
        _process.Dispose();
    }

    private static bool IsInterruptIgnored()
    {
        const string Status = "/proc/self/status";
        const string Key = "SigIgn:";
        const ulong InterruptBit = 2;
        string? ignored = OperatingSystem.IsLinux() && File.Exists(Status)
            ? File.ReadLines(Status).FirstOrDefault(line => line.StartsWith(Key, StringComparison.Ordinal))
            : null;
        return ignored is not null
            && (Convert.ToUInt64(ignored[Key.Length..].Trim(), 16) & InterruptBit) != 0;
    }
}

/// <summary>What the program said to its caller.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Complaint">Standard error.</param>
internal sealed record Answer(int ExitCode, string Output, string Complaint)
{
    /// <summary>Lines of the complaint.</summary>
    public string[] Complaints => Complaint.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
