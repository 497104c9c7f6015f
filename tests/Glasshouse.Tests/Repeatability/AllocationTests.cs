using Glasshouse.Engine.Threads;
using Glasshouse.Lab.Validation;
using Glasshouse.Model;
using Glasshouse.Model.Measures;
using Xunit;

namespace Glasshouse.Tests.Repeatability;

public sealed class AllocationTests
{
    // Lists still grow now and then as files fill up, and month ends work figures out anew; most days do neither.
    [Fact]
    public void An_ordinary_day_allocates_nothing()
    {
        using var team = new Team(1);
        RunInputs inputs = SmallRuns.Inputs("integrated-score", citizens: 4000, days: 200, record: "summary");
        using var run = new Run(inputs, team);
        AssertNothingMostly(run);
    }

    // Contagion, doors, tests, tracing and a code: what grows is who is infected and who has a file.
    [Fact]
    public void A_day_of_an_epidemic_under_a_health_code_allocates_nothing()
    {
        using var team = new Team(1);
        RunInputs inputs = HealthTargets.Inputs(
            "health-code", 4000, 200, 1, "contagion.seed_infections=20", "contagion.imports_per_day=3");
        using var run = new Run(inputs, team);
        AssertNothingMostly(run);
        Assert.True(run.World.Epidemic!.ActiveIn(0).Count > 10, "there was no epidemic");
    }

    private static void AssertNothingMostly(Run run)
    {
        var allocation = new Allocation();
        run.Live(allocation, isHashing: false, CancellationToken.None);
        long[] later = [.. allocation.BytesByDay.Skip(100)];
        Assert.True(later.Count(bytes => bytes == 0) > later.Length / 2, string.Join(' ', later));
    }

    private sealed class Allocation : IRunObserver
    {
        private long _before;

        public List<long> BytesByDay { get; } = new(1000);

        public void DayDone(int day, DayRows rows, ulong? stateHash)
        {
            BytesByDay.Add(GC.GetAllocatedBytesForCurrentThread() - _before);
            _before = GC.GetAllocatedBytesForCurrentThread();
        }
    }
}
