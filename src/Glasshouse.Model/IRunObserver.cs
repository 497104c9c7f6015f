using Glasshouse.Model.Measures;

namespace Glasshouse.Model;

/// <summary>
/// Whoever watches a run: the writer of the run folder, the progress line, a test. Called on the run's own thread
/// after each day; what it needs of the rows it copies.
/// </summary>
public interface IRunObserver
{
    /// <summary>A day is over.</summary>
    /// <param name="day">Day number, from 0.</param>
    /// <param name="rows">What the day left behind; reused tomorrow.</param>
    /// <param name="stateHash">Hash of the whole state after the day, where the run was asked for it.</param>
    void DayDone(int day, DayRows rows, ulong? stateHash);
}
