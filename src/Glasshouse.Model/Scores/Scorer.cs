using Glasshouse.Engine.Columns;
using Glasshouse.Engine.Randomness;

namespace Glasshouse.Model.Scores;

/// <summary>
/// Turns records into points, bands and memberships. It sees a rulebook, a standing and a record; nothing about the
/// subject, and nothing about what is true.
/// </summary>
public static class Scorer
{
    /// <summary>Applies one record: every rule on its behaviour, in order of rule ids.</summary>
    /// <param name="rules">The regime's rules for this kind of subject.</param>
    /// <param name="standing">What the regime holds; changed.</param>
    /// <param name="record">The record.</param>
    /// <param name="place">Place of the record in the day's inbox.</param>
    /// <param name="draws">Draws for rules that are applied to a share of records only.</param>
    /// <param name="day">Today.</param>
    /// <param name="decisions">What was done is added here.</param>
    public static void Apply(
        Rulebook rules, ref Standing standing, in FiledRecord record, int place, Draws draws, int day,
        RowList<ScoreDecision> decisions)
    {
        Refresh(rules, ref standing, record.Row, day, decisions);
        if (record.Mends)
        {
            Mend(rules, ref standing, record, day);
            Refresh(rules, ref standing, record.Row, day, decisions);
            return;
        }
        ReadOnlySpan<Rule> fired = rules.On(record.Behaviour);
        for (int k = 0; k < fired.Length; k++)
        {
            ref readonly Rule rule = ref fired[k];
            if (rule.AppliedShare < 1)
            {
                Words words = draws.At((uint)record.Row, (uint)day, rule.Key, (uint)record.Channel);
                if (Uniform.Open(words.W0) >= rule.AppliedShare)
                {
                    continue;
                }
            }
            short number = (short)(rules.FirstRuleOn(record.Behaviour) + k);
            if (rule.Effect == RuleEffect.ListEntry)
            {
                if (record.Finding != Finding.Unable || rules.Lists[rule.Value].Inability is null)
                {
                    Enter(rules, ref standing, rule.Value, record.Row, place, number, day, decisions);
                }
            }
            else
            {
                int score = rule.Effect == RuleEffect.Points
                    ? Math.Clamp(standing.Score + rule.Value, rules.Floor, rules.Ceiling)
                    : Math.Min(standing.Score, rules.TopOf(rule.Value));
                Move(rules, ref standing, score, record.Row, place, number, decisions);
            }
        }
    }

    /// <summary>
    /// Brings a standing up to today: points return, entries whose grace is over begin, memberships that are over end.
    /// </summary>
    public static void Refresh(
        Rulebook rules, ref Standing standing, int row, int day, RowList<ScoreDecision> decisions)
    {
        if (rules.HasScore)
        {
            int score = Returned(rules, standing, day, out int through);
            standing.ReturnedDay = (ushort)through;
            if (score != standing.Score)
            {
                Move(rules, ref standing, score, row, -1, -1, decisions);
            }
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
                Leave(ref standing, list, row, -1, decisions);
            }
        }
    }

    /// <summary>Score today, without changing the standing.</summary>
    public static int ScoreOn(Rulebook rules, in Standing standing, int day) =>
        rules.HasScore ? Returned(rules, standing, day, out _) : 0;

    /// <summary>
    /// Next day on which time alone changes the band or a membership, or -1. A wake-up that comes too early does no
    /// harm: refreshing is the same in one step or in many.
    /// </summary>
    public static int NextChange(Rulebook rules, in Standing standing)
    {
        int next = int.MaxValue;
        for (int list = 0; list < rules.Lists.Length; list++)
        {
            if (standing.Until(list) is not (0 or Standing.Forever))
            {
                next = Math.Min(next, standing.Until(list));
            }
        }
        if (rules.HasScore && rules.ReturnDaysPerPoint > 0 && standing.Band != rules.BandOf(rules.HomeOf(standing)))
        {
            int points = standing.Score < rules.HomeOf(standing)
                ? rules.Bands[standing.Band + 1].From - standing.Score
                : standing.Score - rules.Bands[standing.Band].From + 1;
            next = Math.Min(next, standing.ReturnedDay + (points * rules.ReturnDaysPerPoint));
        }
        return next == int.MaxValue ? -1 : next;
    }

    /// <summary>Puts another standing in place: what the file would be without what was contested.</summary>
    public static void Replace(
        Rulebook rules, ref Standing standing, in Standing by, int row, RowList<ScoreDecision> decisions)
    {
        Move(rules, ref standing, by.Score, row, -1, -1, decisions);
        for (int list = 0; list < rules.Lists.Length; list++)
        {
            if (standing.IsOn(list) && !by.IsOn(list))
            {
                Leave(ref standing, list, row, -1, decisions);
            }
        }
        ushort wake = standing.WakeDay;
        standing = by;
        standing.WakeDay = wake;
    }

    /// <summary>Takes in what ties take now: the score, and where it returns to, move by the difference.</summary>
    public static void Associate(
        Rulebook rules, ref Standing standing, int row, short points, int day, RowList<ScoreDecision> decisions)
    {
        Refresh(rules, ref standing, row, day, decisions);
        int score = Math.Clamp(standing.Score + standing.Association - points, rules.Floor, rules.Ceiling);
        standing.Association = points;
        Move(rules, ref standing, score, row, -1, Rulebook.ByAssociation, decisions);
    }

    /// <summary>Undoes what a record cost a standing of today: points come back, memberships it brought end.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="standing">The standing, brought up to today.</param>
    /// <param name="points">Points to give back.</param>
    /// <param name="lists">Lists to leave, one bit each.</param>
    /// <param name="row">The subject.</param>
    /// <param name="decisions">What was done is added here.</param>
    public static void Restore(
        Rulebook rules, ref Standing standing, int points, int lists, int row, RowList<ScoreDecision> decisions)
    {
        int score = Math.Clamp(standing.Score + points, rules.Floor, rules.Ceiling);
        Move(rules, ref standing, score, row, -1, -1, decisions);
        for (int list = 0; list < rules.Lists.Length; list++)
        {
            if (standing.IsOn(list) && (lists & (1 << list)) != 0)
            {
                Leave(ref standing, list, row, -1, decisions);
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

    private static void Move(
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

    // One more entry while on the list lengthens the stay; an entry with a grace waits, and one that waits already
    // waits no longer for another record.
    private static void Enter(
        Rulebook rules, ref Standing standing, int list, int row, int place, short rule, int day,
        RowList<ScoreDecision> decisions)
    {
        ListRule entered = rules.Lists[list];
        if (standing.IsPending(list))
        {
            return;
        }
        if (!standing.IsOn(list) && entered.GraceDays > 0)
        {
            standing.Await(list, day + entered.GraceDays);
            return;
        }
        int until = rules.EndOfStay(list, row, day);
        ScoreStep step = ScoreStep.ListEntry;
        if (standing.IsOn(list))
        {
            step = ScoreStep.ListExtension;
            int before = standing.Until(list);
            until = Math.Max(before, until);
            until = until == Standing.Forever ? until : Math.Max(until, before + entered.ExtensionDays);
        }
        standing.Enter(list, until);
        decisions.Add(new ScoreDecision(row, place, rule, step, (byte)list, standing.Score, standing.Score));
    }

    private static void Leave(
        ref Standing standing, int list, int row, int place, RowList<ScoreDecision> decisions)
    {
        standing.Leave(list);
        short score = standing.Score;
        decisions.Add(new ScoreDecision(row, place, -1, ScoreStep.ListExit, (byte)list, score, score));
    }

    private static void Mend(Rulebook rules, ref Standing standing, in FiledRecord note, int day)
    {
        for (int list = 0; list < rules.Lists.Length; list++)
        {
            if (!rules.Ends(note.Behaviour, list, note.Finding))
            {
                continue;
            }
            if (standing.IsPending(list))
            {
                standing.Leave(list);
            }
            else if (standing.IsOn(list))
            {
                standing.Enter(list, Math.Min(standing.Until(list), day + rules.Lists[list].RemovalDays));
            }
        }
    }
}
