using System.Collections.Immutable;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model.Consequences;

/// <summary>By what a sanction can be lifted.</summary>
public enum RecourseWay : byte
{
    /// <summary>Letting time pass.</summary>
    Wait,

    /// <summary>Paying or good deeds, with waiting where these do not reach.</summary>
    Acts,

    /// <summary>Having what is wrongful taken out of the file, and acts or waiting for the rest.</summary>
    Correction,
}

/// <summary>One way out of one sanction.</summary>
/// <param name="Way">What kind of way it is.</param>
/// <param name="Steps">Acts and corrections it takes; waiting counts as one for any number of things.</param>
/// <param name="Days">Days until the sanction is lifted at the earliest.</param>
/// <param name="Words">What has to be done.</param>
public readonly record struct Recourse(RecourseWay Way, int Steps, int Days, string Words);

/// <summary>
/// The smallest sets of acts or corrections that lift a sanction, found by trying every combination of ways out of
/// everything that brings it: fewest steps first, then fewest days. It reads a rulebook and a standing as the authority
/// does, and truth only for the correction of what is wrongful.
/// </summary>
/// <remarks>
/// Good deeds count one a day, each as the rule that always gives most for it; rules applied at discretion cannot be
/// counted on, and no more than the yearly cap of a rule is. Whoever pays is taken to be able to.
/// </remarks>
public static class RecourseSearch
{
    /// <summary>The best way of each kind, those that do not exist left out.</summary>
    /// <param name="rules">The rules in force.</param>
    /// <param name="catalogue">Behaviours, in the rulebook's order.</param>
    /// <param name="standing">What the file holds, brought up to today.</param>
    /// <param name="deserved">What it would hold without wrongful records, or null where nothing is wrongful.</param>
    /// <param name="sanction">One sanction.</param>
    /// <param name="today">Today.</param>
    /// <param name="correctionDays">Days that a correction takes, or null where there is no way to one.</param>
    public static List<Recourse> Find(
        Rulebook rules, ImmutableArray<Behaviour> catalogue, in Standing standing, Standing? deserved,
        Consequence sanction, int today, int? correctionDays)
    {
        Deed? deed = BestDeed(rules, catalogue);
        List<Recourse> found = Combined(rules, standing, sanction, today, deed);
        var best = new List<Recourse>();
        AddBest(best, found, RecourseWay.Wait);
        AddBest(best, found, RecourseWay.Acts);
        if (deserved is { } clean && correctionDays is { } days)
        {
            IEnumerable<Recourse> corrected = Combined(rules, clean, sanction, today, deed).Select(rest =>
                new Recourse(
                    RecourseWay.Correction, 1 + rest.Steps, Math.Max(days, rest.Days),
                    rest.Steps == 0 ? "have the file corrected" : $"have the file corrected, {rest.Words}"));
            AddBest(best, [.. corrected], RecourseWay.Correction);
        }
        return best;
    }

    /// <summary>The smallest of several ways, or null where there is none.</summary>
    public static Recourse? Smallest(IReadOnlyList<Recourse> ways) =>
        ways.Count == 0 ? null : ways.OrderBy(way => way.Steps).ThenBy(way => way.Days).First();

    private static void AddBest(List<Recourse> best, List<Recourse> found, RecourseWay way)
    {
        if (Smallest([.. found.Where(one => one.Way == way)]) is { } smallest)
        {
            best.Add(smallest);
        }
    }

    // Every combination of one option for each thing that brings the sanction. None is needed where nothing does.
    private static List<Recourse> Combined(
        Rulebook rules, in Standing standing, Consequence sanction, int today, Deed? deed)
    {
        var combined = new List<Recourse> { new(RecourseWay.Wait, 0, 0, "") };
        if (rules.Bands.Length > 0 && (rules.BandConsequences[standing.Band] & sanction) != 0)
        {
            combined = Cross(combined, OutOfBand(rules, standing, sanction, today, deed));
        }
        for (int list = 0; list < rules.Lists.Length; list++)
        {
            if (standing.IsOn(list) && (rules.ListConsequences[list] & sanction) != 0)
            {
                combined = Cross(combined, OffList(rules.Lists[list], standing.Until(list), today));
            }
        }
        if (rules.Grades is { } grades && (grades.ConsequencesOf(standing.Grade.Grade) & sanction) != 0)
        {
            int days = grades.DaysToChange(standing.Grade, today);
            combined = Cross(combined, [new Recourse(RecourseWay.Wait, 1, Math.Max(0, days), "wait")]);
        }
        return combined;
    }

    private static List<Recourse> Cross(List<Recourse> some, List<Recourse> others) =>
    [
        .. some.SelectMany(one => others.Select(other => Both(one, other))),
    ];

    // Waiting for two things is one wait.
    private static Recourse Both(Recourse one, Recourse other)
    {
        if (one.Steps == 0)
        {
            return other;
        }
        bool bothWait = one.Words == other.Words && other.Way == RecourseWay.Wait;
        RecourseWay way = one.Way == RecourseWay.Acts || other.Way == RecourseWay.Acts
            ? RecourseWay.Acts
            : RecourseWay.Wait;
        return new Recourse(
            way, bothWait ? one.Steps : one.Steps + other.Steps, Math.Max(one.Days, other.Days),
            bothWait ? one.Words : $"{one.Words}, {other.Words}");
    }

    private static List<Recourse> OffList(ListRule list, int until, int today)
    {
        var options = new List<Recourse>();
        int daysLeft = until - today;
        if (until != Standing.Forever)
        {
            options.Add(new Recourse(RecourseWay.Wait, 1, daysLeft, "wait"));
        }
        if (list.Repair is { } repair)
        {
            options.Add(new Recourse(
                RecourseWay.Acts, 1, Math.Min(daysLeft, repair.AfterDays), $"have the entry on {list.Name} repaired"));
        }
        if (list.EndsOnPayment)
        {
            options.Add(new Recourse(
                RecourseWay.Acts, 1, Math.Min(daysLeft, list.RemovalDays), $"pay what led to {list.Name}"));
        }
        return options;
    }

    private static List<Recourse> OutOfBand(
        Rulebook rules, in Standing standing, Consequence sanction, int today, Deed? deed)
    {
        var options = new List<Recourse>();
        int band = standing.Band;
        while (band < rules.Bands.Length && (rules.BandConsequences[band] & sanction) != 0)
        {
            band++;
        }
        if (band == rules.Bands.Length)
        {
            return options;
        }
        int target = rules.Bands[band].From;
        int needed = target - standing.Score;
        if (rules.ReturnDaysPerPoint > 0 && target <= rules.Start)
        {
            int day = standing.ReturnedDay + (needed * rules.ReturnDaysPerPoint);
            options.Add(new Recourse(RecourseWay.Wait, 1, Math.Max(0, day - today), "wait"));
        }
        if (deed is { } best && target <= rules.Ceiling && (best.Cap == 0 || needed <= best.Cap))
        {
            int deeds = (needed + best.Points - 1) / best.Points;
            options.Add(new Recourse(RecourseWay.Acts, deeds, deeds, $"{best.Behaviour} x {deeds}"));
        }
        return options;
    }

    // The good deed that gives most, of those that some channel sees and whose rule is always applied.
    private static Deed? BestDeed(Rulebook rules, ImmutableArray<Behaviour> catalogue)
    {
        Deed? best = null;
        for (int row = 0; row < catalogue.Length; row++)
        {
            int points = 0;
            int cap = 0;
            foreach (ref readonly Rule rule in rules.On(row))
            {
                bool isSure = rule is { Effect: RuleEffect.Points, ExpectedShare: 1 };
                points += isSure ? Math.Min(rule.Value, rule.Most) : 0;
                cap = isSure && rule.CapPerYear > 0 ? rule.CapPerYear : cap;
            }
            bool isSeen = catalogue[row].Channels.Any(sight => rules.FeedsOn(sight.Channel));
            if (catalogue[row].Kind == BehaviourKind.Merit && isSeen && points > (best?.Points ?? 0))
            {
                best = new Deed(catalogue[row].Id, points, cap);
            }
        }
        return best;
    }

    private readonly record struct Deed(string Behaviour, int Points, int Cap);
}
