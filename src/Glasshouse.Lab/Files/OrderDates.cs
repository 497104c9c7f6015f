using Glasshouse.Model;

namespace Glasshouse.Lab.Files;

/// <summary>What every order with a first and a last day owes the scenario.</summary>
internal static class OrderDates
{
    /// <param name="from">First day.</param>
    /// <param name="until">Last day.</param>
    /// <param name="at">Path of the order.</param>
    /// <param name="scenario">The scenario with its options in it.</param>
    /// <param name="findings">Added to.</param>
    public static void Check(int from, int until, string at, Scenario scenario, Findings findings)
    {
        if (until < from)
        {
            findings.RefuseAt($"{at}.until", "contradiction",
                $"is day {until}, before the order begins on day {from}");
        }
        if (from >= scenario.Days && findings.IsSound("days"))
        {
            findings.WarnAt($"{at}.from", "never-fires", $"is day {from}; the run ends with day {scenario.Days - 1}");
        }
    }
}
