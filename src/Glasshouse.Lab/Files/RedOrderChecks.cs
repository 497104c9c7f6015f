using System.Collections.Immutable;
using Glasshouse.Model;

namespace Glasshouse.Lab.Files;

/// <summary>What orders that turn health codes red owe the scenario.</summary>
public static class RedOrderChecks
{
    /// <summary>Checks the orders for all arms and those of each.</summary>
    /// <param name="scenario">The scenario with its options in it.</param>
    /// <param name="findings">Added to.</param>
    public static void Run(Scenario scenario, Findings findings)
    {
        Check(scenario.RedOrders, "red_orders", scenario, findings);
        foreach (Arm arm in scenario.Arms)
        {
            Check(arm.RedOrders, $"arms.{arm.Name}.red_orders", scenario, findings);
        }
    }

    private static void Check(ImmutableArray<RedOrder> orders, string path, Scenario scenario, Findings findings)
    {
        foreach (RedOrder order in orders)
        {
            string at = $"{path}.{order.Name}";
            if (!findings.IsSound(at))
            {
                continue;
            }
            OrderDates.Check(order.From, order.Until, at, scenario, findings);
        }
    }
}
