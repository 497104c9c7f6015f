using System.Text.Json;
using Xunit;

namespace Glasshouse.Tests.Cli;

/// <summary>list, schema and check: what there is to read and to write.</summary>
public sealed class ListedFilesTests : IDisposable
{
    private readonly WorkingFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("scenarios", "scenario", "first-look")]
    [InlineData("regimes", "regime", "blacklist-state", "integrated-score", "none")]
    [InlineData("behaviours", "behaviour", "sensitive_expression", "under_declared_tax", "report_falsified")]
    [InlineData("measures", "measure", "wrongful_sanction_days_per_1000_year", "score_truth_rank_correlation")]
    [InlineData("parameters", "parameter", "observations.false_record_ratio")]
    [InlineData("nations", "nation", "china-like", "fictional", "netherlands")]
    public void Every_list_is_whole_in_json_and_on_paper(string list, string key, params string[] some)
    {
        Answer json = _folder.Run("list", list, "--json");
        Assert.Equal((0, ""), (json.ExitCode, json.Complaint));
        using var parsed = JsonDocument.Parse(json.Output);
        string[] names = [.. parsed.RootElement.GetProperty(list).EnumerateArray()
            .Select(row => row.GetProperty(key).GetString()!)];
        Assert.Equal(names.Distinct(), names);
        Assert.Subset(names.ToHashSet(), some.ToHashSet());

        Answer text = _folder.Run("list", list);
        Assert.Equal((0, ""), (text.ExitCode, text.Complaint));
        Assert.DoesNotContain("…", text.Output, StringComparison.Ordinal);
        string[] lines = [.. text.Output.Split('\n').Select(line => line.Trim())];
        Assert.All(names, name => Assert.Single(lines, line => line.Split(' ')[0] == name));
    }

    [Theory]
    [InlineData("scenario", "arms")]
    [InlineData("regime", "citizens")]
    [InlineData("behaviours", "behaviours")]
    [InlineData("cases", "cases")]
    public void Every_schema_is_json_that_an_editor_can_use(string format, string setting)
    {
        Answer answer = _folder.Run("schema", format);
        Assert.Equal((0, ""), (answer.ExitCode, answer.Complaint));
        using var schema = JsonDocument.Parse(answer.Output);
        Assert.StartsWith("https://json-schema.org/", schema.RootElement.GetProperty("$schema").GetString(),
            StringComparison.Ordinal);
        Assert.True(schema.RootElement.GetProperty("properties").TryGetProperty(setting, out _));
    }

    [Fact]
    public void What_is_shipped_has_no_problems()
    {
        Answer answer = _folder.Run(
            "check", "first-look", "none", "blacklist-state", "integrated-score", "--json");
        Assert.Equal((0, ""), (answer.ExitCode, answer.Complaint));
        using var said = JsonDocument.Parse(answer.Output);
        Assert.Equal(
            [("problems", 0), ("warnings", 0)],
            said.RootElement.EnumerateObject().Select(list => (list.Name, list.Value.GetArrayLength())));
    }

    [Fact]
    public void Problems_come_as_json_with_file_line_column_code_and_message()
    {
        _folder.Write("slips.yaml", """
            glasshouse: 1
            name: slips
            nation: {preset: fictional, citizens: 12}
            days: 3
            regime: none
            regmie: none
            """);
        Answer answer = _folder.Run("check", "slips.yaml", "--json");
        Assert.Equal((2, ""), (answer.ExitCode, answer.Complaint));
        using var said = JsonDocument.Parse(answer.Output);
        JsonElement[] problems = [.. said.RootElement.GetProperty("problems").EnumerateArray()];
        Assert.All(problems, problem => Assert.Equal(
            ["file", "line", "column", "code", "message"], problem.EnumerateObject().Select(field => field.Name)));
        Assert.Equal(
            [("slips.yaml", 3, 39, "out-of-range"), ("slips.yaml", 6, 1, "unknown-key")],
            problems.Select(problem => (
                problem.GetProperty("file").GetString()!, problem.GetProperty("line").GetInt32(),
                problem.GetProperty("column").GetInt32(), problem.GetProperty("code").GetString()!)));
        Assert.Contains("nearest is regime", problems[1].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Not A Name", "first-look", "allowed are lower-case letters, digits and hyphens")]
    [InlineData("../outside", "first-look", "allowed are lower-case letters, digits and hyphens")]
    [InlineData("mine", "first-lok", "nearest is first-look")]
    public void A_new_scenario_needs_a_plain_name_and_a_model(string name, string from, string complaint)
    {
        Answer answer = _folder.Run("new", name, "--from", from);
        Assert.Equal((2, ""), (answer.ExitCode, answer.Output));
        Assert.Contains(complaint, Assert.Single(answer.Complaints), StringComparison.Ordinal);
        Assert.Empty(_folder.Entries);
    }
}
