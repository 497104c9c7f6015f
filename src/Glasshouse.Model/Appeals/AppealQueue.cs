using Glasshouse.Engine.Hashing;

namespace Glasshouse.Model.Appeals;

/// <summary>A request to undo what a record did.</summary>
/// <param name="Row">Subject.</param>
/// <param name="FiledDay">Day of filing.</param>
/// <param name="Record">Record contested.</param>
/// <param name="Decision">Decision contested, -1 where the subject was given no reasons.</param>
/// <param name="Behaviour">What the record says was done.</param>
/// <param name="WasWrong">Truth: whether the subject is wrongly sanctioned.</param>
public readonly record struct Appeal(
    int Row, int FiledDay, long Record, long Decision, ushort Behaviour, bool WasWrong);

/// <summary>Appeals of one kind of subject, first come first served.</summary>
public sealed class AppealQueue
{
    private readonly Queue<Appeal> _waiting = new();
    private readonly List<int> _waits = [];

    public int Count => _waiting.Count;

    /// <summary>The one whose turn it is.</summary>
    public Appeal First => _waiting.Peek();

    /// <summary>Those who still wait, in order.</summary>
    public IEnumerable<Appeal> Waiting => _waiting;

    public void Add(in Appeal appeal) => _waiting.Enqueue(appeal);

    /// <summary>The first has been decided.</summary>
    public void RemoveFirst(int today)
    {
        int days = today - _waiting.Dequeue().FiledDay;
        int place = _waits.BinarySearch(days);
        _waits.Insert(place < 0 ? ~place : place, days);
    }

    /// <summary>Median days between filing and decision, of all decided so far; null before the first.</summary>
    public double? MedianWaitDays => _waits.Count == 0
        ? null
        : (_waits[(_waits.Count - 1) / 2] + _waits[_waits.Count / 2]) / 2.0;

    /// <summary>Takes everything out: the regime is over.</summary>
    public void Clear()
    {
        _waiting.Clear();
        _waits.Clear();
    }

    public void HashInto(ref StateHash hash)
    {
        hash.Add(_waiting.Count);
        foreach (Appeal appeal in _waiting)
        {
            hash.Add(appeal.Row);
            hash.Add(appeal.FiledDay);
            hash.Add(appeal.Record);
        }
    }
}
