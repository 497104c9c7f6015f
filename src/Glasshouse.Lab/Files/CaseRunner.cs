using System.Collections.Immutable;
using Glasshouse.Engine.Columns;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Scores;

namespace Glasshouse.Lab.Files;

/// <summary>Where a worked example came out otherwise than it says.</summary>
/// <param name="Expectation">Its place among the case's expectations.</param>
/// <param name="What">Score, band or lists.</param>
/// <param name="Expected">What the case says.</param>
/// <param name="Found">What the scorer made of it.</param>
public readonly record struct CaseMismatch(int Expectation, string What, string Expected, string Found);

/// <summary>
/// Works a case through the very rulebook and scorer of the day, for one subject. Rules that are applied to a share
/// of records only are applied unless the step says otherwise: a worked example leaves nothing to luck.
/// </summary>
public static class CaseRunner
{
    /// <summary>Everything that came out otherwise than the case says.</summary>
    public static ImmutableArray<CaseMismatch> Run(
        Regime regime, ImmutableArray<Behaviour> catalogue, WorkedCase worked)
    {
        var mismatches = ImmutableArray.CreateBuilder<CaseMismatch>();
        for (int i = 0; i < worked.Expect.Length; i++)
        {
            CaseExpectation expected = worked.Expect[i];
            Outcome outcome = regime.SystemFor(worked.System) is { } system
                ? Work(system, catalogue, worked, expected.Day)
                : new Outcome(0, "", "", [], Consequence.None);
            string score = Quantities.Text(outcome.Score);
            Compare(i, "score", expected.Score is { } points ? Quantities.Text(points) : null, score, mismatches);
            Compare(i, "band", expected.Band, outcome.Band, mismatches);
            Compare(i, "grade", expected.Grade, outcome.Grade, mismatches);
            string? brought = expected.Consequences is { } named ? Shown(named.Select(one => one.SnakeName())) : null;
            Compare(i, "consequences", brought, Shown(NamesOf(outcome.Consequences)), mismatches);
            Compare(i, "lists", expected.Lists is { } lists ? Shown(lists) : null, Shown(outcome.Lists), mismatches);
        }
        return mismatches.ToImmutable();
    }

    private readonly record struct Outcome(
        int Score, string Band, string Grade, ImmutableArray<string> Lists, Consequence Consequences);

    private static Outcome Work(
        RegimeSystem system, ImmutableArray<Behaviour> catalogue, WorkedCase worked, int lastDay)
    {
        var certain = new Rulebook(worked.System, Decided(system, []), catalogue);
        Standing standing = certain.Blank(0);
        if (certain.HasYearlyReset)
        {
            standing.ResetDay = checked((ushort)worked.ResetDay);
        }
        var diary = new Diary();
        if (worked.Start is { } start)
        {
            standing.Score = checked((short)start);
            standing.Band = checked((byte)certain.BandOf(start));
        }
        var draws = new Draws(1, Purpose.Scoring);
        var decisions = new RowList<ScoreDecision>();
        foreach (CaseStep step in worked.Steps.Where(step => step.Day <= lastDay))
        {
            Scorer.Refresh(certain, ref standing, diary, 0, step.Day, decisions);
            if (step.Predicted is { } points)
            {
                var prediction = new Prediction(0, checked((short)points));
                Scorer.Predict(certain, ref standing, diary, prediction, step.Day, decisions);
            }
            if (RecordOf(step, certain, catalogue) is not { } record)
            {
                continue;
            }
            Rulebook rules = step.NotApplied.IsEmpty
                ? certain
                : new Rulebook(worked.System, Decided(system, step.NotApplied), catalogue);
            Scorer.Apply(rules, ref standing, diary, record, 0, draws, step.Day, decisions);
        }
        Scorer.Refresh(certain, ref standing, diary, 0, lastDay, decisions);
        Standing last = standing;
        return new Outcome(
            standing.Score,
            certain.Bands.Length > 0 ? certain.Bands[standing.Band].Name : "",
            certain.Grades?.Names[standing.Grade.Grade] ?? "",
            [.. certain.Lists.Where((_, list) => last.IsOn(list)).Select(list => list.Name)],
            certain.ConsequencesOf(last));
    }

    // Null where the step files nothing, or through a channel on which the system does not feed.
    private static FiledRecord? RecordOf(CaseStep step, Rulebook rules, ImmutableArray<Behaviour> catalogue)
    {
        if (step.Suspected)
        {
            return new FiledRecord(0, 0, default, false) { Kind = RecordKind.Suspicion };
        }
        if (step.HousemateLost is { } lost)
        {
            double pulled = Math.Round(-lost * rules.HouseholdShare, MidpointRounding.AwayFromZero);
            return new FiledRecord(0, 0, default, false) { Kind = RecordKind.Association, Points = (short)pulled };
        }
        if (step.DeclaredAfterYears is { } years)
        {
            return new FiledRecord(0, 0, default, false) { Kind = RecordKind.Declaration, Points = (short)years };
        }
        if (step.Audited || step.OwnersOtherFell || step.NilReturns)
        {
            RecordKind kind = step.Audited ? RecordKind.Audit
                : step.NilReturns ? RecordKind.NilReturns
                : RecordKind.Association;
            return new FiledRecord(0, 0, default, false) { Kind = kind };
        }
        return step is { Record: { } behaviour, Channel: { } channel } && rules.FeedsOn(channel)
            ? new FiledRecord(0, RowOf(behaviour, catalogue), channel, step.Mends, step.Finding)
            {
                Harshness = (ushort)Math.Round(step.Harshness * ushort.MaxValue),
                IsSpared = step.Spared,
            }
            : null;
    }

    private static IEnumerable<string> NamesOf(Consequence consequences) => Enum.GetValues<Consequence>()
        .Where(one => one != Consequence.None && (consequences & one) != 0).Select(one => one.SnakeName());

    private static RegimeSystem Decided(RegimeSystem system, ImmutableArray<string> notApplied) => system with
    {
        Lists = [.. system.Lists.Select(list => list with { OpenEndedShare = 0, GraveShare = 0 })],
        YearlyGrades = system.YearlyGrades is { } grades
            ? grades with
            {
                Rules =
                [
                    .. grades.Rules.Select(rule => rule with { AppliedShare = notApplied.Contains(rule.Id) ? 0 : 1 }),
                ],
            }
            : null,
        Rules =
        [
            .. system.Rules.Select(rule => rule with
            {
                AppliedShare = notApplied.Contains(rule.Id) ? 0 : 1,
                MunicipalityShare = 1,
            }),
        ],
    };

    private static ushort RowOf(string behaviour, ImmutableArray<Behaviour> catalogue)
    {
        int row = catalogue.Select(known => known.Id).ToList().IndexOf(behaviour);
        return row >= 0
            ? checked((ushort)row)
            : throw new ArgumentException($"No behaviour {behaviour}; the reader of cases lets none through.");
    }

    private static string Shown(IEnumerable<string> lists) =>
        $"[{string.Join(", ", lists.Order(StringComparer.Ordinal))}]";

    private static void Compare(
        int expectation, string what, string? expected, string found, ImmutableArray<CaseMismatch>.Builder mismatches)
    {
        if (expected is not null && expected != found)
        {
            mismatches.Add(new CaseMismatch(expectation, what, expected, found));
        }
    }
}
