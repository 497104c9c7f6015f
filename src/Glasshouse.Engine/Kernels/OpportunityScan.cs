using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Glasshouse.Engine.Randomness;

namespace Glasshouse.Engine.Kernels;

/// <summary>A row that the scan found, and the word that found it.</summary>
public readonly record struct Candidate(int Row, uint Word);

/// <summary>
/// One 32-bit word per row and day, and the rows whose word lies below their threshold or above the exposure floor.
/// Eight Philox blocks serve 32 rows: row q of a group takes word q/8 of block q%8, which is how a vector of eight
/// lanes leaves them.
/// </summary>
public static class OpportunityScan
{
    /// <summary>Rows of a group; scans start at a multiple of it.</summary>
    public const int Group = 32;

    private const int Lanes = PhiloxLanes.Count;

    /// <summary>The word of one row on one day.</summary>
    public static uint WordOf(uint seed, uint key, uint day, int row)
    {
        int place = row % Group;
        uint block = ((uint)(row / Group) * Lanes) + (uint)(place % Lanes);
        Words words = Philox.Block(seed, key, block, day, 0, 0);
        return (place / Lanes) switch
        {
            0 => words.W0,
            1 => words.W1,
            2 => words.W2,
            _ => words.W3,
        };
    }

    /// <summary>Finds the day's candidates among consecutive rows, in row order.</summary>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="key">Purpose of the scan.</param>
    /// <param name="day">Day, from 0.</param>
    /// <param name="first">First row, a multiple of 32.</param>
    /// <param name="thresholds">Threshold of each row: its daily probability times 2^32.</param>
    /// <param name="exposureFloor">Words above it mean an exposure, for every row alike.</param>
    /// <param name="found">Filled from the start; as long as thresholds.</param>
    /// <returns>How many were found.</returns>
    public static int Find(
        uint seed, uint key, uint day, int first, ReadOnlySpan<uint> thresholds, uint exposureFloor,
        Span<Candidate> found)
    {
        if (first % Group != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(first), first, $"A scan starts at a multiple of {Group}.");
        }
        ArgumentOutOfRangeException.ThrowIfLessThan(found.Length, thresholds.Length);
        return Avx2.IsSupported
            ? Vector(seed, key, day, first, thresholds, exposureFloor, found)
            : Reference(seed, key, day, first, thresholds, exposureFloor, found);
    }

    /// <summary>The plain loop: what the vector kernel must equal bit by bit.</summary>
    public static int Reference(
        uint seed, uint key, uint day, int first, ReadOnlySpan<uint> thresholds, uint exposureFloor,
        Span<Candidate> found)
    {
        int count = 0;
        for (int k = 0; k < thresholds.Length; k++)
        {
            uint word = WordOf(seed, key, day, first + k);
            if (word < thresholds[k] || word > exposureFloor)
            {
                found[count++] = new Candidate(first + k, word);
            }
        }
        return count;
    }

    /// <summary>Eight lanes at a time; needs AVX2. The tail runs through the reference.</summary>
    [SkipLocalsInit]
    public static int Vector(
        uint seed, uint key, uint day, int first, ReadOnlySpan<uint> thresholds, uint exposureFloor,
        Span<Candidate> found)
    {
        Span<uint> words = stackalloc uint[Group];
        ref uint word = ref MemoryMarshal.GetReference(words);
        Vector256<uint> floor = Vector256.Create(exposureFloor);
        int whole = thresholds.Length - (thresholds.Length % Group);
        int count = 0;
        for (int k = 0; k < whole; k += Group)
        {
            uint block = (uint)((first + k) / Group) * Lanes;
            Vector256<uint> w0 = Vector256.Create(block) + PhiloxLanes.Places;
            Vector256<uint> w1 = Vector256.Create(day);
            Vector256<uint> w2 = Vector256<uint>.Zero;
            Vector256<uint> w3 = Vector256<uint>.Zero;
            PhiloxLanes.Run(seed, key, ref w0, ref w1, ref w2, ref w3);
            ref uint threshold = ref Unsafe.Add(ref MemoryMarshal.GetReference(thresholds), k);
            uint hits = Hits(w0, ref threshold, floor)
                | (Hits(w1, ref Unsafe.Add(ref threshold, Lanes), floor) << Lanes)
                | (Hits(w2, ref Unsafe.Add(ref threshold, 2 * Lanes), floor) << (2 * Lanes))
                | (Hits(w3, ref Unsafe.Add(ref threshold, 3 * Lanes), floor) << (3 * Lanes));
            if (hits == 0)
            {
                continue;
            }
            w0.StoreUnsafe(ref word);
            w1.StoreUnsafe(ref word, Lanes);
            w2.StoreUnsafe(ref word, 2 * Lanes);
            w3.StoreUnsafe(ref word, 3 * Lanes);
            for (; hits != 0; hits &= hits - 1)
            {
                int place = System.Numerics.BitOperations.TrailingZeroCount(hits);
                found[count++] = new Candidate(first + k + place, words[place]);
            }
        }
        return count + Reference(
            seed, key, day, first + whole, thresholds[whole..], exposureFloor, found[count..]);
    }

    // Unsigned comparison by maximum and minimum: AVX2 compares signed numbers only.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Hits(Vector256<uint> words, ref uint thresholds, Vector256<uint> floor)
    {
        Vector256<uint> limits = Vector256.LoadUnsafe(ref thresholds);
        Vector256<uint> notBelow = Avx2.CompareEqual(Avx2.Max(words, limits), words);
        Vector256<uint> notAbove = Avx2.CompareEqual(Avx2.Min(words, floor), words);
        return (~(notBelow & notAbove)).ExtractMostSignificantBits();
    }
}
