using Glasshouse.Model.Contracts;

namespace Glasshouse.Lab.Files;

/// <summary>What the parts of a behaviour owe each other: in the catalogue, a scenario or a timeline.</summary>
public static class BehaviourChecks
{
    /// <summary>Checks one behaviour.</summary>
    /// <param name="behaviour">The behaviour.</param>
    /// <param name="at">Its path in the file.</param>
    /// <param name="findings">What is wrong is added here.</param>
    public static void Run(Behaviour behaviour, string at, Findings findings)
    {
        Identifiers.Check(behaviour.Id, at, findings);
        if (behaviour.StakeShare > 0 && !NamedBehaviours.OfFilings.Contains(behaviour.Id))
        {
            findings.RefuseAt($"{at}.stake_share", "contradiction",
                $"is above 0; a stake means something in {string.Join(" and ", NamedBehaviours.OfFilings)} only");
        }
        CheckCounting(behaviour, at, findings);
        CheckCrowding(behaviour, at, findings);
        bool isUnseen = behaviour.Channels.IsEmpty && findings.IsSound($"{at}.channels");
        if (behaviour.Kind == BehaviourKind.Merit && isUnseen)
        {
            findings.RefuseAt($"{at}.channels", "contradiction", "are none; nobody could notice this merit");
        }
        for (int k = 1; k < behaviour.AgeShape.Length; k++)
        {
            if (behaviour.AgeShape[k].Age <= behaviour.AgeShape[k - 1].Age)
            {
                findings.RefuseAt($"{at}.age_shape.{k}.age", "contradiction",
                    $"is {behaviour.AgeShape[k].Age}; ages rise, so it must be above "
                    + $"{behaviour.AgeShape[k - 1].Age}");
            }
        }
    }

    /// <summary>Warns of what a behaviour says that is probably not meant.</summary>
    public static void Warn(Behaviour behaviour, string at, Findings findings)
    {
        bool isHarmKnown = findings.IsSound($"{at}.harm");
        if (behaviour.Kind is BehaviourKind.Violation or BehaviourKind.Obligation && behaviour.Harm < 0 && isHarmKnown)
        {
            findings.WarnAt($"{at}.harm", "odd-sign",
                $"is {Quantities.Text(behaviour.Harm)}: {Article(behaviour.Kind)} that does good; harm is above 0");
        }
        if (behaviour.Kind == BehaviourKind.Merit && behaviour.Harm > 0 && isHarmKnown)
        {
            findings.WarnAt($"{at}.harm", "odd-sign",
                $"is {Quantities.Text(behaviour.Harm)}: a merit that does harm; good done is below 0");
        }
    }

    private static string Article(BehaviourKind kind) =>
        kind == BehaviourKind.Obligation ? "an unmet obligation" : "a violation";

    private static void CheckCrowding(Behaviour behaviour, string at, Findings findings)
    {
        if (behaviour.CrowdsOut && behaviour.Subject != SubjectKind.Citizen)
        {
            findings.RefuseAt($"{at}.crowds_out", "contradiction", "is on; only morale of citizens is crowded out");
        }
        if (behaviour.CrowdsOut && behaviour.Kind is BehaviourKind.Sensitive or BehaviourKind.Neutral)
        {
            findings.RefuseAt($"{at}.crowds_out", "contradiction",
                "is on, but morale has no part in sensitive and neutral acts");
        }
    }

    private static void CheckCounting(Behaviour behaviour, string at, Findings findings)
    {
        if (!behaviour.Counted)
        {
            if (behaviour.OpportunitiesPerYear > Behaviour.MostScannedPerYear)
            {
                findings.RefuseAt($"{at}.opportunities_per_year", "out-of-range",
                    $"is {Quantities.Text(behaviour.OpportunitiesPerYear)}; allowed are 0 to "
                    + $"{Quantities.Text(Behaviour.MostScannedPerYear)} unless it is counted (counted: true)");
            }
            return;
        }
        if (behaviour.Subject != SubjectKind.Citizen)
        {
            findings.RefuseAt($"{at}.counted", "contradiction", "is on; only acts of citizens can be counted");
        }
        if (behaviour.Kind is BehaviourKind.Obligation or BehaviourKind.Merit)
        {
            findings.RefuseAt($"{at}.counted", "contradiction",
                "is on; violations, sensitive and neutral acts can be counted, merits and obligations cannot");
        }
        if (NamedBehaviours.All.Contains(behaviour.Id))
        {
            findings.RefuseAt($"{at}.counted", "contradiction", "is on, but the model needs each act of it by its day");
        }
    }
}
