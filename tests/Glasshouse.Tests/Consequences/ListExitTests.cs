using Glasshouse.Model;
using Glasshouse.Model.Acts;
using Glasshouse.Model.Measures;
using Xunit;

namespace Glasshouse.Tests.Consequences;

public sealed class ListExitTests
{
    private static readonly InabilityRule Fair = new() { RecognisedShare = 1, MistakenShare = 0, ReviewsPerYear = 12 };

    private static readonly RepairRule Cheap = new()
    {
        AfterDays = 30,
        Price = 100,
        SoughtShare = 1,
        GrantedShare = 1,
    };

    [Fact]
    public void Entries_less_exits_are_those_listed()
    {
        RunInputs inputs = DebtorWorld.WithList(
            DebtorWorld.Inputs(), list => list with { StayDays = 90, ExtensionDays = 0, GraveShare = 0 });
        // Nobody dies, which would end a membership without a decision.
        SmallRuns.Live(inputs.With(new Switches { Demography = false }), (world, kept) =>
        {
            int entries = kept.Decisions.Count(decision => decision.Kind == DecisionKind.ListEntry);
            int exits = kept.Decisions.Count(decision => decision.Kind == DecisionKind.ListExit);
            int listed = world.Registers[0].Standings!.Span.ToArray().Count(standing => standing.Lists != 0);
            Assert.True(exits > 0);
            Assert.Equal(listed, entries - exits);
            return true;
        });
    }

    [Fact]
    public void Exits_are_counted_by_what_ended_them_and_add_up()
    {
        RunInputs inputs = DebtorWorld.WithList(DebtorWorld.Inputs(), list => list with
        {
            StayDays = 120,
            OpenEndedShare = 0.5,
            GraveShare = 0,
            ExtensionDays = 0,
            Repair = Cheap with { SoughtShare = 0.3 },
        });
        // The unable are let go once courts begin to ask, which they do of those listed already.
        inputs = DebtorWorld.Amended(
            inputs, day: 150, list => list with { Inability = Fair with { RecognisedShare = 0.3 } });
        SmallRuns.Live(inputs, (_, kept) =>
        {
            string[] reasons = ["time", "paid", "repaired", "inability"];
            double[] exits = [.. reasons.Select(reason => Exits(kept, reason))];
            Assert.All(exits, some => Assert.True(some > 0, string.Join(' ', exits)));
            double all = DebtorWorld.Total(kept, $"list_exits_per_1000_year:{DebtorWorld.List}");
            Assert.Equal(all, exits.Sum() + Exits(kept, "annulled"), 6);
            return true;
        });
    }

    [Fact]
    public void A_fair_court_that_looks_lists_nobody_who_cannot_pay()
    {
        RunInputs inputs = DebtorWorld.WithList(DebtorWorld.Inputs(), list => list with { Inability = Fair });
        SmallRuns.Live(inputs, (world, _) =>
        {
            int listed = 0;
            foreach (Block block in world.CitizenBlocks)
            {
                for (int place = 0; place < block.Listings.Count; place++)
                {
                    ref readonly Model.Consequences.Listing listing = ref block.Listings.Values[place];
                    int row = block.Listings.Rows[place];
                    if (world.Registers[0].Standings![row].Lists != 0
                        && listing.DebtDay != Model.Consequences.Listing.NoDebt)
                    {
                        listed++;
                        Assert.False(Debts.WasUnable(world, row, listing.Behaviour, listing.DebtDay));
                    }
                }
            }
            Assert.True(listed > 0);
            return true;
        });
    }

    [Fact]
    public void A_better_court_never_lists_more()
    {
        double Entries(double share) => DebtorWorld.Total(
            DebtorWorld.WithList(
                DebtorWorld.Inputs(), list => list with { Inability = Fair with { RecognisedShare = share } }),
            $"list_entries_per_1000_year:{DebtorWorld.List}");
        Assert.True(Entries(0.9) < Entries(0.4));
        Assert.True(Entries(0.4) < Entries(0));
    }

    [Fact]
    public void Who_pays_within_the_grace_is_not_entered()
    {
        string measure = $"list_entries_per_1000_year:{DebtorWorld.List}";
        RunInputs quick = DebtorWorld.Inputs(set: ["debts.unable_share=0.001", "debts.paid_per_year=12"]);
        double waiting = DebtorWorld.Total(DebtorWorld.WithList(quick, list => list with { GraceDays = 90 }), measure);
        Assert.True(waiting < 0.4 * DebtorWorld.Total(quick, measure));
        Assert.True(waiting > 0);
    }

    [Fact]
    public void Repair_is_for_those_who_can_afford_it()
    {
        RunInputs inputs = DebtorWorld.WithList(
            DebtorWorld.Inputs(), list => list with { Repair = Cheap with { Price = 2500 } });
        SmallRuns.Live(inputs, (world, kept) =>
        {
            double Paid(int decile) => kept.Measures.Where(row => row.Measure == "repair_price_per_1000_year"
                && row.GroupId == world.Groupings.GroupOf(Model.Contracts.SubjectKind.Citizen,
                    Groupings.CitizenGroups + Groupings.AgeBands + decile)).Sum(row => row.Value);
            Assert.True(Paid(9) > Paid(0));
            Assert.True(Exits(kept, "repaired") > 0);
            return true;
        });
    }

    [Fact]
    public void Entries_without_a_fixed_term_do_not_end_by_time()
    {
        RunInputs inputs = DebtorWorld.WithList(
            DebtorWorld.Inputs(), list => list with { StayDays = 30, OpenEndedShare = 1 });
        Assert.Equal(0, DebtorWorld.Total(inputs, $"list_exits_time_per_1000_year:{DebtorWorld.List}"));
    }

    [Fact]
    public void An_amendment_keeps_the_listed_and_a_new_regime_lets_them_go()
    {
        RunInputs inputs = DebtorWorld.Inputs(days: 200);
        int Listed(bool keeps) => SmallRuns.Live(
            DebtorWorld.Amended(inputs, day: 199, list => list, keeps),
            (world, _) => world.Registers[0].Standings!.Span.ToArray().Count(standing => standing.Lists != 0));
        int lived = SmallRuns.Live(
            inputs, (world, _) => world.Registers[0].Standings!.Span.ToArray().Count(standing => standing.Lists != 0));
        Assert.Equal(lived, Listed(keeps: true));
        Assert.True(Listed(keeps: false) < 10);
    }

    [Fact]
    public void What_an_amendment_takes_out_of_a_list_is_felt_no_more()
    {
        RunInputs inputs = DebtorWorld.Inputs(days: 240);
        RunInputs changed = DebtorWorld.Amended(
            inputs, day: 120, list => list with { Consequences = [Model.Contracts.Consequence.NoLoans] });
        double[] refused = SmallRuns.Live(changed, (_, kept) => new[] { 0, 122 }.Select(from => kept.Measures
            .Where(row => row.Measure == "stays_refused_per_1000_year" && row is { RegionId: 0, GroupId: 0 }
                && row.Day >= from && row.Day < from + 100).Sum(row => row.Value)).ToArray());
        Assert.True(refused[0] > 0);
        Assert.Equal(0, refused[1]);
    }

    private static double Exits(Kept kept, string reason) =>
        DebtorWorld.Total(kept, $"list_exits_{reason}_per_1000_year:{DebtorWorld.List}");
}
