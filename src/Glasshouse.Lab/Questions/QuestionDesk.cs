using System.Collections;
using System.Globalization;
using System.Text.Json;
using DuckDB.NET.Data;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;

namespace Glasshouse.Lab.Questions;

/// <summary>Rows that a question was answered with.</summary>
/// <param name="Columns">Names of the columns.</param>
/// <param name="Rows">Cells: null, a number, or a text.</param>
/// <param name="IsCut">Whether there were more rows than are given.</param>
public sealed record TableAnswer(
    IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows, bool IsCut);

/// <summary>A table of a run, as it may be asked.</summary>
public sealed record AskedTable(string Name, IReadOnlyList<string> Columns);

/// <summary>As what an answer is saved.</summary>
public enum AnswerFormat
{
    Csv,
    Parquet,
}

/// <summary>
/// Answers what users ask of one run in SQL. Each question gets a connection of its own in memory, with views by
/// absolute path on the run's tables; then everything but those files is shut, and the settings are locked. Only one
/// SELECT passes, within limits of rows, time, memory and threads.
/// </summary>
public sealed class QuestionDesk(RunFolder folder)
{
    /// <summary>Most rows of an answer.</summary>
    public const int MostRows = 1000;

    /// <summary>Most rows of a saved answer.</summary>
    public const int MostSavedRows = 1_000_000;

    /// <summary>Signs of a cell that are kept.</summary>
    private const int MostSigns = 500;

    /// <summary>Longest time that a question may take.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Tables and views of the run, with their columns.</summary>
    public IReadOnlyList<AskedTable> Tables()
    {
        using DuckDBConnection connection = Opened();
        return
        [
            .. TableNames(connection).Select(name =>
            {
                using DuckDBCommand command = connection.CreateCommand();
                command.CommandText = $"SELECT * FROM {RunDatabase.Name(name)} LIMIT 0";
                using DuckDBDataReader reader = command.ExecuteReader();
                return new AskedTable(name, ColumnsOf(reader));
            }),
        ];
    }

    /// <summary>Answers a question with its first rows.</summary>
    /// <exception cref="BadInputException">The question is refused, wrong or takes too long.</exception>
    /// <exception cref="OperationCanceledException">The user gave up.</exception>
    public TableAnswer Ask(string question, CancellationToken cancellation) =>
        Answered(question, [], plain => plain, Read, cancellation);

    /// <summary>Saves an answer as a file.</summary>
    /// <param name="question">The question.</param>
    /// <param name="format">As what.</param>
    /// <param name="target">A file in a folder that holds nothing else: the question's connection may read it.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="BadInputException">The question is refused, wrong or takes too long.</exception>
    public void Save(string question, AnswerFormat format, string target, CancellationToken cancellation)
    {
        string options = format == AnswerFormat.Csv ? "FORMAT csv, HEADER" : "FORMAT parquet, COMPRESSION zstd";
        Answered(
            question,
            [Path.GetDirectoryName(target)!],
            plain => $"COPY (SELECT * FROM ({plain.TrimEnd().TrimEnd(';')}) LIMIT {MostSavedRows}) "
                + $"TO {RunDatabase.Text(target)} ({options})",
            command => command.ExecuteNonQuery(),
            cancellation);
    }

    private T Answered<T>(
        string question, string[] writable, Func<string, string> statement, Func<DuckDBCommand, T> read,
        CancellationToken cancellation)
    {
        using DuckDBConnection connection = Opened();
        string plain = Checked(connection, question);
        Shut(connection, writable);
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = statement(plain);
        command.UseStreamingMode = true;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeLimit);
        using var interruption = new Interruption(command, limit.Token);
        try
        {
            T answer = read(command);
            limit.Token.ThrowIfCancellationRequested();
            return answer;
        }
        catch (Exception end) when (limit.IsCancellationRequested
            && end is OperationCanceledException or DuckDBException)
        {
            cancellation.ThrowIfCancellationRequested();
            throw new BadInputException(
                "question", "took-too-long",
                $"took longer than the {TimeLimit.TotalSeconds:0.#} seconds that are allowed");
        }
        catch (DuckDBException cause)
        {
            throw new BadInputException("question", "not-answered", $"cannot be answered: {Plain(cause.Message)}");
        }
        catch (Exception cause) when (cause is OverflowException or ArgumentException or InvalidCastException)
        {
            throw new BadInputException(
                "question", "not-answered", "answers with a value that cannot be shown; cast it to VARCHAR");
        }
    }

    // A tree too deep to walk is no question that anybody means.
    private static string Checked(DuckDBConnection connection, string question)
    {
        try
        {
            return SelectGuard.Check(connection, question, TableNames(connection));
        }
        catch (Exception cause) when (cause is JsonException or DuckDBException)
        {
            throw new BadInputException("question", "not-answered", "is nested too deeply to be checked");
        }
    }

    private DuckDBConnection Opened()
    {
        foreach (string parts in (string[])[folder.TablesPath, folder.LivePath])
        {
            RefuseLinks(parts);
        }
        return RunDatabase.Viewed(folder);
    }

    // A link among the tables would lead a question out of the run.
    private static void RefuseLinks(string parts)
    {
        var place = new DirectoryInfo(parts);
        if (place.Exists
            && (place.LinkTarget is not null || place.EnumerateFiles().Any(file => file.LinkTarget is not null)))
        {
            throw new BadInputException("run", "link", "holds a link among its tables; nothing is read");
        }
    }

    // In this order: paths cannot be allowed once access is shut, and nothing can be set once settings are locked.
    private void Shut(DuckDBConnection connection, string[] writable)
    {
        string[] places = [folder.TablesPath, folder.LivePath, .. writable];
        string allowed = string.Join(", ", places.Select(place => RunDatabase.Text(place + "/")));
        string[] settings =
        [
            "SET memory_limit = '512MB'", "SET threads = 1", "SET temp_directory = ''",
            $"SET allowed_directories = [{allowed}]", "SET enable_external_access = false",
            "SET lock_configuration = true",
        ];
        foreach (string setting in settings)
        {
            using DuckDBCommand command = connection.CreateCommand();
            command.CommandText = setting;
            command.ExecuteNonQuery();
        }
    }

    private static string[] TableNames(DuckDBConnection connection)
    {
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = "SELECT view_name FROM duckdb_views() WHERE NOT internal ORDER BY view_name";
        using DuckDBDataReader reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }
        return [.. names];
    }

    private static TableAnswer Read(DuckDBCommand command)
    {
        using DuckDBDataReader reader = command.ExecuteReader();
        var rows = new List<IReadOnlyList<object?>>();
        while (reader.Read())
        {
            if (rows.Count == MostRows)
            {
                return new TableAnswer(ColumnsOf(reader), rows, IsCut: true);
            }
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(place =>
                reader.IsDBNull(place) ? null : Cell(reader.GetValue(place)))]);
        }
        return new TableAnswer(ColumnsOf(reader), rows, IsCut: false);
    }

    private static string[] ColumnsOf(DuckDBDataReader reader) =>
        [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];

    private static object Cell(object value) => value switch
    {
        bool or sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal
            or System.Numerics.BigInteger => value,
        string text => Cut(text),
        IDictionary fields => Cut(string.Join(
            ", ", fields.Keys.Cast<object>().Take(MostSigns).Select(key => $"{key}: {fields[key]}"))),
        IEnumerable items => Cut(string.Join(", ", items.Cast<object?>().Take(MostSigns))),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => Cut(value.ToString() ?? ""),
    };

    private static string Cut(string text) => text.Length <= MostSigns ? text : text[..MostSigns] + "…";

    // DuckDB quotes paths of this machine, which no page shows, and the question, which the reader has before them.
    private string Plain(string message) =>
        message.Split('\n')[0].Replace(folder.Root, "the run", StringComparison.Ordinal);

    /// <summary>
    /// Interrupts a command again and again once it is to end: DuckDB forgets an interruption that comes before the
    /// command has begun.
    /// </summary>
    private sealed class Interruption : IDisposable
    {
        private const int Period = 50;

        private readonly Lock _gate = new();
        private readonly Timer _clock;
        private bool _isOver;

        public Interruption(DuckDBCommand command, CancellationToken end) => _clock = new Timer(
            _ =>
            {
                lock (_gate)
                {
                    if (!_isOver && end.IsCancellationRequested)
                    {
                        command.Cancel();
                    }
                }
            },
            null, Period, Period);

        public void Dispose()
        {
            lock (_gate)
            {
                _isOver = true;
            }
            _clock.Dispose();
        }
    }
}
