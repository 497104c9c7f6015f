using Glasshouse.Lab.Charts;

namespace Glasshouse.Lab.Outputs;

/// <summary>
/// The frame of every page: one file that needs nothing beside it, no script and no network, on which the boundary
/// and the labels of the regimes come first.
/// </summary>
public static class Page
{
    /// <param name="title">What the page is about.</param>
    /// <param name="kind">Such as "report"; follows the program's name in the window's title.</param>
    /// <param name="regimes">Regimes that it speaks of; each stands once.</param>
    /// <param name="main">What it says.</param>
    /// <param name="start">Id to which a keyboard may skip; null where there is nothing to skip.</param>
    public static string Html(
        string title, string kind, IEnumerable<RegimeNote> regimes, Markup main, string? start = null)
    {
        Markup page = Markup.Of(
            $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{title} · Glasshouse {kind}</title>
            <style>

            """);
        page.Verbatim(ChartStyle.Css).Verbatim(ReportStyle.Css).Line($"</style>").Line($"</head>").Line($"<body>");
        if (start is not null)
        {
            page.Line($"<a class=\"skip\" href=\"#{start}\">Skip to the {kind}</a>");
        }
        Markup labels = Markup.Join(regimes.Distinct().Select(regime => Markup.Of($"{regime.Name} {Label(regime)} ")));
        page.Add(
            $"""
            <div class="banner" role="note"><div><strong>{RunRecord.BoundarySentence}</strong>
            <span>{labels}</span></div></div>

            """);
        return page.Line($"<main>").Add(main).Line($"</main>").Line($"</body>").Line($"</html>").ToString();
    }

    /// <summary>The kind of claim that a regime makes.</summary>
    public static Markup Label(RegimeNote regime) =>
        Markup.Of($"<span class=\"label {regime.Label}\">{regime.Label}</span>");
}
