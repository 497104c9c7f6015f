using DuckDB.NET.Data;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;
using Glasshouse.Model;
using Xunit;

namespace Glasshouse.Tests.Outputs;

public sealed class RunDatabaseTests
{
    [Theory]
    [InlineData("run")]
    [InlineData("it's a run")]
    [InlineData("one, two \"three\" [4] 5*")]
    public void Questions_are_answered_wherever_the_folder_lies(string name)
    {
        using var run = new MadeUpRun(name);
        RunFolder folder = run.Write(days: 60);
        using RunDatabase database = RunDatabase.OpenForReading(folder);
        Answers(question => database.Query(question, row => row.GetValue(0)).Count);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("it's, a run")]
    public void The_views_of_run_duckdb_hold_relative_paths(string name)
    {
        using var run = new MadeUpRun(name);
        RunFolder folder = run.Write(days: 60);
        using var connection = new DuckDBConnection($"Data Source={folder.DatabasePath};ACCESS_MODE=READ_ONLY");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM duckdb_views() WHERE NOT internal AND sql LIKE '%''tables/%'";
        Assert.Equal((long)RunTables.All().Count(), command.ExecuteScalar());
        command.CommandText = "SELECT count(*) FROM duckdb_views() WHERE NOT internal AND sql LIKE '%glasshouse-test%'";
        Assert.Equal(0L, command.ExecuteScalar());

        // Stands in for opening it from inside the folder: the working directory belongs to all tests at once.
        command.CommandText = $"SET file_search_path = {RunDatabase.Text(folder.Root.Split(',')[0])}";
        if (folder.Root.Contains(',', StringComparison.Ordinal))
        {
            return;
        }
        command.ExecuteNonQuery();
        Answers(question =>
        {
            command.CommandText = $"SELECT count(*) FROM ({question})";
            return (int)(long)command.ExecuteScalar()!;
        });
    }

    [Fact]
    public void A_month_is_summed_up_by_what_happened_in_it()
    {
        using var run = new MadeUpRun();
        RunFolder folder = run.Write(days: 59);
        using RunDatabase database = RunDatabase.OpenForReading(folder);
        var months = database.Query("FROM truth_beside_file_by_month", row => (
            Month: row.GetString(0), Days: row.GetInt64(2), Wrongful: row.GetDouble(5), Sanctioned: row.GetDouble(6)));
        Assert.Equal([("2025-01", 31L), ("2025-02", 28L)], months.Select(month => (month.Month, month.Days)));
        Assert.InRange(months[0].Wrongful, 0.07, 0.09);
        Assert.Equal(0.0004 * 58, months[1].Sanctioned, 12);
    }

    [Fact]
    public void A_summary_answers_what_its_tables_know()
    {
        using var run = new MadeUpRun();
        RunFolder folder = run.Write(days: 5, RecordDetail.Summary);
        using RunDatabase database = RunDatabase.OpenForReading(folder);
        Assert.True(database.Has("truth_beside_file_by_month"));
        Assert.False(database.Has("records"));
        Assert.False(database.Has("wrongful_records_by_channel"));
    }

    [Fact]
    public void A_file_that_goes_away_while_a_run_is_read_is_told_in_one_line()
    {
        using var run = new MadeUpRun();
        RunFolder folder = run.Write(days: 5);
        using RunDatabase database = RunDatabase.OpenForReading(folder);
        File.Delete(folder.TablePath("measures"));
        BadInputException refusal = Assert.Throws<BadInputException>(
            () => database.Query("FROM measures", row => row.GetInt32(0)));
        Assert.Equal("unreadable-run", refusal.Problems[0].Code);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    private static void Answers(Func<string, int> rowsOf)
    {
        Assert.Equal(2, rowsOf("FROM wrongful_records_by_channel"));
        Assert.Equal(3, rowsOf("FROM sanctioned_share_by_province"));
        Assert.Equal(3, rowsOf("FROM truth_beside_file_by_month"));
    }
}
