using System.Runtime.CompilerServices;
using Glasshouse.Engine.Columns;

namespace Glasshouse.Model;

/// <summary>What a life is made of, for telling whether two arms treated a person alike.</summary>
public enum LifeEvent : byte
{
    Act,
    Record,
    Points,
    Band,
    ListEntry,
    ListExit,
    ListExtension,
    Consequences,
    Appeal,
    Loan,
    JourneyRefused,
    JobRefused,
    Payment,
    Birth,
    Death,
    CountedActs,
    JobFound,
    StayRefused,
    SchoolPlaceLost,
    JobLost,
    Named,
    RewardUsed,
    Repair,
    Infected,
    Stopped,

    /// <summary>Told by a health authority to stay at home: for how many days, and whether that is obeyed.</summary>
    ToldHome,

    /// <summary>Turned away at a door: of which kind of place.</summary>
    DoorClosed,

    /// <summary>Kept at home by a lockdown from today on: 1; no longer: 0.</summary>
    LockedDown,

    /// <summary>Let in at a door with another's code: at which kind of place.</summary>
    CodeBorrowed,

    /// <summary>Somebody else showed this one's code: at which kind of place.</summary>
    CodeLent,
}

/// <summary>
/// A 32-bit digest of each citizen's life, built up event by event: what happened, when, and how much. Names and
/// numbers of rules are not in it, so that the same treatment under another name is the same life.
/// </summary>
public static class Lives
{
    public static void Add(Column<uint> digests, int row, int day, LifeEvent kind, int what, int amount)
    {
        unchecked
        {
            // Multiply-xorshift steps with the constants of MurmurHash3's finaliser (Appleby, public domain).
            uint hash = digests[row];
            hash = Mix(hash ^ ((uint)day * 0x9E3779B1u) ^ (uint)kind);
            hash = Mix(hash ^ (uint)what);
            digests[row] = Mix(hash ^ (uint)amount);
        }
    }

    /// <summary>Several numbers of one event made one, each under its key.</summary>
    public static uint Fold(uint folded, uint key, int amount) =>
        amount == 0 ? folded : unchecked(folded + (Mix(key) * (uint)amount));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Mix(uint hash)
    {
        unchecked
        {
            hash = (hash ^ (hash >> 16)) * 0x85EBCA6Bu;
            hash = (hash ^ (hash >> 13)) * 0xC2B2AE35u;
            return hash ^ (hash >> 16);
        }
    }
}
