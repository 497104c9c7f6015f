using Glasshouse.Model;
using Glasshouse.Model.Acts;
using Glasshouse.Model.Nations;
using Xunit;

namespace Glasshouse.Tests.Markets;

public sealed class AppraisalTests
{
    private static readonly RunInputs Appraised =
        SmallRuns.Inputs("target-responsibility", citizens: 5000, days: 365, record: "summary");

    [Fact]
    public void No_more_than_a_fifth_of_a_level_is_excellent() => SmallRuns.Live(Appraised, (world, _) =>
    {
        double share = world.Officialdom.Rule!.ExcellentShare;
        for (int level = 0; level < world.Nation.Levels.Length; level++)
        {
            int all = 0;
            int excellent = 0;
            for (int post = 0; post < world.Nation.Officials.Length; post++)
            {
                bool isOfLevel = world.Nation.Officials[post].Level == level;
                all += isOfLevel ? 1 : 0;
                excellent += isOfLevel && world.Officialdom.Careers[post].Grade == YearGrade.Excellent ? 1 : 0;
            }
            Assert.InRange(excellent, 0, share * all);
        }
        Assert.Contains(world.Officialdom.Careers.Span.ToArray(), career => career.Grade == YearGrade.Excellent);
        return true;
    });

    [Fact]
    public void Whoever_loses_a_post_is_followed_by_somebody_else_with_a_character_of_their_own()
    {
        SmallRuns.Live(Appraised with { Scenario = Appraised.Scenario with { Days = 1 } }, (world, _) =>
        {
            Official before = world.Nation.Officials[3];
            world.Posts.Succeed(3);
            Official after = world.Nation.Officials[3];
            Assert.NotEqual(before.Citizen, after.Citizen);
            Assert.NotEqual(before.Honesty, after.Honesty);
            Assert.False(world.Nation.Citizens[(int)before.Citizen].Has(CitizenTraits.Official));
            Assert.True(world.Nation.Citizens[(int)after.Citizen].Has(CitizenTraits.Official));
            Assert.Equal(before.Office, after.Office);
            return true;
        });
    }

    [Fact]
    public void Two_incompetent_years_end_in_dismissal_and_one_does_not()
    {
        Regime regime = Appraised.Regimes["target-responsibility"];
        int Lost(int days) => SmallRuns.Live(
            Appraised.Under(regime with { Appraisal = regime.Appraisal! with { IncompetentBelow = -0.5 } }) with
            {
                Scenario = Appraised.Scenario with { Days = days },
                Parameters = Appraised.Parameters with
                {
                    Officials = Appraised.Parameters.Officials with { TerminationsPerYear = 0 },
                },
            },
            (world, _) => world.Officialdom.Careers.Span.ToArray().Sum(career => career.Ended));

        Assert.Equal(0, Lost(365));
        Assert.True(Lost(730) > 0);
    }

    [Theory]
    [InlineData(0.5, 0.04, 5, 1, 0.3)]
    [InlineData(0.1, 0.04, 5, 1, 0)]
    [InlineData(1, 1, 5, 1, 0)]
    public void Padding_is_what_the_stake_leaves_over_the_audit(
        double stake, double audited, double fine, double cost, double padding) =>
        Assert.Equal(padding, Reporting.Padding(new ReportStakes(stake, audited, fine, cost, 0, 0)), 1e-12);

    [Theory]
    [InlineData(0.85, 0.9)]
    [InlineData(0.2, 0.2)]
    [InlineData(0.95, 0.95)]
    public void A_report_is_lifted_onto_a_quota_that_is_near_and_no_other(double reached, double reported) =>
        Assert.Equal(reported, Reporting.Reported(new ReportStakes(0, 0.04, 5, 1, 0.9, 0.1), reached), 1e-12);

    [Theory]
    [InlineData(2)]
    [InlineData(20)]
    public void Effort_stops_at_what_there_is(double stake)
    {
        (double more, double less) = Multitask.Response(stake, new EffortCosts(8, 6, 8), 0.4, 0.3);
        Assert.InRange(0.4 + more, 0.4, 1);
        Assert.InRange(0.3 + less, 0, 0.3);
    }

    [Fact]
    public void A_price_lies_between_what_it_is_worth_and_what_it_costs()
    {
        Assert.Null(Corruption.Price(2, 2));
        Assert.Equal(3.5, Corruption.Price(5, 2));
    }
}
