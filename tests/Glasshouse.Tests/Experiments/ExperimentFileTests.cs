using Glasshouse.Lab.Experiments;
using Glasshouse.Lab.Files;
using Glasshouse.Model;
using Glasshouse.Tests.Cli;
using Xunit;

namespace Glasshouse.Tests.Experiments;

public sealed class ExperimentFileTests : IDisposable
{
    private readonly WorkingFolder _folder = new();

    public static TheoryData<string> ShippedExperiments => [.. Shipped.Experiments];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(ShippedExperiments))]
    public void A_shipped_experiment_can_be_prepared(string name) =>
        Assert.Equal(name, ExperimentReader.Prepare(name).Experiment.Name);

    [Theory]
    [InlineData("design: replicates\nreplicates: 0", "replicates is 0; allowed are 1 to 10000 replicates")]
    [InlineData(
        "design: grid\nparameters: {observations.camera_per_1000: {values: [1]}}",
        "is not a parameter; nearest is observations.cameras_per_1000")]
    [InlineData("design: grid", "design is grid, which varies numbers; give some under parameters")]
    [InlineData(
        "design: morris\nlevels: 3\nparameters: {observations.cameras_per_1000: {low: 0, high: 9}}",
        "levels is 3; expected an even number")]
    [InlineData(
        "design: morris\nparameters: {observations.cameras_per_1000: {low: 9, high: 9}}",
        "needs low and high, low below high")]
    [InlineData(
        "design: morris\nparameters: {observations.cameras_per_1000: {low: -9, high: 9}}",
        "is -9; allowed are 0 to 500 (per 1,000 citizens)")]
    [InlineData(
        "design: replicates\narms: [nobody]",
        "arms.0 is nobody; allowed are none, blacklist-state, integrated-score")]
    [InlineData(
        "design: replicates\nheadline: sanctioned_shar",
        "headline is sanctioned_shar; nearest is sanctioned_share")]
    [InlineData(
        "design: replicates\nstop: {half_width: 1, at_least: 9, at_most: 3}",
        "stop.at_least is 9, more than at_most")]
    [InlineData(
        "design: grid\nregime_numbers: {integrated-score.citizens.score.star: {values: [1]}}",
        "is no number of integrated-score; nearest is citizens.score.start")]
    [InlineData(
        "design: grid\nregime_numbers: {integrated-score.citizens.score.start: {values: [1000, 1301]}}",
        "make a regime that cannot be")]
    public void What_cannot_be_run_is_told_with_its_place(string rest, string complaint)
    {
        _folder.Write("bad.yaml", $"glasshouse: 1\nname: bad\nscenario: first-look\n{rest}\n");
        BadInputException refused =
            Assert.Throws<BadInputException>(() => ExperimentReader.Prepare(_folder["bad.yaml"]));
        Problem problem = Assert.Single(refused.Problems);
        Assert.Contains(complaint, problem.Message, StringComparison.Ordinal);
        Assert.True(problem.Line > 0);
    }

    [Fact]
    public void More_runs_than_allowed_need_a_yes_and_nothing_is_written()
    {
        _folder.Write("many.yaml",
            "glasshouse: 1\nname: many\nscenario: first-look\ncitizens: 1000\ndesign: replicates\nreplicates: 400\n");
        Answer answer = _folder.Run("experiment", "many.yaml");
        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(
            ["many.yaml asks for 1,200 runs; allowed without --yes are 1 to 1000 runs (--plan says what they take)"],
            answer.Complaints);
        Assert.Equal([_folder["many.yaml"]], _folder.Entries);
    }

    [Fact]
    public void An_experiment_leaves_a_report_and_goes_on_only_with_the_same_file()
    {
        const string File = """
            glasshouse: 1
            name: short
            scenario: first-look
            citizens: 1000
            days: 5
            arms: [none, integrated-score]
            design: morris
            trajectories: 2
            headline: violations_per_1000_year
            parameters:
              observations.cameras_per_1000: {low: 0, high: 400}
              nations.morale_mean: {low: 0.5, high: 2}
            """;
        _folder.Write("short.yaml", File);
        Answer first = _folder.Run("experiment", "short.yaml", "--out", "out");
        Assert.Equal(0, first.ExitCode);
        Assert.Contains(
            "12 runs of 12 at most, over 6 points and 2 arms; none failed.", first.Output, StringComparison.Ordinal);
        Assert.Contains("What matters most for", first.Output, StringComparison.Ordinal);
        Assert.True(System.IO.File.Exists(_folder["out/experiment.html"]));
        Answer again = _folder.Run("experiment", "short.yaml", "--out", "out");
        Assert.Contains("All 12 runs are there.", again.Complaint, StringComparison.Ordinal);
        Assert.Equal(first.Output, again.Output);
        _folder.Write("short.yaml", File.Replace("days: 5", "days: 6", StringComparison.Ordinal));
        Answer other = _folder.Run("experiment", "short.yaml", "--out", "out");
        Assert.Equal(2, other.ExitCode);
        Assert.StartsWith("out holds another experiment", other.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_of_any_shipped_regime_can_be_set_and_no_other_moves()
    {
        var texts = InputTexts.FromShippedAndDisk();
        foreach (string name in Shipped.Regimes)
        {
            Regime regime = RegimeReader.Read(texts, name, CatalogueReader.Read(texts));
            var numbers = RegimeNumbers.Of(regime);
            foreach ((string path, Setting setting) in numbers)
            {
                double most = setting.Quantity!.Most;
                Regime changed = RecordPaths.With(regime, path, most);
                Assert.All(numbers.Keys, other => Assert.Equal(
                    other == path ? most : RecordPaths.Value(regime, other), RecordPaths.Value(changed, other)));
            }
        }
    }
}
