using Glasshouse.Lab.Outputs;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Tests.Outputs;
using Glasshouse.Web.Lives;
using Xunit;

namespace Glasshouse.Tests.Web;

public sealed class LifeDeskTests : IDisposable
{
    private static readonly Subject Somebody = new(SubjectKind.Citizen, 0);

    private readonly MadeUpRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void The_question_behind_a_life_tells_when_an_appeal_was_filed_and_when_decided_and_what_the_code_showed()
    {
        RunFolder folder = Written();
        Assert.Equal(
            [(0, "act", "speeding"), (0, "appeal", "filed"), (0, "code", "green"), (12, "appeal", "granted")],
            Events(folder).Where(told => told.What is "act" or "appeal" or "code").Order());
    }

    [Fact]
    public void The_question_behind_a_life_reads_runs_of_before_there_was_a_table_of_codes()
    {
        RunFolder folder = Written();
        File.Delete(Path.Combine(folder.TablesPath, "codes.parquet"));
        (int Day, string What, string Words)[] events = Events(folder);
        Assert.Contains((12, "appeal", "granted"), events);
        Assert.DoesNotContain(events, told => told.What == "code");
    }

    [Fact]
    public void There_is_no_question_behind_a_life_that_is_in_no_table() =>
        Assert.Empty(LifeDesk.EventsSql(Written(), new Subject(SubjectKind.Citizen, 1_000_000)));

    private static (int Day, string What, string Words)[] Events(RunFolder folder)
    {
        using RunDatabase database = RunDatabase.OpenForReading(folder);
        return
        [
            .. database.Query(
                LifeDesk.EventsSql(folder, Somebody), row => (row.GetInt32(0), row.GetString(1), row.GetString(2))),
        ];
    }

    // A day on which somebody did something, filed an appeal that was decided later, and had a code.
    private RunFolder Written()
    {
        RunFolder folder = RunFolder.Create(_run.Path, force: false);
        DayRows rows = MadeUpRun.Day(0, harshness: 1);
        rows.Appeals.Add(new AppealRow(0, 12, 0, null, Somebody.Kind, Somebody.Row, AppealOutcome.Granted, true));
        rows.Codes.Add(new CodeRow(0, Somebody.Row, ShownCode.Green));
        using (var writer = new RunWriter(folder, RecordDetail.Full, MadeUpRun.Start))
        {
            writer.DayDone(0, rows, 0);
            writer.Finish(MadeUpRun.End());
        }
        folder.WriteRecord(MadeUpRun.Record(folder, 1, "only", "hypothetical"));
        return folder;
    }
}
