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
        int raised = 0;
        // The first grant undoes all that is wrongful, so a later one of the same subject has nothing left to restore.
        foreach (AppealRow appeal in granted.DistinctBy(appeal => appeal.SubjectId))
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
                raised += restored > 0 ? 1 : 0;
                compared++;
            }
        }
        // A wrongful good deed that goes with the rest may outweigh it, but seldom.
        Assert.True(compared > 0 && raised > 0.9 * compared, $"{raised} of {compared}");
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
        var fast = Redressed.Decisions
            .Where(one => one.Kind == DecisionKind.RewardStart && one.Detail == Consequence.FastLane.SnakeName())
            .Select(one => one.SubjectId).ToHashSet();
        AppealRow[] heard = [.. Redressed.Appeals.Where(appeal =>
            appeal is { SubjectKind: SubjectKind.Citizen, DecidedDay: not null })];
        Assert.Contains(heard, appeal => !fast.Contains(appeal.SubjectId));
        Assert.All(
            heard.Where(appeal => appeal.DecidedDay - appeal.FiledDay < wait),
            appeal => Assert.Contains(appeal.SubjectId, fast));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    public void Every_appeal_names_the_decision_it_contests(double friendsWeight)
    {
        Kept kept = friendsWeight == 0 ? Redressed : SmallRuns.Live(PulledByFriends(friendsWeight), (_, all) => all);
        var decided = kept.Decisions.ToDictionary(decision => decision.DecisionId);
        Assert.Contains(kept.Appeals, appeal => appeal.WasWrong);
        Assert.Contains(kept.Appeals, appeal => !appeal.WasWrong);
        Assert.All(kept.Appeals, appeal =>
        {
            DecisionRow contested = decided[appeal.DecisionId!.Value];
            Assert.Equal(
                (appeal.SubjectKind, appeal.SubjectId, appeal.RecordId),
                (contested.SubjectKind, contested.SubjectId, contested.RecordId));
        });
    }

    [Fact]
    public void Reasons_bring_more_of_the_wronged_to_file_and_more_of_their_appeals_to_the_point()
    {
        (int Filed, int Granted) without = WrongAppeals(reasons: false);
        (int Filed, int Granted) with = WrongAppeals(reasons: true);
        Assert.True(with.Filed > 1.4 * without.Filed, $"{with} {without}");
        Assert.Equal(with.Filed, with.Granted);
        Assert.InRange(without.Granted / (double)without.Filed, 0.5, 0.9);

        static (int Filed, int Granted) WrongAppeals(bool reasons) => SmallRuns.Live(
            Generous(rule => rule with { Reasons = reasons }), (_, kept) =>
            {
                AppealRow[] closed = [.. kept.Appeals.Where(appeal =>
                    appeal is { WasWrong: true, SubjectKind: SubjectKind.Citizen, DecidedDay: not null })];
                return (closed.Length, closed.Count(appeal => appeal.Outcome == AppealOutcome.Granted));
            });
    }

    [Fact]
    public void An_authority_that_finds_its_errors_gives_back_what_nobody_asked_for() => SmallRuns.Live(
        Generous(rule => rule with
        {
            FiledShareWhenWrong = 0,
            FiledShareWhenRight = 0,
            AutomaticCorrectionShare = 1,
            AutomaticDelayDays = 10,
        }),
        (world, kept) =>
        {
            Assert.DoesNotContain(kept.Appeals, appeal => appeal.SubjectKind == SubjectKind.Citizen);
            Assert.Contains(kept.Decisions, decision => decision.Rule == "corrected by the authority");
            Assert.Equal(10, world.Appeals[0].DaysToRedress.Median);
            // Whoever is wrongly sanctioned on the last day has been so for no longer than a correction takes.
            Assert.All(
                world.CitizenBlocks.SelectMany(block => block.WronglySanctioned.Values.ToArray()),
                wrong => Assert.True(world.Day - wrong.Since <= 10));
            return true;
        });

    [Fact]
    public void What_has_been_put_right_is_kept_no_longer() => SmallRuns.Live(
        Generous(rule => rule with { AutomaticCorrectionShare = 1, AutomaticDelayDays = 10 }),
        (world, kept) =>
        {
            var lastWrong = kept.Records
                .Where(record => record is { Wrongful: true, SubjectKind: SubjectKind.Citizen })
                .GroupBy(record => record.SubjectId).ToDictionary(one => one.Key, one => one.Max(record => record.Day));
            int[] entries = [.. world.CitizenBlocks.SelectMany(block => block.Deserved.Rows.ToArray())];
            // All but those wronged less than a correction ago, and a few whose file has moved on since.
            int stale = entries.Count(row => lastWrong.GetValueOrDefault(row) < world.Day - 11);
            Assert.True(stale < 0.01 * lastWrong.Count, $"{stale} of {lastWrong.Count}, {entries.Length} in all");
            return true;
        });

    private static RunInputs PulledByFriends(double weight)
    {
        RunInputs inputs = Generous();
        Regime regime = inputs.Regimes["integrated-score"];
        return inputs.Under(regime with
        {
            Citizens = regime.Citizens! with { Contagion = new ContagionRule { FriendsWeight = weight } },
        });
    }

    private static RunInputs Generous(Func<AppealRule, AppealRule>? change = null)
    {
        RunInputs inputs = SmallRuns.Inputs(
            "integrated-score", citizens: 6000, days: 200, set: "observations.false_record_ratio=20");
        Regime regime = inputs.Regimes["integrated-score"];
        return inputs.Under(regime with
        {
            Citizens = regime.Citizens! with
            {
                Appeal = (change ?? (rule => rule))(regime.Citizens.Appeal! with
                {
                    Notice = true,
                    Reasons = true,
                    FiledShareWhenWrong = 1,
                    FiledShareWhenRight = 1,
                    Accuracy = 1,
                    WaitDays = 5,
                    ReviewersPer100000 = 10_000,
                    ReviewDaysMean = 1,
                }),
            },
        });
    }
}
