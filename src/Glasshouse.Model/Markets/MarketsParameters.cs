using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Markets;

/// <summary>The monthly credit market and consumers (MODEL.md 7.10).</summary>
[Evidenced]
public sealed record MarketsParameters
{
    [Quantity("share", 0.5, 1, "Lenders approve from this estimated probability of repayment: l/(l+g).")]
    public required double RepaymentCutoff { get; init; }

    [Quantity("days", 30, 3650, "Term of a loan: it falls behind within it, or is repaid at its end.")]
    public required int LoanTermDays { get; init; }

    [Quantity("share per year", 0, 1, "Price of a loan at the scorecard's base points, where prices are fixed.")]
    public required double BasePrice { get; init; }

    [Quantity("share", 0, 1, "Discount for those granted cheaper loans.")]
    public required double CheaperLoanDiscount { get; init; }

    [Quantity("months of income", 0, 60, "Size of a typical loan.")]
    public required double LoanMonthsOfIncome { get; init; }

    [Quantity("share", 0, 1, "Share of job applications that are for public jobs and senior posts.")]
    public required double PublicPostShare { get; init; }

    [Quantity("share", 0, 1, "h0: share of applicants without a visible record who are called back.")]
    public required double CallbackShare { get; init; }

    [Quantity("logarithm", 0, 5, "Fall of callbacks with a visible record, group A: h = h0 exp(-this).")]
    public required double RecordWeightGroupA { get; init; }

    [Quantity("logarithm", 0, 5, "The same for groups B and C.")]
    public required double RecordWeightOthers { get; init; }

    [Quantity("share", 0, 1, "Share of those called back who are hired.")]
    public required double HiredShare { get; init; }

    [Quantity("days", 0, 3650, "How long a refusal because of a record leaves somebody in want of work.")]
    public required int RefusalDays { get; init; }

    [Quantity("share", 0, 1, "Share of turnover lost with public contracts.")]
    public required double PublicContractShare { get; init; }

    [Quantity("per official-year", 0, 4, "Chances of promotion.")]
    public required double PromotionsPerYear { get; init; }

    [Quantity("share", 0, 1, "Share of those chances that is taken where nothing speaks for or against.")]
    public required double PromotedShare { get; init; }

    [Quantity("ratio", 1, 20, "How much more often those are promoted who are to be promoted faster.")]
    public required double FasterPromotionRatio { get; init; }

    [Quantity("share per month", 0, 1, "How fast consumers learn the true quality of an organisation.")]
    public required double ReputationStepPerMonth { get; init; }
}
