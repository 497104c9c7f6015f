using System.Diagnostics;
using System.Text;
using System.Threading.Channels;
using Glasshouse.Model;
using Glasshouse.Model.Measures;

namespace Glasshouse.Lab.Outputs;

/// <summary>
/// Writes a run's tables while it goes on. Each day's rows are copied; each month goes through a short queue to a
/// writer of its own, which leaves it as <c>live/table-n.parquet</c>. At the end the months are joined into
/// <c>tables/</c> and <c>live/</c> goes away. Whoever ends without <see cref="Finish"/> keeps the months so far.
/// </summary>
public sealed class RunWriter : IRunObserver, IAsyncDisposable, IDisposable
{
    /// <summary>Parts waiting at most: about a month's, so that a day seldom waits and memory stays bounded.</summary>
    private const int PartsWaiting = 12;

    /// <summary>A table that gathers more than this before the month is over gets a part early.</summary>
    private const int RowsPerPart = 1 << 20;

    private readonly RunFolder _folder;
    private readonly DateOnly _start;
    private readonly IDayTable[] _tables;
    private readonly EndTable[] _endTables;
    private readonly List<string>[] _parts;
    private readonly StringBuilder _hashes = new();
    private readonly Channel<Part> _queue;
    private readonly Task _writing;
    private long _waitingTicks;
    private bool _closed;

    /// <param name="folder">An empty run folder.</param>
    /// <param name="detail">Decides which tables there are.</param>
    /// <param name="start">Calendar date of day 0: parts follow calendar months.</param>
    public RunWriter(RunFolder folder, RecordDetail detail, DateOnly start)
    {
        _folder = folder;
        _start = start;
        _tables = RunTables.OfDays(detail);
        _endTables = RunTables.OfTheEnd(detail);
        _parts = [.. _tables.Select(_ => new List<string>())];
        MakeFolders();
        _queue = Channel.CreateBounded<Part>(new BoundedChannelOptions(PartsWaiting)
        {
            SingleReader = true,
            SingleWriter = true,
        });
        _writing = Task.Run(WritePartsAsync);
    }

    /// <summary>How long the run has waited for the disk; not part of the time its days took.</summary>
    public TimeSpan Waiting => Stopwatch.GetElapsedTime(0, _waitingTicks);

    /// <summary>Writes what is known from the first day, so that a run that goes on can be read with names.</summary>
    public void Begin(IEnumerable<GroupRow> groups, IEnumerable<RegionRow> regions)
    {
        var known = new EndTables { Groups = groups, Regions = regions };
        Wait(Task.Run(async () =>
        {
            foreach (EndTable table in _endTables.Where(table => table.Name is "groups" or "regions"))
            {
                await table.WriteAsync(PartPath(table.Name, 0), known).ConfigureAwait(false);
            }
        }));
    }

    public void DayDone(int day, DayRows rows, ulong? stateHash)
    {
        if (_writing.IsCompleted)
        {
            // Only a failure ends the writer before its queue is closed.
            Wait(_writing);
        }
        if (stateHash is ulong hash)
        {
            _hashes.Append(Figures.Day(day)).Append(',').Append(Figures.Hash(hash)).Append('\n');
        }
        bool monthIsOver = _start.AddDays(day + 1).Day == 1;
        for (int table = 0; table < _tables.Length; table++)
        {
            _tables[table].Gather(rows);
            if (monthIsOver || _tables[table].Rows > RowsPerPart)
            {
                HandOver(table);
            }
        }
        if (monthIsOver)
        {
            HandOverHashes();
        }
    }

    /// <summary>Writes the days since the last part too, and waits until they can be read.</summary>
    public void ShowSoFar()
    {
        for (int table = 0; table < _tables.Length; table++)
        {
            HandOver(table);
        }
        var written = new TaskCompletionSource();
        HandOver(new Part("", _ =>
        {
            written.SetResult();
            return Task.CompletedTask;
        }));
        Wait(Task.WhenAny(written.Task, _writing).Unwrap());
    }

    /// <summary>Joins the months, writes the tables of the end and removes the live parts.</summary>
    /// <exception cref="OutputFailedException">The disk is full or went away.</exception>
    public void Finish(EndTables tables)
    {
        Close();
        Wait(Task.Run(async () =>
        {
            var joins = new List<(string Path, IReadOnlyList<string> Parts)>();
            for (int table = 0; table < _tables.Length; table++)
            {
                string path = _folder.TablePath(_tables[table].Name);
                switch (_parts[table])
                {
                    case []:
                        await _tables[table].WriteEmptyAsync(path).ConfigureAwait(false);
                        break;
                    case [string only]:
                        WholeFile.Move(only, path);
                        break;
                    default:
                        joins.Add((path, _parts[table]));
                        break;
                }
            }
            RunDatabase.Join(joins);
            foreach (EndTable table in _endTables)
            {
                await table.WriteAsync(_folder.TablePath(table.Name), tables).ConfigureAwait(false);
            }
        }));
        RemoveLive();
    }

    /// <summary>Hands over what is left and waits until it is written.</summary>
    public void Dispose()
    {
        try
        {
            Close();
        }
        catch (OutputFailedException)
        {
            // Already told on the run's thread, or the run is going down for a reason of its own.
        }
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void Close()
    {
        if (!_closed)
        {
            _closed = true;
            for (int table = 0; table < _tables.Length; table++)
            {
                HandOver(table);
            }
            HandOverHashes();
            _queue.Writer.TryComplete();
        }
        Wait(_writing);
    }

    private void HandOver(int table)
    {
        if (_tables[table].Rows == 0)
        {
            return;
        }
        string path = PartPath(_tables[table].Name, _parts[table].Count);
        _parts[table].Add(path);
        HandOver(new Part(path, _tables[table].TakePart()));
    }

    private void HandOverHashes()
    {
        if (_hashes.Length == 0)
        {
            return;
        }
        string text = "day,hash\n" + _hashes;
        HandOver(new Part(_folder.HashesPath, path =>
        {
            WholeFile.WriteText(path, text);
            return Task.CompletedTask;
        }));
    }

    private void HandOver(Part part)
    {
        if (_queue.Writer.TryWrite(part))
        {
            return;
        }
        // Full, or closed because the writer failed; then waiting for the writer throws what went wrong.
        Wait(_queue.Writer.WaitToWriteAsync().AsTask());
        if (!_queue.Writer.TryWrite(part))
        {
            Wait(_writing);
        }
    }

    private async Task WritePartsAsync()
    {
        try
        {
            await foreach (Part part in _queue.Reader.ReadAllAsync().ConfigureAwait(false))
            {
                await part.WriteAsync(part.Path).ConfigureAwait(false);
            }
        }
        catch (Exception failure)
        {
            _queue.Writer.TryComplete(failure);
            throw;
        }
    }

    private void Wait(Task task)
    {
        long before = Stopwatch.GetTimestamp();
        try
        {
            task.GetAwaiter().GetResult();
        }
        finally
        {
            _waitingTicks += Stopwatch.GetTimestamp() - before;
        }
    }

    private void MakeFolders()
    {
        try
        {
            Directory.CreateDirectory(_folder.TablesPath);
            Directory.CreateDirectory(_folder.LivePath);
        }
        catch (Exception cause) when (WholeFile.IsDiskTrouble(cause))
        {
            throw new OutputFailedException(_folder.Root, cause.Message, cause);
        }
    }

    private void RemoveLive()
    {
        try
        {
            Directory.Delete(_folder.LivePath, recursive: true);
        }
        catch (Exception cause) when (WholeFile.IsDiskTrouble(cause))
        {
            throw new OutputFailedException(_folder.LivePath, cause.Message, cause);
        }
    }

    private string PartPath(string table, int number) =>
        Path.Combine(_folder.LivePath, $"{table}-{Figures.Day(number)}.parquet");

    private readonly record struct Part(string Path, Func<string, Task> WriteAsync);
}
