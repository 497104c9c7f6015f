using Glasshouse.Lab.Outputs;
using Xunit;

namespace Glasshouse.Tests.Outputs;

public sealed class FiguresTests
{
    [Theory]
    [InlineData(0.0, "0%")]
    [InlineData(1.0, "100.0%")]
    [InlineData(0.1234, "12.3%")]
    [InlineData(0.0123, "1.2%")]
    [InlineData(0.00123, "0.12%")]
    [InlineData(0.00001, "< 0.01%")]
    [InlineData(-0.05, "-5.0%")]
    [InlineData(double.NaN, "n/a")]
    [InlineData(null, "n/a")]
    public void A_small_share_gets_more_digits_and_never_a_false_zero(double? share, string expected) =>
        Assert.Equal(expected, Figures.Share(share));

    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(1234567.8, "1,234,568")]
    [InlineData(412.4, "412")]
    [InlineData(41.24, "41.2")]
    [InlineData(4.124, "4.12")]
    [InlineData(0.4124, "0.412")]
    [InlineData(0.0004, "< 0.001")]
    [InlineData(-41.24, "-41.2")]
    [InlineData(double.PositiveInfinity, "n/a")]
    public void A_number_has_about_three_digits_that_count(double? number, string expected) =>
        Assert.Equal(expected, Figures.Number(number));

    [Theory]
    [InlineData(1.0, 2.0, "100.0% (2 of 2)")]
    [InlineData(0.0, 7.0, "0% (0 of 7)")]
    [InlineData(0.9999, 10000.0, "100.0% (9,999 of 10,000)")]
    [InlineData(0.0001, 10000.0, "0.01% (1 of 10,000)")]
    [InlineData(0.5, 40.0, "50.0%")]
    [InlineData(0.0, 5000.0, "0%")]
    [InlineData(0.5, null, "50.0%")]
    [InlineData(null, 5.0, "n/a")]
    public void A_share_that_rests_on_few_cases_says_how_many(double? share, double? whole, string expected) =>
        Assert.Equal(expected, Figures.ShareOf(share, whole));

    [Theory]
    [InlineData(Unit.Share, 0.0, "no difference")]
    [InlineData(Unit.Share, 0.021, "+2.10 points")]
    [InlineData(Unit.Share, -0.000004, "less than 0.001 points lower")]
    [InlineData(Unit.Number, -0.0004, "less than 0.001 lower")]
    [InlineData(Unit.Number, 0.0004, "less than 0.001 higher")]
    [InlineData(Unit.Number, -12.3, "−12.3")]
    public void A_difference_does_not_read_as_a_margin_of_error(Unit unit, double difference, string expected) =>
        Assert.Equal(expected, Figures.Difference(unit, difference));

    [Fact]
    public void Sizes_spans_and_hashes_read_as_people_write_them()
    {
        Assert.Equal("1,000,000", Figures.Count(1_000_000));
        Assert.Equal("3.5 GB", Figures.Bytes(3_500_000_000));
        Assert.Equal("41.2 million", Figures.Large(41_234_567));
        Assert.Equal("2.5 min", Figures.Seconds(150));
        Assert.Equal("00000000000000ff", Figures.Hash(255));
        Assert.Equal("1.50 times", Figures.Times(3, 2));
        Assert.Equal(Figures.Missing, Figures.Times(3, 0));
    }

    [Fact]
    public void A_measure_nobody_has_described_shows_under_its_own_name() =>
        Assert.Equal("band share:A", MeasureGuide.Of("band_share:A").Words);
}
