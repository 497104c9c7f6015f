using System.Text.RegularExpressions;
using Glasshouse.Lab.Files;
using Glasshouse.Model;
using Xunit;

namespace Glasshouse.Tests.Files;

public sealed partial class ScenarioReaderTests : IDisposable
{
    private readonly WrittenFiles _files = new();

    public void Dispose() => _files.Dispose();

    public static TheoryData<string> ShippedScenarios => [.. Shipped.Scenarios];

    [Theory]
    [MemberData(nameof(ShippedScenarios))]
    public void A_shipped_scenario_reads_and_is_called_like_its_file(string name) =>
        Assert.Equal(name, Prepare(name).Resolved.Name);

    [Theory]
    [MemberData(nameof(ShippedScenarios))]
    public void A_record_makes_the_same_run_without_the_files(string name)
    {
        PreparedScenario first = Prepare(name, new RunOverrides { Seed = 7, Set = ["appeals.filing_days=3"] });
        PreparedScenario again =
            ScenarioReader.Prepare(name, RunOverrides.None, InputTexts.FromRecorded(first.Texts));
        Assert.Equal(first.ResolvedYaml, again.ResolvedYaml);
        Assert.Equal(first.Texts, again.Texts);
        Assert.Equal(first.Arms.Select(arm => arm.Parameters), again.Arms.Select(arm => arm.Parameters));
        Assert.Equal(3, again.Arms[0].Parameters.Appeals.FilingDays);
    }

    [Fact]
    public void The_resolved_scenario_reads_back_to_itself()
    {
        PreparedScenario prepared = Prepare(_files.Write("a.yaml", """
            glasshouse: 1
            name: whole
            question: "What: is \"this\"?\nA line, a back\\slash, é."
            nation: {preset: fictional, citizens: 2000}
            start: 2024-02-29
            days: 60
            seed: 4294967295
            arms:
              base: none
              watched:
                regime: blacklist-state
                switches: {stigma: off}
                set: {observations.cameras_per_1000: 0.1}
                timeline: [{day: 3, note: "on"}, {day: 9, set: {observations: {cameras_per_1000: 40}}}]
            timeline: [{day: 5, regime: none, note: "off it goes"}]
            set: {appeals.filing_days: 9}
            switches: {chilling: off}
            record: {detail: summary}
            """));
        PreparedScenario again = Prepare(_files.Write("b.yaml", prepared.ResolvedYaml));
        Assert.Equal(prepared.ResolvedYaml, again.ResolvedYaml);
        Assert.Equal("What: is \"this\"?\nA line, a back\\slash, é.", again.Resolved.Question);
        Assert.Equal(prepared.Arms[1].Scenario.Timeline.Length, again.Arms[1].Scenario.Timeline.Length);
    }

    [Fact]
    public void An_arm_changes_only_the_switches_it_mentions()
    {
        PreparedScenario prepared = Prepare(WithArms("""
            arms:
              base: none
              other: {regime: none, switches: {stigma: off}}
            switches: {chilling: off}
            """));
        Assert.Equal(new Switches { Chilling = false }, prepared.Arms[0].Scenario.Switches);
        Assert.Equal(new Switches { Chilling = false, Stigma = false }, prepared.Arms[1].Scenario.Switches);
    }

    [Fact]
    public void An_arm_merges_its_own_with_what_the_scenario_says()
    {
        PreparedScenario prepared = Prepare(WithArms("""
            arms:
              one:
                regime: none
                set: {observations.cameras_per_1000: 10}
                timeline: [{day: 4, regime: blacklist-state}, {day: 9, set: {observations.cameras_per_1000: 30}}]
            set: {observations.cameras_per_1000: 5, appeals.filing_days: 2}
            timeline: [{day: 6, set: {appeals.filing_days: 3}}]
            """));
        RunInputs arm = Assert.Single(prepared.Arms);
        Assert.Equal((10.0, 2), (arm.Parameters.Observations.CamerasPer1000, arm.Parameters.Appeals.FilingDays));
        Assert.Equal([4, 6, 9], arm.Scenario.Timeline.Select(happening => happening.Day));
        Assert.Equal([6, 9], arm.ParametersFrom.Keys);
        Assert.Equal(10.0, arm.ParametersFrom[6].Observations.CamerasPer1000);
        Assert.Equal(3, arm.ParametersFrom[9].Appeals.FilingDays);
        Assert.Equal(30.0, arm.ParametersFrom[9].Observations.CamerasPer1000);
        Assert.Equal(["blacklist-state", "none"], arm.Regimes.Keys);
        Assert.Equal("none", arm.Scenario.Regime);
        Assert.Empty(arm.Scenario.Arms);
    }

    [Fact]
    public void One_regime_gives_one_arm_of_that_name()
    {
        RunInputs arm = Assert.Single(Prepare(_files.Write("s.yaml", WrittenFiles.Scenario)).Arms);
        Assert.Equal(("none", "none"), (arm.Arm, arm.Scenario.Regime));
    }

    [Fact]
    public void Options_override_the_file()
    {
        string path = WithArms("arms: {a: none, b: {regime: none, set: {appeals.filing_days: 4}}}");
        PreparedScenario prepared = Prepare(path, new RunOverrides
        {
            Seed = 9,
            Days = 12,
            Citizens = 3000,
            Record = "cohort:50",
            Set = ["appeals.filing_days=6"],
        });
        Scenario resolved = prepared.Resolved;
        Assert.Equal((9L, 12, 3000), (resolved.Seed, resolved.Days, resolved.Nation.Citizens));
        Assert.Equal(new RecordChoice { Detail = RecordDetail.Cohort, Cohort = 50 }, prepared.Resolved.Record);
        Assert.All(prepared.Arms, arm => Assert.Equal(6, arm.Parameters.Appeals.FilingDays));
        Assert.Equal(["a", "b"], prepared.Arms.Select(arm => arm.Arm));
    }

    [Fact]
    public void One_regime_by_option_replaces_all_arms()
    {
        string path = WithArms("arms: {a: none, b: none}");
        PreparedScenario prepared = Prepare(path, new RunOverrides { Regime = "blacklist-state" });
        Assert.Equal("blacklist-state", Assert.Single(prepared.Arms).Arm);
        Assert.Equal("blacklist-state", prepared.Resolved.Regime);
    }

    [Fact]
    public void A_run_cut_short_does_not_reach_later_events()
    {
        string path = WithArms("regime: none\ntimeline: [{day: 3, note: a}, {day: 20, note: b}]");
        Assert.Single(Prepare(path, new RunOverrides { Days = 10 }).Resolved.Timeline);
        Assert.Equal(2, Prepare(path).Resolved.Timeline.Length);
    }

    [Fact]
    public void Options_out_of_range_are_all_refused()
    {
        string path = _files.Write("s.yaml", WrittenFiles.Scenario);
        var refusal = Assert.Throws<BadInputException>(() => Prepare(path, new RunOverrides
        {
            Seed = -1,
            Days = 0,
            Citizens = -4,
            Regime = "nonee",
            Health = "health-cod",
            Set = ["appeals.filing_days=900", "appeals.filing_day=9", "appeals.filing_days", "x=y"],
            Record = "everything",
        }));
        Assert.Equal(
            [
                "--seed is -1; allowed are 0 to 4294967295 (seed)",
                "--days is 0; allowed are 1 to 36500 days",
                "--citizens is -4; allowed are 1000 to 20000000 persons",
                "--set appeals.filing_days is 900; allowed are 0 to 365 days",
                "--set appeals.filing_day is not a parameter; nearest is appeals.filing_days",
                "--set appeals.filing_days is no assignment; expected path=number",
                "--set x=y is no assignment; expected path=number",
                "--record is everything; allowed are summary, cohort:N and full",
            ],
            refusal.Problems.Select(problem => problem.ToString()).Take(8));
        Assert.Contains(refusal.Problems, problem => problem.File == "--regime");
        Assert.Contains(refusal.Problems, problem => problem.File == "--health");
    }

    [Fact]
    public void A_regime_beside_the_scenario_is_found_and_known_by_its_own_name()
    {
        _files.Write("rules/mine/regime.yaml", WrittenFiles.Regime);
        string path = _files.Write("s.yaml", WrittenFiles.Scenario.Replace("none", "rules/mine"));
        PreparedScenario prepared = Prepare(path);
        Assert.Equal("tiny", prepared.Resolved.Regime);
        Assert.Equal("tiny", Assert.Single(prepared.Arms).Regimes.Keys.Single());
        File.Delete(Path.Combine(Path.GetDirectoryName(path)!, "rules/mine/regime.yaml"));
        PreparedScenario again =
            ScenarioReader.Prepare("small", RunOverrides.None, InputTexts.FromRecorded(prepared.Texts));
        Assert.Equal(prepared.ResolvedYaml, again.ResolvedYaml);
    }

    [Fact]
    public void A_folder_of_counts_is_found_beside_the_scenario()
    {
        foreach (string table in (string[])["provinces.csv", "ages.csv", "households.csv"])
        {
            _files.Write($"counts/{table}", Shipped.Text($"data/china-like/{table}")!);
        }
        string path = _files.Write("s.yaml", WrittenFiles.Scenario.Replace("fictional", "counts"));
        PreparedScenario prepared = Prepare(path);
        Assert.Equal(Path.Combine(Path.GetDirectoryName(path)!, "counts"), prepared.Resolved.Nation.Preset);
        Assert.NotEmpty(prepared.Arms[0].Marginals.Provinces);
    }

    [Fact]
    public void A_folder_with_a_row_per_person_is_refused()
    {
        foreach (string table in (string[])["provinces.csv", "ages.csv", "households.csv"])
        {
            _files.Write($"counts/{table}", Shipped.Text($"data/china-like/{table}")!);
        }
        _files.Write("counts/people.csv", "person_id,name,age\n1,Somebody,40\n2,Another,41\n");
        string[] problems = _files.ProblemsOf(WrittenFiles.Scenario.Replace("fictional", "counts"));
        Assert.NotEmpty(problems);
        Assert.All(problems, problem => Assert.StartsWith("counts", problem, StringComparison.Ordinal));
    }

    [Fact]
    public void Two_regimes_of_one_name_are_refused()
    {
        _files.Write("a/regime.yaml", WrittenFiles.Regime);
        _files.Write("b/regime.yaml", WrittenFiles.Regime + "\n# changed\n");
        Assert.Equal(
            [
                "scenario.yaml:7:8 arms.two.regime calls itself tiny, as another regime of this scenario does; "
                + "rename one",
            ],
            _files.ProblemsOf(Arms("arms:\n  one: a\n  two: b")));
    }

    [Fact]
    public void Problems_of_a_regime_come_with_those_of_the_scenario()
    {
        _files.Write("a/regime.yaml", WrittenFiles.Regime.Replace("accuracy: 0.9", "accuracy: 9"));
        string[] problems = _files.ProblemsOf(Arms("arms: {one: a, two: a}\nseed: -1"));
        Assert.Equal(2, problems.Length);
        Assert.Contains(problems, problem => Accuracy().IsMatch(problem));
    }

    [Fact]
    public void Dates_beyond_what_a_standing_can_hold_are_refused()
    {
        _files.Write("a/regime.yaml", WrittenFiles.Regime.Replace(
            "ceiling: 200}", "ceiling: 200, return_days_per_point: 3650}"));
        string problem = Assert.Single(_files.ProblemsOf(Arms("regime: a")));
        Assert.Contains("allowed are days below 65000", problem, StringComparison.Ordinal);
    }

    private static string Arms(string lines) => WrittenFiles.Scenario.Replace("regime: none", lines);

    private string WithArms(string lines) => _files.Write("arms.yaml", Arms(lines));

    private static PreparedScenario Prepare(string name, RunOverrides? overrides = null) =>
        ScenarioReader.Prepare(name, overrides ?? RunOverrides.None, InputTexts.FromShippedAndDisk());

    [GeneratedRegex(@"^a.regime\.yaml:[0-9]+:15 citizens\.appeal\.accuracy is 9; allowed are 0 to 1 \(share\)\z")]
    private static partial Regex Accuracy();
}
