using System.Runtime.ExceptionServices;

namespace Glasshouse.Engine.Threads;

/// <summary>
/// A fixed team of threads that shares out numbered pieces of work. Which thread does which piece is left to chance,
/// so work must touch only its own piece; then results do not depend on how many threads there are.
/// </summary>
/// <remarks>
/// Pieces of all rounds are numbered on, so that a thread that wakes late can never take a piece of another round:
/// a piece is taken by moving <c>_next</c> on, and a round is over when as many pieces are done as were ever offered.
/// The caller works too and waits for pieces, not for threads, so a short round costs no wake-up.
/// </remarks>
public sealed class Team : IDisposable
{
    /// <summary>Looks at an empty table before a thread goes to sleep: stages follow each other within these.</summary>
    private const int LooksBeforeSleep = 60;

    private readonly Thread[] _others;
    private readonly Lock _failureLock = new();
    private readonly object _bell = new();
    private Action<int> _body = _ => { };
    private long _first;
    private long _next;
    private long _end;
    private long _done;
    private int _sleeping;
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
        if (_others.Length == 0 || items <= 1)
        {
            for (int item = 0; item < items; item++)
            {
                body(item);
            }
            return;
        }
        _failure = null;
        _body = body;
        _first = _end;
        Volatile.Write(ref _end, _first + items);
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _sleeping) > 0)
        {
            lock (_bell)
            {
                Monitor.PulseAll(_bell);
            }
        }
        TakePieces();
        var wait = new SpinWait();
        while (Volatile.Read(ref _done) != _end)
        {
            wait.SpinOnce(sleep1Threshold: -1);
        }
        _failure?.Throw();
    }

    public void Dispose()
    {
        lock (_bell)
        {
            _isOver = true;
            Monitor.PulseAll(_bell);
        }
        foreach (Thread thread in _others)
        {
            thread.Join();
        }
    }

    private bool HasPieces => Volatile.Read(ref _next) < Volatile.Read(ref _end);

    private void Work()
    {
        while (!Volatile.Read(ref _isOver))
        {
            var wait = new SpinWait();
            for (int look = 0; !HasPieces && look < LooksBeforeSleep; look++)
            {
                wait.SpinOnce(sleep1Threshold: -1);
            }
            if (!HasPieces)
            {
                Sleep();
            }
            TakePieces();
        }
    }

    private void Sleep()
    {
        lock (_bell)
        {
            Interlocked.Increment(ref _sleeping);
            while (!HasPieces && !_isOver)
            {
                Monitor.Wait(_bell);
            }
            Interlocked.Decrement(ref _sleeping);
        }
    }

    private void TakePieces()
    {
        while (true)
        {
            long piece = Volatile.Read(ref _next);
            if (piece >= Volatile.Read(ref _end))
            {
                return;
            }
            if (Interlocked.CompareExchange(ref _next, piece + 1, piece) == piece)
            {
                Do((int)(piece - _first));
                Interlocked.Increment(ref _done);
            }
        }
    }

    private void Do(int item)
    {
        try
        {
            _body(item);
        }
        catch (Exception failure)
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
}
