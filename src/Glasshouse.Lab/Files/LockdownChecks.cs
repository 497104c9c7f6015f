using System.Collections.Immutable;
using Glasshouse.Model;
using Glasshouse.Model.Nations;
using Venue = Glasshouse.Model.Journeys.Setting;
using Venues = Glasshouse.Model.Journeys.Settings;

namespace Glasshouse.Lab.Files;

/// <summary>What an order that shuts areas owes the scenario and its nation.</summary>
public static class LockdownChecks
{
    /// <summary>Checks the orders for all arms and those of each.</summary>
    /// <param name="scenario">The scenario with its options in it.</param>
    /// <param name="nation">The nation's areas; null where it could not be read.</param>
    /// <param name="findings">Added to.</param>
    public static void Run(Scenario scenario, NationMarginals? nation, Findings findings)
    {
        Check(scenario.Lockdowns, "lockdowns", scenario, nation, findings);
        foreach (Arm arm in scenario.Arms)
        {
            string path = $"arms.{arm.Name}.lockdowns";
            Check(arm.Lockdowns, path, scenario, nation, findings);
            foreach (LockdownOrder twice in arm.Lockdowns
                .Where(own => scenario.Lockdowns.Any(all => all.Name == own.Name)))
            {
                findings.RefuseAt($"{path}.{twice.Name}", "contradiction",
                    "is the name of an order for all arms; give it another");
            }
        }
    }

    private static void Check(
        ImmutableArray<LockdownOrder> orders, string path, Scenario scenario, NationMarginals? nation,
        Findings findings)
    {
        foreach (LockdownOrder order in orders)
        {
            string at = $"{path}.{order.Name}";
            if (!findings.IsSound(at))
            {
                continue;
            }
            OrderDates.Check(order.From, order.Until, at, scenario, findings);
            if (order.Closed.IsEmpty && !order.StayHome)
            {
                findings.RefuseAt(at, "contradiction", "shuts nothing; give closed or stay_home");
            }
            CheckPlaces(order, at, findings);
            CheckAreas(order, at, nation, findings);
        }
    }

    private static void CheckPlaces(LockdownOrder order, string at, Findings findings)
    {
        for (int i = 0; i < order.Closed.Length; i++)
        {
            if (order.Closed[i] is Venue.Home or > Venues.LastVenue)
            {
                findings.RefuseAt($"{at}.closed.{i}", "unknown-name",
                    $"is {Spelling.Of(order.Closed[i])}, no kind of place that can be closed; allowed are "
                    + string.Join(", ", Enumerable.Range((int)Venue.Work, Venues.LastVenue - Venue.Home)
                        .Select(kind => Spelling.Of((Venue)kind))));
            }
        }
    }

    private static void CheckAreas(LockdownOrder order, string at, NationMarginals? nation, Findings findings)
    {
        if (nation is null)
        {
            return;
        }
        string[] provinces = [.. nation.Provinces.Select(area => area.Name)];
        string[] known =
        [
            .. provinces, .. nation.Provinces.Select(area => area.Code),
            .. nation.Municipalities.SelectMany(area => new[] { area.Name, area.Code }),
        ];
        for (int i = 0; i < order.Areas.Length; i++)
        {
            if (!known.Contains(order.Areas[i], StringComparer.Ordinal))
            {
                findings.RefuseAt($"{at}.areas.{i}", "unknown-name",
                    $"is {order.Areas[i]}, no area of this nation; {Nearest.Advice(order.Areas[i], known)}");
            }
            if (nation.Provinces.FirstOrDefault(area => area.Name == order.Areas[i]) is { } province
                && nation.Municipalities.FirstOrDefault(area => area.Name == order.Areas[i]) is { } town)
            {
                findings.RefuseAt($"{at}.areas.{i}", "ambiguous",
                    $"is {order.Areas[i]}, a province ({province.Code}) and a municipality ({town.Code}); give the "
                    + "code");
            }
        }
    }
}
