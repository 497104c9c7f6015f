using Glasshouse.Engine.Randomness;
using Glasshouse.Lab.Experiments;
using Glasshouse.Lab.Files;
using Glasshouse.Tests.Files;
using Xunit;

namespace Glasshouse.Tests.Experiments;

public sealed class CalibrationTests : IDisposable
{
    private const string Fit = """
        glasshouse: 1
        name: fit
        scenario: first-look
        citizens: 1000
        days: 30
        arms: [integrated-score]
        design: history_matching
        draws: 12
        waves: 2
        parameters:
          observations.cameras_per_1000: {low: 5, high: 100}
          observations.false_record_ratio: {low: 0.2, high: 3}
        targets:
          source: "Invented for tests"
          basis: assumed
          records_per_1000_year: {value: 2, deviation: 0.1}
          wrongful_record_share: {value: 1, deviation: 0.1}
        """;

    private readonly WrittenFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Known_parameters_are_hardly_ever_ruled_out_and_most_of_the_ranges_is()
    {
        const int Fits = 40;
        var truths = new Draws(5, Purpose.Design);
        int kept = 0;
        double left = 0;
        for (uint fit = 0; fit < Fits; fit++)
        {
            Words words = truths.At(fit, 0, 0);
            double[] truth = [Uniform.Open(words.W0), Uniform.Open(words.W1)];
            double[] observed = World(truth, 1000 * fit);
            var matching = new HistoryMatching(2, [new Aim(observed[0], 0.05), new Aim(observed[1], 0.05)], fit);
            var points = new List<double[]>(Designs.LatinHypercube(fit, 20, 2));
            for (int wave = 0; wave < 3; wave++)
            {
                points.AddRange(wave == 0 ? [] : matching.Next(20));
                matching.Learn(points, [.. points.Select((point, run) => World(point, (1000 * fit) + 1 + (uint)run))]);
            }
            kept += matching.Implausibility(truth) <= HistoryMatching.Ruled ? 1 : 0;
            left += matching.Left.Count / 10_000.0 / Fits;
        }
        // Two figures three waves each: far fewer than one in twenty should be lost at three deviations.
        Assert.InRange(kept, 37, Fits);
        Assert.InRange(left, 0.001, 0.25);
    }

    [Fact]
    public void The_points_of_a_wave_are_spread_over_little_as_over_much()
    {
        var matching = new HistoryMatching(1, [new Aim(0.5, 0.001)], 1);
        double[][] points = Designs.LatinHypercube(1, 12, 1);
        matching.Learn(points, [.. points.Select(point => new[] { point[0] })]);
        double[][] next = matching.Next(5000);
        Assert.InRange(next.Length, 10, 200);
        Assert.Equal(next.Length, next.Select(point => point[0]).Distinct().Count());
    }

    [Fact]
    public void Targets_that_no_draw_can_give_rule_everything_out()
    {
        var matching = new HistoryMatching(1, [new Aim(40, 0.1)], 1);
        double[][] points = Designs.LatinHypercube(1, 12, 1);
        Wave wave = matching.Learn(points, [.. points.Select(point => new[] { point[0] })]);
        Assert.Equal(new Wave(12, 0), wave);
        Assert.Null(matching.Best());
        Assert.Empty(matching.Next(12));
    }

    [Fact]
    public void A_fit_of_runs_hands_on_a_parameter_set_that_a_run_can_use_and_goes_on_where_it_stopped()
    {
        PreparedExperiment prepared = ExperimentReader.Prepare(_files.Write("fit.yaml", Fit));
        string store = Path.Combine(Path.GetDirectoryName(_files.Write("fit.yaml", Fit))!, "results.duckdb");
        int lived = 0;
        (Calibration Calibration, string File) Fitted()
        {
            using ExperimentStore runs = ExperimentStore.Open(store, prepared);
            Calibration calibration = Calibration.Fit(prepared, wave =>
            {
                runs.AddPoints(wave);
                var run = new ExperimentRun(wave, runs, 2, (inputs, _) =>
                {
                    Interlocked.Increment(ref lived);
                    return Quick(inputs);
                });
                run.Execute(_ => { }, CancellationToken.None);
                return run.Outcomes;
            }, CancellationToken.None)!;
            var results = new ExperimentResults(calibration.Experiment, runs.Read());
            Assert.True(calibration.Holds(results));
            return (calibration, calibration.ParameterFile(results));
        }

        (Calibration first, string file) = Fitted();
        Assert.Equal(prepared.MostRuns, lived);
        (Calibration again, string same) = Fitted();
        Assert.Equal(prepared.MostRuns, lived);
        Assert.Equal(first.Best, again.Best);
        Assert.Equal(file, same);
        // The figures below are the cameras over 25 and the ratio itself.
        Assert.InRange(first.Value(0, first.Best!), 40, 60);
        Assert.InRange(first.Value(1, first.Best!), 0.7, 1.3);
        PreparedScenario run = ScenarioReader.Prepare(
            "first-look",
            new RunOverrides
            {
                Parameters = _files.Write("parameters.yaml", file),
                Set = ["observations.false_record_ratio=2"],
            },
            InputTexts.FromShippedAndDisk());
        Assert.Equal(first.Value(0, first.Best!), run.Resolved.Set["observations.cameras_per_1000"]);
        Assert.Equal(2, run.Resolved.Set["observations.false_record_ratio"]);
    }

    [Theory]
    [InlineData("  records_per_1000_year: {value: 2, deviation: 0.1}", "  no_such: {value: 2, deviation: 0.1}",
        "targets.no_such is no measure")]
    [InlineData("draws: 12", "draws: 4", "2 parameters need at least 9 a wave")]
    [InlineData("deviation: 0.1}\n  wrong", "deviation: 0.1, arm: nowhere}\n  wrong", "arm is nowhere")]
    [InlineData("waves: 2", "waves: 2\nregime_numbers: {integrated-score.citizens.score.start: {low: 900, high: 999}}",
        "are rules of a regime, which nothing is fitted to")]
    [InlineData("history_matching", "latin_hypercube", "belong to the design history_matching alone")]
    public void A_fit_that_cannot_be_is_refused_with_its_place(string from, string to, string complaint)
    {
        BadInputException refusal = Assert.Throws<BadInputException>(
            () => ExperimentReader.Prepare(_files.Write("fit.yaml", Fit.Replace(from, to, StringComparison.Ordinal))));
        Assert.Contains(complaint, refusal.Message, StringComparison.Ordinal);
        Assert.Matches(@"fit\.yaml:\d+:\d+", refusal.Message);
    }

    [Fact]
    public void A_parameter_set_with_a_path_that_is_none_is_refused_with_its_place()
    {
        string file = _files.Write("set.yaml", """
            glasshouse: 1
            name: mine
            parameters:
              observations.cameras_per_thousand: {value: 3, source: "Invented", basis: assumed}
            """);
        BadInputException refusal = Assert.Throws<BadInputException>(() => ScenarioReader.Prepare(
            "first-look", new RunOverrides { Parameters = file }, InputTexts.FromShippedAndDisk()));
        Assert.Contains("set.yaml:4:", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("observations.cameras_per_1000", refusal.Message, StringComparison.Ordinal);
    }

    // A curved world with luck in it.
    private static double[] World(double[] place, uint luck)
    {
        Words words = new Draws(9, Purpose.Design).At(luck, 1, 0);
        return
        [
            (2 * place[0]) + (place[0] * place[1]) + (0.05 * Uniform.Normal(words.W0)),
            (3 * place[1]) - (place[0] * place[0]) + (0.05 * Uniform.Normal(words.W1)),
        ];
    }

    private static Outcome Quick(Model.RunInputs inputs) => new(null, 0, "0", new Dictionary<string, double>
    {
        ["records_per_1000_year"] = inputs.Parameters.Observations.CamerasPer1000 / 25,
        ["wrongful_record_share"] = inputs.Parameters.Observations.FalseRecordRatio,
    });
}
