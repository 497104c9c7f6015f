using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;
using Glasshouse.Lab.Runs;
using Glasshouse.Model;

namespace Glasshouse.Lab.Comparisons;

/// <summary>A comparison of recorded runs, with replicates on other seeds.</summary>
public sealed record RunComparison
{
    /// <summary>Most replicates: the quantiles that intervals rest on are written out up to here.</summary>
    public const int MostReplicates = 31;

    /// <summary>Records of the arms; the first is what the others are held against.</summary>
    public required IReadOnlyList<RunRecord> Records { get; init; }

    /// <summary>Names of the arms, made unlike where two runs bear the same.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    public required Compared Compared { get; init; }

    public required IReadOnlyList<ComparedFigure> Figures { get; init; }

    public required int Replicates { get; init; }

    /// <summary>Reads the records and refuses what cannot be paired, before anything is run or written.</summary>
    /// <exception cref="BadInputException">The runs are not paired; the message says what differs.</exception>
    public static IReadOnlyList<RunRecord> RecordsOf(IReadOnlyList<string> paths)
    {
        (string Path, RunRecord Record)[] runs =
        [
            .. paths.SelectMany(path => RunFolder.Open(path).Runs())
                .Select(folder => (folder.Root, Whole(folder))),
        ];
        if (runs.Length < 2)
        {
            throw new BadInputException(
                paths[0], "one-arm",
                "holds one arm; name a folder of several arms, or a second run of the same people");
        }
        RunRecord first = runs[0].Record;
        foreach ((string path, RunRecord record) in runs)
        {
            (string What, object Here, object There)[] pairs =
            [
                ("nation", record.Nation, first.Nation), ("seed", record.Seed, first.Seed),
                ("citizens", record.Citizens, first.Citizens), ("start", record.Start, first.Start),
                ("days done", record.DaysDone, first.DaysDone),
            ];
            foreach ((string what, object here, object there) in pairs)
            {
                if (!here.Equals(there))
                {
                    throw new BadInputException(
                        path, "not-paired",
                        $"has {what} {here}, and {runs[0].Path} has {there}; only runs of one nation, seed, size and "
                            + "length can be compared person by person");
                }
            }
        }
        return first.DaysDone > 0
            ? [.. runs.Select(run => run.Record)]
            : throw new BadInputException(
                runs[0].Path, "no-day", "has no day that was done; there is nothing to compare");
    }

    private static RunRecord Whole(RunFolder folder)
    {
        RunRecord record = folder.ReadRecord();
        FileHashes.CheckWhole(folder, record);
        return record;
    }

    /// <summary>Lives the runs again side by side, then the replicates.</summary>
    /// <param name="records">From <see cref="RecordsOf"/>.</param>
    /// <param name="replicates">Seeds in all, this one among them: it and those after it.</param>
    /// <param name="threads">Threads; changes no result.</param>
    /// <param name="progress">Told of the replicate and of the days done in it.</param>
    /// <param name="cancellation">Ends it.</param>
    public static RunComparison Of(
        IReadOnlyList<RunRecord> records, int replicates, int threads, Action<int, int> progress,
        CancellationToken cancellation)
    {
        if (replicates is < 1 or > MostReplicates)
        {
            throw new BadInputException(
                "--replicates", "out-of-range", $"is {replicates}; allowed are 1 to {MostReplicates} replicates");
        }
        string[] names = NamesOf(records);
        RunInputs[] inputs = [.. records.Select((record, arm) => Replay.InputsOf(record) with { Arm = names[arm] })];
        int days = records[0].DaysDone;
        Compared compared = ArmComparison.Live(
            inputs, days, threads, isFollowed: true, done => progress(0, done), cancellation);
        foreach ((RunRecord record, ComparedArm arm) in records.Zip(compared.Arms))
        {
            if (record.StateHash is { } expected && expected != arm.StateHash)
            {
                throw new BadInputException(
                    "run.json", "other-state",
                    $"of {record.Arm} records state {expected}; running it again gave {arm.StateHash}");
            }
        }
        List<ComparedFigure> figures = [.. FiguresOf(compared, 0, records[0].Seed)];
        for (int replicate = 1; replicate < replicates; replicate++)
        {
            long seed = (records[0].Seed + replicate) % (1L + uint.MaxValue);
            RunInputs[] reseeded =
            [
                .. inputs.Select(arm => arm with { Scenario = arm.Scenario with { Seed = seed } }),
            ];
            int number = replicate;
            Compared again = ArmComparison.Live(
                reseeded, days, threads, isFollowed: false, done => progress(number, done), cancellation);
            figures.AddRange(FiguresOf(again, replicate, seed));
        }
        return new RunComparison
        {
            Records = records,
            Names = names,
            Compared = compared,
            Figures = figures,
            Replicates = replicates,
        };
    }

    /// <summary>Name under which a replicate's lives that differ stand beside its measures.</summary>
    public const string LivesThatDiffer = "lives_that_differ";

    private static IEnumerable<ComparedFigure> FiguresOf(Compared compared, int replicate, long seed)
    {
        IReadOnlyDictionary<string, double> baseline = compared.Arms[0].Headline;
        for (int arm = 1; arm < compared.Arms.Count; arm++)
        {
            ComparedArm one = compared.Arms[arm];
            foreach (string measure in baseline.Keys.Union(one.Headline.Keys).Order(StringComparer.Ordinal))
            {
                // A regime that keeps no file has no figures of it.
                if (MeasureGuide.FigureIn(baseline, measure) is { } first
                    && MeasureGuide.FigureIn(one.Headline, measure) is { } second)
                {
                    yield return new ComparedFigure(arm, one.Name, measure, replicate, seed, first, second);
                }
            }
            yield return new ComparedFigure(
                arm, one.Name, LivesThatDiffer, replicate, seed, 0, compared.DifferingLives[arm - 1]);
        }
    }

    /// <summary>Names of arms, with numbers where two bear the same.</summary>
    internal static string[] NamesOf(IReadOnlyList<RunRecord> records)
    {
        var names = new List<string>();
        foreach (RunRecord record in records)
        {
            string name = record.Arm;
            for (int number = 2; names.Contains(name); number++)
            {
                name = $"{record.Arm} ({number})";
            }
            names.Add(name);
        }
        return [.. names];
    }
}
