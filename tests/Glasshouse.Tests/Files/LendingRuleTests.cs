using Glasshouse.Lab.Files;
using Glasshouse.Model;
using Glasshouse.Model.Markets;
using Xunit;

namespace Glasshouse.Tests.Files;

public sealed class LendingRuleTests : IDisposable
{
    private const string Source = "source: Invented for tests, basis: assumed";

    private readonly WrittenFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_regime_says_what_lenders_see_and_how_they_decide()
    {
        LendingRules rules = Read(
            $"\nlending: {{{Source}, data: [bureau, alternative], consent_share: 0.4, cut_off: equal_opportunity, "
            + "reasons: true}\n").Lending!;
        Assert.Equal([CreditData.Bureau, CreditData.Alternative], rules.Data);
        Assert.Equal((0.4, CutOffRule.EqualOpportunity, true), (rules.ConsentShare, rules.CutOff, rules.Reasons));
    }

    [Fact]
    public void A_regime_without_rules_of_lending_has_none() => Assert.Null(Read("").Lending);

    [Theory]
    [InlineData("data: [bureau], consent_share: 0.4",
        "consent_share is given, but alternative is not among the data, and nothing else needs consent")]
    [InlineData("data: [standing]", "data name standing, but standing_points does not say what it weighs")]
    [InlineData("data: [bureau], standing_points: 50",
        "standing_points is given, but standing is not among the data")]
    [InlineData("data: [bureu]",
        "data.0 is bureu; nearest is bureau; allowed are alternative, bureau, standing")]
    public void What_contradicts_itself_is_refused(string rules, string complaint)
    {
        IEnumerable<string> problems =
            _files.ProblemsOfRegime(WrittenFiles.Regime + $"\nlending: {{{Source}, {rules}}}\n");
        Assert.Contains(problems, problem => problem.EndsWith($"lending.{complaint}", StringComparison.Ordinal));
    }

    private static Regime Read(string rules)
    {
        var findings = new Findings();
        InputTexts texts = InputTexts.FromShippedAndDisk();
        Regime? regime = RegimeReader.Read(
            "r.yaml", WrittenFiles.Regime + rules, CatalogueReader.Read(texts), findings);
        Assert.Empty(findings.Problems);
        return regime!;
    }
}
