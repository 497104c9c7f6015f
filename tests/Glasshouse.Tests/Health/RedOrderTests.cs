using Glasshouse.Lab.Validation;
using Glasshouse.Model;
using Glasshouse.Model.Measures;
using Xunit;

namespace Glasshouse.Tests.Health;

public sealed class RedOrderTests
{
    [Fact]
    public void Protesters_find_doors_shut_until_it_comes_out_and_officials_are_punished_then()
    {
        MeasureRow[] rows = Figures("health-code");
        int[] days = [.. rows.Where(row => row.Measure == "red_by_order_per_1000").Select(row => row.Day)];
        Assert.Equal(Enumerable.Range(3, 4), days);
        Assert.Contains(rows, row => row is { Measure: "refusals_by_order_per_person_day", Value: > 0.3 });
        Assert.All(
            rows.Where(row => row is { RegionId: 0, Measure: "discipline_punished_per_1000_year" } && row.Day < 10),
            row => Assert.Equal(row.Day == 7, row.Value > 0));
    }

    [Fact]
    public void Nobody_can_turn_a_pass_red_that_lies_on_the_phone() =>
        Assert.DoesNotContain(Figures("private-pass"), row => row.Measure == "red_by_order_per_1000");

    private static MeasureRow[] Figures(string health)
    {
        RunInputs inputs = HealthTargets.Inputs(health, 4000, 12, 1);
        inputs = inputs with
        {
            Scenario = inputs.Scenario with
            {
                RedOrders = [new RedOrder { Name = "protest", From = 3, Until = 6, ProtesterShare = 0.02 }],
            },
        };
        return SmallRuns.Live(inputs, (_, kept) => kept.Measures.ToArray());
    }
}
