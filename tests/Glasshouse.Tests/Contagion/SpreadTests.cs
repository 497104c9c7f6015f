using Glasshouse.Engine.Columns;
using Glasshouse.Model;
using Glasshouse.Model.Contagion;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Journeys;
using Xunit;

namespace Glasshouse.Tests.Contagion;

public sealed class SpreadTests
{
    private const int Citizens = 10_000;

    private static RunInputs Inputs(params string[] set) => SmallRuns.Inputs(
        "none", Citizens, 8, 1, "summary", ["contagion.seed_infections=400", "contagion.r=3", .. set]);

    [Fact]
    public void Everybody_infected_was_met_that_day_in_that_place() => SmallRuns.Live(Inputs(), (world, _) =>
    {
        var met = new RowList<Contact>();
        int asked = 0;
        foreach (Exposure exposure in Exposures(world, 0.05))
        {
            met.Clear();
            world.Epidemic!.Contacts.Of(exposure.Infector, world.Day, met);
            Assert.Contains(new Contact(exposure.Row, exposure.Setting), met.Span.ToArray());
            Assert.True(world.Epidemic.IsSusceptible(exposure.Row));
            asked++;
        }
        Assert.True(asked > 500);
        return true;
    });

    // Drawing first and looking up after must change no probability: counts are sums of independent yes and no.
    [Theory]
    [InlineData(0.003)]
    [InlineData(0.05)]
    [InlineData(0.8)]
    public void As_many_are_infected_in_each_setting_as_the_contacts_of_the_day_say(double rate) => SmallRuns.Live(
        Inputs("contagion.weights.shop=2"), (world, _) =>
        {
            ContagionParameters parameters = world.Parameters.Contagion;
            var history = new NaturalHistory(parameters, world.Seed);
            double[] expected = new double[Enum.GetValues<Setting>().Length];
            double[] variance = new double[expected.Length];
            var met = new RowList<Contact>();
            for (int row = 0; row < Citizens; row++)
            {
                met.Clear();
                if (world.IsAlive(SubjectKind.Citizen, row))
                {
                    world.Epidemic!.Contacts.Of(row, world.Day, met);
                }
                foreach (Contact contact in met.Span)
                {
                    double susceptibility = history.SusceptibilityOf(world.Nation.Citizens[contact.Other].Age);
                    double weight = parameters.Weights.Of(contact.Setting);
                    double chance = world.Epidemic!.IsSusceptible(contact.Other)
                        ? 1 - Math.Exp(-rate * weight * susceptibility)
                        : 0;
                    expected[(int)contact.Setting] += chance;
                    variance[(int)contact.Setting] += chance * (1 - chance);
                }
            }
            ILookup<Setting, Exposure> got = Exposures(world, rate).Distinct().ToLookup(one => one.Setting);
            for (Setting setting = Setting.Home; setting <= Setting.Hospital; setting++)
            {
                // Few ties lead to one person twice, which Distinct takes for one.
                double tolerance = (4 * Math.Sqrt(variance[(int)setting])) + (0.002 * expected[(int)setting]) + 1;
                Assert.InRange(
                    got[setting].Count(), expected[(int)setting] - tolerance, expected[(int)setting] + tolerance);
            }
            return true;
        });

    [Fact]
    public void What_closes_one_place_leaves_the_luck_of_the_others_as_it_was() => SmallRuns.Live(
        Inputs(), (world, _) =>
        {
            Exposure[] before = [.. Exposures(world, 0.05)];
            for (int row = 0; row < Citizens; row++)
            {
                world.Restrictions.Refuse(row, world.Day, Setting.Leisure.Bit());
            }
            Exposure[] after = [.. Exposures(world, 0.05)];
            Assert.Equal(before.Where(one => one.Setting != Setting.Leisure), after);
            Assert.NotEqual(before, after);
            return true;
        });

    // As if everybody alive were infectious to the same degree.
    private static Exposure[] Exposures(World world, double rate)
    {
        ContagionParameters parameters = world.Parameters.Contagion;
        var spread = new Spread(world, parameters, new NaturalHistory(parameters, world.Seed));
        var exposures = new RowList<Exposure>();
        for (int row = 0; row < Citizens; row++)
        {
            if (world.IsAlive(SubjectKind.Citizen, row))
            {
                spread.From(row, rate, exposures);
            }
        }
        return exposures.Span.ToArray();
    }
}
