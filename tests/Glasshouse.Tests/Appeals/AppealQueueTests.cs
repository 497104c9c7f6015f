using Glasshouse.Engine.Hashing;
using Glasshouse.Model;
using Glasshouse.Model.Appeals;
using Xunit;

namespace Glasshouse.Tests.Appeals;

public sealed class AppealQueueTests
{
    [Fact]
    public void One_reviewer_takes_appeals_in_the_order_in_which_they_were_filed()
    {
        AppealQueue queue = Staffed(1);
        queue.Add(Filed(7, 0.1, 1), hasFastLane: false);
        queue.Add(Filed(8, 0.2, 1), hasFastLane: false);
        Assert.Equal([7], Decided(queue, 1.2));
        Assert.Equal([8], Decided(queue, 2.2));
        Assert.Equal((2, 1, 0.9, 2.0), (queue.Begun, queue.Delayed, Math.Round(queue.QueueDays, 9), queue.ReviewDays));
    }

    [Fact]
    public void A_fast_lane_is_heard_before_those_who_came_first_but_not_before_it_has_come()
    {
        AppealQueue queue = Staffed(1);
        queue.Add(Filed(1, 0.1, 1), hasFastLane: false);
        queue.Add(Filed(2, 0.2, 1), hasFastLane: false);
        queue.Add(Filed(3, 0.9, 1), hasFastLane: true);
        Assert.Equal([1, 3, 2], Decided(queue, 10));
    }

    [Fact]
    public void Nothing_is_decided_before_its_least_wait_is_over()
    {
        AppealQueue queue = Staffed(1);
        queue.Add(Filed(1, 0.1, 1) with { Earliest = 5 }, hasFastLane: false);
        queue.Add(Filed(2, 0.2, 1), hasFastLane: false);
        Assert.Equal([2], Decided(queue, 5));
        Assert.Equal([1], Decided(queue, 6));
        Assert.Equal(3.5, queue.DaysToDecision.Median);
    }

    [Fact]
    public void A_state_differs_by_whatever_decides_when_an_appeal_is_heard()
    {
        ulong[] states =
        [
            State(Filed(1, 0.1, 3), 0), State(Filed(1, 0.1, 4), 0),
            State(Filed(1, 0.1, 3) with { Earliest = 9 }, 0), State(Filed(1, 0.1, 3), 1),
            State(Filed(1, 0.1, 4), 1), State(Filed(1, 0.1, 3) with { Earliest = 9 }, 1),
        ];
        Assert.Equal(states.Length, states.Distinct().Count());

        static ulong State(FiledAppeal filed, double now)
        {
            AppealQueue queue = Staffed(1);
            queue.Add(filed, hasFastLane: false);
            _ = queue.TryTake(now, out _);
            var hash = new StateHash();
            queue.HashInto(ref hash);
            return hash.Value;
        }
    }

    [Fact]
    public void Without_reviewers_nothing_is_decided()
    {
        AppealQueue queue = Staffed(0);
        queue.Add(Filed(1, 0.1, 1), hasFastLane: false);
        Assert.Empty(Decided(queue, 1000));
        Assert.Single(queue.Waiting);
    }

    [Fact]
    public void Part_of_a_reviewer_decides_that_part_of_what_one_decides()
    {
        AppealRule rule = new()
        {
            Notice = true,
            Reasons = true,
            FiledShareWhenWrong = 1,
            FiledShareWhenRight = 1,
            WaitDays = 0,
            ReviewersPer100000 = 2.5,
            ReviewDaysMean = 3,
            ReviewDaysLeast = 1,
            Accuracy = 1,
        };
        var times = ReviewTimes.Of(rule, 100_000);
        Assert.Equal(3, times.Reviewers);
        Assert.Equal(2.5 / 3, times.Reviewers / (times.Least + times.RestMean), 12);
        Assert.Equal(0, ReviewTimes.Of(rule with { ReviewersPer100000 = 0 }, 100_000).Reviewers);
    }

    private static AppealQueue Staffed(int reviewers)
    {
        var queue = new AppealQueue();
        queue.Staff(reviewers, 0);
        return queue;
    }

    private static FiledAppeal Filed(int row, double at, double days) =>
        new(new Appeal(row, (int)at, -1, -1, false, 0, 0), at, days, 0);

    private static List<int> Decided(AppealQueue queue, double before)
    {
        var rows = new List<int>();
        while (queue.TryTake(before, out Appeal appeal))
        {
            rows.Add(appeal.Row);
        }
        return rows;
    }
}
