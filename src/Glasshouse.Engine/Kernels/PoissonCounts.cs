using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Glasshouse.Engine.Kernels;

/// <summary>
/// Poisson counts by inverting one word: a larger mean never gives a smaller count for the same word, so that twins
/// stay coupled. Means fall into bins of 1/64 of an octave (1.1 to 1.6% wide); a bin has the table of its middle.
/// </summary>
public sealed class PoissonCounts
{
    private const int SmallestOctave = -16;
    private const int LargestOctave = 6;
    private const int BinBits = 6;
    private const int BinsPerOctave = 1 << BinBits;
    private const int MantissaBits = 23;
    private const int ExponentBias = 127;
    private const double WordRange = 4294967296.0;

    // Up to this mean nearly every count lies among the first eight.
    private const float SmallMean = 3;

    // Beyond this the rest of the distribution is less than a word can tell.
    private const double Negligible = 1.0 / 8589934592.0;

    private readonly int[] _start;
    private readonly uint[] _below;

    public PoissonCounts()
    {
        var below = new List<uint>();
        _start = new int[((LargestOctave - SmallestOctave) * BinsPerOctave) + 1];
        for (int bin = 0; bin + 1 < _start.Length; bin++)
        {
            _start[bin] = below.Count;
            AddTable(below, MiddleOf(bin));
        }
        _start[^1] = below.Count;
        // So that the last tables, too, can be read by whole vectors.
        below.AddRange(Enumerable.Repeat(uint.MaxValue, Vector256<uint>.Count));
        _below = [.. below];
    }

    /// <summary>The count that a word means.</summary>
    /// <param name="mean">Mean, 0 to about 2,000; below 2^-16 it counts as 0.</param>
    /// <param name="word">A uniform word.</param>
    public int At(float mean, uint word)
    {
        int bin = BinOf(mean);
        return bin < 0 ? 0
            : mean < SmallMean && Avx2.IsSupported ? Vector(_start[bin], _start[bin + 1], word)
            : Reference(mean, word);
    }

    /// <summary>The plain search: what the vector search must equal.</summary>
    public int Reference(float mean, uint word)
    {
        int bin = BinOf(mean);
        if (bin < 0)
        {
            return 0;
        }
        if (bin >= _start.Length - 1)
        {
            return Many(mean, word);
        }
        ReadOnlySpan<uint> below = _below.AsSpan(_start[bin], _start[bin + 1] - _start[bin]);
        // Smaller than 64 here; a checked conversion would cost more than the search.
        int count = Math.Min(unchecked((int)mean), below.Length);
        while (count < below.Length && word >= below[count])
        {
            count++;
        }
        while (count > 0 && word < below[count - 1])
        {
            count--;
        }
        return count;
    }

    /// <summary>Words below it mean none, at this mean and at every smaller one.</summary>
    public uint NoneBelow(float mean)
    {
        int bin = BinOf(mean);
        bool isTabled = bin >= 0 && bin < _start.Length - 1;
        return bin < 0 ? uint.MaxValue : isTabled && _start[bin] < _start[bin + 1] ? _below[_start[bin]] : 0;
    }

    // Eight entries at a time, without a branch that depends on the word until beyond the eighth.
    private int Vector(int start, int end, uint word)
    {
        ref uint below = ref MemoryMarshal.GetArrayDataReference(_below);
        Vector256<uint> words = Vector256.Create(word);
        int count = 0;
        for (int from = start; from < end; from += Vector256<uint>.Count)
        {
            Vector256<uint> entries = Vector256.LoadUnsafe(ref below, (nuint)from);
            uint reached = Avx2.CompareEqual(Avx2.Max(words, entries), words).ExtractMostSignificantBits();
            // Entries rise, and those of the next table that come into view may be small again.
            int here = Math.Min(BitOperations.TrailingZeroCount(~reached), end - from);
            count += here;
            if (here < Vector256<uint>.Count)
            {
                break;
            }
        }
        return count;
    }

    private static int BinOf(float mean) => (BitConverter.SingleToInt32Bits(mean) >> (MantissaBits - BinBits))
        - ((ExponentBias + SmallestOctave) << BinBits);

    // Where the table ends the normal distribution is close; its counts start above those of the last bin.
    private static int Many(double mean, uint word)
    {
        double normal = Exact.NormalQuantile((word + 0.5) / WordRange);
        return (int)Math.Max(0, Math.Floor(mean + (Math.Sqrt(mean) * normal) + 0.5));
    }

    private static double MiddleOf(int bin)
    {
        int bits = (bin + ((ExponentBias + SmallestOctave) << BinBits)) << (MantissaBits - BinBits);
        return BitConverter.Int32BitsToSingle(bits + (1 << (MantissaBits - BinBits - 1)));
    }

    // Words below the n-th entry mean n or fewer.
    private static void AddTable(List<uint> below, double mean)
    {
        double term = Exact.Exp(-mean);
        double sum = term;
        for (int n = 1; 1 - sum > Negligible; n++)
        {
            below.Add((uint)Math.Min(uint.MaxValue, sum * WordRange));
            term *= mean / n;
            sum += term;
            if (term < Negligible / 2 && n > mean)
            {
                break;
            }
        }
    }
}
