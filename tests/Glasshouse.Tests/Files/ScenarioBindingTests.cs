using Xunit;

namespace Glasshouse.Tests.Files;

public sealed class ScenarioBindingTests : IDisposable
{
    private readonly WrittenFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_small_scenario_has_no_problem() => Assert.Empty(_files.ProblemsOf(WrittenFiles.Scenario));

    [Theory]
    [InlineData("days: 30", "days: many", "4:7 days is many; expected a whole number")]
    [InlineData("days: 30", "days: 30.5", "4:7 days is 30.5; expected a whole number")]
    [InlineData("days: 30", "days: \"30\"", "4:7 days is \"30\"; expected a whole number; quotes make it text")]
    [InlineData("days: 30", "days: 30d", "4:7 days is 30d; expected a whole number")]
    [InlineData("days: 30", "days: 1_000", "4:7 days is 1_000; expected a whole number")]
    [InlineData("days: 30", "days: .nan", "4:7 days is .nan; expected a whole number")]
    [InlineData("days: 30", "days: [30]", "4:7 days is a list; expected a whole number")]
    [InlineData("days: 30", "days: -3", "4:7 days is -3; allowed are 1 to 36500 days")]
    [InlineData("days: 30", "days: 0", "4:7 days is 0; allowed are 1 to 36500 days")]
    [InlineData("days: 30", "days: 99999999999999999999", "4:7 days is 1E+20; allowed are 1 to 36500 days")]
    [InlineData("days: 30", "days:", "4:6 days is empty; expected a whole number")]
    [InlineData("citizens: 1000", "citizens: -5", "3:39 nation.citizens is -5; allowed are 1000 to 20000000 persons")]
    [InlineData(
        "citizens: 1000", "citizens: 8000000000",
        "3:39 nation.citizens is 8000000000; allowed are 1000 to 20000000 persons")]
    [InlineData("glasshouse: 1", "glasshouse: 2", "1:13 glasshouse is 2; allowed is 1")]
    [InlineData("name: small", "name: 2024", "2:7 name is 2024; expected text; put it in quotes if it is a name")]
    [InlineData("nation: {preset: fictional, citizens: 1000}", "nation: here",
        "3:9 nation is here; expected a mapping of key: value")]
    public void A_value_of_the_wrong_kind_or_size_is_refused(string right, string wrong, string problem) =>
        Assert.Equal([$"scenario.yaml:{problem}"], Problems(right, wrong));

    [Theory]
    [InlineData("start: 2025-02-30", "6:8 start is 2025-02-30; expected a date as in 2025-01-31; there is no such day")]
    [InlineData("start: 2025-13-01", "6:8 start is 2025-13-01; expected a date as in 2025-01-31; there is no such day")]
    [InlineData("start: 1.1.2025", "6:8 start is 1.1.2025; expected a date as in 2025-01-31")]
    [InlineData("start: 9999-12-30", "6:8 start is 9999-12-30; the run would end after 9999-12-31")]
    [InlineData("seed: -1", "6:7 seed is -1; allowed are 0 to 4294967295 (seed)")]
    [InlineData("switches: {stigma: yes}",
        "6:20 switches.stigma is yes; expected true, false, on or off; yes and no are words in YAML 1.2")]
    [InlineData("switches: {stigma: \"on\"}",
        "6:20 switches.stigma is \"on\"; expected true, false, on or off; quotes make it text")]
    [InlineData("switches: {stigma: 1}", "6:20 switches.stigma is 1; expected true, false, on or off")]
    [InlineData("record: {detail: some}", "6:18 record.detail is some; allowed are cohort, full, summary")]
    [InlineData("timeline: {day: 3}", "6:11 timeline is a mapping; expected a list, as in [a, b]")]
    [InlineData("timeline: [{day: 30, note: late}]",
        "6:18 timeline.0.day is 30; allowed are 0 to 29, the last day of the run")]
    [InlineData("timeline: [{day: 3}]",
        "6:12 timeline.0 changes nothing; give regime, health, set, behaviours, rules or note")]
    [InlineData("timeline: [{note: when}]",
        "6:12 timeline.0.day is missing; expected a number; allowed are 0 to 36500 (day)")]
    [InlineData("timeline: [{day: 9, seed_infections: {persons: 20}}]",
        "6:21 timeline.0.seed_infections is a parameter: set contagion.seed_infections")]
    public void A_further_line_that_cannot_be_used_is_refused(string line, string problem) =>
        Assert.Contains($"scenario.yaml:{problem}", _files.ProblemsOf($"{WrittenFiles.Scenario}\n{line}"));

    [Theory]
    [InlineData("day: 30", "day is not a setting; nearest is days")]
    [InlineData("helth: health-none", "helth is not a setting; nearest is health")]
    [InlineData("switches: {stigmata: on}", "switches.stigmata is not a setting; nearest is stigma")]
    [InlineData("Days: 3", "Days is not a setting; nearest is days")]
    public void An_unknown_key_is_refused_with_the_nearest_name(string line, string message)
    {
        string problem = Assert.Single(_files.ProblemsOf($"{WrittenFiles.Scenario}\n{line}"));
        Assert.StartsWith("scenario.yaml:6:", problem, StringComparison.Ordinal);
        Assert.Contains(message, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_settings_are_all_named() =>
        Assert.Equal(
            [
                "scenario.yaml:1:1 name is missing; expected text",
                "scenario.yaml:1:1 nation is missing; expected a mapping of key: value",
                "scenario.yaml:1:1 days is missing; expected a number; allowed are 1 to 36500 days",
                "scenario.yaml:1:1 regime is missing; give a regime, or arms for several",
            ],
            _files.ProblemsOf("glasshouse: 1"));

    [Fact]
    public void All_problems_of_a_file_come_at_once()
    {
        string[] problems = _files.ProblemsOf("""
            glasshouse: 1
            name: small
            nation: {preset: nowhere, citizens: 10}
            days: -3
            regime: nonee
            sed: 4
            start: 2025-02-30
            set: {observations.cameras_per_1000: 9000}
            """);
        Assert.Equal(7, problems.Length);
        Assert.Contains("scenario.yaml:5:9 regime is nonee, no shipped regime and no file; nearest is none", problems
            .Select(problem => problem.Split("; allowed")[0]));
    }

    [Theory]
    [InlineData("regime: none", "regime: none\ntimeline: [{day: 3, regime: debtor-list}, {day: 3, regime: none}]",
        "6:60 timeline.1.regime is none, but on day 3 debtor-list begins already; allowed is one regime a day")]
    [InlineData("regime: none", "arms: {a: {regime: none, timeline: [{day: 3, regime: none}]}}\n"
        + "timeline: [{day: 3, regime: debtor-list}]",
        "5:54 arms.a.timeline.0.regime is none, but on day 3 debtor-list begins already; allowed is one regime a day")]
    public void Two_regimes_on_one_day_are_refused(string right, string wrong, string problem) =>
        Assert.Equal([$"scenario.yaml:{problem}"], _files.ProblemsOf(WrittenFiles.Scenario.Replace(right, wrong)));

    [Fact]
    public void Events_may_stand_in_any_order() => Assert.Empty(_files.ProblemsOf(
        WrittenFiles.Scenario + "\ntimeline: [{day: 9, regime: none}, {day: 3, regime: debtor-list}]"));

    [Theory]
    [InlineData("{observations.cameras_per_1000: 900}",
        "6:38 set.observations.cameras_per_1000 is 900; allowed are 0 to 500 (per 1,000 citizens)")]
    [InlineData("{observations.camera_per_1000: 40}",
        "6:7 set.observations.camera_per_1000 is not a parameter; nearest is observations.cameras_per_1000")]
    [InlineData("{cameras_per_1000: 40}",
        "6:7 set.cameras_per_1000 is not a parameter; nearest is observations.cameras_per_1000")]
    [InlineData("{appeals: {filing_days: 2.5}}", "6:30 set.appeals.filing_days is 2.5; expected a whole number")]
    [InlineData("{appeals.filing_days: soon}", "6:28 set.appeals.filing_days is soon; expected a number")]
    [InlineData("{appeals.filing_days: 3, appeals: {filing_days: 4}}",
        "6:41 set.appeals.filing_days is given twice")]
    public void A_parameter_is_set_by_its_name_and_within_its_range(string set, string problem) =>
        Assert.Equal([$"scenario.yaml:{problem}"], _files.ProblemsOf($"{WrittenFiles.Scenario}\nset: {set}"));

    [Theory]
    [InlineData("regime: none", "regime: none\narms: {a: none}",
        "5:9 regime is given beside arms; give one of the two")]
    [InlineData("regime: none", "arms: {}", "5:7 arms is empty; give at least one arm")]
    [InlineData("regime: none", "arms: {a: [none]}",
        "5:11 arms.a is a list; expected a regime or a mapping of key: value")]
    [InlineData("regime: none", "arms: {a: {health: health-none}}",
        "5:11 arms.a.regime is missing; expected text")]
    [InlineData("regime: none", "arms: {A b: none}",
        "5:8 arms.A b is not a usable name; allowed are small letters, digits, hyphens and underscores, 60 at most")]
    [InlineData("name: small", "name: ../up",
        "2:7 name is not a usable name; allowed are small letters, digits, hyphens and underscores, 60 at most")]
    public void Arms_and_names_must_make_sense(string right, string wrong, string problem) =>
        Assert.Contains($"scenario.yaml:{problem}", Problems(right, wrong));

    private string[] Problems(string right, string wrong) =>
        _files.ProblemsOf(WrittenFiles.Scenario.Replace(right, wrong));
}
