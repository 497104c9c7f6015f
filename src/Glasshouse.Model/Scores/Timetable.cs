using Glasshouse.Engine.Columns;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Scores;

/// <summary>
/// What time does to a standing besides returning points: what is noted in the diary, and the yearly reset. Things
/// happen on their own days and in their order, so that looking often or seldom gives the same standing.
/// </summary>
public static class Timetable
{
    /// <summary>Lets happen what was due up to and including today.</summary>
    public static void Follow(
        Rulebook rules, ref Standing standing, Diary diary, int row, int day, RowList<ScoreDecision> decisions)
    {
        while (true)
        {
            int entry = diary.Earliest(standing.Diary);
            int noted = entry == 0 ? int.MaxValue : diary[entry].Day;
            int reset = rules.HasYearlyReset ? standing.ResetDay : int.MaxValue;
            int due = Math.Min(noted, reset);
            if (due > day)
            {
                return;
            }
            Scorer.Return(rules, ref standing, row, due, decisions);
            if (reset <= noted)
            {
                standing.ResetDay = checked((ushort)(reset + Calendar.DaysPerYear));
                StartAnew(rules, ref standing, diary, row, Rulebook.ByReset, decisions);
            }
            else
            {
                Happen(rules, ref standing, diary, entry, row, decisions);
            }
        }
    }

    /// <summary>Next day on which something happens to the score; <see cref="int.MaxValue"/> for none.</summary>
    public static int Next(Rulebook rules, in Standing standing, Diary diary)
    {
        int next = int.MaxValue;
        for (int entry = standing.Diary; entry != 0; entry = diary[entry].Next)
        {
            if (diary[entry].Kind != DiaryKind.Given)
            {
                next = Math.Min(next, diary[entry].Day);
            }
        }
        bool resets = rules.HasYearlyReset && standing.Score != rules.HomeOf(standing);
        return resets ? Math.Min(next, standing.ResetDay) : next;
    }

    /// <summary>Strikes out the youngest entry by which so many points would come back.</summary>
    public static void Strike(ref Standing standing, Diary diary, int points)
    {
        for (int entry = standing.Diary; entry != 0 && points != 0; entry = diary[entry].Next)
        {
            if (diary[entry].Kind == DiaryKind.Return && diary[entry].Points == -points)
            {
                standing.Diary = diary.Remove(standing.Diary, entry);
                return;
            }
        }
    }

    private static void Happen(
        Rulebook rules, ref Standing standing, Diary diary, int entry, int row, RowList<ScoreDecision> decisions)
    {
        DiaryEntry noted = diary[entry];
        standing.Diary = diary.Remove(standing.Diary, entry);
        if (noted.Kind == DiaryKind.Course)
        {
            StartAnew(rules, ref standing, diary, row, Rulebook.ByCourse, decisions);
        }
        else if (noted.Kind == DiaryKind.Return)
        {
            int score = Math.Clamp(standing.Score - noted.Points, rules.Floor, rules.Ceiling);
            Scorer.Move(rules, ref standing, score, row, -1, Rulebook.ByExpiry, decisions);
        }
    }

    // Back to the start: what was to come back or to be learnt is over; what the year has given stays counted.
    private static void StartAnew(
        Rulebook rules, ref Standing standing, Diary diary, int row, short why, RowList<ScoreDecision> decisions)
    {
        for (int entry = standing.Diary; entry != 0;)
        {
            int next = diary[entry].Next;
            if (diary[entry].Kind != DiaryKind.Given)
            {
                standing.Diary = diary.Remove(standing.Diary, entry);
            }
            entry = next;
        }
        int home = rules.HomeOf(standing);
        if (standing.Score != home)
        {
            Scorer.Move(rules, ref standing, home, row, -1, why, decisions);
        }
    }
}
