using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Glasshouse.Engine.Randomness;

namespace Glasshouse.Engine.Kernels;

/// <summary>
/// The first two words of one subject's draws of one day in several slots: the same words as <see cref="Draws.At"/>
/// gives slot by slot, sixteen slots at a time.
/// </summary>
public static class SlotWords
{
    /// <summary>Slots that a vector holds; spans are padded to a multiple of it.</summary>
    public const int Lanes = PhiloxLanes.Count;

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

    /// <summary>Sixteen slots at a time, the last eight by themselves; needs AVX2.</summary>
    public static void Vector(
        uint seed, Purpose purpose, uint subject, uint day, ReadOnlySpan<uint> slots, Span<uint> first,
        Span<uint> second)
    {
        ref uint slot = ref MemoryMarshal.GetReference(slots);
        ref uint one = ref MemoryMarshal.GetReference(first);
        ref uint two = ref MemoryMarshal.GetReference(second);
        for (int k = 0; k < slots.Length; k += 2 * Lanes)
        {
            // An odd vector at the end is made twice, in the same place.
            int next = k + Lanes < slots.Length ? k + Lanes : k;
            Vector256<uint> a0 = Vector256.Create(subject);
            Vector256<uint> b0 = a0;
            Vector256<uint> a1 = Vector256.Create(day);
            Vector256<uint> b1 = a1;
            Vector256<uint> a2 = Vector256.LoadUnsafe(ref slot, (nuint)k);
            Vector256<uint> b2 = Vector256.LoadUnsafe(ref slot, (nuint)next);
            PhiloxLanes.Run(seed, (uint)purpose, ref a0, ref b0, ref a1, ref b1, a2, b2);
            a0.StoreUnsafe(ref one, (nuint)k);
            a1.StoreUnsafe(ref two, (nuint)k);
            b0.StoreUnsafe(ref one, (nuint)next);
            b1.StoreUnsafe(ref two, (nuint)next);
        }
    }
}
