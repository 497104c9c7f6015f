using Xunit;

namespace Glasshouse.Tests.Files;

public sealed class LobbyingCheckTests : IDisposable
{
    private const string Text = """
        glasshouse: 1
        name: lobbied
        label: hypothetical
        meaning: Invented for tests.
        organisations:
          channels: [inspections]
          awareness_share: {value: 1, source: Invented for tests, basis: assumed}
          lists:
            unsafe: {source: Invented for tests, basis: assumed, stay_days: 30}
          rules:
            listed: {on: emission_breach, list: unsafe}
          lobbying:
            source: Invented for tests
            basis: assumed
            from_day: 1
            sectors: 2
            spared_share: 1
            on: [emission_breach]
        """;

    private readonly WrittenFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_tiny_lobbied_regime_has_no_problem() => Assert.Empty(_files.ProblemsOfRegime(Text));

    [Theory]
    [InlineData("on: [emission_breach]", "on: [emision_breach]",
        "regime.yaml:18:9 organisations.lobbying.on names emision_breach, on which the system has no rule; "
        + "nearest is emission_breach; allowed are emission_breach")]
    [InlineData("on: [emission_breach]", "on: []",
        "regime.yaml:18:9 organisations.lobbying.on is empty; name a behaviour or leave the lobbying out")]
    [InlineData("sectors: 2", "sectors: 11",
        "regime.yaml:16:14 organisations.lobbying.sectors is 11; allowed are 1 to 10 sectors")]
    public void What_is_wrong_with_lobbying_is_said_at_its_place(string from, string to, string expected) =>
        Assert.Equal([expected], _files.ProblemsOfRegime(Text.Replace(from, to, StringComparison.Ordinal)));
}
