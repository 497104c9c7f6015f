using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Journeys;
using Venue = Glasshouse.Model.Journeys.Setting;

namespace Glasshouse.Lab.Files;

/// <summary>What the parts of a health regime owe each other.</summary>
public static class HealthChecks
{
    public static void Run(Regime regime, Findings findings)
    {
        if (regime.Health is not { } health)
        {
            return;
        }
        foreach (SubjectKind kind in RegimeChecks.Kinds)
        {
            if (regime.SystemFor(kind) is not null)
            {
                findings.RefuseAt("health", "contradiction",
                    $"stands beside {RegimeChecks.KeyOf(kind)}; a health regime is a file of its own, in force beside "
                    + "the other");
            }
        }
        foreach (GateRule gate in health.Gates)
        {
            if (gate.Venue is Venue.Home or > Settings.LastVenue)
            {
                findings.RefuseAt($"health.gates.{Spelling.Of(gate.Venue)}", "unknown-name",
                    $"is no kind of place with a gate; allowed are {Venues}");
            }
        }
        foreach (GateRule gate in health.Gates)
        {
            if (gate.BorrowedShare > 0 && health.Code is null)
            {
                findings.RefuseAt($"health.gates.{Spelling.Of(gate.Venue)}.borrowed_share", "contradiction",
                    "lends codes, but there is none");
            }
        }
        if (health.Code is { Areas: null } && health.Platforms.Any(platform => platform.FeedsCode))
        {
            findings.WarnAt("health.platforms", "never-fires",
                "feed the code with where people were, but no areas are graded (code.areas)");
        }
        if (health.Code is null && health.Platforms.Any(platform => platform.FeedsCode))
        {
            findings.RefuseAt("health.platforms", "contradiction", "feed a code, but there is none");
        }
    }

    private static string Venues => string.Join(", ", Enumerable
        .Range((int)Venue.Work, (int)Settings.LastVenue).Select(venue => Spelling.Of((Venue)venue)));
}
