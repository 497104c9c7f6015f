using System.Runtime.CompilerServices;

namespace Glasshouse.Engine.Randomness;

/// <summary>Four 32-bit words of one draw; they may serve several decisions of one subject.</summary>
public readonly record struct Words(uint W0, uint W1, uint W2, uint W3);

/// <summary>
/// Philox4x32-10, a counter-based generator (Salmon, Moraes, Dror and Shaw 2011, "Parallel random numbers: as easy
/// as 1, 2, 3"). A pure function of key and counter, held against its published known answers.
/// </summary>
public static class Philox
{
    public const int Rounds = 10;
    public const uint Multiplier0 = 0xD2511F53;
    public const uint Multiplier1 = 0xCD9E8D57;
    public const uint KeyStep0 = 0x9E3779B9;
    public const uint KeyStep1 = 0xBB67AE85;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words Block(uint key0, uint key1, uint c0, uint c1, uint c2, uint c3)
    {
        unchecked
        {
            for (int round = 0; round < Rounds; round++)
            {
                ulong product0 = (ulong)Multiplier0 * c0;
                ulong product1 = (ulong)Multiplier1 * c2;
                c0 = (uint)(product1 >> 32) ^ c1 ^ key0;
                c1 = (uint)product1;
                c2 = (uint)(product0 >> 32) ^ c3 ^ key1;
                c3 = (uint)product0;
                key0 += KeyStep0;
                key1 += KeyStep1;
            }
        }
        return new Words(c0, c1, c2, c3);
    }
}
