using Glasshouse.Model.Contracts;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model.Acts;

/// <summary>An act that was truly done today.</summary>
public struct Act(int row, ushort behaviour)
{
    public int Row = row;

    /// <summary>Row of the catalogue.</summary>
    public ushort Behaviour = behaviour;

    /// <summary>Whether anybody noticed it; known after the Observations stage.</summary>
    public bool Noticed;

    /// <summary>Whether it was counted with its month, and has a day because somebody notices it.</summary>
    public bool IsCounted;

    /// <summary>Whether it is not an act but what mends one: the obligation is met after all, or let go.</summary>
    public bool Mends;

    /// <summary>How it is mended where not by paying: found unable, or repaired.</summary>
    public Finding Finding;
}

/// <summary>Numbers of acts, the same in every arm in which the act is done.</summary>
public static class ActNumber
{
    /// <summary>
    /// A subject has one opportunity a day for a behaviour, so day, kind, behaviour and row name an act: 16, 2, 12
    /// and 32 bits.
    /// </summary>
    public static long Of(int day, SubjectKind kind, int behaviour, int row) =>
        ((long)day << 46) | ((long)kind << 44) | ((long)behaviour << 32) | (uint)row;
}
