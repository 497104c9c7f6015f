using Glasshouse.Model;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Lab.Audits;

/// <summary>Bands nobody can reach, rules that pull both ways, and traps.</summary>
public static class LogicFindings
{
    private const string Clarity = "Clarity of rules";

    public static void Add(AuditedSystem audited)
    {
        AddContradictions(audited);
        if (audited.System.Score is null || audited.System.Bands.IsEmpty)
        {
            return;
        }
        var automaton = ScoreAutomaton.Of(audited.System, audited.Catalogue);
        AddUnreachable(audited, automaton);
        AddTraps(audited, automaton);
    }

    private static void AddContradictions(AuditedSystem audited)
    {
        foreach (IGrouping<string, RecordRule> same in audited.System.Rules.GroupBy(rule => rule.On))
        {
            bool punishes = same.Any(rule => PunishmentFindings.Punishes(audited.System, rule));
            bool rewards = same.Any(rule => (rule.Points ?? rule.Discretion?.Most ?? 0) > 0
                || audited.System.Lists.Any(list => list.Name == rule.List
                    && list.Consequences.Any(one => one.HasReward())));
            string rules = string.Join(" and ", same.Select(rule => rule.Id));
            if (punishes && rewards)
            {
                audited.Add("contradiction", Severity.Warning, Clarity, $"rules.{same.Last().Id}",
                    $"the same record of {same.Key} is punished and rewarded: {rules}", "Keep one of them.");
            }
            BehaviourKind? kind = audited.Find(same.Key)?.Kind;
            if (punishes && kind == BehaviourKind.Merit)
            {
                audited.Add("contradiction", Severity.Warning, Clarity, $"rules.{same.First().Id}",
                    $"{same.Key} does good and is punished", "Take the rule out.");
            }
            if (rewards && kind is BehaviourKind.Violation or BehaviourKind.Obligation && rewards)
            {
                audited.Add("contradiction", Severity.Warning, Clarity, $"rules.{same.First().Id}",
                    $"{same.Key} breaks a rule and is rewarded", "Take the rule out.");
            }
            if (punishes && kind == BehaviourKind.Sensitive && audited.IsOfPersons)
            {
                audited.Add("expression-punished", Severity.Breach, "EU Charter 11, 12; ECHR 10, 11",
                    $"rules.{same.First().Id}", $"{same.Key} is lawful expression or assembly and is punished",
                    "Take the rule out.");
            }
        }
    }

    private static void AddUnreachable(AuditedSystem audited, ScoreAutomaton automaton)
    {
        bool[] reachable = automaton.Reachable();
        foreach (Band band in audited.System.Bands)
        {
            if (!automaton.ScoresOf(band).Any(score => reachable[score - automaton.Floor]))
            {
                audited.Add("unreachable-band", Severity.Warning, Clarity, $"bands.{band.Name}",
                    $"no records lead from the start, {audited.System.Score!.Start}, to band {band.Name}",
                    "Move the band, or give rules that lead there.");
            }
        }
    }

    private static void AddTraps(AuditedSystem audited, ScoreAutomaton automaton)
    {
        bool[] reachable = automaton.Reachable();
        bool[] escapes = automaton.Escaping();
        foreach (Band band in audited.System.Bands.Where(band => band.Consequences.Any(one => one.HasSanction())))
        {
            int[] trapped = [.. automaton.ScoresOf(band)
                .Where(score => reachable[score - automaton.Floor] && !escapes[score - automaton.Floor])];
            if (trapped.Length > 0)
            {
                audited.Add("trap", Severity.Breach, "Proportionality: a way back", $"bands.{band.Name}",
                    $"from scores {trapped[0]} to {trapped[^1]} nothing that is allowed leads out of sanctions: "
                    + "neither time nor any good deed",
                    "Give return_days_per_point, yearly_reset, course_days or points for merits.");
            }
        }
    }
}
