using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;
using Glasshouse.Lab.Runs;
using Glasshouse.Model.Contracts;
using Glasshouse.Web.Lives;
using Xunit;

namespace Glasshouse.Tests.Web;

/// <summary>A console with one small run of two arms, for all tests of screens.</summary>
public sealed class ConsoleWithRun : IAsyncLifetime
{
    private const string TwoArms =
        """
        glasshouse: 1
        name: two-arms
        nation: {preset: netherlands, citizens: 1000}
        start: 2025-01-01
        days: 90
        seed: 1
        arms: {none: none, everything: integrated-score}
        health: health-none
        record: {detail: cohort, cohort: 400}
        """;

    public ConsoleVisit Visit { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Visit = await ConsoleVisit.OpenAsync();
        string scenario = Path.Combine(Visit.Root, ".two-arms.yaml");
        File.WriteAllText(scenario, TwoArms);
        Run("watched", RunOverrides.None, scenario);
        var small = new RunOverrides { Citizens = 1000, Days = 30, Regime = "none" };
        Run("coded", small with { Health = "health-code" }, "lockdown");
        Run("passed", small with { Health = "private-pass" }, "lockdown");
    }

    public ValueTask DisposeAsync() => Visit.DisposeAsync();

    public RunFolder FolderOf(string run) => RunFolder.Open(Path.Combine(Visit.Root, run));

    public RunDatabase Open(string run) => RunDatabase.OpenForReading(Path.Combine(Visit.Root, run));

    private void Run(string name, RunOverrides overrides, string scenario) => ScenarioRun.Execute(
        ScenarioReader.Prepare(scenario, overrides, InputTexts.FromShippedAndDisk()),
        Path.Combine(Visit.Root, name), false, new RunManner(2, false), "", _ => { }, CancellationToken.None);
}

public sealed partial class WatchingTests(ConsoleWithRun console) : IClassFixture<ConsoleWithRun>
{
    private const string Arm = "everything";

    [Fact]
    public async Task Now_shows_the_figures_that_the_tables_hold_under_the_regimes_own_labels()
    {
        string page = await PageAsync("/runs/watched/now?arm=everything&day=60&measure=mean_score");
        using RunDatabase database = console.Open($"watched/{Arm}");
        double sanctioned = database.Query(
            "SELECT value FROM measures WHERE region_id = 0 AND group_id = 0 AND day = 60 "
            + "AND measure = 'sanctioned_share'", row => row.GetDouble(0))[0];
        Assert.Contains($"<b>{Figures.Share(sanctioned)}</b>", page, StringComparison.Ordinal);
        Assert.Equal(4, FigureBlock().Count(page));
        Assert.Equal(3, ChartBlock().Count(page));
        Assert.Contains(RunRecord.BoundarySentence, page, StringComparison.Ordinal);
        Assert.Contains("label hypothetical", page, StringComparison.Ordinal);
        Assert.Contains("day 60", page, StringComparison.Ordinal);
        Assert.Contains("measure = 'mean_score'", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_stream_is_of_the_kinds_words_and_days_that_are_asked_for()
    {
        string page = await PageAsync("/runs/watched/now?arm=everything&day=60&last=89&show=records&words=jaywalking");
        MatchCollection rows = StreamRow().Matches(page);
        Assert.NotEmpty(rows);
        Assert.All(rows, row =>
        {
            Assert.InRange(int.Parse(row.Groups[1].Value, CultureInfo.InvariantCulture), 0, 60);
            Assert.Contains("records", row.Value, StringComparison.Ordinal);
            Assert.Contains("jaywalking", row.Value, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("/runs/watched/now?measure=x'%20OR%201=1--&arm=nobody&day=-4")]
    [InlineData("/runs/watched/now?words=')%3B%20DROP%20TABLE%20acts%3B--&day=99999999")]
    [InlineData("/runs/watched/life?ask=../etc&draw=-1")]
    [InlineData("/gate?run=../../etc&citizen=-5&day=100000&venue=moon&way=nothing")]
    public async Task Odd_addresses_still_give_a_page(string place)
    {
        using HttpResponseMessage answer = await console.Visit.GetAsync(place);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain(console.Visit.Root, await PageAsync(place), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/runs/nobody/now")]
    [InlineData("/runs/nobody/life")]
    [InlineData("/runs/..%2f..%2fetc/now")]
    public async Task A_run_that_is_not_there_is_said_not_to_be(string place) =>
        Assert.Contains("There is no run of that name", await PageAsync(place), StringComparison.Ordinal);

    [Fact]
    public async Task A_wrongful_decision_is_marked_and_opened_to_its_rule_and_record_beside_the_twin()
    {
        using RunDatabase database = console.Open($"watched/{Arm}");
        (int citizen, string rule, long record) = database.Query(
            "SELECT d.subject_id, d.rule, d.record_id FROM decisions d JOIN records r USING (record_id) "
            + "WHERE r.wrongful AND d.subject_kind = 'citizen' AND d.kind = 'points' ORDER BY d.day LIMIT 1",
            row => (row.GetInt32(0), row.GetString(1), row.GetInt64(2)))[0];
        string page = await PageAsync($"/runs/watched/life/citizen/{citizen}?arm={Arm}&twin=none");
        Assert.Contains($"rule {rule}.", page, StringComparison.Ordinal);
        Assert.Contains($"<code>{rule}</code>", page, StringComparison.Ordinal);
        Assert.Contains($"Record {record} of day", page, StringComparison.Ordinal);
        Assert.Contains("✕ wrongful", page, StringComparison.Ordinal);
        Assert.Contains("under none", page, StringComparison.Ordinal);
        Assert.Contains("first differ on day", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_was_not_recorded_is_shown_by_doing_the_run_again()
    {
        using RunDatabase database = console.Open($"watched/{Arm}");
        HashSet<int> recorded = [.. database.Query("SELECT subject_id FROM citizens", row => row.GetInt32(0))];
        int citizen = Enumerable.Range(0, 1000).First(row => !recorded.Contains(row));
        string place = $"/runs/watched/life/citizen/{citizen}?arm={Arm}";
        Assert.Contains("again=yes", await PageAsync(place), StringComparison.Ordinal);
        Assert.Contains("Day by day", await PageAsync(place + "&again=yes"), StringComparison.Ordinal);
        Assert.Contains("is not in this run",
            await PageAsync($"/runs/watched/life/citizen/77000?arm={Arm}&again=yes"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_life_shows_its_health_code_and_the_question_that_gives_its_lanes()
    {
        using RunDatabase database = console.Open("coded");
        int citizen = database.Query(
            "SELECT min(citizen_id) FROM codes WHERE code != 'green'", row => row.GetInt32(0))[0];
        string page = await PageAsync($"/runs/coded/life/citizen/{citizen}");
        Assert.Contains("health code", page, StringComparison.Ordinal);
        string sql = LifeDesk.EventsSql(console.FolderOf("coded"), new Subject(SubjectKind.Citizen, citizen));
        Assert.Contains(sql, page, StringComparison.Ordinal);
        string[] kinds = [.. database.Query(sql, row => row.GetString(1))];
        Assert.Equal(
            database.Query($"SELECT count(*) FROM codes WHERE citizen_id = {citizen}", row => row.GetInt64(0))[0],
            kinds.Count(kind => kind == "code"));
        Assert.Equal(
            database.Query($"SELECT count(*) FROM acts WHERE subject_id = {citizen} AND subject_kind = 'citizen'",
                row => row.GetInt64(0))[0],
            kinds.Count(kind => kind == "act"));
        using RunDatabase scored = console.Open($"watched/{Arm}");
        int known = scored.Query(
            "SELECT min(subject_id) FROM decisions WHERE subject_kind = 'citizen' AND score_after IS NOT NULL",
            row => row.GetInt32(0))[0];
        Assert.NotEmpty(scored.Query(
            LifeDesk.ScoresSql(new Subject(SubjectKind.Citizen, known)), row => row.GetInt32(2)));
    }

    [Fact]
    public async Task A_life_and_its_twin_each_show_the_question_of_their_own_arm()
    {
        using RunDatabase database = console.Open($"watched/{Arm}");
        int citizen = database.Query("SELECT min(subject_id) FROM citizens", row => row.GetInt32(0))[0];
        var subject = new Subject(SubjectKind.Citizen, citizen);
        string page = await PageAsync($"/runs/watched/life/citizen/{citizen}?arm={Arm}&twin=none");
        string sql = LifeDesk.EventsSql(console.FolderOf($"watched/{Arm}"), subject);
        Assert.Equal(sql, LifeDesk.EventsSql(console.FolderOf("watched/none"), subject));
        Assert.Equal(2, page.Split(sql, StringSplitOptions.None).Length - 1);
    }

    [Fact]
    public async Task The_same_number_draws_the_same_subject()
    {
        string drawn = await PageAsync("/runs/watched/life?ask=citizen&draw=5");
        Assert.Matches("<h1[^>]*>citizen [0-9]+</h1>", drawn);
        Assert.Equal(Heading().Match(drawn).Value, Heading().Match(
            await PageAsync("/runs/watched/life?ask=citizen&draw=5")).Value);
    }

    [Theory]
    [InlineData("coded/none", "code", "", "Admitted.", "green")]
    [InlineData("coded/none", "code", "&altered=yes", "Refused.", "does not know this code")]
    [InlineData("coded/none", "code", "&shown=9", "Refused.", "counts on its day alone")]
    [InlineData("passed/none", "pass", "", "Admitted.", "counts from day 2 to 4")]
    [InlineData("passed/none", "pass", "&altered=yes", "Refused.", "forged")]
    [InlineData("passed/none", "pass", "&shown=9", "Refused.", "expired")]
    public async Task A_door_says_whether_it_opens_and_why(
        string run, string way, string more, string verdict, string reason)
    {
        string page = await PageAsync($"/gate?run={run}&citizen=3&day=2&venue=restaurant&way={way}{more}");
        Assert.Contains(verdict, page, StringComparison.Ordinal);
        Assert.Contains(reason, page, StringComparison.Ordinal);
        Assert.Contains("GLASSHOUSE-SYNTHETIC:", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_carries_no_phone_shows_nothing_and_a_guard_decides()
    {
        int without = Enumerable.Range(0, 1000).First(row =>
            !Replay.CodeOf(Replay.InputsOf(console.FolderOf("coded").ReadRecord()), row, 0, threads: 1).IsCarried);
        string page = await PageAsync($"/gate?run=coded/none&citizen={without}&day=2&venue=restaurant");
        Assert.Contains("a guard decides; 50.0% of such people are turned away", page, StringComparison.Ordinal);
        Assert.DoesNotContain("GLASSHOUSE-SYNTHETIC:CODE", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_door_keeps_what_its_regime_keeps_and_nothing_of_a_pass()
    {
        string coded = await PageAsync("/gate?run=coded/none&citizen=3&day=2&venue=restaurant");
        string passed = await PageAsync("/gate?run=passed/none&citizen=3&day=2&venue=restaurant");
        Assert.Contains("person, kind of place, day and colour, for", coded, StringComparison.Ordinal);
        Assert.DoesNotContain("person, kind of place, day and colour, for", passed, StringComparison.Ordinal);
        Assert.Contains("GLASSHOUSE-SYNTHETIC:PASS:", passed, StringComparison.Ordinal);
    }

    private async Task<string> PageAsync(string place) =>
        WebUtility.HtmlDecode(await console.Visit.PageAsync(place));

    [GeneratedRegex("<div class=\"figure ")]
    private static partial Regex FigureBlock();

    [GeneratedRegex("<figure class=\"card")]
    private static partial Regex ChartBlock();

    [GeneratedRegex("<h1[^>]*>[^<]*</h1>")]
    private static partial Regex Heading();

    [GeneratedRegex("<tr class=\"[a-z]*\"><td class=\"number\">([0-9]+)</td>.*?</tr>", RegexOptions.Singleline)]
    private static partial Regex StreamRow();
}
