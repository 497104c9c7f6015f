using System.Collections.Immutable;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Lab.Files;

/// <summary>What a regime's appraisal of officials owes itself, the catalogue and the system for officials.</summary>
internal static class AppraisalChecks
{
    private const string At = "appraisal";

    public static void Run(Regime regime, ImmutableArray<Behaviour> catalogue, Findings findings)
    {
        if (regime.Appraisal is not { } rule || !findings.IsSound(At))
        {
            return;
        }
        if (rule.Directives.Length == 0)
        {
            findings.RefuseAt($"{At}.directives", "contradiction", "is empty; give at least one directive");
        }
        else if (rule.Directives.All(one => one.Weight == 0))
        {
            findings.RefuseAt($"{At}.directives", "contradiction", "all have weight 0; give one of them more");
        }
        foreach (DirectiveRule directive in rule.Directives)
        {
            if (directive.Kind != DirectiveKind.Soft && directive.Quota == 0)
            {
                findings.RefuseAt($"{At}.directives.{directive.Name}.kind", "contradiction",
                    $"is {directive.Kind.SnakeName()}, but there is no quota to miss; give one, or make it soft");
            }
        }
        CheckDiscipline(regime, rule, catalogue, findings);
    }

    private static void CheckDiscipline(
        Regime regime, AppraisalRule rule, ImmutableArray<Behaviour> catalogue, Findings findings)
    {
        if (rule.Discipline is not { } discipline)
        {
            return;
        }
        if (regime.Officials is null)
        {
            findings.RefuseAt($"{At}.discipline", "contradiction",
                "needs records of officials, but there is no system for them");
        }
        IEnumerable<string> fitting = catalogue.Where(one => one.Subject == SubjectKind.Official)
            .Select(one => one.Id);
        foreach (string on in discipline.On.Where(on => !fitting.Contains(on)))
        {
            findings.RefuseAt($"{At}.discipline.on", "unknown-name",
                $"has {on}, nothing that an official does; {Nearest.Advice(on, fitting)}");
        }
    }
}
