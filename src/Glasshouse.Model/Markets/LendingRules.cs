using System.Collections.Immutable;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Markets;

/// <summary>What a lender may look at.</summary>
public enum CreditData : byte
{
    /// <summary>The credit file: what was borrowed before and how it was paid back.</summary>
    Bureau,

    /// <summary>What is left behind elsewhere: purchases, bills, devices.</summary>
    Alternative,

    /// <summary>The regime's own score of the citizen.</summary>
    Standing,
}

/// <summary>By which rule lenders set the cut-off from which they approve.</summary>
public enum CutOffRule : byte
{
    /// <summary>One cut-off, where a loan just pays: p* = l/(l+g).</summary>
    Profit,

    /// <summary>Equal shares of each group are approved, as many as pay best.</summary>
    DemographicParity,

    /// <summary>Equal shares of those who would repay are approved in each group, as many as pay best.</summary>
    EqualOpportunity,
}

/// <summary>
/// What lenders may see under a regime and how they must decide. A regime without it leaves lending to the credit
/// bureau: bureau data, the cut-off of profit, no reasons.
/// </summary>
[Evidenced]
public sealed record LendingRules
{
    [Meaning("What lenders may look at: bureau, alternative, standing. Empty: nothing but the loan itself.")]
    public required ImmutableArray<CreditData> Data { get; init; }

    [Quantity("share", 0, 1, "Share of citizens who agree that alternative data are looked at; not asked if left out.")]
    public double? ConsentShare { get; init; }

    [Meaning("profit, demographic_parity or equal_opportunity (between the groups A, B and C).")]
    public CutOffRule CutOff { get; init; } = CutOffRule.Profit;

    [Quantity("points", 0, 550, "Points of the lender's score between the floor and the ceiling of the standing.")]
    public double? StandingPoints { get; init; }

    [Meaning("Whether those refused are told the main reasons, so that they can dispute errors in their file.")]
    public bool Reasons { get; init; }

    /// <summary>What holds where a regime says nothing.</summary>
    public static LendingRules Ordinary { get; } = new() { Data = [CreditData.Bureau] };

    public bool Sees(CreditData data) => Data.Contains(data);
}
