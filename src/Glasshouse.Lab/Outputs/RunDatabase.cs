using System.Data.Common;
using System.Globalization;
using DuckDB.NET.Data;
using Glasshouse.Lab.Files;

namespace Glasshouse.Lab.Outputs;

/// <summary>
/// Questions to a run's tables. <see cref="Write"/> leaves <c>run.duckdb</c>, views by relative path for whoever
/// opens it from inside the folder; <see cref="OpenForReading(RunFolder)"/> makes the same views in memory by
/// absolute path, over the live parts too while a run goes on.
/// </summary>
public sealed class RunDatabase : IDisposable
{
    private readonly DuckDBConnection _connection;
    private readonly string _root;

    private RunDatabase(DuckDBConnection connection, string root) => (_connection, _root) = (connection, root);

    /// <summary>Writes run.duckdb for a finished run.</summary>
    /// <param name="folder">Folder with tables/.</param>
    /// <param name="start">Calendar date of day 0, for months.</param>
    public static void Write(RunFolder folder, DateOnly start)
    {
        string partial = folder.DatabasePath + WholeFile.Partial;
        try
        {
            // A comma would end an entry of DuckDB's search path, so such a folder is reached by another name.
            using SearchedFolder searched = SearchedFolder.Of(folder.Root);
            using (var connection = new DuckDBConnection($"Data Source={partial}"))
            {
                connection.Open();
                Execute(connection, $"SET file_search_path = {Text(searched.Path)}");
                string[] tables = [.. Directory.EnumerateFiles(folder.TablesPath, "*.parquet")
                    .Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];
                foreach (string table in tables)
                {
                    Execute(connection,
                        $"CREATE VIEW {Name(table)} AS SELECT * FROM read_parquet({Text($"tables/{table}.parquet")})");
                }
                AddQuestions(connection, tables, start);
                AddAbout(connection, folder.ReadRecord());
            }
            File.Move(partial, folder.DatabasePath, overwrite: true);
        }
        catch (Exception cause) when (WholeFile.IsDiskTrouble(cause) || cause is DuckDBException)
        {
            throw WholeFile.Failed(folder.DatabasePath, cause);
        }
    }

    private static bool IsMissingTable(DuckDBException cause) =>
        cause.Message.Contains("does not exist", StringComparison.Ordinal);

    // What every output says: whose figures these are not, and what kind of claim the regimes make.
    private static void AddAbout(DuckDBConnection connection, RunRecord record)
    {
        string regimes = string.Join(", then ", record.Regimes.Select(regime => $"{regime.Name} ({regime.Label})"));
        Execute(connection, $"CREATE VIEW about AS SELECT {Text(record.Boundary)} AS boundary, "
            + $"{Text(record.Arm)} AS arm, {Text(regimes)} AS regimes");
    }

    /// <summary>Opens a run for reading, finished or not. What is read is what lay there at this moment.</summary>
    /// <exception cref="BadInputException">A file of the run cannot be read.</exception>
    public static RunDatabase OpenForReading(RunFolder folder) => new(Viewed(folder), folder.Root);

    /// <summary>A new connection in memory with views by absolute path on a run's tables.</summary>
    /// <exception cref="BadInputException">A file of the run cannot be read.</exception>
    internal static DuckDBConnection Viewed(RunFolder folder)
    {
        var connection = new DuckDBConnection("Data Source=:memory:");
        try
        {
            connection.Open();
            string[] tables = [.. RunTables.All()
                .Where(table => AddView(connection, folder, table.Name, table.SqlColumns))
                .Select(table => table.Name)];
            AddQuestions(connection, tables, StartOf(folder));
            return connection;
        }
        catch (Exception cause) when (WholeFile.IsDiskTrouble(cause) || cause is DuckDBException)
        {
            connection.Dispose();
            throw Unreadable(folder.Root, cause);
        }
    }

    public static RunDatabase OpenForReading(string folder) => OpenForReading(RunFolder.Open(folder));

    /// <summary>Joins the parts of each table, in the order given, row group by row group.</summary>
    internal static void Join(IEnumerable<(string Path, IReadOnlyList<string> Parts)> tables)
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        foreach ((string path, IReadOnlyList<string> parts) in tables)
        {
            string partial = path + WholeFile.Partial;
            try
            {
                Execute(connection,
                    $"COPY (SELECT * FROM {Files(parts)}) TO {Text(partial)} (FORMAT parquet, COMPRESSION zstd)");
                File.Move(partial, path, overwrite: true);
            }
            catch (Exception cause) when (WholeFile.IsDiskTrouble(cause) || cause is DuckDBException)
            {
                throw WholeFile.Failed(path, cause);
            }
        }
    }

    /// <summary>Asks and reads each row; parameters are written $name in the question.</summary>
    /// <exception cref="BadInputException">A file of the run went away or turned out broken.</exception>
    public IReadOnlyList<T> Query<T>(string question, Func<DbDataReader, T> read,
        params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = question;
        foreach ((string name, object value) in parameters)
        {
            command.Parameters.Add(new DuckDBParameter(name, value));
        }
        try
        {
            using DuckDBDataReader reader = command.ExecuteReader();
            var rows = new List<T>();
            while (reader.Read())
            {
                rows.Add(read(reader));
            }
            return rows;
        }
        catch (DuckDBException cause) when (IsFileTrouble(cause) || IsMissingTable(cause))
        {
            // Live parts go away when their run ends, and a file may be broken further in than its end, or gone.
            throw Unreadable(_root, cause);
        }
    }

    /// <summary>Whether the run keeps a table; <c>summary</c> leaves most of them out.</summary>
    public bool Has(string table) =>
        Query("SELECT count(*) FROM duckdb_views() WHERE view_name = $name", row => row.GetInt64(0), ("name", table))
            is [> 0];

    /// <summary>A name as SQL wants it.</summary>
    public static string Name(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    /// <summary>A text as SQL wants it.</summary>
    public static string Text(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";

    public void Dispose() => _connection.Dispose();

    // The kind of an error is filled in only for some; its words begin with it for all.
    private static bool IsFileTrouble(DuckDBException cause) =>
        cause.Message.StartsWith("IO Error", StringComparison.Ordinal)
        || cause.Message.StartsWith("Invalid Input Error", StringComparison.Ordinal);

    // What went wrong stands in DuckDB's first line; then it quotes our own question back.
    private static BadInputException Unreadable(string root, Exception cause) =>
        new(root, "unreadable-run", $"cannot be read: {cause.Message.Split('\n')[0]}");

    private static bool AddView(DuckDBConnection connection, RunFolder folder, string table,
        IEnumerable<string> sqlColumns)
    {
        string whole = folder.TablePath(table);
        if (File.Exists(whole))
        {
            Execute(connection, $"CREATE VIEW {Name(table)} AS SELECT * FROM {Files([whole])}");
            return true;
        }
        if (!Directory.Exists(folder.LivePath))
        {
            return false;
        }
        // Months in order: part 10 follows part 9.
        string[] parts = [.. Directory.EnumerateFiles(folder.LivePath, table + "-*.parquet")
            .OrderBy(path => path.Length).ThenBy(path => path, StringComparer.Ordinal)];
        string source = parts.Length > 0
            ? $"SELECT * FROM {Files(parts)}"
            : $"SELECT {string.Join(", ", sqlColumns.Select(EmptyColumn))} WHERE false";
        Execute(connection, $"CREATE VIEW {Name(table)} AS {source}");
        return true;
    }

    /// <summary>A table of which nothing has been written yet is empty, not missing.</summary>
    private static string EmptyColumn(string column)
    {
        string[] nameAndType = column.Split(' ');
        return $"CAST(NULL AS {nameAndType[1]}) AS {nameAndType[0]}";
    }

    private static string Files(IReadOnlyList<string> paths) =>
        $"read_parquet([{string.Join(", ", paths.Select(path => Text(Literal(path))))}])";

    /// <summary>A path in which no sign stands for others: DuckDB reads *, ? and [ in paths as patterns.</summary>
    private static string Literal(string path) => string.Concat(path.Select(sign => sign switch
    {
        '*' or '?' or '[' => $"[{sign}]",
        _ => sign.ToString(),
    }));

    private static void AddQuestions(DuckDBConnection connection, IReadOnlyCollection<string> tables, DateOnly? start)
    {
        if (tables.Contains("records"))
        {
            Execute(connection, Questions.WrongfulRecordsByChannel);
        }
        if (tables.Contains("measures") && tables.Contains("regions"))
        {
            Execute(connection, Questions.SanctionedShareByProvince);
        }
        if (tables.Contains("measures"))
        {
            Execute(connection, Questions.TruthBesideFileByMonth(start));
        }
    }

    private static DateOnly? StartOf(RunFolder folder) =>
        File.Exists(folder.RecordPath) ? folder.ReadRecord().Start : null;

    private static void Execute(DuckDBConnection connection, string statement)
    {
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    /// <summary>The folder in which DuckDB looks for relative paths while the views are made.</summary>
    private sealed class SearchedFolder : IDisposable
    {
        private readonly string? _link;

        private SearchedFolder(string path, string? link)
        {
            Path = path;
            _link = link;
        }

        public string Path { get; }

        public static SearchedFolder Of(string root)
        {
            if (!root.Contains(','))
            {
                return new SearchedFolder(root, null);
            }
            string link = System.IO.Path.Combine(System.IO.Path.GetTempPath(),
                "glasshouse-" + System.IO.Path.GetRandomFileName());
            Directory.CreateSymbolicLink(link, root);
            return new SearchedFolder(link, link);
        }

        public void Dispose()
        {
            if (_link is not null)
            {
                Directory.Delete(_link);
            }
        }
    }

    /// <summary>The three questions every run answers ready-made.</summary>
    private static class Questions
    {
        public const string WrongfulRecordsByChannel =
            """
            CREATE VIEW wrongful_records_by_channel AS
            SELECT subject_kind, channel, count(*) AS records,
                   count(*) FILTER (WHERE wrongful) AS wrongful_records,
                   count(*) FILTER (WHERE wrongful) / count(*) AS wrongful_share
            FROM records
            GROUP BY subject_kind, channel
            ORDER BY subject_kind, channel
            """;

        public const string SanctionedShareByProvince =
            """
            CREATE VIEW sanctioned_share_by_province AS
            SELECT region_id, code, name, coalesce(living.value::BIGINT, citizens) AS citizens, tile_x, tile_y,
                shares.value AS sanctioned_share
            FROM measures shares JOIN regions USING (region_id)
                LEFT JOIN (SELECT * FROM measures WHERE measure = 'citizens') living
                USING (region_id, group_id, day)
            WHERE shares.measure = 'sanctioned_share' AND group_id = 0 AND level = 'province'
              AND day = (SELECT max(day) FROM measures WHERE measure = 'sanctioned_share')
            ORDER BY region_id
            """;

        public static string TruthBesideFileByMonth(DateOnly? start)
        {
            // Without run.json the date of day 0 is unknown; then months are spans of 30 days, called by their first.
            string month = start is DateOnly date
                ? $"strftime(DATE '{date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}' + day, '%Y-%m')"
                : "printf('day %05d', day // 30 * 30)";
            return
                $"""
                CREATE VIEW truth_beside_file_by_month AS
                WITH daily AS (
                    SELECT day, {month} AS month,
                           max(value) FILTER (WHERE measure = 'acts_per_1000_year') AS acts,
                           max(value) FILTER (WHERE measure = 'records_per_1000_year') AS records,
                           max(value) FILTER (WHERE measure = 'wrongful_record_share' AND isfinite(value)) AS wrongful,
                           max(value) FILTER (WHERE measure = 'sanctioned_share') AS sanctioned,
                           max(value) FILTER (WHERE measure = 'wrongly_sanctioned_share') AS wrongly_sanctioned
                    FROM measures
                    WHERE region_id = 0 AND group_id = 0
                    GROUP BY day)
                SELECT month, min(day) AS first_day, count(*) AS days,
                       avg(acts) AS acts_per_1000_year,
                       avg(records) AS records_per_1000_year,
                       sum(records * wrongful) / nullif(sum(records) FILTER (WHERE wrongful IS NOT NULL), 0)
                           AS wrongful_record_share,
                       arg_max(sanctioned, day) AS sanctioned_share,
                       arg_max(wrongly_sanctioned, day) AS wrongly_sanctioned_share
                FROM daily
                GROUP BY month
                ORDER BY first_day
                """;
        }
    }
}
