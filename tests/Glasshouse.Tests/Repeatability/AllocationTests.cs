using Glasshouse.Engine.Threads;
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
