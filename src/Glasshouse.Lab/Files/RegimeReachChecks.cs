using System.Collections.Immutable;
using System.Globalization;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Lab.Files;

/// <summary>Whom a system reaches, what it knows them by, what holds it back: parts that must fit.</summary>
public sealed class RegimeReachChecks(
    RegimeSystem system, string path, SubjectKind kind, ImmutableArray<Behaviour> catalogue, Findings findings)
{
    public void Run()
    {
        CheckCitizensOnly();
        CheckLobbying();
        CheckScoreParts();
        CheckRanking();
        CheckReaders();
        CheckSafeguards();
        foreach (ListRule list in system.Lists)
        {
            CheckEntered(list);
        }
    }

    /// <summary>Who must be able to read the standing for a consequence to be imposed.</summary>
    public static Reader ReaderOf(Consequence consequence) => consequence switch
    {
        Consequence.NoLoans or Consequence.CheaperLoans => Reader.Lenders,
        Consequence.NoSeniorPosts => Reader.Employers,
        Consequence.DepositFreeRental => Reader.Landlords,
        Consequence.NamedInPublic or Consequence.PraisedInPublic => Reader.Public,
        _ => Reader.Agencies,
    };

    private void CheckCitizensOnly()
    {
        if (kind == SubjectKind.Citizen)
        {
            return;
        }
        (string Key, bool IsGiven)[] parts =
        [
            ("minimum_age", system.MinimumAge > 0), ("consent", system.Consent is not null),
            ("contagion", system.Contagion is not null), ("predicted_trust", system.PredictedTrust is not null),
            ("ranking", system.Ranking is not null),
        ];
        foreach ((string key, bool isGiven) in parts.Where(part => part.IsGiven))
        {
            findings.RefuseAt($"{path}.{key}", "contradiction", "is given, but only citizens have it");
        }
    }

    private void CheckLobbying()
    {
        string at = $"{path}.lobbying";
        if (system.Lobbying is not { } lobbying || !findings.IsSound(at))
        {
            return;
        }
        if (kind != SubjectKind.Organisation)
        {
            findings.RefuseAt(at, "contradiction", "is given, but only organisations have it");
        }
        if (lobbying.On.IsEmpty)
        {
            findings.RefuseAt($"{at}.on", "contradiction", "is empty; name a behaviour or leave the lobbying out");
        }
        foreach (string id in lobbying.On.Where(id => !Fires(id)))
        {
            string advice = Nearest.Advice(id, catalogue.Select(one => one.Id).Where(Fires));
            findings.RefuseAt($"{at}.on", "unknown-name", $"names {id}, on which the system has no rule; {advice}");
        }
    }

    private bool Fires(string behaviour) => system.Rules.Any(rule => rule.On == behaviour)
        || system.YearlyGrades?.Rules.Any(rule => rule.On == behaviour) == true;

    private void CheckScoreParts()
    {
        (string Key, bool IsGiven)[] parts =
            [("contagion", system.Contagion is not null), ("predicted_trust", system.PredictedTrust is not null)];
        foreach ((string key, bool isGiven) in parts)
        {
            if (isGiven && system.Score is null)
            {
                findings.RefuseAt($"{path}.{key}", "contradiction", "moves a score, but the system has none");
            }
        }
        if (system is { PredictedTrust: { } predicted, Score: { } score } && findings.IsSound($"{path}.score")
            && predicted.WeightPoints > score.Ceiling - score.Floor)
        {
            findings.RefuseAt($"{path}.predicted_trust.weight_points", "out-of-range",
                $"is {predicted.WeightPoints}; from floor to ceiling there are {score.Ceiling - score.Floor} points");
        }
        if (system.Score is { YearlyReset: true, ReturnDaysPerPoint: > 0 })
        {
            findings.RefuseAt($"{path}.score.yearly_reset", "contradiction",
                "is on, but points return one by one already (return_days_per_point)");
        }
    }

    private void CheckRanking()
    {
        if (system.Ranking is not { } ranking || !findings.IsSound($"{path}.ranking"))
        {
            return;
        }
        string at = $"{path}.ranking";
        if (system.Lists.All(list => list.Name != ranking.List))
        {
            findings.RefuseAt($"{at}.list", "unknown-name",
                $"is {ranking.List}, no list of this system; "
                + Nearest.Advice(ranking.List, system.Lists.Select(list => list.Name)));
        }
        if (catalogue.Length > 0 && Find(ranking.Seeks) is not { Subject: SubjectKind.Citizen })
        {
            findings.RefuseAt($"{at}.seeks", "unknown-name",
                $"is {ranking.Seeks}, nothing that a citizen does; " + Nearest.Advice(ranking.Seeks,
                    catalogue.Where(known => known.Subject == kind).Select(known => known.Id)));
        }
        else if (catalogue.Length > 0 && system.Rules.All(rule => rule.On != ranking.Seeks))
        {
            findings.RefuseAt($"{at}.seeks", "never-fires",
                $"is {ranking.Seeks}, on which no rule fires; nothing would follow from what is found");
        }
        if (!system.Channels.Contains(ranking.Channel))
        {
            findings.RefuseAt($"{at}.channel", "contradiction",
                $"is {Spelling.Of(ranking.Channel)}, on which the system does not feed");
        }
    }

    private void CheckReaders()
    {
        foreach ((string at, Consequence one) in Consequences())
        {
            if (findings.IsSound($"{path}.read_by") && !system.ReadBy.Contains(ReaderOf(one)))
            {
                findings.RefuseAt(at, "contradiction",
                    $"hold {Spelling.Of(one)}, which needs {Spelling.Of(ReaderOf(one))} as a reader (read_by)");
            }
        }
    }

    private void CheckSafeguards()
    {
        foreach (RecordRule rule in system.Rules.Where(_ => system.ContextWall))
        {
            if (Find(rule.On) is { Context: null })
            {
                findings.RefuseAt($"{path}.rules.{rule.Id}.on", "missing-key",
                    $"is {rule.On}, which has no context in the catalogue; a context wall needs one");
            }
        }
        if (system.ProportionalityCap is not { } cap)
        {
            return;
        }
        foreach ((string at, Consequence one) in Consequences())
        {
            if (one.HasSanction() && cap.Sizes.All(size => size.Sanction != one))
            {
                findings.RefuseAt(at, "missing-key", string.Create(CultureInfo.InvariantCulture,
                    $"hold {Spelling.Of(one)}, which has no size in {path}.proportionality_cap.sizes"));
            }
        }
    }

    private void CheckEntered(ListRule list)
    {
        bool isEntered = system.Rules.Any(rule => rule.List == list.Name) || system.Ranking?.List == list.Name;
        if (!isEntered && findings.IsSound($"{path}.rules") && findings.IsSound($"{path}.ranking"))
        {
            findings.RefuseAt($"{path}.lists.{list.Name}", "never-fires", "is a list that nothing leads to");
        }
    }

    private ImmutableArray<YearlyGrade> SoundGrades() =>
        findings.IsSound($"{path}.yearly_grades") ? system.YearlyGrades?.Grades ?? [] : [];

    private IEnumerable<(string At, Consequence One)> Consequences() =>
    [
        .. system.Bands.SelectMany(band => band.Consequences
            .Select(one => ($"{path}.bands.{band.Name}.consequences", one))),
        .. system.Lists.SelectMany(list => list.Consequences
            .Select(one => ($"{path}.lists.{list.Name}.consequences", one))),
        .. SoundGrades().SelectMany(grade => grade.Consequences
            .Select(one => ($"{path}.yearly_grades.grades.{grade.Name}.consequences", one))),
        .. (findings.IsSound($"{path}.yearly_grades") ? system.YearlyGrades?.Newcomers.Consequences ?? [] : [])
            .Select(one => ($"{path}.yearly_grades.newcomers.consequences", one)),
    ];

    private Behaviour? Find(string id) => catalogue.FirstOrDefault(behaviour => behaviour.Id == id);
}
