using System.Text.RegularExpressions;
using Glasshouse.Lab.Charts;
using Glasshouse.Lab.Outputs;
using Xunit;

namespace Glasshouse.Tests.Outputs;

public sealed partial class ReportTests : IDisposable
{
    private readonly MadeUpRun _run = new();
    private readonly ReportModel _model;
    private readonly string _html;

    public ReportTests()
    {
        _model = MadeUpReport.Write(RunFolder.Create(_run.Path, force: false), days: 62);
        _html = Report.Html(_model);
    }

    public void Dispose() => _run.Dispose();

    [Fact]
    public void The_boundary_comes_before_everything_else_a_reader_sees()
    {
        string body = _html[_html.IndexOf("<main>", StringComparison.Ordinal)..];
        string before = _html[_html.IndexOf("<body>", StringComparison.Ordinal)..^body.Length];
        Assert.Contains(RunRecord.BoundarySentence, before, StringComparison.Ordinal);
        Assert.Contains("hypothetical", before, StringComparison.Ordinal);
        Assert.True(body.IndexOf("In a few sentences", StringComparison.Ordinal)
            < body.IndexOf("Headline figures</h2>", StringComparison.Ordinal));
    }

    [Fact]
    public void A_report_needs_no_script_and_nothing_from_elsewhere()
    {
        Assert.DoesNotContain("http", _html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<script", _html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<link", _html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", _html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("url(", _html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("src=", _html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Every_chart_is_named_bounded_and_has_its_table()
    {
        string[] figures = [.. FigurePattern().Matches(_html).Select(match => match.Value)];
        Assert.Equal(_html.Split("<svg class=\"chart\"").Length - 1, figures.Length);
        Assert.True(figures.Length > 15);
        foreach (string figure in figures)
        {
            Assert.Contains("role=\"img\"", figure, StringComparison.Ordinal);
            Assert.Contains("<title id=", figure, StringComparison.Ordinal);
            Assert.Contains("<desc id=", figure, StringComparison.Ordinal);
            Assert.Contains(RunRecord.BoundarySentence, figure, StringComparison.Ordinal);
            Assert.Contains("<details><summary>Table</summary>", figure, StringComparison.Ordinal);
            Assert.Contains("<td>", figure, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_question_is_answered_for_every_arm_with_its_distance_from_the_first()
    {
        string answers = Regex.Match(_html, "<section id=\"answers\">.*?</section>", RegexOptions.Singleline).Value;
        Assert.Contains("Did they offend less, and what of it is on file?", answers, StringComparison.Ordinal);
        string row = Regex.Match(answers, "<tr><th scope=\"row\">Offences per 1,000 people a year.*?</tr>").Value;
        Assert.Equal(_model.Arms.Count, row.Split("<td>").Length - 1);
        Assert.Equal(_model.Arms.Count - 1, row.Split("<small>").Length - 1);
        string alone = Report.Html(_model with { Arms = [_model.Arms[0]] });
        Assert.DoesNotContain("What each did", alone, StringComparison.Ordinal);
    }

    [Fact]
    public void No_two_parts_share_an_id()
    {
        string[] ids = [.. IdPattern().Matches(_html).Select(match => match.Value)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Fact]
    public void The_page_is_well_formed()
    {
        string xml = _html.Replace("<!doctype html>", "", StringComparison.Ordinal)
            .Replace("<br>", "<br/>", StringComparison.Ordinal);
        xml = MetaPattern().Replace(xml, "<meta$1/>");
        Assert.Equal("html", System.Xml.Linq.XDocument.Parse(xml).Root!.Name.LocalName);
    }

    [Fact]
    public void Words_of_a_scenario_cannot_become_markup()
    {
        string html = Report.Html(_model with { Title = "<script>alert(1)</script>", Question = "a & b \"c\"" });
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Contains("a &amp; b &quot;c&quot;", html, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interrupted_arm_is_marked()
    {
        ReportArm cut = _model.Arms[2] with { Status = RunStatus.Interrupted, DaysDone = 40 };
        string html = Report.Html(_model with { Arms = [cut] });
        Assert.Contains("integrated-score was interrupted after 40 days.", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_over_a_run_weigh_each_record_alike()
    {
        ArmFigures none = _model.Arms[0].Figures;
        ArmFigures score = _model.Arms[2].Figures;
        Assert.Null(none["wrongful_record_share"]);
        Assert.InRange(score["wrongful_record_share"]!.Value, 0.07, 0.09);
        Assert.Equal(2 * 0.0004 * 61, score["sanctioned_share"]!.Value, 12);
        Assert.Equal(3, score.Provinces.Count);
        Assert.Equal(42, score.Groups.Count(figure => figure.Dimension != "all"));
    }

    [Fact]
    public void Figures_of_officials_come_from_officials_and_of_citizens_from_citizens()
    {
        ArmFigures score = _model.Arms[2].Figures;
        Assert.Equal(0.85, score["directive_reported_mean"]!.Value, 12);
        Assert.Equal(2, score.Over("directive_true_mean").Count);
        Assert.InRange(score["trust_generalised_share"]!.Value, 0.5, 0.6);
    }

    [Fact]
    public void Days_left_over_go_with_the_last_whole_span()
    {
        IReadOnlyList<(double Day, double Value)> records = _model.Arms[2].Figures.Over("records_per_1000_year");
        Assert.Equal([6, 13, 20, 27, 34, 41, 48, 61], records.Select(point => point.Day));
    }

    [Fact]
    public void A_story_without_a_twin_has_one_column()
    {
        string html = Report.Html(_model with { Story = _model.Story! with { TwinArm = "", TwinLines = [] } });
        Assert.Contains("Citizen 4,711, day by day", html, StringComparison.Ordinal);
        Assert.DoesNotContain("the twin, under", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_keep_a_contrast_of_four_and_a_half_to_one_on_light_and_dark_paper()
    {
        (Dictionary<string, string> light, Dictionary<string, string> dark) = (Palette(0), Palette(1));
        foreach (Dictionary<string, string> palette in new[] { light, dark })
        {
            Assert.All(["ink", "muted"], name => Assert.True(Contrast(palette[name], palette["paper"]) >= 4.5, name));
            Assert.True(Contrast(palette["banner"], palette["onbanner"]) >= 7);
            Assert.All(Enumerable.Range(0, 5), level => Assert.True(
                Contrast(palette[$"on{level}"], palette[$"ramp{level}"]) >= 4.5, $"tile {level}"));
            Assert.All(["arm1", "arm2", "arm3", "arm4", "arm5", "arm6", "truth", "file", "loss", "gain", "quiet"],
                name => Assert.True(Contrast(palette[name], palette["paper"]) >= 3, name));
        }
    }

    private static Dictionary<string, string> Palette(int place)
    {
        string root = RootPattern().Matches(ChartStyle.Css)[place].Value;
        return ColourPattern().Matches(root)
            .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
    }

    /// <summary>Contrast ratio of WCAG 2.2.</summary>
    private static double Contrast(string one, string other)
    {
        (double first, double second) = (Luminance(one), Luminance(other));
        return (Math.Max(first, second) + 0.05) / (Math.Min(first, second) + 0.05);
    }

    private static double Luminance(string colour)
    {
        string hex = colour.Length == 3 ? string.Concat(colour.Select(digit => $"{digit}{digit}")) : colour;
        double[] light = [.. Convert.FromHexString(hex).Select(part => part / 255.0)
            .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4))];
        return (0.2126 * light[0]) + (0.7152 * light[1]) + (0.0722 * light[2]);
    }

    [GeneratedRegex("<figure class.*?</figure>", RegexOptions.Singleline)]
    private static partial Regex FigurePattern();

    [GeneratedRegex(" id=\"[^\"]*\"")]
    private static partial Regex IdPattern();

    [GeneratedRegex("<meta([^>]*)>")]
    private static partial Regex MetaPattern();

    [GeneratedRegex(":root\\{[^}]*\\}")]
    private static partial Regex RootPattern();

    [GeneratedRegex("--(\\w+):#([0-9a-f]{3,6})")]
    private static partial Regex ColourPattern();
}
