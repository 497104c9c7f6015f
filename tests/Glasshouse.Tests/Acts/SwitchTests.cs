using Glasshouse.Model;
using Glasshouse.Model.Acts;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;
using Xunit;

namespace Glasshouse.Tests.Acts;

/// <summary>Each mechanism of choice can be turned off, and then changes nothing but what it is about.</summary>
public sealed class SwitchTests
{
    private static readonly RunInputs Scored = SmallRuns.Inputs("integrated-score", citizens: 3000, days: 90);

    [Fact]
    public void Without_own_experience_only_peers_change_what_people_believe() => SmallRuns.Live(
        Scored.With(new Switches { OwnExperience = false, PeerLearning = false }), (world, _) =>
        {
            Assert.All(
                world.Nation.Citizens.Span.ToArray(),
                citizen => Assert.Equal(0f, citizen.Experience.NoticedCount + citizen.Experience.UnnoticedCount));
            return true;
        });

    [Fact]
    public void Without_peer_learning_nobody_hears_of_what_befell_others()
    {
        (float Heard, ushort[] Offences) Of(Switches switches) => SmallRuns.Live(
            Scored.With(switches with { OwnExperience = false }), (world, _) =>
            {
                Citizen[] citizens = world.Nation.Citizens.Span.ToArray();
                return (citizens.Sum(citizen => citizen.Experience.NoticedCount),
                    citizens.Select(citizen => citizen.Experience.Violations).ToArray());
            });
        (float heard, ushort[] offences) = Of(new Switches());
        (float unheard, ushort[] alone) = Of(new Switches { PeerLearning = false });
        Assert.True(heard > 0);
        Assert.Equal(0, unheard);
        // Hearing of others deters some, and is no part of anything else that decides.
        Assert.NotEqual(offences, alone);
        Switches unmoved = new() { OwnExperience = false, Beliefs = false };
        Assert.Equal(Of(unmoved).Offences, Of(unmoved with { PeerLearning = false }).Offences);
    }

    [Fact]
    public void Without_beliefs_nobody_learns_and_trust_stays_what_it_was()
    {
        Citizen[] Of(int days) => SmallRuns.Live(
            (Scored with { Scenario = Scored.Scenario with { Days = days } }).With(
                new Switches { Beliefs = false, Demography = false }),
            (world, _) => world.Nation.Citizens.Span.ToArray());
        Citizen[] first = Of(1);
        Citizen[] last = Of(90);
        Assert.Equal(first.Select(one => one.TrustInstitutional), last.Select(one => one.TrustInstitutional));
        Assert.All(last, one => Assert.Equal(0f, one.Experience.NoticedCount + one.Experience.AccusedCount));
        Assert.Contains(last, one => one.Experience.Violations > 0);
    }

    [Fact]
    public void Without_forgetting_experience_is_whole_numbers_of_what_happened() => SmallRuns.Live(
        Scored.With(new Switches { Forgetting = false, PeerLearning = false }), (world, _) =>
        {
            float weight = (float)world.Parameters.Beliefs.NoticedWeight;
            Experience[] lived = [.. world.Nation.Citizens.Span.ToArray().Select(citizen => citizen.Experience)];
            Assert.Contains(lived, one => one.NoticedCount > 0);
            Assert.All(lived, one => Assert.Equal(0, one.NoticedCount / weight % 1, 1e-4));
            return true;
        });

    [Fact]
    public void Without_present_bias_a_record_weighs_more_and_ordinary_law_is_the_same()
    {
        Incentive[] Of(RunInputs inputs) => SmallRuns.Live(
            inputs with { Scenario = inputs.Scenario with { Days = 1 } },
            (world, _) => Enumerable.Range(0, world.Catalogue.Length)
                .Select(row => world.Incentives[(int)SubjectKind.Citizen][row]).ToArray());

        Incentive[] biased = Of(Scored);
        Incentive[] patient = Of(Scored.With(new Switches { PresentBias = false }));
        for (int row = 0; row < biased.Length; row++)
        {
            Assert.True(biased[row].AddedSeverity <= patient[row].AddedSeverity);
            Assert.Equal(biased[row].LegalPenalty, patient[row].LegalPenalty);
        }
        Assert.True(biased.Sum(one => one.AddedSeverity) < 0.8 * patient.Sum(one => one.AddedSeverity));
        RunInputs none = SmallRuns.Inputs("none", citizens: 1500, days: 40);
        Assert.Equal(SmallRuns.Lives(none), SmallRuns.Lives(none.With(new Switches { PresentBias = false })));
    }

    [Fact]
    public void Without_frailty_offences_are_no_longer_concentrated_and_merits_are_the_same()
    {
        RunInputs inputs = SmallRuns.Inputs("none", citizens: 3000, days: 120);
        (int[] Violations, int[] Merits) Of(Switches switches) => SmallRuns.Live(inputs.With(switches), (world, _) =>
            (world.Nation.Citizens.Span.ToArray().Select(one => (int)one.Experience.Violations).ToArray(),
                world.Nation.Citizens.Span.ToArray().Select(one => (int)one.Merits).ToArray()));

        var frail = Of(new Switches());
        var alike = Of(new Switches { Frailty = false });
        double OfTop(int[] counts) => counts.OrderDescending().Take(150).Sum() / (double)counts.Sum();
        Assert.True(OfTop(alike.Violations) < 0.8 * OfTop(frail.Violations));
        Assert.Equal(1, alike.Merits.Sum() / (double)frail.Merits.Sum(), 0.1);
    }

    [Fact]
    public void Without_morale_more_offences_are_committed_and_as_many_sensitive_things_are_read()
    {
        RunInputs inputs = SmallRuns.Inputs("none", citizens: 3000, days: 60);
        RunInputs without = inputs.With(new Switches { Morale = false });
        Assert.True(Sum(without, "violations_per_1000_year") > 1.1 * Sum(inputs, "violations_per_1000_year"));
        Assert.Equal(Sum(without, "sensitive_reading_rate"), Sum(inputs, "sensitive_reading_rate"));
    }

    [Fact]
    public void Without_crowding_out_morale_is_never_worn_down()
    {
        double Kept(Switches switches) => SmallRuns.Live(Scored.With(switches), (world, _) =>
            Enumerable.Range(0, world.Catalogue.Length).Min(row => world.Crowding.Kept(row, 0)));

        Assert.Equal(1, Kept(new Switches { CrowdingOut = false }));
        Assert.InRange(Kept(new Switches()), 0.2, 0.99);
        RunInputs none = SmallRuns.Inputs("none", citizens: 1500, days: 40);
        Assert.Equal(SmallRuns.Lives(none), SmallRuns.Lives(none.With(new Switches { CrowdingOut = false })));
    }

    [Fact]
    public void Small_prices_wear_down_only_what_can_be_bought_and_large_ones_nothing()
    {
        double Kept(RunInputs inputs, string id) => SmallRuns.Live(inputs, (world, _) =>
            world.Crowding.Kept(world.Catalogue.IndexOf(world.Catalogue.Single(row => row.Id == id)), 0));
        RunInputs dearer = Scored with
        {
            Parameters = Scored.Parameters with
            {
                Acts = Scored.Parameters.Acts with { ScoreRangeWeight = 200 },
            },
        };

        Assert.InRange(Kept(Scored, "jaywalking"), 0.2, 0.9);
        Assert.InRange(Kept(Scored, "volunteering"), 0.2, 0.9);
        Assert.All(["speeding", "fraud", "unpaid_fine"], id => Assert.Equal(1, Kept(Scored, id)));
        Assert.Equal(1, Kept(dearer, "jaywalking"));
    }

    [Fact]
    public void Without_stigma_the_sanctioned_are_called_back_like_others()
    {
        RunInputs inputs = SmallRuns.Inputs(
            "integrated-score", citizens: 20_000, days: 240, record: "summary", set: ["markets.public_post_share=0"]);
        (long Called, long Applied, long Refused) Of(Switches switches) => SmallRuns.Live(
            inputs.With(switches), (world, _) => (
                Month(world, Counter.RecordedCallbacks), Month(world, Counter.RecordedApplications),
                (long)world.CitizenBlocks.Sum(block => block.RefusedJobs.Count)));

        var seen = Of(new Switches());
        var unseen = Of(new Switches { Stigma = false });
        Assert.True(seen.Refused > 0);
        Assert.Equal(0, unseen.Refused);
    }

    [Fact]
    public void Without_chilling_sensitive_acts_are_as_under_no_system()
    {
        var off = new Switches { Chilling = false };
        Assert.Equal(
            Sum(SmallRuns.Inputs("none", citizens: 3000, days: 60), "sensitive_expression_rate"),
            Sum(SmallRuns.Inputs("integrated-score", citizens: 3000, days: 60).With(off), "sensitive_expression_rate"));
        Assert.NotEqual(
            Sum(SmallRuns.Inputs("none", citizens: 3000, days: 60), "sensitive_speaking_rate"),
            Sum(SmallRuns.Inputs("integrated-score", citizens: 3000, days: 60), "sensitive_speaking_rate"));
    }

    private static long Month(World world, Counter counter) => Enumerable.Range(0, world.Nation.Provinces.Length)
        .Sum(province => world.CitizenBlocks
            .Where(block => province >= block.Tally.FirstProvince
                && province < block.Tally.FirstProvince + block.Tally.Provinces)
            .Sum(block => block.Tally.Today(counter, province)));

    private static double Sum(RunInputs inputs, string measure) => SmallRuns.Live(inputs, (_, kept) => kept.Measures
        .Where(row => row.Measure == measure && row.RegionId == 0 && row.GroupId == 0).Sum(row => row.Value));
}
