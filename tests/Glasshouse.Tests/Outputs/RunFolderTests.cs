using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;
using Glasshouse.Model;
using Xunit;

namespace Glasshouse.Tests.Outputs;

public sealed class RunFolderTests
{
    [Fact]
    public void An_existing_folder_is_refused_without_force()
    {
        using var run = new MadeUpRun();
        run.Write(days: 2);
        BadInputException refusal = Assert.Throws<BadInputException>(() => RunFolder.Create(run.Path, force: false));
        Assert.Equal("output-exists", refusal.Problems[0].Code);
    }

    [Fact]
    public void Force_replaces_an_earlier_run()
    {
        using var run = new MadeUpRun();
        run.Write(days: 2);
        RunFolder folder = RunFolder.Create(run.Path, force: true);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Root));
    }

    [Theory]
    [InlineData("thesis.docx")]
    [InlineData("tables/thesis.docx")]
    [InlineData("photos/holiday.jpg")]
    public void Force_never_deletes_what_no_run_has_written(string stranger)
    {
        using var run = new MadeUpRun();
        run.Write(days: 2);
        string path = Path.Combine(run.Path, stranger);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "mine");
        BadInputException refusal = Assert.Throws<BadInputException>(() => RunFolder.Create(run.Path, force: true));
        Assert.Equal("output-foreign", refusal.Problems[0].Code);
        Assert.True(File.Exists(path));
        Assert.True(File.Exists(Path.Combine(run.Path, "run.json")));
    }

    [Fact]
    public void Force_does_not_take_any_folder_for_a_run()
    {
        using var run = new MadeUpRun();
        Directory.CreateDirectory(Path.Combine(run.Path, "tables"));
        Assert.Throws<BadInputException>(() => RunFolder.Create(run.Path, force: true));
        Assert.True(Directory.Exists(run.Path));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_bad_input()
    {
        using var run = new MadeUpRun();
        File.WriteAllText(run.Path, "a file");
        BadInputException inside = Assert.Throws<BadInputException>(
            () => RunFolder.Create(Path.Combine(run.Path, "below"), force: false));
        Assert.Equal("output-unwritable", inside.Problems[0].Code);
        BadInputException same = Assert.Throws<BadInputException>(() => RunFolder.Create(run.Path, force: true));
        Assert.Equal("output-is-file", same.Problems[0].Code);
    }

    [Fact]
    public void Several_arms_lie_in_one_folder_and_can_be_replaced_together()
    {
        using var run = new MadeUpRun();
        RunFolder top = RunFolder.Create(run.Path, force: false);
        string[] arms = ["none", "integrated-score"];
        foreach (string arm in arms)
        {
            MadeUpRun.Write(top.CreateArm(arm), 2, RecordDetail.Summary, 1, arm);
        }
        top.WriteArms(arms.Select(arm => RunFolder.Open(Path.Combine(top.Root, arm)).ReadRecord()));
        Assert.Equal(arms, top.Runs().Select(folder => folder.ReadRecord().Arm));
        Assert.False(File.Exists(top.RecordPath));
        Assert.Throws<BadInputException>(() => top.CreateArm("../elsewhere"));
        Assert.Empty(RunFolder.Create(run.Path, force: true).Runs()[0].Root.Except(top.Root));
    }

    [Fact]
    public void An_empty_name_is_no_folder()
    {
        Assert.Equal("no-name", Assert.Throws<BadInputException>(() => RunFolder.Open("")).Problems[0].Code);
        Assert.Equal("no-name", Assert.Throws<BadInputException>(() => RunFolder.Create("", true)).Problems[0].Code);
    }

    [Theory]
    [InlineData("{\"arms\": null}")]
    [InlineData("{\"arms\": {}}")]
    [InlineData("[]")]
    public void A_list_of_arms_without_an_arm_is_bad_input(string arms)
    {
        using var run = new MadeUpRun();
        RunFolder folder = run.Write(days: 2, RecordDetail.Summary);
        File.WriteAllText(folder.ArmsPath, arms);
        Assert.Throws<BadInputException>(() => folder.Runs());
    }

    [Fact]
    public void A_run_record_comes_back_as_it_was_written()
    {
        using var run = new MadeUpRun();
        RunFolder folder = run.Write(days: 2, RecordDetail.Summary);
        RunRecord record = folder.ReadRecord();
        Assert.Equal(RunStatus.Completed, record.Status);
        Assert.Equal(MadeUpRun.Start, record.Start);
        Assert.True(record.IsHypothetical);
        Assert.Equal("name: made-up\n", record.Inputs[0].Text);
        string json = File.ReadAllText(folder.RecordPath);
        Assert.Contains("\"status\": \"completed\"", json, StringComparison.Ordinal);
        Assert.Contains("\"citizen_days_per_second\": 0", json, StringComparison.Ordinal);
        Assert.Contains($"\"boundary\": \"{RunRecord.BoundarySentence}\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_run_record_is_bad_input_with_its_line()
    {
        using var run = new MadeUpRun();
        RunFolder folder = run.Write(days: 2, RecordDetail.Summary);
        File.WriteAllText(folder.RecordPath, "{\n\"status\": 5\n}");
        BadInputException refusal = Assert.Throws<BadInputException>(folder.ReadRecord);
        Assert.Equal(2, refusal.Problems[0].Line);
    }
}
