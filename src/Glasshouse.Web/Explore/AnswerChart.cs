using System.Globalization;
using Glasshouse.Lab.Charts;
using Glasshouse.Lab.Outputs;
using Glasshouse.Lab.Questions;

namespace Glasshouse.Web.Explore;

/// <summary>
/// The chart that an answer lends itself to: lines where a column is called day, else bars under names. Columns that
/// only number things are left to the table.
/// </summary>
public static class AnswerChart
{
    private const int MostBars = 40;
    private const int MostSeries = 3;
    private const int MostLines = 6;

    /// <summary>The chart; null where there is none to draw.</summary>
    public static Markup? Of(TableAnswer answer, ChartWords words)
    {
        int[] numbers = [.. Enumerable.Range(0, answer.Columns.Count).Where(place => IsFigure(answer, place))];
        int[] names = [.. Enumerable.Range(0, answer.Columns.Count).Where(place => IsName(answer, place))];
        int day = Array.FindIndex([.. answer.Columns], name => name is "day" or "first_day");
        // A day of the week, or a date, is a name and no place on a line.
        day = day >= 0 && answer.Rows.All(row => row[day] is null || IsNumber(row[day])) ? day : -1;
        return numbers.Length == 0 || answer.Rows.Count == 0 ? null
            : day >= 0 && names.Length <= 1 ? Lines(answer, words, day, names, numbers)
            : names.Length == 1 && answer.Rows.Count <= MostBars ? Bars(answer, words, names[0], numbers)
            : null;
    }

    /// <summary>The answer as a table of words.</summary>
    public static ChartTable Table(TableAnswer answer, string caption) => new(
        caption, answer.Columns, [.. answer.Rows.Select(row => (string[])[.. row.Select(Words)])]);

    private static string Words(object? cell) => cell switch
    {
        null => Figures.Missing,
        double number => number.ToString("0.######", CultureInfo.InvariantCulture),
        float number => number.ToString("0.######", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };

    private static Markup Lines(TableAnswer answer, ChartWords words, int day, int[] names, int[] numbers)
    {
        IEnumerable<(string Name, int Column, IReadOnlyList<object?>[] Rows)> all = names is [int name]
            ? answer.Rows.GroupBy(row => Words(row[name])).Select(rows => (rows.Key, numbers[0], rows.ToArray()))
            : numbers.Select(column => (answer.Columns[column], column, answer.Rows.ToArray()));
        // A day that comes twice in a line would make two points of it: the first counts.
        return new LineChart
        {
            Words = words,
            Series =
            [
                .. all.Take(MostLines).Select((line, place) => new LineSeries(
                    line.Name.Replace('_', ' '), ChartStyle.OfArm(place),
                    [
                        .. line.Rows.Where(row => row[day] is not null)
                            .Select(row => (Day: Real(row[day]), Value: Real(row[line.Column])))
                            .DistinctBy(point => point.Day).OrderBy(point => point.Day),
                    ])),
            ],
            Unit = UnitOf(answer, numbers),
        }.Svg();
    }

    private static Markup Bars(TableAnswer answer, ChartWords words, int name, int[] numbers)
    {
        // Shares and counts on one scale would hide the shares.
        int[] alike = [.. numbers.Where(column => IsShare(answer, column) == IsShare(answer, numbers[0]))
            .Take(MostSeries)];
        return new BarChart
        {
            Words = words,
            Series = [.. alike.Select((column, place) =>
                (answer.Columns[column].Replace('_', ' '), ChartStyle.OfArm(place)))],
            Rows = [.. answer.Rows.Select(row => new BarRow(
                Short(Words(row[name])), [.. alike.Select(column => Real(row[column]))]))],
            Unit = UnitOf(answer, alike),
        }.Svg();
    }

    private static string Short(string name) => name.Length <= 28 ? name : name[..27] + "…";

    private static Unit UnitOf(TableAnswer answer, int[] columns) =>
        columns.All(column => IsShare(answer, column)) ? Unit.Share : Unit.Number;

    private static bool IsShare(TableAnswer answer, int column) =>
        answer.Columns[column].EndsWith("_share", StringComparison.Ordinal);

    private static bool IsFigure(TableAnswer answer, int place) =>
        answer.Columns[place] is not ("day" or "first_day" or "days" or "tile_x" or "tile_y")
        && !answer.Columns[place].EndsWith("_id", StringComparison.Ordinal)
        && answer.Rows.All(row => row[place] is null || IsNumber(row[place]))
        && answer.Rows.Any(row => row[place] is not null);

    private static bool IsName(TableAnswer answer, int place) =>
        answer.Rows.Any(row => row[place] is string) && answer.Columns[place] != "month";

    private static bool IsNumber(object? cell) => cell is sbyte or byte or short or ushort or int or uint or long
        or ulong or float or double or decimal or System.Numerics.BigInteger;

    private static double Real(object? cell) => cell switch
    {
        null => double.NaN,
        System.Numerics.BigInteger big => (double)big,
        _ => Convert.ToDouble(cell, CultureInfo.InvariantCulture),
    };
}
