using Glasshouse.Lab.Files;
using Xunit;

namespace Glasshouse.Tests.Files;

public sealed class AgeRiskCheckTests : IDisposable
{
    private readonly WrittenFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Shares_that_add_up_to_everybody_are_a_table()
    {
        const string At = "contagion.ages.from_20";
        string set = $"set: {{{At}.asymptomatic_share: 0.9, {At}.hospital_share: 0.1}}";
        string file = _files.Write("s.yaml", $"{WrittenFiles.Scenario}\n{set}\n");
        Assert.NotEmpty(ScenarioReader.Prepare(file, RunOverrides.None, InputTexts.FromShippedAndDisk()).Arms);
    }

    [Theory]
    [InlineData("from_50.death_share", 0.5, "death_share is 0.5, more than critical_share of the same age, 0.00933")]
    [InlineData("from_80.critical_share", 0.3, "critical_share is 0.3, more than hospital_share of the same age")]
    [InlineData("from_20.hospital_share", 0.7, "hospital_share is 0.7, more than 1 - asymptomatic_share")]
    [InlineData("from_20.asymptomatic_share", 1.2, "allowed are 0 to 1")]
    public void A_table_of_ages_in_which_a_worse_course_is_commoner_than_a_milder_is_refused(
        string path, double share, string complaint)
    {
        string set = FormattableString.Invariant($"set: {{contagion.ages.{path}: {share}}}");
        string file = _files.Write("s.yaml", $"{WrittenFiles.Scenario}\n{set}\n");
        BadInputException refusal = Assert.Throws<BadInputException>(
            () => ScenarioReader.Prepare(file, RunOverrides.None, InputTexts.FromShippedAndDisk()));
        Assert.Contains(complaint, refusal.Message, StringComparison.Ordinal);
        Assert.Matches(@"s\.yaml:\d+:\d+", refusal.Message);
    }
}
