using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;
using Glasshouse.Lab.Runs;
using Glasshouse.Web.Runs;
using Xunit;

namespace Glasshouse.Tests.Web;

public sealed class RunQueueTests : IDisposable
{
    private static readonly RunOverrides Small = new() { Regime = "points-city", Citizens = 1000, Days = 4000 };

    private readonly string _root = Directory.CreateTempSubdirectory("glasshouse-queue-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void A_held_run_can_be_read_to_the_day_it_waits_on_and_steps_by_single_days()
    {
        using var queue = new RunQueue(_root);
        CurrentRun current = Started(queue);
        current.Pace.Hold();
        int day = HeldDay(current);
        Assert.Equal(day, DaysWritten());
        current.Pace.Step();
        Until(() => current.Progress!.Value.DaysDone == day + 1);
        Until(() => DaysWritten() == day + 1);
        current.Pace.GoOn();
        Until(() => current.Progress!.Value.DaysDone > day + 10);
        current.Stop();
        Until(() => queue.Current is null);
        RunRecord record = new RunList(_root).Read().Single().Record;
        Assert.Equal(RunStatus.Interrupted, record.Status);
        Assert.InRange(record.DaysDone, day + 11, 3999);
        Assert.Equal(record.DaysDone, DaysWritten());
    }

    [Fact]
    public void Holding_a_run_changes_nothing_in_it()
    {
        RunOverrides few = Small with { Days = 45 };
        using var queue = new RunQueue(_root);
        CurrentRun? current = null;
        queue.Ask("first-look", few);
        Until(() => (current = queue.Current) is not null);
        current!.Pace.Step();
        HeldDay(current);
        current.Pace.GoOn();
        Until(() => queue.Current is null);
        queue.Ask("first-look", few);
        Until(() => queue.Waiting.Count == 0 && queue.Current is null);
        string?[] hashes = [.. new RunList(_root).Read().Select(run => run.Record.StateHash)];
        Assert.Equal(2, hashes.Length);
        Assert.Equal(hashes[0], hashes[1]);
    }

    [Fact]
    public void Two_who_hold_step_and_stop_the_same_run_do_not_hurt_it()
    {
        using var queue = new RunQueue(_root);
        CurrentRun current = Started(queue);
        Parallel.For(0, 2, _ =>
        {
            for (int time = 0; time < 50; time++)
            {
                current.Pace.Hold();
                current.Pace.Step();
                current.Pace.GoOn();
            }
            current.Pace.Hold();
            current.Stop();
            current.Stop();
        });
        Until(() => queue.Current is null);
        current.Stop();
        Assert.Equal(RunStatus.Interrupted, new RunList(_root).Read().Single().Record.Status);
    }

    [Fact]
    public void Runs_that_wait_are_bounded_and_may_be_withdrawn()
    {
        using var queue = new RunQueue(_root);
        Started(queue).Pace.Hold();
        for (int place = 0; place < RunQueue.MostWaiting; place++)
        {
            Assert.True(queue.Ask("first-look", Small));
        }
        Assert.False(queue.Ask("first-look", Small));
        queue.Withdraw(queue.Waiting[3].Number);
        Assert.Equal(RunQueue.MostWaiting - 1, queue.Waiting.Count);
        Assert.True(queue.Ask("first-look", Small));
    }

    [Fact]
    public void A_run_and_all_its_threads_give_way_to_others()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells the niceness of a thread.");
        int[] niceness = new int[2];
        var run = new Thread(() =>
        {
            Machine.GiveWay();
            var below = new Thread(() => niceness[1] = Niceness());
            below.Start();
            below.Join();
            niceness[0] = Niceness();
        });
        run.Start();
        run.Join();
        Assert.Equal([10, 10], niceness);
        Assert.NotEqual(10, Niceness());
    }

    private static int Niceness() => int.Parse(
        File.ReadAllText("/proc/thread-self/stat").Split(") ")[^1].Split(' ')[16], null);

    private static CurrentRun Started(RunQueue queue)
    {
        Assert.True(queue.Ask("first-look", Small));
        Until(() => queue.Current?.Progress is { IsBuilding: false, DaysDone: > 0 });
        return queue.Current!;
    }

    // The day is over for whoever watches a little before the run waits.
    private static int HeldDay(CurrentRun current)
    {
        int seen = -1;
        Until(() =>
        {
            int now = current.Progress?.DaysDone ?? 0;
            bool isStill = now > 0 && now == seen;
            seen = now;
            Thread.Sleep(60);
            return isStill;
        });
        return seen;
    }

    private int DaysWritten()
    {
        using RunDatabase database = RunDatabase.OpenForReading(Path.Combine(_root, "first-look"));
        return database.Query("SELECT max(day) + 1 FROM measures", row => row.IsDBNull(0) ? 0 : row.GetInt32(0))[0];
    }

    private static void Until(Func<bool> isSo) =>
        Assert.True(SpinWait.SpinUntil(isSo, TimeSpan.FromSeconds(60)), "It did not come about within a minute.");
}
