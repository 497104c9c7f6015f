using Glasshouse.Model.Acts;
using Xunit;

namespace Glasshouse.Tests.Acts;

public sealed class EvasionTests
{
    [Theory]
    [InlineData(0.2, 0.778)]
    [InlineData(0.3, 0.487)]
    [InlineData(0.4, 0.236)]
    [InlineData(0.5, 0)]
    public void The_hidden_share_is_the_closed_form(double risk, double expected) =>
        Assert.Equal(expected, Evasion.HiddenShare(new EvasionTerms(risk, 2, 2, 0.3, 0)), 0.002);

    [Fact]
    public void At_true_audit_rates_gain_alone_would_have_all_hide_all()
    {
        Assert.Equal(1, Evasion.HiddenShare(new EvasionTerms(0.03, 2, 1, 0.3, 0)));
        Assert.Equal(1, Evasion.HiddenShare(new EvasionTerms(0.03, 2, 2, 0.3, 0)));
        Assert.Equal(0.135, Evasion.HiddenShare(new EvasionTerms(0.03, 2, 30, 0.3, 0)), 0.002);
    }

    [Fact]
    public void The_hidden_share_is_where_expected_utility_is_highest()
    {
        foreach (double cost in new[] { 0, 0.1, 0.25 })
        {
            var terms = new EvasionTerms(0.28, 2, 3, 0.3, cost);
            double chosen = Evasion.HiddenShare(terms);
            double best = Enumerable.Range(0, 10_001).Select(k => k / 10_000.0).MaxBy(hidden => Utility(terms, hidden));
            Assert.Equal(best, chosen, 0.0002);
        }
    }

    [Fact]
    public void Nobody_hides_where_the_penalty_and_morals_outweigh_what_is_saved()
    {
        Assert.Equal(0, Evasion.HiddenShare(new EvasionTerms(0.1, 2, 2, 0.3, 0.8)));
        Assert.True(Evasion.HiddenShare(new EvasionTerms(0.1, 2, 2, 0.3, 0.79)) > 0);
        Assert.Equal(1, Evasion.HiddenShare(new EvasionTerms(0, 2, 2, 0.3, 0.99)));
    }

    [Fact]
    public void A_higher_risk_penalty_or_moral_cost_never_means_that_more_is_hidden()
    {
        double[] steps = [0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.8];
        for (int k = 1; k < steps.Length; k++)
        {
            double low = steps[k - 1];
            double high = steps[k];
            Assert.True(Hidden(high, 2, 0.1) <= Hidden(low, 2, 0.1));
            Assert.True(Hidden(0.2, 2 + high, 0.1) <= Hidden(0.2, 2 + low, 0.1));
            Assert.True(Hidden(0.2, 2, high) <= Hidden(0.2, 2, low));
        }

        static double Hidden(double risk, double penalty, double cost) =>
            Evasion.HiddenShare(new EvasionTerms(risk, penalty, 2, 0.3, cost));
    }

    [Fact]
    public void Looking_back_multiplies_the_chances_of_being_found()
    {
        Assert.Equal(0.1, Evasion.RiskOverYears(0.1, 0), 12);
        Assert.Equal(1 - Math.Pow(0.9, 6), Evasion.RiskOverYears(0.1, 5), 12);
    }

    private static double Utility(in EvasionTerms terms, double hidden)
    {
        double net = 1 - terms.TaxRate;
        double free = net + (terms.TaxRate * (1 - terms.MoralCost) * hidden);
        double found = net - (terms.TaxRate * (terms.Penalty - 1 + terms.MoralCost) * hidden);
        if (found <= 0)
        {
            return double.NegativeInfinity;
        }
        double power = 1 - terms.RiskAversion;
        return ((1 - terms.Risk) * Math.Pow(free, power) / power) + (terms.Risk * Math.Pow(found, power) / power);
    }
}
