using Glasshouse.Lab.Charts;
using Glasshouse.Model;

namespace Glasshouse.Lab.Outputs;

/// <summary>
/// report.html: one file that needs nothing beside it, no script and no network. The boundary comes first, then four
/// sentences, then figures, then what stands behind them.
/// </summary>
public static class Report
{
    private static readonly string[] HeadlineMeasures =
    [
        "violations_per_1000_year", "wrongful_record_share", "sanctioned_share", "wrongly_sanctioned_share",
        "wrongful_sanction_days_per_1000_year", "trust_generalised_share", "loan_approval_share",
        "sensitive_expression_rate", "appeal_reversal_share", "quality_mean", "honest_margin_ratio",
        "directive_true_mean", "directive_reported_mean",
    ];

    /// <summary>What the groups of the tables are.</summary>
    internal const string GroupSentence =
        "Groups A, B and C are abstract and stand for no real group: people of one differ from those of another "
        + "only in how often errors fall on them and how employers take a visible sanction.";

    private static readonly string[] TaxMeasures =
    [
        "tax_gap_share", "self_declared_hidden_share", "tax_found_share", "tax_filings_audited_share",
        "audits_in_vain_share", "wrongly_graded_share", "worst_grade_clean_share", "best_grade_unclean_share",
        "clean_sanctioned_share", "clean_credit_price_mean",
    ];

    public static string Html(ReportModel model)
    {
        var charts = new ReportCharts(model);
        Markup main = Header(model);
        (string Id, string Title, Markup Body)[] sections =
            [.. Sections(model, charts).Where(section => section.Body.ToString().Length > 0)];
        main.Add(Contents(sections));
        foreach ((string id, string title, Markup body) in sections)
        {
            main.Line($"<section id=\"{id}\"><h2>{title}</h2>").Add(body).Line($"</section>");
        }
        return Page.Html(
            model.Title, "report", model.Arms.SelectMany(arm => arm.Regimes), main.Add(Footer(model)), "sentences");
    }

    private static IEnumerable<(string Id, string Title, Markup Body)> Sections(ReportModel model, ReportCharts charts)
    {
        yield return ("sentences", "In a few sentences", Sentences(model));
        yield return ("figures", "Headline figures", Headline(model));
        yield return ("answers", "What each did", ReportAnswers.Html(model));
        yield return ("infection", "How the infection went", Grid(charts.Infection()));
        yield return ("truth", "Truth beside file", Markup.Of(
            $"""
            <p>A simulation knows what no register can: what people truly did. Here it stands beside what the regime
            holds on file about them. Figures are means over days.</p>
            {Grid(charts.TruthBesideFile())}<h3>Month by month</h3>
            {charts.MonthTable().Html()}
            """));
        yield return ("time", "Over time", Markup.Of($"{Key(model)}{Events(model)}{Grid(charts.OverTime())}"));
        yield return ("provinces", "Across provinces", Grid(charts.Maps()));
        yield return ("groups", "Who pays", Breakdowns(charts));
        yield return ("officials", "What officials reported", Grid(charts.Officials()));
        yield return ("person", "One synthetic person", Story(model, charts));
        if (model.ArmSettings.Count > 0)
        {
            yield return ("arms", "How the arms are set", ListOf(model.ArmSettings));
        }
        yield return ("assumed", "What is assumed", ListOf(model.Notes));
        yield return ("again", "How to make this again", Again(model));
    }

    private static Markup Breakdowns(ReportCharts charts)
    {
        Markup figures = Grid(charts.Breakdowns());
        return figures.ToString().Length == 0 ? figures : Markup.Of($"<p>{GroupSentence}</p>\n{figures}");
    }

    /// <summary>What arms with unlike behaviours differ by besides their rules; empty where they share them.</summary>
    internal static Markup Unshared(ReportModel model) => Markup.Join(
        model.Unshared.Select(sentence => Markup.Of($"<p><strong>{sentence}</strong></p>\n")));

    private static Markup Header(ReportModel model)
    {
        string arms = model.Arms.Count == 1
            ? "one arm"
            : $"{model.Arms.Count} arms on the same people and the same luck";
        Markup header = Markup.Of(
            $"""
            <header>
            <p class="kicker">Glasshouse run report</p>
            <h1>{model.Title}</h1>
            <p class="question">{model.Question}</p>
            <p class="meta">{model.NationLabel} · {Figures.Count(model.Citizens)} citizens ·
            {Figures.Count(model.Days)} days · seed {model.Seed} · {arms}</p>

            """);
        foreach (ReportArm arm in model.Arms.Where(arm => arm.Status != RunStatus.Completed))
        {
            string status = arm.Status == RunStatus.Interrupted ? "was interrupted" : "failed";
            string days = Figures.Count(arm.DaysDone);
            header.Line($"<p class=\"meta\"><strong>{arm.Name} {status} after {days} days.</strong></p>");
        }
        return header.Line($"</header>");
    }

    private static Markup Contents((string Id, string Title, Markup Body)[] sections) => Markup.Of(
        $"""
        <nav aria-label="Contents"><ul>
        {Markup.Join(sections.Select(section => Markup.Of($"<li><a href=\"#{section.Id}\">{section.Title}</a></li>")))}
        </ul></nav>

        """);

    private static Markup Sentences(ReportModel model)
    {
        Markup items = Markup.Join(model.Sentences.Select(sentence => Markup.Of(
            $"<li><p class=\"kicker\">{sentence.Heading}</p>{sentence.Text}</li>\n")));
        return model.Sentences.Count == 0 ? items : Markup.Of($"<ol class=\"plain\">\n{items}</ol>\n");
    }

    private static Markup Headline(ReportModel model)
    {
        var html = Markup.Of(
            $"""
            {Unshared(model)}<div class="scroll headline" tabindex="0"><table>
            <caption>What happens: mean over the run. What stands: on its last day.</caption>

            """);
        html.Add($"<thead><tr><th scope=\"col\">Measure</th>");
        foreach (ReportArm arm in model.Arms)
        {
            html.Add($"<th scope=\"col\">{arm.Name}<br>{Labels(arm)}</th>");
        }
        html.Line($"</tr></thead><tbody>");
        string[] measures = model.Topic switch
        {
            ReportTopic.Taxes => TaxMeasures,
            ReportTopic.Health => HealthMeasures.Headline,
            ReportTopic.Cameras => CameraMeasures.Headline,
            _ => HeadlineMeasures,
        };
        foreach (MeasureGuide guide in measures.Select(MeasureGuide.Of))
        {
            string reads = guide.Reading switch
            {
                Reading.Truth => "truth",
                Reading.File => "file",
                _ => "file against truth",
            };
            html.Add($"<tr><th scope=\"row\">{guide.Words}<small>{reads}</small></th>");
            foreach (ReportArm arm in model.Arms)
            {
                html.Add($"<td>{arm.Figures.Words(guide.Measure)}</td>");
            }
            html.Line($"</tr>");
        }
        return html.Line($"</tbody></table></div>");
    }

    private static Markup Key(ReportModel model) => Markup.Of(
        $"""
        <ul class="key">
        {Markup.Join(model.Arms.Select((arm, place) => KeyItem(arm, ChartStyle.Class(ChartStyle.OfArm(place)))))}</ul>

        """);

    private static Markup Events(ReportModel model)
    {
        string events = string.Join("; ", model.Events.Select(mark => $"day {Figures.Count(mark.Day)}, {mark.Note}"));
        return events.Length == 0 ? new Markup() : Markup.Of($"<p class=\"meta sans\">Marked: {events}.</p>\n");
    }

    private static Markup KeyItem(ReportArm arm, string tone) => Markup.Of(
        $"""
        <li><svg viewBox="0 0 34 10" aria-hidden="true"><line class="line {tone}" x1="1" y1="5" x2="33" y2="5"/></svg>
        {arm.Name} {Labels(arm)}</li>

        """);

    private static Markup Labels(ReportArm arm) =>
        Markup.Join(arm.Regimes.DistinctBy(regime => regime.Label).Select(Page.Label));

    private static Markup Grid(Markup figures) => figures.ToString().Length == 0
        ? figures
        : Markup.Of($"<div class=\"grid\">\n{figures}</div>\n");

    private static Markup Story(ReportModel model, ReportCharts charts)
    {
        if (model.Story is not PersonStory story)
        {
            return new Markup();
        }
        bool hasTwin = story.TwinArm.Length > 0;
        int[] days = [.. story.Lines.Concat(story.TwinLines).Select(line => line.Day).Distinct().Order()];
        Markup rows = Markup.Join(days.Select(day => Markup.Of(
            $"""
            <tr><th scope="row">{Figures.Count(day)}</th><td>{On(day, story.Lines)}</td>{(hasTwin
                ? Markup.Of($"<td>{On(day, story.TwinLines)}</td>") : null)}</tr>

            """)));
        Markup twin = hasTwin ? Markup.Of($"<th scope=\"col\">the twin, under {story.TwinArm}</th>") : new Markup();
        return Markup.Of(
            $"""
            <p>{story.Introduction}</p>
            {(story.Lanes.Count > 0 ? charts.Life(story) : new Markup())}<div class="scroll story" tabindex="0"><table>
            <caption>{story.Name}, day by day</caption>
            <thead><tr><th scope="col">Day</th><th scope="col">under {story.Arm}</th>{twin}</tr></thead>
            <tbody>
            {rows}</tbody></table></div>

            """);
    }

    private static Markup On(int day, IReadOnlyList<StoryLine> lines) => Markup.Join(
        lines.Where(line => line.Day == day).Select((line, place) => Markup.Of($"{Break(place)}{line.Text}")));

    private static Markup Break(int place) => place == 0 ? new Markup() : Markup.Of($"<br>");

    private static Markup ListOf(IReadOnlyList<string> lines)
    {
        Markup items = Markup.Join(lines.Select(line => Markup.Of($"<li>{WithCode(line)}</li>\n")));
        return lines.Count == 0 ? items : Markup.Of($"<ul class=\"assumed\">\n{items}</ul>\n");
    }

    /// <summary>What stands between backquotes is a command.</summary>
    private static Markup WithCode(string text) => Markup.Join(text.Split('`').Select((part, place) =>
        place % 2 == 1 ? Markup.Of($"<code>{part}</code>") : Markup.Of($"{part}")));

    private static Markup Again(ReportModel model)
    {
        Markup hashes = Markup.Join(model.Arms.Where(arm => arm.StateHash is not null).Select(arm =>
            Markup.Of($"<br>{arm.Name}: <code>{arm.StateHash}</code>")));
        return Markup.Of(
            $"""
            <p>The same scenario and seed give the same bytes, on one thread or many.</p>
            <pre><code>{model.Command}</code></pre>
            <p class="hash">State after the last day{hashes}</p>

            """);
    }

    private static Markup Footer(ReportModel model) => Markup.Of(
        $"""
        <footer><p>{RunRecord.BoundarySentence} {model.NationLabel}: drawn from counts, resembling nobody.</p>
        <p>Made by Glasshouse {model.ProgramVersion}.</p></footer>

        """);
}
