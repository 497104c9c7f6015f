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
