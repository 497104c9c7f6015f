using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;

namespace Glasshouse.Model.Markets;

/// <summary>A loan asked for, to be decided at the end of the month.</summary>
public readonly record struct LoanRequest(int Row, int Day);

/// <summary>
/// Loans of recorded citizens that have not ended, with what will become of them. A table must not tell the future,
/// so a loan is written down on the day on which it ends, or on the last day as still running.
/// </summary>
public sealed class LoanBook
{
    private readonly PriorityQueue<LoanRow, (int Day, long Loan)> _running = new();

    /// <param name="loan">The loan with its outcome and the day of it.</param>
    public void Add(in LoanRow loan) => _running.Enqueue(loan, (loan.OutcomeDay ?? int.MaxValue, loan.LoanId));

    /// <summary>Moves loans that end today to the day's rows; those of the dead ended with them.</summary>
    public void End(World world, List<LoanRow> rows)
    {
        while (_running.TryPeek(out LoanRow loan, out (int Day, long Loan) due) && due.Day <= world.Day)
        {
            _running.Dequeue();
            bool isAlive = world.IsAlive(SubjectKind.Citizen, loan.CitizenId);
            rows.Add(isAlive ? loan : loan with { Outcome = "death", OutcomeDay = null });
        }
    }

    /// <summary>Loans still running on the last day.</summary>
    public void Close(List<LoanRow> rows)
    {
        while (_running.TryDequeue(out LoanRow loan, out _))
        {
            rows.Add(loan with { Outcome = null, OutcomeDay = null });
        }
    }
}
