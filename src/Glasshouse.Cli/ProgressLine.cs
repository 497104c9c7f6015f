using System.Diagnostics;
using Glasshouse.Lab.Outputs;
using Glasshouse.Lab.Runs;

namespace Glasshouse.Cli;

/// <summary>One line that says how far a run is; on a terminal only, on standard error.</summary>
internal sealed class ProgressLine(int citizens, bool isShown)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.2);

    private readonly bool _isShown = isShown && !Console.IsErrorRedirected;
    private long _lastTold;
    private int _width;

    public void Tell(RunProgress progress)
    {
        bool isEdge = progress.IsBuilding || progress.DaysDone == progress.Days;
        if (!_isShown || (!isEdge && _lastTold != 0 && Stopwatch.GetElapsedTime(_lastTold) < Pause))
        {
            return;
        }
        _lastTold = Stopwatch.GetTimestamp();
        string arm = progress.Arms > 1 ? $"{progress.Arm} ({progress.ArmNumber + 1} of {progress.Arms})" : progress.Arm;
        if (progress.IsBuilding)
        {
            Write($"{arm}: drawing {Figures.Count(citizens)} synthetic people");
            return;
        }
        double left = progress.CitizenDaysPerSecond > 0
            ? (progress.Days - progress.DaysDone) * (double)citizens / progress.CitizenDaysPerSecond
            : 0;
        Write($"{arm}: day {progress.DaysDone} of {progress.Days}, {Figures.Large(progress.CitizenDaysPerSecond)} "
            + $"citizen-days a second, {Figures.Seconds(left)} left, {Figures.Bytes(Machine.PeakMemoryBytes)}");
    }

    public void Clear()
    {
        if (_isShown)
        {
            Console.Error.Write($"\r{new string(' ', _width)}\r");
        }
    }

    private void Write(string text)
    {
        Console.Error.Write($"\r{text.PadRight(_width)}");
        _width = Math.Max(_width, text.Length);
    }
}
