using Glasshouse.Lab.Validation;
using Glasshouse.Model;
using Glasshouse.Model.Markets;
using Glasshouse.Model.Nations;
using Xunit;

namespace Glasshouse.Tests.Markets;

/// <summary>Quality, what customers are shown of it, and what inspectors write down.</summary>
public sealed class QualityTests
{
    private const int Days = 400;

    private static readonly RunInputs Cards = SmallRuns.Inputs("grade-cards", citizens: 6000, days: Days);

    [Theory]
    [InlineData("T-4.1")]
    public void An_exact_target_holds(string id) =>
        Assert.True(TargetResult.Of(Assert.Single(Targets.Named([id]))).Passed);

    [Fact]
    public void What_is_kept_never_falls_below_what_is_held_up_in_any_case_and_grows_with_a_shorter_lag()
    {
        ProductsParameters products = Cards.Parameters.Products;
        var slow = new QualityChoice(products, 0, 2);
        var quick = new QualityChoice(products, 0, 0.5);
        for (int level = 0; level < QualityChoice.Levels; level++)
        {
            double least = level / (QualityChoice.Levels - 1.0);
            Assert.InRange(slow.Kept(least), least, 1);
            Assert.InRange(quick.Kept(least), slow.Kept(least), 1);
        }
        Assert.True(quick.Kept(0.5) > slow.Kept(0.5));
    }

    [Fact]
    public void What_one_gains_in_a_local_market_another_loses() => SmallRuns.Live(
        Cards.With(new Switches { FirmTurnover = false }), (world, _) =>
        {
            Organisation[] all = world.Nation.Organisations.Span.ToArray();
            foreach (IGrouping<(ushort, Sector), Organisation> market in all.GroupBy(one =>
                (one.Municipality, one.Sector)))
            {
                double drawn = market.Sum(one => (double)one.TurnoverPerMonth);
                Assert.Equal(1, market.Sum(one => (double)one.TurnoverPerMonth * one.Demand) / drawn, 1e-4);
            }
            return true;
        });

    [Fact]
    public void Without_disclosure_cards_hang_and_nobody_looks()
    {
        (float[] Demand, float[] Quality, double[] Ratings) Of(RunInputs run) => SmallRuns.Live(run, (world, _) => (
            world.Nation.Organisations.Span.ToArray().Select(one => one.Demand).ToArray(),
            world.Nation.Organisations.Span.ToArray().Select(one => one.Quality).ToArray(),
            world.Nation.TradeFiles.Span.ToArray().Select(one => one.Rating).ToArray()));

        var unseen = Of(Cards.With(new Switches { Disclosure = false, Leniency = false, FirmTurnover = false }));
        var none = Of(SmallRuns.Inputs("inspections", citizens: 6000, days: Days)
            .With(new Switches { Leniency = false, FirmTurnover = false }));
        Assert.Equal(none.Demand, unseen.Demand);
        Assert.Equal(none.Quality, unseen.Quality);
        Assert.Equal(none.Ratings, unseen.Ratings);
        Assert.NotEqual(none.Quality, Of(Cards.With(new Switches { Leniency = false, FirmTurnover = false })).Quality);
    }

    [Fact]
    public void Without_leniency_nobody_is_rounded_up()
    {
        RunInputs inputs = SmallRuns.Inputs("grade-cards", citizens: 40_000, days: 240, record: "summary");
        (int Below, int At) Just(Switches switches) => SmallRuns.Live(inputs.With(switches), (world, _) =>
        {
            int[] points = [.. world.Nation.TradeFiles.Span.ToArray().Where(file => file.Grade >= 0)
                .Select(file => (int)Math.Round(file.Rating * 100))];
            return (points.Count(one => one is 78 or 79 or 88 or 89), points.Count(one => one is 80 or 90));
        });

        (int below, int at) = Just(new Switches());
        (int belowWithout, int atWithout) = Just(new Switches { Leniency = false });
        Assert.True(at > 1.5 * atWithout, $"{at} {atWithout}");
        Assert.True(below < 0.8 * belowWithout, $"{below} {belowWithout}");
    }

    [Fact]
    public void Without_incidents_there_are_as_many_unsafe_products_and_no_harm_that_is_heard_of()
    {
        RunInputs inputs = SmallRuns.Inputs("none", citizens: 20_000, days: 365, set: ["products.incident_share=0.5"])
            .With(new Switches { FirmTurnover = false });
        (int Unsafe, int Incidents, int Recalls) Of(RunInputs run) => SmallRuns.Live(run, (_, kept) => (
            kept.Acts.Count(act => act.Behaviour == "unsafe_product"),
            kept.Acts.Count(act => act.Behaviour == "safety_incident"),
            kept.Acts.Count(act => act.Behaviour == "product_recall")));

        var on = Of(inputs);
        var off = Of(inputs.With(new Switches { FirmTurnover = false, Incidents = false }));
        Assert.InRange(on.Incidents / (double)on.Unsafe, 0.35, 0.65);
        Assert.InRange(on.Recalls, 1, on.Incidents);
        Assert.Equal((0, 0), (off.Incidents, off.Recalls));
        Assert.Equal(on.Unsafe, off.Unsafe);
    }
}
