using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Scores;

/// <summary>
/// A record as the regime sees it: whom it concerns, what it says and who says so. Whether it is true is not in it.
/// </summary>
/// <param name="Row">Subject.</param>
/// <param name="Behaviour">Row of the catalogue.</param>
/// <param name="Channel">Who filed it.</param>
/// <param name="Mends">Whether it says that what was owed has been paid.</param>
public readonly record struct FiledRecord(int Row, ushort Behaviour, Channel Channel, bool Mends);

/// <summary>What a scorer did.</summary>
public enum ScoreStep : byte
{
    Points,
    Band,
    ListEntry,
    ListExit,

    /// <summary>A membership that holds already is made longer.</summary>
    ListExtension,
}

/// <summary>One step of a scorer, with the rule that fired.</summary>
/// <param name="Row">Subject.</param>
/// <param name="Record">Place of the record in the day's inbox, -1 where time alone did it.</param>
/// <param name="Rule">Row of the rules, -1 where time alone did it.</param>
/// <param name="Step">What was done.</param>
/// <param name="Detail">Row of the band or list.</param>
/// <param name="Before">Score before.</param>
/// <param name="After">Score after.</param>
public readonly record struct ScoreDecision(
    int Row, int Record, short Rule, ScoreStep Step, byte Detail, short Before, short After);
