using System.Diagnostics;
using Glasshouse.Engine.Threads;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;
using Glasshouse.Model;
using Glasshouse.Model.Nations;

namespace Glasshouse.Lab.Experiments;

/// <summary>What an experiment will take, told before it starts.</summary>
/// <param name="Runs">Runs that are left to do, at most.</param>
/// <param name="Done">Runs that are there from before.</param>
/// <param name="Workers">Runs at a time.</param>
/// <param name="Seconds">Time for those left, from a first short run.</param>
/// <param name="Bytes">Memory at the peak.</param>
public readonly record struct ExperimentPlan(long Runs, long Done, int Workers, double Seconds, long Bytes);

/// <summary>How far an experiment is.</summary>
public readonly record struct ExperimentProgress(long Done, long Runs, long Failed, double SecondsLeft);

/// <summary>
/// Runs what is missing of an experiment, each run on a thread of its own, and keeps each as it ends.
/// </summary>
/// <param name="prepared">The experiment.</param>
/// <param name="store">Where runs are kept.</param>
/// <param name="workers">Runs at a time.</param>
/// <param name="live">What a run is; null for a run of the scenario.</param>
public sealed class ExperimentRun(
    PreparedExperiment prepared, ExperimentStore store, int workers,
    Func<RunInputs, CancellationToken, Outcome?>? live = null)
{
    private const int PilotDays = 40;

    private readonly Lock _lock = new();
    private readonly Dictionary<long, Outcome> _outcomes = new(store.Read());
    private long _left;
    private long _doneNow;
    private long _started;

    /// <summary>What is there so far.</summary>
    public IReadOnlyDictionary<long, Outcome> Outcomes => _outcomes;

    /// <summary>Times a few days of the first run.</summary>
    public ExperimentPlan Plan()
    {
        int citizens = prepared.Arms[0].Scenario.Nation.Citizens;
        int days = prepared.Arms[0].Scenario.Days;
        long left = prepared.MostRuns - _outcomes.Count;
        int atOnce = (int)Math.Min(workers, Math.Max(1, left));
        long bytes = NationSize.EstimatedBytes(citizens) * atOnce;
        if (left == 0)
        {
            return new ExperimentPlan(0, _outcomes.Count, atOnce, 0, 0);
        }
        // The first time is spent on compiling; the second is what runs take.
        RunInputs inputs = prepared.InputsOf(0, 0, prepared.Arms.Length - 1);
        _ = SecondsOf(inputs);
        return new ExperimentPlan(left, _outcomes.Count, atOnce, SecondsOf(inputs) * left / atOnce, bytes);
    }

    private static double SecondsOf(RunInputs inputs)
    {
        int days = inputs.Scenario.Days;
        long started = Stopwatch.GetTimestamp();
        using var team = new Team(1);
        using var run = new Run(inputs, team);
        double building = Stopwatch.GetElapsedTime(started).TotalSeconds;
        run.Live(HeadlineFigures.For(run.World), isHashing: false, CancellationToken.None, PilotDays);
        double living = Stopwatch.GetElapsedTime(started).TotalSeconds - building;
        return building + (living * days / Math.Min(PilotDays, days));
    }

    /// <summary>Runs what is missing.</summary>
    /// <param name="progress">Told after each run.</param>
    /// <param name="cancellation">Gives up the runs at work; those that ended are kept.</param>
    /// <exception cref="OutputFailedException">The disk is full or went away.</exception>
    public void Execute(Action<ExperimentProgress> progress, CancellationToken cancellation)
    {
        _started = Stopwatch.GetTimestamp();
        _left = prepared.MostRuns - _outcomes.Count;
        int batch = prepared.Experiment.Stop is { } stop ? stop.AtLeast : prepared.MostReplicates;
        for (int from = 0; from < prepared.MostReplicates && !cancellation.IsCancellationRequested;)
        {
            int to = Math.Min(from + batch, prepared.MostReplicates);
            Cell[] missing = [.. Cells(from, to).Where(cell => !_outcomes.ContainsKey(cell.Number))];
            Parallel(missing, progress, cancellation);
            from = to;
            batch = 1;
        }
    }

    // Points whose interval is narrow enough are left out of later replicates.
    private IEnumerable<Cell> Cells(int from, int to)
    {
        var results = new ExperimentResults(prepared, _outcomes);
        for (int point = 0; point < prepared.Points.Length; point++)
        {
            if (from > 0 && prepared.Experiment.Stop is { } stop && results.IsNarrow(point, stop.HalfWidth))
            {
                continue;
            }
            for (int replicate = from; replicate < to; replicate++)
            {
                for (int arm = 0; arm < prepared.Arms.Length; arm++)
                {
                    yield return prepared.CellOf(point, replicate, arm);
                }
            }
        }
    }

    private void Parallel(Cell[] cells, Action<ExperimentProgress> progress, CancellationToken cancellation)
    {
        int next = -1;
        Exception? failure = null;
        var threads = Enumerable.Range(0, Math.Min(workers, cells.Length)).Select(worker => new Thread(() =>
        {
            while (!cancellation.IsCancellationRequested && failure is null)
            {
                int place = Interlocked.Increment(ref next);
                if (place >= cells.Length)
                {
                    return;
                }
                try
                {
                    Live(cells[place], progress, cancellation);
                }
                catch (OutputFailedException cause)
                {
                    failure = cause;
                }
            }
        })
        {
            Name = $"experiment {worker + 1}",
        }).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        if (failure is not null)
        {
            throw failure;
        }
    }

    private void Live(Cell cell, Action<ExperimentProgress> progress, CancellationToken cancellation)
    {
        RunInputs inputs = prepared.InputsOf(cell.Point, cell.Replicate, cell.Arm);
        Outcome? outcome = Tried(inputs, cancellation);
        if (outcome is null)
        {
            return;
        }
        lock (_lock)
        {
            store.Add(cell, inputs.Arm, inputs.Scenario.Seed, outcome);
            _outcomes.Add(cell.Number, outcome);
            _doneNow++;
            _left--;
            double pace = Stopwatch.GetElapsedTime(_started).TotalSeconds / _doneNow;
            progress(new ExperimentProgress(
                _outcomes.Count, prepared.MostRuns, _outcomes.Values.LongCount(one => !one.IsWhole), pace * _left));
        }
    }

    // One run that fails, however it fails, must not end the others; its reason is kept with it.
    private Outcome? Tried(RunInputs inputs, CancellationToken cancellation)
    {
        long started = Stopwatch.GetTimestamp();
        try
        {
            return (live ?? OutcomeOf)(inputs, cancellation);
        }
        catch (Exception cause) when (cause is not OutputFailedException)
        {
            return new Outcome(
                $"{cause.GetType().Name}: {cause.Message}", Stopwatch.GetElapsedTime(started).TotalSeconds, null,
                new Dictionary<string, double>());
        }
    }

    /// <summary>One run; null where it was given up.</summary>
    public static Outcome? OutcomeOf(RunInputs inputs, CancellationToken cancellation)
    {
        // Points of a first wave were looked at before; those of later ones are not known then.
        if (AgeRiskChecks.Objection(inputs) is { Length: > 0 } objection)
        {
            return new Outcome(objection, 0, null, new Dictionary<string, double>());
        }
        long started = Stopwatch.GetTimestamp();
        using var team = new Team(1);
        using var run = new Run(inputs, team);
        HeadlineFigures headline = HeadlineFigures.For(run.World);
        run.Live(headline, isHashing: false, cancellation);
        return run.DaysDone < inputs.Scenario.Days
            ? null
            : new Outcome(
                null, Stopwatch.GetElapsedTime(started).TotalSeconds,
                Engine.Hashing.StateHash.Text(run.StateHash()), headline.Values());
    }
}
