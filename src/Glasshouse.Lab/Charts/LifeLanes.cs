using Glasshouse.Lab.Outputs;

namespace Glasshouse.Lab.Charts;

/// <summary>Something that lasted; without an end it lasted to the last day.</summary>
public sealed record LifeSpan(int From, int? To, string Words, Tone Tone);

/// <summary>Something that happened on one day.</summary>
public sealed record LifeMark(int Day, string Words, Tone Tone);

/// <summary>One side of a life, or the same side of the twin's.</summary>
public sealed record LifeLane(string Name, IReadOnlyList<LifeSpan> Spans, IReadOnlyList<LifeMark> Marks);

/// <summary>A life as lanes over days: what was done, what was filed, what was lost, and for how long.</summary>
public sealed record LifeLanes
{
    private const double Width = 960;
    private const double RowHeight = 25;
    private const double LaneGap = 9;
    private const double Top = 6;
    private const double Bottom = 24;

    public required ChartWords Words { get; init; }

    public required IReadOnlyList<LifeLane> Lanes { get; init; }

    /// <summary>Days shown: from 0 to this one.</summary>
    public required int Days { get; init; }

    public Markup Svg()
    {
        double left = 20 + Lanes.Select(lane => ChartStyle.WidthOf(lane.Name)).DefaultIfEmpty(0).Max();
        double right = Width - 10;
        Scale days = Scale.Days(Days);
        List<Placed>[] lanes = [.. Lanes.Select(lane => Place(lane, days, left, right))];
        double[] heights = [.. lanes.Select(items =>
            ((items.Select(item => item.Row).DefaultIfEmpty(0).Max() + 1) * RowHeight) + LaneGap)];
        double floor = Top + heights.Sum();
        Markup svg = ChartStyle.Open(Words, Width, floor + Bottom);
        foreach (double tick in days.Ticks)
        {
            double x = days.Place(tick, left, right);
            string label = tick == 0 ? "day 0" : Figures.Count((long)tick);
            svg.Line($"<line class=\"grid\" x1=\"{x}\" y1=\"{Top}\" x2=\"{x}\" y2=\"{floor}\"/>");
            svg.Line($"<text class=\"tick mid\" x=\"{x}\" y=\"{floor + 16}\">{label}</text>");
        }
        double top = Top;
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            double end = top + heights[lane];
            svg.Line($"<text class=\"end strong\" x=\"{left - 10}\" y=\"{top + 17}\">{Lanes[lane].Name}</text>");
            foreach (Placed item in lanes[lane])
            {
                AddItem(svg, item, top + (item.Row * RowHeight) + (RowHeight / 2));
            }
            svg.Line($"<line class=\"grid\" x1=\"0\" y1=\"{end - 4}\" x2=\"{right}\" y2=\"{end - 4}\"/>");
            top = end;
        }
        return svg.Line($"</svg>");
    }

    public ChartTable Table() => new(
        Words.Title,
        ["Lane", "From day", "To day", "What"],
        [.. Lanes.SelectMany(lane => lane.Spans
            .Select(span => (span.From, To: span.To is int to ? Figures.Count(to) : "still on", span.Words))
            .Concat(lane.Marks.Select(mark => (From: mark.Day, To: Figures.Count(mark.Day), mark.Words)))
            .OrderBy(item => item.From)
            .Select(item => (string[])[lane.Name, Figures.Count(item.From), item.To, item.Words]))]);

    public Markup Figure(string note) => Table().Under(Svg(), Words, note, isWide: true);

    /// <summary>Gives each span and mark a row of its lane where neither it nor its words cover another's.</summary>
    private static List<Placed> Place(LifeLane lane, Scale days, double left, double right)
    {
        IEnumerable<(double From, double To, bool IsMark, string Words, Tone Tone)> items = lane.Spans
            .Select(span => (
                days.Place(span.From, left, right),
                days.Place(Math.Min(span.To ?? days.Most, days.Most), left, right), false, span.Words, span.Tone))
            .Concat(lane.Marks.Select(mark => (
                days.Place(mark.Day, left, right), days.Place(mark.Day, left, right), true, mark.Words, mark.Tone)))
            .OrderBy(item => item.Item1);
        var placed = new List<Placed>();
        var rowEnds = new List<double>();
        foreach ((double from, double to, bool isMark, string words, Tone tone) in items)
        {
            double width = ChartStyle.WidthOf(words);
            double end = isMark ? from + 7 : Math.Max(from + 3, to);
            WordsAt at = !isMark && width + 10 < end - from ? WordsAt.Inside
                : end + 5 + width <= right + 8 ? WordsAt.After
                : WordsAt.Before;
            double start = (isMark ? from - 7 : from) - (at == WordsAt.Before ? width + 8 : 0);
            double stop = at == WordsAt.After ? end + 5 + width : end;
            int row = rowEnds.FindIndex(last => last + 6 <= start);
            if (row < 0)
            {
                row = rowEnds.Count;
                rowEnds.Add(0);
            }
            rowEnds[row] = stop;
            placed.Add(new Placed(from, end, isMark, words, tone, at, row));
        }
        return placed;
    }

    private static void AddItem(Markup svg, Placed item, double middle)
    {
        string tone = ChartStyle.Class(item.Tone);
        if (item.IsMark)
        {
            svg.Line($"<path class=\"mark {tone}\" d=\"M{item.From} {middle - 7}l7 7l-7 7l-7 -7z\"/>");
        }
        else
        {
            double length = item.End - item.From;
            double top = middle - 10;
            svg.Line($"<rect class=\"span {tone}\" x=\"{item.From}\" y=\"{top}\" width=\"{length}\" height=\"20\"/>");
        }
        (double x, string place) = item.At switch
        {
            WordsAt.Inside => (item.From + 6, "in"),
            WordsAt.After => (item.End + 5, "after"),
            _ => (item.From - (item.IsMark ? 12 : 5), "end"),
        };
        svg.Line($"<text class=\"{place}\" x=\"{x}\" y=\"{middle + 4}\">{item.Words}</text>");
    }

    private enum WordsAt : byte
    {
        Inside,
        After,
        Before,
    }

    private sealed record Placed(double From, double End, bool IsMark, string Words, Tone Tone, WordsAt At, int Row);
}
