using System.Runtime.CompilerServices;

namespace Glasshouse.Engine.Columns;

/// <summary>A list that is filled and cleared every day and never gives its memory back.</summary>
public sealed class RowList<T>
{
    private const int FirstCapacity = 16;

    private T[] _items = [];

    public int Count { get; private set; }

    public Span<T> Span => _items.AsSpan(0, Count);

    public ref T this[int place] => ref Span[place];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(in T item)
    {
        if (Count == _items.Length)
        {
            Grow(Count + 1);
        }
        _items[Count++] = item;
    }

    public void Add(ReadOnlySpan<T> items)
    {
        Grow(Count + items.Length);
        items.CopyTo(_items.AsSpan(Count));
        Count += items.Length;
    }

    /// <summary>Room for at least so many items from the end; call <see cref="Take"/> with how many came.</summary>
    public Span<T> Room(int items)
    {
        Grow(Count + items);
        return _items.AsSpan(Count, items);
    }

    /// <summary>Counts in what was written into <see cref="Room"/>.</summary>
    public void Take(int items) => Count += items;

    /// <summary>Takes the last item out.</summary>
    public T TakeLast() => _items[--Count];

    /// <summary>Takes out the first items; the others move up.</summary>
    public void RemoveFirst(int items)
    {
        Span[items..].CopyTo(Span);
        Count -= items;
    }

    /// <summary>Takes out the last items.</summary>
    public void RemoveLast(int items) => Count -= items;

    /// <summary>Takes out every item of which a test is true; the others keep their order.</summary>
    public void Remove(Predicate<T> isOver)
    {
        int kept = 0;
        for (int place = 0; place < Count; place++)
        {
            if (!isOver(_items[place]))
            {
                _items[kept++] = _items[place];
            }
        }
        Count = kept;
    }

    public void Clear()
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            Span.Clear();
        }
        Count = 0;
    }

    private void Grow(int least)
    {
        if (least > _items.Length)
        {
            Array.Resize(ref _items, Math.Max(Math.Max(least, FirstCapacity), _items.Length * 2));
        }
    }
}
