using Glasshouse.Model.Contracts;

namespace Glasshouse.Model;

/// <summary>How the standing of some subjects pulls others along.</summary>
[Evidenced]
public sealed record ContagionRule
{
    [Quantity("share", 0, 1, "Share of the points a record takes that every housemate with a file loses the next day.")]
    public double HouseholdShare { get; init; }

    [Quantity("share", 0, 1, "omega: share of the mean shortfall of strong ties that the subject loses.")]
    public double FriendsWeight { get; init; }

    [Quantity("points", -30000, 30000, "Score below which ties fall short; leave out for the start.")]
    public int? FriendsBelow { get; init; }
}
