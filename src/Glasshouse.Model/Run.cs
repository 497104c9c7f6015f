using System.Runtime.InteropServices;
using Glasshouse.Engine.Hashing;
using Glasshouse.Engine.Threads;
using Glasshouse.Model.Contagion;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Generations;
using Glasshouse.Model.Health;
using Glasshouse.Model.Markets;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;
using Glasshouse.Model.Observations;
using Glasshouse.Model.Orders;

namespace Glasshouse.Model;

/// <summary>One arm of a scenario: a nation is drawn and lives its days.</summary>
public sealed class Run : IDisposable
{
    private readonly Team _team;
    private readonly Day _day;

    /// <summary>Draws the nation and puts the first regime in force.</summary>
    public Run(RunInputs inputs, Team team)
    {
        Inputs = inputs;
        _team = team;
        Scenario scenario = inputs.Scenario;
        Nation nation = NationDrawing.Draw(
            inputs.Marginals, scenario.Nation.Citizens, (uint)scenario.Seed, inputs.Parameters.Nations, team,
            Births.Rows(scenario.Nation.Citizens, scenario.Days, scenario.Switches.Demography),
            drawn => FirmTurnover.Rows(drawn, scenario.Days, scenario.Switches.FirmTurnover));
        World = new World(nation, inputs, team);
        string first = scenario.Regime
            ?? throw new ArgumentException("A run needs one regime; scenarios with arms are taken apart before.");
        Decrees.Begin(World, inputs.Regimes[first]);
        CreditOpening.Open(World);
        bool hasHealth = !inputs.HealthRegimes.IsEmpty;
        if (Epidemic.IsPossible(inputs) || hasHealth)
        {
            World.Epidemic = new Epidemic(World);
        }
        if (hasHealth)
        {
            World.Health = new HealthAuthority(World);
            World.Health.Begin(inputs.HealthOf(scenario.Health));
        }
        if (scenario.Cameras is { } cameras)
        {
            World.Cameras = new CameraNetwork(World, cameras);
        }
        _day = new Day(World);
    }

    public RunInputs Inputs { get; }

    public World World { get; }

    public int DaysDone { get; private set; }

    /// <summary>Lives the days that are left.</summary>
    /// <param name="observer">Told after each day.</param>
    /// <param name="isHashing">Whether to hash the whole state after each day; costs about as much as the day.</param>
    /// <param name="cancellation">Ends the run after the day it is in.</param>
    /// <param name="until">Days to live in all; null for the scenario's.</param>
    public void Live(IRunObserver observer, bool isHashing, CancellationToken cancellation, int? until = null)
    {
        int days = Math.Min(until ?? int.MaxValue, Inputs.Scenario.Days);
        bool isLast = DaysDone >= days || cancellation.IsCancellationRequested;
        while (!isLast)
        {
            LiveDay();
            isLast = DaysDone == days || cancellation.IsCancellationRequested;
            if (isLast)
            {
                EndRows.Close(World, World.Rows);
            }
            observer.DayDone(World.Day, World.Rows, isHashing ? StateHash() : null);
        }
    }

    /// <summary>Lives one day, for whoever goes through several arms side by side.</summary>
    public void LiveDay()
    {
        World.Day = DaysDone;
        World.Journal?.Clear();
        _day.Run();
        DaysDone++;
    }

    /// <summary>A digest of everything that later days depend on, truth and file.</summary>
    /// <remarks>
    /// Left out is what follows from the day and the scenario alone, such as whether a year has been marked, and the
    /// book of loans: it holds the recorded citizens' loans only, and who is recorded must change no state.
    /// </remarks>
    public ulong StateHash()
    {
        var hash = new StateHash();
        hash.Add(World.Day);
        hash.Add(World.Nation.Citizens);
        hash.Add(World.Nation.Outlooks);
        hash.Add(World.Nation.CreditFiles);
        hash.Add(World.Nation.Organisations);
        hash.Add(World.Nation.TradeFiles);
        hash.Add(World.Nation.TaxPasts);
        hash.Add(World.Nation.Officials);
        foreach (Office office in World.Nation.Offices)
        {
            hash.Add(BitConverter.SingleToInt32Bits(office.DirectiveTarget));
            hash.Add(BitConverter.SingleToInt32Bits(office.DirectiveTrue));
            hash.Add(BitConverter.SingleToInt32Bits(office.DirectiveReported));
            hash.Add(BitConverter.SingleToInt32Bits(office.EnforcementEffort));
            hash.Add(((long)office.FalsifiedReports << 32) | (uint)office.NeglectedDirectives);
        }
        World.Officialdom.HashInto(ref hash);
        hash.Add(MemoryMarshal.AsBytes(World.OfficeConducts.AsSpan()));
        World.OfficeRegister.HashInto(ref hash);
        hash.Add(World.Arrivals.Count);
        hash.Add(World.Departures.Count);
        hash.Add(World.FirmsFounded);
        World.Crowding.HashInto(ref hash);
        World.CreditOutcomes.HashInto(ref hash);
        _day.HashInto(ref hash);
        World.Peers.HashInto(ref hash);
        if (World.Epidemic is not null)
        {
            World.Epidemic.HashInto(ref hash);
            World.Restrictions.HashInto(ref hash);
        }
        World.Health?.HashInto(ref hash);
        World.Cameras?.HashInto(ref hash);
        hash.Add(World.LifeDigests);
        hash.Add(World.YearMarks);
        hash.Add(World.FirstRecordOfRegime);
        hash.Add(World.FirstDecisionOfRegime);
        hash.Add(World.NextRecord);
        hash.Add(World.NextDecision);
        hash.Add(World.NextLoan);
        for (int kind = 0; kind < World.Registers.Length; kind++)
        {
            World.Registers[kind].HashInto(ref hash);
            World.Appeals[kind].HashInto(ref hash);
            foreach (Block block in World.BlocksOf((SubjectKind)kind))
            {
                block.HashInto(ref hash);
            }
        }
        return hash.Value;
    }

    public void Dispose() => World.Dispose();
}
