using System.Runtime.InteropServices;

namespace Glasshouse.Model.Scores;

/// <summary>
/// What a regime holds about one subject: score, band and memberships. 24 bytes. A day number of 0 in
/// <see cref="Until"/> means no membership; memberships are stored as the first day on which they no longer hold, and
/// entries that still have their grace as the day on which they begin.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 2, Size = 24)]
public struct Standing
{
    public short Score;

    /// <summary>Day up to which points have been returned.</summary>
    public ushort ReturnedDay;

    /// <summary>
    /// Next day on which a yearly reset puts the subject back to the start. In the place of the day above: no score
    /// has both points that return and a reset.
    /// </summary>
    public ushort ResetDay
    {
        readonly get => ReturnedDay;
        set => ReturnedDay = value;
    }

    public byte Band;

    /// <summary>One bit per list.</summary>
    public byte Lists;

    /// <summary>Day of the wake-up that counts, 0 for none; wake-ups of other days are stale.</summary>
    public ushort WakeDay;

    private ushort _until0;
    private ushort _until1;
    private ushort _until2;
    private ushort _until3;

    /// <summary>Points that low scores of ties take off the subject's own, 0 or more.</summary>
    public short Association;

    /// <summary>Part of the score that is predicted, points.</summary>
    public short Predicted;

    /// <summary>
    /// Where the subject stands with its yearly grade. In the place of the two above: only citizens have those, and
    /// they have no grade.
    /// </summary>
    public GradeState Grade
    {
        readonly get => new(unchecked(((uint)(ushort)Predicted << 16) | (ushort)Association));
        set
        {
            Association = unchecked((short)value.Bits);
            Predicted = unchecked((short)(value.Bits >> 16));
        }
    }

    /// <summary>First of the subject's entries in the diary, 0 for none.</summary>
    public int Diary;

    public const int MostLists = 4;

    /// <summary>End of a membership that time alone never ends.</summary>
    public const int Forever = ushort.MaxValue;

    public readonly bool IsOn(int list) => (Lists & (1 << list)) != 0;

    /// <summary>Whether an entry waits for its grace to end; <see cref="Until"/> is then the day of entry.</summary>
    public readonly bool IsPending(int list) => !IsOn(list) && Until(list) != 0;

    /// <summary>Whether there is any membership, or one to come.</summary>
    public readonly bool HasDates => (_until0 | _until1 | _until2 | _until3) != 0;

    public readonly int Until(int list) => list switch
    {
        0 => _until0,
        1 => _until1,
        2 => _until2,
        _ => _until3,
    };

    public void Enter(int list, int until)
    {
        Lists = (byte)(Lists | (1 << list));
        SetUntil(list, until);
    }

    /// <summary>Whether lists, ties' part and predicted part are the same.</summary>
    public readonly bool HasSameLists(in Standing other) =>
        (Lists, Association, Predicted) == (other.Lists, other.Association, other.Predicted)
        && (_until0, _until1, _until2, _until3) == (other._until0, other._until1, other._until2, other._until3);

    /// <summary>Notes an entry that begins on a later day.</summary>
    public void Await(int list, int day) => SetUntil(list, day);

    public void Leave(int list)
    {
        Lists = (byte)(Lists & ~(1 << list));
        SetUntil(list, 0);
    }

    private void SetUntil(int list, int until)
    {
        ushort day = checked((ushort)until);
        switch (list)
        {
            case 0: _until0 = day; break;
            case 1: _until1 = day; break;
            case 2: _until2 = day; break;
            default: _until3 = day; break;
        }
    }
}
