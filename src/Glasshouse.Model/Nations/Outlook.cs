using System.Runtime.InteropServices;

namespace Glasshouse.Model.Nations;

/// <summary>
/// How a citizen stands to others and to what is said in public: 10 bytes in a column of their own, because only a
/// quarterly turn and whoever meets the citizen read them.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 2, Size = 10)]
public struct Outlook
{
    private const int ReputationShift = Ties.StrongTies + Ties.WeakTies;
    private const uint ReputationMask = 0xF;
    private const uint FormedBit = 1u << 31;

    // One bit per tie dropped, the strong first; then four bits of reputation; the top bit for formed.
    private uint _bits;

    /// <summary>Opinion of those in power, held: 0 (against) to <see cref="OpinionUnit"/> (for).</summary>
    public ushort OpinionHeld;

    /// <summary>The opinion that others get to hear.</summary>
    public ushort OpinionVoiced;

    /// <summary>Generalised trust to which upbringing and surroundings pull back, in 255ths.</summary>
    public byte Upbringing;

    /// <summary>Institutional trust to which legitimacy pulls back, in 255ths.</summary>
    public byte Legitimacy;

    /// <summary>The largest opinion.</summary>
    public const int OpinionUnit = ushort.MaxValue;

    /// <summary>The largest pull.</summary>
    public const int PullUnit = byte.MaxValue;

    /// <summary>Most levels that a reputation can have.</summary>
    public const int MostLevels = (int)ReputationMask + 1;

    /// <summary>Whether the citizen has formed an outlook; the newborn have none until they are adults.</summary>
    public bool IsFormed
    {
        readonly get => (_bits & FormedBit) != 0;
        set => _bits = value ? _bits | FormedBit : _bits & ~FormedBit;
    }

    /// <summary>What people in general think of the citizen; meaning of the levels in Beliefs/Reciprocity.cs.</summary>
    public int Reputation
    {
        readonly get => (int)((_bits >> ReputationShift) & ReputationMask);
        set => _bits = (_bits & ~(ReputationMask << ReputationShift)) | ((uint)value << ReputationShift);
    }

    /// <summary>Ties that still hold, of those a citizen can have.</summary>
    public readonly int TiesKept =>
        ReputationShift - System.Numerics.BitOperations.PopCount(_bits & ((1u << ReputationShift) - 1));

    /// <summary>Whether a tie is broken; strong ties come first, then weak ones. Both ends have the same bit.</summary>
    public readonly bool HasDropped(int tie) => (_bits & (1u << tie)) != 0;

    /// <summary>Breaks a tie, at this end.</summary>
    public void Drop(int tie) => _bits |= 1u << tie;

    /// <summary>An opinion from 0 to 1 as it is stored.</summary>
    public static ushort StoredOpinion(double opinion) => (ushort)Math.Round(opinion * OpinionUnit);

    /// <summary>A pull from 0 to 1 as it is stored; what lies outside is as strong as the end.</summary>
    public static byte StoredPull(double pull) => (byte)Math.Round(Math.Clamp(pull, 0, 1) * PullUnit);
}
