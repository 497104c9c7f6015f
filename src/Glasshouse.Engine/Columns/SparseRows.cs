using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Glasshouse.Engine.Hashing;

namespace Glasshouse.Engine.Columns;

/// <summary>
/// Values for the few rows that have one, in row order. Sorted arrays: the order of insertion leaves no trace, and
/// with the thousands of entries a block has, moving them costs less than hashing.
/// </summary>
public sealed class SparseRows<T>
    where T : unmanaged
{
    private const int FirstCapacity = 8;

    private int[] _rows = [];
    private T[] _values = [];

    public int Count { get; private set; }

    /// <summary>Rows that have a value, ascending.</summary>
    public ReadOnlySpan<int> Rows => _rows.AsSpan(0, Count);

    /// <summary>Values in the order of <see cref="Rows"/>.</summary>
    public Span<T> Values => _values.AsSpan(0, Count);

    public bool Contains(int row) => PlaceOf(row) >= 0;

    /// <summary>The row's value, or a null reference (see <see cref="Unsafe.IsNullRef{T}"/>).</summary>
    public ref T Find(int row)
    {
        int place = PlaceOf(row);
        return ref place >= 0 ? ref _values[place] : ref Unsafe.NullRef<T>();
    }

    /// <summary>The row's value, new and zero where there was none.</summary>
    public ref T GetOrAdd(int row, out bool isNew)
    {
        int place = PlaceOf(row);
        isNew = place < 0;
        if (!isNew)
        {
            return ref _values[place];
        }
        place = ~place;
        if (Count == _rows.Length)
        {
            int capacity = Math.Max(FirstCapacity, Count * 2);
            Array.Resize(ref _rows, capacity);
            Array.Resize(ref _values, capacity);
        }
        _rows.AsSpan(place, Count - place).CopyTo(_rows.AsSpan(place + 1));
        _values.AsSpan(place, Count - place).CopyTo(_values.AsSpan(place + 1));
        _rows[place] = row;
        _values[place] = default;
        Count++;
        return ref _values[place];
    }

    /// <summary>Takes a row out; false where it was not in.</summary>
    public bool Remove(int row)
    {
        int place = PlaceOf(row);
        if (place < 0)
        {
            return false;
        }
        _rows.AsSpan(place + 1, Count - place - 1).CopyTo(_rows.AsSpan(place));
        _values.AsSpan(place + 1, Count - place - 1).CopyTo(_values.AsSpan(place));
        Count--;
        return true;
    }

    public void Clear() => Count = 0;

    // Where the row is, or the complement of where it would be. Halves without a branch: which half it is cannot be
    // foreseen, and a wrong guess costs as much as four steps. Rows are 0 or more, so no difference overflows.
    private int PlaceOf(int row)
    {
        ReadOnlySpan<int> rows = Rows;
        int first = 0;
        int left = rows.Length;
        while (left > 1)
        {
            int half = left >> 1;
            first += half & (unchecked(rows[first + half - 1] - row) >> 31);
            left -= half;
        }
        first += left & (left > 0 && rows[first] < row ? 1 : 0);
        return first < rows.Length && rows[first] == row ? first : ~first;
    }

    public void HashInto(ref StateHash hash)
    {
        hash.Add(MemoryMarshal.AsBytes(Rows));
        hash.Add(MemoryMarshal.AsBytes(Values));
    }
}
