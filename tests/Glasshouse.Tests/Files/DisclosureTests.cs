using Xunit;

namespace Glasshouse.Tests.Files;

public sealed class DisclosureTests : IDisposable
{
    private const string Cards = """

        disclosure:
          kind: grade_card
          source: "Invented for tests"
          basis: assumed
          grades:
            C: {from: 0}
            B: {from: 0.7}
            A: {from: 0.9}
        """;

    private readonly WrittenFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Cards_with_rising_thresholds_have_no_problem() =>
        Assert.Empty(_files.ProblemsOfRegime(WrittenFiles.Regime + Cards));

    [Theory]
    [InlineData("B: {from: 0.7}", "B: {from: 0.95}", "disclosure.grades.A.from is 0.9; thresholds out of order: grades "
        + "rise, so it must be above 0.95")]
    [InlineData("C: {from: 0}", "C: {from: 0.1}",
        "disclosure.grades.C.from is 0.1; the first grade is the worst and begins at 0")]
    [InlineData("kind: grade_card", "kind: score",
        "disclosure.grades are given, but kind is score; only grade_card shows grades")]
    [InlineData("A: {from: 0.9}", "A: {from: 9}", "disclosure.grades.A.from is 9; allowed are 0 to 1")]
    public void What_cards_cannot_mean_is_refused_with_its_place(string right, string wrong, string problem)
    {
        string[] problems = _files.ProblemsOfRegime(WrittenFiles.Regime + Cards.Replace(right, wrong));
        Assert.Contains(problems, found => found.Contains(problem, StringComparison.Ordinal)
            && found.StartsWith("regime.yaml:", StringComparison.Ordinal));
    }
}
