using Glasshouse.Lab.Files;
using Xunit;

namespace Glasshouse.Tests.Files;

public sealed class LockdownCheckTests : IDisposable
{
    private readonly WrittenFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("{from: 9, until: 3, stay_home: on}", "until is day 3, before the order begins on day 9")]
    [InlineData("{from: 1, until: 3}", "shuts nothing; give closed or stay_home")]
    [InlineData("{from: 1, until: 3, closed: [home]}", "no kind of place that can be closed; allowed are work, school")]
    [InlineData("{from: 1, until: 3, closed: [pub]}", "pub")]
    [InlineData("{from: 1, until: 3, stay_home: on, areas: [Atlantis]}", "is Atlantis, no area of this nation")]
    [InlineData("{from: 1, until: 3, stay_home: on, compliance_share: 1.2}", "compliance_share is 1.2")]
    public void An_order_that_cannot_hold_is_refused_with_file_and_place(string order, string complaint)
    {
        string path = _files.Write("s.yaml", $"{WrittenFiles.Scenario}\nlockdowns:\n  spring: {order}\n");
        BadInputException refusal = Assert.Throws<BadInputException>(
            () => ScenarioReader.Prepare(path, RunOverrides.None, InputTexts.FromShippedAndDisk()));
        Assert.Contains(complaint, refusal.Message, StringComparison.Ordinal);
        Assert.Matches(@"s\.yaml:\d+:\d+", refusal.Message);
    }

    [Fact]
    public void A_name_of_a_province_and_of_a_town_is_not_guessed()
    {
        string order = "lockdowns: {spring: {from: 1, until: 3, stay_home: on, areas: [Utrecht]}}";
        string path = _files.Write(
            "s.yaml", WrittenFiles.Scenario.Replace("preset: fictional", "preset: netherlands") + "\n" + order);
        BadInputException refusal = Assert.Throws<BadInputException>(
            () => ScenarioReader.Prepare(path, RunOverrides.None, InputTexts.FromShippedAndDisk()));
        Assert.Contains("a province (PV26) and a municipality (GM0344)", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_order_of_one_arm_cannot_bear_the_name_of_one_for_all()
    {
        string path = _files.Write("s.yaml", """
            glasshouse: 1
            name: twice
            nation: {preset: fictional, citizens: 2000}
            days: 60
            lockdowns: {spring: {from: 1, until: 3, stay_home: on}}
            arms:
              a: {regime: none, lockdowns: {spring: {from: 2, until: 4, stay_home: on}}}
            """);
        BadInputException refusal = Assert.Throws<BadInputException>(
            () => ScenarioReader.Prepare(path, RunOverrides.None, InputTexts.FromShippedAndDisk()));
        Assert.Contains("is the name of an order for all arms", refusal.Message, StringComparison.Ordinal);
    }
}
