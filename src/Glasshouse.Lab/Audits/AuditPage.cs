using Glasshouse.Lab.Charts;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;

namespace Glasshouse.Lab.Audits;

/// <summary>An audit as one self-contained page.</summary>
public static class AuditPage
{
    public static string Html(RegimeAudit audit)
    {
        Markup page = Markup.Of(
            $"""
            <header>
            <p class="kicker">Glasshouse audit</p>
            <h1>{audit.Regime.Name}</h1>
            <p class="question">{audit.Regime.Meaning}</p>
            <p>{audit.Count(Severity.Breach)} breaches, {audit.Count(Severity.Warning)} warnings,
            {audit.Count(Severity.Note)} notes. {RegimeAudit.Disclaimer}</p>
            </header>
            <section id="findings"><h2>Findings</h2>

            """);
        page.Add(new ChartTable(
            "The gravest first", ["Finding", "Severity", "Provision", "Place", "What was found", "What would mend it"],
            [.. audit.Findings.Select(Row)]).Html());
        return Page.Html(audit.Regime.Name, "audit", [RegimeNote.Of(audit.Regime)], page.Line($"</section>"));
    }

    private static string[] Row(Finding finding) =>
    [
        finding.Code, Spelling.Of(finding.Severity), finding.Provision, $"{finding.File}:{finding.Line}",
        $"{finding.Path}: {finding.Message}", finding.Mend,
    ];
}
