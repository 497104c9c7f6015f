using Glasshouse.Engine.Threads;
using Glasshouse.Lab.Files;
using Glasshouse.Model;
using Glasshouse.Model.Measures;

namespace Glasshouse.Tests;

/// <summary>Runs small enough for a test, on the shipped files and the draws the day itself uses.</summary>
public static class SmallRuns
{
    /// <summary>Inputs of the shipped first scenario under one regime.</summary>
    public static RunInputs Inputs(
        string regime, int citizens = 2000, int days = 60, long seed = 1, string record = "full", params string[] set)
    {
        var overrides = new RunOverrides
        {
            Regime = regime,
            Citizens = citizens,
            Days = days,
            Seed = seed,
            Record = record,
            Set = [.. set],
        };
        return ScenarioReader.Prepare("first-look", overrides, InputTexts.FromShippedAndDisk()).Arms[0];
    }

    /// <summary>The same inputs with another regime in force from day 0.</summary>
    public static RunInputs Under(this RunInputs inputs, Regime regime) => inputs with
    {
        Scenario = inputs.Scenario with { Regime = regime.Name },
        Regimes = inputs.Regimes.SetItem(regime.Name, regime),
    };

    /// <summary>The same inputs with mechanisms switched on or off.</summary>
    public static RunInputs With(this RunInputs inputs, Switches switches) =>
        inputs with { Scenario = inputs.Scenario with { Switches = switches } };

    /// <summary>Lives all days and hands over the world for a look.</summary>
    public static T Live<T>(RunInputs inputs, Func<World, Kept, T> look, int threads = 2)
    {
        using var team = new Team(threads);
        using var run = new Run(inputs, team);
        var kept = new Kept();
        run.Live(kept, isHashing: false, CancellationToken.None);
        return look(run.World, kept);
    }

    /// <summary>Digest of every citizen's life.</summary>
    public static uint[] Lives(RunInputs inputs, int threads = 2) =>
        Live(inputs, (world, _) => world.LifeDigests.Span.ToArray(), threads);

    /// <summary>Hash of the whole state after each day.</summary>
    public static ulong[] Hashes(RunInputs inputs, int threads)
    {
        using var team = new Team(threads);
        using var run = new Run(inputs, team);
        var kept = new Kept();
        run.Live(kept, isHashing: true, CancellationToken.None);
        return [.. kept.Hashes];
    }
}

/// <summary>Keeps what the days of a run left behind.</summary>
public sealed class Kept : IRunObserver
{
    public List<ulong> Hashes { get; } = [];

    public List<MeasureRow> Measures { get; } = [];

    public List<ActRow> Acts { get; } = [];

    public List<RecordRow> Records { get; } = [];

    public List<DecisionRow> Decisions { get; } = [];

    public List<AppealRow> Appeals { get; } = [];

    public List<LoanRow> Loans { get; } = [];

    public List<StopRow> Stops { get; } = [];

    public List<GateRow> Gates { get; } = [];

    public List<CodeRow> Codes { get; } = [];

    public List<BorrowedCodeRow> BorrowedCodes { get; } = [];

    public void DayDone(int day, DayRows rows, ulong? stateHash)
    {
        Measures.AddRange(rows.Measures);
        Acts.AddRange(rows.Acts);
        Records.AddRange(rows.Records);
        Decisions.AddRange(rows.Decisions);
        Appeals.AddRange(rows.Appeals);
        Loans.AddRange(rows.Loans);
        Stops.AddRange(rows.Stops);
        Gates.AddRange(rows.Gates);
        Codes.AddRange(rows.Codes);
        BorrowedCodes.AddRange(rows.BorrowedCodes);
        if (stateHash is { } hash)
        {
            Hashes.Add(hash);
        }
    }
}
