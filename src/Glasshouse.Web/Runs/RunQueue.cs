using System.Threading.Channels;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;
using Glasshouse.Lab.Runs;

namespace Glasshouse.Web.Runs;

/// <summary>Runs asked for in the console: one at a time, the others wait in a queue with an end.</summary>
public sealed class RunQueue : IDisposable
{
    /// <summary>Runs that may wait; further starts are refused.</summary>
    public const int MostWaiting = 8;

    private readonly Channel<AskedRun> _waiting = Channel.CreateBounded<AskedRun>(MostWaiting);
    private readonly CancellationTokenSource _closing = new();
    private readonly Lock _starting = new();
    private readonly string _root;
    private readonly Thread _worker;

    /// <param name="root">Folder of all runs.</param>
    public RunQueue(string root)
    {
        _root = root;
        _worker = new Thread(Work)
        {
            IsBackground = true,
            Priority = ThreadPriority.BelowNormal,
            Name = "glasshouse runs",
        };
        _worker.Start();
    }

    /// <summary>The run that is on; null where none is.</summary>
    public CurrentRun? Current { get; private set; }

    /// <summary>Runs that wait.</summary>
    public int Waiting => _waiting.Reader.Count;

    /// <summary>What became of the last run that could not be done; empty where all went well.</summary>
    public string Trouble { get; private set; } = "";

    /// <summary>Checks a shipped scenario with its options and puts it in the queue.</summary>
    /// <returns>Whether there was room.</returns>
    /// <exception cref="BadInputException">The scenario or an option cannot be used.</exception>
    public bool Ask(string scenario, RunOverrides overrides)
    {
        if (!Shipped.Scenarios.Contains(scenario))
        {
            throw new BadInputException("scenario", "unknown-name", "is no shipped scenario");
        }
        lock (_starting)
        {
            // One request at a time is checked, and none while the queue is full: checking costs a second's work.
            return Waiting < MostWaiting && _waiting.Writer.TryWrite(new AskedRun(
                scenario, overrides,
                ScenarioReader.Prepare(scenario, overrides, InputTexts.FromShippedAndDisk())));
        }
    }

    public void Dispose()
    {
        _closing.Cancel();
        _waiting.Writer.TryComplete();
        _worker.Join();
        _closing.Dispose();
    }

    private void Work()
    {
        try
        {
            while (_waiting.Reader.WaitToReadAsync(_closing.Token).AsTask().GetAwaiter().GetResult())
            {
                while (!_closing.IsCancellationRequested && _waiting.Reader.TryRead(out AskedRun? asked))
                {
                    Execute(asked);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The console closes; the run that was on has kept its days and is marked as interrupted.
        }
    }

    private void Execute(AskedRun asked)
    {
        string path = FreeFolder(asked.Scenario);
        string name = Path.GetFileName(path);
        try
        {
            ScenarioRun.Execute(
                asked.Prepared, path, isForced: false, new RunManner(Environment.ProcessorCount, false),
                $"glasshouse run {asked.Scenario}{asked.Overrides.Words("")}",
                progress => Current = new CurrentRun(name, progress), _closing.Token);
            Trouble = "";
        }
        catch (Exception trouble) when (trouble is BadInputException or OutputFailedException or OutOfMemoryException)
        {
            // Messages of these may name folders of this machine, which no page shows.
            Trouble = $"{name} could not be finished.";
        }
        finally
        {
            Current = null;
        }
    }

    private string FreeFolder(string name)
    {
        string path = Path.Combine(_root, name);
        for (int number = 2; Path.Exists(path); number++)
        {
            path = Path.Combine(_root, $"{name}-{number}");
        }
        return path;
    }

    private sealed record AskedRun(string Scenario, RunOverrides Overrides, PreparedScenario Prepared);
}

/// <summary>The run that is on and how far it is.</summary>
public sealed record CurrentRun(string Name, RunProgress Progress);
