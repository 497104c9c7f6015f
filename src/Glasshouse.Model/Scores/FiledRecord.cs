using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Scores;

/// <summary>What whoever files a record found out besides; may be mistaken.</summary>
public enum Finding : byte
{
    None,

    /// <summary>The debtor has no means; of a note, that it should be let go for that.</summary>
    Unable,

    /// <summary>Of a note: the entry has been repaired, at its price.</summary>
    Repaired,
}

/// <summary>
/// A record as the regime sees it: whom it concerns, what it says and who says so. Whether it is true is not in it.
/// </summary>
/// <param name="Row">Subject.</param>
/// <param name="Behaviour">Row of the catalogue.</param>
/// <param name="Channel">Who filed it.</param>
/// <param name="Mends">Whether it is a note that ends things: paid, unless the finding says otherwise.</param>
/// <param name="Finding">What was found besides.</param>
public readonly record struct FiledRecord(
    int Row, ushort Behaviour, Channel Channel, bool Mends, Finding Finding = Finding.None);

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
