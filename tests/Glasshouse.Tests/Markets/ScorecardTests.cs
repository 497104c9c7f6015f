using CsCheck;
using Glasshouse.Engine.Statistics;
using Glasshouse.Lab.Files;
using Glasshouse.Model;
using Glasshouse.Model.Markets;
using Xunit;

namespace Glasshouse.Tests.Markets;

public sealed class ScorecardTests
{
    private static readonly Parameters Shipped = ParametersReader.Read(InputTexts.FromShippedAndDisk()).Values;

    /// <summary>T-3.9, for any applicant and any history.</summary>
    [Fact]
    public void Contributions_add_up_to_the_distance_from_the_best_score()
    {
        var card = new Scorecard(Shipped.Nations, Shipped.Credit);
        Gen.Select(Gen.Int[0, 100_000], Gen.Double[0.001, 0.9], Gen.Int[-600, 600], Gen.Int[-100, 100]).Sample(
            (row, truth, history, standing) =>
            {
                Span<int> points = stackalloc int[Scorecard.Characteristics.Length];
                Span<int> contributions = stackalloc int[Scorecard.Characteristics.Length];
                var sight = new LenderSight(true, row % 2 == 0, row % 3 == 0);
                int score = card.Fill(points, 1, row, truth, sight, history, standing);
                card.Contributions(points, sight, contributions);
                int sum = 0;
                foreach (int contribution in contributions)
                {
                    sum += contribution;
                }
                Assert.InRange(score, Shipped.Credit.LowestScore, Shipped.Credit.HighestScore);
                Assert.Equal(score - Shipped.Credit.HighestScore, sum);
                foreach (int contribution in contributions[1..])
                {
                    Assert.True(contribution <= 0);
                }
            });
    }

    [Fact]
    public void The_worst_four_are_named_worst_first_and_none_that_costs_nothing()
    {
        Assert.Equal((2, 0, 4, 5), Scorecard.Worst([-20, 0, -30, -1, -5, -3, 0, 0, 0]));
        Assert.Equal((1, -1, -1, -1), Scorecard.Worst([0, -2, 0, 0, 0, 0, 0, 0, 0]));
    }

    [Fact]
    public void What_a_person_shows_stays_with_that_person()
    {
        var card = new Scorecard(Shipped.Nations, Shipped.Credit);
        Assert.Equal(card.DrawnScore(7, 12, 0.05), card.DrawnScore(7, 12, 0.05));
        Assert.NotEqual(card.DrawnScore(7, 12, 0.01), card.DrawnScore(7, 12, 0.5));
    }

    [Fact]
    public void The_errors_of_the_signals_are_as_large_as_the_published_areas_demand()
    {
        var signals = new SignalModel(Shipped.Nations, Shipped.Credit);
        Assert.Equal(0.683, signals.AreaAt(signals.BureauNoise), 4);
        Assert.Equal(0.696, signals.AreaAt(signals.AlternativeNoise), 4);
        Assert.InRange(signals.ErrorCorrelation, -0.3, 0.3);
    }

    [Fact]
    public void An_area_under_the_curve_counts_ties_as_a_half()
    {
        Assert.Equal(0.5, RocArea.Of([5], [7]));
        Assert.Equal(1, RocArea.Of([5, 0], [0, 7]));
        Assert.Equal(0.75, RocArea.Of([1, 1], [0, 2]));
        Assert.Null(RocArea.Of([0, 0], [1, 1]));
    }

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1.959963984540054, 0.975)]
    [InlineData(-1, 0.15865525393145707)]
    [InlineData(-6, 9.865876450376946e-10)]
    public void The_normal_curve_has_its_known_shares(double z, double share) =>
        Assert.Equal(share, NormalCurve.Below(z), 14);
}
