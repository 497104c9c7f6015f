using CsCheck;
using Glasshouse.Lab.Charts;
using Glasshouse.Lab.Outputs;
using Xunit;

namespace Glasshouse.Tests.Charts;

public sealed class ScaleTests
{
    [Fact]
    public void Every_value_lies_on_its_scale_and_marks_are_few() =>
        Gen.Double[-1e6, 1e6].Array[1, 20].Sample(values =>
        {
            Scale scale = Scale.Round(values);
            double room = 1e-6 * (scale.Most - scale.Least);
            return scale.Least <= values.Min() + room && scale.Most >= values.Max() - room
                && scale.Ticks.Count() is >= 2 and <= 12;
        });

    [Theory]
    [InlineData(0, 0.31, "0%|10%|20%|30%|40%")]
    [InlineData(0.72, 0.82, "70%|75%|80%|85%")]
    [InlineData(0.533, 0.536, "50%|52%|54%|56%|58%")]
    [InlineData(0, 0, "0%|50%|100%")]
    [InlineData(0, 0.004, "0.0%|0.1%|0.2%|0.3%|0.4%")]
    public void Shares_are_marked_with_round_numbers(double least, double most, string expected)
    {
        Scale scale = Scale.Round([least, most]);
        Assert.Equal(expected, string.Join('|', scale.Ticks.Select(tick => scale.Words(tick, Unit.Share))));
    }

    [Theory]
    [InlineData(20, "0|5|10|15|20")]
    [InlineData(119, "0|30|60|90")]
    [InlineData(364, "0|60|120|180|240|300|360")]
    [InlineData(3649, "0|730|1,460|2,190|2,920")]
    public void Days_are_marked_at_weeks_months_or_years(double last, string expected)
    {
        Scale scale = Scale.Days(last);
        Assert.Equal(expected, string.Join('|', scale.Ticks.Select(tick => scale.Words(tick, Unit.Number))));
    }

    [Theory]
    [InlineData(0.326, 0.08)]
    [InlineData(0.05, 0.01)]
    [InlineData(0, 0.2)]
    public void Classes_are_no_wider_than_they_need_be(double most, double width) =>
        Assert.Equal(width, Scale.Classes(most, 5).Step, 12);
}
