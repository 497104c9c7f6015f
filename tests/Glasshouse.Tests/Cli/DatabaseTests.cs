using System.Data.Common;
using DuckDB.NET.Data;
using Glasshouse.Lab.Outputs;
using Xunit;

namespace Glasshouse.Tests.Cli;

/// <summary>run.duckdb as DuckDB opens it from inside its folder, and the three questions it answers.</summary>
public sealed class DatabaseTests(SharedRuns runs)
{
    [Fact]
    public void Wrongful_records_by_channel_counts_every_record_once()
    {
        using DuckDBConnection inside = OpenInside();
        List<(string Channel, long Records, long Wrongful)> channels = Ask(inside,
            "SELECT channel, records, wrongful_records FROM wrongful_records_by_channel",
            row => (row.GetString(0), row.GetInt64(1), row.GetInt64(2)));
        Assert.Contains(channels, channel => channel is { Channel: "cameras", Wrongful: > 0 });
        (long Records, long Wrongful) all = Ask(inside,
            "SELECT count(*), count(*) FILTER (WHERE wrongful) FROM 'tables/records.parquet'",
            row => (row.GetInt64(0), row.GetInt64(1)))[0];
        Assert.Equal(all, (channels.Sum(channel => channel.Records), channels.Sum(channel => channel.Wrongful)));
    }

    [Fact]
    public void Sanctioned_share_by_province_adds_up_to_the_nations()
    {
        using DuckDBConnection inside = OpenInside();
        List<(string Name, long Citizens, double Share)> provinces = Ask(inside,
            "SELECT name, citizens, sanctioned_share FROM sanctioned_share_by_province",
            row => (row.GetString(0), row.GetInt64(1), row.GetDouble(2)));
        Assert.Equal(12, provinces.Select(province => province.Name).Distinct().Count());
        double Nation(string measure) => Ask(inside,
            $"""
            SELECT value FROM measures
            WHERE measure = '{measure}' AND region_id = 0 AND group_id = 0 AND day = {SharedRuns.Days - 1}
            """,
            row => row.GetDouble(0))[0];
        Assert.Equal(Nation("citizens"), provinces.Sum(province => province.Citizens));
        double nation = Nation("sanctioned_share");
        Assert.InRange(nation, 0.0001, 0.5);
        double sum = provinces.Sum(province => province.Citizens * province.Share);
        Assert.Equal(nation, sum / Nation("citizens"), 9);
    }

    [Fact]
    public void Truth_beside_file_by_month_has_a_row_a_month()
    {
        using DuckDBConnection inside = OpenInside();
        List<(string Month, long Days, double Acts, double Records, double Wrongful)> months = Ask(inside,
            """
            SELECT month, days, acts_per_1000_year, records_per_1000_year, wrongful_record_share
            FROM truth_beside_file_by_month
            """,
            row => (row.GetString(0), row.GetInt64(1), row.GetDouble(2), row.GetDouble(3), row.GetDouble(4)));
        Assert.Equal(
            [("2025-01", 31L), ("2025-02", 28L), ("2025-03", 1L)],
            months.Select(month => (month.Month, month.Days)));
        Assert.All(months.Take(2), month =>
        {
            Assert.True(month.Acts > month.Records, "More happens than is noticed.");
            Assert.InRange(month.Wrongful, 0.0001, 0.5);
        });
    }

    // DuckDB looks for relative paths along this setting in place of the working directory, which belongs to all
    // tests at once.
    private DuckDBConnection OpenInside()
    {
        var connection = new DuckDBConnection($"Data Source={runs.OneFolder.DatabasePath};ACCESS_MODE=READ_ONLY");
        connection.Open();
        Ask(connection, $"SET file_search_path = {RunDatabase.Text(runs.OneFolder.Root)}", _ => 0);
        return connection;
    }

    private static List<T> Ask<T>(DuckDBConnection connection, string question, Func<DbDataReader, T> read)
    {
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = question;
        using DuckDBDataReader reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }
        return rows;
    }
}
