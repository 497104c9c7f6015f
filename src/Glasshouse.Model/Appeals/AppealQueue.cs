using Glasshouse.Engine.Hashing;
using Glasshouse.Engine.Statistics;

namespace Glasshouse.Model.Appeals;

/// <summary>A request to undo what a record did.</summary>
/// <param name="Row">Subject.</param>
/// <param name="FiledDay">Day of filing.</param>
/// <param name="Record">Record contested, -1 where the sanction rests on none.</param>
/// <param name="Decision">Decision contested.</param>
/// <param name="WasWrong">Truth: whether the subject is wrongly sanctioned.</param>
/// <param name="Points">Points that the contested record gave or took.</param>
/// <param name="Lists">Lists that it led to, one bit each.</param>
public readonly record struct Appeal(
    int Row, int FiledDay, long Record, long Decision, bool WasWrong, short Points, ushort Lists);

/// <summary>An appeal on its way to a reviewer. Times are in days, with fractions.</summary>
/// <param name="Appeal">The appeal.</param>
/// <param name="ArrivedAt">When it was filed.</param>
/// <param name="ReviewDays">How long a reviewer will have it.</param>
/// <param name="Earliest">Before this it is not decided, however soon it is reviewed.</param>
public readonly record struct FiledAppeal(Appeal Appeal, double ArrivedAt, double ReviewDays, double Earliest);

/// <summary>
/// Appeals of one kind of subject before their reviewers: first come first served, a fast lane before the others, and
/// whoever is free takes the next. Time is continuous, so that with Poisson arrivals and exponential reviews it is the
/// M/M/c queue of Erlang (T-9.5); the day asks for what is decided by its evening.
/// </summary>
public sealed class AppealQueue
{
    private readonly Queue<FiledAppeal> _fast = new();
    private readonly Queue<FiledAppeal> _ordinary = new();
    private readonly PriorityQueue<FiledAppeal, (double, long)> _inReview = new();
    private double[] _freeAt = [];
    private double _toldReviewDays;

    // Numbers the reviews for good: figures start again while some are under way, and no two may be alike.
    private long _numbered;

    /// <summary>Those who still wait for a decision.</summary>
    public IEnumerable<Appeal> Waiting => _fast.Concat(_ordinary).Concat(
        _inReview.UnorderedItems.Select(item => item.Element)).Select(filed => filed.Appeal);

    /// <summary>Reviews begun.</summary>
    public long Begun { get; private set; }

    /// <summary>Reviews that began later than they could have, because every reviewer was busy.</summary>
    public long Delayed { get; private set; }

    /// <summary>Days waited for a reviewer by all whose review has begun.</summary>
    public double QueueDays { get; private set; }

    /// <summary>Days that reviewers spend on all reviews begun.</summary>
    public double ReviewDays { get; private set; }

    /// <summary>Days between filing and decision, of all decided so far.</summary>
    public CountedDays DaysToDecision { get; } = new();

    /// <summary>Days between the beginning of a wrongful sanction and its end by an appeal or a correction.</summary>
    public CountedDays DaysToRedress { get; } = new();

    /// <summary>Sets how many reviewers there are; those who join are free now.</summary>
    public void Staff(int reviewers, double now)
    {
        int before = _freeAt.Length;
        if (before != reviewers)
        {
            Array.Resize(ref _freeAt, reviewers);
            _freeAt.AsSpan(Math.Min(before, reviewers)).Fill(now);
            Array.Sort(_freeAt);
        }
    }

    /// <summary>Takes in an appeal; those of one lane come in the order in which they were filed.</summary>
    public void Add(in FiledAppeal filed, bool hasFastLane) => (hasFastLane ? _fast : _ordinary).Enqueue(filed);

    /// <summary>Takes out the next one decided before a time; false where there is none.</summary>
    public bool TryTake(double before, out Appeal appeal)
    {
        Review(before);
        bool isDecided = _inReview.TryPeek(out FiledAppeal filed, out (double At, long) due) && due.At < before;
        if (isDecided)
        {
            _inReview.Dequeue();
            DaysToDecision.Add((int)due.At - filed.Appeal.FiledDay);
        }
        appeal = filed.Appeal;
        return isDecided;
    }

    /// <summary>Days that reviewers will spend on what they began since this was last asked.</summary>
    public double TakeReviewDays()
    {
        double days = ReviewDays - _toldReviewDays;
        _toldReviewDays = ReviewDays;
        return days;
    }

    /// <summary>Starts the figures again; what waits goes on waiting.</summary>
    public void ForgetFigures()
    {
        Begun = 0;
        Delayed = 0;
        QueueDays = 0;
        ReviewDays = 0;
        _toldReviewDays = 0;
        DaysToDecision.Clear();
        DaysToRedress.Clear();
    }

    /// <summary>Takes everything out: the regime is over.</summary>
    public void Clear()
    {
        _fast.Clear();
        _ordinary.Clear();
        _inReview.Clear();
        _freeAt = [];
        ForgetFigures();
    }

    /// <summary>Adds all that later decisions and figures depend on.</summary>
    /// <remarks>
    /// What is in review is added by the times at which it is due: the order in which the library's heap keeps it is
    /// no promise. When reviewers are free is a heap of our own, so its order is part of the state.
    /// </remarks>
    public void HashInto(ref StateHash hash)
    {
        hash.Add(_fast.Count);
        hash.Add(_ordinary.Count);
        hash.Add(_inReview.Count);
        foreach (FiledAppeal filed in _fast.Concat(_ordinary))
        {
            Add(ref hash, filed);
        }
        foreach ((FiledAppeal filed, (double At, long Number) due) in _inReview.UnorderedItems.OrderBy(
            item => item.Priority))
        {
            Add(ref hash, filed);
            hash.Add(BitConverter.DoubleToInt64Bits(due.At));
            hash.Add(due.Number);
        }
        foreach (double free in _freeAt)
        {
            hash.Add(BitConverter.DoubleToInt64Bits(free));
        }
        hash.Add(_numbered);
        hash.Add(Begun);
        hash.Add(Delayed);
        hash.Add(BitConverter.DoubleToInt64Bits(QueueDays));
        hash.Add(BitConverter.DoubleToInt64Bits(ReviewDays));
        hash.Add(BitConverter.DoubleToInt64Bits(_toldReviewDays));
        DaysToDecision.HashInto(ref hash);
        DaysToRedress.HashInto(ref hash);
    }

    private static void Add(ref StateHash hash, in FiledAppeal filed)
    {
        Appeal appeal = filed.Appeal;
        hash.Add(appeal.Row);
        hash.Add(appeal.FiledDay);
        hash.Add(appeal.Record);
        hash.Add(appeal.Decision);
        hash.Add(appeal.WasWrong ? 1 : 0);
        hash.Add(appeal.Points);
        hash.Add(appeal.Lists);
        hash.Add(BitConverter.DoubleToInt64Bits(filed.ArrivedAt));
        hash.Add(BitConverter.DoubleToInt64Bits(filed.ReviewDays));
        hash.Add(BitConverter.DoubleToInt64Bits(filed.Earliest));
    }

    // The reviewer who is free first takes whoever is first in line by then, or waits for the next to come.
    private void Review(double before)
    {
        while (_freeAt.Length > 0)
        {
            double fast = _fast.TryPeek(out FiledAppeal first) ? first.ArrivedAt : double.PositiveInfinity;
            double ordinary = _ordinary.TryPeek(out FiledAppeal next) ? next.ArrivedAt : double.PositiveInfinity;
            double now = Math.Max(_freeAt[0], Math.Min(fast, ordinary));
            if (!(now < before))
            {
                return;
            }
            FiledAppeal filed = fast <= now ? _fast.Dequeue() : _ordinary.Dequeue();
            double waited = now - filed.ArrivedAt;
            Delayed += waited > 0 ? 1 : 0;
            QueueDays += waited;
            ReviewDays += filed.ReviewDays;
            double done = now + filed.ReviewDays;
            _inReview.Enqueue(filed, (Math.Max(done, filed.Earliest), _numbered++));
            Begun++;
            Occupy(done);
        }
    }

    // The reviewers are a heap by the time at which they are free; the first gets a later time and sinks.
    private void Occupy(double until)
    {
        int place = 0;
        while (true)
        {
            int child = (2 * place) + 1;
            if (child + 1 < _freeAt.Length && _freeAt[child + 1] < _freeAt[child])
            {
                child++;
            }
            if (child >= _freeAt.Length || _freeAt[child] >= until)
            {
                _freeAt[place] = until;
                return;
            }
            _freeAt[place] = _freeAt[child];
            place = child;
        }
    }
}
