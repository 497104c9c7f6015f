using CsCheck;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;
using Glasshouse.Model.Markets;
using Xunit;

namespace Glasshouse.Tests.Markets;

public sealed class LendingPolicyTests
{
    private static readonly LendingStudy Curves = LendingReader.Read("score-curves");

    [Fact]
    public void Equal_rates_are_equal()
    {
        CutOff[] cutOffs = LendingPolicy.CutOffs(CutOffRule.DemographicParity, Curves.Pool, 1, 4);
        Assert.Equal(
            LendingPolicy.ApprovedShare(Curves.Pool, 0, cutOffs[0]),
            LendingPolicy.ApprovedShare(Curves.Pool, 1, cutOffs[1]), 9);
    }

    [Fact]
    public void Equal_opportunity_gives_those_who_would_repay_equal_chances()
    {
        CutOff[] cutOffs = LendingPolicy.CutOffs(CutOffRule.EqualOpportunity, Curves.Pool, 1, 4);
        double share = LendingPolicy.TruePositiveShare(Curves.Pool, 0, cutOffs[0]);
        Assert.Equal(share, LendingPolicy.TruePositiveShare(Curves.Pool, 1, cutOffs[1]), 9);
        Assert.Equal(0.787, share, 2);
    }

    [Fact]
    public void Profit_earns_most_of_all_rules() => Gen.Double[1.5, 15].Sample(loss =>
    {
        double profit = Profit(CutOffRule.Profit, loss);
        Assert.True(profit >= Profit(CutOffRule.DemographicParity, loss) - 1e-9);
        Assert.True(profit >= Profit(CutOffRule.EqualOpportunity, loss) - 1e-9);
    }, iter: 20);

    [Fact]
    public void Nobody_is_approved_where_no_loan_pays()
    {
        LendingPool pool = new([[0.5, 0.5]], [[0.1, 0.2]], [1]);
        foreach (CutOffRule rule in Enum.GetValues<CutOffRule>())
        {
            CutOff cutOff = LendingPolicy.CutOffs(rule, pool, 1, 4)[0];
            Assert.Equal(0, LendingPolicy.ApprovedShare(pool, 0, cutOff));
        }
    }

    [Fact]
    public void A_round_of_lending_loses_nobody_and_people_drawn_follow_what_is_expected()
    {
        LendingStudy study = LendingReader.Read("seven-states");
        foreach (CutOffRule rule in study.Rules)
        {
            LendingPath path = LendingChain.Run(study, rule);
            foreach (LendingRound round in path.Rounds)
            {
                for (int group = 0; group < study.Groups.Length; group++)
                {
                    Assert.Equal(1, round.After[group].Sum(), 12);
                    Assert.Equal(1, round.Drawn[group].Sum(), 9);
                    for (int level = 0; level < study.Levels.Length; level++)
                    {
                        Assert.Equal(round.After[group][level], round.Drawn[group][level], 0.025);
                    }
                }
            }
            Assert.True(path.HasSettled);
        }
    }

    [Fact]
    public void A_chain_of_two_states_settles_where_its_moves_balance()
    {
        // Up with .6 from the lower state, down with .2 from the higher: a quarter ends below.
        var study = new LendingStudy
        {
            Name = "two",
            Groups = ["A"],
            Levels = ["low", "high"],
            Scores = [1, 2],
            Moves = new ScoreMoves(1, 2, 1, 1),
            Pool = new LendingPool([[1, 0]], [[0.6, 0.8]], [1]),
            Gain = 1,
            Loss = 1,
            Rules = [],
            Fixed = [new CutOff(0, 1)],
            Steps = 3,
            DrawnPeople = 1000,
            Seed = 1,
        };
        LendingPath path = LendingChain.Run(study, null);
        Assert.Equal([0.4, 0.6], path.Rounds[0].After[0]);
        Assert.True(path.HasSettled);
        Assert.Equal(0.25, path.LongRun[0][0], 9);
        Assert.Equal(LendingReport.RoundsOf(study), LendingReport.RoundsOf(study));
    }

    private static double Profit(CutOffRule rule, double loss)
    {
        CutOff[] cutOffs = LendingPolicy.CutOffs(rule, Curves.Pool, 1, loss);
        double profit = 0;
        for (int group = 0; group < cutOffs.Length; group++)
        {
            for (int level = 0; level < Curves.Pool.Levels; level++)
            {
                double repaid = Curves.Pool.Repayment[group][level];
                profit += Curves.Pool.Shares[group] * Curves.Pool.Density[group][level]
                    * cutOffs[group].ShareAt(level) * (repaid - ((1 - repaid) * loss));
            }
        }
        return profit;
    }
}
