using Glasshouse.Lab.Experiments;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;
using Glasshouse.Lab.Runs;
using Glasshouse.Tests.Cli;
using Xunit;

namespace Glasshouse.Tests.Experiments;

public sealed class ExperimentRunTests : IDisposable
{
    private const string Small = """
        glasshouse: 1
        name: small
        scenario: first-look
        citizens: 1000
        days: 20
        arms: [none, integrated-score]
        """;

    private readonly WorkingFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Figures_of_a_run_that_writes_nothing_are_those_of_its_report()
    {
        PreparedScenario prepared = ScenarioReader.Prepare(
            "first-look",
            RunOverrides.None with { Citizens = 2000, Days = 45, Record = "summary", Regime = "integrated-score" },
            InputTexts.FromShippedAndDisk());
        ScenarioResult result = ScenarioRun.Execute(
            prepared, _folder["run"], isForced: false, new RunManner(1, false), "", _ => { }, CancellationToken.None);
        using RunDatabase database = RunDatabase.OpenForReading(result.Folder);
        IReadOnlyDictionary<string, double> reported = ArmFigures.Read(database, 45).Headline;
        Outcome outcome = ExperimentRun.OutcomeOf(prepared.Arms[0], CancellationToken.None)!;
        Assert.Equal(result.Arms[0].Record.StateHash, outcome.StateHash);
        Assert.Equal(reported.Keys.Order(), outcome.Values.Keys.Order());
        Assert.All(reported, figure =>
            Assert.Equal(figure.Value, outcome.Values[figure.Key], 1e-9 * Math.Abs(figure.Value)));
    }

    [Fact]
    public void Every_run_of_a_grid_is_there_once_with_its_own_numbers_however_many_workers()
    {
        PreparedExperiment prepared = Prepare("""
            design: grid
            replicates: 2
            parameters:
              observations.cameras_per_1000: {values: [0, 400]}
            """);
        Dictionary<long, string?>[] hashes = [.. new[] { 1, 3 }.Select(workers =>
        {
            using ExperimentStore store = ExperimentStore.Open(_folder[$"{workers}.duckdb"], prepared);
            new ExperimentRun(prepared, store, workers).Execute(_ => { }, CancellationToken.None);
            return store.Read().ToDictionary(run => run.Key, run => run.Value.StateHash);
        })];
        Assert.Equal(8, hashes[0].Count);
        Assert.Equal(hashes[0].OrderBy(run => run.Key), hashes[1].OrderBy(run => run.Key));
        // Cameras change nothing without a system, and much with one.
        string? Hash(int point, int arm) => hashes[0][prepared.CellOf(point, 1, arm).Number];
        Assert.Equal(Hash(0, 0), Hash(1, 0));
        Assert.NotEqual(Hash(0, 1), Hash(1, 1));
    }

    [Fact]
    public void What_was_interrupted_goes_on_and_nothing_is_lost_or_doubled()
    {
        PreparedExperiment prepared = Prepare("design: replicates\nreplicates: 6");
        string path = _folder["results.duckdb"];
        int sessions = 0;
        for (bool isDone = false; !isDone; sessions++)
        {
            using var stop = new CancellationTokenSource();
            using ExperimentStore store = ExperimentStore.Open(path, prepared);
            int before = store.Read().Count;
            new ExperimentRun(prepared, store, 2, Quick).Execute(
                progress =>
                {
                    if (progress.Done >= before + 3)
                    {
                        stop.Cancel();
                    }
                },
                stop.Token);
            isDone = store.Read().Count == prepared.MostRuns;
            Assert.InRange(store.Read().Count, before + 1, before + 5);
        }
        Assert.True(sessions > 2);
        using ExperimentStore whole = ExperimentStore.Open(path, prepared);
        var rows = new List<(long Runs, long Distinct, long Results)>();
        whole.Query(
            "SELECT count(*), count(DISTINCT run), (SELECT count(*) FROM results) FROM runs",
            row => rows.Add((row.GetInt64(0), row.GetInt64(1), row.GetInt64(2))));
        Assert.Equal((12L, 12L, 12L), Assert.Single(rows));
    }

    [Fact]
    public void A_run_that_fails_keeps_its_error_and_does_not_stop_the_others()
    {
        PreparedExperiment prepared = Prepare("design: replicates\nreplicates: 3");
        string path = _folder["results.duckdb"];
        using (ExperimentStore store = ExperimentStore.Open(path, prepared))
        {
            new ExperimentRun(prepared, store, 2, (inputs, cancellation) =>
                inputs.Scenario.Seed == prepared.Arms[0].Scenario.Seed + 1
                    ? throw new InvalidDataException("a wheel came off")
                    : Quick(inputs, cancellation)).Execute(_ => { }, CancellationToken.None);
            Outcome[] failed = [.. store.Read().Values.Where(outcome => !outcome.IsWhole)];
            Assert.Equal(2, failed.Length);
            Assert.All(failed, outcome => Assert.Equal("InvalidDataException: a wheel came off", outcome.Error));
            Assert.Equal(6, store.Read().Count);
            store.ForgetFailed();
            new ExperimentRun(prepared, store, 2, Quick).Execute(_ => { }, CancellationToken.None);
            Assert.All(store.Read().Values, outcome => Assert.True(outcome.IsWhole));
        }
    }

    [Fact]
    public void Seeds_are_added_until_the_paired_interval_is_narrow_enough()
    {
        PreparedExperiment prepared = Prepare("""
            design: replicates
            headline: sanctioned_share
            stop: {half_width: 0.5, at_least: 3, at_most: 50}
            """);
        // Differences of 0 and 1 in turn: the half width falls below a half with the first few seeds.
        using ExperimentStore store = ExperimentStore.Open(_folder["results.duckdb"], prepared);
        var run = new ExperimentRun(
            prepared, store, 2,
            (inputs, _) => Sanctioned(inputs.Arm == "none" ? 0 : inputs.Scenario.Seed % 2));
        run.Execute(_ => { }, CancellationToken.None);
        var results = new ExperimentResults(prepared, run.Outcomes);
        int seeds = results.ReplicatesAt(0);
        Assert.InRange(seeds, 4, 20);
        Assert.True(results.Difference("sanctioned_share", 0, 1).HalfWidth <= 0.5);
        double[] oneLess =
            [.. Enumerable.Range(0, seeds - 1).Select(seed => results.Value("sanctioned_share", 0, seed, 1))];
        Assert.True(Intervals.Of(oneLess).HalfWidth > 0.5);
    }

    [Fact]
    public void The_share_of_draws_in_which_a_result_turns_round_is_told()
    {
        PreparedExperiment prepared = Prepare("""
            design: latin_hypercube
            draws: 20
            headline: sanctioned_share
            parameters: {observations.cameras_per_1000: {low: 0, high: 400}}
            """);
        using ExperimentStore store = ExperimentStore.Open(_folder["results.duckdb"], prepared);
        var run = new ExperimentRun(
            prepared, store, 2,
            (inputs, _) => Sanctioned(inputs.Arm == "none" ? 100 : inputs.Parameters.Observations.CamerasPer1000));
        run.Execute(_ => { }, CancellationToken.None);
        var results = new ExperimentResults(prepared, run.Outcomes);
        Assert.Equal(0.25, results.SignChangeShare("sanctioned_share", 1));
        ExperimentFindings findings = ExperimentFindings.Of(prepared, results, store);
        Assert.Contains(
            "its sign is the other one at 25.0% of the points", findings.Sentences[1], StringComparison.Ordinal);
        Assert.Contains("25.0% of the points", ExperimentReport.Html(prepared, findings), StringComparison.Ordinal);
    }

    private PreparedExperiment Prepare(string rest)
    {
        _folder.Write("small.yaml", $"{Small}\n{rest}\n");
        return ExperimentReader.Prepare(_folder["small.yaml"]);
    }

    private static Outcome Quick(Model.RunInputs inputs, CancellationToken cancellation) =>
        Sanctioned(inputs.Scenario.Seed);

    private static Outcome Sanctioned(double share) =>
        new(null, 0, "0", new Dictionary<string, double> { ["sanctioned_share"] = share });
}
