using Glasshouse.Lab.Files;
using Xunit;

namespace Glasshouse.Tests.Files;

public sealed class RegimeReaderTests : IDisposable
{
    private readonly WrittenFiles _files = new();

    public void Dispose() => _files.Dispose();

    public static TheoryData<string> ShippedRegimes => [.. Shipped.Regimes];

    [Theory]
    [MemberData(nameof(ShippedRegimes))]
    public void A_shipped_regime_reads_and_has_the_name_of_its_folder(string name)
    {
        InputTexts texts = InputTexts.FromShippedAndDisk();
        Assert.Equal(name, RegimeReader.Read(texts, name, CatalogueReader.Read(texts)).Name);
    }

    [Fact]
    public void A_tiny_regime_has_no_problem() => Assert.Empty(_files.ProblemsOfRegime(WrittenFiles.Regime));

    [Theory]
    [InlineData("documented")]
    [InlineData("documented-weak")]
    [InlineData("comparator")]
    public void A_regime_that_is_not_shipped_is_hypothetical(string label) => Assert.Equal(
        [
            $"regime.yaml:3:8 label is {label}, which only shipped regimes may say of themselves, word for word as "
            + "they are shipped; allowed here is hypothetical",
        ],
        _files.ProblemsOfRegime(WrittenFiles.Regime.Replace("label: hypothetical", $"label: {label}")));

    [Theory]
    [InlineData("debtor-list")]
    [InlineData("consent-bureau")]
    public void A_copy_of_a_shipped_regime_keeps_its_label_until_a_word_of_it_changes(string name)
    {
        string text = Shipped.Text($"regimes/{name}/regime.yaml")!;
        Assert.Empty(_files.ProblemsOfRegime(text));
        Assert.Empty(_files.ProblemsOfRegime(text.ReplaceLineEndings("\r\n")));
        Assert.Contains(
            "label is", Assert.Single(_files.ProblemsOfRegime($"{text}\n# edited\n")), StringComparison.Ordinal);
    }

    [Fact]
    public void An_age_that_hardly_anybody_reaches_is_warned_of()
    {
        string path = _files.Write("old/regime.yaml", WrittenFiles.Regime.Replace(
            "  awareness_share: 0.5", "  awareness_share: 0.5\n  minimum_age: 101"));
        CheckedFiles found = FileChecker.Check([path]);
        Assert.Empty(found.Problems);
        Assert.Contains("minimum_age is 101; hardly anybody", Assert.Single(found.Warnings).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Every_number_of_a_regime_keeps_its_evidence()
    {
        var findings = new Findings();
        InputTexts texts = InputTexts.FromShippedAndDisk();
        string text = WrittenFiles.Regime.Replace(
            "wait_days: 10", "wait_days: {value: 12, source: \"A law\", basis: measured, date: 2024-02-01}");
        Assert.NotNull(RegimeReader.Read("r.yaml", text, CatalogueReader.Read(texts), findings));
        Evidence own = findings.Evidence["citizens.appeal.wait_days"];
        Assert.Equal((12.0, "days", "A law"), (own.Value, own.Unit, own.Source));
        Assert.Equal(new DateOnly(2024, 2, 1), own.Date);
        Assert.Equal("Invented for tests", findings.Evidence["citizens.rules.speeding_costs.points"].Source);
    }

    [Theory]
    [InlineData("wait_days: 10", "wait_days: -3",
        "24:16 citizens.appeal.wait_days is -3; allowed are 0 to 365 days")]
    [InlineData("on: speeding,", "on: speding,",
        "17:26 citizens.rules.speeding_costs.on is speding, no behaviour of the catalogue; nearest is speeding")]
    [InlineData("list: debtors}", "list: debtor}",
        "18:48 citizens.rules.debt_listed.list is debtor, no list of this system; nearest is debtors; "
        + "allowed are debtors")]
    [InlineData("points: -30", "set_band: lo",
        "17:46 citizens.rules.speeding_costs.set_band is lo, no band of this system; nearest is low; "
        + "allowed are low, high")]
    [InlineData("points: -30", "points: -30, list: debtors",
        "17:5 citizens.rules.speeding_costs has 2 effects; give exactly one of points, discretion, set_band, list")]
    [InlineData(", points: -30", "",
        "17:5 citizens.rules.speeding_costs has no effect; give exactly one of points, discretion, set_band, list")]
    [InlineData("low: {from: 0,", "low: {from: 10,",
        "12:17 citizens.bands.low.from is 10; the first band begins at the floor, 0")]
    [InlineData("high: {from: 60}", "high: {from: 0}",
        "13:18 citizens.bands.high.from is 0; bands rise, so it must be above 0")]
    [InlineData("start: 100", "start: 300",
        "10:18 citizens.score.start is 300; allowed are 0 to 200, from floor to ceiling")]
    [InlineData("start: 100", "start: 40000",
        "10:18 citizens.score.start is 40000; allowed are -30000 to 30000 points")]
    [InlineData("floor: 0", "floor: 900",
        "10:30 citizens.score.floor is 900; it must be below the ceiling, 200")]
    [InlineData("label: hypothetical", "label: documented_weak",
        "3:8 label is documented_weak; nearest is documented-weak; allowed are comparator, documented, "
        + "documented-weak, hypothetical")]
    [InlineData("label: hypothetical\n", "",
        "1:1 label is missing; expected one of comparator, documented, documented-weak, hypothetical")]
    [InlineData("[police, courts]", "[police, curts]",
        "8:22 citizens.channels.1 is curts; nearest is courts; allowed are apps, banks, cameras, citizen_reports, "
        + "courts, inspections, police, superiors, tax_office")]
    [InlineData("[police, courts]", "[police, police]", "8:22 citizens.channels names police twice")]
    [InlineData("[police, courts]", "[]", "8:13 citizens.channels is empty; a system needs at least one channel")]
    [InlineData("ends_on_payment: on, ", "",
        "15:59 citizens.lists.debtors.removal_days is 3, but the list does not end on payment (ends_on_payment)")]
    [InlineData("on: unpaid_court_debt", "on: speeding",
        "15:62 citizens.lists.debtors.ends_on_payment is on, but no rule enters the list for an obligation, and "
        + "nothing else can be paid")]
    [InlineData("on: speeding,", "on: late_tax,",
        "17:26 citizens.rules.speeding_costs.on is late_tax, which organisations do; "
        + "this is the system for citizens")]
    [InlineData("no_flights", "none",
        "12:35 citizens.bands.low.consequences.0 is none; allowed are cheaper_loans, ")]
    [InlineData("debtors: {colour: black", "Debtors: {colour: black",
        "15:5 citizens.lists.Debtors is not a usable name; allowed are small letters, digits and underscores, "
        + "a letter first, 60 at most")]
    public void What_a_regime_cannot_mean_is_refused_with_its_place(string right, string wrong, string problem)
    {
        string[] problems = _files.ProblemsOfRegime(WrittenFiles.Regime.Replace(right, wrong));
        Assert.Contains(problems, found => found.StartsWith($"regime.yaml:{problem}", StringComparison.Ordinal));
    }

    [Fact]
    public void A_system_without_rules_is_refused()
    {
        string text = WrittenFiles.Regime[..WrittenFiles.Regime.IndexOf("  lists:", StringComparison.Ordinal)];
        Assert.Equal(
            ["regime.yaml:8:3 citizens has no rules; give it some or leave the system out"],
            _files.ProblemsOfRegime(text));
    }

    [Fact]
    public void More_lists_than_a_standing_can_hold_are_refused()
    {
        string more = string.Concat(Enumerable.Range(0, 4).Select(i => $"    more_{i}: {{stay_days: 3}}\n"));
        string rules = string.Concat(
            Enumerable.Range(0, 4).Select(i => $"\n    enter_{i}: {{on: speeding, list: more_{i}}}"));
        string[] problems = _files.ProblemsOfRegime(
            WrittenFiles.Regime.Replace("  rules:\n", $"{more}  rules:{rules}\n"));
        Assert.Equal(["regime.yaml:15:5 citizens.lists are 5; allowed are 0 to 4"], problems);
    }

    [Fact]
    public void Points_and_bands_need_a_score()
    {
        string[] problems = _files.ProblemsOfRegime(
            WrittenFiles.Regime.Replace("  score: {start: 100, floor: 0, ceiling: 200}\n", ""));
        Assert.Equal(
            [
                "regime.yaml:11:5 citizens.bands are ranges of a score, but the system has no score",
                "regime.yaml:16:44 citizens.rules.speeding_costs.points are given, but the system has no score",
            ],
            problems);
    }

    [Fact]
    public void A_number_without_a_source_is_refused_with_its_place()
    {
        string[] problems = _files.ProblemsOfRegime(WrittenFiles.Regime
            .Replace("source: \"Invented for tests\"\nbasis: assumed\n", ""));
        Assert.Contains(
            "regime.yaml:7:20 citizens.awareness_share has no source; state source and basis on it, as "
            + "{value, source, basis}, or around it",
            problems);
        Assert.Equal(15, problems.Length);
    }

    [Theory]
    [InlineData("basis: assumed\n", "", "5:9 basis is missing beside source; a number needs both")]
    [InlineData("source: \"Invented for tests\"\n", "", "5:8 source is missing beside basis; a number needs both")]
    [InlineData("basis: assumed", "basis: guessed",
        "6:8 basis is guessed; allowed are assumed, estimated, measured")]
    [InlineData("\"Invented for tests\"", "\" \"", "5:9 source says nothing")]
    [InlineData("awareness_share: 0.5", "awareness_share: {value: 0.5, source: x, bases: measured}",
        "9:44 citizens.awareness_share.bases is not a setting; nearest is basis; allowed are value, source, basis, "
        + "date")]
    [InlineData("awareness_share: 0.5", "awareness_share: {value: 5, source: x, basis: measured}",
        "9:28 citizens.awareness_share is 5; allowed are 0 to 1 (share)")]
    public void Evidence_is_stated_whole(string right, string wrong, string problem) =>
        Assert.Contains(
            $"regime.yaml:{problem}", _files.ProblemsOfRegime(WrittenFiles.Regime.Replace(right, wrong)));

    [Fact]
    public void A_regime_that_is_not_there_is_answered_with_the_nearest()
    {
        InputTexts texts = InputTexts.FromShippedAndDisk();
        var refusal = Assert.Throws<BadInputException>(() => RegimeReader.Read(texts, "nonne", []));
        Assert.Contains("nearest is none", Assert.Single(refusal.Problems).Message, StringComparison.Ordinal);
    }
}
