using Glasshouse.Model;

namespace Glasshouse.Lab.Files;

/// <summary>What an order for cameras that match faces owes the scenario.</summary>
public static class CameraChecks
{
    /// <summary>Checks the order for all arms and those of each.</summary>
    /// <param name="scenario">The scenario with its options in it.</param>
    /// <param name="findings">Added to.</param>
    public static void Run(Scenario scenario, Findings findings)
    {
        Check(scenario.Cameras, "cameras", scenario, findings);
        foreach (Arm arm in scenario.Arms)
        {
            Check(arm.Cameras, $"arms.{arm.Name}.cameras", scenario, findings);
        }
    }

    private static void Check(CameraOrder? order, string at, Scenario scenario, Findings findings)
    {
        if (order is null || !findings.IsSound(at))
        {
            return;
        }
        if (scenario.Nation is { } nation && findings.IsSound("nation.citizens"))
        {
            if (order.ListedPeople > nation.Citizens)
            {
                findings.RefuseAt($"{at}.listed_people", "out-of-range",
                    $"is {order.ListedPeople}; allowed are 1 to {nation.Citizens}, the citizens of the nation");
            }
            if (order.CrowdPerDay > nation.Citizens)
            {
                findings.RefuseAt($"{at}.crowd_per_day", "out-of-range",
                    $"is {order.CrowdPerDay}; allowed are 0 to {nation.Citizens}, the citizens of the nation");
            }
        }
        OrderDates.Check(order.From, order.Until, at, scenario, findings);
        if (order.Uses.IsEmpty)
        {
            findings.RefuseAt($"{at}.uses", "contradiction",
                "names no use; allowed are "
                + string.Join(", ", Enum.GetValues<CameraUse>().Select(use => Spelling.Of(use))));
        }
    }
}
