using System.Diagnostics;
using DuckDB.NET.Data;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;
using Glasshouse.Lab.Questions;
using Glasshouse.Tests.Outputs;
using Xunit;

namespace Glasshouse.Tests.Questions;

public sealed class QuestionDeskTests(QuestionDeskTests.OneRun run) : IClassFixture<QuestionDeskTests.OneRun>
{
    [Theory]
    [InlineData("SELECT count(*) FROM records")]
    [InlineData("FROM truth_beside_file_by_month -- all of it;")]
    [InlineData("WITH few AS (SELECT DISTINCT day FROM measures) SELECT max(day) FROM few;")]
    [InlineData("SELECT value, row_number() OVER (PARTITION BY measure ORDER BY day) AS k FROM measures QUALIFY k = 1")]
    [InlineData("SELECT d, sum(value) FILTER (WHERE day > 1) FROM range(3) t(d) JOIN measures ON day = d GROUP BY ALL")]
    public void A_select_over_the_run_is_answered_as_any_duckdb_would(string question)
    {
        TableAnswer answer = run.Desk.Ask(question, TestContext.Current.CancellationToken);
        using RunDatabase database = RunDatabase.OpenForReading(run.Folder);
        int rows = database.Query(question, row => row.GetValue(0)).Count;
        Assert.True(answer.Rows.Count > 0);
        Assert.Equal(Math.Min(rows, QuestionDesk.MostRows), answer.Rows.Count);
        Assert.Equal(rows > QuestionDesk.MostRows, answer.IsCut);
    }

    [Theory]
    [InlineData("COPY records TO '/tmp/taken.csv'", "not-select")]
    [InlineData("COPY (SELECT 1) TO '/tmp/taken.csv'", "not-select")]
    [InlineData("ATTACH '/tmp/other.db'", "not-select")]
    [InlineData("INSTALL httpfs", "not-select")]
    [InlineData("LOAD httpfs", "not-select")]
    [InlineData("PRAGMA database_list", "not-select")]
    [InlineData("SET threads = 8", "not-select")]
    [InlineData("RESET lock_configuration", "not-select")]
    [InlineData("CALL pragma_version()", "not-select")]
    [InlineData("EXPLAIN ANALYZE SELECT 1", "not-select")]
    [InlineData("CREATE TABLE mine AS SELECT 1", "not-select")]
    [InlineData("DROP VIEW records", "not-select")]
    [InlineData("SHOW ALL TABLES", "not-select")]
    [InlineData("SELECT 1; SELECT 2", "not-select")]
    [InlineData("SELECT 1; COPY records TO '/tmp/taken.csv'", "not-select")]
    [InlineData("", "not-select")]
    [InlineData(" -- nothing", "not-select")]
    [InlineData("SELEKT 1", "not-sql")]
    [InlineData("SELECT 1) TO '/tmp/taken.csv'; --", "not-sql")]
    [InlineData("SELECT * FROM read_csv('/etc/passwd')", "refused-function")]
    [InlineData("SELECT * FROM read_text('/etc/passwd')", "refused-function")]
    [InlineData("SELECT * FROM glob('/*')", "refused-function")]
    [InlineData("SELECT * FROM unnest([1]) t(x), (SELECT * FROM read_blob('/etc/passwd'))", "refused-function")]
    [InlineData("SELECT (SELECT content FROM read_text('/etc/passwd'))", "refused-function")]
    [InlineData("SELECT * FROM query('SELECT 1')", "refused-function")]
    [InlineData("SELECT * FROM duckdb_settings()", "refused-function")]
    [InlineData("SELECT current_setting('allowed_directories')", "refused-function")]
    [InlineData("SELECT repeat('x', 3000000000)", "refused-function")]
    [InlineData("SELECT pg_get_viewdef(i) FROM range(5000) t(i)", "refused-function")]
    [InlineData("SELECT pg_catalog.pg_get_viewdef(1)", "refused-function")]
    [InlineData("SELECT replace(replace('aaaa', 'a', 'aaaa'), 'a', 'aaaa')", "refused-function")]
    [InlineData("SELECT list_reduce(['a', 'b'], (s, t) -> s || s)", "refused-function")]
    [InlineData("SELECT len(range(3000000000))", "refused-function")]
    [InlineData("SELECT * FROM '/etc/passwd'", "unknown-table")]
    [InlineData("SELECT * FROM duckdb_views", "unknown-table")]
    [InlineData("SELECT * FROM information_schema.views", "unknown-table")]
    [InlineData("WITH a AS (SELECT * FROM sqlite_master) SELECT * FROM a", "unknown-table")]
    [InlineData("SELECT nothing FROM records", "not-answered")]
    public void Anything_else_is_refused(string question, string code)
    {
        BadInputException refusal = Assert.Throws<BadInputException>(
            () => run.Desk.Ask(question, TestContext.Current.CancellationToken));
        Assert.Equal(code, Assert.Single(refusal.Problems).Code);
        Assert.DoesNotContain(run.Folder.Root, refusal.Message, StringComparison.Ordinal);
        Assert.False(File.Exists("/tmp/taken.csv"));
    }

    [Theory]
    [InlineData("SELECT count(*) FROM range(1000000000000) t(i) WHERE i % 7 = 3")]
    [InlineData("WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r")]
    public void An_endless_question_ends_at_its_limit_or_when_the_user_gives_up(string question)
    {
        var clock = Stopwatch.StartNew();
        var hasty = new QuestionDesk(run.Folder) { TimeLimit = TimeSpan.FromMilliseconds(200) };
        BadInputException refusal = Assert.Throws<BadInputException>(
            () => hasty.Ask(question, TestContext.Current.CancellationToken));
        Assert.Equal("took-too-long", refusal.Problems[0].Code);
        using var user = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        Assert.ThrowsAny<OperationCanceledException>(() => run.Desk.Ask(question, user.Token));
        using var early = new CancellationTokenSource();
        early.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => run.Desk.Ask(question, early.Token));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(15), $"{clock.Elapsed}");
    }

    [Fact]
    public void An_answer_beyond_its_memory_is_refused() => Assert.Throws<BadInputException>(
        () => run.Desk.Ask("SELECT list(i) FROM range(200000000) t(i)", TestContext.Current.CancellationToken));

    [Fact]
    public void A_long_answer_is_cut_and_says_so()
    {
        TableAnswer answer = run.Desk.Ask("SELECT i FROM range(100000000) t(i)", TestContext.Current.CancellationToken);
        Assert.Equal(QuestionDesk.MostRows, answer.Rows.Count);
        Assert.True(answer.IsCut);
    }

    [Theory]
    [InlineData(AnswerFormat.Csv)]
    [InlineData(AnswerFormat.Parquet)]
    public void A_saved_answer_holds_what_was_asked(AnswerFormat format)
    {
        DirectoryInfo place = Directory.CreateTempSubdirectory("glasshouse-test-");
        string file = Path.Combine(place.FullName, "answer");
        run.Desk.Save(
            "SELECT DISTINCT measure FROM measures ORDER BY measure DESC; -- as it is", format, file,
            TestContext.Current.CancellationToken);
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        string reader = format == AnswerFormat.Csv ? "read_csv" : "read_parquet";
        command.CommandText = $"SELECT count(*), first(measure) = max(measure) FROM {reader}('{file}')";
        using DuckDBDataReader row = command.ExecuteReader();
        Assert.True(row.Read());
        Assert.True(row.GetInt64(0) > 1);
        Assert.True(row.GetBoolean(1));
        place.Delete(recursive: true);
    }

    [Fact]
    public void A_link_among_the_tables_is_not_followed()
    {
        using var other = new MadeUpRun();
        RunFolder folder = other.Write(days: 3);
        string table = folder.TablePath("records");
        File.Move(table, table + ".away");
        File.CreateSymbolicLink(table, table + ".away");
        BadInputException refusal = Assert.Throws<BadInputException>(
            () => new QuestionDesk(folder).Ask("SELECT 1", TestContext.Current.CancellationToken));
        Assert.Equal("link", refusal.Problems[0].Code);
    }

    [Fact]
    public void Every_table_is_listed_with_its_columns()
    {
        IReadOnlyList<AskedTable> tables = run.Desk.Tables();
        Assert.Contains("wrongful", tables.Single(table => table.Name == "records").Columns);
        Assert.Contains(tables, table => table.Name == "truth_beside_file_by_month");
    }

    /// <summary>A made-up run that all questions share.</summary>
    public sealed class OneRun : IDisposable
    {
        private readonly MadeUpRun _run = new();

        public OneRun()
        {
            Folder = _run.Write(days: 60);
            Desk = new QuestionDesk(Folder);
        }

        public RunFolder Folder { get; }

        public QuestionDesk Desk { get; }

        public void Dispose() => _run.Dispose();
    }
}
