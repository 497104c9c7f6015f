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
