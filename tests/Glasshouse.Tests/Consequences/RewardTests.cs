using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Xunit;

namespace Glasshouse.Tests.Consequences;

public sealed class RewardTests
{
    public static TheoryData<Consequence, string> Gains => new()
    {
        { Consequence.DepositFreeRental, "rewards_value_per_1000_year" },
        { Consequence.FuelDiscount, "rewards_value_per_1000_year" },
        { Consequence.CheaperLoans, "rewards_value_per_1000_year" },
        { Consequence.FastLane, "reward_days_per_1000_year" },
        { Consequence.PriorityCare, "reward_days_per_1000_year" },
        { Consequence.PriorityHiring, "reward_days_per_1000_year" },
        { Consequence.PraisedInPublic, "reward_uses_per_1000_year" },
    };

    [Theory]
    [MemberData(nameof(Gains))]
    public void A_reward_is_used_and_worth_something(Consequence reward, string measure)
    {
        Assert.True(DebtorWorld.Total(Honoured([reward]), measure) > 0);
        Assert.Equal(0, DebtorWorld.Total(Honoured([]), "reward_uses_per_1000_year"));
        Assert.Equal(0, DebtorWorld.Total(
            Honoured([reward]).With(new Switches { Consequences = false }), "reward_uses_per_1000_year"));
    }

    [Fact]
    public void Rewards_described_vaguely_move_people_less()
    {
        double Reward(bool isVague)
        {
            RunInputs inputs = Honoured([Consequence.FastLane]).With(new Switches { VagueRewards = isVague });
            return SmallRuns.Live(inputs, (world, _) =>
                world.Incentives[(int)SubjectKind.Citizen][world.BehaviourRow("volunteering")].Reward);
        }
        double certainty = Honoured([]).Parameters.Acts.RewardCertainty;
        Assert.Equal(certainty * Reward(isVague: false), Reward(isVague: true), 12);
        Assert.True(certainty < 1);
    }

    private static RunInputs Honoured(Consequence[] rewards)
    {
        RunInputs inputs = SmallRuns.Inputs("blacklist-state", citizens: 3000, days: 150);
        Regime regime = inputs.Regimes["blacklist-state"];
        return inputs.Under(regime with
        {
            Citizens = regime.Citizens! with
            {
                Channels = [Channel.Apps, Channel.CitizenReports],
                Lists = [new ListRule
                {
                    Name = "role_models",
                    Colour = ListColour.Red,
                    StayDays = 365,
                    Consequences = [.. rewards],
                }],
                Rules = [new RecordRule { Id = "honoured", On = "volunteering", List = "role_models" }],
            },
        });
    }
}
