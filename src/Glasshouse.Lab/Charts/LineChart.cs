using Glasshouse.Lab.Outputs;

namespace Glasshouse.Lab.Charts;

/// <summary>One line: a value per day, not a number where there is none.</summary>
public sealed record LineSeries(string Name, Tone Tone, IReadOnlyList<(double Day, double Value)> Points);

/// <summary>A day on which something changed, marked across the chart.</summary>
public sealed record MarkedDay(int Day, string Note);

/// <summary>Lines over days, named at their ends.</summary>
public sealed record LineChart
{
    private const double Width = 460;
    private const double Height = 236;
    private const double Left = 46;
    private const double Top = 22;
    private const double Bottom = 26;
    private const double LabelHeight = 15;

    public required ChartWords Words { get; init; }

    public required IReadOnlyList<LineSeries> Series { get; init; }

    public Unit Unit { get; init; } = Unit.Number;

    public IReadOnlyList<MarkedDay> Marks { get; init; } = [];

    /// <summary>Shared with other charts where they are to be compared; made to measure otherwise.</summary>
    public Scale? Values { get; init; }

    public Markup Svg()
    {
        double right = Width - 14 - Series.Select(line => ChartStyle.WidthOf(line.Name)).DefaultIfEmpty(0).Max();
        double floor = Height - Bottom;
        Scale days = Scale.Days(AllPoints().Select(point => point.Day).DefaultIfEmpty(1).Max());
        Scale values = Values ?? Scale.Round(AllPoints().Select(point => point.Value));
        Markup svg = ChartStyle.Open(Words, Width, Height);
        foreach (double tick in values.Ticks)
        {
            double y = values.Place(tick, floor, Top);
            svg.Line($"<line class=\"grid\" x1=\"{Left}\" y1=\"{y}\" x2=\"{right}\" y2=\"{y}\"/>");
            string label = values.Words(tick, Unit);
            svg.Line($"<text class=\"tick end\" x=\"{Left - 6}\" y=\"{y + 4}\">{label}</text>");
        }
        svg.Line($"<line class=\"axis\" x1=\"{Left}\" y1=\"{floor}\" x2=\"{right}\" y2=\"{floor}\"/>");
        foreach (double tick in days.Ticks)
        {
            double x = days.Place(tick, Left, right);
            string label = tick == 0 ? "day 0" : Figures.Count((long)tick);
            svg.Line($"<line class=\"axis\" x1=\"{x}\" y1=\"{floor}\" x2=\"{x}\" y2=\"{floor + 4}\"/>");
            svg.Line($"<text class=\"tick mid\" x=\"{x}\" y=\"{floor + 17}\">{label}</text>");
        }
        AddMarks(svg, days, right, floor);
        foreach (LineSeries line in Series)
        {
            string path = PathOf(line, days, values, right, floor);
            svg.Line($"<path class=\"line {ChartStyle.Class(line.Tone)}\" d=\"{path}\"/>");
        }
        AddNames(svg, days, values, right, floor);
        return svg.Line($"</svg>");
    }

    public ChartTable Table()
    {
        double[] days = [.. AllPoints().Select(point => point.Day).Distinct().Order()];
        Dictionary<double, double>[] byDay =
            [.. Series.Select(line => line.Points.ToDictionary(point => point.Day, point => point.Value))];
        return new ChartTable(
            Words.Title,
            ["Day", .. Series.Select(line => line.Name)],
            [.. days.Select(day => (string[])
                [
                    Figures.Count((long)day),
                    .. byDay.Select(line => Figures.Of(Unit, line.TryGetValue(day, out double value) ? value : null)),
                ])]);
    }

    public Markup Figure(string note) => Table().Under(Svg(), Words, note);

    private IEnumerable<(double Day, double Value)> AllPoints() => Series.SelectMany(line => line.Points);

    /// <summary>Every mark has its line; a note stands only where it has room, since the page lists them all.</summary>
    private void AddMarks(Markup svg, Scale days, double right, double floor)
    {
        double taken = Left;
        foreach (MarkedDay mark in Marks.Where(mark => mark.Day <= days.Most).OrderBy(mark => mark.Day))
        {
            double x = days.Place(mark.Day, Left, right);
            svg.Line($"<line class=\"event\" x1=\"{x}\" y1=\"{Top - 12}\" x2=\"{x}\" y2=\"{floor}\"/>");
            double width = ChartStyle.WidthOf(mark.Note);
            bool fitsAfter = x + 4 + width <= Width;
            double start = fitsAfter ? x + 4 : x - 4 - width;
            if (start >= taken)
            {
                svg.Line($"<text class=\"note\" x=\"{start}\" y=\"{Top - 8}\">{mark.Note}</text>");
                taken = start + width;
            }
        }
    }

    /// <summary>A gap in the figures is a gap in the line; a lone figure between gaps is a dot.</summary>
    private static string PathOf(LineSeries line, Scale days, Scale values, double right, double floor)
    {
        var path = new Markup();
        bool isDrawing = false;
        foreach ((double day, double value) in line.Points)
        {
            if (!double.IsFinite(value))
            {
                isDrawing = false;
                continue;
            }
            double x = days.Place(day, Left, right);
            double y = values.Place(value, floor, Top);
            path.Add(isDrawing ? (FormattableString)$"L{x} {y}" : $"M{x} {y}h0");
            isDrawing = true;
        }
        return path.ToString();
    }

    /// <summary>Names stand at the lines' ends, pushed apart where the lines end close together.</summary>
    private void AddNames(Markup svg, Scale days, Scale values, double right, double floor)
    {
        (LineSeries Line, double X, double Y)[] ends = [.. Series
            .Where(line => line.Points.Any(point => double.IsFinite(point.Value)))
            .Select(line => (Line: line, Last: line.Points.Last(point => double.IsFinite(point.Value))))
            .Select(end => (end.Line, X: days.Place(end.Last.Day, Left, right),
                Y: values.Place(end.Last.Value, floor, Top)))
            .OrderBy(end => end.Y)];
        double[] places = Apart([.. ends.Select(end => end.Y)], Top - 6, floor);
        for (int place = 0; place < ends.Length; place++)
        {
            (LineSeries line, double x, double y) = ends[place];
            string tone = ChartStyle.Class(line.Tone);
            svg.Line($"<circle class=\"dot {tone}\" cx=\"{x}\" cy=\"{y}\" r=\"3\"/>");
            if (Math.Abs(places[place] - y) > 3 || right - x > 1)
            {
                svg.Line(
                    $"<line class=\"lead\" x1=\"{x + 3}\" y1=\"{y}\" x2=\"{right + 8}\" y2=\"{places[place]}\"/>");
            }
            svg.Line($"<text x=\"{right + 10}\" y=\"{places[place] + 4}\">{line.Name}</text>");
        }
    }

    /// <summary>Moves sorted places so far apart that a name fits on each, and keeps all within bounds.</summary>
    private static double[] Apart(double[] places, double top, double floor)
    {
        for (int place = 1; place < places.Length; place++)
        {
            places[place] = Math.Max(places[place], places[place - 1] + LabelHeight);
        }
        double limit = floor;
        for (int place = places.Length - 1; place >= 0; place--)
        {
            places[place] = Math.Min(places[place], limit);
            limit = places[place] - LabelHeight;
        }
        double lift = places.Length == 0 ? 0 : Math.Max(0, top - places[0]);
        return [.. places.Select(place => place + lift)];
    }
}
