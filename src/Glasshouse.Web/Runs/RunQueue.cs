using Glasshouse.Lab.Files;
using Glasshouse.Lab.Runs;

namespace Glasshouse.Web.Runs;

/// <summary>Runs asked for in the console: one at a time, the others wait in a queue with an end.</summary>
public sealed class RunQueue : IDisposable
{
    /// <summary>Runs that may wait; further starts are refused.</summary>
    public const int MostWaiting = 8;

    private readonly List<WaitingRun> _waiting = [];
    private readonly object _bell = new();
    private readonly Lock _starting = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly string _root;
    private readonly Thread _worker;
    private long _asked;

    /// <param name="root">Folder of all runs.</param>
    public RunQueue(string root)
    {
        _root = root;
        _worker = new Thread(Work) { IsBackground = true, Name = "glasshouse runs" };
        _worker.Start();
    }

    /// <summary>The run that is on; null where none is.</summary>
    public CurrentRun? Current { get; private set; }

    /// <summary>Runs that wait, the next first.</summary>
    public IReadOnlyList<WaitingRun> Waiting
    {
        get
        {
            lock (_bell)
            {
                return [.. _waiting];
            }
        }
    }

    /// <summary>What became of the last run that could not be done; empty where all went well.</summary>
    public string Trouble { get; private set; } = "";

    /// <summary>Checks a shipped scenario with its options and puts it in the queue.</summary>
    /// <returns>Whether there was room.</returns>
    /// <exception cref="BadInputException">The scenario or an option cannot be used.</exception>
    public bool Ask(string scenario, RunOverrides overrides)
    {
        // Names only: a path would read any file of this machine.
        RefuseUnshipped("scenario", scenario, Shipped.Scenarios);
        RefuseUnshipped("regime", overrides.Regime, Shipped.Regimes);
        RefuseUnshipped("health", overrides.Health, Shipped.HealthRegimes);
        return Ask(
            scenario, $"glasshouse run {scenario}{overrides.Words("")}",
            () => ScenarioReader.Prepare(scenario, overrides, InputTexts.FromShippedAndDisk()));
    }

    private static void RefuseUnshipped(string what, string? name, IEnumerable<string> shipped)
    {
        if (name is not null && !shipped.Contains(name))
        {
            throw new BadInputException(what, "unknown-name", $"is no shipped {what}");
        }
    }

    /// <summary>Puts a run in the queue, unless the queue is full.</summary>
    /// <param name="name">What its folder is to be called, with a number where that is taken.</param>
    /// <param name="command">The command that makes the same figures.</param>
    /// <param name="prepare">Reads and checks it.</param>
    /// <returns>Whether there was room.</returns>
    public bool Ask(string name, string command, Func<PreparedScenario> prepare)
    {
        lock (_starting)
        {
            // One request at a time is checked, and none while the queue is full: checking costs a second's work.
            if (Waiting.Count >= MostWaiting || _closing.IsCancellationRequested)
            {
                return false;
            }
            PreparedScenario prepared = prepare();
            lock (_bell)
            {
                _waiting.Add(new WaitingRun(++_asked, name, command, prepared));
                Monitor.PulseAll(_bell);
                return true;
            }
        }
    }

    /// <summary>Takes a run that waits out of the queue.</summary>
    public void Withdraw(long number)
    {
        lock (_bell)
        {
            _waiting.RemoveAll(waiting => waiting.Number == number);
        }
    }

    public void Dispose()
    {
        _closing.Cancel();
        lock (_bell)
        {
            Monitor.PulseAll(_bell);
        }
        _worker.Join();
        _closing.Dispose();
    }

    // A console that closes leaves its run with the days it has, marked as interrupted.
    private void Work()
    {
        Machine.GiveWay();
        while (Next(out CurrentRun current) is { } next)
        {
            Execute(next, current);
        }
    }

    // A run that is taken out of the queue is the current one at once: nobody finds it in neither.
    private WaitingRun? Next(out CurrentRun current)
    {
        lock (_bell)
        {
            while (_waiting.Count == 0 && !_closing.IsCancellationRequested)
            {
                Monitor.Wait(_bell);
            }
            if (_closing.IsCancellationRequested)
            {
                current = null!;
                return null;
            }
            WaitingRun next = _waiting[0];
            _waiting.RemoveAt(0);
            var stopping = CancellationTokenSource.CreateLinkedTokenSource(_closing.Token);
            Current = current = new CurrentRun(Path.GetFileName(FreeFolder(next.Name)), next.Command, stopping);
            return next;
        }
    }

    private void Execute(WaitingRun next, CurrentRun current)
    {
        try
        {
            ScenarioRun.Execute(
                next.Prepared, Path.Combine(_root, current.Name), isForced: false,
                new RunManner(Environment.ProcessorCount, false) { Pace = current.Pace },
                next.Command, current.Tell, current.Stopping);
            Trouble = "";
        }
        catch (Exception)
        {
            // Whatever it was, the console and its other runs go on. Messages may name folders of this machine, which
            // no page shows.
            Trouble = current.Name;
        }
        finally
        {
            Current = null;
            current.Dispose();
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
}

/// <summary>A run that was asked for and waits its turn.</summary>
/// <param name="Number">Counts up with each that is asked for.</param>
/// <param name="Name">What its folder is to be called.</param>
/// <param name="Command">The command that makes the same figures.</param>
/// <param name="Prepared">Read and checked.</param>
public sealed record WaitingRun(long Number, string Name, string Command, PreparedScenario Prepared);
