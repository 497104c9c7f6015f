using Glasshouse.Lab.Charts;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;

namespace Glasshouse.Lab.Audits;

/// <summary>An audit as one self-contained page.</summary>
public static class AuditPage
{
    public static string Html(RegimeAudit audit)
    {
        string label = Spelling.Of(audit.Regime.Label);
        Markup page = Markup.Of(
            $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{audit.Regime.Name} · Glasshouse audit</title>
            <style>

            """);
        page.Verbatim(ChartStyle.Css).Verbatim(ReportStyle.Css).Line($"</style>").Line($"</head>").Line($"<body>");
        page.Add(
            $"""
            <div class="banner" role="note"><div><strong>{RunRecord.BoundarySentence}</strong>
            <span>{audit.Regime.Name} ({label})</span></div></div>
            <main>
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
        page.Line($"</section></main>").Line($"</body>").Line($"</html>");
        return page.ToString();
    }

    private static string[] Row(Finding finding) =>
    [
        finding.Code, Spelling.Of(finding.Severity), finding.Provision, $"{finding.File}:{finding.Line}",
        $"{finding.Path}: {finding.Message}", finding.Mend,
    ];
}
