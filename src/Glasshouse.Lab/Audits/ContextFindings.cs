using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Scores;

namespace Glasshouse.Lab.Audits;

/// <summary>
/// Detriment in an unrelated context, and out of proportion: the two limbs of the EU AI Act's ban on social scoring.
/// What a regime's own context wall and cap withhold when it is put in force is not held against it.
/// </summary>
public static class ContextFindings
{
    private const string Unrelated = "EU AI Act 5(1)(c)(i)";
    private const string Disproportionate = "EU AI Act 5(1)(c)(ii)";

    public static void Add(AuditedSystem audited, ProportionalityCap yardstick)
    {
        if (!audited.IsOfPersons)
        {
            return;
        }
        foreach (RecordRule rule in audited.System.Rules)
        {
            AddOf(audited, yardstick, rule);
        }
        if (audited.System.Ranking is { } ranking)
        {
            ListRule list = audited.System.Lists.First(one => one.Name == ranking.List);
            RegimeSystem alone = audited.System with { Rules = [] };
            Withheld strict = Strict(alone, yardstick, audited).OfList(list);
            Withheld own = new Safeguards(alone, audited.Catalogue).OfList(list);
            Tell(audited, "ranking", $"a high rank, before anything is found, leads to list {list.Name}",
                ranking.Seeks, strict, own);
        }
    }

    private static void AddOf(AuditedSystem audited, ProportionalityCap yardstick, RecordRule rule)
    {
        // The rule by itself, so that what it leads to is its own.
        RegimeSystem alone = audited.System with { Rules = [rule], Ranking = null };
        Safeguards strict = Strict(alone, yardstick, audited);
        var own = new Safeguards(audited.System, audited.Catalogue);
        if (rule.List is { } name)
        {
            ListRule list = audited.System.Lists.First(one => one.Name == name);
            Tell(audited, $"rules.{rule.Id}", $"a record of {rule.On} leads to list {name}", rule.On,
                strict.OfList(list), own.OfList(list));
            return;
        }
        Band[] bands = [.. audited.System.Bands];
        for (int band = 0; band < bands.Length; band++)
        {
            Tell(audited, $"rules.{rule.Id}", $"records of {rule.On} lead to band {bands[band].Name}", rule.On,
                strict.OfBand(bands, band), own.OfBand(bands, band));
        }
    }

    private static Safeguards Strict(RegimeSystem system, ProportionalityCap yardstick, AuditedSystem audited) =>
        new(system with { ContextWall = true, ProportionalityCap = yardstick }, audited.Catalogue);

    private static void Tell(
        AuditedSystem audited, string at, string way, string behaviour, Withheld strict, Withheld own)
    {
        Consequence unrelated = strict.ByWall & ~own.All & ConsequenceSets.Sanctions;
        Consequence heavy = strict.ByCap & ~own.All & ConsequenceSets.Sanctions;
        string context = audited.Find(behaviour)?.Context is { } known ? Files.Spelling.Of(known) : "no sphere";
        if (unrelated != Consequence.None)
        {
            audited.Add("unrelated-context", Severity.Breach, Unrelated, at,
                $"{way}; the act is of the sphere {context}, and these are felt elsewhere: "
                + AuditedSystem.Names(AuditedSystem.Each(unrelated)),
                "Turn context_wall on, or keep to consequences of that sphere.");
        }
        if (heavy != Consequence.None)
        {
            audited.Add("disproportion", Severity.Breach, Disproportionate, at,
                $"{way}; heavier than the harm done carries: {AuditedSystem.Names(AuditedSystem.Each(heavy))}",
                "Give a proportionality_cap, shorten the stay, or take these consequences out.");
        }
    }
}
