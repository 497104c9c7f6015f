using Glasshouse.Engine.Columns;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Scores;

/// <summary>
/// Turns records into points, bands and memberships. It sees a rulebook, a standing and a record; nothing about the
/// subject, and nothing about what is true.
/// </summary>
public static class Scorer
{
    // Number of the draw that says whether a rule holds in a municipality; channels have the small numbers.
    private const uint AreaDraw = 1000;

    /// <summary>Applies one record: every rule on its behaviour, in order of rule ids.</summary>
    /// <param name="rules">The regime's rules for this kind of subject.</param>
    /// <param name="standing">What the regime holds; changed.</param>
    /// <param name="diary">What is noted down about the subjects of its block; changed.</param>
    /// <param name="record">The record.</param>
    /// <param name="place">Place of the record in the day's inbox.</param>
    /// <param name="draws">Draws for rules that are applied to a share of records only.</param>
    /// <param name="day">Today.</param>
    /// <param name="decisions">What was done is added here.</param>
    public static void Apply(
        Rulebook rules, ref Standing standing, Diary diary, in FiledRecord record, int place, Draws draws, int day,
        RowList<ScoreDecision> decisions)
    {
        Refresh(rules, ref standing, diary, record.Row, day, decisions);
        if (record.Mends)
        {
            ListSteps.Mend(rules, ref standing, record, day);
            Refresh(rules, ref standing, diary, record.Row, day, decisions);
            return;
        }
        if (record.Kind != RecordKind.Conduct)
        {
            if (rules.Grades is not null)
            {
                rules.Grades.Note(ref standing, record, place, decisions);
                return;
            }
            ApplyOther(rules, ref standing, diary, record, place, day, decisions);
            return;
        }
        ReadOnlySpan<Rule> fired = rules.On(record.Behaviour);
        double kept = rules.KeptOf(record);
        for (int k = 0; k < fired.Length; k++)
        {
            ref readonly Rule rule = ref fired[k];
            if (!IsApplied(rule, record, kept, draws, day))
            {
                continue;
            }
            short number = (short)(rules.FirstRuleOn(record.Behaviour) + k);
            switch (rule.Effect)
            {
                case RuleEffect.ListEntry:
                    if (record.Finding != Finding.Unable || rules.Lists[rule.Value].Inability is null)
                    {
                        ListSteps.Enter(rules, ref standing, rule.Value, record.Row, place, number, day, decisions);
                    }
                    break;
                case RuleEffect.SetBand:
                    int lowered = Math.Min(standing.Score, rules.TopOf(rule.Value));
                    Note(rules, ref standing, diary, rule, number, lowered - standing.Score, day);
                    Move(rules, ref standing, lowered, record.Row, place, number, decisions);
                    break;
                default:
                    int points = Rulebook.Softened(rule.PointsOf(record.Harshness), kept);
                    int given = Capped(ref standing, diary, rule, number, points, day);
                    int score = Math.Clamp(standing.Score + given, rules.Floor, rules.Ceiling);
                    Note(rules, ref standing, diary, rule, number, score - standing.Score, day);
                    Move(rules, ref standing, score, record.Row, place, number, decisions);
                    break;
            }
            StartCourse(rules, ref standing, diary, number, day);
        }
        rules.Grades?.Apply(ref standing, record, kept, place, rules.RuleCount, draws, day, decisions);
    }

    /// <summary>Takes in a new prediction: the part of the score that was predicted makes room for it.</summary>
    public static void Predict(
        Rulebook rules, ref Standing standing, Diary diary, in Prediction prediction, int day,
        RowList<ScoreDecision> decisions)
    {
        Refresh(rules, ref standing, diary, prediction.Row, day, decisions);
        int score = Math.Clamp(
            standing.Score + prediction.Points - standing.Predicted, rules.Floor, rules.Ceiling);
        standing.Predicted = prediction.Points;
        Move(rules, ref standing, score, prediction.Row, -1, Rulebook.ByPrediction, decisions);
    }

    // Records that say nothing of what the subject did: a rank in a ranking, or the fall of somebody close.
    private static void ApplyOther(
        Rulebook rules, ref Standing standing, Diary diary, in FiledRecord record, int place, int day,
        RowList<ScoreDecision> decisions)
    {
        if (record.Kind == RecordKind.Suspicion)
        {
            ListSteps.Enter(
                rules, ref standing, rules.SuspectsList, record.Row, place, Rulebook.ByRanking, day, decisions);
            return;
        }
        int score = Math.Clamp(standing.Score + record.Points, rules.Floor, rules.Ceiling);
        Move(rules, ref standing, score, record.Row, place, Rulebook.ByHousehold, decisions);
        StartCourse(rules, ref standing, diary, 0, day);
    }

    private static bool IsApplied(in Rule rule, in FiledRecord record, double kept, Draws draws, int day)
    {
        if (rule.MunicipalityShare < 1)
        {
            Words area = draws.At(record.Area, 0, rule.Key, AreaDraw);
            if (Uniform.Open(area.W0) >= rule.MunicipalityShare)
            {
                return false;
            }
        }
        double share = rule.AppliedShareAt(kept);
        if (share < 1)
        {
            Words words = draws.At((uint)record.Row, (uint)day, rule.Key, (uint)record.Channel);
            return Uniform.Open(words.W0) < share;
        }
        return true;
    }

    /// <summary>
    /// Brings a standing up to today: what is noted in the diary happens on its day, points return in between,
    /// entries whose grace is over begin, memberships that are over end.
    /// </summary>
    public static void Refresh(
        Rulebook rules, ref Standing standing, Diary diary, int row, int day, RowList<ScoreDecision> decisions)
    {
        rules.Grades?.Follow(ref standing, row, day, decisions);
        if (rules.HasScore)
        {
            if (standing.Diary != 0 || rules.HasYearlyReset)
            {
                Timetable.Follow(rules, ref standing, diary, row, day, decisions);
            }
            Return(rules, ref standing, row, day, decisions);
        }
        for (int list = 0; standing.HasDates && list < rules.Lists.Length; list++)
        {
            if (standing.IsPending(list) && standing.Until(list) <= day)
            {
                standing.Enter(list, rules.EndOfStay(list, row, standing.Until(list)));
                short now = standing.Score;
                decisions.Add(new ScoreDecision(row, -1, -1, ScoreStep.ListEntry, (byte)list, now, now));
            }
            if (standing.IsOn(list) && standing.Until(list) <= day)
            {
                ListSteps.Leave(ref standing, list, row, -1, decisions);
            }
        }
    }

    /// <summary>Points return up to a day.</summary>
    internal static void Return(
        Rulebook rules, ref Standing standing, int row, int day, RowList<ScoreDecision> decisions)
    {
        if (rules.ReturnDaysPerPoint == 0)
        {
            return;
        }
        int score = Returned(rules, standing, day, out int through);
        standing.ReturnedDay = (ushort)through;
        if (score != standing.Score)
        {
            Move(rules, ref standing, score, row, -1, Rulebook.ByTime, decisions);
        }
    }

    /// <summary>
    /// Whether two standings stay the same as long as the same is taken in, however long ago each was looked at.
    /// </summary>
    public static bool AreAlike(Rulebook rules, in Standing one, in Standing other, Diary diary, int day) =>
        Returned(rules, one, day, out int through) == Returned(rules, other, day, out int otherThrough)
        && through == otherThrough && one.HasSameLists(other) && diary.AreAlike(one.Diary, other.Diary);

    /// <summary>Score today, without changing the standing.</summary>
    public static int ScoreOn(Rulebook rules, in Standing standing, int day) =>
        rules.HasScore ? Returned(rules, standing, day, out _) : 0;

    /// <summary>
    /// Next day on which time alone changes the band or a membership, or -1. A wake-up that comes too early does no
    /// harm: refreshing is the same in one step or in many.
    /// </summary>
    public static int NextChange(Rulebook rules, in Standing standing, Diary diary)
    {
        int next = standing.Diary != 0 || rules.HasYearlyReset
            ? Timetable.Next(rules, standing, diary)
            : int.MaxValue;
        for (int list = 0; list < rules.Lists.Length; list++)
        {
            if (standing.Until(list) is not (0 or Standing.Forever))
            {
                next = Math.Min(next, standing.Until(list));
            }
        }
        int home = rules.HomeOf(standing);
        if (rules.HasScore && rules.ReturnDaysPerPoint > 0 && standing.Band != rules.BandOf(home))
        {
            int points = standing.Score < home
                ? rules.Bands[standing.Band + 1].From - standing.Score
                : standing.Score - rules.Bands[standing.Band].From + 1;
            next = Math.Min(next, standing.ReturnedDay + (points * rules.ReturnDaysPerPoint));
        }
        return next == int.MaxValue ? -1 : next;
    }

    /// <summary>Puts another standing in place: what the file would be without what was contested.</summary>
    public static void Replace(
        Rulebook rules, ref Standing standing, Diary diary, in Standing by, int row, RowList<ScoreDecision> decisions)
    {
        Move(rules, ref standing, by.Score, row, -1, -1, decisions);
        for (int list = 0; list < rules.Lists.Length; list++)
        {
            if (standing.IsOn(list) && !by.IsOn(list))
            {
                ListSteps.Leave(ref standing, list, row, -1, decisions);
            }
        }
        ushort wake = standing.WakeDay;
        int grade = standing.Grade.Grade;
        diary.Free(standing.Diary);
        standing = by;
        if (rules.Grades is not null && grade != standing.Grade.Grade)
        {
            Grading.Say(standing, row, -1, -1, decisions);
        }
        standing.WakeDay = wake;
        standing.Diary = diary.Copy(by.Diary);
    }

    /// <summary>Takes in what ties take now: the score, and where it returns to, move by the difference.</summary>
    public static void Associate(
        Rulebook rules, ref Standing standing, Diary diary, int row, short points, int day,
        RowList<ScoreDecision> decisions)
    {
        Refresh(rules, ref standing, diary, row, day, decisions);
        int score = Math.Clamp(standing.Score + standing.Association - points, rules.Floor, rules.Ceiling);
        standing.Association = points;
        Move(rules, ref standing, score, row, -1, Rulebook.ByAssociation, decisions);
    }

    /// <summary>Undoes what a record cost a standing of today: points come back, memberships it brought end.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="standing">The standing, brought up to today.</param>
    /// <param name="diary">What is noted down; what is given back will not come back once more.</param>
    /// <param name="points">Points to give back.</param>
    /// <param name="lists">Lists to leave, one bit each.</param>
    /// <param name="row">The subject.</param>
    /// <param name="decisions">What was done is added here.</param>
    public static void Restore(
        Rulebook rules, ref Standing standing, Diary diary, int points, int lists, int row,
        RowList<ScoreDecision> decisions)
    {
        Timetable.Strike(ref standing, diary, points);
        int score = Math.Clamp(standing.Score + points, rules.Floor, rules.Ceiling);
        Move(rules, ref standing, score, row, -1, -1, decisions);
        for (int list = 0; list < rules.Lists.Length; list++)
        {
            if (standing.IsOn(list) && (lists & (1 << list)) != 0)
            {
                ListSteps.Leave(ref standing, list, row, -1, decisions);
            }
        }
    }

    // Points move back towards the start, one every so many days. The day through which they were returned advances
    // by whole points only, so that looking often or seldom gives the same score.
    private static int Returned(Rulebook rules, in Standing standing, int day, out int through)
    {
        through = day;
        int away = standing.Score - rules.HomeOf(standing);
        if (away == 0)
        {
            return standing.Score;
        }
        through = standing.ReturnedDay;
        if (rules.ReturnDaysPerPoint == 0)
        {
            return standing.Score;
        }
        int points = Math.Min((day - standing.ReturnedDay) / rules.ReturnDaysPerPoint, Math.Abs(away));
        through = points == Math.Abs(away) ? day : standing.ReturnedDay + (points * rules.ReturnDaysPerPoint);
        return standing.Score - (Math.Sign(away) * points);
    }

    /// <summary>Puts a standing at a score, and into the band that goes with it.</summary>
    internal static void Move(
        Rulebook rules, ref Standing standing, int score, int row, int place, short rule,
        RowList<ScoreDecision> decisions)
    {
        short before = standing.Score;
        standing.Score = (short)score;
        if (rule >= 0 || before != standing.Score)
        {
            decisions.Add(new ScoreDecision(row, place, rule, ScoreStep.Points, 0, before, standing.Score));
        }
        if (rules.Bands.Length == 0)
        {
            return;
        }
        byte band = (byte)rules.BandOf(score);
        if (band != standing.Band)
        {
            standing.Band = band;
            decisions.Add(new ScoreDecision(row, place, rule, ScoreStep.Band, band, before, standing.Score));
        }
    }

    // Points that the cap of the year still leaves, noted down as given.
    private static int Capped(
        ref Standing standing, Diary diary, in Rule rule, short number, int points, int day)
    {
        if (rule.CapPerYear == 0 || points == 0)
        {
            return points;
        }
        int entry = standing.Diary;
        while (entry != 0 && (diary[entry].Kind != DiaryKind.Given || diary[entry].Rule != number))
        {
            entry = diary[entry].Next;
        }
        if (entry == 0)
        {
            int yearEnd = ((day / Calendar.DaysPerYear) + 1) * Calendar.DaysPerYear;
            standing.Diary = diary.Add(standing.Diary, new DiaryEntry
            {
                Day = checked((ushort)yearEnd),
                Rule = (ushort)number,
                Kind = DiaryKind.Given,
            });
            entry = standing.Diary;
        }
        int left = Math.Max(0, rule.CapPerYear - diary[entry].Points);
        int given = Math.Min(left, Math.Abs(points));
        diary[entry].Points = (short)(diary[entry].Points + given);
        return Math.Sign(points) * given;
    }

    private static void Note(
        Rulebook rules, ref Standing standing, Diary diary, in Rule rule, short number, int moved, int day)
    {
        if (rule.ExpiresDays > 0 && moved != 0 && rules.HasScore)
        {
            standing.Diary = diary.Add(standing.Diary, new DiaryEntry
            {
                Day = checked((ushort)(day + rule.ExpiresDays)),
                Rule = (ushort)number,
                Points = (short)moved,
                Kind = DiaryKind.Return,
            });
        }
    }

    // Whoever reaches the floor takes a course, once.
    private static void StartCourse(Rulebook rules, ref Standing standing, Diary diary, short number, int day)
    {
        if (rules.CourseDays == 0 || standing.Score > rules.Floor)
        {
            return;
        }
        for (int entry = standing.Diary; entry != 0; entry = diary[entry].Next)
        {
            if (diary[entry].Kind == DiaryKind.Course)
            {
                return;
            }
        }
        standing.Diary = diary.Add(standing.Diary, new DiaryEntry
        {
            Day = checked((ushort)(day + rules.CourseDays)),
            Rule = (ushort)Math.Max((short)0, number),
            Kind = DiaryKind.Course,
        });
    }
}
