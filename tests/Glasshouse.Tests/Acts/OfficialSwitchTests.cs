using Glasshouse.Model;
using Glasshouse.Model.Acts;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Nations;
using Glasshouse.Model.Orders;
using Xunit;

namespace Glasshouse.Tests.Acts;

/// <summary>Each mechanism of officials can be turned off, and then changes nothing but what it is about.</summary>
public sealed class OfficialSwitchTests
{
    private static readonly RunInputs Appraised =
        SmallRuns.Inputs("target-responsibility", citizens: 4000, days: 60, record: "summary");

    [Fact]
    public void Without_multitasking_effort_and_citizens_lives_are_as_where_nobody_appraises()
    {
        RunInputs without = Appraised.With(new Switches { Multitasking = false });
        double Moved(RunInputs inputs) => SmallRuns.Live(inputs, (world, _) =>
            world.Nation.Officials.Span.ToArray().Max(official => Efforts.Moved(world, official).Measured));

        Assert.True(Moved(Appraised) > 0.1);
        Assert.Equal(0, Moved(without));
        uint[] ordinary = SmallRuns.Lives(SmallRuns.Inputs("none", citizens: 4000, days: 60, record: "summary"));
        Assert.Equal(ordinary, SmallRuns.Lives(without));
        Assert.NotEqual(ordinary, SmallRuns.Lives(Appraised));
    }

    [Fact]
    public void What_is_measured_gains_and_what_is_not_loses() => SmallRuns.Live(Appraised, (world, _) =>
    {
        Assert.All(world.Nation.Officials.Span.ToArray(), official =>
        {
            (double more, double less) = Efforts.Moved(world, official);
            Assert.InRange(official.MeasuredEffort + more, official.MeasuredEffort, 1);
            Assert.InRange(official.UnmeasuredEffort + less, 0, official.UnmeasuredEffort);
        });
        return true;
    });

    [Fact]
    public void Without_manipulation_reports_are_true_and_what_is_done_is_the_same()
    {
        (DirectiveResult[] Results, uint[] Lives) Of(Switches switches) => SmallRuns.Live(
            Appraised.With(switches), (world, _) =>
                (world.Officialdom.Results.ToArray(), world.LifeDigests.Span.ToArray()));

        var padded = Of(new Switches());
        var honest = Of(new Switches { Manipulation = false });
        Assert.All(honest.Results, result => Assert.Equal(result.True, result.Reported));
        Assert.Equal(honest.Results.Select(result => result.True), padded.Results.Select(result => result.True));
        Assert.Contains(padded.Results, result => result.Reported > 1.1 * result.True);
        Assert.Equal(honest.Lives, padded.Lives);
    }

    [Fact]
    public void Without_tournaments_nobody_is_graded_and_the_prize_spurs_nobody()
    {
        (double Stake, int Graded) Of(Switches switches) => SmallRuns.Live(
            Appraised.With(switches) with { Scenario = Yearly(switches) }, (world, _) => (world.Officialdom.Stake,
                world.Officialdom.Careers.Span.ToArray().Count(career => career.Grade != YearGrade.None)));

        var ranked = Of(new Switches());
        var unranked = Of(new Switches { Tournaments = false });
        Assert.True(ranked.Graded > 0);
        Assert.Equal(0, unranked.Graded);
        Assert.True(unranked.Stake < ranked.Stake);
    }

    [Fact]
    public void Without_audits_in_mind_more_is_missing_and_citizens_live_the_same()
    {
        (double Missing, uint[] Lives) Of(Switches switches) => SmallRuns.Live(Appraised.With(switches), (world, _) =>
            (world.Officialdom.Years.Sum(year => (double)year.Missing), world.LifeDigests.Span.ToArray()));

        var audited = Of(new Switches());
        var unminded = Of(new Switches { Audits = false });
        Assert.True(unminded.Missing > audited.Missing);
        Assert.Equal(audited.Lives, unminded.Lives);
    }

    [Fact]
    public void Colleagues_in_jail_raise_the_believed_risk_only_where_they_are_minded()
    {
        double Risk(Switches switches) => SmallRuns.Live(Appraised.With(switches), (world, _) =>
        {
            world.Officialdom.Careers[1].JailedOn = 50;
            world.Officialdom.Careers[2].JailedOn = 50;
            return OfficialActs.RiskOf(world, 0, 0.2, world.BehaviourRow(NamedBehaviours.BribeTaken));
        });

        double alone = 1 - (0.8 * 0.96);
        Assert.Equal(alone, Risk(new Switches { JailedColleagues = false }), 1e-9);
        Assert.Equal(1 - (0.8 * 0.96 * (1 - (0.9 * 2 / 5))), Risk(new Switches()), 1e-9);
    }

    [Fact]
    public void Without_discipline_there_are_no_cases_and_the_file_stays_the_same()
    {
        RunInputs audited = Appraised with
        {
            Parameters = Appraised.Parameters with
            {
                Observations = Appraised.Parameters.Observations with { AuditShare = 1 },
            },
        };
        (int Cases, long Records) Of(Switches switches) => SmallRuns.Live(audited.With(switches), (world, _) =>
            (world.Officialdom.Careers.Span.ToArray().Sum(career => career.Cases), world.NextRecord));

        // Unannounced audits: who knew of them would give them nothing to find.
        var with = Of(new Switches { Audits = false });
        var without = Of(new Switches { Audits = false, Discipline = false });
        Assert.True(with.Cases > 0);
        Assert.Equal(0, without.Cases);
        Assert.Equal(with.Records, without.Records);
    }

    [Fact]
    public void Without_sales_an_offer_changes_nothing()
    {
        RunInputs closed = SmallRuns.Inputs("integrated-score", citizens: 3000, days: 60, record: "summary");
        RunInputs open = SmallRuns.Inputs(
            "integrated-score", citizens: 3000, days: 60, record: "summary",
            set: ["officials.sale_offered_share=1", "officials.sale_worth=20"]);
        Assert.Equal(SmallRuns.Lives(closed), SmallRuns.Lives(open.With(new Switches { ScoreSales = false })));
        long Records(RunInputs inputs) => SmallRuns.Live(inputs, (world, _) => world.NextRecord);
        Assert.True(Records(open) < Records(closed));
    }

    private static Scenario Yearly(Switches switches) =>
        Appraised.Scenario with { Days = Calendar.DaysPerYear, Switches = switches };
}
