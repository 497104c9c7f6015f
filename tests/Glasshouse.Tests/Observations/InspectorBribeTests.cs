using Glasshouse.Model;
using Glasshouse.Model.Acts;
using Glasshouse.Model.Contracts;
using Xunit;

namespace Glasshouse.Tests.Observations;

/// <summary>Organisations that buy off what inspectors found: truth stands, the file lacks it.</summary>
public sealed class InspectorBribeTests
{
    private static readonly RunInputs Closed = SmallRuns.Inputs("integrated-score", citizens: 10_000, days: 180);

    private static readonly RunInputs Open = SmallRuns.Inputs(
        "integrated-score", citizens: 10_000, days: 180,
        set: ["officials.inspection_bribe_offered_share=1", "officials.inspection_bribe_worth=20"]);

    [Fact]
    public void The_least_bribe_is_worth_its_risk_and_scruples_exactly()
    {
        double least = Corruption.LeastBribe(risk: 0.2, rent: 8, scruple: 0.5);
        Assert.Equal(0, Corruption.Gain(least, risk: 0.2, rent: 8, scruple: 0.5), 1e-12);
        Assert.Null(Corruption.Price(1000, Corruption.LeastBribe(risk: 1, rent: 8, scruple: 0.5)));
    }

    [Fact]
    public void A_hushed_breach_is_truth_and_on_nobodys_file_and_an_inspector_has_taken_a_bribe()
    {
        (long Taken, long Found, double Paid) Of(RunInputs inputs) => SmallRuns.Live(inputs, (world, kept) => (
            world.Officialdom.Careers.Span.ToArray().Sum(career => (long)career.BribesTaken),
            kept.Records.LongCount(record => record is { Channel: Channel.Inspections, Wrongful: false }),
            Sum(kept, "inspector_bribes_paid_per_1000_year")));

        var closed = Of(Closed);
        var open = Of(Open);
        Assert.True(closed.Found > 0);
        Assert.Equal(0, closed.Paid);
        Assert.True(open.Paid > 0);
        Assert.True(open.Found < closed.Found / 2);
        Assert.True(open.Taken > closed.Taken);
    }

    [Fact]
    public void Honest_inspectors_take_nothing_and_report_what_they_found()
    {
        RunInputs honest = Open with
        {
            Parameters = Open.Parameters with
            {
                Nations = Open.Parameters.Nations with { OfficialHonestyMean = 100 },
            },
        };
        SmallRuns.Live(honest, (_, kept) =>
        {
            Assert.True(Sum(kept, "inspector_bribes_offered_per_1000_year") > 0);
            Assert.Equal(0, Sum(kept, "inspector_bribes_paid_per_1000_year"));
            Assert.Equal(0, Sum(kept, "breaches_hushed_share"));
            return true;
        });
    }

    [Fact]
    public void Without_bribes_of_firms_an_offer_changes_nothing() => Assert.Equal(
        SmallRuns.Hashes(Closed, threads: 2)[^1],
        SmallRuns.Hashes(Open.With(new Switches { FirmBribes = false }), threads: 1)[^1]);

    [Fact]
    public void Bribed_inspectors_are_the_same_for_any_number_of_threads() =>
        Assert.Equal(SmallRuns.Hashes(Open, threads: 1)[^1], SmallRuns.Hashes(Open, threads: 2)[^1]);

    private static double Sum(Kept kept, string measure) => kept.Measures
        .Where(row => row.Measure == measure && row is { RegionId: 0 }).Sum(row => row.Value);
}
