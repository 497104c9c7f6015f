using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Observations;
using Xunit;

namespace Glasshouse.Tests.Observations;

public sealed class LastingErrorTests
{
    private static readonly Switches NoFeedback = new() { Consequences = false, Beliefs = false };

    [Fact]
    public void Errors_drawn_anew_are_as_many_and_land_on_more_people()
    {
        string[] set =
        [
            "observations.false_record_ratio=10", "observations.exposures_per_year=20",
            "observations.namesake_record_share=0.2",
        ];
        RunInputs inputs = SmallRuns.Inputs("integrated-score", citizens: 12_000, days: 120, set: set);
        int[] lasting = WrongfulRecords(inputs.With(NoFeedback));
        int[] fresh = WrongfulRecords(inputs.With(NoFeedback with { LastingErrors = false }));
        Assert.Equal(1, lasting.Sum() / (double)fresh.Sum(), 0.08);
        Assert.True(TopShare(lasting) > 1.5 * TopShare(fresh), $"{TopShare(lasting)} {TopShare(fresh)}");
    }

    [Fact]
    public void Without_errors_it_makes_no_difference_whether_they_last()
    {
        RunInputs inputs = SmallRuns.Inputs(
            "integrated-score",
            set:
            [
                "observations.false_record_ratio=0", "observations.wrong_subject_ratio=0",
                "observations.namesake_share=0", "observations.stale_exit_share=0",
            ]);
        Assert.Equal(
            SmallRuns.Lives(inputs), SmallRuns.Lives(inputs.With(new Switches { LastingErrors = false })));
    }

    [Fact]
    public void Namesakes_are_the_stated_share_and_each_others() => SmallRuns.Live(
        SmallRuns.Inputs("none", citizens: 20_000, days: 1, set: "observations.namesake_share=0.2"),
        (world, _) =>
        {
            int[] others = [.. Enumerable.Range(0, world.Nation.CitizensAtStart)
                .Select(row => Namesakes.Of(world, row))];
            Assert.All(others, (other, row) => Assert.Equal(row, others[other]));
            double share = others.Where((other, row) => other != row).Count() / (double)others.Length;
            Assert.Equal(0.2, share, 0.012);
            return true;
        });

    [Fact]
    public void A_namesake_gets_what_the_other_did_and_nobody_else_does() => SmallRuns.Live(
        SmallRuns.Inputs(
            "integrated-score", citizens: 6000, days: 120,
            set:
            [
                "observations.false_record_ratio=0", "observations.wrong_subject_ratio=0",
                "observations.namesake_share=1", "observations.namesake_record_share=0.5",
            ]),
        (world, kept) =>
        {
            var doers = kept.Acts.ToDictionary(act => act.ActId, act => act.SubjectId);
            RecordRow[] wrong = [.. kept.Records.Where(record => record.Wrongful)];
            Assert.NotEmpty(wrong);
            Assert.All(wrong, record => Assert.Equal(
                record.SubjectId, Namesakes.Of(world, doers[record.ActId!.Value])));
            Assert.All(wrong, record => Assert.NotEqual(Channel.Cameras, record.Channel));
            return true;
        });

    [Fact]
    public void An_exit_that_nobody_carries_out_is_a_wrongful_sanction_from_that_day()
    {
        RunInputs inputs = SmallRuns.Inputs(
            "integrated-score", citizens: 6000, days: 300,
            set:
            [
                "observations.false_record_ratio=0", "observations.wrong_subject_ratio=0",
                "observations.namesake_share=0", "observations.stale_exit_share=1",
            ]);
        Regime regime = inputs.Regimes["integrated-score"];
        AppealRule rule = regime.Citizens!.Appeal! with { Notice = true, Reasons = true, FiledShareWhenWrong = 1 };
        inputs = inputs.Under(regime with { Citizens = regime.Citizens with { Appeal = rule } });
        (int[] stale, int[] wronged, AppealRow[] appeals) = SmallRuns.Live(inputs, (world, kept) =>
        {
            Assert.All(kept.Records, record => Assert.False(record.Wrongful));
            return (
                kept.Decisions.Where(decision =>
                    decision.Rule == "exit not carried out" && decision.SubjectKind == SubjectKind.Citizen)
                    .Select(decision => decision.SubjectId).Distinct().ToArray(),
                world.CitizenBlocks.SelectMany(block => block.EverWronged.Span.ToArray()).Distinct().ToArray(),
                kept.Appeals.Where(appeal => appeal is { WasWrong: true, SubjectKind: SubjectKind.Citizen }).ToArray());
        });
        Assert.NotEmpty(wronged);
        Assert.Subset(stale.ToHashSet(), wronged.ToHashSet());
        Assert.NotEmpty(appeals);
        Assert.All(appeals, appeal => Assert.True(appeal is { RecordId: null, DecisionId: not null }));
        Assert.Empty(SmallRuns.Live(
            inputs.With(new Switches { LastingErrors = false }),
            (world, _) => world.CitizenBlocks.SelectMany(block => block.EverWronged.Span.ToArray()).ToArray()));
    }

    [Theory]
    [InlineData("police")]
    [InlineData("citizen_reports")]
    public void Any_channel_may_err_more_about_one_group(string channel)
    {
        int even = Wrong(1);
        int uneven = Wrong(8);
        Assert.True(uneven > 3 * even, $"{uneven} against {even}");

        int Wrong(int ratio) => SmallRuns.Live(
            SmallRuns.Inputs(
                "integrated-score", citizens: 12_000, days: 60,
                set:
                [
                    "observations.false_record_ratio=20", "observations.exposures_per_year=10",
                    $"observations.group_c_error_ratios.{channel}={ratio}",
                ]).With(NoFeedback),
            (world, kept) => kept.Records.Count(record =>
                record is { Wrongful: true, ActId: null, SubjectKind: SubjectKind.Citizen }
                && world.Nation.Citizens[record.SubjectId].Group == 2
                && TableNames.SnakeName(record.Channel) == channel));
    }

    private static int[] WrongfulRecords(RunInputs inputs) => SmallRuns.Live(inputs, (world, kept) =>
    {
        int[] counts = new int[world.Nation.Citizens.Length];
        foreach (RecordRow record in kept.Records.Where(record =>
            record is { Wrongful: true, SubjectKind: SubjectKind.Citizen }))
        {
            counts[record.SubjectId]++;
        }
        return counts;
    });

    private static double TopShare(int[] counts) =>
        counts.OrderDescending().Take(counts.Length / 100).Sum() / (double)counts.Sum();
}
