using System.Collections.Immutable;
using Glasshouse.Engine.Columns;
using Glasshouse.Model;
using Glasshouse.Model.Journeys;
using Glasshouse.Model.Nations;
using Xunit;

namespace Glasshouse.Tests.Journeys;

public sealed class LockdownTests
{
    private const int Citizens = 10_000;
    private const int Days = 30;

    // From the tenth day to the nineteenth, so that days before and after can be looked at.
    private static RunInputs Inputs(params LockdownOrder[] orders)
    {
        RunInputs inputs = SmallRuns.Inputs(
            "none", Citizens, Days, 1, "summary", ["contagion.seed_infections=40", "contagion.r=3"]);
        return inputs with { Scenario = inputs.Scenario with { Lockdowns = [.. orders] } };
    }

    private static LockdownOrder Order => new() { Name = "order", From = 10, Until = 19 };

    [Fact]
    public void A_closed_kind_of_place_is_visited_by_nobody_while_the_order_holds()
    {
        LockdownOrder order = Order with { Closed = [Setting.School, Setting.Leisure] };
        SmallRuns.Live(Inputs(order), (world, _) =>
        {
            Assert.DoesNotContain(Visits(world, 15), visit => order.Closed.Contains(visit.Setting));
            Assert.Contains(Visits(world, 15), visit => visit.Setting == Setting.Shop);
            Assert.Contains(Visits(world, 20), visit => visit.Setting == Setting.Leisure);
            Assert.Contains(Visits(world, 9), visit => visit.Setting == Setting.School);
            return true;
        });
    }

    [Fact]
    public void Who_stays_at_home_leaves_it_for_shops_hospitals_and_essential_work_alone()
    {
        LockdownOrder order = Order with { StayHome = true, Essential = [Sector.Care], ComplianceShare = 0.8 };
        SmallRuns.Live(Inputs(order), (world, _) =>
        {
            int obeying = 0;
            for (int row = 0; row < world.Nation.CitizensAtStart; row++)
            {
                if (!world.Restrictions.Lockdowns.StaysHome(row, 15))
                {
                    continue;
                }
                obeying++;
                foreach (Visit visit in VisitsOf(world, row, 15))
                {
                    Assert.True(
                        visit.Setting is Setting.Shop or Setting.Hospital
                        || (visit.Setting == Setting.Work
                            && world.Nation.Organisations[visit.Venue].Sector == Sector.Care));
                }
            }
            Assert.InRange(obeying / (double)Citizens, 0.78, 0.82);
            Assert.False(world.Restrictions.Lockdowns.IsOn(9) || world.Restrictions.Lockdowns.IsOn(20));
            return true;
        });
    }

    [Fact]
    public void An_area_is_shut_to_those_who_would_come_and_elsewhere_life_goes_on()
    {
        LockdownOrder order = Order with { Areas = ["PV26", "PV27"], Closed = [Setting.Restaurant] };
        SmallRuns.Live(Inputs(order), (world, _) =>
        {
            string[] shut = ["Utrecht", "Noord-Holland"];
            ILookup<bool, Visit> meals = Visits(world, 15).Where(visit => visit.Setting == Setting.Restaurant)
                .ToLookup(visit => shut.Contains(ProvinceOf(world, visit).Name));
            Assert.Empty(meals[true]);
            Assert.NotEmpty(meals[false]);
            Assert.Contains(Visits(world, 9), visit =>
                visit is { Setting: Setting.Restaurant, IsAway: true } && shut.Contains(ProvinceOf(world, visit).Name));
            return true;
        });
    }

    [Fact]
    public void Meetings_stay_mutual_in_shut_areas()
    {
        LockdownOrder order = Order with
        {
            Areas = ["PV26", "Zuid-Holland"],
            StayHome = true,
            Closed = [Setting.Leisure, Setting.OtherHome],
            ComplianceShare = 0.5,
        };
        SmallRuns.Live(Inputs(order), (world, _) =>
        {
            Contacts contacts = world.Epidemic!.Contacts;
            var met = new RowList<Contact>();
            var back = new RowList<Contact>();
            int pairs = 0;
            for (int row = 3; row < Citizens; row += 47)
            {
                met.Clear();
                contacts.Of(row, 14, met);
                foreach (Contact contact in met.Span)
                {
                    back.Clear();
                    contacts.Of(contact.Other, 14, back);
                    Assert.Contains(new Contact(row, contact.Setting), back.Span.ToArray());
                    pairs++;
                }
            }
            Assert.True(pairs > 500, $"{pairs} pairs");
            return true;
        });
    }

    [Fact]
    public void Shutting_the_nation_spares_infections_and_is_counted_in_days_at_home()
    {
        LockdownOrder order = Order with { From = 5, Until = 29, StayHome = true, Closed = [Setting.School] };
        (double Infected, double Home) Of(RunInputs inputs) => SmallRuns.Live(inputs, (world, kept) => (
            Sum(kept, "infections"), Sum(kept, "locked_down_share")));
        (double free, double none) = Of(Inputs());
        (double shut, double home) = Of(Inputs(order));
        Assert.True(shut < 0.6 * free, $"{shut} of {free} infections");
        Assert.Equal(0, none);
        Assert.Equal(25, home, 6);
    }

    [Fact]
    public void Every_day_of_a_lockdown_has_the_same_state_on_any_number_of_threads()
    {
        RunInputs inputs = Inputs(
            Order with { StayHome = true, Areas = ["Limburg", "PV26"], ComplianceShare = 0.7 });
        ulong[] one = SmallRuns.Hashes(inputs, threads: 1);
        Assert.Equal(one, SmallRuns.Hashes(inputs, threads: 3));
        Assert.NotEqual(one, SmallRuns.Hashes(Inputs(), threads: 3));
    }

    private static double Sum(Kept kept, string measure) => kept.Measures
        .Where(row => row is { RegionId: 0, GroupId: 0 } && row.Measure == measure)
        .Sum(row => row.Value);

    private static Province ProvinceOf(World world, Visit visit) =>
        world.Nation.Provinces[world.Nation.Municipalities[visit.Municipality].Province];

    private static IEnumerable<Visit> Visits(World world, int day) =>
        Enumerable.Range(0, world.Nation.CitizensAtStart).SelectMany(row => VisitsOf(world, row, day));

    private static ImmutableArray<Visit> VisitsOf(World world, int row, int day)
    {
        Span<Visit> visits = stackalloc Visit[Contacts.MostVisits];
        int count = world.Epidemic!.Contacts.VisitsOf(row, day, isPlanned: false, visits);
        return [.. visits[..count]];
    }
}
