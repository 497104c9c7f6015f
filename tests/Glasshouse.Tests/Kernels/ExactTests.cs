using CsCheck;
using Glasshouse.Engine.Kernels;
using Xunit;

namespace Glasshouse.Tests.Kernels;

public sealed class ExactTests
{
    private const double TwoUnits = 4.5e-16;

    [Fact]
    public void Exp_agrees_with_the_platform_to_two_units_in_the_last_place() =>
        Gen.Double[-700, 700].Sample(x => Assert.True(Distance(Math.Exp(x), Exact.Exp(x)) <= TwoUnits, $"{x:R}"));

    [Fact]
    public void Log_agrees_with_the_platform_to_two_units_in_the_last_place() =>
        Gen.Double[-700, 700].Select(Math.Exp).Sample(x => Assert.True(
            Distance(Math.Log(x), Exact.Log(x)) <= TwoUnits || Math.Abs(Math.Log(x)) < 1e-3, $"{x:R}"));

    [Theory]
    [InlineData(0, double.NegativeInfinity)]
    [InlineData(-1, double.NaN)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(1, 0)]
    public void Log_has_its_edges(double x, double expected) => Assert.Equal(expected, Exact.Log(x));

    [Fact]
    public void Exp_has_its_edges()
    {
        Assert.Equal(1, Exact.Exp(0));
        Assert.Equal(0, Exact.Exp(-800));
        Assert.Equal(double.PositiveInfinity, Exact.Exp(800));
        Assert.True(double.IsNaN(Exact.Exp(double.NaN)));
    }

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.975, 1.9599639845400545)]
    [InlineData(1e-10, -6.361340902404056)]
    [InlineData(0.05, -1.6448536269514722)]
    public void The_normal_quantile_has_its_tabled_values(double p, double expected) =>
        Assert.Equal(expected, Exact.NormalQuantile(p), 12);

    [Theory]
    [InlineData(0.5, 0.5723649429247001)]
    [InlineData(5, 3.1780538303479458)]
    [InlineData(0.278, 1.175958195279)]
    public void LogGamma_has_its_tabled_values(double x, double expected) =>
        Assert.Equal(expected, Exact.LogGamma(x), 9);

    [Fact]
    public void Gamma_quantiles_invert_the_distribution() =>
        Gen.Select(Gen.Double[0.0001, 0.9999], Gen.Double[0.1, 20]).Sample((p, shape) =>
        {
            double x = GammaDistribution.Quantile(p, shape);
            Assert.Equal(p, GammaDistribution.Below(x, shape), 10);
        }, iter: 300);

    private static double Distance(double expected, double got) =>
        expected == got ? 0 : Math.Abs(got - expected) / Math.Abs(expected);
}
