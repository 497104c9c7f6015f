using Glasshouse.Engine.Hashing;

namespace Glasshouse.Model.Appeals;

/// <summary>A request to undo what a record did.</summary>
/// <param name="Row">Subject.</param>
/// <param name="FiledDay">Day of filing.</param>
/// <param name="Record">Record contested.</param>
/// <param name="Decision">Decision contested, -1 where the wrong did not begin with one.</param>
/// <param name="WasWrong">Truth: whether the subject is wrongly sanctioned.</param>
/// <param name="Points">Points that the contested record gave or took.</param>
/// <param name="Lists">Lists that it led to, one bit each.</param>
public readonly record struct Appeal(
    int Row, int FiledDay, long Record, long Decision, bool WasWrong, short Points, ushort Lists);

/// <summary>Appeals of one kind of subject, first come first served; a fast lane goes before.</summary>
public sealed class AppealQueue
{
    private readonly Queue<Appeal> _fast = new();
    private readonly Queue<Appeal> _ordinary = new();
    private readonly List<long> _decidedAfterDays = [];
    private long _decided;

    /// <summary>Those who still wait, in the order in which they will be heard.</summary>
    public IEnumerable<Appeal> Waiting => _fast.Concat(_ordinary);

    public void Add(in Appeal appeal, bool hasFastLane) => (hasFastLane ? _fast : _ordinary).Enqueue(appeal);

    /// <summary>Takes out the one whose turn it is today; false where nobody has waited long enough.</summary>
    public bool TryTake(int today, int waitDays, out Appeal appeal)
    {
        bool isTaken = _fast.TryDequeue(out appeal);
        if (!isTaken && _ordinary.TryPeek(out appeal) && appeal.FiledDay + waitDays <= today)
        {
            isTaken = _ordinary.TryDequeue(out appeal);
        }
        if (isTaken)
        {
            Count(today - appeal.FiledDay);
        }
        return isTaken;
    }

    /// <summary>Median days between filing and decision, of all decided so far; null before the first.</summary>
    public double? MedianWaitDays =>
        _decided == 0 ? null : (WaitOf((_decided - 1) / 2) + WaitOf(_decided / 2)) / 2.0;

    /// <summary>Takes everything out: the regime is over.</summary>
    public void Clear()
    {
        _fast.Clear();
        _ordinary.Clear();
        _decidedAfterDays.Clear();
        _decided = 0;
    }

    public void HashInto(ref StateHash hash)
    {
        hash.Add(_fast.Count);
        foreach (Appeal appeal in Waiting)
        {
            hash.Add(appeal.Row);
            hash.Add(appeal.FiledDay);
            hash.Add(appeal.Record);
            hash.Add(appeal.Decision);
            hash.Add(appeal.WasWrong ? 1 : 0);
            hash.Add(appeal.Points);
            hash.Add(appeal.Lists);
        }
    }

    private void Count(int days)
    {
        while (_decidedAfterDays.Count <= days)
        {
            _decidedAfterDays.Add(0);
        }
        _decidedAfterDays[days]++;
        _decided++;
    }

    // Days that the appeal of a rank waited, ranks from 0 by waiting time.
    private int WaitOf(long rank)
    {
        int days = 0;
        for (long below = _decidedAfterDays[0]; below <= rank; below += _decidedAfterDays[days])
        {
            days++;
        }
        return days;
    }
}
