using Glasshouse.Lab.Experiments;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;
using Glasshouse.Model;
using Glasshouse.Tests.Cli;
using Xunit;

namespace Glasshouse.Tests.Experiments;

/// <summary>Experiments over the numbers of a regime against an infection, and over the infection's own.</summary>
public sealed class HealthSweepTests : IDisposable
{
    private const string Small = """
        glasshouse: 1
        name: small
        scenario: lockdown
        citizens: 2000
        days: 40
        arms: [nothing, health-code]
        headline: attack_share
        design: grid
        """;

    private readonly WorkingFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_number_of_a_health_regime_moves_its_own_arm_alone_and_what_it_costs_stands_first()
    {
        PreparedExperiment prepared = Prepare(
            "regime_numbers: {health-code.health.tracing.found_share: {values: [0, 0.9]}}");
        Assert.Equal([0, 0.9], Enumerable.Range(0, 2).Select(point =>
            prepared.InputsOf(point, 0, 1).HealthOf("health-code")!.Tracing!.FoundShare));
        using ExperimentStore store = ExperimentStore.Open(_folder["results.duckdb"], prepared);
        var run = new ExperimentRun(prepared, store, 2);
        run.Execute(_ => { }, CancellationToken.None);
        string? Hash(int point, int arm) => run.Outcomes[prepared.CellOf(point, 0, arm).Number].StateHash;
        Assert.NotNull(Hash(0, 0));
        Assert.Equal(Hash(0, 0), Hash(1, 0));
        Assert.NotEqual(Hash(0, 1), Hash(1, 1));

        var results = new ExperimentResults(prepared, run.Outcomes);
        Assert.Equal(
            [
                "confined_wrongly_share", "confined_share", "locked_down_share", "gate_wrongful_refusal_share",
                "attack_share",
            ],
            results.Measures.Take(5));
        Assert.True(results.Mean("confined_wrongly_share", 1, 1) > results.Mean("confined_wrongly_share", 0, 1));
        // Who orders nobody home has nobody at home; of doors that are not there, no share is wrong.
        Assert.Equal(0, results.Mean("confined_wrongly_share", 0, 0));
        Assert.Equal(double.NaN, results.Mean("gate_wrongful_refusal_share", 0, 0));
    }

    [Theory]
    [InlineData(
        "regime_numbers: {health-code.health.tracing.found_shar: {values: [0]}}",
        "is no number of health-code; nearest is health.tracing.found_share")]
    [InlineData(
        "regime_numbers: {health-code.health.gates.shop.enforced_share: {values: [1.5]}}", "allowed are 0 to 1")]
    [InlineData("regime_numbers: {health-cod.health.uptake_share: {values: [0]}}", "nearest is health-code")]
    [InlineData(
        "parameters: {contagion.ages.from_50.death_share: {values: [0.001, 0.5]}}",
        "make a course of the infection that cannot be: at contagion.ages.from_50.death_share = 0.5")]
    public void What_cannot_be_is_told_before_the_first_run(string rest, string complaint)
    {
        BadInputException refused = Assert.Throws<BadInputException>(() => Prepare(rest));
        Problem problem = Assert.Single(refused.Problems);
        Assert.Contains(complaint, problem.Message, StringComparison.Ordinal);
        Assert.True(problem.Line > 0);
    }

    [Fact]
    public void A_point_of_a_later_wave_that_breaks_the_order_of_ages_fails_with_its_reason()
    {
        RunInputs inputs = Prepare("parameters: {contagion.r: {values: [2]}}").Arms[0];
        inputs = inputs with
        {
            Parameters = ParameterPaths.With(inputs.Parameters, "contagion.ages.from_50.death_share", 0.5),
        };
        Outcome outcome = ExperimentRun.OutcomeOf(inputs, CancellationToken.None)!;
        Assert.False(outcome.IsWhole);
        Assert.Contains("more than critical_share of the same age", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("confined_share", 0.0)]
    [InlineData("attack_share", 0.0)]
    [InlineData("gate_wrongful_refusal_share", null)]
    [InlineData("mean_score", null)]
    public void An_arm_without_a_measure_has_none_of_what_is_done_and_no_answer_otherwise(
        string measure, double? without)
    {
        Assert.Equal(without, MeasureGuide.FigureIn(new Dictionary<string, double>(), measure));
        Assert.Equal(3, MeasureGuide.FigureIn(new Dictionary<string, double> { [measure] = 3 }, measure));
    }

    private PreparedExperiment Prepare(string rest)
    {
        _folder.Write("small.yaml", $"{Small}\n{rest}\n");
        return ExperimentReader.Prepare(_folder["small.yaml"]);
    }
}
