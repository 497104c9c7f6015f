using System.Runtime.ExceptionServices;

namespace Glasshouse.Engine.Threads;

/// <summary>
/// A fixed team of threads that shares out numbered pieces of work. Which thread does which piece is left to chance,
/// so work must touch only its own piece; then results do not depend on how many threads there are.
/// </summary>
public sealed class Team : IDisposable
{
    /// <summary>Turns of waiting before a thread goes to sleep: a stage's pieces follow each other within these.</summary>
    private const int Turns = 200;

    private readonly Thread[] _others;
    private readonly Lock _failureLock = new();
    private readonly object _gate = new();
    private Action<int> _body = _ => { };
    private int _items;
    private int _next;
    private int _working;
    private int _round;
    private bool _isOver;
    private int _failedItem;
    private ExceptionDispatchInfo? _failure;

    /// <param name="threads">Threads in all, the caller's own included; at least 1.</param>
    public Team(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        Threads = threads;
        _others = new Thread[threads - 1];
        for (int k = 0; k < _others.Length; k++)
        {
            _others[k] = new Thread(Work) { IsBackground = true, Name = $"glasshouse {k + 1}" };
            _others[k].Start();
        }
    }

    public int Threads { get; }

    /// <summary>
    /// Does pieces 0 to items-1 and returns when all are done. Where pieces fail, throws the failure of the lowest.
    /// </summary>
    public void Run(int items, Action<int> body)
    {
        _failure = null;
        if (_others.Length == 0 || items <= 1)
        {
            for (int item = 0; item < items; item++)
            {
                body(item);
            }
            return;
        }
        _body = body;
        _items = items;
        _next = 0;
        Volatile.Write(ref _working, _others.Length);
        lock (_gate)
        {
            _round++;
            Monitor.PulseAll(_gate);
        }
        Share();
        for (int turn = 0; Volatile.Read(ref _working) > 0 && turn < Turns; turn++)
        {
            Thread.SpinWait(turn);
        }
        lock (_gate)
        {
            while (Volatile.Read(ref _working) > 0)
            {
                Monitor.Wait(_gate);
            }
        }
        _failure?.Throw();
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isOver = true;
            Monitor.PulseAll(_gate);
        }
        foreach (Thread thread in _others)
        {
            thread.Join();
        }
    }

    private void Work()
    {
        int seen = 0;
        while (true)
        {
            for (int turn = 0; Volatile.Read(ref _round) == seen && turn < Turns; turn++)
            {
                Thread.SpinWait(turn);
            }
            lock (_gate)
            {
                while (_round == seen && !_isOver)
                {
                    Monitor.Wait(_gate);
                }
                if (_isOver)
                {
                    return;
                }
                seen = _round;
            }
            Share();
            if (Interlocked.Decrement(ref _working) == 0)
            {
                lock (_gate)
                {
                    Monitor.PulseAll(_gate);
                }
            }
        }
    }

    private void Share()
    {
        for (int item = Interlocked.Increment(ref _next) - 1; item < _items; item = Interlocked.Increment(ref _next) - 1)
        {
            try
            {
                _body(item);
            }
            catch (Exception failure)
            {
                Keep(failure, item);
            }
        }
    }

    private void Keep(Exception failure, int item)
    {
        lock (_failureLock)
        {
            if (_failure is null || item < _failedItem)
            {
                _failure = ExceptionDispatchInfo.Capture(failure);
                _failedItem = item;
            }
        }
    }
}
