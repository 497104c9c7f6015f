using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;
using Glasshouse.Model.Observations;
using Xunit;

namespace Glasshouse.Tests.Measures;

public sealed class YearFigureTests
{
    private static readonly Kept TwoYears = SmallRuns.Live(
        SmallRuns.Inputs("integrated-score", citizens: 4000, days: 730, record: "summary"), (_, kept) => kept);

    [Fact]
    public void Past_records_and_the_score_are_held_against_the_next_years_conduct()
    {
        double score = Assert.Single(Of("next_year_auc_of_score")).Value;
        double records = Assert.Single(Of("next_year_auc_of_records")).Value;
        Assert.InRange(score, 0.51, 0.95);
        Assert.InRange(records, 0.51, 0.95);
        Assert.Equal(729, Of("next_year_auc_of_score").Single().Day);
    }

    [Fact]
    public void Mobility_between_bands_is_known_from_the_second_year_on()
    {
        MeasureRow mobility = Assert.Single(Of("band_mobility"));
        Assert.Equal(729, mobility.Day);
        Assert.InRange(mobility.Value, 0.01, 2);
    }

    [Fact]
    public void The_sanctioned_have_a_recourse_figure_on_the_last_day()
    {
        Assert.InRange(Assert.Single(Of("recourse_possible_share")).Value, 0, 1);
        Assert.True(Assert.Single(Of("recourse_days_median")).Value >= 0);
    }

    [Fact]
    public void False_positives_plus_rightly_spared_are_all_who_do_not_deserve_it()
    {
        MeasureRow[] precision = Of("positive_predictive_value");
        Assert.NotEmpty(precision);
        Assert.All(precision, row => Assert.InRange(row.Value, 0, 1));
        Assert.All(Of("false_positive_rate"), row => Assert.InRange(row.Value, 0, 0.2));
    }

    [Fact]
    public void The_year_of_whoever_has_no_file_is_compared_with_none()
    {
        RunInputs inputs = SmallRuns.Inputs("integrated-score", citizens: 1000, days: 365, record: "summary");
        Regime regime = inputs.Regimes["integrated-score"];
        inputs = inputs.Under(regime with
        {
            Citizens = regime.Citizens! with { MinimumAge = 18, Consent = new ConsentRule { UptakeShare = 0.5 } },
        });
        SmallRuns.Live(inputs, (world, _) =>
        {
            for (int row = 0; row < world.Nation.CitizensAtStart; row++)
            {
                Assert.Equal(
                    Enrolment.HasFile(world, SubjectKind.Citizen, row),
                    world.YearMarks[row].Score != YearMark.NoFile);
            }
            return true;
        });
    }

    private static MeasureRow[] Of(string measure) =>
        [.. TwoYears.Measures.Where(row => row.Measure == measure && row is { RegionId: 0, GroupId: 0 })];
}
