using CsCheck;
using Glasshouse.Engine.Calendars;
using Glasshouse.Engine.Columns;
using Xunit;

namespace Glasshouse.Tests.Calendars;

public sealed class TimingWheelTests
{
    [Fact]
    public void Items_come_out_on_their_day_in_the_order_in_which_they_went_in() =>
        Gen.Int[0, 40].Array[0, 200].Sample(delays =>
        {
            var wheel = new TimingWheel<int>();
            var expected = new Dictionary<int, List<int>>();
            for (int item = 0; item < delays.Length; item++)
            {
                wheel.Add(delays[item], item);
                expected.TryAdd(delays[item], []);
                expected[delays[item]].Add(item);
            }
            Assert.Equal(delays.Length, wheel.Count);
            for (int day = 0; day <= 41; day++)
            {
                var due = new RowList<int>();
                wheel.Due(day, due);
                Assert.Equal(expected.GetValueOrDefault(day, []), due.Span.ToArray());
            }
            Assert.Equal(0, wheel.Count);
        });

    [Fact]
    public void A_wheel_in_balance_allocates_nothing()
    {
        var wheel = new TimingWheel<int>();
        var due = new RowList<int>();
        Turn(wheel, due, 0, 400);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Turn(wheel, due, 400, 500);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static void Turn(TimingWheel<int> wheel, RowList<int> due, int from, int to)
    {
        for (int day = from; day < to; day++)
        {
            wheel.Add(day + 3, day);
            due.Clear();
            wheel.Due(day, due);
        }
    }
}
