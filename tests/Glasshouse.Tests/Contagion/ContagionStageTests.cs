using Glasshouse.Engine.Columns;
using Glasshouse.Model;
using Glasshouse.Model.Contagion;
using Glasshouse.Model.Journeys;
using Xunit;

namespace Glasshouse.Tests.Contagion;

public sealed class ContagionStageTests
{
    private const int Citizens = 40_000;

    private static RunInputs Inputs(int citizens, int days, params string[] set) => SmallRuns.Inputs(
        "none", citizens, days, 1, "summary", ["contagion.seed_infections=40", "contagion.r=3", .. set]);

    [Fact]
    public void Every_day_of_an_epidemic_has_the_same_state_on_any_number_of_threads()
    {
        RunInputs inputs = Inputs(Citizens, 35);
        ulong[] one = SmallRuns.Hashes(inputs, threads: 1);
        Assert.Equal(35, one.Length);
        foreach (int threads in new[] { 2, 3, 7 })
        {
            Assert.Equal(one, SmallRuns.Hashes(inputs, threads));
        }
    }

    [Fact]
    public void Infections_spread_in_every_layer_that_is_on() => SmallRuns.Live(Inputs(20_000, 60), (world, kept) =>
    {
        int[] bySetting = new int[Enum.GetValues<Setting>().Length];
        for (int block = 0; block < world.CitizenBlocks.Length; block++)
        {
            foreach (ref readonly Infection infection in world.Epidemic!.ActiveIn(block).Span)
            {
                bySetting[(int)infection.Setting]++;
            }
        }
        for (Setting setting = Setting.Home; setting <= Setting.Transport; setting++)
        {
            Assert.True(bySetting[(int)setting] > 0, $"nobody was infected in {setting}");
        }
        double infected = kept.Measures.Where(row => row is { Measure: "infections", RegionId: 0, GroupId: 0 })
            .GroupBy(row => row.Day).Sum(day => day.First().Value);
        Assert.True(infected > 2000, $"{infected} were infected");
        return true;
    });

    [Theory]
    [InlineData("home", Setting.Home)]
    [InlineData("work", Setting.Work)]
    [InlineData("leisure", Setting.Leisure)]
    public void A_layer_of_weight_0_infects_nobody(string layer, Setting setting) => SmallRuns.Live(
        Inputs(10_000, 40, $"contagion.weights.{layer}=0"), (world, _) =>
        {
            int infected = 0;
            for (int block = 0; block < world.CitizenBlocks.Length; block++)
            {
                foreach (ref readonly Infection infection in world.Epidemic!.ActiveIn(block).Span)
                {
                    infected++;
                    Assert.NotEqual(setting, infection.Setting);
                }
            }
            Assert.True(infected > 40);
            return true;
        });

    [Fact]
    public void Without_seeds_there_is_no_epidemic_and_no_measure_of_one() => SmallRuns.Live(
        SmallRuns.Inputs("none", days: 35, record: "summary"), (world, kept) =>
        {
            Assert.Null(world.Epidemic);
            Assert.DoesNotContain(kept.Measures, row => row.Measure == "infections");
            return true;
        });

    [Fact]
    public void Whoever_meets_somebody_is_met_by_that_person() => SmallRuns.Live(Inputs(5000, 10), (world, _) =>
    {
        Contacts contacts = world.Epidemic!.Contacts;
        var met = new RowList<Contact>();
        var back = new RowList<Contact>();
        int checkedPairs = 0;
        for (int row = 7; row < 5000; row += 61)
        {
            for (int day = 5; day < 8; day++)
            {
                met.Clear();
                contacts.Of(row, day, met);
                foreach (Contact contact in met.Span.ToArray())
                {
                    back.Clear();
                    contacts.Of(contact.Other, day, back);
                    Assert.Contains(back.Span.ToArray(), one => one == new Contact(row, contact.Setting));
                    checkedPairs++;
                }
            }
        }
        Assert.True(checkedPairs > 500);
        return true;
    });

    [Fact]
    public void The_homogeneous_layer_gives_everybody_exactly_as_many_contacts() => SmallRuns.Live(
        Inputs(2000, 1, "contagion.anywhere_contacts=7").With(new Switches { Demography = false }), (world, _) =>
        {
            var met = new RowList<Contact>();
            for (int row = 0; row < 2000; row += 17)
            {
                met.Clear();
                world.Epidemic!.Contacts.Of(row, 0, met);
                Assert.Equal(7, met.Count);
                Assert.All(met.Span.ToArray(), contact => Assert.Equal(Setting.Anywhere, contact.Setting));
            }
            return true;
        });

    [Fact]
    public void A_door_refused_on_a_day_stays_closed_of_that_day_and_kind_alone_for_sixteen_days() =>
        SmallRuns.Live(Inputs(2000, 1), (world, _) =>
        {
            Restrictions restrictions = world.Restrictions;
            restrictions.Refuse(9, 5, Setting.Shop.Bit());
            restrictions.Refuse(9, 6, Setting.Leisure.Bit());
            restrictions.Refuse(9, 6, Setting.Restaurant.Bit());
            Assert.True(restrictions.Forbids(9, 5, Setting.Shop));
            Assert.False(restrictions.Forbids(9, 5, Setting.Leisure));
            Assert.False(restrictions.Forbids(9, 6, Setting.Shop));
            Assert.True(restrictions.Forbids(9, 6, Setting.Leisure) && restrictions.Forbids(9, 6, Setting.Restaurant));
            Assert.False(restrictions.Forbids(10, 6, Setting.Leisure));
            restrictions.Refuse(9, 22, Setting.Shop.Bit());
            Assert.False(restrictions.Forbids(9, 6, Setting.Leisure));
            Assert.False(restrictions.Forbids(9, 21, Setting.Shop));
            Assert.True(restrictions.Forbids(9, 22, Setting.Shop));
            return true;
        });

    [Fact]
    public void Whoever_is_confined_meets_nobody_outside_the_home() => SmallRuns.Live(Inputs(5000, 8), (world, _) =>
    {
        Contacts contacts = world.Epidemic!.Contacts;
        var met = new RowList<Contact>();
        Span<Visit> visits = stackalloc Visit[Contacts.MostVisits];
        for (int row = 3; row < 5000; row += 101)
        {
            world.Restrictions.Confine(row, 6, 7);
            met.Clear();
            contacts.Of(row, 7, met);
            Assert.DoesNotContain(met.Span.ToArray(), contact => contact.Setting != Setting.Home);
            Assert.Equal(0, contacts.VisitsOf(row, 7, isPlanned: false, visits));
            foreach (Contact contact in met.Span.ToArray())
            {
                Assert.Equal(
                    world.Nation.Citizens[row].Municipality, world.Nation.Citizens[contact.Other].Municipality);
            }
        }
        return true;
    });
}
