using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Glasshouse.Engine.Columns;

namespace Glasshouse.Engine.Hashing;

/// <summary>
/// A 64-bit digest of a state, piece by piece: each piece is hashed with XXH3 under the digest so far as its seed, so
/// that order and boundaries of pieces count.
/// </summary>
public struct StateHash
{
    public ulong Value { get; private set; }

    public void Add(ReadOnlySpan<byte> bytes) => Value = XxHash3.HashToUInt64(bytes, unchecked((long)Value));

    public void Add(long number) => Add(MemoryMarshal.AsBytes(new ReadOnlySpan<long>(in number)));

    public void Add<T>(Column<T> column)
        where T : unmanaged
    {
        for (int piece = 0; column.BytesOf(piece) is { IsEmpty: false } bytes; piece++)
        {
            Add(bytes);
        }
    }

    /// <summary>Sixteen hexadecimal digits.</summary>
    public static string Text(ulong value) => value.ToString("x16", CultureInfo.InvariantCulture);
}
