using Glasshouse.Lab.Validation;
using Xunit;

namespace Glasshouse.Tests.Validation;

public sealed class TargetTests
{
    public static TheoryData<string> Exact =>
    [
        .. Targets.All.Where(target => target is { Kind: TargetKind.Exact, Effort: Effort.Quick })
            .Select(target => target.Id),
    ];

    /// <summary>What has a closed form is a unit test too; published and stylised targets take `validate`.</summary>
    [Theory]
    [MemberData(nameof(Exact))]
    public void Every_exact_target_holds(string id)
    {
        TargetResult result = TargetResult.Of(Targets.Named([id]).Single());
        Assert.True(
            result.Passed,
            result.Error ?? string.Join('\n', result.Figures.Where(figure => !figure.Holds)));
    }

    [Fact]
    public void Every_target_has_its_own_id_and_says_what_it_rests_on()
    {
        Assert.Distinct(Targets.All.Select(target => target.Id));
        Assert.All(Targets.All, target => Assert.NotEqual("", target.Source));
        Assert.All(Targets.All, target => Assert.EndsWith(".", target.Meaning, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0.55, Bound.Near, true)]
    [InlineData(0.61, Bound.Near, false)]
    [InlineData(0.61, Bound.AtLeast, true)]
    [InlineData(0.39, Bound.AtLeast, false)]
    [InlineData(double.NaN, Bound.Near, false)]
    [InlineData(double.NaN, Bound.AtLeast, false)]
    [InlineData(double.NaN, Bound.AtMost, false)]
    public void A_figure_holds_within_its_tolerance_and_never_without_a_number(double got, Bound bound, bool holds) =>
        Assert.Equal(holds, new Figure("", 0.5, got, 0.1) { Bound = bound }.Holds);

    [Fact]
    public void A_target_that_throws_has_failed_and_says_why()
    {
        var broken = new Target(
            "X", TargetKind.Reported, "Breaks.", "none", () => throw new InvalidOperationException("no nation"));
        TargetResult result = TargetResult.Of(broken);
        Assert.False(result.Passed);
        Assert.Equal("no nation", result.Error);
    }
}
