using Glasshouse.Lab.Outputs;

namespace Glasshouse.Lab.Charts;

/// <summary>One province as a square on an abstract grid.</summary>
public sealed record Tile(string Name, int X, int Y, double Value);

/// <summary>Provinces as squares in about their places; not a map, and not to scale.</summary>
public sealed record TileMap
{
    private const double Width = 460;
    private const double Gap = 3;
    private const double Legend = 48;
    private const int Classes = 5;

    public required ChartWords Words { get; init; }

    public required IReadOnlyList<Tile> Tiles { get; init; }

    public Unit Unit { get; init; } = Unit.Share;

    /// <summary>Shared with other maps where they are to be compared; made to measure otherwise.</summary>
    public Scale? Values { get; init; }

    public Markup Svg()
    {
        int columns = Tiles.Select(tile => tile.X + 1).DefaultIfEmpty(1).Max();
        int rows = Tiles.Select(tile => tile.Y + 1).DefaultIfEmpty(1).Max();
        double side = Math.Min(58, (Width - 2) / columns);
        double indent = (Width - (columns * side)) / 2;
        double height = (rows * side) + Legend;
        Scale scale = ClassScale();
        string[] shortNames = ShortNames([.. Tiles.Select(tile => tile.Name)]);
        Markup svg = ChartStyle.Open(Words, Width, height);
        for (int place = 0; place < Tiles.Count; place++)
        {
            Tile tile = Tiles[place];
            double x = indent + (tile.X * side);
            double y = tile.Y * side;
            double inner = side - Gap;
            int level = ClassOf(tile.Value, scale);
            string words = Figures.Of(Unit, tile.Value);
            svg.Line($"<g><title>{tile.Name}: {words}</title>");
            string fill = double.IsFinite(tile.Value) ? $"ramp{level}" : "missing";
            svg.Line($"<rect class=\"tile {fill}\" x=\"{x}\" y=\"{y}\" width=\"{inner}\" height=\"{inner}\"/>");
            (double middle, double centre) = (x + (inner / 2), y + (inner / 2));
            string name = shortNames[place];
            svg.Line($"<text class=\"mid strong on{level}\" x=\"{middle}\" y=\"{centre - 2}\">{name}</text>");
            svg.Line($"<text class=\"mid tick on{level}\" x=\"{middle}\" y=\"{centre + 12}\">{words}</text></g>");
        }
        AddLegend(svg, scale, height);
        return svg.Line($"</svg>");
    }

    public ChartTable Table() => new(
        Words.Title,
        ["Province", "Value"],
        [.. Tiles.Select(tile => (string[])[tile.Name, Figures.Of(Unit, tile.Value)])]);

    public Markup Figure(string note) => Table().Under(Svg(), Words, note);

    /// <summary>Five classes of equal width from nought, ending on a number that can be said.</summary>
    public static Scale ClassesOf(IEnumerable<double> values) =>
        Scale.Classes(values.Where(double.IsFinite).DefaultIfEmpty(0).Max(), Classes);

    private Scale ClassScale() => Values ?? ClassesOf(Tiles.Select(tile => tile.Value));

    private static int ClassOf(double value, Scale scale) =>
        double.IsFinite(value) ? Math.Clamp((int)Math.Floor(value / scale.Step), 0, Classes - 1) : 0;

    private void AddLegend(Markup svg, Scale scale, double height)
    {
        const double Box = 44;
        double left = (Width - (Classes * Box)) / 2;
        double top = height - 30;
        for (int level = 0; level < Classes; level++)
        {
            double x = left + (level * Box);
            svg.Line($"<rect class=\"tile ramp{level}\" x=\"{x}\" y=\"{top}\" width=\"{Box}\" height=\"9\"/>");
        }
        foreach (double tick in scale.Ticks)
        {
            double x = scale.Place(tick, left, left + (Classes * Box));
            svg.Line($"<text class=\"tick mid\" x=\"{x}\" y=\"{top + 22}\">{scale.Words(tick, Unit)}</text>");
        }
    }

    /// <summary>Initials of a name of several words, else three letters, or five where three are taken.</summary>
    private static string[] ShortNames(string[] names)
    {
        string[] brief = [.. names.Select(name => Short(name, 3))];
        return [.. names.Select((name, place) =>
            brief.Count(other => other == brief[place]) > 1 ? Short(name, 5) : brief[place])];
    }

    private static string Short(string name, int letters)
    {
        string[] words = name.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 1
            ? string.Concat(words.Select(word => word[0]))
            : name[..Math.Min(letters, name.Length)];
    }
}
