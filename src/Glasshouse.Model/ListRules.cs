using Glasshouse.Model.Contracts;

namespace Glasshouse.Model;

/// <summary>
/// How those who cannot pay are told apart from those who will not: at entry, and again while they are listed.
/// </summary>
[Evidenced]
public sealed record InabilityRule
{
    [Quantity("share", 0, 1, "Share of debtors without means whom the court recognises as such.")]
    public required double RecognisedShare { get; init; }

    [Quantity("share", 0, 1, "Share of debtors with means whom the court takes for unable by mistake.")]
    public double MistakenShare { get; init; }

    [Quantity("per year", 0, 12, "How often a year a listed debtor's means are looked at again.")]
    public required double ReviewsPerYear { get; init; }
}

/// <summary>Repair: an entry is struck off at a price, to those who meet the conditions.</summary>
[Evidenced]
public sealed record RepairRule
{
    [Quantity("days", 0, 3650, "Days on the list before repair can be asked for.")]
    public required int AfterDays { get; init; }

    [Quantity("euro", 0, 100000, "Price: course, proof, first instalment; counted as a cost.")]
    public required double Price { get; init; }

    [Quantity("share", 0, 1, "Share of members who ask for it once they can and can afford it.")]
    public required double SoughtShare { get; init; }

    [Quantity("share", 0, 1, "Share of those requests that is granted.")]
    public required double GrantedShare { get; init; }

    [Meaning("Whether one entry more while on the list rules repair out.")]
    public bool OnlyWithoutRepeat { get; init; }
}
