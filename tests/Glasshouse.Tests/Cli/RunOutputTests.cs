using System.Text.Json;
using Glasshouse.Lab.Outputs;
using Xunit;

namespace Glasshouse.Tests.Cli;

/// <summary>What a run says when it is over, and what it leaves behind.</summary>
public sealed class RunOutputTests(SharedRuns runs)
{
    [Fact]
    public void Json_of_one_arm_is_its_record_and_nothing_else()
    {
        Answer answer = runs.One;
        Assert.Equal(0, answer.ExitCode);
        Assert.Equal("", answer.Complaint);
        using var said = JsonDocument.Parse(answer.Output);
        HasThePromisedFields(said.RootElement, runs.OneFolder.Root);
        Assert.Equal(File.ReadAllText(runs.OneFolder.RecordPath).Trim(), answer.Output.Trim());
        string lastHash = File.ReadLines(runs.OneFolder.HashesPath).Last();
        Assert.Equal($"{SharedRuns.Days - 1},{said.RootElement.GetProperty("state_hash").GetString()}", lastHash);
    }

    [Fact]
    public void Json_of_several_arms_is_an_object_of_arms_and_nothing_else()
    {
        Answer answer = runs.Arms;
        Assert.Equal(0, answer.ExitCode);
        Assert.Equal("", answer.Complaint);
        using var said = JsonDocument.Parse(answer.Output);
        Assert.Equal("arms", Assert.Single(said.RootElement.EnumerateObject()).Name);
        JsonProperty[] arms = [.. said.RootElement.GetProperty("arms").EnumerateObject()];
        Assert.Equal(["none", "blacklist-state", "integrated-score"], arms.Select(arm => arm.Name));
        Assert.All(arms, arm => HasThePromisedFields(arm.Value, runs.Arm(arm.Name)));
    }

    [Fact]
    public void A_run_folder_holds_what_the_readme_promises()
    {
        RunFolder one = runs.OneFolder;
        string[] names = [.. Directory.EnumerateFileSystemEntries(one.Root).Select(Path.GetFileName).Order()!];
        Assert.Equal(
            ["hashes.csv", "report.html", "run.duckdb", "run.json", "scenario.yaml", "tables"], names);
        Assert.Equal(
            RunTables.All().Select(table => table.Name).Order(),
            Directory.EnumerateFiles(one.TablesPath).Select(Path.GetFileNameWithoutExtension).Order());
        string[] top = [.. Directory.EnumerateFileSystemEntries(runs.ArmsFolder.Root).Select(Path.GetFileName)
            .Order(StringComparer.Ordinal)!];
        Assert.Equal(["arms.json", "blacklist-state", "integrated-score", "none", "report.html"], top);
    }

    [Fact]
    public void The_same_person_has_the_same_hash_alone_and_beside_other_arms()
    {
        string? alone = runs.OneFolder.ReadRecord().StateHash;
        Assert.Equal(alone, RunFolder.Open(runs.Arm("integrated-score")).ReadRecord().StateHash);
        Assert.NotEqual(alone, RunFolder.Open(runs.Arm("none")).ReadRecord().StateHash);
    }

    [Theory]
    [InlineData("tax-grades", "What the file says. ")]
    [InlineData("quota-cliff", "What was done, and what was reported. ")]
    [InlineData("score-for-sale", "What was for sale. ")]
    [InlineData("fair-market", "Quality, true and rated. ")]
    [InlineData("bought-market", "Whom it favours and whom it wrongs. ")]
    public void A_report_answers_the_scenarios_own_question_also_where_its_rules_are_left_out(
        string scenario, string start)
    {
        using var folder = new WorkingFolder();
        Answer answer = folder.Run("run", scenario, "--regime", "none", "--citizens", "1000", "--days", "40");
        Assert.Equal((0, ""), (answer.ExitCode, answer.Complaint));
        Assert.Contains(answer.Output.Split('\n'), line => line.StartsWith(start, StringComparison.Ordinal));
    }

    [Fact]
    public void A_new_scenario_is_sound_and_its_run_ends_with_four_sentences_and_what_to_try_next()
    {
        using var folder = new WorkingFolder();
        Assert.Equal(0, folder.Run("new", "my-question").ExitCode);
        string[] lines = File.ReadAllLines(folder["my-question.yaml"]);
        Assert.Contains("name: my-question", lines);
        Assert.Contains(lines, line => line.Contains('#'));
        Answer check = folder.Run("check", "my-question.yaml");
        Assert.Equal((0, "No problems.", ""), (check.ExitCode, check.Output.Trim(), check.Complaint));

        Answer answer = folder.Run("run", "my-question.yaml", "--citizens", "2000", "--days", "40");
        Assert.Equal(0, answer.ExitCode);
        Assert.Equal("", answer.Complaint);
        string[] expected =
        [
            "my-question  Netherlands-like (synthetic), 2,000 citizens, 40 days, seed 1",
            RunRecord.BoundarySentence, "integrated-score is a hypothetical regime.",
            "What it bought. ", "What it cost. ", "To whom. ", "How many lives differ. Of 2,0", "Try next:",
            "  glasshouse show ", "  glasshouse dossier ",
            "  glasshouse run my-question.yaml --days 40 --citizens 2000 --set observations.false_record_ratio=2",
            "Report: ",
        ];
        string[] said = answer.Output.Split('\n');
        Assert.All(expected, start =>
            Assert.Single(said, line => line.StartsWith(start, StringComparison.Ordinal)));
        string report = said.Single(line => line.StartsWith("Report: ", StringComparison.Ordinal))["Report: ".Length..];
        Assert.True(File.Exists(report.Trim()));

        Answer again = folder.Run("new", "my-question");
        Assert.Equal(2, again.ExitCode);
        Assert.Equal(["my-question.yaml exists already; replace it with --force"], again.Complaints);
    }

    [Fact]
    public void What_is_said_of_an_abused_code_begins_with_the_abuse()
    {
        using var folder = new WorkingFolder();
        Answer answer = folder.Run("run", "red-code-abuse", "--citizens", "1000", "--days", "12");
        Assert.Equal(0, answer.ExitCode);
        string first = answer.Output.Split('\n').First(line => line.StartsWith("What ", StringComparison.Ordinal));
        Assert.StartsWith(
            "What officials did with it. Under health-code they turned ", first, StringComparison.Ordinal);
        Assert.Contains("Under nothing and private-pass they could turn nobody red.", first, StringComparison.Ordinal);
        Assert.DoesNotContain("What it bought", answer.Output, StringComparison.Ordinal);
    }

    private static void HasThePromisedFields(JsonElement record, string folder)
    {
        Assert.Equal(folder, record.GetProperty("run_folder").GetString());
        Assert.Equal("completed", record.GetProperty("status").GetString());
        Assert.Matches("^[0-9a-f]{16}$", record.GetProperty("state_hash").GetString());
        Assert.Equal(SharedRuns.Citizens, record.GetProperty("citizens").GetInt32());
        Assert.Equal(SharedRuns.Days, record.GetProperty("days").GetInt32());
        Assert.True(record.GetProperty("build_seconds").GetDouble() > 0);
        double seconds = record.GetProperty("day_seconds").GetDouble();
        Assert.True(seconds > 0);
        // Seconds are rounded to a thousandth in the record, the pace is not.
        double pace = (double)SharedRuns.Citizens * SharedRuns.Days / seconds;
        Assert.Equal(1, record.GetProperty("citizen_days_per_second").GetDouble() / pace, 0.001 / seconds);
        Assert.InRange(record.GetProperty("peak_memory_bytes").GetInt64(), 1L << 20, 8L << 30);
    }
}
