using System.Diagnostics;
using System.Reflection;
using Glasshouse.Engine.Threads;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;
using StateHash = Glasshouse.Engine.Hashing.StateHash;

namespace Glasshouse.Lab.Runs;

/// <summary>How a run is to be done; nothing of it changes anybody's life.</summary>
/// <param name="Threads">Threads that simulate.</param>
/// <param name="IsHashing">Whether to hash the whole state after each day.</param>
public sealed record RunManner(int Threads, bool IsHashing)
{
    /// <summary>Lets somebody hold the run between two days; null where nobody can.</summary>
    public RunPace? Pace { get; init; }
}

/// <summary>How far a run is, for whoever watches.</summary>
public readonly record struct RunProgress(
    string Arm, int ArmNumber, int Arms, int DaysDone, int Days, double CitizenDaysPerSecond, bool IsBuilding);

/// <summary>What an arm leaves behind besides its folder.</summary>
/// <param name="Record">Its run.json.</param>
/// <param name="LifeDigests">A digest of each citizen's life, to tell which lives differ between arms.</param>
/// <param name="Lives">Citizens who lived on some day of the run.</param>
/// <param name="Wronged">Citizens who did nothing and were wrongly sanctioned, in a drawn order.</param>
/// <param name="Added">Behaviours that the scenario adds, and how often they were done.</param>
public sealed record ArmResult(
    RunRecord Record, uint[] LifeDigests, long Lives, IReadOnlyList<int> Wronged, IReadOnlyList<AddedActs> Added);

/// <summary>Runs one arm into its folder.</summary>
public static class ArmRun
{
    /// <summary>Runs one arm.</summary>
    /// <param name="inputs">The arm.</param>
    /// <param name="texts">What it rests on, for its record.</param>
    /// <param name="scenarioYaml">The resolved scenario.</param>
    /// <param name="folder">An empty run folder.</param>
    /// <param name="manner">How to run.</param>
    /// <param name="progress">Told after each day.</param>
    /// <param name="cancellation">Interrupts after the day it is in; what was finished is kept and marked.</param>
    /// <exception cref="OutputFailedException">The disk is full or went away.</exception>
    public static ArmResult Execute(
        RunInputs inputs, IReadOnlyList<InputText> texts, string scenarioYaml, RunFolder folder, RunManner manner,
        Action<int, double, bool> progress, CancellationToken cancellation)
    {
        progress(0, 0, true);
        using var team = new Team(manner.Threads);
        long started = Stopwatch.GetTimestamp();
        using var run = new Run(inputs, team);
        folder.WriteScenario(scenarioYaml);
        double buildSeconds = Stopwatch.GetElapsedTime(started).TotalSeconds;

        using var writer = new RunWriter(folder, inputs.Scenario.Record.Detail, inputs.Scenario.Start);
        var groups = run.World.Groupings.Rows().ToList();
        var regions = Regions.Rows(run.World.Nation).ToList();
        writer.Begin(groups, regions);
        Watch? watch = null;
        RunRecord RecordOf(RunStatus status) => Record(
            inputs, texts, scenarioYaml, folder, manner, run, buildSeconds, watch?.DaySeconds ?? 0, status);
        void KeepRecord() => folder.WriteRecord(RecordOf(RunStatus.Interrupted));
        watch = new Watch(writer, run, progress, KeepRecord, () => manner.Pace?.AfterDay(
            () =>
            {
                writer.ShowSoFar();
                KeepRecord();
            },
            cancellation));
        // From here on the folder says what it is, whatever happens to the program.
        KeepRecord();
        try
        {
            watch.Start();
            run.Live(watch, manner.IsHashing, cancellation);
            writer.Finish(EndOf(run, groups, regions));
            RunDatabase.Write(folder, inputs.Scenario.Start);
        }
        catch
        {
            TryMarkFailed(folder, RecordOf(RunStatus.Failed));
            throw;
        }
        bool isWhole = run.DaysDone == inputs.Scenario.Days;
        RunRecord record = FileHashes.Sealed(RecordOf(isWhole ? RunStatus.Completed : RunStatus.Interrupted) with
        {
            Files = FileHashes.Of(folder),
        });
        folder.WriteRecord(record);
        long lives = run.World.Nation.CitizensAtStart + run.World.Arrivals.Count;
        return new ArmResult(
            record, run.World.LifeDigests.Span.ToArray(), lives, WrongedIn(run), watch.Added.Counted());
    }

    /// <summary>Version of the program, as records name it.</summary>
    public static string ProgramVersion { get; } =
        typeof(ArmRun).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
            .Split('+')[0] ?? "0";

    private static EndTables EndOf(Run run, List<GroupRow> groups, List<RegionRow> regions)
    {
        World world = run.World;
        Nation nation = world.Nation;
        int day = world.Day;
        int threshold = world.Incentives[(int)SubjectKind.Citizen].AwarenessThreshold;
        return new EndTables
        {
            Groups = groups,
            Regions = regions,
            Standings = EndRows.Standings(world),
            Recourse = EndRows.Recourse(world),
            Citizens = NationRows.Citizens(
                nation, row => world.IsRecorded(SubjectKind.Citizen, row),
                row => world.Perception.NoticedShare(
                    SubjectKind.Citizen, row, nation.Citizens[row].Experience, day),
                row => nation.Citizens[row].AwarenessRank < threshold,
                world.Arrivals, world.Departures),
            Households = NationRows.Households(nation, row => world.IsRecorded(SubjectKind.Citizen, row)),
            Organisations = NationRows.Organisations(nation, row => world.IsRecorded(SubjectKind.Organisation, row)),
            Offices = EndRows.Offices(world),
            Officials = NationRows.Officials(nation, row => world.IsRecorded(SubjectKind.Official, row)),
            Ties = NationRows.Ties(nation, row => world.IsRecorded(SubjectKind.Citizen, row)),
        };
    }

    private static List<int> WrongedIn(Run run)
    {
        World world = run.World;
        var wronged = new SortedSet<int>();
        foreach (Block block in world.CitizenBlocks)
        {
            foreach (int row in block.EverWronged.Span)
            {
                if (world.Nation.Citizens[row].Experience.Violations == 0)
                {
                    wronged.Add(row);
                }
            }
        }
        Engine.Randomness.Draws draws = world.Draws(Engine.Randomness.Purpose.Cohort);
        return [.. wronged.OrderBy(row => draws.At((uint)row, 0, 1).W0).ThenBy(row => row)];
    }

    private static RunRecord Record(
        RunInputs inputs, IReadOnlyList<InputText> texts, string scenarioYaml, RunFolder folder, RunManner manner,
        Run run, double buildSeconds, double daySeconds, RunStatus status)
    {
        Scenario scenario = inputs.Scenario;
        double citizenDays = (double)scenario.Nation.Citizens * run.DaysDone;
        return new RunRecord
        {
            ProgramVersion = ProgramVersion,
            Status = status,
            RunFolder = folder.Root,
            Scenario = scenario.Name,
            Arm = inputs.Arm,
            Regimes = [.. RegimesOf(inputs)],
            Nation = scenario.Nation.Preset,
            Seed = scenario.Seed,
            Start = scenario.Start,
            Citizens = scenario.Nation.Citizens,
            Days = scenario.Days,
            DaysDone = run.DaysDone,
            Record = Spelling.Of(scenario.Record.Detail)
                + (scenario.Record.Detail == RecordDetail.Cohort ? $":{scenario.Record.Cohort}" : ""),
            BuildSeconds = Math.Round(buildSeconds, 3),
            DaySeconds = Math.Round(daySeconds, 3),
            CitizenDaysPerSecond = daySeconds > 0 ? Math.Round(citizenDays / daySeconds) : 0,
            Threads = manner.Threads,
            PeakMemoryBytes = Machine.PeakMemoryBytes,
            StateHash = run.DaysDone > 0 ? StateHash.Text(run.StateHash()) : null,
            ResolvedScenario = scenarioYaml,
            Inputs = [.. texts.Select(text => new InputFile(
                Spelling.Of(text.Kind), text.Name, text.Sha256, text.Text))],
        };
    }

    // A documented regime to which a scenario adds rules is documented no more.
    private static IEnumerable<RegimeNote> RegimesOf(RunInputs inputs)
    {
        string current = inputs.Scenario.Regime!;
        List<RegimeNote> notes = [RegimeNote.Of(inputs.Regimes[current])];
        foreach (TimelineEvent dated in inputs.Scenario.Timeline)
        {
            current = dated.Regime ?? current;
            if (dated.Rules is not null)
            {
                notes.Add(new RegimeNote($"{current} with added rules", Spelling.Of(RegimeLabel.Hypothetical)));
            }
            else if (dated.Regime is not null)
            {
                notes.Add(RegimeNote.Of(inputs.Regimes[current]));
            }
        }
        // The one without rules claims nothing.
        IEnumerable<string> health = inputs.Scenario.Timeline.Select(dated => dated.Health).OfType<string>();
        notes.AddRange(health.Prepend(inputs.Scenario.Health)
            .Where(inputs.HealthRegimes.ContainsKey).Select(name => RegimeNote.Of(inputs.HealthRegimes[name])));
        return notes.Distinct();
    }

    private static void TryMarkFailed(RunFolder folder, RunRecord record)
    {
        try
        {
            folder.WriteRecord(record);
        }
        catch (OutputFailedException)
        {
            // The disk that failed the run fails its record too; the failure itself is told.
        }
    }

    /// <summary>Times the days without what the disk takes, passes them on, and keeps the record up to date.</summary>
    private sealed class Watch(
        RunWriter writer, Run run, Action<int, double, bool> progress, Action monthDone, Action pause) : IRunObserver
    {
        private readonly Stopwatch _clock = new();

        public AddedActCount Added { get; } = new(run.World, run.Inputs.Added);

        public double DaySeconds => _clock.Elapsed.TotalSeconds;

        public void Start() => _clock.Start();

        public void DayDone(int day, DayRows rows, ulong? stateHash)
        {
            _clock.Stop();
            writer.DayDone(day, rows, stateHash);
            Added.Take();
            double citizenDays = (double)run.World.Nation.CitizensAtStart * (day + 1);
            progress(day + 1, citizenDays / Math.Max(1e-9, DaySeconds), false);
            if (MeasureStage.IsMonthEnd(run.Inputs.Scenario, day))
            {
                // A run that is killed says how far it came, to the last whole month.
                monthDone();
            }
            pause();
            _clock.Start();
        }
    }
}
