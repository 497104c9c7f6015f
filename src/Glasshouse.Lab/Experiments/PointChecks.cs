using Glasshouse.Lab.Files;
using Glasshouse.Model;

namespace Glasshouse.Lab.Experiments;

/// <summary>
/// What an experiment's points make of regimes and parameters, before the first run: a number may be in range by itself
/// and still contradict itself beside the others.
/// </summary>
internal static class PointChecks
{
    private const string AgeTables = "contagion.ages.";

    /// <summary>Refuses the first point at which something cannot be.</summary>
    public static void Run(PreparedExperiment prepared, Findings findings)
    {
        bool variesRegimes = prepared.Factors.Any(factor => factor.OfRegime);
        bool variesAges = prepared.Factors.Any(factor =>
            factor.Path.StartsWith(AgeTables, StringComparison.Ordinal));
        if (!variesRegimes && !variesAges)
        {
            return;
        }
        for (int point = 0; point < prepared.Points.Length; point++)
        {
            for (int arm = 0; arm < prepared.Arms.Length; arm++)
            {
                RunInputs inputs = prepared.InputsOf(point, 0, arm);
                if (variesRegimes && RegimeObjection(inputs) is { Length: > 0 } regime)
                {
                    Refuse("regime_numbers", $"make a regime that cannot be: at {At(prepared, point)}, {regime}");
                    return;
                }
                if (variesAges && AgeRiskChecks.Objection(inputs) is { Length: > 0 } ages)
                {
                    Refuse("parameters", $"make a course of the infection that cannot be: at "
                        + $"{At(prepared, point)}, {ages}");
                    return;
                }
            }
        }

        void Refuse(string place, string message) => findings.RefuseAt(place, "contradiction", message);
    }

    private static string RegimeObjection(RunInputs inputs) => inputs.Regimes.Values.Concat(inputs.HealthRegimes.Values)
        .Select(regime => RegimeReader.Objection(regime, inputs.Behaviours))
        .FirstOrDefault(objection => objection.Length > 0, "");

    private static string At(PreparedExperiment prepared, int point) => string.Join(", ", prepared.Factors.Select(
        (factor, number) => $"{factor.Path} = {Quantities.Text(prepared.ValueAt(point, number))}"));
}
