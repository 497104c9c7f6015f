using Glasshouse.Engine.Kernels;
using Glasshouse.Model;
using Glasshouse.Model.Acts;
using Glasshouse.Model.Contracts;
using Xunit;

namespace Glasshouse.Tests.Acts;

public sealed class DeterrenceTests
{
    /// <summary>T-0.1: where being noticed is as likely without an act as with one, severity deters nobody.</summary>
    [Fact]
    public void When_guilt_and_innocence_are_noticed_alike_severity_changes_no_life()
    {
        RunInputs mild = Indifferent(SmallRuns.Inputs("none"));
        RunInputs harsh = mild with
        {
            Behaviours = [.. mild.Behaviours.Select(behaviour => behaviour with { LegalPenalty = 50 })],
        };
        Assert.Equal(SmallRuns.Lives(mild), SmallRuns.Lives(harsh));
    }

    [Fact]
    public void When_guilt_is_noticed_more_often_severity_deters()
    {
        RunInputs mild = SmallRuns.Inputs("none", citizens: 4000);
        RunInputs harsh = mild with
        {
            Behaviours = [.. mild.Behaviours.Select(behaviour => behaviour with { LegalPenalty = 50 })],
        };
        Assert.True(Violations(harsh) < Violations(mild));
    }

    /// <summary>
    /// T-1.3: with the nation's own frailties and the scan's own draws, offences concentrate as in a birth cohort of
    /// which 65% never offend. One kind of offence, always taken, 1.027 a head over the window.
    /// </summary>
    [Fact]
    public void Frailty_alone_concentrates_offences_as_in_a_birth_cohort()
    {
        RunInputs inputs = SmallRuns.Inputs("none", citizens: 30_000, days: 365, record: "summary");
        Behaviour speeding = inputs.Behaviours.Single(behaviour => behaviour.Id == "speeding");
        Behaviour always = speeding with
        {
            OpportunitiesPerYear = 1.027,
            ScalesWithFrailty = true,
            AgeCurve = AgeCurve.Adult,
            Benefit = 20,
            BenefitSpread = 0,
            NeedWeight = 0,
            LegalPenalty = 0,
            MoralWeight = 0,
        };
        SmallRuns.Live(inputs with { Behaviours = [always] }, (world, _) =>
        {
            int[] offences = [.. world.Nation.Citizens.Span.ToArray()
                .Where(citizen => citizen.Age >= OpportunityRates.AdultAge)
                .Select(citizen => (int)citizen.Experience.Violations).OrderDescending()];
            int chronics = (int)Math.Round(0.063 * offences.Length);
            double share = offences.Take(chronics).Sum() / (double)offences.Sum();
            Assert.InRange(share, 0.45, 0.55);
            Assert.Equal(0.65, offences.Count(count => count == 0) / (double)offences.Length, 0.02);
            Assert.Equal(0.063, offences.Count(count => count >= 5) / (double)offences.Length, 0.007);
            return true;
        });
    }

    private static RunInputs Indifferent(RunInputs inputs) => inputs.With(new Switches { Beliefs = false }) with
    {
        Parameters = inputs.Parameters with
        {
            Beliefs = inputs.Parameters.Beliefs with
            {
                PriorNoticedLogit = 0,
                PriorNoticedSpread = 0,
                PriorAccusedShare = Exact.Logistic(0),
            },
        },
    };

    private static int Violations(RunInputs inputs) => SmallRuns.Live(
        inputs, (world, _) => world.Nation.Citizens.Span.ToArray().Sum(citizen => citizen.Experience.Violations));
}
