using System.Runtime.InteropServices;
using Glasshouse.Engine.Hashing;

namespace Glasshouse.Model.Scores;

/// <summary>What an entry of a diary is about. Two bytes, so that an entry has no padding to hash.</summary>
public enum DiaryKind : ushort
{
    /// <summary>Points that a record gave or took are undone.</summary>
    Return,

    /// <summary>A course ends, and with it all that came before.</summary>
    Course,

    /// <summary>Points given under a rule with a yearly cap; the entry ends with the year.</summary>
    Given,
}

/// <summary>One entry: what, on which day, by which rule, and the next entry of the same subject.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public struct DiaryEntry
{
    /// <summary>Next entry of the same subject, 0 for none.</summary>
    public int Next;

    public ushort Day;

    /// <summary>Row of the rules.</summary>
    public ushort Rule;

    public short Points;

    public DiaryKind Kind;
}

/// <summary>
/// What is noted down about a block's few subjects whose points expire, whose gains are capped or who take a course.
/// Chains in one array, each begun by a standing; entry 0 is nobody's. A subject's entries are in no other chain, so
/// a copy of a standing needs a chain of its own (<see cref="Copy"/>).
/// </summary>
public sealed class Diary
{
    /// <summary>Number of a rule that is no more; above the most rules a system may have.</summary>
    private const ushort Gone = (ushort)short.MaxValue;

    private DiaryEntry[] _entries = [];
    private int _used;
    private int _free;

    public ref DiaryEntry this[int entry] => ref _entries[entry];

    /// <summary>Puts an entry before a chain and gives the new start of the chain.</summary>
    public int Add(int head, in DiaryEntry entry)
    {
        int place = _free;
        if (place != 0)
        {
            _free = _entries[place].Next;
        }
        else
        {
            place = Math.Max(1, _used);
            _used = place + 1;
            if (_used > _entries.Length)
            {
                Array.Resize(ref _entries, Math.Max(16, _entries.Length * 2));
            }
        }
        _entries[place] = entry;
        _entries[place].Next = head;
        return place;
    }

    /// <summary>Takes an entry out of a chain and gives the chain's start.</summary>
    public int Remove(int head, int entry)
    {
        int after = _entries[entry].Next;
        if (head == entry)
        {
            head = after;
        }
        else
        {
            int before = head;
            while (_entries[before].Next != entry)
            {
                before = _entries[before].Next;
            }
            _entries[before].Next = after;
        }
        _entries[entry] = new DiaryEntry { Next = _free };
        _free = entry;
        return head;
    }

    /// <summary>Gives back a whole chain.</summary>
    public void Free(int head)
    {
        while (head != 0)
        {
            head = Remove(head, head);
        }
    }

    /// <summary>A chain of the same entries in the same order, and its start.</summary>
    public int Copy(int head) => CopyFrom(this, head);

    /// <summary>Whether two chains say the same in the same order.</summary>
    public bool AreAlike(int one, int other)
    {
        while (one != 0 && other != 0)
        {
            DiaryEntry first = _entries[one];
            DiaryEntry second = _entries[other];
            if ((first.Day, first.Rule, first.Points, first.Kind)
                != (second.Day, second.Rule, second.Points, second.Kind))
            {
                return false;
            }
            (one, other) = (first.Next, second.Next);
        }
        return one == other;
    }

    /// <summary>
    /// The entry that comes first, the oldest of several on one day, or 0. The chain holds the youngest first.
    /// </summary>
    public int Earliest(int head)
    {
        int first = 0;
        for (int entry = head; entry != 0; entry = _entries[entry].Next)
        {
            if (first == 0 || _entries[entry].Day <= _entries[first].Day)
            {
                first = entry;
            }
        }
        return first;
    }

    /// <summary>A copy of a chain of another diary, as its start here.</summary>
    public int CopyFrom(Diary other, int head)
    {
        int start = 0;
        int last = 0;
        for (int entry = head; entry != 0; entry = other[entry].Next)
        {
            int place = Add(0, other[entry]);
            if (start == 0)
            {
                start = place;
            }
            else
            {
                _entries[last].Next = place;
            }
            last = place;
        }
        return start;
    }

    /// <summary>Calls rules by other numbers, those of amended rules; a rule that is gone keeps none.</summary>
    public void Renumber(ReadOnlySpan<int> numbers)
    {
        for (int entry = 1; entry < _used; entry++)
        {
            int rule = _entries[entry].Rule;
            _entries[entry].Rule = rule < numbers.Length && numbers[rule] >= 0 ? (ushort)numbers[rule] : Gone;
        }
    }

    public void Clear()
    {
        _used = 0;
        _free = 0;
    }

    public void HashInto(ref StateHash hash)
    {
        hash.Add(_free);
        hash.Add(MemoryMarshal.AsBytes(_entries.AsSpan(0, _used)));
    }
}
