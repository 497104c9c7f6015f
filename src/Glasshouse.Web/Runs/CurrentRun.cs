using Glasshouse.Lab.Runs;

namespace Glasshouse.Web.Runs;

/// <summary>The run that is on, how far it is, and what may be done with it. Several pages may do so at once.</summary>
public sealed class CurrentRun(string name, string command, CancellationTokenSource stopping) : IDisposable
{
    private readonly Lock _ending = new();
    private RunProgress? _progress;
    private bool _isOver;

    /// <summary>Its folder's name.</summary>
    public string Name => name;

    /// <summary>The command that makes the same figures.</summary>
    public string Command => command;

    /// <summary>How far it is; null before its nation is begun.</summary>
    public RunProgress? Progress
    {
        get
        {
            lock (_ending)
            {
                return _progress;
            }
        }
    }

    public RunPace Pace { get; } = new();

    /// <summary>Ends it after the day it is in; its days are kept and it is marked as interrupted.</summary>
    public void Stop()
    {
        lock (_ending)
        {
            if (!_isOver)
            {
                stopping.Cancel();
            }
        }
    }

    public void Dispose()
    {
        lock (_ending)
        {
            _isOver = true;
            stopping.Dispose();
        }
    }

    /// <summary>Cancelled when it is to end.</summary>
    internal CancellationToken Stopping { get; } = stopping.Token;

    internal void Tell(RunProgress progress)
    {
        lock (_ending)
        {
            _progress = progress;
        }
    }
}
