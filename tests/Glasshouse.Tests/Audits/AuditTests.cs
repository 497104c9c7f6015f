using System.Collections.Immutable;
using Glasshouse.Lab.Audits;
using Glasshouse.Lab.Files;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Markets;
using Glasshouse.Tests.Cli;
using Xunit;

namespace Glasshouse.Tests.Audits;

public sealed class AuditTests
{
    private static readonly ImmutableArray<Behaviour> Catalogue =
        CatalogueReader.Read(InputTexts.FromShippedAndDisk());

    // A regime without a breach, with channels that see what the changes below are about.
    private static readonly string RightsBased = Shipped.Text("regimes/rights-based/regime.yaml")!
        .Replace("label: comparator", "label: hypothetical", StringComparison.Ordinal)
        .Replace(
            "[police, courts, banks, inspections]", "[police, courts, banks, inspections, apps, citizen_reports]",
            StringComparison.Ordinal);

    [Fact]
    public void The_integrated_score_breaches_both_limbs_of_the_ban_on_social_scoring()
    {
        RegimeAudit audit = Auditor.Audit("integrated-score");
        Assert.Contains(audit.Findings, finding =>
            finding is { Code: "unrelated-context", Severity: Severity.Breach, Provision: "EU AI Act 5(1)(c)(i)" });
        Assert.Contains(audit.Findings, finding =>
            finding is { Code: "disproportion", Severity: Severity.Breach, Provision: "EU AI Act 5(1)(c)(ii)" });
        Assert.All(audit.Findings, finding => Assert.True(finding.Line > 0 && finding.File.Length > 0));
    }

    [Fact]
    public void What_rights_ask_for_is_no_breach_and_neither_is_having_no_system()
    {
        Assert.Equal(0, Auditor.Audit("rights-based").Count(Severity.Breach));
        Assert.Empty(Auditor.Audit("none").Findings);
    }

    [Theory]
    [InlineData("syri", "suspicion-by-proxy", "no-notice", "no-reasons", "no-review")]
    [InlineData("rotterdam", "suspicion-by-proxy", "no-reasons")]
    [InlineData(
        "childcare-benefits", "suspicion-by-proxy", "disproportion", "collective-punishment", "no-exit", "no-notice",
        "no-reasons", "no-review", "trap", "unrelated-context")]
    [InlineData(
        "zhengzhou", "unrelated-context", "disproportion", "expression-punished", "no-notice", "no-reasons",
        "no-review")]
    public void A_worked_case_shows_the_breaches_that_it_is_known_for(string name, params string[] breaches) =>
        Assert.Superset(breaches.ToHashSet(), Breaches(Auditor.Audit(name)));

    [Fact]
    public void A_health_code_is_read_too_and_what_goes_to_other_hands_is_a_breach()
    {
        HashSet<string> own = Breaches(Auditor.Audit("health-code"));
        Assert.Equal(["no-review"], own);
        RegimeAudit shared = Auditor.Audit("health-code-shared");
        Assert.Equal(3, shared.Findings.Count(finding => finding.Code == "other-purpose"));
        Assert.Equal(3, shared.Findings.Count(finding => finding.Code == "outlives-purpose"));
        Assert.All(shared.Findings, finding => Assert.True(finding.Line > 0 && finding.File.Length > 0));
        Assert.Empty(Auditor.Audit("exposure-notification").Findings);
        Assert.Empty(Auditor.Audit("private-pass").Findings);
    }

    // One change of a sound regime each; the finding must come with the change and not without it.
    [Theory]
    [InlineData("factor: 1", "factor: 1000", "disproportion")]
    [InlineData("notice: true", "notice: false", "no-notice")]
    [InlineData("reasons: true\n    filed", "reasons: false\n    filed", "no-reasons")]
    [InlineData("reviewers_per_100000: 25", "reviewers_per_100000: 0", "no-review")]
    [InlineData("      stay_days: 90\n      consequences: [no_benefits]",
        "      stay_days: 9000\n      consequences: [no_benefits]", "no-expiry")]
    [InlineData("      stay_days: 90\n      consequences: [no_benefits]",
        "      stay_days: 90\n      open_ended_share: 0.5\n      consequences: [no_benefits]", "no-exit")]
    [InlineData("  rules:\n    arrears:",
        "  rules:\n    hit_and_run_again: {on: hit_and_run, list: benefits_stopped}\n    arrears:",
        "double-punishment")]
    [InlineData("  rules:\n    arrears:",
        "  rules:\n    talk: {on: sensitive_expression, list: benefits_stopped}\n    arrears:", "expression-punished")]
    [InlineData("  rules:\n    arrears:",
        "  rules:\n    helped: {on: helping_neighbours, list: benefits_stopped}\n    arrears:", "contradiction")]
    public void Each_kind_of_finding_comes_with_its_cause_and_not_without(string sound, string broken, string code)
    {
        string changed = RightsBased.Replace(sound, broken, StringComparison.Ordinal);
        Assert.NotEqual(RightsBased, changed);
        Assert.DoesNotContain(code, Codes(Audit(RightsBased)));
        Assert.Contains(code, Codes(Audit(changed)));
    }

    [Fact]
    public void What_a_context_wall_withholds_is_not_held_against_the_regime()
    {
        string text = RightsBased.Replace(
            "hit_and_run, list: driving_ban", "hit_and_run, list: benefits_stopped", StringComparison.Ordinal);
        Assert.DoesNotContain("unrelated-context", Codes(Audit(text)));
        string open = text.Replace("context_wall: on", "context_wall: off", StringComparison.Ordinal);
        Finding finding = Assert.Single(Audit(open).Findings, finding => finding.Code == "unrelated-context");
        Assert.Equal("citizens.rules.hit_and_run", finding.Path);
        Assert.Contains("hit_and_run", open.Split('\n')[finding.Line - 1], StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_of_a_score_that_make_no_sense_or_punish_others_are_found()
    {
        Regime regime = RegimeReader.Read(InputTexts.FromShippedAndDisk(), "integrated-score", Catalogue);
        RegimeAudit Of(RegimeSystem system) =>
            Auditor.Audit(regime with { Citizens = system }, Catalogue, _ => new Place("r", 1, 1));
        Assert.Contains("collective-punishment", Breaches(Of(
            regime.Citizens! with { Contagion = new ContagionRule { HouseholdShare = 0.5 } })));
        Assert.Contains("collective-punishment", Codes(Of(regime.Citizens)));
        Assert.Contains("predicted-conduct", Breaches(Of(regime.Citizens)));
        Assert.DoesNotContain("unreachable-band", Codes(Of(regime.Citizens)));
        Assert.Contains("unreachable-band", Codes(Of(regime.Citizens with
        {
            Rules = [.. regime.Citizens.Rules.Where(rule => rule.Points is null or < 0 && rule.Discretion is null)],
            PredictedTrust = null,
        })));
        // Lenders of integrated-score look at the score of citizens; where they see the credit file alone, all is well.
        Assert.Contains("credit-data", Codes(Of(regime.Citizens)));
        Assert.DoesNotContain("credit-data", Codes(Auditor.Audit(
            regime with { Lending = new() { Data = [CreditData.Bureau] } }, Catalogue, _ => new Place("r", 1, 1))));
        Assert.DoesNotContain("predicted-conduct", Codes(Of(regime.Citizens with { PredictedTrust = null })));
    }

    [Fact]
    public void A_breach_ends_with_exit_code_1_and_an_unknown_name_with_2()
    {
        using var folder = new WorkingFolder();
        Answer sound = folder.Run("audit", "rights-based");
        Assert.Equal(0, sound.ExitCode);
        Assert.Contains("not legal advice", sound.Output, StringComparison.Ordinal);
        Assert.Equal(1, folder.Run("audit", "suspicion-model", "--json", "--html", "page.html").ExitCode);
        string page = File.ReadAllText(folder["page.html"]);
        Assert.Contains("low_income, single_parent, living_alone", page, StringComparison.Ordinal);
        Assert.Contains("suspects for what their housemates did", page, StringComparison.Ordinal);
        Assert.Equal(2, folder.Run("audit", "rights-based", "--html", "page.html").ExitCode);
        Assert.Equal(page, File.ReadAllText(folder["page.html"]));
        Answer unknown = folder.Run("audit", "siry");
        Assert.Equal(2, unknown.ExitCode);
        Assert.StartsWith(
            "siry is no shipped regime, no worked case and no file; nearest is syri", unknown.Complaint,
            StringComparison.Ordinal);
    }

    private static RegimeAudit Audit(string text)
    {
        var findings = new Findings();
        Regime? regime = RegimeReader.Read("regime.yaml", text, Catalogue, findings);
        Assert.Empty(findings.Problems);
        return Auditor.Audit(regime!, Catalogue, findings.PlaceOf);
    }

    private static HashSet<string> Codes(RegimeAudit audit) => [.. audit.Findings.Select(finding => finding.Code)];

    private static HashSet<string> Breaches(RegimeAudit audit) =>
        [.. audit.Findings.Where(finding => finding.Severity == Severity.Breach).Select(finding => finding.Code)];
}
