using DuckDB.NET.Data;
using Glasshouse.Lab.Outputs;

namespace Glasshouse.Lab.Comparisons;

/// <summary>The files of a comparison: rows of people, figures of replicates, and the page over them.</summary>
public static class ComparisonFiles
{
    public const string People = "compare.parquet";

    public const string Replicates = "compare-replicates.parquet";

    public const string Page = "compare.html";

    /// <summary>Writes the tables, asks them the questions of the page, and writes the page.</summary>
    /// <returns>What the page says first.</returns>
    /// <exception cref="OutputFailedException">The disk is full or went away.</exception>
    public static ComparisonPage Write(RunComparison comparison, string folder, string command)
    {
        new ParquetTable<ComparedLife>("compare")
            .WriteAsync(Path.Combine(folder, People), comparison.Compared.Lives).GetAwaiter().GetResult();
        new ParquetTable<ComparedFigure>("compare_replicates")
            .WriteAsync(Path.Combine(folder, Replicates), comparison.Figures).GetAwaiter().GetResult();
        using var answers = new ComparisonAnswers(folder);
        var page = new ComparisonPage(ComparisonFacts.Of(comparison), answers);
        WholeFile.WriteText(Path.Combine(folder, Page), page.Html(command));
        return page;
    }
}

/// <summary>Rows that a question was answered with.</summary>
public sealed record Answer(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows);

/// <summary>
/// Asks the tables of a comparison. In a question they bear their file's name in double quotes, so that the same
/// question works in any DuckDB that is opened inside the folder.
/// </summary>
public sealed class ComparisonAnswers : IDisposable
{
    private readonly DuckDBConnection _connection = new("Data Source=:memory:");

    public ComparisonAnswers(string folder)
    {
        _connection.Open();
        foreach (string file in (string[])[ComparisonFiles.People, ComparisonFiles.Replicates])
        {
            using DuckDBCommand view = _connection.CreateCommand();
            string path = Path.Combine(Path.GetFullPath(folder), file);
            view.CommandText =
                $"CREATE VIEW {RunDatabase.Name(file)} AS SELECT * FROM read_parquet({RunDatabase.Text(path)})";
            view.ExecuteNonQuery();
        }
    }

    public Answer Ask(string question)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = question;
        using DuckDBDataReader reader = command.ExecuteReader();
        string[] columns = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        var rows = new List<IReadOnlyList<object?>>();
        while (reader.Read())
        {
            rows.Add([.. columns.Select((_, place) => reader.IsDBNull(place) ? null : reader.GetValue(place))]);
        }
        return new Answer(columns, rows);
    }

    public void Dispose() => _connection.Dispose();
}
