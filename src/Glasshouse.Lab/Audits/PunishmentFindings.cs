using Glasshouse.Model;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Lab.Audits;

/// <summary>Punished twice, for others, or without an end.</summary>
public static class PunishmentFindings
{
    /// <summary>Adverse credit data leave a file after seven years (FCRA, from memory, high confidence).</summary>
    private const int LongestDays = 7 * Calendar.DaysPerYear;

    public static void Add(AuditedSystem audited)
    {
        AddDouble(audited);
        AddCollective(audited);
        AddEndless(audited);
    }

    private static void AddDouble(AuditedSystem audited)
    {
        foreach (IGrouping<string, RecordRule> same in audited.System.Rules
            .Where(rule => Punishes(audited.System, rule)).GroupBy(rule => rule.On).Where(group => group.Count() > 1))
        {
            audited.Add("double-punishment", Severity.Warning, "EU Charter 50 (ne bis in idem)",
                $"rules.{same.Last().Id}",
                $"one record of {same.Key} is punished by {string.Join(" and ", same.Select(rule => rule.Id))}",
                "Keep one of them.");
        }
    }

    private static void AddCollective(AuditedSystem audited)
    {
        const string Provision = "EU Charter 1, 49 (guilt is personal)";
        if (audited.System.Contagion is { HouseholdShare: > 0 })
        {
            audited.Add("collective-punishment", Severity.Breach, Provision, "contagion.household_share",
                "housemates lose points for what somebody else did", "Set household_share: 0.");
        }
        if (audited.System.Contagion is { FriendsWeight: > 0 })
        {
            audited.Add("collective-punishment", Severity.Breach, Provision, "contagion.friends_weight",
                "people lose points for the company they keep", "Set friends_weight: 0.");
        }
        if (audited.System.Ranking is { Weights.SanctionedHousemates: > 0 })
        {
            audited.Add("collective-punishment", Severity.Breach, Provision, "ranking.weights.sanctioned_housemates",
                "people are suspects for what their housemates did", "Take the weight out.");
        }
        if (audited.Consequences.Contains(Consequence.NoPrivateSchools))
        {
            audited.Add("collective-punishment", Severity.Warning, "Convention on the Rights of the Child 2(2)", "",
                "children lose a school place for what a parent did", "Take no_private_schools out.");
        }
        if (audited.System.YearlyGrades is { OwnersOthers: true })
        {
            audited.Add("collective-punishment", Severity.Warning, "Separate legal personality",
                "yearly_grades.owners_others", "a firm is graded for what another firm of its owner did",
                "Set owners_others: false.");
        }
    }

    private static void AddEndless(AuditedSystem audited)
    {
        const string Provision = "GDPR 5(1)(e), 17 (storage limitation)";
        foreach (ListRule list in audited.System.Lists.Where(list => list.Consequences.Any(one => one.HasSanction())))
        {
            bool hasExit = list.EndsOnPayment || list.Repair is not null || list.Inability is not null;
            if (list.OpenEndedShare > 0)
            {
                audited.Add("no-expiry", Severity.Warning, Provision, $"lists.{list.Name}.open_ended_share",
                    $"{Outputs.Figures.Share(list.OpenEndedShare)} of entries have no term",
                    "Set open_ended_share: 0.");
            }
            if (list.OpenEndedShare > 0 && !hasExit)
            {
                audited.Add("no-exit", Severity.Breach, Provision, $"lists.{list.Name}",
                    "who is entered without a term never leaves, whatever they do",
                    "Give a term, ends_on_payment or repair.");
            }
            if (list.StayDays > LongestDays)
            {
                audited.Add("no-expiry", Severity.Warning, Provision, $"lists.{list.Name}.stay_days",
                    $"an entry stays {list.StayDays} days; adverse credit data leave a file after {LongestDays}",
                    "Shorten stay_days.");
            }
        }
        if (audited.System.Score is { ReturnDaysPerPoint: 0, YearlyReset: false })
        {
            foreach (RecordRule rule in audited.System.Rules.Where(rule =>
                rule is { ExpiresDays: null, List: null } && Punishes(audited.System, rule)))
            {
                audited.Add("no-expiry", Severity.Warning, Provision, $"rules.{rule.Id}",
                    $"what {rule.Id} takes never comes back by itself",
                    "Give expires_days, return_days_per_point or yearly_reset.");
            }
        }
    }

    /// <summary>Whether the rule takes something: points, a fall, or a list that brings sanctions.</summary>
    internal static bool Punishes(RegimeSystem system, RecordRule rule) =>
        rule.SetBand is not null || (rule.Points ?? rule.Discretion?.Most ?? 0) < 0
        || system.Lists.Any(list => list.Name == rule.List && list.Consequences.Any(one => one.HasSanction()));
}
