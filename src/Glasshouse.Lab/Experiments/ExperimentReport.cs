using Glasshouse.Lab.Charts;
using Glasshouse.Lab.Outputs;

namespace Glasshouse.Lab.Experiments;

/// <summary>experiment.html: one file that needs nothing beside it, no script and no network.</summary>
public static class ExperimentReport
{
    public static string Html(PreparedExperiment prepared, ExperimentFindings findings)
    {
        Experiment experiment = prepared.Experiment;
        Markup page = Markup.Of(
            $"""
            <header>
            <p class="kicker">Glasshouse experiment</p>
            <h1>{experiment.Name}</h1>
            <p class="question">{experiment.Question}</p>
            </header>
            <section id="found"><h2>What was found</h2>
            <ul class="plain">

            """);
        foreach (string sentence in findings.Sentences)
        {
            page.Line($"<li>{sentence}</li>");
        }
        page.Line($"</ul></section>");
        foreach (FindingTable table in findings.Tables)
        {
            page.Line($"<section><h2>{table.Table.Caption}</h2>");
            page.Add(table.Chart is { } chart ? chart.Figure("") : new Markup());
            page.Add(table.Table.Html()).Line($"<pre><code>{table.Sql}</code></pre></section>");
        }
        page.Add(
            $"""
            <footer><p>The questions under the tables are asked of results.duckdb, which lies beside this page with
            every run: <code>duckdb results.duckdb</code>.</p></footer>

            """);
        return Page.Html(
            experiment.Name, "experiment",
            prepared.Arms.SelectMany(arm => arm.Regimes.Values).Select(RegimeNote.Of), page);
    }
}
