using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Scores;

/// <summary>What a record rests on.</summary>
public enum RecordKind : byte
{
    /// <summary>Something the subject is said to have done.</summary>
    Conduct,

    /// <summary>A rank in a ranking by risk; the subject is said to have done nothing yet.</summary>
    Suspicion,

    /// <summary>Something that somebody close is said to have done.</summary>
    Association,

    /// <summary>A note: the year's taxes are declared; points are the years since registration.</summary>
    Declaration,

    /// <summary>A note: the tax office has audited the subject.</summary>
    Audit,

    /// <summary>A note: months of the year were declared without sales, for no good reason.</summary>
    NilReturns,
}

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
    int Row, ushort Behaviour, Channel Channel, bool Mends, Finding Finding = Finding.None)
{
    /// <summary>Harshness in the middle between mildest and harshest.</summary>
    public const ushort Middle = 1 << 15;

    public RecordKind Kind { get; init; } = RecordKind.Conduct;

    /// <summary>How harsh the office is that handles it, 0 (mildest) to 65535; for rules with discretion.</summary>
    public ushort Harshness { get; init; } = Middle;

    /// <summary>Whether it is about an organisation whose sector has got its rules softened.</summary>
    public bool IsSpared { get; init; }

    /// <summary>Number of the municipality whose office handles it.</summary>
    public ushort Area { get; init; }

    /// <summary>Points that somebody close lost, times the share that counts here; years, of a declaration.</summary>
    public short Points { get; init; }
}

/// <summary>What app platforms hand over about a subject: a prediction in points.</summary>
public readonly record struct Prediction(int Row, short Points);

/// <summary>What a scorer did.</summary>
public enum ScoreStep : byte
{
    Points,
    Band,
    ListEntry,
    ListExit,

    /// <summary>A membership that holds already is made longer.</summary>
    ListExtension,

    /// <summary>A yearly grade is given.</summary>
    Grade,

    /// <summary>Points are taken off the year that is graded next.</summary>
    Deduction,
}

/// <summary>One step of a scorer, with the rule that fired.</summary>
/// <param name="Row">Subject.</param>
/// <param name="Record">Place of the record in the day's inbox, -1 where time alone did it.</param>
/// <param name="Rule">Row of the rules, or below 0 what else did it (<see cref="Rulebook.RuleName"/>).</param>
/// <param name="Step">What was done.</param>
/// <param name="Detail">Row of the band or list.</param>
/// <param name="Before">Score before.</param>
/// <param name="After">Score after.</param>
public readonly record struct ScoreDecision(
    int Row, int Record, short Rule, ScoreStep Step, byte Detail, short Before, short After);
