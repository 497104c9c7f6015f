using System.Runtime.InteropServices;
using Glasshouse.Engine.Columns;
using Glasshouse.Engine.Hashing;

namespace Glasshouse.Engine.Calendars;

/// <summary>
/// Items by the day on which they fall due. Items of a day come out in the order in which they went in. Nodes of past
/// days are used again, so a wheel in balance allocates nothing; room grows by pieces, so that growing copies no node.
/// </summary>
public sealed class TimingWheel<T>
    where T : unmanaged
{
    private const int None = -1;
    private const int PieceBits = 6;
    private const int PieceSize = 1 << PieceBits;

    /// <summary>Room grows by this part of what there is.</summary>
    private const int GrowthDivisor = 4;

    private int[] _first = [];
    private int[] _last = [];
    private Node[][] _pieces = [];
    private int _used;
    private int _free = None;

    public int Count { get; private set; }

    /// <summary>Puts an item on a day, 0 or later.</summary>
    public void Add(int day, in T item)
    {
        Reach(day);
        int node = Unused();
        At(node) = new Node { Item = item, Next = None };
        if (_first[day] == None)
        {
            _first[day] = node;
        }
        else
        {
            At(_last[day]).Next = node;
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
            ref Node taken = ref At(node);
            due.Add(taken.Item);
            (taken.Next, _free, node) = (_free, node, taken.Next);
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
            for (int node = _first[day]; node != None; node = At(node).Next)
            {
                hash.Add(day);
                hash.Add(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in At(node).Item)));
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

    private int Unused()
    {
        if (_free != None)
        {
            int node = _free;
            _free = At(node).Next;
            return node;
        }
        if (_used == _pieces.Length * PieceSize)
        {
            int pieces = _pieces.Length;
            Array.Resize(ref _pieces, pieces + Math.Max(1, pieces / GrowthDivisor));
            for (int piece = pieces; piece < _pieces.Length; piece++)
            {
                _pieces[piece] = new Node[PieceSize];
            }
        }
        return _used++;
    }

    private ref Node At(int node) => ref _pieces[node >> PieceBits][node & (PieceSize - 1)];

    private struct Node
    {
        public T Item;
        public int Next;
    }
}
