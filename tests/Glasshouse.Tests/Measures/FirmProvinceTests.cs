using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Xunit;

namespace Glasshouse.Tests.Measures;

/// <summary>Figures of organisations by province are parts of the nation's.</summary>
public sealed class FirmProvinceTests
{
    [Theory]
    [InlineData("quality_mean")]
    [InlineData("mean_score")]
    [InlineData("environment_colour_share:green")]
    [InlineData("tax_grade_share:M")]
    [InlineData("clean_share")]
    public void What_provinces_show_averages_to_what_the_nation_shows(string measure) => SmallRuns.Live(
        SmallRuns.Inputs("integrated-score", citizens: 5000, days: 31), (world, kept) =>
        {
            int all = world.Groupings.AllOf(SubjectKind.Organisation);
            MeasureRow[] last = [.. kept.Measures.Where(row => row.Day == world.Day && row.GroupId == all)];
            double Of(string name, int region) =>
                last.Single(row => row.Measure == name && row.RegionId == region).Value;
            int[] provinces =
            [
                .. last.Where(row => row.Measure == "organisations" && row.RegionId > 0).Select(row => row.RegionId),
            ];

            Assert.True(provinces.Length > 1);
            Assert.Equal(Of("organisations", 0), provinces.Sum(region => Of("organisations", region)));
            double sum = provinces.Sum(region => Of("organisations", region) * Of(measure, region));
            Assert.Equal(Of(measure, 0), sum / Of("organisations", 0), 1e-9);
            return true;
        });
}
