using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Glasshouse.Engine.Randomness;

namespace Glasshouse.Engine.Kernels;

/// <summary>
/// The first two words of one subject's draws of one day in several slots: the same words as <see cref="Draws.At"/>
/// gives slot by slot, eight slots at a time.
/// </summary>
public static class SlotWords
{
    /// <summary>Slots that a vector holds; spans are padded to a multiple of it.</summary>
    public const int Lanes = 8;

    /// <summary>Fills the first and the second word of each slot.</summary>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="purpose">What the draws are for.</param>
    /// <param name="subject">Row of the subject.</param>
    /// <param name="day">Day, from 0.</param>
    /// <param name="slots">Keys of the slots, padded to a multiple of eight.</param>
    /// <param name="first">First words, as long as the slots.</param>
    /// <param name="second">Second words, as long.</param>
    public static void Fill(
        uint seed, Purpose purpose, uint subject, uint day, ReadOnlySpan<uint> slots, Span<uint> first,
        Span<uint> second)
    {
        if (slots.Length % Lanes != 0 || first.Length < slots.Length || second.Length < slots.Length)
        {
            throw new ArgumentException($"Slots come in multiples of {Lanes}, with room for their words.");
        }
        if (Avx2.IsSupported)
        {
            Vector(seed, purpose, subject, day, slots, first, second);
        }
        else
        {
            Reference(seed, purpose, subject, day, slots, first, second);
        }
    }

    /// <summary>The plain loop: what the vector kernel must equal bit by bit.</summary>
    public static void Reference(
        uint seed, Purpose purpose, uint subject, uint day, ReadOnlySpan<uint> slots, Span<uint> first,
        Span<uint> second)
    {
        var draws = new Draws(seed, purpose);
        for (int k = 0; k < slots.Length; k++)
        {
            Words words = draws.At(subject, day, slots[k]);
            first[k] = words.W0;
            second[k] = words.W1;
        }
    }

    /// <summary>Eight slots at a time; needs AVX2.</summary>
    public static void Vector(
        uint seed, Purpose purpose, uint subject, uint day, ReadOnlySpan<uint> slots, Span<uint> first,
        Span<uint> second)
    {
        Vector256<uint> multiplier0 = Vector256.Create(Philox.Multiplier0);
        Vector256<uint> multiplier1 = Vector256.Create(Philox.Multiplier1);
        for (int k = 0; k < slots.Length; k += Lanes)
        {
            uint key0 = seed;
            uint key1 = (uint)purpose;
            Vector256<uint> c0 = Vector256.Create(subject);
            Vector256<uint> c1 = Vector256.Create(day);
            Vector256<uint> c2 = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(slots), (nuint)k);
            Vector256<uint> c3 = Vector256<uint>.Zero;
            for (int round = 0; round < Philox.Rounds; round++)
            {
                LaneProducts.Multiply(c0, multiplier0, out var high0, out var low0);
                LaneProducts.Multiply(c2, multiplier1, out var high1, out var low1);
                c0 = high1 ^ c1 ^ Vector256.Create(key0);
                c1 = low1;
                c2 = high0 ^ c3 ^ Vector256.Create(key1);
                c3 = low0;
                key0 = unchecked(key0 + Philox.KeyStep0);
                key1 = unchecked(key1 + Philox.KeyStep1);
            }
            c0.StoreUnsafe(ref MemoryMarshal.GetReference(first), (nuint)k);
            c1.StoreUnsafe(ref MemoryMarshal.GetReference(second), (nuint)k);
        }
    }
}

/// <summary>Products of 32-bit lanes in full.</summary>
internal static class LaneProducts
{
    /// <summary>32 x 32 -> 64 bits in all eight lanes: the even lanes, the odd lanes, and a blend of halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Multiply(
        Vector256<uint> a, Vector256<uint> b, out Vector256<uint> high, out Vector256<uint> low)
    {
        const byte OddLanes = 0b10101010;
        Vector256<uint> even = Avx2.Multiply(a, b).AsUInt32();
        Vector256<uint> odd = Avx2.Multiply(Avx2.ShiftRightLogical(a.AsUInt64(), 32).AsUInt32(), b).AsUInt32();
        low = Avx2.Blend(even, Avx2.ShiftLeftLogical(odd.AsUInt64(), 32).AsUInt32(), OddLanes);
        high = Avx2.Blend(Avx2.ShiftRightLogical(even.AsUInt64(), 32).AsUInt32(), odd, OddLanes);
    }
}
