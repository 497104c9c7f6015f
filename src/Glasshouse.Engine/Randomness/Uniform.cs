using System.Runtime.CompilerServices;
using Glasshouse.Engine.Kernels;

namespace Glasshouse.Engine.Randomness;

/// <summary>Words made into the numbers that decisions need.</summary>
public static class Uniform
{
    private const double WordSize = 1.0 / 4294967296.0;

    /// <summary>A number strictly between 0 and 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Open(uint word) => (word + 0.5) * WordSize;

    /// <summary>A whole number from 0 to n-1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Below(uint word, int n) => (int)(((ulong)word * (uint)n) >> 32);

    /// <summary>Words below it come with the given probability; 0 for none, at most 2^32-1.</summary>
    public static uint Threshold(double probability)
    {
        double scaled = probability * 4294967296.0;
        return scaled >= uint.MaxValue ? uint.MaxValue : scaled > 0 ? (uint)scaled : 0;
    }

    /// <summary>Words below it, and no others, have an <see cref="Open"/> number below a probability under 1.</summary>
    public static uint OpenBelow(double probability) => (uint)Math.Ceiling((probability / WordSize) - 0.5);

    /// <summary>A standard normal number, by inverting one word.</summary>
    public static double Normal(uint word) => Exact.NormalQuantile(Open(word));
}
