using Glasshouse.Engine.Threads;
using Glasshouse.Lab.Files;
using Glasshouse.Model;
using Glasshouse.Model.Measures;

namespace Glasshouse.Lab.Validation;

/// <summary>
/// Small worlds in which targets are measured: real inputs, the real day, a look at what came of it. Each has one
/// thread, because targets are measured side by side.
/// </summary>
public static class Setup
{
    /// <summary>Inputs of the arms of a shipped scenario.</summary>
    public static IReadOnlyList<RunInputs> Arms(string scenario, int? citizens = null, int? days = null) =>
        ScenarioReader.Prepare(
            scenario, RunOverrides.None with { Citizens = citizens, Days = days, Record = "summary" },
            InputTexts.FromShippedAndDisk()).Arms;

    /// <summary>Inputs of the first shipped scenario under one regime.</summary>
    /// <param name="regime">A shipped regime.</param>
    /// <param name="citizens">Citizens.</param>
    /// <param name="days">Days.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="set">Parameters, as path=value.</param>
    public static RunInputs Inputs(string regime, int citizens, int days, long seed = 1, params string[] set) =>
        ScenarioReader.Prepare(
            "first-look",
            RunOverrides.None with
            {
                Regime = regime,
                Citizens = citizens,
                Days = days,
                Seed = seed,
                Record = "summary",
                Set = [.. set],
            },
            InputTexts.FromShippedAndDisk()).Arms[0];

    /// <summary>The same inputs with another regime in force from day 0.</summary>
    public static RunInputs Under(this RunInputs inputs, Regime regime) => inputs with
    {
        Scenario = inputs.Scenario with { Regime = regime.Name },
        Regimes = inputs.Regimes.SetItem(regime.Name, regime),
    };

    /// <summary>The same inputs with mechanisms switched on or off.</summary>
    public static RunInputs With(this RunInputs inputs, Switches switches) =>
        inputs with { Scenario = inputs.Scenario with { Switches = switches } };

    /// <summary>Lives all days and looks at the world and the figures that the days left.</summary>
    public static T Live<T>(RunInputs inputs, Func<World, IReadOnlyList<MeasureRow>, T> look)
    {
        using var team = new Team(1);
        using var run = new Run(inputs, team);
        var kept = new KeptMeasures();
        run.Live(kept, isHashing: false, CancellationToken.None);
        return look(run.World, kept.Rows);
    }

    /// <summary>Lives days until nobody is infected any more, and looks at the world.</summary>
    public static T LiveOutbreak<T>(RunInputs inputs, Func<World, T> look)
    {
        using var team = new Team(1);
        using var run = new Run(inputs, team);
        bool isOver = false;
        while (!isOver && run.DaysDone < inputs.Scenario.Days)
        {
            run.LiveDay();
            isOver = Enumerable.Range(0, run.World.CitizenBlocks.Length)
                .All(block => run.World.Epidemic!.ActiveIn(block).Count == 0);
        }
        return look(run.World);
    }

    /// <summary>Looks at the world on the first morning, before any day.</summary>
    public static T Look<T>(RunInputs inputs, Func<World, T> look)
    {
        using var team = new Team(1);
        using var run = new Run(inputs, team);
        return look(run.World);
    }

    /// <summary>Lives all days and looks at the world after each of them.</summary>
    /// <param name="inputs">The arm.</param>
    /// <param name="daily">Handed the world, whose lists still hold the day, and the day's rows.</param>
    public static void Follow(RunInputs inputs, Action<World, DayRows> daily)
    {
        using var team = new Team(1);
        using var run = new Run(inputs, team);
        run.Live(new Follower(run.World, daily), isHashing: false, CancellationToken.None);
    }

    private sealed class Follower(World world, Action<World, DayRows> daily) : IRunObserver
    {
        public void DayDone(int day, DayRows rows, ulong? stateHash) => daily(world, rows);
    }

    private sealed class KeptMeasures : IRunObserver
    {
        public List<MeasureRow> Rows { get; } = [];

        public void DayDone(int day, DayRows rows, ulong? stateHash) => Rows.AddRange(rows.Measures);
    }
}
