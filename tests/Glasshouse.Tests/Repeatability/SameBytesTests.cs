using Glasshouse.Engine.Threads;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Xunit;

namespace Glasshouse.Tests.Repeatability;

public sealed class SameBytesTests
{
    // More than one block of citizens, so that there is something to share out.
    private const int Citizens = 40_000;
    private const int Days = 40;

    /// <summary>T-11.4.</summary>
    [Fact]
    public void Every_day_has_the_same_state_on_any_number_of_threads()
    {
        RunInputs inputs = SmallRuns.Inputs("integrated-score", Citizens, Days, record: "cohort:50");
        ulong[] one = SmallRuns.Hashes(inputs, threads: 1);
        Assert.Equal(Days, one.Length);
        foreach (int threads in new[] { 2, 3, 7 })
        {
            Assert.Equal(one, SmallRuns.Hashes(inputs, threads));
        }
    }

    [Fact]
    public void Another_seed_gives_another_state() => Assert.NotEqual(
        SmallRuns.Hashes(SmallRuns.Inputs("integrated-score", days: 3, seed: 1), 2)[^1],
        SmallRuns.Hashes(SmallRuns.Inputs("integrated-score", days: 3, seed: 2), 2)[^1]);

    [Fact]
    public void Watching_somebody_changes_no_state()
    {
        RunInputs inputs = SmallRuns.Inputs("integrated-score", record: "summary");
        using var team = new Team(2);
        using var run = new Run(inputs, team);
        run.World.Cohorts[(int)SubjectKind.Citizen].Add(7);
        run.World.Cohorts[(int)SubjectKind.Official].Add(1);
        var kept = new Kept();
        run.Live(kept, isHashing: true, CancellationToken.None);
        ulong[] expected = SmallRuns.Hashes(SmallRuns.Inputs("integrated-score", record: "full"), 2);
        Assert.Equal(expected, kept.Hashes);
    }

    /// <summary>T-11.6. To accept new results: GLASSHOUSE_UPDATE_GOLDEN=1, in a commit saying why they moved.</summary>
    [Fact]
    public void The_golden_runs_end_in_the_state_they_always_ended_in()
    {
        IEnumerable<string> got = new[] { "none", "blacklist-state", "integrated-score" }.Select(regime =>
            $"{regime},{SmallRuns.Hashes(SmallRuns.Inputs(regime, citizens: 3000, days: 90), 2)[^1]:x16}");
        string path = Path.Combine(TestFiles.Folder, "Golden", "states.csv");
        if (Environment.GetEnvironmentVariable("GLASSHOUSE_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllLines(path, got.Prepend("regime,state_after_90_days_of_3000_citizens"));
        }
        Assert.Equal(File.ReadAllLines(path).Skip(1), got);
    }
}
