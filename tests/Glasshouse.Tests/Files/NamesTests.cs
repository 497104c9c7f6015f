using Glasshouse.Lab.Files;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Xunit;

namespace Glasshouse.Tests.Files;

public sealed class NamesTests
{
    [Theory]
    [InlineData("CamerasPer1000", "cameras_per_1000")]
    [InlineData("ReviewersPer100000", "reviewers_per_100000")]
    [InlineData("GroupBErrorRatios", "group_b_error_ratios")]
    [InlineData("Day", "day")]
    public void A_property_is_spelt_in_small_letters(string name, string spelt) =>
        Assert.Equal(spelt, Spelling.Snake(name));

    [Fact]
    public void Labels_are_hyphenated_and_other_values_are_not()
    {
        Assert.Equal("documented-weak", Spelling.Of(RegimeLabel.DocumentedWeak));
        Assert.Equal("no_fast_trains", Spelling.Of(Consequence.NoFastTrains));
        Assert.DoesNotContain("none", Spelling.Values(typeof(Consequence)).Keys);
    }

    [Theory]
    [InlineData("wait_dayz", "wait_days")]
    [InlineData("wiat_days", "wait_days")]
    [InlineData("notise", "notice")]
    [InlineData("quite_different", null)]
    public void The_nearest_name_is_near(string given, string? nearest) =>
        Assert.Equal(nearest, Nearest.Of(given, ["reasons", "wait_days", "notice"]));
}
