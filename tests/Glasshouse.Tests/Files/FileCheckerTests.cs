using CsCheck;
using Glasshouse.Lab.Files;
using Xunit;

namespace Glasshouse.Tests.Files;

public sealed class FileCheckerTests : IDisposable
{
    private readonly WrittenFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Everything_shipped_has_no_problem() =>
        Assert.Equal(
            (0, 0), Count(FileChecker.Check([.. Shipped.Scenarios, .. Shipped.Regimes])));

    [Fact]
    public void A_regime_is_checked_with_what_a_scenario_beside_it_adds()
    {
        string regime = _files.Write("mine/regime.yaml", WrittenFiles.Regime.Replace("{on: speeding,", "{on: x_y,"));
        string scenario = _files.Write("s.yaml", $"{WrittenFiles.Scenario}\nbehaviours: {{x_y: {AdditionTests.Row}}}");
        Assert.Contains("x_y, no behaviour of the catalogue", Assert.Single(_files.Checked(regime)));
        Assert.Empty(_files.Checked(regime, scenario));
    }

    private static (int Problems, int Warnings) Count(CheckedFiles found) =>
        (found.Problems.Count, found.Warnings.Count);

    [Fact]
    public void What_a_file_is_shows_in_what_it_says()
    {
        string scenario = _files.Write("a.txt", WrittenFiles.Scenario.Replace("days: 30", "days: 0"));
        string regime = _files.Write("b.txt", WrittenFiles.Regime.Replace("accuracy: 0.9", "accuracy: 9"));
        string catalogue = _files.Write("c.txt", "glasshouse: 1\nbehaviours: {}");
        string parameters = _files.Write("d.txt", "appeals: {source: s, basis: assumed, filing_days: 999, "
            + "recognised_without_reasons_share: 0, pointed_without_reasons_share: 0}");
        Assert.Equal(
            [
                "a.txt:4:7 days is 0; allowed are 1 to 36500 days",
                "b.txt:27:15 citizens.appeal.accuracy is 9; allowed are 0 to 1 (share)",
                "c.txt:2:13 behaviours holds no behaviour; at least one is needed",
                "d.txt:1:51 appeals.filing_days is 999; allowed are 0 to 365 days",
            ],
            _files.Checked(scenario, regime, catalogue, parameters));
    }

    [Fact]
    public void A_misspelt_key_does_not_change_what_a_file_is_taken_for() =>
        Assert.Equal(
            [
                "scenario.yaml:1:1 nation is missing; expected a mapping of key: value",
                "scenario.yaml:3:1 nations is not a setting; nearest is nation",
            ],
            _files.ProblemsOf(WrittenFiles.Scenario.Replace("nation:", "nations:"))
                .Select(problem => problem.Split("; allowed")[0]));

    [Fact]
    public void A_file_of_something_else_is_refused() =>
        Assert.Equal(
            ["scenario.yaml:1:1 is neither a scenario nor a regime; no key at its start belongs to one"],
            _files.ProblemsOf("people:\n  - alice\n"));

    [Fact]
    public void An_unknown_name_is_answered_with_the_nearest_shipped_one() =>
        Assert.Contains(
            "nearest is first-look", Assert.Single(FileChecker.Check(["fist-look"]).Problems).Message,
            StringComparison.Ordinal);

    // Whatever a slip of the hand makes of a good file: problems with places, never another exception.
    [Fact]
    public void A_damaged_file_gives_problems_and_never_fails_otherwise()
    {
        string[] texts = [WrittenFiles.Regime, Shipped.Text("regimes/integrated-score/regime.yaml")!];
        Gen<string> typed = Gen.String[Gen.Char[" :-{}[]\n#'\"&*!|>0a~\t,"], 0, 4];
        Gen.Select(Gen.Int[0, 1], Gen.Int[0, 100_000], Gen.Int[0, 12], typed)
            .Sample(
                (which, place, removed, inserted) =>
                {
                    string text = texts[which];
                    int start = place % text.Length;
                    int end = Math.Min(text.Length, start + removed);
                    var findings = new Findings();
                    RegimeReader.Read("r.yaml", text[..start] + inserted + text[end..], [], findings);
                    return findings.Problems.All(problem => problem.Message.Length > 0);
                },
                iter: 1500, seed: "0000KYsPJxz1", threads: 1);
    }
}
