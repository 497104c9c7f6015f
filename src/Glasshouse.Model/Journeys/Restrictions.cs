using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Glasshouse.Engine.Columns;
using Glasshouse.Engine.Hashing;

namespace Glasshouse.Model.Journeys;

/// <summary>
/// Who is kept from what: realised journeys are the planned ones less this. Of the few who are restricted, the days at
/// home and the last sixteen days on which a door was closed to them; nobody else has a row here.
/// </summary>
public sealed class Restrictions(World world)
{
    private const int DaysKept = 16;

    private readonly SparseRows<Restriction>[] _byBlock =
        [.. world.CitizenBlocks.Select(_ => new SparseRows<Restriction>())];

    /// <summary>Areas that are shut.</summary>
    public Lockdowns Lockdowns { get; } = new(world);

    /// <summary>Keeps somebody at home, first and last day included; a stay that overlaps is extended.</summary>
    public void Confine(int row, int from, int until)
    {
        ref Restriction kept = ref Of(row).GetOrAdd(row, out bool isNew);
        bool isJoined = !isNew && kept.UntilNext > 0 && from <= kept.UntilNext;
        kept.From = isJoined ? Math.Min(kept.From, (ushort)from) : (ushort)from;
        kept.UntilNext = isJoined ? Math.Max(kept.UntilNext, (ushort)(until + 1)) : (ushort)(until + 1);
    }

    /// <summary>Lets somebody out from a day on.</summary>
    public void Release(int row, int from)
    {
        ref Restriction kept = ref Of(row).Find(row);
        if (!Unsafe.IsNullRef(ref kept))
        {
            kept.UntilNext = Math.Min(kept.UntilNext, (ushort)from);
        }
    }

    /// <summary>Closes doors of some kinds to somebody on a day.</summary>
    /// <param name="row">The citizen.</param>
    /// <param name="day">The day; at most sixteen days are remembered.</param>
    /// <param name="settings">Bits of the settings (<see cref="Settings.Bit"/>).</param>
    public void Refuse(int row, int day, ushort settings)
    {
        ref Restriction kept = ref Of(row).GetOrAdd(row, out _);
        for (int later = Math.Max(kept.LastDay + 1, day - DaysKept + 1); later <= day; later++)
        {
            kept.Refused[later % DaysKept] = 0;
        }
        kept.Refused[day % DaysKept] |= settings;
        kept.LastDay = (ushort)day;
    }

    /// <summary>Whether a person has to stay at home on a day.</summary>
    public bool IsConfined(int row, int day)
    {
        ref Restriction kept = ref Of(row).Find(row);
        return !Unsafe.IsNullRef(ref kept) && day >= kept.From && day < kept.UntilNext;
    }

    /// <summary>Whether a person stays at home on a day, by confinement or because the area is shut.</summary>
    public bool IsAtHome(int row, int day) => IsConfined(row, day) || Lockdowns.StaysHome(row, day);

    /// <summary>Kinds of places from whose doors a person was turned away on a day, of the last sixteen.</summary>
    public int RefusedOn(int row, int day)
    {
        ref Restriction kept = ref Of(row).Find(row);
        return Unsafe.IsNullRef(ref kept) || kept.LastDay - day is < 0 or >= DaysKept
            ? 0
            : BitOperations.PopCount(kept.Refused[day % DaysKept]);
    }

    /// <summary>Whether a person is kept from a setting on a day, by confinement or at the door.</summary>
    public bool Forbids(int row, int day, Setting setting)
    {
        SparseRows<Restriction> own = Of(row);
        if (own.Count == 0 || setting == Setting.Home)
        {
            return false;
        }
        ref Restriction kept = ref own.Find(row);
        return !Unsafe.IsNullRef(ref kept)
            && (WasRefused(kept, day, setting) || (day >= kept.From && day < kept.UntilNext));
    }

    /// <summary>Whether a person was turned away at a door of a setting on a day, of the last sixteen.</summary>
    public bool IsTurnedAway(int row, int day, Setting setting)
    {
        SparseRows<Restriction> own = Of(row);
        if (own.Count == 0)
        {
            return false;
        }
        ref Restriction kept = ref own.Find(row);
        return !Unsafe.IsNullRef(ref kept) && WasRefused(kept, day, setting);
    }

    private static bool WasRefused(in Restriction kept, int day, Setting setting) =>
        kept.LastDay - day is >= 0 and < DaysKept && (kept.Refused[day % DaysKept] & setting.Bit()) != 0;

    public void HashInto(ref StateHash hash)
    {
        foreach (SparseRows<Restriction> rows in _byBlock)
        {
            rows.HashInto(ref hash);
        }
    }

    private SparseRows<Restriction> Of(int row) => _byBlock[row / World.RowsPerBlock];

    [StructLayout(LayoutKind.Sequential, Pack = 2)]
    private struct Restriction
    {
        public ushort From;

        /// <summary>The day after the last.</summary>
        public ushort UntilNext;
        public ushort LastDay;

        /// <summary>Settings that were closed on each of the last days, by day modulo their number.</summary>
        public ClosedDoors Refused;
    }

    [InlineArray(DaysKept)]
    private struct ClosedDoors
    {
        private ushort _first;
    }
}
