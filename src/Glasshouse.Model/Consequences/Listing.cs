using System.Runtime.InteropServices;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model.Consequences;

/// <summary>How a membership ended.</summary>
public enum ExitReason : byte
{
    /// <summary>Its time was over.</summary>
    Time,
    Paid,
    Repaired,

    /// <summary>The debtor was found to be without means.</summary>
    Inability,

    /// <summary>An appeal was granted, the regime ended, or the person died.</summary>
    Annulled,
}

/// <summary>
/// What led somebody to the lists and how each membership is going to end: kept beside the file, for those few who are
/// listed or about to be. 16 bytes.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 2, Size = 16)]
public struct Listing
{
    /// <summary>Debt day of a record behind which there is no debt of this subject.</summary>
    public const ushort NoDebt = ushort.MaxValue;

    private ushort _entered0;
    private ushort _entered1;
    private ushort _entered2;
    private ushort _entered3;

    /// <summary>Behaviour of the last record that led to a list, a row of the catalogue.</summary>
    public ushort Behaviour;

    /// <summary>Day of the unpaid debt itself, which is truth; <see cref="NoDebt"/> where there is none.</summary>
    public ushort DebtDay;

    // Two bits a list: how it is going to end, as far as that is settled.
    private byte _reasons;

    // One bit a list each: repair was asked for (low half), entered once more while on it (high half).
    private byte _marks;

    // Keeps the struct free of padding, which would be hashed.
    private ushort _spare;

    /// <summary>Day on which the membership of a list began.</summary>
    public readonly int EnteredOn(int list) => list switch
    {
        0 => _entered0,
        1 => _entered1,
        2 => _entered2,
        _ => _entered3,
    };

    /// <summary>How the membership is going to end: by time unless something else is settled.</summary>
    public readonly ExitReason ReasonOf(int list) => (ExitReason)((_reasons >> (2 * list)) & 3);

    public readonly bool HasAskedForRepair(int list) => (_marks & (1 << list)) != 0;

    public readonly bool HasRepeated(int list) => (_marks & (1 << (list + Standing.MostLists))) != 0;

    /// <summary>A membership begins.</summary>
    public void Enter(int list, int day)
    {
        ushort entered = checked((ushort)day);
        switch (list)
        {
            case 0: _entered0 = entered; break;
            case 1: _entered1 = entered; break;
            case 2: _entered2 = entered; break;
            default: _entered3 = entered; break;
        }
        Settle(list, ExitReason.Time);
        _marks = (byte)(_marks & ~((1 << list) | (1 << (list + Standing.MostLists))));
    }

    /// <summary>Another entry while on the list.</summary>
    public void Repeat(int list)
    {
        Settle(list, ExitReason.Time);
        _marks = (byte)(_marks | (1 << (list + Standing.MostLists)));
    }

    public void AskForRepair(int list) => _marks = (byte)(_marks | (1 << list));

    /// <summary>It is settled how the membership ends.</summary>
    public void Settle(int list, ExitReason reason) =>
        _reasons = (byte)((_reasons & ~(3 << (2 * list))) | ((int)reason << (2 * list)));
}
