using Xunit;

namespace Glasshouse.Tests.Files;

public sealed class RegimeHeritageTests : IDisposable
{
    private readonly WrittenFiles _files = new();

    public void Dispose() => _files.Dispose();

    private string[] ProblemsOfChild(string body)
    {
        _files.Write("tiny/regime.yaml", WrittenFiles.Regime);
        string head = "glasshouse: 1\nname: child\nlabel: hypothetical\nmeaning: \"For tests.\"\nextends: ../tiny\n";
        return _files.Checked(_files.Write("child/regime.yaml", head + body));
    }

    [Fact]
    public void A_child_inherits_what_it_does_not_say() => Assert.Empty(ProblemsOfChild(""));

    [Fact]
    public void A_child_changes_one_number_and_says_where_it_has_it_from() => Assert.Empty(ProblemsOfChild(
        "citizens:\n  appeal:\n    wait_days: {value: 3, source: \"A law\", basis: measured}\n"));

    [Fact]
    public void A_source_around_the_childs_numbers_leaves_the_parents_their_own() => Assert.Empty(ProblemsOfChild(
        "citizens:\n  appeal:\n    source: \"A law\"\n    basis: measured\n    wait_days: 3\n"));

    [Fact]
    public void A_child_cannot_rest_on_its_parents_source() => Assert.Equal(
        [
            "child/regime.yaml:8:16 citizens.appeal.wait_days has no source; state source and basis on it, as "
            + "{value, source, basis}, or around it",
        ],
        ProblemsOfChild("citizens:\n  appeal:\n    wait_days: 3\n"));

    [Fact]
    public void An_empty_value_takes_a_part_out() => Assert.Equal(
        ["child/regime.yaml:9:5 citizens.bands are ranges of a score, but the system has no score"],
        ProblemsOfChild(
            "citizens:\n  score: null\n  bands:\n    high: {from: {value: 60, source: x, basis: assumed}}\n")
            .Where(problem => problem.Contains("bands are", StringComparison.Ordinal)));

    [Fact]
    public void Regimes_that_extend_each_other_are_refused_with_the_place()
    {
        _files.Write("b/regime.yaml", "glasshouse: 1\nname: b\nlabel: hypothetical\nmeaning: x\nextends: ../a\n");
        string[] problems = _files.Checked(_files.Write(
            "a/regime.yaml", "glasshouse: 1\nname: a\nlabel: hypothetical\nmeaning: x\nextends: ../b\n"));
        Assert.Contains(problems, problem =>
            problem.Contains("regime.yaml:5:10 extends is ../a and goes round in a circle", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("on: speeding, points: -30", "on: sensitive_reading, points: -30",
        "17:26 citizens.rules.speeding_costs.on is sensitive_reading, which none of the system's channels sees; ")]
    [InlineData("points: -30}", "points: -30, applied_share: 0}",
        "17:64 citizens.rules.speeding_costs.applied_share is 0; the rule can never fire")]
    [InlineData("points: -30}", "points: 0}",
        "17:5 citizens.rules.speeding_costs gives and takes 0 points; it can never do anything")]
    [InlineData("points: -30}", "points: -300}",
        "17:44 citizens.rules.speeding_costs.points reach 300; from floor to ceiling there are 200 points")]
    [InlineData("points: -30}", "discretion: {least: 5, most: -30}}",
        "17:48 citizens.rules.speeding_costs.discretion runs from 5 to -30; both have one sign")]
    [InlineData("points: -30}", "set_band: high}",
        "17:46 citizens.rules.speeding_costs.set_band is high, the highest band; nobody stands above it")]
    [InlineData("list: debtors}", "points: -5}", "15:5 citizens.lists.debtors is a list that nothing leads to")]
    [InlineData("list: debtors}", "list: debtors, expires_days: 9}",
        "18:71 citizens.rules.debt_listed.expires_days is given, but a membership ends by its list's stay_days")]
    [InlineData("stay_days: 50, ", "", "15:14 citizens.lists.debtors.stay_days is missing")]
    [InlineData("accuracy: 0.9", "accuracy: 1.2", "27:15 citizens.appeal.accuracy is 1.2; allowed are 0 to 1 (share)")]
    [InlineData("ceiling: 200}", "ceiling: 200, return_days_per_point: 3, yearly_reset: on}",
        "10:87 citizens.score.yearly_reset is on, but points return one by one already")]
    [InlineData("channels: [police, courts]", "channels: [police, courts]\n  read_by: [lenders]",
        "13:34 citizens.bands.low.consequences hold no_flights, which needs agencies as a reader (read_by)")]
    public void What_can_never_be_is_refused_with_its_place(string right, string wrong, string problem)
    {
        string[] problems = _files.ProblemsOfRegime(WrittenFiles.Regime.Replace(right, wrong));
        Assert.True(
            problems.Any(found => found.StartsWith($"regime.yaml:{problem}", StringComparison.Ordinal)),
            string.Join('\n', problems));
    }
}
