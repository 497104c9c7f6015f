using System.Runtime.CompilerServices;

namespace Glasshouse.Engine.Randomness;

/// <summary>
/// A permutation of 0 to n-1 that is computed, not stored: a four-round Feistel network over the next even power of
/// two, walked until it lands inside (Black and Rogaway 2002, "Ciphers with arbitrary finite domains").
/// </summary>
public readonly struct KeyedPermutation
{
    private readonly int _length;
    private readonly int _halfBits;
    private readonly Words _keys;

    public KeyedPermutation(uint seed, Purpose purpose, uint stream, int length, uint day = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        _length = length;
        _halfBits = 1;
        while (1L << (2 * _halfBits) < length)
        {
            _halfBits++;
        }
        _keys = new Draws(seed, purpose).At(stream, day, 0);
    }

    /// <summary>Where a place goes.</summary>
    public int Forward(int place)
    {
        do
        {
            place = Encipher(place);
        }
        while (place >= _length);
        return place;
    }

    /// <summary>Which place came here.</summary>
    public int Inverse(int place)
    {
        do
        {
            place = Decipher(place);
        }
        while (place >= _length);
        return place;
    }

    // A place and both its halves are far below the sign bit, so nothing here can overflow but the mixing, which may.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Encipher(int place)
    {
        unchecked
        {
            uint mask = (1u << _halfBits) - 1;
            uint left = (uint)place >> _halfBits;
            uint right = (uint)place & mask;
            left ^= Mix(right ^ _keys.W0) & mask;
            right ^= Mix(left ^ _keys.W1) & mask;
            left ^= Mix(right ^ _keys.W2) & mask;
            right ^= Mix(left ^ _keys.W3) & mask;
            return (int)((left << _halfBits) | right);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Decipher(int place)
    {
        unchecked
        {
            uint mask = (1u << _halfBits) - 1;
            uint left = (uint)place >> _halfBits;
            uint right = (uint)place & mask;
            right ^= Mix(left ^ _keys.W3) & mask;
            left ^= Mix(right ^ _keys.W2) & mask;
            right ^= Mix(left ^ _keys.W1) & mask;
            left ^= Mix(right ^ _keys.W0) & mask;
            return (int)((left << _halfBits) | right);
        }
    }

    // The finaliser of MurmurHash3 (Appleby, public domain).
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
