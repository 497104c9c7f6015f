using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Xunit;

namespace Glasshouse.Tests.Appeals;

public sealed class AppealTests
{
    /// <summary>Points that do not come back by time alone while an appeal waits.</summary>
    private const int MorePointsThanReturn = 5;

    // Many errors, everybody contests, reviewers are always right and never short of time.
    private static readonly Kept Redressed = SmallRuns.Live(Generous(), (_, kept) => kept);

    [Fact]
    public void A_granted_appeal_restores_the_score_it_cost()
    {
        AppealRow[] granted = [.. Redressed.Appeals.Where(appeal =>
            appeal is { Outcome: AppealOutcome.Granted, SubjectKind: SubjectKind.Citizen })];
        Assert.NotEmpty(granted);
        int compared = 0;
        foreach (AppealRow appeal in granted)
        {
            int restored = Redressed.Decisions.Where(decision =>
                decision.RecordId == appeal.RecordId && decision.Day == appeal.DecidedDay
                && decision.Kind == DecisionKind.Points).Sum(decision => decision.Points);
            int taken = Redressed.Decisions.Where(decision =>
                decision.RecordId == appeal.RecordId && decision.Day < appeal.DecidedDay
                && decision.Kind == DecisionKind.Points).Sum(decision => decision.Points);
            // A point or two may have come back by time alone, and all that was wrongful is undone at once.
            if (taken <= -MorePointsThanReturn)
            {
                Assert.True(restored > 0, $"{appeal}");
                compared++;
            }
        }
        Assert.True(compared > 0);
    }

    [Fact]
    public void Reviewers_who_are_always_right_grant_exactly_what_was_wrong()
    {
        AppealRow[] decided = [.. Redressed.Appeals.Where(appeal =>
            appeal.SubjectKind == SubjectKind.Citizen && appeal.Outcome != AppealOutcome.Pending)];
        Assert.NotEmpty(decided);
        Assert.All(decided, appeal => Assert.Equal(appeal.WasWrong, appeal.Outcome == AppealOutcome.Granted));
    }

    [Fact]
    public void Nobody_is_heard_before_the_waiting_days_are_over_but_by_the_fast_lane()
    {
        int wait = Generous().Regimes["integrated-score"].Citizens!.Appeal!.WaitDays;
        IEnumerable<AppealRow> heard = Redressed.Appeals.Where(appeal =>
            appeal is { SubjectKind: SubjectKind.Citizen, DecidedDay: not null });
        Assert.All(heard, appeal => Assert.True(appeal.DecidedDay - appeal.FiledDay >= wait));
    }

    private static RunInputs Generous()
    {
        RunInputs inputs = SmallRuns.Inputs(
            "integrated-score", citizens: 6000, days: 200, set: "observations.false_record_ratio=20");
        Regime regime = inputs.Regimes["integrated-score"];
        return inputs.Under(regime with
        {
            Citizens = regime.Citizens! with
            {
                Appeal = regime.Citizens.Appeal! with
                {
                    Notice = true,
                    FiledShareWhenWrong = 1,
                    FiledShareWhenRight = 1,
                    Accuracy = 1,
                    WaitDays = 5,
                    ReviewersPer100000 = 10_000,
                    ReviewDaysMean = 1,
                },
            },
        });
    }
}
