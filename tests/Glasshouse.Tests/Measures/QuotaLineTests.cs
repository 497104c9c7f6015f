using Glasshouse.Model;
using Xunit;

namespace Glasshouse.Tests.Measures;

/// <summary>The line that a quota draws through reports, and does not draw through what is done.</summary>
public sealed class QuotaLineTests
{
    [Fact]
    public void A_quota_shows_in_reports_and_not_in_results_nor_where_nobody_pads()
    {
        (double Reported, double True) Of(Switches switches) => SmallRuns.Live(
            SmallRuns.Inputs("target-responsibility", citizens: 20_000, days: 365).With(switches), (_, kept) => (
                kept.Measures.Last(row => row.Measure == "reports_past_over_short_of_quota").Value,
                kept.Measures.Last(row => row.Measure == "results_past_over_short_of_quota").Value));

        var padded = Of(new Switches());
        var honest = Of(new Switches { Manipulation = false });
        Assert.True(padded.Reported > 1.5 * padded.True);
        Assert.Equal(honest.True, honest.Reported, 1e-9);
    }

    [Fact]
    public void Without_quotas_there_is_no_line() => SmallRuns.Live(
        SmallRuns.Inputs("soft-targets", citizens: 2000, days: 90), (_, kept) =>
        {
            Assert.DoesNotContain(kept.Measures, row => row.Measure.EndsWith("_of_quota", StringComparison.Ordinal));
            return true;
        });
}
