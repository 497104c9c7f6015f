namespace Glasshouse.Lab.Runs;

/// <summary>
/// Holds a run between two days, lets it live one day more, or lets it go on. Whoever watches and the run itself are on
/// different threads; how long a run is held changes nobody's life.
/// </summary>
public sealed class RunPace
{
    private readonly object _bell = new();
    private bool _isHeld;
    private bool _mayLiveOneDay;

    /// <summary>Whether the run is to wait after the day it is in.</summary>
    public bool IsHeld
    {
        get
        {
            lock (_bell)
            {
                return _isHeld;
            }
        }
    }

    /// <summary>Holds the run after the day it is in.</summary>
    public void Hold() => Set(isHeld: true, mayLiveOneDay: false);

    /// <summary>Lets a held run live one day more; a run that is on is held after the next.</summary>
    public void Step() => Set(isHeld: true, mayLiveOneDay: true);

    public void GoOn() => Set(isHeld: false, mayLiveOneDay: false);

    /// <summary>Waits while the run is held, on the run's own thread.</summary>
    /// <param name="shown">Done once before a wait, so that what is on the disk is of the day of the wait.</param>
    /// <param name="cancellation">Ends the wait.</param>
    internal void AfterDay(Action shown, CancellationToken cancellation)
    {
        if (!IsWaiting())
        {
            return;
        }
        shown();
        using CancellationTokenRegistration woken = cancellation.Register(Ring);
        lock (_bell)
        {
            while (_isHeld && !_mayLiveOneDay && !cancellation.IsCancellationRequested)
            {
                Monitor.Wait(_bell);
            }
            _mayLiveOneDay = false;
        }
    }

    private bool IsWaiting()
    {
        lock (_bell)
        {
            bool isWaiting = _isHeld && !_mayLiveOneDay;
            _mayLiveOneDay = false;
            return isWaiting;
        }
    }

    private void Set(bool isHeld, bool mayLiveOneDay)
    {
        lock (_bell)
        {
            (_isHeld, _mayLiveOneDay) = (isHeld, mayLiveOneDay);
            Monitor.PulseAll(_bell);
        }
    }

    private void Ring()
    {
        lock (_bell)
        {
            Monitor.PulseAll(_bell);
        }
    }
}
