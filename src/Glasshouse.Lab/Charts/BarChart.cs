using Glasshouse.Lab.Outputs;

namespace Glasshouse.Lab.Charts;

/// <summary>One name with a value for each series.</summary>
public sealed record BarRow(string Name, IReadOnlyList<double> Values);

/// <summary>Horizontal bars, one per series under each name, with the value at the end of the bar.</summary>
public sealed record BarChart
{
    private const double Width = 460;
    private const double Top = 6;
    private const double ValueRoom = 52;
    private const double RowGap = 9;
    private const double LegendLine = 15;

    public required ChartWords Words { get; init; }

    /// <summary>What each bar under a name stands for.</summary>
    public required IReadOnlyList<(string Name, Tone Tone)> Series { get; init; }

    public required IReadOnlyList<BarRow> Rows { get; init; }

    public Unit Unit { get; init; } = Unit.Number;

    public string RowHeading { get; init; } = "";

    private double BarHeight => Series.Count == 1 ? 15 : 12;

    private double RowHeight => (Series.Count * BarHeight) + RowGap;

    public Markup Svg()
    {
        double left = 12 + Rows.Select(row => ChartStyle.WidthOf(row.Name)).DefaultIfEmpty(0).Max();
        double most = Rows.SelectMany(row => row.Values).Where(double.IsFinite).DefaultIfEmpty(1).Max();
        var scale = new Scale(0, most > 0 ? most : 1, 1);
        (double X, int Line)[] keys = [.. LegendPlaces(left)];
        double legend = keys.Length > 1 ? 20 + (keys[^1].Line * LegendLine) : 0;
        double height = Top + legend + (Rows.Count * RowHeight);
        Markup svg = ChartStyle.Open(Words, Width, height);
        AddLegend(svg, keys);
        for (int row = 0; row < Rows.Count; row++)
        {
            double top = Top + legend + (row * RowHeight);
            double middle = top + (Series.Count * BarHeight / 2);
            svg.Line($"<text class=\"end\" x=\"{left - 8}\" y=\"{middle + 4}\">{Rows[row].Name}</text>");
            for (int bar = 0; bar < Series.Count; bar++)
            {
                AddBar(svg, Rows[row].Values[bar], scale, left, top + (bar * BarHeight), Series[bar].Tone);
            }
        }
        double floor = height - RowGap + 2;
        svg.Line($"<line class=\"axis\" x1=\"{left}\" y1=\"{Top + legend - 2}\" x2=\"{left}\" y2=\"{floor}\"/>");
        return svg.Line($"</svg>");
    }

    public ChartTable Table() => new(
        Words.Title,
        [RowHeading, .. Series.Select(series => series.Name)],
        [.. Rows.Select(row => (string[])[row.Name, .. row.Values.Select(value => Figures.Of(Unit, value))])]);

    public Markup Figure(string note) => Table().Under(Svg(), Words, note);

    // Names side by side; a name that would reach beyond the edge begins a line.
    private IEnumerable<(double X, int Line)> LegendPlaces(double left)
    {
        (double x, int line) = (left, 0);
        foreach ((string name, _) in Series)
        {
            double width = 30 + ChartStyle.WidthOf(name);
            if (x > left && x + width > Width)
            {
                (x, line) = (left, line + 1);
            }
            yield return (x, line);
            x += width;
        }
    }

    private void AddLegend(Markup svg, (double X, int Line)[] places)
    {
        if (Series.Count < 2)
        {
            return;
        }
        foreach (((string name, Tone tone), (double x, int line)) in Series.Zip(places))
        {
            double y = Top - 4 + (line * LegendLine);
            svg.Line(
                $"<rect class=\"bar {ChartStyle.Class(tone)}\" x=\"{x}\" y=\"{y}\" width=\"10\" height=\"10\"/>");
            svg.Line($"<text x=\"{x + 14}\" y=\"{y + 9}\">{name}</text>");
        }
    }

    private void AddBar(Markup svg, double value, Scale scale, double left, double top, Tone tone)
    {
        string words = Figures.Of(Unit, value);
        double end = double.IsFinite(value) ? scale.Place(Math.Max(0, value), left, Width - ValueRoom) : left;
        if (end > left)
        {
            string style = ChartStyle.Class(tone);
            (double width, double height) = (end - left, BarHeight - 2);
            svg.Line(
                $"<rect class=\"bar {style}\" x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\"/>");
        }
        svg.Line($"<text class=\"tick\" x=\"{end + 5}\" y=\"{top + (BarHeight / 2) + 3}\">{words}</text>");
    }
}
