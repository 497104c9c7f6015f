using System.Collections.Immutable;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Scores;

namespace Glasshouse.Lab.Files;

/// <summary>What a system's parts owe each other: names that must exist, ranges that must fit.</summary>
public sealed class RegimeChecks(
    RegimeSystem system, string path, SubjectKind kind, ImmutableArray<Behaviour> catalogue, Findings findings)
{
    // Standing keeps the band in a byte, and a decision names its rule in an Int16.
    private const int MostBands = 250;
    private const int MostRules = 10000;

    // Nations have some people above it, too few to show in any figure.
    private const int OldestLikely = 100;

    /// <summary>Kinds of subjects that a regime may have a system for.</summary>
    public static readonly ImmutableArray<SubjectKind> Kinds =
        [SubjectKind.Citizen, SubjectKind.Organisation, SubjectKind.Official];

    /// <summary>Key of the regime file under which the system for a kind of subject stands.</summary>
    public static string KeyOf(SubjectKind kind) => kind switch
    {
        SubjectKind.Citizen => "citizens",
        SubjectKind.Organisation => "organisations",
        _ => "officials",
    };

    public void Run()
    {
        if (system.Channels.Length == 0 && findings.IsSound($"{path}.channels"))
        {
            findings.RefuseAt($"{path}.channels", "contradiction", "is empty; a system needs at least one channel");
        }
        if (system is { Rules.Length: 0, YearlyGrades: null } && findings.IsSound($"{path}.rules"))
        {
            findings.RefuseAt(path, "contradiction", "has no rules; give it some or leave the system out");
        }
        if (system.MinimumAge > OldestLikely && findings.IsSound($"{path}.minimum_age"))
        {
            findings.WarnAt($"{path}.minimum_age", "reaches-nobody",
                $"is {system.MinimumAge}; hardly anybody is that old, so hardly anybody has a file");
        }
        CheckScore();
        CheckBands();
        new RegimeReachChecks(system, path, kind, catalogue, findings).Run();
        new GradeChecks(system, path, kind, catalogue, findings).Run();
        CheckLists();
        CheckAppeal();
        CheckCount(system.Rules.Length, "rules", MostRules);
        foreach (RecordRule rule in system.Rules)
        {
            CheckRule(rule, $"{path}.rules.{rule.Id}");
        }
        Identifiers.CheckKeys(system.Rules.Select(rule => rule.Id), $"{path}.rules", findings);
    }

    /// <summary>Checks rules that an event adds to the system.</summary>
    public void CheckAdded(ImmutableArray<RecordRule> added, string at)
    {
        foreach (RecordRule rule in added)
        {
            CheckRule(rule, $"{at}.{rule.Id}");
            if (system.Rules.Any(known => known.Id == rule.Id))
            {
                findings.RefuseAt($"{at}.{rule.Id}", "doubled-key", "is a rule of the regime already; take another id");
            }
        }
        CheckCount(system.Rules.Length + added.Length, "rules", MostRules);
        Identifiers.CheckKeys(system.Rules.Concat(added).Select(rule => rule.Id).Distinct(), at, findings);
    }

    private void CheckScore()
    {
        string at = $"{path}.score";
        if (system.Score is not { } score || !findings.IsSound(at))
        {
            return;
        }
        if (score.Floor >= score.Ceiling)
        {
            findings.RefuseAt($"{at}.floor", "contradiction",
                $"is {score.Floor}; it must be below the ceiling, {score.Ceiling}");
        }
        else if (score.Start < score.Floor || score.Start > score.Ceiling)
        {
            findings.RefuseAt($"{at}.start", "contradiction",
                $"is {score.Start}; allowed are {score.Floor} to {score.Ceiling}, from floor to ceiling");
        }
    }

    private void CheckBands()
    {
        string at = $"{path}.bands";
        if (system.Bands.Length == 0)
        {
            return;
        }
        CheckCount(system.Bands.Length, "bands", MostBands);
        if (system.Score is null)
        {
            findings.RefuseAt(at, "contradiction", "are ranges of a score, but the system has no score");
        }
        foreach (Band band in system.Bands)
        {
            Identifiers.CheckBand(band.Name, $"{at}.{band.Name}", findings);
        }
        if (system.Score is not { } score || !findings.IsSound(at) || !findings.IsSound($"{path}.score"))
        {
            return;
        }
        if (system.Bands[0].From != score.Floor)
        {
            findings.RefuseAt($"{at}.{system.Bands[0].Name}.from", "contradiction",
                $"is {system.Bands[0].From}; the first band begins at the floor, {score.Floor}");
        }
        for (int i = 1; i < system.Bands.Length; i++)
        {
            Band band = system.Bands[i];
            if (band.From <= system.Bands[i - 1].From)
            {
                findings.RefuseAt($"{at}.{band.Name}.from", "contradiction",
                    $"is {band.From}; bands rise, so it must be above {system.Bands[i - 1].From}");
            }
            else if (band.From > score.Ceiling)
            {
                findings.RefuseAt($"{at}.{band.Name}.from", "contradiction",
                    $"is {band.From}; no score is above the ceiling, {score.Ceiling}");
            }
        }
    }

    private void CheckAppeal()
    {
        string at = $"{path}.appeal";
        if (system.Appeal is { } appeal && findings.IsSound(at) && appeal.ReviewDaysLeast > appeal.ReviewDaysMean)
        {
            findings.RefuseAt($"{at}.review_days_least", "contradiction",
                $"is {Quantities.Text(appeal.ReviewDaysLeast)}; it is part of the mean, "
                + $"{Quantities.Text(appeal.ReviewDaysMean)}");
        }
    }

    private void CheckLists()
    {
        CheckCount(system.Lists.Length, "lists", Standing.MostLists);
        foreach (ListRule list in system.Lists)
        {
            string at = $"{path}.lists.{list.Name}";
            Identifiers.Check(list.Name, at, findings);
            if (!findings.IsSound(at))
            {
                continue;
            }
            bool hasDebt = system.Rules.Any(rule =>
                rule.List == list.Name && Find(rule.On) is { Kind: BehaviourKind.Obligation });
            new ListChecks(list, at, kind, findings).Run(hasDebt || !findings.IsSound($"{path}.rules"));
        }
    }

    private void CheckRule(RecordRule rule, string at)
    {
        Identifiers.Check(rule.Id, at, findings);
        if (findings.IsSound($"{at}.on"))
        {
            CheckBehaviour(rule, at);
        }
        if (!findings.IsSound(at))
        {
            return;
        }
        object?[] possible = [rule.Points, rule.Discretion, rule.SetBand, rule.List];
        int effects = possible.Count(effect => effect is not null);
        if (effects != 1)
        {
            string found = effects == 0 ? "no effect" : $"{effects} effects";
            findings.RefuseAt(
                at, "contradiction", $"has {found}; give exactly one of points, discretion, set_band, list");
            return;
        }
        CheckPoints(rule, at);
        if (rule.SetBand is { } band && system.Bands.All(known => known.Name != band))
        {
            findings.RefuseAt($"{at}.set_band", "unknown-name",
                $"is {band}, no band of this system; {Nearest.Advice(band, system.Bands.Select(known => known.Name))}");
        }
        if (rule.List is { } list && system.Lists.All(known => known.Name != list))
        {
            findings.RefuseAt($"{at}.list", "unknown-name",
                $"is {list}, no list of this system; {Nearest.Advice(list, system.Lists.Select(known => known.Name))}");
        }
    }

    private void CheckPoints(RecordRule rule, string at)
    {
        string points = rule.Points is null ? $"{at}.discretion" : $"{at}.points";
        bool isOfPoints = rule.Points is not null || rule.Discretion is not null;
        if (isOfPoints && system.Score is null)
        {
            findings.RefuseAt(points, "contradiction", "are given, but the system has no score");
        }
        if (rule.Discretion is { } range)
        {
            if (Math.Sign(range.Least) != Math.Sign(range.Most) || Math.Abs(range.Least) > Math.Abs(range.Most))
            {
                findings.RefuseAt(points, "contradiction",
                    $"runs from {range.Least} to {range.Most}; both have one sign, and most is the larger in size");
            }
        }
        int most = Math.Abs(rule.Discretion?.Most ?? rule.Points ?? 0);
        if (system.Score is { } score && findings.IsSound($"{path}.score") && most > score.Ceiling - score.Floor)
        {
            findings.RefuseAt(points, "out-of-range",
                $"reach {most}; from floor to ceiling there are {score.Ceiling - score.Floor} points");
        }
        if (rule.CapPerYear is not null && !isOfPoints)
        {
            findings.RefuseAt(
                $"{at}.cap_per_year", "contradiction", "is given, but the rule gives and takes no points");
        }
        if (rule.ExpiresDays is not null && rule.List is not null)
        {
            findings.RefuseAt($"{at}.expires_days", "contradiction",
                "is given, but a membership ends by its list's stay_days");
        }
        if (rule.ExpiresDays is not null && system.Score is { ReturnDaysPerPoint: > 0 })
        {
            findings.RefuseAt($"{at}.expires_days", "contradiction",
                "is given, but points return to the start already (return_days_per_point); they would come back twice");
        }
        CheckCanFire(rule, at, most, isOfPoints);
    }

    private void CheckCanFire(RecordRule rule, string at, int most, bool isOfPoints)
    {
        if (isOfPoints && most == 0)
        {
            findings.RefuseAt(at, "never-fires", "gives and takes 0 points; it can never do anything");
        }
        if (rule.AppliedShare == 0 || rule.MunicipalityShare == 0)
        {
            string which = rule.AppliedShare == 0 ? "applied_share" : "municipality_share";
            findings.RefuseAt($"{at}.{which}", "never-fires", "is 0; the rule can never fire");
        }
        bool isTop = rule.SetBand is { } band && system.Bands.Length > 0 && system.Bands[^1].Name == band;
        if (isTop)
        {
            findings.RefuseAt($"{at}.set_band", "never-fires",
                $"is {rule.SetBand}, the highest band; nobody stands above it, so the rule can never do anything");
        }
        if (Find(rule.On) is { } behaviour && findings.IsSound($"{path}.channels") && system.Channels.Length > 0
            && !behaviour.Channels.Any(sight => system.Channels.Contains(sight.Channel)))
        {
            string seenBy = string.Join(", ", behaviour.Channels.Select(sight => Spelling.Of(sight.Channel)));
            findings.RefuseAt($"{at}.on", "never-fires",
                $"is {rule.On}, which none of the system's channels sees; the rule can never fire (seen by "
                + $"{(seenBy.Length == 0 ? "nobody" : seenBy)})");
        }
    }

    // An empty catalogue could not be read; its own problems are reported, and every name would seem unknown.
    private void CheckBehaviour(RecordRule rule, string at)
    {
        if (catalogue.Length == 0)
        {
            return;
        }
        if (Find(rule.On) is not { } behaviour)
        {
            IEnumerable<string> fitting = catalogue.Where(known => known.Subject == kind).Select(known => known.Id);
            findings.RefuseAt($"{at}.on", "unknown-name",
                $"is {rule.On}, no behaviour of the catalogue; {Nearest.Advice(rule.On, fitting)}");
        }
        else if (behaviour.Subject != kind)
        {
            findings.RefuseAt($"{at}.on", "contradiction",
                $"is {rule.On}, which {KeyOf(behaviour.Subject)} do; this is the system for {path}");
        }
        else if (behaviour.Channels.IsEmpty)
        {
            findings.RefuseAt($"{at}.on", "never-fires",
                $"is {rule.On}, which has no channel: nobody notices it, so the rule could never fire");
        }
    }

    private void CheckCount(int count, string collection, int most)
    {
        if (count > most)
        {
            findings.RefuseAt($"{path}.{collection}", "out-of-range", $"are {count}; allowed are 0 to {most}");
        }
    }

    private Behaviour? Find(string id) => catalogue.FirstOrDefault(behaviour => behaviour.Id == id);
}
