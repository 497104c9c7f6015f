using Glasshouse.Lab.Comparisons;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Validation;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Xunit;

namespace Glasshouse.Tests.Comparisons;

public sealed class PartedLivesTests
{
    private const int Citizens = 1000;
    private const int Days = 24;

    // Health regimes keep no score; they are named elsewhere and have no rules on records.
    public static TheoryData<string> Regimes => [.. Shipped.Regimes.Except(Shipped.HealthRegimes)];

    [Theory]
    [MemberData(nameof(Regimes))]
    public void A_regime_with_another_name_and_order_of_rules_changes_no_life(string name)
    {
        RunInputs inputs = Inputs(name);
        Regime regime = inputs.Regimes[name];
        RunInputs renamed = Setup.Under(inputs, regime with
        {
            Name = "another-name",
            Citizens = Reordered(regime.Citizens),
            Organisations = Reordered(regime.Organisations),
            Officials = Reordered(regime.Officials),
        });
        Compared compared = Compare(inputs, renamed);
        Assert.Equal([0], compared.DifferingLives);
        Assert.DoesNotContain(compared.Lives, life => life.Differs || life.Verdict != "same");
    }

    [Theory]
    [MemberData(nameof(Regimes))]
    public void Each_life_that_a_regime_changes_names_what_first_carried_it(string name)
    {
        Compared compared = Compare(Inputs("none"), Inputs(name));
        Assert.Equal(compared.DifferingLives[0], compared.Lives.Count(life => life.Differs));
        Assert.All(compared.Lives.Where(life => life.Differs), life =>
        {
            Assert.NotEqual("none", life.CarriedBy);
            Assert.False(string.IsNullOrEmpty(life.Detail));
            Assert.InRange(life.FirstDay!.Value, 0, Days - 1);
        });
        Assert.All(compared.Lives.Where(life => !life.Differs), life => Assert.Equal("same", life.Verdict));
    }

    [Theory]
    [MemberData(nameof(Regimes))]
    public void Without_couplings_a_changed_rule_touches_those_alone_of_whom_it_reads_a_record(string name)
    {
        RunInputs inputs = Uncoupled(Inputs(name), name);
        if (inputs.Regimes[name].Citizens is not { Rules.Length: > 0 } system)
        {
            return;
        }
        RecordRow[] records = Records(inputs);
        foreach (RecordRule rule in MostUsed(system, records))
        {
            RecordRule changed = rule with { Points = rule.Points - 3 };
            RunInputs other = Setup.Under(inputs, inputs.Regimes[name] with
            {
                Citizens = system with { Rules = system.Rules.Replace(rule, changed) },
            });
            var read = records.Where(record => record.Behaviour == rule.On)
                .Select(record => record.SubjectId).ToHashSet();
            Compared compared = Compare(inputs, other);
            Assert.All(compared.Lives.Where(life => life.Differs), life => Assert.Contains(life.CitizenId, read));
            Assert.True(system.Score is null || read.Count == 0 || compared.DifferingLives[0] > 0, rule.Id);
        }
    }

    // A rule of some municipalities only, or one that is seldom applied, may have nobody to touch.
    private static IEnumerable<RecordRule> MostUsed(RegimeSystem system, RecordRow[] records) => system.Rules
        .Where(rule => rule is
        {
            MunicipalityShare: >= 1, AppliedShare: >= 1, CapPerYear: null, Points: not (null or 0),
        })
        .OrderByDescending(rule => records.Count(record => record.Behaviour == rule.On))
        .ThenBy(rule => rule.Id, StringComparer.Ordinal).Take(1);

    private static RecordRow[] Records(RunInputs inputs)
    {
        var records = new List<RecordRow>();
        Setup.Follow(
            inputs with
            {
                Scenario = inputs.Scenario with { Record = new RecordChoice { Detail = RecordDetail.Full } },
            },
            (_, rows) => records.AddRange(rows.Records.Where(row => row.SubjectKind == SubjectKind.Citizen)));
        return [.. records];
    }

    // No peers, ties, shared queues, markets or officials, and nobody acts on what the rules threaten.
    private static RunInputs Uncoupled(RunInputs inputs, string name)
    {
        Regime regime = inputs.Regimes[name];
        RunInputs apart = Setup.With(inputs, new Switches
        {
            PeerLearning = false,
            Beliefs = false,
            Consequences = false,
            Association = false,
            Attitudes = false,
            Opinion = false,
            Reciprocity = false,
            PredictedTrust = false,
            CreditScreening = false,
            Discipline = false,
            Tournaments = false,
            CrowdingOut = false,
            ListPressure = false,
            Stigma = false,
            ScoreSales = false,
        });
        RegimeSystem? citizens = regime.Citizens is null ? null : regime.Citizens with { Appeal = null };
        return Setup.Under(apart, regime with { Citizens = citizens });
    }

    private static RegimeSystem? Reordered(RegimeSystem? system) =>
        system is null ? null : system with { Rules = [.. system.Rules.Reverse()] };

    [Fact]
    public void Under_a_health_regime_lives_part_by_infections_and_days_at_home_and_refusals_count()
    {
        RunInputs[] arms = [.. Setup.Arms("lockdown", 3000, 40).Where(arm => arm.Arm is "nothing" or "health-code")];
        Compared compared = ArmComparison.Live(arms, 40, 2, isFollowed: true, _ => { }, CancellationToken.None);
        Assert.Contains(compared.Lives, life => life.CarriedBy == "contagion");
        Assert.True(compared.Lives.Sum(life => life.InfectionsBaseline - life.InfectionsArm) > 0);
        Assert.Equal(0, compared.Lives.Sum(life => life.HomeDaysBaseline));
        Assert.Contains(compared.Lives, life => life is { HomeDaysArm: > 0, Verdict: "worse" });
        Assert.True(compared.Lives.Sum(life => life.RefusalsArm - life.RefusalsBaseline) > 0);
        Assert.Contains(compared.Lives, life => life.Verdict == "better");
        Assert.Contains(compared.Lives, life => life.CarriedBy == "health");
        Assert.All(compared.Lives.Where(life => !life.Differs), life => Assert.Equal("same", life.Verdict));
    }

    [Theory]
    [MemberData(nameof(HealthRegimes))]
    public void A_health_regime_with_another_name_and_order_of_gates_changes_no_life(string name)
    {
        RunInputs inputs = HealthInputs(name);
        Regime regime = inputs.HealthRegimes[name];
        Regime renamed = regime with
        {
            Name = "another-name",
            Health = regime.Health! with
            {
                Gates = [.. regime.Health.Gates.Reverse()],
                Platforms = [.. regime.Health.Platforms.Reverse()],
            },
        };
        Compared compared = Compare(inputs, inputs with
        {
            Scenario = inputs.Scenario with { Health = renamed.Name },
            HealthRegimes = inputs.HealthRegimes.Clear().Add(renamed.Name, renamed),
        });
        Assert.Equal([0], compared.DifferingLives);
    }

    [Theory]
    [MemberData(nameof(HealthRegimes))]
    public void Each_life_that_a_health_regime_changes_names_what_first_carried_it(string name)
    {
        Compared compared = Compare(HealthInputs(ScenarioChecks.NoHealth), HealthInputs(name));
        Assert.True(compared.DifferingLives[0] > 0);
        Assert.All(compared.Lives.Where(life => life.Differs), life =>
        {
            Assert.NotEqual("none", life.CarriedBy);
            Assert.False(string.IsNullOrEmpty(life.Detail));
        });
        Assert.All(compared.Lives.Where(life => !life.Differs), life => Assert.Equal("same", life.Verdict));
    }

    public static TheoryData<string> HealthRegimes =>
        [.. Shipped.HealthRegimes.Where(name => name != ScenarioChecks.NoHealth)];

    private static RunInputs HealthInputs(string name) =>
        HealthTargets.Inputs(name, 2000, Days, 1, "contagion.r=4", "contagion.seed_infections=40");

    [Fact]
    public void Two_orders_that_follow_each_other_are_the_same_life_as_one()
    {
        RunInputs Under(params LockdownOrder[] orders)
        {
            RunInputs inputs = Inputs("none");
            return inputs with { Scenario = inputs.Scenario with { Lockdowns = [.. orders] } };
        }
        LockdownOrder whole = new() { Name = "whole", From = 5, Until = 18, StayHome = true };
        Compared compared = Compare(
            Under(whole),
            Under(
                whole with { Name = "first", Until = 11 }, whole with { Name = "second", From = 12 },
                whole with { Name = "within", From = 7, Until = 9 }));
        Assert.Equal([0], compared.DifferingLives);
        Compared longer = Compare(Under(whole), Under(whole with { Until = 19 }));
        Assert.True(longer.DifferingLives[0] > Citizens / 2);
        Assert.All(longer.Lives.Where(life => life.Differs), life => Assert.Equal(19, life.FirstDay));
    }

    [Fact]
    public void Whoever_a_lockdown_keeps_at_home_has_another_life_than_the_twin()
    {
        RunInputs[] arms = [.. Setup.Arms("closures", 2000, 60)];
        Compared compared = ArmComparison.Live(arms, 60, 2, isFollowed: true, _ => { }, CancellationToken.None);
        Assert.Contains(compared.Lives, life => life is { HomeDaysBaseline: 0, HomeDaysArm: > 0 });
        Assert.All(compared.Lives.Where(life => !life.Differs), life => Assert.Equal("same", life.Verdict));
    }

    private static RunInputs Inputs(string regime) => Setup.Inputs(regime, Citizens, Days);

    private static Compared Compare(RunInputs one, RunInputs other) => ArmComparison.Live(
        [one, other], Days, 2, isFollowed: true, _ => { }, TestContext.Current.CancellationToken);
}
