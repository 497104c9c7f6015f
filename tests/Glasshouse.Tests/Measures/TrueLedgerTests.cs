using System.Collections.Immutable;
using Glasshouse.Model;
using Glasshouse.Model.Measures;
using Glasshouse.Tests.Consequences;
using Xunit;

namespace Glasshouse.Tests.Measures;

/// <summary>
/// Where nothing wrongful is ever filed, whoever is sanctioned did what the rules sanction, so the true ledger must
/// find no false positive, whatever the rules depend on.
/// </summary>
public sealed class TrueLedgerTests
{
    // Offices that look less hard let a few debts of a hundred pass, of the thirty or more that there are.
    private const double Missed = 0.2;

    private static readonly string[] NoErrors =
    [
        "observations.false_record_ratio=0", "observations.wrong_subject_ratio=0",
        "observations.namesake_share=0", "observations.stale_exit_share=0",
    ];

    [Fact]
    public void A_regime_that_takes_the_files_over_takes_over_what_is_deserved()
    {
        RunInputs inputs = DebtorWorld.Amended(
            DebtorWorld.WithoutAppeal(Flawless(days: 240)), 120,
            list => list with { RemovalDays = list.RemovalDays + 1 });
        inputs = inputs with
        {
            Regimes = inputs.Regimes.SetItem("amended", inputs.Regimes["amended"] with
            {
                Citizens = inputs.Regimes["amended"].Citizens! with { Appeal = null },
            }),
        };
        AssertNobodyIsFalselySanctioned(inputs, fromDay: 120);
    }

    [Fact]
    public void A_rule_of_some_municipalities_is_deserved_in_those_alone() =>
        AssertNobodyIsFalselySanctioned(DebtorWorld.WithoutAppeal(
            WithRules(Flawless(days: 120), rule => rule with { MunicipalityShare = 0.5 })));

    [Fact]
    public void Whom_a_court_finds_without_means_does_not_deserve_the_list()
    {
        RunInputs inputs = DebtorWorld.WithList(
            DebtorWorld.WithoutAppeal(Flawless(days: 120)),
            list => list with
            {
                Inability = new InabilityRule { RecognisedShare = 1, MistakenShare = 0, ReviewsPerYear = 0 },
            });
        SmallRuns.Live(inputs, (_, kept) =>
        {
            Assert.All(Of(kept, "false_positive_rate"), row => Assert.Equal(0, row.Value));
            // Hardly a debt is missed, so hardly anybody who deserves it is either.
            Assert.All(Of(kept, "false_negative_rate"), row => Assert.InRange(row.Value, 0, Missed));
            return true;
        });
    }

    [Fact]
    public void Whoever_has_no_file_neither_deserves_anything_nor_is_counted()
    {
        RunInputs inputs = DebtorWorld.WithoutAppeal(Flawless(days: 120));
        Regime regime = inputs.Regimes[inputs.Scenario.Regime!];
        inputs = inputs.Under(regime with
        {
            Citizens = regime.Citizens! with { MinimumAge = 18, Consent = new ConsentRule { UptakeShare = 0.5 } },
        });
        SmallRuns.Live(inputs, (_, kept) =>
        {
            Assert.All(Of(kept, "false_negative_rate"), row => Assert.InRange(row.Value, 0, Missed));
            return true;
        });
    }

    // Courts make no errors and see every debt, but for what lax offices let pass.
    private static RunInputs Flawless(int days)
    {
        RunInputs inputs = DebtorWorld.Inputs(days, NoErrors);
        return inputs with
        {
            Behaviours =
            [
                .. inputs.Behaviours.Select(behaviour => behaviour.Id == "unpaid_court_debt"
                    ? behaviour with
                    {
                        Channels = [.. behaviour.Channels.Select(sight => sight with { SeenShare = 1 })],
                    }
                    : behaviour),
            ],
        };
    }

    private static void AssertNobodyIsFalselySanctioned(RunInputs inputs, int fromDay = 0) =>
        SmallRuns.Live(inputs, (_, kept) =>
        {
            MeasureRow[] rates = [.. Of(kept, "false_positive_rate").Where(row => row.Day >= fromDay)];
            Assert.NotEmpty(rates);
            Assert.All(rates, row => Assert.Equal(0, row.Value));
            Assert.Contains(Of(kept, "deserving_share"), row => row.Value > 0);
            return true;
        });

    private static RunInputs WithRules(RunInputs inputs, Func<RecordRule, RecordRule> change)
    {
        Regime regime = inputs.Regimes[inputs.Scenario.Regime!];
        ImmutableArray<RecordRule> rules = [.. regime.Citizens!.Rules.Select(change)];
        return inputs.Under(regime with { Citizens = regime.Citizens with { Rules = rules } });
    }

    private static IEnumerable<MeasureRow> Of(Kept kept, string measure) =>
        kept.Measures.Where(row => row.Measure == measure && row is { RegionId: 0, GroupId: 0 });
}
