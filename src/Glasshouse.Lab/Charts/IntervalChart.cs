using Glasshouse.Lab.Outputs;

namespace Glasshouse.Lab.Charts;

/// <summary>A value with the interval it lies in; ends that are no numbers draw no interval.</summary>
public sealed record IntervalRow(string Name, double Value, double Low, double High, Tone Tone);

/// <summary>Differences as points with their intervals beside a line at nought.</summary>
public sealed record IntervalChart
{
    private const double Width = 460;
    private const double Top = 8;
    private const double RowHeight = 26;
    private const double Bottom = 22;

    public required ChartWords Words { get; init; }

    public required IReadOnlyList<IntervalRow> Rows { get; init; }

    public Unit Unit { get; init; } = Unit.Number;

    public string RowHeading { get; init; } = "";

    public Markup Svg()
    {
        double left = 12 + Rows.Select(row => ChartStyle.WidthOf(row.Name)).DefaultIfEmpty(0).Max();
        string[] words = [.. Rows.Select(row => Figures.Difference(Unit, row.Value))];
        double right = Width - 12 - words.Select(ChartStyle.WidthOf).DefaultIfEmpty(0).Max();
        double[] ends = [.. Rows.SelectMany(row => (double[])[row.Value, row.Low, row.High, 0])
            .Where(double.IsFinite)];
        (double least, double most) = (ends.DefaultIfEmpty(0).Min(), ends.DefaultIfEmpty(0).Max());
        double span = most > least ? most - least : 1;
        double Place(double value) => left + ((value - least) / span * (right - left));
        double floor = Top + (Rows.Count * RowHeight);
        Markup svg = ChartStyle.Open(Words, Width, floor + Bottom);
        double zero = Place(0);
        svg.Line($"<line class=\"axis\" x1=\"{zero}\" y1=\"{Top}\" x2=\"{zero}\" y2=\"{floor}\"/>");
        svg.Line($"<text class=\"tick mid\" x=\"{zero}\" y=\"{floor + 14}\">no difference</text>");
        for (int row = 0; row < Rows.Count; row++)
        {
            IntervalRow one = Rows[row];
            double y = Top + (row * RowHeight) + (RowHeight / 2);
            string tone = ChartStyle.Class(one.Tone);
            svg.Line($"<text class=\"end\" x=\"{left - 8}\" y=\"{y + 4}\">{one.Name}</text>");
            if (double.IsFinite(one.Low) && double.IsFinite(one.High))
            {
                (double low, double high) = (Place(one.Low), Place(one.High));
                svg.Line($"<line class=\"line {tone}\" x1=\"{low}\" y1=\"{y}\" x2=\"{high}\" y2=\"{y}\"/>");
            }
            svg.Line($"<circle class=\"mark {tone}\" cx=\"{Place(one.Value)}\" cy=\"{y}\" r=\"4.5\"/>");
            svg.Line($"<text class=\"tick\" x=\"{right + 8}\" y=\"{y + 4}\">{words[row]}</text>");
        }
        return svg.Line($"</svg>");
    }

    public ChartTable Table() => new(
        Words.Title,
        [RowHeading, "Difference", "from", "to"],
        [.. Rows.Select(row => (string[])
            [row.Name, .. ((double[])[row.Value, row.Low, row.High]).Select(Word)])]);

    private string Word(double value) => double.IsFinite(value) ? Figures.Difference(Unit, value) : Figures.Missing;
}
