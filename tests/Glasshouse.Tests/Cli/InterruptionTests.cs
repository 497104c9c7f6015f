using Glasshouse.Lab.Outputs;
using Xunit;

namespace Glasshouse.Tests.Cli;

/// <summary>One long run, read while it goes on, then interrupted; and one whose folder goes away.</summary>
public sealed class InterruptionTests(InterruptionTests.LongRun run) : IClassFixture<InterruptionTests.LongRun>
{
    private const int Interrupted = 130;
    private const string NoSignals = "This system sends no interrupts to processes.";

    private static readonly string[] EndlessRun =
    [
        "run", "--regime", "integrated-score", "--citizens", "5000", "--days", "36500", "--threads", "1",
        "--record", "full", "--json", "--out", "run",
    ];

    [Fact]
    public void Finished_months_can_be_read_while_the_run_goes_on()
    {
        Assert.True(run.WasGoingOn, "The run was over before it was read.");
        Assert.True(run.LiveRecords > 0);
        Assert.True(run.LiveMonths >= 2);
        Assert.Equal((0, ""), (run.ShownLive.ExitCode, run.ShownLive.Complaint));
        Assert.Contains("sanctioned_share", run.ShownLive.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interrupted_run_says_so_and_keeps_what_was_finished()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), NoSignals);
        Assert.Equal(Interrupted, run.Answer.ExitCode);
        Assert.Equal("", run.Answer.Complaint);
        RunFolder folder = run.Folder;
        RunRecord record = folder.ReadRecord();
        Assert.Equal(record.ToJson(), run.Answer.Output.Trim());
        Assert.Equal(RunStatus.Interrupted, record.Status);
        Assert.InRange(record.DaysDone, 59, record.Days - 1);
        Assert.False(Directory.Exists(folder.LivePath));
        Assert.True(File.Exists(folder.DatabasePath));
        Assert.True(File.Exists(folder.ReportPath));
        using RunDatabase database = RunDatabase.OpenForReading(folder);
        Assert.Equal(record.DaysDone, database.Query("SELECT max(day) + 1 FROM measures", row => row.GetInt32(0))[0]);
        Assert.True(database.Query("SELECT count(*) FROM records", row => row.GetInt64(0))[0] >= run.LiveRecords);
        Assert.Equal(
            5000,
            database.Query("SELECT count(*) FROM citizens WHERE born_day IS NULL", row => row.GetInt64(0))[0]);
    }

    [Fact]
    public void An_interrupted_run_can_be_shown_and_verified()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), NoSignals);
        RunRecord record = run.Folder.ReadRecord();
        Answer show = run.Ask("show", "run");
        Assert.Equal((0, ""), (show.ExitCode, show.Complaint));
        Assert.EndsWith(
            $"integrated-score is Interrupted: {record.DaysDone} days were done.", show.Output.Trim(),
            StringComparison.Ordinal);
        Answer verify = run.Ask("verify", "run");
        Assert.Equal((0, ""), (verify.ExitCode, verify.Complaint));
        Assert.Equal($"integrated-score: the same again, {record.StateHash}", verify.Output.Trim());
    }

    [Fact]
    public void A_disk_that_goes_away_ends_the_run_with_one_plain_sentence()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Open folders cannot be moved here.");
        using var folder = new WorkingFolder();
        using GlasshouseProgram program = GlasshouseProgram.Start(folder.Path, [], EndlessRun);
        Assert.True(program.WaitFor(() => File.Exists(folder["run/live/measures-0.parquet"])));
        Directory.Move(folder["run/live"], folder["gone"]);
        Answer answer = program.End();
        Assert.Equal((1, ""), (answer.ExitCode, answer.Output));
        Assert.Contains(" could not be written: ", Assert.Single(answer.Complaints), StringComparison.Ordinal);
        Assert.Equal(RunStatus.Failed, RunFolder.Open(folder["run"]).ReadRecord().Status);
    }

    /// <summary>The run, what was read of it while it went on, and how it ended.</summary>
    public sealed class LongRun : IDisposable
    {
        private readonly WorkingFolder _folder = new();

        public LongRun()
        {
            using GlasshouseProgram program = GlasshouseProgram.Start(_folder.Path, [], EndlessRun);
            bool hasBegun = program.WaitFor(() => File.Exists(_folder["run/live/records-1.parquet"]));
            if (hasBegun)
            {
                using RunDatabase database = RunDatabase.OpenForReading(Folder);
                LiveRecords = database.Query("SELECT count(*) FROM records", row => row.GetInt64(0))[0];
                LiveMonths = database.Query("FROM truth_beside_file_by_month", row => row.GetString(0)).Count;
            }
            ShownLive = Ask("show", "run");
            WasGoingOn = program.IsRunning;
            if (!OperatingSystem.IsWindows() && WasGoingOn)
            {
                program.Interrupt();
                Answer = program.End();
            }
        }

        public bool WasGoingOn { get; }

        public long LiveRecords { get; }

        public int LiveMonths { get; }

        internal Answer ShownLive { get; }

        internal Answer Answer { get; } = new(-1, "", "");

        internal RunFolder Folder => RunFolder.Open(_folder["run"]);

        public void Dispose() => _folder.Dispose();

        internal Answer Ask(params string[] words) => _folder.Run(words);
    }
}
