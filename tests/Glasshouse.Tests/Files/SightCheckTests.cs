using Glasshouse.Lab.Files;
using Xunit;

namespace Glasshouse.Tests.Files;

public sealed class SightCheckTests : IDisposable
{
    private readonly WrittenFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("cameras_per_1000", 500, "seen_share of [a-z_]+ by cameras [0-9.]+; it stands as 1")]
    [InlineData("wrong_subject_ratio", 50, "wrong_subject_share of [a-z_]+ by [a-z_]+ [0-9.]+; it stands as 1")]
    public void A_ratio_that_takes_a_share_past_certainty_is_warned_of(string parameter, double value, string warning)
    {
        string set = FormattableString.Invariant($"set: {{observations.{parameter}: {value}}}");
        string file = _files.Write("s.yaml", $"{WrittenFiles.Scenario}\n{set}\n");
        Problem only = Assert.Single(
            ScenarioReader.Prepare(file, RunOverrides.None, InputTexts.FromShippedAndDisk()).Warnings);
        Assert.Matches(warning, only.Message);
        Assert.True(only.Line > 1);
    }

    [Fact]
    public void Shipped_scenarios_take_no_share_past_certainty() => Assert.All(Shipped.Scenarios, name =>
        Assert.DoesNotContain(
            ScenarioReader.Prepare(name, RunOverrides.None, InputTexts.FromShippedAndDisk()).Warnings,
            warning => warning.Message.Contains("stands as 1", StringComparison.Ordinal)));
}
