namespace Glasshouse.Lab.Charts;

/// <summary>The same figures as a chart, for reading, copying and screen readers.</summary>
/// <param name="Caption">What the table holds.</param>
/// <param name="Columns">Headings; the first is of the row's own name.</param>
/// <param name="Rows">Cells as they are shown.</param>
public sealed record ChartTable(string Caption, IReadOnlyList<string> Columns,
    IReadOnlyList<IReadOnlyList<string>> Rows)
{
    public Markup Html()
    {
        var html = Markup.Of($"<div class=\"scroll\" tabindex=\"0\"><table><caption>{Caption}</caption>\n<thead><tr>");
        foreach (string column in Columns)
        {
            html.Add($"<th scope=\"col\">{column}</th>");
        }
        html.Line($"</tr></thead>").Line($"<tbody>");
        foreach (IReadOnlyList<string> row in Rows)
        {
            html.Add($"<tr><th scope=\"row\">{row[0]}</th>");
            foreach (string cell in row.Skip(1))
            {
                html.Add($"<td>{cell}</td>");
            }
            html.Line($"</tr>");
        }
        return html.Line($"</tbody></table></div>");
    }

    /// <summary>A chart with its table folded under it.</summary>
    public Markup Under(Markup chart, ChartWords words, string note, bool isWide = false) => Markup.Of(
        $"""
        <figure class="{(isWide ? "wide" : "narrow")}">
        <figcaption><strong>{words.Title}</strong> <span>{note}</span></figcaption>
        {chart}<details><summary>Table</summary>
        {Html()}</details>
        </figure>

        """);
}
