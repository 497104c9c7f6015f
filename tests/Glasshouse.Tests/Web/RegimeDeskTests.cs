using Glasshouse.Lab.Files;
using Glasshouse.Model;
using Glasshouse.Web.Regimes;
using Glasshouse.Web.Runs;
using Xunit;

namespace Glasshouse.Tests.Web;

public sealed class RegimeDeskTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("glasshouse-test-").FullName;
    private readonly RunQueue _queue;
    private readonly RegimeDesk _desk;

    public RegimeDeskTests()
    {
        _queue = new RunQueue(_root);
        _desk = new RegimeDesk(_root, _queue);
    }

    [Fact]
    public void A_copy_of_every_shipped_regime_is_a_draft_without_problems() => Assert.All(Shipped.Regimes, name =>
    {
        string text = _desk.TextToEdit(name)!;
        Assert.Empty(RegimeReading.Draft(name, text).Problems);
        Assert.Equal($"my-{name}", _desk.Keep(text));
        Assert.Equal(text, _desk.TextToEdit($"my-{name}"));
        Assert.NotNull(_desk.Find($"my-{name}")!.Regime);
    });

    [Theory]
    [InlineData("integrated-score")]
    [InlineData("tax-grades")]
    public void Appeals_moved_on_the_start_screen_are_a_draft_that_changes_nothing_else(string name)
    {
        string text = RegimeDesk.WithAppeals(name, 0.55);
        RegimeReading draft = RegimeReading.Draft($"{name}-appeals-55", text);
        Assert.Empty(draft.Problems);
        Assert.Equal($"{name}-appeals-55", _desk.Keep(text));
        RegimeReading shipped = RegimeReading.Shipped(name);
        Assert.All(RegimeChecks.Kinds, kind =>
        {
            (RegimeSystem? own, RegimeSystem? other) = (shipped.Regime!.SystemFor(kind), draft.Regime!.SystemFor(kind));
            Assert.Equal(own?.Appeal is null ? (double?)null : 0.55, other?.Appeal?.Accuracy);
            Assert.Equal(own?.Appeal, other?.Appeal is { } moved
                ? moved with { Accuracy = own!.Appeal!.Accuracy }
                : null);
            Assert.Equal(own?.Rules.Length, other?.Rules.Length);
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("none")]
    [InlineData("../elsewhere")]
    public void Appeals_cannot_be_moved_where_there_are_none(string name) =>
        Assert.Equal("no-appeals", Assert.Throws<BadInputException>(
            () => RegimeDesk.WithAppeals(name, 0.5)).Problems[0].Code);

    [Theory]
    [InlineData("extends: /etc/passwd", "extends")]
    [InlineData("extends: ../../secret/regime.yaml", "extends")]
    [InlineData("extends: [none]", "extends")]
    [InlineData("name: integrated-score", "name")]
    [InlineData("label: documented", "label")]
    public void A_draft_reads_no_file_and_claims_nothing_that_was_not_looked_up(string line, string setting)
    {
        string key = line.Split(':')[0] + ":";
        string plain = "glasshouse: 1\nname: mine\nlabel: hypothetical\nmeaning: \"A test.\"\nextends: none\n";
        string text = string.Join('\n', plain.Split('\n').Select(
            one => one.StartsWith(key, StringComparison.Ordinal) ? line : one));
        Assert.Empty(RegimeReading.Draft("mine", plain).Problems);
        Problem problem = Assert.Single(RegimeReading.Draft("mine", text).Problems);
        Assert.StartsWith(setting, problem.Message, StringComparison.Ordinal);
        Assert.True(problem.Line > 0);
        Assert.DoesNotContain("root:", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name: ../../elsewhere\n")]
    [InlineData("name: a/b\n")]
    [InlineData("name: .hidden\n")]
    [InlineData("name: none\n")]
    [InlineData("label: hypothetical\n")]
    public void A_draft_is_kept_only_under_a_plain_name_of_its_own(string text)
    {
        Assert.Throws<BadInputException>(() => _desk.Keep(text));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_root));
    }

    [Fact]
    public void A_draft_that_is_a_link_is_not_followed()
    {
        string folder = Path.Combine(_root, ".console", "regimes", "mine");
        Directory.CreateDirectory(folder);
        File.CreateSymbolicLink(Path.Combine(folder, "regime.yaml"), "/etc/passwd");
        Assert.Null(_desk.Find("mine"));
        Assert.Empty(_desk.Drafts);
    }

    [Fact]
    public void A_problem_names_line_found_and_allowed()
    {
        string text = _desk.TextToEdit("integrated-score")!.Replace(
            "minimum_age: {value: 0,", "minimum_age: {value: 300,", StringComparison.Ordinal);
        Problem problem = Assert.Single(RegimeReading.Draft("mine", text).Problems);
        Assert.Equal(text[..text.IndexOf("{value: 300", StringComparison.Ordinal)].Split('\n').Length, problem.Line);
        Assert.Contains("is 300", problem.Message, StringComparison.Ordinal);
        Assert.Contains("0 to 120", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("citizens:\n  |", "appeal")]
    [InlineData("citizens:\n  appeal:\n    |", "wait_days")]
    [InlineData("citizens:\n  rules:\n    late:\n      |", "points")]
    [InlineData("|", "citizens")]
    [InlineData("label: |", "hypothetical")]
    public void What_the_schema_allows_at_a_line_is_suggested(string text, string expected)
    {
        int line = text[..text.IndexOf('|')].Count(sign => sign == '\n') + 1;
        string[] words = [.. Suggestions.At(text.Replace("|", "", StringComparison.Ordinal), line)
            .Select(one => one.Word)];
        Assert.Contains(expected, words);
        Assert.DoesNotContain("nonsense", words);
    }

    [Fact]
    public void What_is_there_already_is_not_suggested_again()
    {
        const string Text = "citizens:\n  minimum_age: 0\n  \n  channels: [police]\nlabel: hypothetical\n";
        string[] words = [.. Suggestions.At(Text, 3).Select(one => one.Word)];
        Assert.Contains("appeal", words);
        Assert.DoesNotContain("minimum_age", words);
        Assert.DoesNotContain("channels", words);
    }

    [Fact]
    public void Every_rule_of_every_shipped_regime_is_put_in_words() => Assert.All(Shipped.Regimes, name =>
    {
        RegimeReading reading = _desk.Find(name)!;
        foreach ((string key, Glasshouse.Model.RegimeSystem system) in RegimeChecks.Kinds
            .Where(kind => reading.Regime!.SystemFor(kind) is not null)
            .Select(kind => (RegimeChecks.KeyOf(kind), reading.Regime!.SystemFor(kind)!)))
        {
            RuleSentence[] sentences = [.. RegimeWords.Rules(reading, system, key)];
            Assert.Equal(system.Rules.Length, sentences.Length);
            Assert.DoesNotContain(
                sentences, sentence => sentence.Words.Contains(": nothing", StringComparison.Ordinal));
        }
    });

    public void Dispose()
    {
        _queue.Dispose();
        Directory.Delete(_root, recursive: true);
    }
}
