using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Glasshouse.Engine.Columns;

/// <summary>
/// One value per row, outside the collected heap and aligned to cache lines, so that a 64-byte card is one line.
/// Starts as zeros, and a page of it costs resident memory only from the first write on, so that rows kept for the
/// unborn are nearly free.
/// </summary>
public sealed unsafe class Column<T> : IDisposable
    where T : unmanaged
{
    private const int CacheLine = 64;

    private void* _memory;
    private T* _rows;

    /// <param name="length">Number of rows, at least 0.</param>
    public Column(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Length = length;
        nuint bytes = (nuint)length * (nuint)sizeof(T);
        _memory = NativeMemory.AllocZeroed(bytes + CacheLine);
        _rows = (T*)(((nuint)_memory + (CacheLine - 1)) & ~(nuint)(CacheLine - 1));
    }

    ~Column() => Free();

    public int Length { get; }

    public long Bytes => (long)Length * sizeof(T);

    public Span<T> Span => new(_rows, Length);

    public ref T this[int row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if ((uint)row >= (uint)Length)
            {
                Refuse(row);
            }
            return ref _rows[row];
        }
    }

    /// <summary>Asks for a row's cache line ahead of its use.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(int row)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(_rows + row);
        }
    }

    /// <summary>The column as bytes, in pieces that a span can hold.</summary>
    /// <param name="piece">Number of the piece, from 0.</param>
    /// <returns>The piece; empty past the end.</returns>
    public ReadOnlySpan<byte> BytesOf(int piece)
    {
        const long PieceBytes = 1L << 30;
        long first = piece * PieceBytes;
        return first >= Bytes
            ? []
            : new ReadOnlySpan<byte>((byte*)_rows + first, (int)Math.Min(PieceBytes, Bytes - first));
    }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        NativeMemory.Free(_memory);
        _memory = null;
        _rows = null;
    }

    private void Refuse(int row) =>
        throw new ArgumentOutOfRangeException(nameof(row), row, $"The column has {Length} rows.");
}
