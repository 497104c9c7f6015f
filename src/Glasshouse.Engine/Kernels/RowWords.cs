using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Glasshouse.Engine.Randomness;

namespace Glasshouse.Engine.Kernels;

/// <summary>
/// The first two words of many consecutive subjects' draws of one day in one slot: the same words as
/// <see cref="Draws.At"/> gives row by row, sixteen rows at a time.
/// </summary>
public static class RowWords
{
    /// <summary>Fills the first and the second word of each row.</summary>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="purpose">What the draws are for.</param>
    /// <param name="row">First row.</param>
    /// <param name="day">Day, from 0.</param>
    /// <param name="slot">Key of the slot.</param>
    /// <param name="first">First words, one a row.</param>
    /// <param name="second">Second words, as many.</param>
    public static void Fill(
        uint seed, Purpose purpose, uint row, uint day, uint slot, Span<uint> first, Span<uint> second)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(second.Length, first.Length);
        if (Avx2.IsSupported)
        {
            Vector(seed, purpose, row, day, slot, first, second);
        }
        else
        {
            Reference(seed, purpose, row, day, slot, first, second);
        }
    }

    /// <summary>The plain loop: what the vector kernel must equal bit by bit.</summary>
    public static void Reference(
        uint seed, Purpose purpose, uint row, uint day, uint slot, Span<uint> first, Span<uint> second)
    {
        var draws = new Draws(seed, purpose);
        for (int k = 0; k < first.Length; k++)
        {
            Words words = draws.At(row + (uint)k, day, slot);
            first[k] = words.W0;
            second[k] = words.W1;
        }
    }

    /// <summary>Sixteen rows at a time; needs AVX2. The tail runs through the reference.</summary>
    public static void Vector(
        uint seed, Purpose purpose, uint row, uint day, uint slot, Span<uint> first, Span<uint> second)
    {
        const int Lanes = PhiloxLanes.Count;
        ref uint one = ref MemoryMarshal.GetReference(first);
        ref uint two = ref MemoryMarshal.GetReference(second);
        int whole = first.Length - (first.Length % (2 * Lanes));
        for (int k = 0; k < whole; k += 2 * Lanes)
        {
            Vector256<uint> a0 = Vector256.Create(row + (uint)k) + PhiloxLanes.Places;
            Vector256<uint> b0 = a0 + Vector256.Create((uint)Lanes);
            Vector256<uint> a1 = Vector256.Create(day);
            Vector256<uint> b1 = a1;
            Vector256<uint> slots = Vector256.Create(slot);
            PhiloxLanes.Run(seed, (uint)purpose, ref a0, ref b0, ref a1, ref b1, slots, slots);
            a0.StoreUnsafe(ref one, (nuint)k);
            a1.StoreUnsafe(ref two, (nuint)k);
            b0.StoreUnsafe(ref one, (nuint)(k + Lanes));
            b1.StoreUnsafe(ref two, (nuint)(k + Lanes));
        }
        Reference(seed, purpose, row + (uint)whole, day, slot, first[whole..], second[whole..]);
    }
}
