using System.Collections.Immutable;
using Glasshouse.Model;

namespace Glasshouse.Lab.Files;

/// <summary>A regime that amends the one before it keeps its files, so both hold the same systems and lists.</summary>
public static class AmendmentChecks
{
    public static void Run(ImmutableArray<RunInputs> arms, Findings findings)
    {
        foreach (RunInputs arm in arms)
        {
            string before = arm.Scenario.Regime!;
            foreach (TimelineEvent happening in arm.Scenario.Timeline)
            {
                if (happening.Regime is { } regime)
                {
                    if (happening.KeepsFiles)
                    {
                        Check(arm, happening, before, findings);
                    }
                    before = regime;
                }
            }
        }
    }

    private static void Check(RunInputs arm, TimelineEvent happening, string before, Findings findings)
    {
        Regime from = arm.Regimes[before];
        Regime to = arm.Regimes[happening.Regime!];
        if (RegimeChecks.Kinds.All(kind => Shape(from.SystemFor(kind)) == Shape(to.SystemFor(kind))))
        {
            return;
        }
        findings.RefuseAt("timeline", "contradiction",
            $"keeps files on day {happening.Day}, but {to.Name} and {from.Name} do not hold the same systems, with or "
            + "without a score, and lists of the same names");
    }

    private static string Shape(RegimeSystem? system)
    {
        if (system is null)
        {
            return "none";
        }
        IEnumerable<string> lists = system.Lists.Select(list => list.Name).Order(StringComparer.Ordinal);
        return $"{system.Score is not null} {string.Join(' ', lists)}";
    }
}
