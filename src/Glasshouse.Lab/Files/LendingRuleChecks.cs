using Glasshouse.Model;
using Glasshouse.Model.Markets;

namespace Glasshouse.Lab.Files;

/// <summary>What a regime's rules of lending owe each other and its system for citizens.</summary>
internal static class LendingRuleChecks
{
    private const string At = "lending";

    public static void Run(Regime regime, Findings findings)
    {
        if (regime.Lending is not { } rules || !findings.IsSound(At))
        {
            return;
        }
        if (rules.ConsentShare is not null && !rules.Sees(CreditData.Alternative))
        {
            findings.RefuseAt($"{At}.consent_share", "contradiction",
                "is given, but alternative is not among the data, and nothing else needs consent");
        }
        bool seesStanding = rules.Sees(CreditData.Standing);
        if (seesStanding && regime.Citizens?.Score is null && findings.IsSound("citizens"))
        {
            findings.RefuseAt($"{At}.data", "contradiction", "name standing, but citizens have no score");
        }
        if (seesStanding && rules.StandingPoints is null)
        {
            findings.RefuseAt($"{At}.data", "missing-key",
                "name standing, but standing_points does not say what it weighs");
        }
        if (!seesStanding && rules.StandingPoints is not null)
        {
            findings.RefuseAt($"{At}.standing_points", "contradiction",
                "is given, but standing is not among the data");
        }
    }
}
