using Glasshouse.Lab.Files;
using Glasshouse.Tests.Cli;
using Xunit;

namespace Glasshouse.Tests.Files;

public sealed class LendingReaderTests
{
    private const string Study = """
        glasshouse: 1
        name: tiny
        source: "Invented for tests"
        basis: assumed
        states: [low, middle, high]
        up: 1
        down: 1
        gain: 1
        loss: 4
        repayment: {values: [0.5, 0.8, 0.9]}
        groups:
          A: {share: 0.4, start: {values: [0.5, 0.3, 0.2]}}
          B: {share: 0.6, start: {values: [0.2, 0.3, 0.5]}}
        cut_offs: [profit]
        """;

    public static TheoryData<string> ShippedStudies => [.. Shipped.LendingStudies];

    [Theory]
    [MemberData(nameof(ShippedStudies))]
    public void A_shipped_study_reads_and_has_the_name_of_its_file(string name) =>
        Assert.Equal(name, LendingReader.Read(name).Name);

    [Fact]
    public void A_tiny_study_has_no_problem() => Assert.Empty(ProblemsOf(Study));

    [Theory]
    [InlineData("[0.5, 0.3, 0.2]", "[0.5, 0.3, 0.3]", "groups.A.start adds up to 1.1; shares add up to 1")]
    [InlineData("[0.5, 0.8, 0.9]", "[0.5, 0.8, 1.9]", "repayment.values.2 is 1.9; allowed are 0 to 1 (share)")]
    [InlineData("[0.5, 0.8, 0.9]", "[0.5, 0.8]", "repayment.values are 2; expected 3, one a level")]
    [InlineData("share: 0.6", "share: 0.5", "groups have shares that add up to 0.9; they add up to 1")]
    [InlineData("states: [low, middle, high]", "states: [low, low, high]", "states name one state twice")]
    [InlineData("cut_offs: [profit]\n", "\n",
        "cut_offs is missing, and groups give no cut-offs of their own; expected profit, demographic_parity or "
        + "equal_opportunity")]
    [InlineData("share: 0.4,", "share: 0.4, from_state: lw,", "groups.A.from_state is lw; nearest is low; "
        + "allowed are low, middle, high")]
    [InlineData("name: tiny", "name: tiny\ncitizen_id: 4",
        "has a key \"citizen_id\", which tells people apart; lending studies hold shares of groups only; Glasshouse "
        + "takes in no records about people")]
    public void What_is_wrong_is_refused_with_its_place(string sound, string broken, string complaint)
    {
        IReadOnlyList<Problem> problems = ProblemsOf((Study + "\n").Replace(sound, broken));
        Assert.Contains(problems, problem => problem.Message == complaint && problem.Line > 0);
    }

    [Fact]
    public void A_study_with_a_group_per_person_is_refused()
    {
        string people = string.Concat(Enumerable.Range(0, 40).Select(
            person => $"  P{person}: {{share: 0.025, start: {{values: [1, 0, 0]}}}}\n"));
        int from = Study.IndexOf("  A:", StringComparison.Ordinal);
        int to = Study.IndexOf("cut_offs", StringComparison.Ordinal);
        IReadOnlyList<Problem> problems = ProblemsOf(Study[..from] + people + Study[to..]);
        Assert.Contains(problems, problem => problem.Code == "person-records");
    }

    [Fact]
    public void The_program_works_a_study_out_and_checks_it()
    {
        using var folder = new WorkingFolder();
        File.WriteAllText(Path.Combine(folder.Path, "tiny.yaml"), Study);
        Answer worked = GlasshouseProgram.Run(folder.Path, "lend", "tiny.yaml", "--json", "--out", "tiny");
        Assert.Equal(0, worked.ExitCode);
        Assert.Contains("\"break_even\": 0.8", worked.Output);
        Assert.True(File.Exists(Path.Combine(folder.Path, "tiny", "rounds.csv")));
        Assert.Equal(0, GlasshouseProgram.Run(folder.Path, "check", "tiny.yaml").ExitCode);
        File.WriteAllText(Path.Combine(folder.Path, "tiny.yaml"), Study.Replace("gain: 1", "gain: -1"));
        Assert.Equal(2, GlasshouseProgram.Run(folder.Path, "lend", "tiny.yaml").ExitCode);
        Assert.Equal(2, GlasshouseProgram.Run(folder.Path, "check", "tiny.yaml").ExitCode);
    }

    private static IReadOnlyList<Problem> ProblemsOf(string text)
    {
        var findings = new Findings();
        LendingReader.Read("study.yaml", text, findings);
        return findings.Problems;
    }
}
