using Glasshouse.Lab.Files;
using Xunit;

namespace Glasshouse.Tests.Files;

public sealed class StrictYamlTests : IDisposable
{
    private readonly WrittenFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("# only a comment\n")]
    [InlineData("---\n")]
    [InlineData("~\n")]
    public void An_empty_file_is_said_to_be_empty(string text) =>
        Assert.Equal(["scenario.yaml is empty; expected settings as key: value"], _files.ProblemsOf(text));

    [Theory]
    [InlineData("name: [unclosed\n")]
    [InlineData("name: a: b\n")]
    [InlineData("\tname: a\n")]
    [InlineData("name: \"open\n")]
    [InlineData("a: b\n- c\n")]
    public void What_is_not_YAML_is_refused_with_its_place(string text)
    {
        string problem = Assert.Single(_files.ProblemsOf(text));
        Assert.Matches(@"^scenario\.yaml:[0-9]+:[0-9]+ is not YAML: [a-z]", problem);
    }

    [Theory]
    [InlineData("just words")]
    [InlineData("- a\n- b")]
    public void A_file_without_settings_is_refused(string text) =>
        Assert.Equal(
            ["scenario.yaml:1:1 does not hold settings; expected lines of key: value"], _files.ProblemsOf(text));

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        string path = _files.Write("scenario.yaml", "");
        File.WriteAllBytes(path, [0x50, 0x4B, 0xFF, 0xFE, 0x00]);
        Assert.Equal(["scenario.yaml is not text in UTF-8"], _files.Checked(path));
    }

    [Fact]
    public void A_file_that_is_not_there_is_named() =>
        Assert.Equal(
            "nowhere/x.yaml", Assert.Single(FileChecker.Check(["nowhere/x.yaml"]).Problems).File);

    [Fact]
    public void A_folder_is_no_file()
    {
        string folder = Path.GetDirectoryName(_files.Write("inside/other.txt", "x"))!;
        Assert.Equal(["inside is a folder; expected a file"], _files.Checked(folder));
    }

    [Fact]
    public void A_doubled_key_is_refused_with_its_place() =>
        Assert.Equal(
            ["scenario.yaml:6:1 gives days a second time; the first stands in line 4"],
            _files.ProblemsOf(WrittenFiles.Scenario + "\ndays: 40"));

    [Fact]
    public void A_doubled_entry_of_a_mapping_is_refused() =>
        Assert.Contains(
            "scenario.yaml:7:3 gives a a second time; the first stands in line 6",
            _files.ProblemsOf(WrittenFiles.Scenario.Replace("regime: none", "arms:\n  a: none\n  a: none")));

    [Theory]
    [InlineData("name: &n small", "sets the anchor &n; anchors are not read")]
    [InlineData("name: !!str small", "carries the tag tag:yaml.org,2002:str; tags are not read")]
    [InlineData("name: !own small", "carries the tag !own; tags are not read")]
    [InlineData("<<: {days: 3}\nname: small", "merges with <<; write the settings out")]
    [InlineData("? [a, b]\n: c\nname: small", "has a list or mapping as a key; keys are plain names")]
    public void What_hides_its_meaning_is_refused(string line, string message) =>
        Assert.Contains(
            _files.ProblemsOf(WrittenFiles.Scenario.Replace("name: small", line)),
            problem => problem.EndsWith(message, StringComparison.Ordinal));

    [Fact]
    public void An_alias_is_refused() =>
        Assert.Contains(
            "scenario.yaml:6:11 uses the alias *n; write the value out",
            _files.ProblemsOf(WrittenFiles.Scenario.Replace("small", "&n small") + "\nquestion: *n"));

    [Fact]
    public void A_second_document_is_refused() =>
        Assert.Equal(
            ["scenario.yaml:6:1 holds a second document; one file is one document"],
            _files.ProblemsOf(WrittenFiles.Scenario + "\n---\na: b\n"));

    [Fact]
    public void Deep_nesting_is_refused_and_does_not_overflow()
    {
        string deep = "name: " + new string('[', 20_000) + new string(']', 20_000);
        Assert.Contains("nested more than", Assert.Single(_files.ProblemsOf(deep)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mark_of_byte_order_is_no_part_of_the_text() =>
        Assert.Empty(_files.ProblemsOf("\uFEFF" + WrittenFiles.Scenario));

    [Fact]
    public void A_schema_line_for_editors_is_allowed() =>
        Assert.Empty(_files.ProblemsOf("$schema: ./scenario.schema.json\n" + WrittenFiles.Scenario));
}
