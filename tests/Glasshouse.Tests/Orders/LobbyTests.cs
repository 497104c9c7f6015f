using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Nations;
using Glasshouse.Model.Orders;
using Xunit;

namespace Glasshouse.Tests.Orders;

/// <summary>Rules that lobbies get softened: who gets it, and what they gain without complying.</summary>
public sealed class LobbyTests
{
    private static readonly RunInputs Lobbied = SmallRuns.Inputs("lobbied-score", citizens: 10_000, days: 360);

    [Fact]
    public void Those_favoured_are_the_sectors_with_most_work_in_large_or_connected_firms() => SmallRuns.Live(
        SmallRuns.Inputs("lobbied-score", citizens: 10_000, days: 1), (world, _) =>
        {
            double[] strengths = Lobbies.StrengthsOf(world);
            LobbyingRule rule = world.Regime.Organisations!.Lobbying!;
            Sector[] favoured =
                [.. Enum.GetValues<Sector>().Where(sector => world.Lobbies.Favours(sector, rule.FromDay))];
            Assert.Equal(rule.Sectors, favoured.Length);
            double weakest = favoured.Min(sector => strengths[(int)sector]);
            Assert.All(
                Enum.GetValues<Sector>().Except(favoured),
                other => Assert.True(strengths[(int)other] <= weakest));
            return true;
        });

    [Fact]
    public void Nobody_is_spared_anything_before_the_day() => SmallRuns.Live(Lobbied, (world, kept) =>
    {
        int from = world.Regime.Organisations!.Lobbying!.FromDay;
        Assert.All(
            kept.Measures.Where(row => row.Measure == "points_spared_per_1000_year"),
            row => Assert.True(row.Day >= from));
        Assert.Contains(kept.Measures, row => row is { Measure: "points_spared_per_1000_year", Value: > 0 });
        return true;
    });

    [Fact]
    public void Firms_of_favoured_sectors_gain_points_over_their_twins_and_commit_no_fewer_offences()
    {
        RunInputs plain = SmallRuns.Inputs("integrated-score", citizens: 10_000, days: 360);
        Sector[] favoured = SmallRuns.Live(Lobbied, (world, _) =>
            Enum.GetValues<Sector>().Where(sector => world.Lobbies.Favours(sector, world.Day)).ToArray());
        (double Score, int Violations) Of(RunInputs inputs) => SmallRuns.Live(inputs, (world, _) =>
        {
            int[] rows = [.. Enumerable.Range(0, world.Nation.OrganisationsAtStart)
                .Where(row => world.IsAlive(SubjectKind.Organisation, row)
                    && favoured.Contains(world.Nation.Organisations[row].Sector))];
            return (rows.Average(row => world.RegisterOf(SubjectKind.Organisation).Standings![row].Score),
                rows.Sum(row => world.Nation.Organisations[row].Experience.Violations));
        });

        var with = Of(Lobbied);
        var without = Of(plain);
        Assert.True(with.Score > without.Score);
        Assert.True(with.Violations >= without.Violations);
    }

    [Fact]
    public void Without_lobbying_the_rules_hold_as_for_all() => Assert.Equal(
        SmallRuns.Hashes(SmallRuns.Inputs("integrated-score", citizens: 3000, days: 240), threads: 2)[^1],
        SmallRuns.Hashes(
            SmallRuns.Inputs("lobbied-score", citizens: 3000, days: 240).With(new Switches { Lobbying = false }),
            threads: 1)[^1]);
}
