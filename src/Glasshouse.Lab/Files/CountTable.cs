using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using CsvHelper;
using CsvHelper.Configuration;

namespace Glasshouse.Lab.Files;

/// <summary>A table of counts, read and checked cell by cell. Every problem is noted; reading goes on.</summary>
internal sealed partial class CountTable
{
    private readonly List<Dictionary<string, string>> _rows = [];
    private readonly List<int> _lines = [];

    private CountTable(string file) => File = file;

    /// <summary>File as messages name it.</summary>
    public string File { get; }

    public int Count => _rows.Count;

    /// <summary>Reads a text; null if it cannot be used at all.</summary>
    public static CountTable? Read(string file, string text, TableShape shape, List<Problem> problems)
    {
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            BadDataFound = null,
            IgnoreBlankLines = true,
            TrimOptions = TrimOptions.Trim,
        };
        using var parser = new CsvParser(new StringReader(text.TrimStart('\uFEFF')), configuration);
        if (!parser.Read() || parser.Record is not { } header || header.All(string.IsNullOrWhiteSpace))
        {
            problems.Add(new Problem(file, 0, 0, "empty", "is empty; a header row and rows of counts are expected"));
            return null;
        }
        bool isNameAllowed = shape.Columns.Any(column => column.Name == "name");
        if (!PersonBoundary.Admits(file, header, isNameAllowed, problems))
        {
            return null;
        }
        ColumnShape?[] columns = Columns(file, header, shape, problems);
        var table = new CountTable(file);
        int before = problems.Count;
        while (parser.Read())
        {
            table.Add(parser, header, columns, problems);
            if (table.Count > PersonBoundary.MostRows)
            {
                problems.Add(new Problem(
                    file, parser.RawRow, 0, PersonBoundary.Code,
                    $"has more than {PersonBoundary.MostRows} rows, more than any count of areas and groups"));
                return null;
            }
        }
        if (table.Count == 0 && problems.Count == before)
        {
            problems.Add(new Problem(file, 0, 0, "empty", "has a header and no rows"));
        }
        table.CheckCounts(shape, problems);
        return table;
    }

    public bool Has(int row, string column) => _rows[row].TryGetValue(column, out string? text) && text.Length > 0;

    public string Text(int row, string column) => _rows[row].GetValueOrDefault(column, "");

    /// <summary>A checked number; 0 where the cell was refused.</summary>
    public double Number(int row, string column) => Parse(Text(row, column)) ?? 0;

    public int Whole(int row, string column) => (int)Number(row, column);

    /// <summary>A whole number, or null for an open end.</summary>
    public int? WholeOrOpen(int row, string column) => Has(row, column) ? Whole(row, column) : null;

    public bool IsOrMore(int row, string column) => Text(row, column).EndsWith('+');

    public int LineOf(int row) => _lines[row];

    public void Refuse(int row, string code, string message, List<Problem> problems) =>
        problems.Add(new Problem(File, _lines[row], 0, code, message));

    private static double? Parse(string text) =>
        double.TryParse(text.TrimEnd('+'), NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
        && double.IsFinite(number)
            ? number
            : null;

    // Which shape each column of the file fills; a year in a name is left out, and the newest year wins.
    private static ColumnShape?[] Columns(string file, string[] header, TableShape shape, List<Problem> problems)
    {
        var columns = new ColumnShape?[header.Length];
        int[] years = new int[header.Length];
        for (int place = 0; place < header.Length; place++)
        {
            string name = header[place].Trim().ToLowerInvariant();
            Match year = Year().Match(name);
            years[place] = year.Success ? int.Parse(year.ValueSpan[1..], CultureInfo.InvariantCulture) : 0;
            string bare = Year().Replace(name, "");
            columns[place] = shape.Columns.FirstOrDefault(
                column => column.Name == bare || column.Name == name || column.Others.Contains(bare));
            if (columns[place] is null && !TableShape.Remarks.Contains(bare))
            {
                string advice = Nearest.Advice(bare, shape.Columns.Select(column => column.Name));
                problems.Add(new Problem(
                    file, 1, place + 1, "unknown-column", $"has a column \"{header[place].Trim()}\"; {advice}"));
            }
        }
        for (int place = 0; place < header.Length; place++)
        {
            for (int other = 0; other < place && columns[place] is not null; other++)
            {
                if (columns[other] != columns[place])
                {
                    continue;
                }
                if (years[other] == years[place])
                {
                    problems.Add(new Problem(
                        file, 1, place + 1, "doubled-column", $"has \"{columns[place]!.Name}\" twice"));
                }
                columns[years[other] < years[place] ? other : place] = null;
            }
        }
        foreach (ColumnShape column in shape.Columns.Where(column => column.IsRequired && !columns.Contains(column)))
        {
            ImmutableArray<string> names = [column.Name, .. column.Others];
            problems.Add(new Problem(
                file, 1, 0, "missing-column", $"has no column {string.Join(" or ", names)}"));
        }
        return columns;
    }

    private void Add(CsvParser parser, string[] header, ColumnShape?[] columns, List<Problem> problems)
    {
        string[] cells = parser.Record ?? [];
        if (cells.All(string.IsNullOrWhiteSpace))
        {
            return;
        }
        if (cells.Length > header.Length)
        {
            problems.Add(new Problem(
                File, parser.RawRow, header.Length + 1, "too-many-cells",
                $"has {cells.Length} cells; the header has {header.Length}"));
        }
        var row = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int place = 0; place < header.Length; place++)
        {
            if (columns[place] is not { } column)
            {
                continue;
            }
            string text = place < cells.Length ? cells[place].Trim() : "";
            if (Fault(text, column) is { } fault)
            {
                problems.Add(new Problem(
                    File, parser.RawRow, place + 1, fault.Code, $"{column.Name} {fault.Message}"));
                text = "";
            }
            row[column.Name] = text;
        }
        _rows.Add(row);
        _lines.Add(parser.RawRow);
    }

    private static (string Code, string Message)? Fault(string text, ColumnShape column)
    {
        if (text.Length == 0)
        {
            bool mayBeEmpty = column.Kind == ColumnKind.WholeOrOpen || !column.IsRequired;
            return mayBeEmpty || column.Kind == ColumnKind.Text && column.Name == "value"
                ? null
                : ("missing-value", "is empty");
        }
        if (column.Kind == ColumnKind.Text)
        {
            return null;
        }
        bool isPlusAllowed = column.Kind == ColumnKind.WholeOrMore;
        if (Parse(text) is not { } number || (!isPlusAllowed && text.EndsWith('+')))
        {
            return ("not-a-number", $"is \"{text}\"; a plain number such as 1234.5 is expected");
        }
        if (number < 0)
        {
            return ("negative", $"is {text}; allowed are 0 to {column.Most:R}");
        }
        if (number > column.Most)
        {
            return ("absurd", $"is {text}; allowed are 0 to {column.Most:R}");
        }
        return column.Kind != ColumnKind.Number && number != Math.Floor(number)
            ? ("not-whole", $"is {text}; a whole number is expected")
            : null;
    }

    private void CheckCounts(TableShape shape, List<Problem> problems)
    {
        ColumnShape? counted = shape.Columns.FirstOrDefault(
            column => column.Name is "population" or "persons" or "households" or "firms");
        if (counted is { IsRequired: true })
        {
            double[] counts = [.. Enumerable.Range(0, Count).Select(row => Number(row, counted.Name))];
            PersonBoundary.AdmitsCounts(File, counts, problems);
        }
    }

    [GeneratedRegex("_(19|20)[0-9]{2}(?=_|$)")]
    private static partial Regex Year();
}
