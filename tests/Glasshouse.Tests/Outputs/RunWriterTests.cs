using Glasshouse.Lab.Outputs;
using Glasshouse.Model;
using Xunit;

namespace Glasshouse.Tests.Outputs;

public sealed class RunWriterTests
{
    private static readonly string[] SummaryTables = ["gates", "groups", "measures", "regions"];

    [Fact]
    public void A_finished_run_has_every_table_even_the_empty_ones_and_no_live_parts()
    {
        using var run = new MadeUpRun();
        RunFolder folder = run.Write(days: 60);
        Assert.False(Directory.Exists(folder.LivePath));
        using RunDatabase database = RunDatabase.OpenForReading(folder);
        foreach ((string name, IEnumerable<string> columns) in RunTables.All())
        {
            Assert.True(File.Exists(folder.TablePath(name)), name);
            string[] found = [.. database.Query($"DESCRIBE {name}", row => $"{row.GetString(0)} {row.GetString(1)}")];
            Assert.Equal(columns, found);
        }
        Assert.Equal(0, Count(database, "infections"));
        Assert.Equal(60, Count(database, "acts"));
        Assert.Equal(120, Count(database, "records"));
        Assert.Equal(23, Count(database, "groups"));
    }

    [Fact]
    public void A_summary_keeps_figures_and_doors_only()
    {
        using var run = new MadeUpRun();
        RunFolder folder = run.Write(days: 3, RecordDetail.Summary);
        Assert.Equal(SummaryTables, Directory.GetFiles(folder.TablesPath)
            .Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Live_parts_can_be_read_while_a_run_goes_on()
    {
        using var run = new MadeUpRun();
        RunFolder folder = RunFolder.Create(run.Path, force: false);
        using var writer = new RunWriter(folder, RecordDetail.Full, MadeUpRun.Start);
        writer.Begin(MadeUpRun.End().Groups, MadeUpRun.End().Regions);
        for (int day = 0; day < 70; day++)
        {
            writer.DayDone(day, MadeUpRun.Day(day, 1), null);
        }
        string february = Path.Combine(folder.LivePath, "loans-1.parquet");
        Assert.True(SpinWait.SpinUntil(() => File.Exists(february), TimeSpan.FromSeconds(20)));
        using (RunDatabase database = RunDatabase.OpenForReading(folder))
        {
            Assert.Equal(59, Count(database, "acts"));
            Assert.Equal(0, Count(database, "appeals"));
            Assert.Equal(3, database.Query("FROM sanctioned_share_by_province", row => row.GetString(2)).Count);
            Assert.Equal(2, database.Query("FROM truth_beside_file_by_month", row => row.GetString(0)).Count);
        }
        writer.Finish(MadeUpRun.End());
        using RunDatabase whole = RunDatabase.OpenForReading(folder);
        Assert.Equal(70, Count(whole, "acts"));
    }

    [Fact]
    public void An_interrupted_run_leaves_readable_parts_with_every_day_it_did()
    {
        using var run = new MadeUpRun();
        RunFolder folder = RunFolder.Create(run.Path, force: false);
        using (var writer = new RunWriter(folder, RecordDetail.Full, MadeUpRun.Start))
        {
            for (int day = 0; day < 40; day++)
            {
                writer.DayDone(day, MadeUpRun.Day(day, 1), 5);
            }
        }
        Assert.Empty(Directory.GetFiles(folder.Root, "*.partial", SearchOption.AllDirectories));
        Assert.Equal(41, File.ReadAllLines(folder.HashesPath).Length);
        using RunDatabase database = RunDatabase.OpenForReading(folder);
        Assert.Equal(40, Count(database, "acts"));
    }

    [Fact]
    public void Joined_months_hold_what_one_file_would_hold()
    {
        using var run = new MadeUpRun();
        RunFolder folder = run.Write(days: 100);
        using RunDatabase database = RunDatabase.OpenForReading(folder);
        var decisions = database.Query("FROM decisions", row => (
            Day: row.GetInt32(0), Kind: row.GetString(7), Before: row.IsDBNull(10) ? (int?)null : row.GetInt32(10)));
        Assert.Equal(Enumerable.Range(0, 100), decisions.Select(decision => decision.Day));
        Assert.All(decisions, decision => Assert.Equal("list_entry", decision.Kind));
        Assert.All(decisions, decision => Assert.Equal(decision.Day % 2 == 0 ? 1000 : null, decision.Before));
    }

    [Fact]
    public void The_same_rows_make_the_same_bytes()
    {
        using var first = new MadeUpRun();
        using var second = new MadeUpRun();
        RunFolder one = first.Write(days: 45);
        RunFolder other = second.Write(days: 45);
        foreach (string table in Directory.GetFiles(one.TablesPath))
        {
            byte[] expected = File.ReadAllBytes(table);
            Assert.Equal(expected, File.ReadAllBytes(other.TablePath(Path.GetFileNameWithoutExtension(table))));
        }
    }

    [Fact]
    public void Hashes_are_a_line_a_day_of_sixteen_hex_digits()
    {
        using var run = new MadeUpRun();
        RunFolder folder = run.Write(days: 3);
        Assert.Equal("day,hash\n0,0000000000000000\n1,000000000000004d\n2,000000000000009a\n",
            File.ReadAllText(folder.HashesPath));
    }

    [Fact]
    public void A_folder_that_goes_away_ends_the_run_with_one_clear_exception()
    {
        using var run = new MadeUpRun();
        RunFolder folder = RunFolder.Create(run.Path, force: false);
        using var writer = new RunWriter(folder, RecordDetail.Full, MadeUpRun.Start);
        Directory.Delete(folder.LivePath);
        OutputFailedException failure = Assert.Throws<OutputFailedException>(() =>
        {
            for (int day = 0; day < 2000; day++)
            {
                writer.DayDone(day, MadeUpRun.Day(day, 1), null);
            }
            writer.Finish(MadeUpRun.End());
        });
        Assert.StartsWith(folder.LivePath, failure.Path, StringComparison.Ordinal);
        Assert.Contains("could not be written", failure.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Root, "*", SearchOption.AllDirectories));
    }

    private static long Count(RunDatabase database, string table) =>
        database.Query($"SELECT count(*) FROM {table}", row => row.GetInt64(0))[0];
}
