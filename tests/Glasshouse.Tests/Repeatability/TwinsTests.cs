using System.Collections.Immutable;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Xunit;

namespace Glasshouse.Tests.Repeatability;

public sealed class TwinsTests
{
    [Fact]
    public void The_same_rules_under_another_name_and_in_another_order_differ_in_no_life()
    {
        RunInputs inputs = SmallRuns.Inputs("integrated-score", citizens: 5000, days: 120);
        Regime regime = inputs.Regimes["integrated-score"];
        Regime twin = regime with
        {
            Name = "another-name",
            Citizens = Reversed(regime.Citizens),
            Organisations = Reversed(regime.Organisations),
            Officials = Reversed(regime.Officials),
        };
        uint[] lives = SmallRuns.Lives(inputs);
        Assert.Equal(lives, SmallRuns.Lives(inputs.Under(twin)));
        Assert.NotEqual(lives, SmallRuns.Lives(SmallRuns.Inputs("none", citizens: 5000, days: 120)));
    }

    /// <summary>T-0.4.</summary>
    [Fact]
    public void Under_none_there_are_no_records_scores_or_sanctions()
    {
        RunInputs inputs = SmallRuns.Inputs("none", citizens: 5000, days: 120);
        SmallRuns.Live(inputs, (world, kept) =>
        {
            Assert.NotEmpty(kept.Acts);
            Assert.Empty(kept.Records);
            Assert.Empty(kept.Decisions);
            Assert.Empty(kept.Appeals);
            Assert.All(world.Registers, register => Assert.Null(register.Standings));
            Assert.All(
                world.Nation.Citizens.Span.ToArray(),
                citizen => Assert.Equal(Consequence.None, citizen.Consequences));
            string[] zero = ["records_per_1000_year", "observations_per_person_day", "sanctioned_share"];
            Assert.All(kept.Measures.Where(row => zero.Contains(row.Measure)), row => Assert.Equal(0, row.Value));
            Assert.DoesNotContain(kept.Measures, row => row.Measure is "mean_score" or "score_gini");
            return true;
        });
    }

    /// <summary>T-0.4: what cameras there are and how they err is nothing to people whom no system files.</summary>
    [Fact]
    public void Under_none_no_setting_of_sensors_changes_a_life() => Assert.Equal(
        SmallRuns.Lives(SmallRuns.Inputs("none")),
        SmallRuns.Lives(SmallRuns.Inputs(
            "none", set: ["observations.cameras_per_1000=400", "observations.false_record_ratio=9"])));

    [Fact]
    public void With_consequences_and_beliefs_off_a_regime_changes_no_act()
    {
        var off = new Switches { Consequences = false, Beliefs = false };
        // Of what is counted by the month only the noticed acts are rows, and cameras notice more; the counts are not.
        var counted = SmallRuns.Inputs("none").Behaviours.Where(row => row.Counted).Select(row => row.Id).ToHashSet();
        long[] Acts(string regime) => SmallRuns.Live(
            SmallRuns.Inputs(regime).With(off),
            (_, kept) => kept.Acts.Where(act => act.SubjectKind == SubjectKind.Citizen)
                .Where(act => !counted.Contains(act.Behaviour)).Select(act => act.ActId).Order().ToArray());
        double[] Counts(string regime) => SmallRuns.Live(
            SmallRuns.Inputs(regime).With(off),
            (_, kept) => kept.Measures
                .Where(row => row.Measure is "petty_violations_per_1000_year" or "sensitive_reading_rate")
                .Select(row => row.Value).ToArray());
        Assert.Equal(Acts("none"), Acts("integrated-score"));
        Assert.Equal(Counts("none"), Counts("integrated-score"));
    }

    private static RegimeSystem? Reversed(RegimeSystem? system) => system is null ? null : system with
    {
        Rules = [.. system.Rules.Reverse()],
        Lists = [.. system.Lists.Reverse()],
        Channels = [.. system.Channels.Reverse()],
    };
}
