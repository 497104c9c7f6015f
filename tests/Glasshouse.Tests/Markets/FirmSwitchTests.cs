using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Markets;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;
using Xunit;

namespace Glasshouse.Tests.Markets;

/// <summary>What regimes do to organisations can be turned off, mechanism by mechanism.</summary>
public sealed class FirmSwitchTests
{
    private static readonly RunInputs Scored = SmallRuns.Inputs("integrated-score", citizens: 20_000, days: 365);

    [Fact]
    public void Without_connections_ties_bring_nobody_to_causes_and_no_kinder_office()
    {
        (double Tied, double Others) Causes(Switches switches) => SmallRuns.Live(Scored.With(switches), (world, kept) =>
        {
            ActRow[] given = [.. kept.Acts.Where(act => act.Behaviour == "approved_cause")];
            bool IsTied(int row) => world.Nation.Organisations[row].Connected;
            double tied = world.Nation.Organisations.Span.ToArray().Count(one => one.Connected);
            double others = world.Nation.OrganisationsAtStart - tied;
            return (given.Count(act => IsTied(act.SubjectId)) / tied,
                given.Count(act => !IsTied(act.SubjectId)) / others);
        });

        var on = Causes(new Switches { FirmTurnover = false });
        var off = Causes(new Switches { FirmTurnover = false, Connections = false });
        Assert.True(on.Tied > 2 * on.Others);
        Assert.InRange(off.Tied, 0.3 * off.Others, 2 * off.Others);
        Assert.Equal(on.Others, off.Others);
    }

    [Fact]
    public void Without_repair_nobody_is_struck_off_for_it()
    {
        double Repairs(Switches switches) => Sum(Scored.With(switches), "repairs_sought_per_1000_year");
        Assert.True(Repairs(new Switches()) > 0);
        Assert.Equal(0, Repairs(new Switches { FirmRepair = false }));
    }

    [Fact]
    public void Without_credit_by_standing_all_pay_the_same() => SmallRuns.Live(
        SmallRuns.Inputs("none", citizens: 2000, days: 1), (world, _) =>
        {
            double usual = FirmProfits.RateOf(world, Consequence.None);
            Assert.True(FirmProfits.RateOf(world, Consequence.CheaperLoans) < usual);
            Assert.True(FirmProfits.RateOf(world, Consequence.NoLoans) > usual);
            return SmallRuns.Live(
                SmallRuns.Inputs("none", citizens: 2000, days: 1).With(new Switches { FirmCredit = false }),
                (without, _) =>
                {
                    Assert.Equal(usual, FirmProfits.RateOf(without, Consequence.CheaperLoans));
                    Assert.Equal(usual, FirmProfits.RateOf(without, Consequence.NoLoans));
                    return true;
                });
        });

    [Fact]
    public void Organisations_come_and_go_at_the_published_rates_and_the_new_are_the_same_in_every_arm()
    {
        (int[] Closed, (ushort, Sector, float)[] New) Of(RunInputs inputs) => SmallRuns.Live(inputs, (world, _) =>
        {
            int first = Model.Generations.Births.FirstRow(world.Nation.OrganisationsAtStart);
            int[] closed = [.. Enumerable.Range(0, world.Nation.OrganisationsAtStart)
                .Where(row => !world.IsAlive(SubjectKind.Organisation, row))];
            return (closed, Enumerable.Range(first, world.FirmsFounded)
                .Select(row => world.Nation.Organisations[row])
                .Select(one => (one.Municipality, one.Sector, one.Honesty)).ToArray());
        });

        RunInputs none = SmallRuns.Inputs("none", citizens: 40_000, days: 365);
        var lawful = Of(none);
        var scored = Of(SmallRuns.Inputs("integrated-score", citizens: 40_000, days: 365));
        double stock = SmallRuns.Live(
            none.With(new Switches { FirmTurnover = false }), (world, _) => (double)world.Nation.Organisations.Length);
        double error = Math.Sqrt(0.1 / stock);
        Assert.Equal(0.107, lawful.New.Length / stock, 4 * error);
        // Of those of day 0: the new close as well.
        Assert.Equal(0.085, lawful.Closed.Length / stock, 4 * error);
        Assert.Equal(lawful.New, scored.New);
        Assert.True(lawful.Closed.Intersect(scored.Closed).Count() > 0.8 * lawful.Closed.Length);
    }

    [Fact]
    public void A_closed_organisation_acts_no_more_and_a_new_one_has_no_file_of_before() => SmallRuns.Live(
        Scored, (world, kept) =>
        {
            TradeFile Of(int row) => world.Nation.TradeFiles[row];
            Assert.Contains(
                kept.Acts,
                act => act.SubjectKind == SubjectKind.Organisation && Of(act.SubjectId).EntryDay > 0);
            Assert.All(
                kept.Acts.Where(act => act.SubjectKind == SubjectKind.Organisation),
                act =>
                {
                    Assert.True(act.Day >= Of(act.SubjectId).EntryDay);
                    Assert.True(Of(act.SubjectId).ExitDay < 0 || act.Day < Of(act.SubjectId).ExitDay);
                });
            Assert.All(
                kept.Records.Where(record => record.SubjectKind == SubjectKind.Organisation),
                record => Assert.True(record.Day >= Of(record.SubjectId).EntryDay));
            return true;
        });

    [Fact]
    public void Whoever_works_has_a_place_that_goes_on_or_loses_it_within_a_month() => SmallRuns.Live(
        Scored, (world, _) =>
        {
            Assert.All(
                world.Nation.Citizens.Span.ToArray().Where(one => one.IsAlive && one.Has(CitizenTraits.Employed)),
                one => Assert.True(
                    world.IsAlive(SubjectKind.Organisation, (int)one.Workplace)
                    || world.Nation.TradeFiles[(int)one.Workplace].ExitDay > world.Day - 60));
            return true;
        });

    private static double Sum(RunInputs inputs, string measure) => SmallRuns.Live(inputs, (world, kept) => kept.Measures
        .Where(row => row.Measure == measure && row.RegionId == 0
            && row.GroupId == world.Groupings.AllOf(SubjectKind.Organisation)).Sum(row => row.Value));
}
