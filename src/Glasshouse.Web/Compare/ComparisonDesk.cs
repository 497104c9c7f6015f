using Glasshouse.Lab.Comparisons;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;
using Glasshouse.Lab.Runs;
using Glasshouse.Web.Runs;

namespace Glasshouse.Web.Compare;

/// <summary>A comparison that is being made.</summary>
/// <param name="Run">Name of the run.</param>
/// <param name="Seed">Seed it is at, from 1.</param>
/// <param name="Seeds">Seeds in all.</param>
/// <param name="Day">Days done with this seed.</param>
/// <param name="Days">Days in all.</param>
public sealed record ComparisonProgress(string Run, int Seed, int Seeds, int Day, int Days);

/// <summary>
/// Makes comparisons, one at a time: the arms of a run are lived again side by side, and the tables and the page are
/// left in its folder, as <c>glasshouse compare</c> does.
/// </summary>
public sealed class ComparisonDesk(RunList list) : IDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private readonly Lock _starting = new();
    private Thread? _worker;

    /// <summary>What is being made; null where nothing is.</summary>
    public ComparisonProgress? Current { get; private set; }

    /// <summary>Why the last one could not be made; empty where all went well.</summary>
    public string Trouble { get; private set; } = "";

    /// <summary>Begins a comparison, unless one is being made.</summary>
    public bool Ask(string run, int seeds)
    {
        lock (_starting)
        {
            if (Current is not null || list.Find(run) is not { } folder)
            {
                return false;
            }
            Trouble = "";
            Current = new ComparisonProgress(run, 1, seeds, 0, 0);
            _worker = new Thread(() => Make(run, folder, seeds))
            {
                IsBackground = true,
                Name = "glasshouse comparison",
            };
            _worker.Start();
            return true;
        }
    }

    /// <summary>Whether the tables of a comparison lie in a run's folder.</summary>
    public static bool Has(RunFolder folder) =>
        ((string[])[ComparisonFiles.People, ComparisonFiles.Replicates])
            .All(file => new FileInfo(Path.Combine(folder.Root, file)) is { Exists: true, LinkTarget: null });

    public void Dispose()
    {
        _closing.Cancel();
        _worker?.Join();
        _closing.Dispose();
    }

    private void Make(string run, RunFolder folder, int seeds)
    {
        Machine.GiveWay();
        try
        {
            IReadOnlyList<RunRecord> records = RunComparison.RecordsOf([folder.Root]);
            RunComparison comparison = RunComparison.Of(
                records, seeds, Environment.ProcessorCount,
                (seed, day) => Current = new ComparisonProgress(run, seed + 1, seeds, day, records[0].DaysDone),
                _closing.Token);
            ComparisonFiles.Write(comparison, folder.Root, $"glasshouse compare {run} --replicates {seeds}");
        }
        catch (OperationCanceledException)
        {
            // The console closes; nothing was written.
        }
        catch (Exception trouble)
        {
            // Whatever it was, the console goes on. Messages may name folders of this machine, which no page shows.
            Trouble = (trouble as BadInputException)?.Problems[0].Code ?? "output-failed";
        }
        finally
        {
            Current = null;
        }
    }
}
