using System.Collections.Immutable;
using Glasshouse.Model;
using Glasshouse.Model.Contagion;
using static System.FormattableString;

namespace Glasshouse.Lab.Files;

/// <summary>What becomes of the infected of an age: each worse course is one of the milder, or it is none.</summary>
public static class AgeRiskChecks
{
    private const double Rounding = 1e-9;

    public static void Run(ImmutableArray<RunInputs> arms, Findings findings)
    {
        IEnumerable<RiskByAge> tables = arms
            .SelectMany(arm => arm.ParametersFrom.Values.Prepend(arm.Parameters))
            .Select(parameters => parameters.Contagion.Ages).Distinct();
        foreach (RiskByAge ages in tables)
        {
            for (int band = 0; band < RiskByAge.Bands; band++)
            {
                Check(ages.Of(band), band, findings);
            }
        }
    }

    /// <summary>Why a run with these inputs would be refused; empty where it would not.</summary>
    public static string Objection(RunInputs inputs)
    {
        var findings = new Findings();
        Run([inputs], findings);
        return findings.Problems is [var first, ..] ? first.Message : "";
    }

    private static void Check(AgeRisk risk, int band, Findings findings)
    {
        (double Share, string Name)[] order =
        [
            (risk.DeathShare, "death_share"), (risk.CriticalShare, "critical_share"),
            (risk.HospitalShare, "hospital_share"), (1 - risk.AsymptomaticShare, "1 - asymptomatic_share"),
        ];
        for (int worse = 0; worse + 1 < order.Length; worse++)
        {
            if (order[worse].Share > order[worse + 1].Share + Rounding)
            {
                string path = Invariant($"contagion.ages.from_{10 * band}");
                findings.RefuseAt($"set.{path}.{order[worse].Name}", "contradiction",
                    Invariant($"is {order[worse].Share}, more than {order[worse + 1].Name} of the same age, ")
                    + Invariant($"{order[worse + 1].Share:0.#####}; allowed is death <= critical <= hospital <= ")
                    + "1 - asymptomatic");
            }
        }
    }
}
