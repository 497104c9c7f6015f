using System.Text.Json.Nodes;
using Xunit;

namespace Glasshouse.Tests.Cli;

public sealed class VerifyTests(SharedRuns runs) : IDisposable
{
    private readonly WorkingFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_run_of_several_arms_comes_out_the_same_again()
    {
        Answer answer = runs.Ask("verify", runs.ArmsFolder.Root, "--json");
        Assert.Equal(0, answer.ExitCode);
        JsonArray arms = JsonNode.Parse(answer.Output)!["arms"]!.AsArray();
        Assert.Equal(
            ["none", "blacklist-state", "integrated-score"], arms.Select(arm => (string)arm!["arm"]!));
        Assert.All(arms, arm =>
        {
            Assert.True((bool)arm!["agrees"]!);
            Assert.Equal((string)arm["expected"]!, (string)arm["got"]!);
        });
    }

    [Fact]
    public void A_record_whose_input_was_changed_is_refused()
    {
        Answer answer = VerifyEdited(record =>
        {
            JsonNode scenario = record["inputs"]![0]!;
            scenario["text"] = ((string)scenario["text"]!).Replace("seed: 1", "seed: 2", StringComparison.Ordinal);
        });
        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(
            ["run.json holds scenario first-look, which does not match its own fingerprint; it was changed"],
            answer.Complaints);
    }

    [Fact]
    public void A_record_with_another_state_hash_differs()
    {
        string recorded = runs.OneFolder.ReadRecord().StateHash!;
        Answer answer = VerifyEdited(record => record["state_hash"] = "0123456789abcdef");
        Assert.Equal(1, answer.ExitCode);
        Assert.Equal(
            $"integrated-score: differs; recorded 0123456789abcdef, got {recorded}{Environment.NewLine}",
            answer.Output);
    }

    [Fact]
    public void A_record_of_no_day_has_nothing_to_compare()
    {
        Answer answer = VerifyEdited(record =>
        {
            record["status"] = "interrupted";
            record["days_done"] = 0;
            record["state_hash"] = null;
        });
        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("no day was done; there is nothing to compare", answer.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("inputs", "null", "is not a whole run record")]
    [InlineData("inputs", "[null]", "is not a whole run record")]
    [InlineData("inputs", "[]", "first-look is no scenario that the record holds")]
    [InlineData("scenario", "null", "is not a whole run record")]
    [InlineData("arm", "\"utopia\"", "is of arm utopia, which its own scenario does not have")]
    [InlineData("format_version", "99", "has format 99; this program reads 1")]
    public void A_broken_record_is_bad_input(string key, string value, string complaint)
    {
        Answer answer = VerifyEdited(record => record[key] = JsonNode.Parse(value));
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(complaint, Assert.Single(answer.Complaints), StringComparison.Ordinal);
    }

    // Everything that a run is done again from stands in its record.
    private Answer VerifyEdited(Action<JsonNode> edit)
    {
        JsonNode record = JsonNode.Parse(File.ReadAllText(runs.OneFolder.RecordPath))!;
        edit(record);
        // What is tried here is the record by itself: without its files, and edited by who mended its fingerprint.
        record["files"] = new JsonArray();
        record["fingerprint"] = null;
        _folder.Write("run/run.json", record.ToJsonString());
        return _folder.Run("verify", "run");
    }
}
