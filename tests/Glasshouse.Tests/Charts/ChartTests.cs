using System.Globalization;
using System.Xml.Linq;
using Glasshouse.Lab.Charts;
using Glasshouse.Lab.Outputs;
using Xunit;

namespace Glasshouse.Tests.Charts;

public sealed class ChartTests
{
    private static readonly LineChart Lines = new()
    {
        Words = new ChartWords("lines", "Sanctioned", "Three arms over a year.", "integrated-score: hypothetical."),
        Series =
        [
            Line("none", Tone.Arm1, _ => 0),
            Line("blacklist-state", Tone.Arm2, day => day / 9000.0),
            Line("integrated-score", Tone.Arm3, day => day is > 90 and < 150 ? double.NaN : day / 8000.0),
        ],
        Unit = Unit.Share,
        Marks = [new MarkedDay(60, "more cameras"), new MarkedDay(70, "too close to be named")],
    };

    private static readonly BarChart Bars = new()
    {
        Words = new ChartWords("bars", "Sanctioned, by group", "Two arms."),
        Series = [("blacklist-state", Tone.Arm2), ("integrated-score", Tone.Arm3)],
        Rows =
        [
            new BarRow("group A", [0.031, 0.12]), new BarRow("group B", [0, 0.14]),
            new BarRow("group C", [double.NaN, 0.171]),
        ],
        Unit = Unit.Share,
        RowHeading = "Group",
    };

    private static readonly TileMap Map = new()
    {
        Words = new ChartWords("map", "Sanctioned, by province", "Five provinces."),
        Tiles =
        [
            new Tile("Noord-Holland", 0, 0, 0.031), new Tile("Shandong", 1, 0, 0.32), new Tile("Shanxi", 2, 0, 0.171),
            new Tile("Utrecht", 1, 1, 0), new Tile("Zeeland", 0, 2, double.NaN),
        ],
    };

    private static readonly LifeLanes Life = new()
    {
        Words = new ChartWords("life", "Citizen 4,711 and the twin", "Two wrong records and what followed."),
        Lanes =
        [
            new LifeLane("On file", [], [new(72, "wrong record", Tone.File), new(91, "wrong record", Tone.File)]),
            new LifeLane("Sanctioned", [new(92, 203, "no flights", Tone.Loss), new(300, null, "no loans", Tone.Loss)],
                []),
            new LifeLane("Appeal", [new(140, 203, "waiting", Tone.Quiet)], [new(360, "granted", Tone.Gain)]),
            new LifeLane("The twin", [], []),
        ],
        Days = 365,
    };

    [Theory]
    [InlineData("line-chart.svg")]
    [InlineData("bar-chart.svg")]
    [InlineData("tile-map.svg")]
    [InlineData("life-lanes.svg")]
    public void A_chart_is_drawn_as_it_was_when_it_was_looked_at(string name) =>
        GoldenFile.Matches(name, ChartStyle.Standalone(Drawn(name)));

    [Theory]
    [InlineData("line-chart.svg")]
    [InlineData("bar-chart.svg")]
    [InlineData("tile-map.svg")]
    [InlineData("life-lanes.svg")]
    public void A_chart_is_well_formed_and_says_what_it_shows(string name)
    {
        XElement svg = XDocument.Parse(ChartStyle.Standalone(Drawn(name))).Root!;
        Assert.Equal("img", svg.Attribute("role")!.Value);
        string[] labels = svg.Attribute("aria-labelledby")!.Value.Split(' ');
        Assert.Equal(labels, svg.Elements().Take(2).Select(element => element.Attribute("id")!.Value));
        Assert.Contains(RunRecord.BoundarySentence, svg.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_holds_every_figure_of_its_chart()
    {
        Assert.Equal(["Day", "none", "blacklist-state", "integrated-score"], Lines.Table().Columns);
        Assert.Equal(53, Lines.Table().Rows.Count);
        Assert.Equal(["98", "0%", "1.1%", Figures.Missing], Lines.Table().Rows[14]);
        Assert.Equal(["group C", Figures.Missing, "17.1%"], Bars.Table().Rows[2]);
        Assert.Equal(5, Map.Table().Rows.Count);
        Assert.Equal(["Sanctioned", "300", "still on", "no loans"], Life.Table().Rows[3]);
    }

    [Fact]
    public void A_chart_without_figures_is_still_a_chart()
    {
        var empty = new LineChart { Words = new ChartWords("e", "Nothing", "No figures."), Series = [] };
        Assert.Contains("</svg>", empty.Svg().ToString(), StringComparison.Ordinal);
        var constant = empty with { Series = [Line("zero", Tone.Arm1, _ => 0)] };
        Assert.DoesNotContain("NaN", constant.Svg().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_at_line_ends_never_cover_each_other()
    {
        var close = Lines with
        {
            Series = [.. Enumerable.Range(0, 6).Select(arm => Line($"arm {arm}", Tone.Arm1, _ => 0.5))],
        };
        double[] places = [.. XDocument.Parse(ChartStyle.Standalone(close.Svg())).Descendants()
            .Where(element => element.Value.StartsWith("arm ", StringComparison.Ordinal) && !element.HasElements)
            .Select(element => double.Parse(element.Attribute("y")!.Value, CultureInfo.InvariantCulture)).Order()];
        Assert.Equal(6, places.Length);
        Assert.All(places.Zip(places.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 14));
    }

    [Fact]
    public void Words_in_a_chart_cannot_become_markup()
    {
        var chart = Bars with { Rows = [new BarRow("<a> & \"b\"", [1, 2])] };
        Assert.Contains("&lt;a&gt; &amp; &quot;b&quot;", chart.Figure("note").ToString(), StringComparison.Ordinal);
    }

    private static Markup Drawn(string name) => name switch
    {
        "line-chart.svg" => Lines.Svg(),
        "bar-chart.svg" => Bars.Svg(),
        "tile-map.svg" => Map.Svg(),
        _ => Life.Svg(),
    };

    private static LineSeries Line(string name, Tone tone, Func<int, double> value) => new(name, tone,
        [.. Enumerable.Range(0, 53).Select(week => ((double)(week * 7), value(week * 7)))]);
}
