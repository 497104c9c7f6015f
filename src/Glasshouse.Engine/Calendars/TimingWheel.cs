using System.Runtime.InteropServices;
using Glasshouse.Engine.Columns;
using Glasshouse.Engine.Hashing;

namespace Glasshouse.Engine.Calendars;

/// <summary>
/// Items by the day on which they fall due. Items of a day come out in the order in which they went in. Nodes of past
/// days are used again, so a wheel in balance allocates nothing.
/// </summary>
public sealed class TimingWheel<T>
    where T : unmanaged
{
    private const int None = -1;
    private const int FirstCapacity = 16;

    private int[] _first = [];
    private int[] _last = [];
    private T[] _items = [];
    private int[] _next = [];
    private int _used;
    private int _free = None;

    public int Count { get; private set; }

    /// <summary>Puts an item on a day, 0 or later.</summary>
    public void Add(int day, in T item)
    {
        Reach(day);
        int node = Node();
        _items[node] = item;
        _next[node] = None;
        if (_first[day] == None)
        {
            _first[day] = node;
        }
        else
        {
            _next[_last[day]] = node;
        }
        _last[day] = node;
        Count++;
    }

    /// <summary>Takes the day's items out and adds them to a list.</summary>
    public void Due(int day, RowList<T> due)
    {
        if (day >= _first.Length)
        {
            return;
        }
        for (int node = _first[day]; node != None;)
        {
            due.Add(_items[node]);
            int next = _next[node];
            _next[node] = _free;
            _free = node;
            node = next;
            Count--;
        }
        _first[day] = None;
    }

    public void Clear()
    {
        Array.Fill(_first, None);
        _used = 0;
        _free = None;
        Count = 0;
    }

    /// <summary>Adds all days and items, in order; items must be free of padding.</summary>
    public void HashInto(ref StateHash hash)
    {
        hash.Add(Count);
        for (int day = 0; day < _first.Length; day++)
        {
            for (int node = _first[day]; node != None; node = _next[node])
            {
                hash.Add(day);
                hash.Add(MemoryMarshal.AsBytes(_items.AsSpan(node, 1)));
            }
        }
    }

    private void Reach(int day)
    {
        int days = _first.Length;
        if (day >= days)
        {
            int reach = Math.Max(day + 1, days * 2);
            Array.Resize(ref _first, reach);
            Array.Resize(ref _last, reach);
            _first.AsSpan(days).Fill(None);
        }
    }

    private int Node()
    {
        if (_free != None)
        {
            int node = _free;
            _free = _next[node];
            return node;
        }
        if (_used == _items.Length)
        {
            int capacity = Math.Max(FirstCapacity, _used * 2);
            Array.Resize(ref _items, capacity);
            Array.Resize(ref _next, capacity);
        }
        return _used++;
    }
}
