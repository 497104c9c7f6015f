using System.Collections.Immutable;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Validation;
using Glasshouse.Model;
using Glasshouse.Model.Health;
using Xunit;

namespace Glasshouse.Tests.Health;

/// <summary>What was gathered against an infection, in other hands.</summary>
public sealed class FunctionCreepTests
{
    private const int Days = 40;

    [Fact]
    public void Traces_handed_to_the_police_show_them_acts_that_they_would_have_missed()
    {
        int kept = Noticed(Shared(police: 0, employers: false));
        int handedOver = Noticed(Shared(police: 0.5, employers: false));
        Assert.True(kept > 100, $"{kept} acts noticed");
        Assert.True(handedOver > 1.2 * kept, $"{handedOver} and {kept} acts noticed");
    }

    [Fact]
    public void Traces_go_on_to_the_police_when_the_code_has_ended_and_the_apps_go_on()
    {
        RunInputs inputs = Shared(police: 0.5, employers: false);
        inputs = inputs with
        {
            Scenario = inputs.Scenario with
            {
                Timeline = [new TimelineEvent { Day = 10, Health = ScenarioChecks.NoHealth }],
            },
        };
        double shown = SmallRuns.Live(inputs, (world, _) => world.Health!.MostShownToPolice);
        Assert.True(shown > 0.5, $"{shown}");
        double ended = SmallRuns.Live(
            inputs.With(Ending(inputs.HealthOf("health-code")!)), (world, _) => world.Health!.MostShownToPolice);
        Assert.Equal(0, ended);
    }

    [Fact]
    public void Employers_who_see_codes_refuse_whom_they_would_have_called()
    {
        double Refused(bool employers) => SmallRuns.Live(Shared(0, employers), (_, kept) => kept.Measures
            .Where(row => row is { Measure: "jobs_refused_per_1000_year", RegionId: 0, GroupId: 0 })
            .Sum(row => row.Value));
        Assert.Equal(0, Refused(employers: false));
        Assert.True(Refused(employers: true) > 0);
    }

    [Fact]
    public void Doors_are_at_an_officials_mercy_only_where_an_authority_holds_the_codes()
    {
        double AtMercy(string health) => SmallRuns.Live(Inputs(health), (_, kept) => kept.Measures
            .Last(row => row is { Measure: "doors_at_mercy_per_person_day", RegionId: 0, GroupId: 0 }).Value);
        Assert.InRange(AtMercy("health-code"), 0.2, 5);
        Assert.Equal(0, AtMercy("private-pass"));
    }

    [Fact]
    public void A_map_that_errs_puts_the_stays_of_some_on_the_codes_of_others()
    {
        HashSet<int> Red(double errors)
        {
            RunInputs inputs = Inputs("health-code");
            HealthRules rules = inputs.HealthOf("health-code")!;
            return SmallRuns.Live(
                inputs.With(rules with
                {
                    Platforms = [.. rules.Platforms.Select(platform => platform with { ErrorShare = errors })],
                }),
                (world, _) => Enumerable.Range(0, world.Nation.CitizensAtStart)
                    .Where(row => world.Health!.CodeOf(row).Colour == CodeColour.Red).ToHashSet());
        }
        HashSet<int> right = Red(0);
        HashSet<int> wrong = Red(1);
        Assert.True(wrong.Except(right).Count() > 20, $"{wrong.Except(right).Count()} of {wrong.Count} red");
        Assert.True(right.Except(wrong).Count() > 20, $"{right.Except(wrong).Count()} of {right.Count} red");
    }

    private static RunInputs Inputs(string health) =>
        HealthTargets.Inputs(health, 10_000, Days, 1, "contagion.r=3", "contagion.seed_infections=60");

    private static RunInputs Shared(double police, bool employers)
    {
        RunInputs inputs = Inputs("health-code");
        HealthRules rules = inputs.HealthOf("health-code")!;
        ImmutableArray<PlatformRule> platforms =
            [.. rules.Platforms.Select(platform => platform with { PoliceShare = police })];
        return inputs.With(rules with
        {
            Platforms = platforms,
            Code = rules.Code! with { SeenByEmployers = employers },
        });
    }

    private static HealthRules Ending(HealthRules rules) => rules with
    {
        Platforms = [.. rules.Platforms.Select(platform => platform with { Continues = false })],
    };

    private static int Noticed(RunInputs inputs) => SmallRuns.Live(inputs, (world, _) =>
        Enumerable.Range(0, world.Nation.CitizensAtStart)
            .Sum(row => (int)world.Nation.Citizens[row].Experience.NoticedCount));
}
