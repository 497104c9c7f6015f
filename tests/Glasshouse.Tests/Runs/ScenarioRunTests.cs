using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;
using Glasshouse.Lab.Runs;
using Xunit;

namespace Glasshouse.Tests.Runs;

/// <summary>Runs of several arms that do not come to their end.</summary>
public sealed class ScenarioRunTests : IDisposable
{
    private const int Days = 35;

    private readonly string _parent = Directory.CreateTempSubdirectory("glasshouse-runs-").FullName;

    private string Folder => Path.Combine(_parent, "run");

    public void Dispose() => Directory.Delete(_parent, recursive: true);

    [Fact]
    public void A_run_that_is_interrupted_between_two_arms_is_not_whole()
    {
        using var interruption = new CancellationTokenSource();
        ScenarioResult result = Execute(
            at => Interrupt(interruption, at, arm: 0, day: Days), interruption.Token);
        Assert.Equal(RunStatus.Completed, Assert.Single(result.Arms).Record.Status);
        Assert.False(result.IsWhole);
        Assert.Equal("none", Assert.Single(result.Folder.Runs()).ReadRecord().Arm);
    }

    [Fact]
    public void Lives_of_unequal_length_are_not_compared()
    {
        using var interruption = new CancellationTokenSource();
        ScenarioResult result = Execute(
            at => Interrupt(interruption, at, arm: 1, day: 5), interruption.Token);
        // Interrupted after day 5, a run ends with the day that it is in.
        Assert.Equal([Days, 6], result.Arms.Select(arm => arm.Record.DaysDone));
        Assert.False(result.IsWhole);
        string lives = result.Report.Sentences.Single(sentence => sentence.Heading == "How many lives differ").Text;
        Assert.StartsWith("Not known: the run was interrupted", lives, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_is_interrupted_before_its_first_day_leaves_a_folder_that_says_so()
    {
        ScenarioResult result = Execute(_ => { }, new CancellationToken(canceled: true));
        RunRecord record = Assert.Single(result.Arms).Record;
        Assert.Equal((RunStatus.Interrupted, 0, null), (record.Status, record.DaysDone, record.StateHash));
        Assert.True(File.Exists(result.Folder.ReportPath));
    }

    [Fact]
    public void A_run_whose_second_arm_fails_still_shows_the_first_and_can_be_replaced()
    {
        void Break(RunProgress at)
        {
            if ((at.ArmNumber, at.DaysDone) == (1, 5))
            {
                Directory.Move(Path.Combine(Folder, at.Arm, "live"), Path.Combine(_parent, "gone"));
            }
        }

        Assert.SkipWhen(OperatingSystem.IsWindows(), "Open folders cannot be moved here.");
        Assert.Throws<OutputFailedException>(() => Execute(Break, CancellationToken.None));
        Assert.Equal("none", Assert.Single(RunFolder.Open(Folder).Runs()).ReadRecord().Arm);
        RunRecord failed = RunFolder.Open(Path.Combine(Folder, "blacklist-state")).ReadRecord();
        Assert.Equal(RunStatus.Failed, failed.Status);
        Assert.True(Execute(_ => { }, CancellationToken.None, isForced: true).IsWhole);
    }

    [Fact]
    public void A_report_says_what_a_scenario_adds_and_when_a_regime_is_abolished()
    {
        string row = Files.AdditionTests.Row
            .Replace("opportunities_per_year: 2", "opportunities_per_year: 9").Replace("police:", "courts:");
        string path = Path.Combine(_parent, "s.yaml");
        File.WriteAllText(path, $$$$"""
            glasshouse: 1
            name: adding
            nation: {preset: netherlands, citizens: 1000}
            days: 40
            record: {detail: summary}
            arms:
              before: none
              after:
                regime: debtor-list
                timeline:
                  - day: 10
                    behaviours: {cycling_dark: {{{{row}}}}}
                    rules: {citizens: {dark_costs: {on: cycling_dark, list: court_debtors, source: s, basis: assumed}}}
                  - {day: 30, regime: none}
            """);
        PreparedScenario prepared = ScenarioReader.Prepare(path, RunOverrides.None, InputTexts.FromShippedAndDisk());
        ScenarioResult result = ScenarioRun.Execute(
            prepared, Folder, false, new RunManner(2, IsHashing: false), "glasshouse run", _ => { },
            CancellationToken.None);
        ReportModel report = result.Report;
        Assert.Equal(
            [
                "before: the regime is none.", "after: the regime is debtor-list.",
                "after: from day 10: behaviour cycling_dark and rule dark_costs added.",
                "after: from day 30: the regime is none.",
            ],
            report.ArmSettings);
        Assert.Equal(
            [(10, "after: behaviour cycling_dark and rule dark_costs added"), (30, "after: the regime is none")],
            report.Events.Select(mark => (mark.Day, mark.Note)));
        Assert.Matches("^Figures of after include [0-9,]+ acts? of behaviours that not every arm has",
            Assert.Single(report.Unshared));
        Assert.Contains("acts of behaviours that not every arm has (cycling_dark)", report.Sentences[0].Text,
            StringComparison.Ordinal);
        Assert.Contains("abolished on day 30", report.Sentences[1].Text, StringComparison.Ordinal);
        // A documented regime with rules of somebody's own is documented no more.
        Assert.Equal(
            [
                new RegimeNote("debtor-list", "documented"),
                new RegimeNote("debtor-list with added rules", "hypothetical"), new RegimeNote("none", "comparator"),
            ],
            result.Arms[1].Record.Regimes);
    }

    [Fact]
    public void A_report_says_who_pays_for_whom_they_know_only_where_friends_count()
    {
        var small = new RunOverrides { Citizens = 2000, Days = 200, Record = "summary" };
        PreparedScenario prepared = ScenarioReader.Prepare("company-you-keep", small, InputTexts.FromShippedAndDisk());
        string Company(PreparedScenario lived) => ScenarioRun.Execute(
            lived, Folder, true, new RunManner(2, IsHashing: false), "glasshouse run", _ => { },
            CancellationToken.None).Report.Sentences.SingleOrDefault(one => one.Heading == "For whom they know")?.Text
            ?? "";
        string said = Company(prepared);
        Assert.StartsWith("Under company ", said, StringComparison.Ordinal);
        Assert.Contains("ties under none", said, StringComparison.Ordinal);
        PreparedScenario without = ScenarioReader.Prepare(
            "company-you-keep", small with { Days = 10, Regime = "integrated-score" }, InputTexts.FromShippedAndDisk());
        Assert.Equal("", Company(without));
    }

    private static void Interrupt(CancellationTokenSource interruption, RunProgress at, int arm, int day)
    {
        if ((at.ArmNumber, at.DaysDone) == (arm, day))
        {
            interruption.Cancel();
        }
    }

    private ScenarioResult Execute(Action<RunProgress> progress, CancellationToken cancellation, bool isForced = false)
    {
        var small = new RunOverrides { Citizens = 1000, Days = Days, Record = "summary" };
        PreparedScenario prepared = ScenarioReader.Prepare("first-look", small, InputTexts.FromShippedAndDisk());
        return ScenarioRun.Execute(
            prepared, Folder, isForced, new RunManner(2, IsHashing: false), "glasshouse run", progress, cancellation);
    }
}
