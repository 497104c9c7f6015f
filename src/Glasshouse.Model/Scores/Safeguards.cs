using System.Collections.Immutable;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Scores;

/// <summary>What safeguards keep from members of a band or list.</summary>
/// <param name="ByWall">Of another context than what leads there.</param>
/// <param name="ByCap">Heavier than what leads there.</param>
public readonly record struct Withheld(Consequence ByWall, Consequence ByCap)
{
    public Consequence All => ByWall | ByCap;
}

/// <summary>
/// Context wall and proportionality cap, worked out when the rules are put in force. A list's or band's consequence
/// stands only if it stands for every rule that can lead there: a file that mixes contexts may lead to nothing that
/// one of them does not reach. Rewards are kept in their context too; no cap weighs them.
/// </summary>
public sealed class Safeguards(RegimeSystem system, ImmutableArray<Behaviour> catalogue)
{
    /// <summary>What is withheld from members of a list.</summary>
    public Withheld OfList(ListRule list)
    {
        Consequence wall = Consequence.None;
        Consequence cap = Consequence.None;
        IEnumerable<string> causes = system.Rules.Where(rule => rule.List == list.Name).Select(rule => rule.On);
        foreach (string cause in system.Ranking?.List == list.Name ? causes.Append(system.Ranking.Seeks) : causes)
        {
            Behaviour? behaviour = Find(cause);
            foreach (Consequence one in list.Consequences)
            {
                wall |= IsOfContext(behaviour, one) ? Consequence.None : one;
                cap |= IsCarried(behaviour, 1, one, list.StayDays) ? Consequence.None : one;
            }
        }
        return new Withheld(wall, cap);
    }

    /// <summary>What is withheld from subjects in a band; weighed is the harm of the fewest records into it.</summary>
    /// <param name="bands">All bands, rising.</param>
    /// <param name="band">Row of the band.</param>
    public Withheld OfBand(Band[] bands, int band)
    {
        Consequence wall = Consequence.None;
        Consequence cap = Consequence.None;
        int start = system.Score?.Start ?? 0;
        int top = band + 1 < bands.Length ? bands[band + 1].From - 1 : system.Score?.Ceiling ?? 0;
        foreach (RecordRule rule in system.Rules.Where(rule => rule.List is null))
        {
            Behaviour? behaviour = Find(rule.On);
            int points = rule.Discretion?.Most ?? rule.Points ?? 0;
            bool leadsDown = (rule.SetBand is not null || points < 0) && top < start;
            bool leadsUp = points > 0 && bands[band].From > start;
            if (!leadsDown && !leadsUp)
            {
                continue;
            }
            int records = rule.SetBand is not null || points >= 0 ? 1 : (start - top - points - 1) / -points;
            foreach (Consequence one in bands[band].Consequences)
            {
                wall |= IsOfContext(behaviour, one) ? Consequence.None : one;
                cap |= IsCarried(behaviour, records, one, Calendar.DaysPerYear) ? Consequence.None : one;
            }
        }
        return new Withheld(wall, cap);
    }

    private bool IsOfContext(Behaviour? behaviour, Consequence consequence) =>
        !system.ContextWall || (behaviour?.Context is { } context && Contexts.Of(consequence) == context);

    // A sanction weighs for as long as it lasts; that of a band for a year.
    private bool IsCarried(Behaviour? behaviour, int records, Consequence sanction, int days)
    {
        if (system.ProportionalityCap is not { } cap || !sanction.HasSanction())
        {
            return true;
        }
        double size = cap.Sizes.FirstOrDefault(known => known.Sanction == sanction)?.PerYear ?? double.PositiveInfinity;
        double harm = Math.Max(0, behaviour?.Harm ?? 0) * records;
        return harm * cap.Factor >= size * days / Calendar.DaysPerYear;
    }

    private Behaviour? Find(string id) => catalogue.FirstOrDefault(behaviour => behaviour.Id == id);
}
