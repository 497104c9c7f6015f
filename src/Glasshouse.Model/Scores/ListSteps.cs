using Glasshouse.Engine.Columns;

namespace Glasshouse.Model.Scores;

/// <summary>How a standing comes onto a list and off it.</summary>
internal static class ListSteps
{
    // One more entry while on the list lengthens the stay; an entry with a grace waits, and one that waits already
    // waits no longer for another record.
    public static void Enter(
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

    public static void Leave(
        ref Standing standing, int list, int row, int place, RowList<ScoreDecision> decisions)
    {
        standing.Leave(list);
        short score = standing.Score;
        decisions.Add(new ScoreDecision(row, place, -1, ScoreStep.ListExit, (byte)list, score, score));
    }

    public static void Mend(Rulebook rules, ref Standing standing, in FiledRecord note, int day)
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
