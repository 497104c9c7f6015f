using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model.Consequences;

/// <summary>
/// How much of its grade an organisation can explain to itself from the published rules: what was given or taken for
/// what it did, with the rule named, and as much as the rule says. What an error brought, or a discretion added to the
/// least, or a rule that nobody tells it of, it cannot. Points count by their size, a band or a list as one.
/// </summary>
public static class Transparency
{
    /// <summary>Counts one decision.</summary>
    public static void Count(World world, Block block, Rulebook rules, in ScoreDecision decision, bool isWrongful)
    {
        bool isOfPoints = decision.Step == ScoreStep.Points;
        long given = isOfPoints ? Math.Abs(decision.After - decision.Before) : 1;
        bool isTold = rules.System.Appeal is { Reasons: true };
        long explained = isWrongful || !isTold ? 0
            : isOfPoints ? Math.Min(given, Math.Abs(rules.LeastPointsOf(decision.Rule))) : 1;
        int province = world.ProvinceOf(SubjectKind.Organisation, decision.Row);
        Cells cells = world.CellsOf(SubjectKind.Organisation, decision.Row);
        block.Tally.Add(Counter.GradeGiven, province, cells, given);
        block.Tally.Add(Counter.GradeExplained, province, cells, explained);
    }
}
