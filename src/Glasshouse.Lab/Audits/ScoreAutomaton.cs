using System.Collections.Immutable;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Lab.Audits;

/// <summary>
/// All scores that a system knows and the moves between them: records that take, good deeds that give, time that
/// returns. Small enough to be enumerated whole, so what is said of it is proved.
/// </summary>
/// <param name="Floor">Lowest score.</param>
/// <param name="Ceiling">Highest score.</param>
/// <param name="Start">Score of who is not on file.</param>
/// <param name="Steps">Points that some record gives or takes.</param>
/// <param name="Tops">Scores to which some record lets whoever stands higher fall.</param>
/// <param name="Deeds">Points that something allowed gives.</param>
/// <param name="Returns">Whether time leads back to the start.</param>
/// <param name="Bands">Bands, rising.</param>
public sealed record ScoreAutomaton(
    int Floor, int Ceiling, int Start, ImmutableArray<int> Steps, ImmutableArray<int> Tops, ImmutableArray<int> Deeds,
    bool Returns, ImmutableArray<Band> Bands)
{
    /// <summary>The automaton of a system with a score.</summary>
    public static ScoreAutomaton Of(RegimeSystem system, ImmutableArray<Behaviour> catalogue)
    {
        ScoreScale score = system.Score!;
        var steps = new SortedSet<int>();
        var tops = new SortedSet<int>();
        var deeds = new SortedSet<int>();
        bool expires = true;
        foreach (RecordRule rule in system.Rules.Where(rule => rule.List is null))
        {
            BehaviourKind? kind = catalogue.FirstOrDefault(one => one.Id == rule.On)?.Kind;
            int[] points = rule.Discretion is { } range ? [range.Least, range.Most]
                : rule.Points is { } one ? [one]
                : [];
            steps.UnionWith(points);
            if (rule.SetBand is { } band)
            {
                tops.Add(TopOf(system, band));
            }
            if (kind is BehaviourKind.Merit or BehaviourKind.Neutral)
            {
                deeds.UnionWith(points.Where(given => given > 0));
            }
            bool takes = rule.SetBand is not null || points.Any(taken => taken < 0);
            expires &= !takes || rule.ExpiresDays is not null;
        }
        if (system.PredictedTrust is { } prediction)
        {
            steps.UnionWith([prediction.WeightPoints, -prediction.WeightPoints]);
        }
        if (system.Contagion is { } contagion && (contagion.HouseholdShare > 0 || contagion.FriendsWeight > 0))
        {
            steps.Add(-1);
        }
        // A course leads from the floor only, and whoever is low may come to the floor and take it.
        bool returns = score.ReturnDaysPerPoint > 0 || score.YearlyReset || expires;
        return new ScoreAutomaton(
            score.Floor, score.Ceiling, score.Start, [.. steps], [.. tops], [.. deeds], returns, system.Bands)
        {
            HasCourse = score.CourseDays > 0,
        };
    }

    /// <summary>Whether a course leads from the floor back to the start.</summary>
    public bool HasCourse { get; init; }

    /// <summary>Scores of a band.</summary>
    public IEnumerable<int> ScoresOf(Band band)
    {
        int place = Bands.IndexOf(band);
        int end = place + 1 < Bands.Length ? Bands[place + 1].From : Ceiling + 1;
        return Enumerable.Range(band.From, Math.Max(0, end - band.From));
    }

    /// <summary>By score less the floor: whether records, deeds and time can lead there from the start.</summary>
    public bool[] Reachable() => Closure([Start], score => Allowed(score)
        .Concat(Steps.Select(step => score + step)).Concat(Tops.Select(top => Math.Min(score, top))));

    /// <summary>By score less the floor: whether something allowed leads out of sanctions from there.</summary>
    public bool[] Escaping()
    {
        bool[] isFree = new bool[Ceiling - Floor + 1];
        foreach (Band band in Bands.Where(band => !band.Consequences.Any(one => one.HasSanction())))
        {
            foreach (int score in ScoresOf(band))
            {
                isFree[score - Floor] = true;
            }
        }
        // Backwards from the free: a score escapes if one allowed move leads to one that does.
        bool hasChanged = true;
        while (hasChanged)
        {
            hasChanged = false;
            for (int score = Ceiling; score >= Floor; score--)
            {
                if (!isFree[score - Floor] && Allowed(score).Any(next => isFree[Clamped(next) - Floor]))
                {
                    isFree[score - Floor] = hasChanged = true;
                }
            }
        }
        return isFree;
    }

    // What breaks no rule: waiting, and good deeds.
    private IEnumerable<int> Allowed(int score)
    {
        foreach (int deed in Deeds)
        {
            yield return score + deed;
        }
        if (Returns)
        {
            yield return score + Math.Sign(Start - score);
        }
        if (HasCourse && score == Floor)
        {
            yield return Start;
        }
    }

    private bool[] Closure(IEnumerable<int> from, Func<int, IEnumerable<int>> moves)
    {
        bool[] seen = new bool[Ceiling - Floor + 1];
        var open = new Stack<int>(from);
        while (open.TryPop(out int score))
        {
            if (seen[score - Floor])
            {
                continue;
            }
            seen[score - Floor] = true;
            foreach (int next in moves(score))
            {
                open.Push(Clamped(next));
            }
        }
        return seen;
    }

    private int Clamped(int score) => Math.Clamp(score, Floor, Ceiling);

    private static int TopOf(RegimeSystem system, string band)
    {
        int place = system.Bands.ToList().FindIndex(one => one.Name == band);
        return place + 1 < system.Bands.Length ? system.Bands[place + 1].From - 1 : system.Score!.Ceiling;
    }
}
