using Xunit;

namespace Glasshouse.Tests.Files;

public sealed class GradeCheckTests : IDisposable
{
    private const string Text = """
        glasshouse: 1
        name: graded
        label: hypothetical
        meaning: Invented for tests.
        organisations:
          channels: [tax_office]
          awareness_share: {value: 1, source: Invented for tests, basis: assumed}
          yearly_grades:
            source: Invented for tests
            basis: assumed
            grading_day: 100
            start_audited: 100
            start_unaudited: 90
            audit_counts: 3
            grades:
              D: {from: 0, consequences: [no_loans]}
              B: {from: 70}
              A: {from: 90}
            newcomers: {name: M, from: 70}
            direct_holds: 2
            rules:
              late: {on: late_tax, points: 5}
        """;

    private readonly WrittenFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_tiny_graded_regime_has_no_problem() => Assert.Empty(_files.ProblemsOfRegime(Text));

    [Theory]
    [InlineData("B: {from: 70}", "B: {from: 95}",
        "18:17 organisations.yearly_grades.grades.A.from is 90; grades rise, so it must be above 95")]
    [InlineData("D: {from: 0,", "D: {from: 10,",
        "16:17 organisations.yearly_grades.grades.D.from is 10; the first grade is the worst and begins at 0")]
    [InlineData("A: {from: 90}", "A: {from: 101}",
        "18:17 organisations.yearly_grades.grades.A.from is 101; nobody starts a year above 100")]
    [InlineData("name: M", "name: A",
        "19:23 organisations.yearly_grades.newcomers.name is A, which is a grade by points already; take another name")]
    [InlineData("points: 5", "points: 5, direct: on",
        "22:7 organisations.yearly_grades.rules.late has both; give exactly one of points and direct")]
    [InlineData("on: late_tax", "on: speeding",
        "22:18 organisations.yearly_grades.rules.late.on is speeding, which no organisation does")]
    [InlineData("channels: [tax_office]", "channels: [courts, inspections]",
        "9:5 organisations.yearly_grades is given, but the system does not feed on the tax_office, which says who has "
        + "declared")]
    [InlineData("  yearly_grades:", "  tax_audits: loudly\n  yearly_grades:",
        "8:15 organisations.tax_audits is loudly; allowed are grade, random, risk_class")]
    public void What_is_wrong_with_grades_is_said_at_its_place(string from, string to, string expected)
    {
        Assert.Contains(from, Text, StringComparison.Ordinal);
        string[] problems = _files.ProblemsOfRegime(Text.Replace(from, to, StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Contains(expected, StringComparison.Ordinal));
    }
}
