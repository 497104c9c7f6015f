using System.Collections.Immutable;
using System.Globalization;
using Glasshouse.Engine.Threads;
using Glasshouse.Lab.Files;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Scores;

namespace Glasshouse.Lab.Comparisons;

/// <summary>How many of a small nation a change touches within the days looked at.</summary>
/// <param name="Citizens">
/// Whose life differs in an act, a record, a decision, a refusal, a loan, an infection or a day at home.
/// </param>
/// <param name="Organisations">Whose score, lists or consequences differ on the last day.</param>
/// <param name="Officials">The same of officials.</param>
public sealed record Touched(int Citizens, int Organisations, int Officials);

/// <summary>How a change was tried.</summary>
public enum Trying
{
    /// <summary>Made alone in the first regime.</summary>
    Alone,

    /// <summary>Left out of the second, because the first could not have it without others.</summary>
    LeftOut,

    /// <summary>Neither regime can have it, or be without it, by itself.</summary>
    TogetherOnly,
}

/// <summary>A change and whom it touches.</summary>
/// <param name="Change">The change.</param>
/// <param name="Trying">How it was tried.</param>
/// <param name="Touched">Null where it cannot be tried by itself.</param>
/// <param name="Objection">Why the first regime cannot have it alone; empty where it can.</param>
public sealed record TriedChange(RegimeChange Change, Trying Trying, Touched? Touched, string Objection);

/// <summary>
/// Two regimes side by side: what changed in words, and how many of the same synthetic people each change alone, and
/// all together, would touch in a small nation and a short time.
/// </summary>
public sealed record RegimeDifference
{
    private const int SeedsPerCitizens = 200;

    public required Regime From { get; init; }

    public required Regime To { get; init; }

    /// <summary>People, those born meanwhile included, organisations and officials of the nation.</summary>
    public required Touched Nation { get; init; }

    public required int Days { get; init; }

    public required ImmutableArray<TriedChange> Changes { get; init; }

    /// <summary>Whom the second regime touches in place of the first.</summary>
    public required Touched Together { get; init; }

    /// <summary>Reads two regimes and tries every change between them.</summary>
    /// <param name="from">A shipped regime, a folder or a file.</param>
    /// <param name="to">Another.</param>
    /// <param name="overrides">Citizens, days and seed of the nation in which they are tried.</param>
    /// <param name="threads">Threads; they change no result.</param>
    /// <param name="progress">Told how many runs are done, and of how many.</param>
    /// <param name="cancellation">Ends it between two days.</param>
    /// <exception cref="BadInputException">A regime cannot be read, or only one of the two is about health.</exception>
    public static RegimeDifference Of(
        string from, string to, RunOverrides overrides, int threads, Action<int, int> progress,
        CancellationToken cancellation)
    {
        var texts = InputTexts.FromShippedAndDisk();
        ImmutableArray<Behaviour> catalogue = CatalogueReader.Read(texts);
        Regime first = RegimeReader.Read(texts, from, catalogue);
        Regime second = RegimeReader.Read(texts, to, catalogue);
        if (first.Health is null != second.Health is null && first.Name != "none" && second.Name != "none")
        {
            throw new BadInputException(to, "contradiction",
                $"is {(second.Health is null ? "no" : "a")} health regime, and {from} is "
                + $"{(first.Health is null ? "none" : "one")}; compare two of one kind");
        }
        ImmutableArray<RegimeChange> changes = RegimeChanges.Between(first, second);
        var back = RegimeChanges.Between(second, first).ToDictionary(change => change.Path, change => change.Changed);
        var trial = new Trial(InputsOf(from, to, first, second, overrides), threads, cancellation);
        int runs = changes.Length + 2;
        Lived before = trial.Live(first);
        progress(1, runs);
        Lived after = changes.IsEmpty ? before : trial.Live(second);
        progress(2, runs);
        var tried = ImmutableArray.CreateBuilder<TriedChange>(changes.Length);
        foreach (RegimeChange change in changes)
        {
            string objection = RegimeReader.Objection(change.Changed, catalogue);
            Regime without = back[change.Path];
            tried.Add(
                objection.Length == 0
                ? new TriedChange(change, Trying.Alone, before.Against(trial.Live(change.Changed)), "")
                : RegimeReader.Objection(without, catalogue).Length == 0
                ? new TriedChange(change, Trying.LeftOut, after.Against(trial.Live(without)), objection)
                : new TriedChange(change, Trying.TogetherOnly, null, objection));
            progress(tried.Count + 2, runs);
        }
        return new RegimeDifference
        {
            From = first,
            To = second,
            Nation = before.Nation,
            Days = trial.Days,
            Changes = tried.MoveToImmutable(),
            Together = before.Against(after),
        };
    }

    private static RunInputs InputsOf(string from, string to, Regime first, Regime second, RunOverrides overrides)
    {
        bool isHealth = first.Health is not null || second.Health is not null;
        string seeds = ((overrides.Citizens ?? 0) / SeedsPerCitizens).ToString(CultureInfo.InvariantCulture);
        RunOverrides chosen = isHealth
            ? overrides with
            {
                Regime = "none",
                Health = first.Health is null ? to : from,
                Set = [$"contagion.seed_infections={seeds}"],
            }
            : overrides with { Regime = from };
        return ScenarioReader.Prepare("first-look", chosen, InputTexts.FromShippedAndDisk()).Arms[0];
    }

    private sealed class Trial(RunInputs inputs, int threads, CancellationToken cancellation)
    {
        public int Days => inputs.Scenario.Days;

        public Lived Live(Regime regime)
        {
            string health = inputs.Scenario.Health;
            bool isHealth = inputs.HealthRegimes.ContainsKey(health);
            RunInputs under = inputs.WithRegime(isHealth ? health : inputs.Scenario.Regime!, regime);
            using var team = new Team(threads);
            using var run = new Run(under, team);
            var doors = new DoorsAndHomes(run.World);
            run.Live(doors, isHashing: false, cancellation);
            return Lived.Of(run.World, doors.Days);
        }
    }

    // Of who stayed at home or was turned away nothing else is left the day after.
    private sealed class DoorsAndHomes(World world) : IRunObserver
    {
        /// <summary>Days at home and doors that stayed closed, by citizen.</summary>
        public int[] Days { get; } = new int[world.Nation.Citizens.Length];

        public void DayDone(int day, DayRows rows, ulong? stateHash)
        {
            for (int row = 0; world.Health is not null && row < Days.Length; row++)
            {
                Days[row] += (world.Restrictions.IsAtHome(row, day) ? 1 : 0) + world.Restrictions.RefusedOn(row, day);
            }
        }
    }

    /// <summary>What became of everybody, as far as two runs are compared by it.</summary>
    private sealed record Lived(
        ImmutableArray<(uint Digest, int Days)> Citizens, ImmutableArray<Kept> Organisations,
        ImmutableArray<Kept> Officials, Touched Nation)
    {
        public static Lived Of(World world, int[] days) => new(
            [.. days.Select((count, row) => (world.LifeDigests[row], count))],
            KeptOf(world, SubjectKind.Organisation, world.Nation.OrganisationsAtStart,
                row => world.Nation.Organisations[row].Consequences),
            KeptOf(world, SubjectKind.Official, world.Nation.Officials.Length,
                row => world.Nation.Officials[row].Consequences),
            new Touched(
                world.CitizenBlocks.Sum(block => block.InUse), world.Nation.OrganisationsAtStart,
                world.Nation.Officials.Length));

        public Touched Against(Lived other) => new(
            Differing(Citizens, other.Citizens), Differing(Organisations, other.Organisations),
            Differing(Officials, other.Officials));

        private static int Differing<T>(ImmutableArray<T> left, ImmutableArray<T> right) =>
            left.Zip(right).Count(pair => !EqualityComparer<T>.Default.Equals(pair.First, pair.Second));

        private static ImmutableArray<Kept> KeptOf(
            World world, SubjectKind kind, int rows, Func<int, Consequence> consequences)
        {
            Register register = world.RegisterOf(kind);
            Kept Of(int row) => register is { Standings: { } standings, Rules: { } rules }
                ? new Kept(standings[row].Score - rules.Blank(0).Score, standings[row].Lists, consequences(row))
                : new Kept(0, 0, consequences(row));
            return [.. Enumerable.Range(0, rows).Select(Of)];
        }
    }

    private readonly record struct Kept(int Points, byte Lists, Consequence Consequences);
}
