using Glasshouse.Lab.Files;
using Glasshouse.Model;

namespace Glasshouse.Lab.Audits;

/// <summary>What is done against an infection: other uses, what outlives it, doors without review.</summary>
internal static class HealthFindings
{
    public static void Add(HealthRules health, Func<string, Place> placeOf, List<Finding> found)
    {
        void Note(string code, Severity severity, string provision, string at, string message, string mend)
        {
            Place place = placeOf($"health.{at}");
            found.Add(new Finding(code, severity, provision, place.File, place.Line, $"health.{at}", message, mend));
        }
        foreach (PlatformRule platform in health.Platforms)
        {
            string at = $"platforms.{Spelling.Of(platform.Name)}";
            if (platform.PoliceShare > 0)
            {
                Note("other-purpose", Severity.Breach, "GDPR 5(1)(b)", $"{at}.police_share",
                    "what was gathered against an infection is handed to the police", "Set police_share: 0.");
            }
            if (platform.Continues)
            {
                Note("outlives-purpose", Severity.Warning, "GDPR 5(1)(b), (e)", $"{at}.continues",
                    "goes on observing when the health regime has ended", "Set continues: false.");
            }
        }
        if (health.Code is not { } code)
        {
            return;
        }
        if (code.SeenByEmployers)
        {
            Note("other-purpose", Severity.Breach, "GDPR 5(1)(b), 9(1)", "code.seen_by_employers",
                "a code of health decides about work", "Set seen_by_employers: false.");
        }
        if (health.Central && !health.Gates.IsEmpty)
        {
            Note("no-review", Severity.Breach, "GDPR 22(3)", "code",
                "a colour that an authority works out shuts doors, and nobody can ask a person to look at it",
                "Let the person hold the pass (central: off), or shut no doors by it; this format has no appeal.");
        }
    }
}
