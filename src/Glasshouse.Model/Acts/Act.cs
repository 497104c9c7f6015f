using Glasshouse.Model.Contracts;

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

    /// <summary>Whether it is not an act but the payment of one: the obligation is met after all.</summary>
    public bool Mends;
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
