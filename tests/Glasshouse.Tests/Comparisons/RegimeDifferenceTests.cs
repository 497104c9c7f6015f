using System.Collections.Immutable;
using Glasshouse.Lab.Comparisons;
using Glasshouse.Lab.Files;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Tests.Files;
using Xunit;

namespace Glasshouse.Tests.Comparisons;

public sealed class RegimeDifferenceTests
{
    private static readonly ImmutableArray<Behaviour> Catalogue =
        CatalogueReader.Read(InputTexts.FromShippedAndDisk());

    public static TheoryData<string> ShippedRegimes => [.. Shipped.Regimes];

    [Theory]
    [MemberData(nameof(ShippedRegimes))]
    public void A_regime_with_another_name_and_order_is_no_other_regime(string name)
    {
        Regime regime = Read(name);
        Regime renamed = regime with
        {
            Name = "renamed",
            Meaning = "Other words.",
            Citizens = regime.Citizens is not { } system ? null : system with
            {
                Rules = [.. system.Rules.Reverse()],
                Lists = [.. system.Lists.Reverse()],
                Channels = [.. system.Channels.Reverse()],
            },
        };
        Assert.Empty(RegimeChanges.Between(regime, renamed));
    }

    [Theory]
    [InlineData("blacklist-state", "integrated-score")]
    [InlineData("manual-tracing", "health-code")]
    [InlineData("none", "points-city")]
    public void Changes_made_one_after_the_other_lead_to_the_other_regime(string from, string to)
    {
        Regime goal = Read(to);
        Regime now = Read(from);
        int steps = 0;
        while (RegimeChanges.Between(now, goal) is [var next, ..])
        {
            Assert.NotEmpty(next.Words);
            now = next.Changed;
            Assert.InRange(++steps, 1, 200);
        }
        Assert.True(steps > 0);
    }

    [Fact]
    public void A_changed_number_a_new_rule_and_a_rule_that_is_gone_are_told_apart()
    {
        Regime before = Read("points-city");
        RegimeSystem system = before.Citizens!;
        RecordRule first = system.Rules[0];
        Regime after = before with
        {
            Citizens = system with
            {
                AwarenessShare = 0.123,
                Rules = [.. system.Rules.Skip(1), new RecordRule { Id = "extra", On = first.On, Points = -7 }],
            },
        };
        ImmutableArray<RegimeChange> changes = RegimeChanges.Between(before, after);
        Assert.Equal(
            [
                ("citizens.awareness_share", ChangeKind.Changed), ($"citizens.rules.{first.Id}", ChangeKind.Removed),
                ("citizens.rules.extra", ChangeKind.Added),
            ],
            changes.Select(change => (change.Path, change.Kind)));
        Assert.EndsWith("becomes 0.123 share", Assert.Single(changes[0].Words), StringComparison.Ordinal);
        Assert.Equal($"new: id extra, on {first.On}, points -7", Assert.Single(changes[2].Words));
    }

    [Fact]
    public void A_rule_touches_those_who_have_such_a_record_and_is_left_out_of_the_other_where_it_needs_more()
    {
        using var files = new WrittenFiles();
        string before = files.Write("before/regime.yaml", WrittenFiles.Regime);
        string after = files.Write("after/regime.yaml", WrittenFiles.Regime
            .Replace("points: -30", "points: -40")
            .Replace("high: {from: 60}", "middle: {from: 60, consequences: [no_loans]}\n    high: {from: 80}")
            .Replace("  rules:", "  rules:\n    slowed: {on: speeding, set_band: middle}"));
        RegimeDifference difference = Of(before, after);
        TriedChange points = Find(difference, "citizens.rules.speeding_costs");
        Assert.Equal((Trying.Alone, ""), (points.Trying, points.Objection));
        Assert.InRange(points.Touched!.Citizens, 1, difference.Nation.Citizens / 2);
        TriedChange band = Find(difference, "citizens.rules.slowed");
        Assert.Equal(Trying.LeftOut, band.Trying);
        Assert.Contains("no band of this system", band.Objection, StringComparison.Ordinal);
        Assert.InRange(difference.Together.Citizens, points.Touched.Citizens, difference.Nation.Citizens);
    }

    [Fact]
    public void A_gate_touches_those_whom_it_turns_away()
    {
        using var files = new WrittenFiles();
        string lax = files.Write("lax/regime.yaml", """
            glasshouse: 1
            name: lax
            extends: health-code
            label: hypothetical
            meaning: "For tests."
            source: "Invented for tests"
            basis: assumed
            health: {gates: {shop: {enforced_share: 0.1, source: "Invented for tests", basis: assumed}}}
            """);
        RegimeDifference difference = Of("health-code", lax);
        TriedChange gate = Assert.Single(difference.Changes);
        Assert.Equal("health.gates.shop", gate.Change.Path);
        Assert.Equal(difference.Together, gate.Touched);
        Assert.InRange(difference.Together.Citizens, 100, difference.Nation.Citizens);
    }

    [Fact]
    public void The_same_regime_twice_touches_nobody()
    {
        RegimeDifference difference = Of("points-city", "points-city");
        Assert.Empty(difference.Changes);
        Assert.Equal(new Touched(0, 0, 0), difference.Together);
    }

    [Fact]
    public void A_health_regime_and_one_of_another_kind_are_not_compared()
    {
        BadInputException refusal = Assert.Throws<BadInputException>(() => Of("points-city", "health-code"));
        Assert.Contains("compare two of one kind", refusal.Message, StringComparison.Ordinal);
    }

    private static Regime Read(string name) =>
        RegimeReader.Read(InputTexts.FromShippedAndDisk(), name, Catalogue);

    private static TriedChange Find(RegimeDifference difference, string path) =>
        Assert.Single(difference.Changes, tried => tried.Change.Path == path);

    private static RegimeDifference Of(string from, string to) => RegimeDifference.Of(
        from, to, new RunOverrides { Citizens = 1000, Days = 40, Seed = 1, Record = "summary" }, 2,
        (_, _) => { }, CancellationToken.None);
}
