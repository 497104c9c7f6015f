using Glasshouse.Lab.Files;
using Glasshouse.Lab.Validation;
using Glasshouse.Model;
using Glasshouse.Model.Contagion;
using Xunit;

namespace Glasshouse.Tests.Health;

public sealed class HealthRegimeTests
{
    private const int Days = 40;

    private static RunInputs Inputs(string health, params string[] set) =>
        HealthTargets.Inputs(health, 20_000, Days, 1, ["contagion.r=3", "contagion.seed_infections=60", .. set]);

    [Fact]
    public void Every_day_under_a_shared_health_code_has_the_same_state_on_any_number_of_threads()
    {
        RunInputs inputs = Inputs("health-code-shared");
        HealthRules rules = inputs.HealthOf("health-code-shared")!;
        inputs = inputs.With(rules with
        {
            Platforms = [.. rules.Platforms.Select(platform => platform with { ErrorShare = 0.3 })],
        });
        ulong[] one = SmallRuns.Hashes(inputs, threads: 1);
        foreach (int threads in new[] { 2, 3, 7 })
        {
            Assert.Equal(one, SmallRuns.Hashes(inputs, threads));
        }
    }

    [Fact]
    public void Equal_detection_gives_the_identical_epidemic_and_a_code_writes_down_who_met_whom()
    {
        RunInputs phones = Inputs("exposure-notification");
        RunInputs code = Inputs("health-code").With(HealthTargets.ContactsOnly(
            Inputs("health-code").HealthOf("health-code")!, phones.HealthOf("exposure-notification")!));
        Infection[] ofPhones = Infections(phones);
        Assert.True(ofPhones.Length > 200, $"{ofPhones.Length} infections");
        Assert.Equal(ofPhones, Infections(code));
        // That it is tracing which is compared, and not its absence.
        Assert.NotEqual(ofPhones, Infections(Inputs(ScenarioChecks.NoHealth)));
    }

    [Theory]
    [InlineData("manual-tracing")]
    [InlineData("health-code")]
    [InlineData("exposure-notification")]
    [InlineData("presence-tracing")]
    public void A_health_regime_has_fewer_infections_than_none(string health) =>
        Assert.True(Mean(Inputs(health), "infections") < Mean(Inputs(ScenarioChecks.NoHealth), "infections"));

    [Fact]
    public void Gates_count_every_scan_and_turn_people_away_rightly_and_wrongly()
    {
        RunInputs inputs = Inputs("health-code");
        SmallRuns.Live(inputs, (_, kept) =>
        {
            double Of(string measure) => kept.Measures
                .Last(row => row.Measure == measure && row is { RegionId: 0, GroupId: 0 }).Value;
            Assert.InRange(Of("gate_scans_per_person_day"), 0.2, 5);
            Assert.True(Of("gate_refusals_per_1000_day") > 0);
            Assert.InRange(Of("gate_wrongful_refusal_share"), 0.001, 1);
            Assert.True(Of("health_records_held_per_person") > Of("health_records_per_person_day"));
            return true;
        });
    }

    [Fact]
    public void Apps_go_on_after_the_epidemic_and_gates_do_not()
    {
        RunInputs inputs = Inputs("health-code");
        inputs = inputs with
        {
            Scenario = inputs.Scenario with
            {
                Timeline = [new TimelineEvent { Day = 20, Health = ScenarioChecks.NoHealth }],
            },
        };
        SmallRuns.Live(inputs, (_, kept) =>
        {
            double OnDay(int day, string measure) => kept.Measures
                .Where(row => row.Measure == measure && row.Day == day && row is { RegionId: 0, GroupId: 0 })
                .Sum(row => row.Value);
            Assert.True(OnDay(19, "gate_scans_per_person_day") > 0);
            Assert.Equal(0, OnDay(21, "gate_scans_per_person_day"));
            Assert.True(OnDay(39, "health_observations_per_person_day") > 10);
            Assert.Equal(0, OnDay(21, "confined_share"));
            return true;
        });
    }

    private static double Mean(RunInputs inputs, string measure) => SmallRuns.Live(inputs, (_, kept) => kept.Measures
        .Where(row => row.Measure == measure && row is { RegionId: 0, GroupId: 0 }).Sum(row => row.Value) / Days);

    private static Infection[] Infections(RunInputs inputs) => SmallRuns.Live(inputs, (world, _) =>
        Enumerable.Range(0, world.CitizenBlocks.Length)
            .SelectMany(block => world.Epidemic!.ActiveIn(block).Span.ToArray()).ToArray());
}
