using Glasshouse.Lab.Files;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Xunit;

namespace Glasshouse.Tests.Files;

/// <summary>A behaviour is a row and a rule is a row: a scenario may add both, from the start or on a day.</summary>
public sealed class AdditionTests : IDisposable
{
    internal const string Row =
        "{source: s, basis: assumed, meaning: m, subject: citizen, kind: violation, opportunities_per_year: 2, "
        + "benefit: 1, harm: 1, moral_weight: 0.5, channels: {police: {seen_share: 0.5, false_per_exposure: 0, "
        + "wrong_subject_share: 0}}}";

    private readonly WrittenFiles _files = new();

    [Fact]
    public void A_behaviour_that_nobody_takes_changes_no_life()
    {
        RunInputs plain = SmallRuns.Inputs("integrated-score", citizens: 3000, days: 60);
        Behaviour never = plain.Behaviours.Single(row => row.Id == "littering") with
        {
            Id = "aaa_never_taken",
            Counted = false,
            OpportunitiesPerYear = 2,
            Benefit = -20,
            MoralWeight = 10,
            Channels = [],
        };
        RunInputs more = plain with { Added = [new AddedBehaviour(never, 0)] };
        Assert.Equal(SmallRuns.Lives(plain), SmallRuns.Lives(more));
    }

    [Fact]
    public void A_behaviour_is_done_from_its_day_on_and_a_rule_added_later_fires_from_its_own()
    {
        string path = _files.Write("s.yaml", $"""
            glasshouse: 1
            name: added
            nation: [preset: netherlands, citizens: 3000]
            days: 60
            regime: integrated-score
            record: [detail: full]
            timeline:
              - day: 20
                behaviours: [cycling_dark: {Row}]
              - day: 40
                rules: [citizens: [dark_costs: [on: cycling_dark, points: -3, source: s, basis: assumed]]]
            """.Replace('[', '{').Replace(']', '}'));
        PreparedScenario prepared = ScenarioReader.Prepare(path, RunOverrides.None, InputTexts.FromShippedAndDisk());
        SmallRuns.Live(prepared.Arms[0], (_, kept) =>
        {
            Assert.Equal(20, kept.Acts.Where(act => act.Behaviour == "cycling_dark").Min(act => act.Day), 2.0);
            int[] fired = [.. kept.Decisions.Where(one => one.Rule == "dark_costs").Select(one => one.Day)];
            Assert.NotEmpty(fired);
            Assert.True(fired.Min() >= 40);
            return true;
        });
        // What the run writes down of itself makes the same run again.
        string again = _files.Write("again.yaml", prepared.ResolvedYaml);
        PreparedScenario second = ScenarioReader.Prepare(again, RunOverrides.None, InputTexts.FromShippedAndDisk());
        Assert.Equal(prepared.ResolvedYaml, second.ResolvedYaml);
        Assert.Equal(SmallRuns.Lives(prepared.Arms[0]), SmallRuns.Lives(second.Arms[0]));
    }

    [Theory]
    [InlineData("behaviours: {speeding: ROW}", "6:14 behaviours.speeding is in the catalogue already; take another id")]
    [InlineData("behaviours: {x_y: COMMON}",
        "6:44 behaviours.x_y.opportunities_per_year is 50; allowed are 0 to 12 unless it is counted")]
    [InlineData("timeline: [{day: 3, rules: {citizens: {r: {on: speeding, points: -1, source: s, basis: assumed}}}}]",
        "timeline.0.rules.citizens add rules, but none has no system for citizens")]
    public void What_does_not_fit_is_refused_with_its_place(string line, string problem)
    {
        string text = line.Replace("ROW", Row).Replace(
            "COMMON", "{opportunities_per_year: 50, " + Row.Replace("opportunities_per_year: 2, ", "")[1..]);
        string[] problems = _files.ProblemsOf($"{WrittenFiles.Scenario}\n{text}");
        Assert.Contains(problems, one => one.Contains(problem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("harm: 1,", "harm: -1,", "behaviours.x_y.harm is -1: a violation that does good")]
    [InlineData("kind: violation, ", "kind: merit, ", "behaviours.x_y.harm is 1: a merit that does harm")]
    [InlineData("channels: {police: {seen_share: 0.5, false_per_exposure: 0, wrong_subject_share: 0}}",
        "channels: {}", "behaviours.x_y.channels are none: nobody notices it")]
    public void What_is_probably_not_meant_is_warned_of(string good, string odd, string warning)
    {
        string scenario = $"{WrittenFiles.Scenario}\nbehaviours: {{x_y: {Row.Replace(good, odd)}}}";
        Assert.Empty(_files.ProblemsOf(scenario));
        Assert.Contains(warning, Assert.Single(_files.WarningsOf(scenario)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_behaviour_that_one_arm_only_has_is_warned_of()
    {
        string scenario = WrittenFiles.Scenario.Replace("regime: none", $$$"""
            arms:
              before: none
              after: {regime: none, timeline: [{day: 3, behaviours: {x_y: {{{Row}}}}}]}
            """);
        Assert.Empty(_files.ProblemsOf(scenario));
        Assert.StartsWith(
            "scenario.yaml:7:58 arms.after.timeline.0.behaviours.x_y is added to after and not to before",
            Assert.Single(_files.WarningsOf(scenario)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_on_what_no_channel_sees_is_refused()
    {
        string regime = WrittenFiles.Regime.Replace(
            "speeding_costs: {on: speeding,", "speeding_costs: {on: job_application,");
        Assert.Contains(
            _files.ProblemsOfRegime(regime),
            problem => problem.Contains("has no channel: nobody notices it", StringComparison.Ordinal));
    }

    public void Dispose() => _files.Dispose();
}
