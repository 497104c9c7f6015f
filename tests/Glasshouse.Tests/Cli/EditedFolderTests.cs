using System.Text.Json.Nodes;
using Xunit;

namespace Glasshouse.Tests.Cli;

/// <summary>A run folder says by its hashes whether it is as its run left it; cite prints them.</summary>
public sealed class EditedFolderTests : IDisposable
{
    private readonly WorkingFolder _folder = new();

    public EditedFolderTests() => Assert.Equal(0, _folder.Run(
        "run", "--citizens", "1000", "--days", "3", "--regime", "integrated-score", "--hash-days", "--quiet",
        "--out", "run").ExitCode);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("verify run")]
    [InlineData("cite run")]
    [InlineData("dossier run citizen:1")]
    [InlineData("compare run run --out out")]
    public void A_changed_table_is_refused_by_every_verb_that_rests_on_it(string words)
    {
        File.AppendAllText(_folder["run/tables/measures.parquet"], "x");
        Answer answer = _folder.Run(words.Split(' '));
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("measures.parquet was changed after the run", answer.Complaint, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["out"]));
    }

    [Fact]
    public void A_missing_table_and_an_edited_record_are_told_together()
    {
        File.Delete(_folder["run/tables/groups.parquet"]);
        string path = _folder["run/run.json"];
        string record = File.ReadAllText(path);
        File.WriteAllText(path, record.Replace("\"threads\": ", "\"threads\": 1", StringComparison.Ordinal));
        Answer answer = _folder.Run("verify", "run");
        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(2, answer.Complaints.Length);
        Assert.Contains("run.json does not match its own fingerprint", answer.Complaints[0], StringComparison.Ordinal);
        Assert.Contains("groups.parquet is missing", answer.Complaints[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_was_killed_is_half_written_and_not_compared()
    {
        Directory.CreateDirectory(_folder["run/live"]);
        Answer answer = _folder.Run("compare", "run", "run", "--out", "out");
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("is half-written", answer.Complaint, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["out"]));
    }

    [Fact]
    public void A_citation_names_the_run_its_hashes_and_that_it_is_synthetic()
    {
        JsonNode record = JsonNode.Parse(File.ReadAllText(_folder["run/run.json"]))!;
        string state = (string)record["state_hash"]!;
        string plain = _folder.Run("cite", "run").Output;
        Assert.Contains($"state {state}", plain, StringComparison.Ordinal);
        Assert.Contains("integrated-score (hypothetical)", plain, StringComparison.Ordinal);
        Assert.Contains("Synthetic people", plain, StringComparison.Ordinal);
        string entry = _folder.Run("cite", "run", "--bibtex").Output;
        Assert.StartsWith($"@misc{{glasshouse-{state},", entry, StringComparison.Ordinal);
        JsonNode cited = JsonNode.Parse(_folder.Run("cite", "run", "--json").Output)!["arms"]![0]!;
        Assert.Equal(record["files"]!.ToJsonString(), cited["files"]!.ToJsonString());
        Assert.NotEmpty(record["files"]!.AsArray());
    }
}
