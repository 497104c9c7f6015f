using Glasshouse.Model.Contracts;

namespace Glasshouse.Model;

/// <summary>
/// A standing of government bodies themselves: points off for broken promises and unpaid bills that somebody
/// complained of, and a place on the list of debtors, as anybody else.
/// </summary>
[Evidenced]
public sealed record GovernmentRule
{
    [Quantity("points", 1, 1000, "Standing of an office about which nothing is on file.")]
    public required int Start { get; init; }

    [Quantity("points", 0, 1000, "Points off for a broken promise to a firm.")]
    public required int BrokenPromisePoints { get; init; }

    [Quantity("points", 0, 1000, "Points off for a bill left unpaid.")]
    public required int UnpaidBillPoints { get; init; }

    [Quantity("points", 0, 1000, "Points that come back in a month, up to the start.")]
    public required int ReturnPerMonth { get; init; }

    [Quantity("bills", 0, 1000, "Unpaid bills on file from which an office is on the debtors' list; 0: never.")]
    public int ListedFromBills { get; init; }

    [Meaning("Whether nobody of a listed office can be graded excellent.")]
    public bool NoExcellent { get; init; }
}
