using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Markets;

/// <summary>Credit files, scores, what becomes of loans, and what they cost (MODEL.md 7.10).</summary>
[Evidenced]
public sealed record CreditParameters
{
    [Quantity("points", 1, 200, "Points of a credit score that double the odds of repayment (PDO).")]
    public required double PointsToDoubleOdds { get; init; }

    [Quantity("points", 300, 850, "Credit score that stands for the base odds.")]
    public required double BasePoints { get; init; }

    [Quantity("to one", 1, 1000, "Odds of repayment at that score.")]
    public required double BaseOdds { get; init; }

    [Quantity("points", 0, 1000, "Lowest credit score.")]
    public required int LowestScore { get; init; }

    [Quantity("points", 1, 2000, "Highest credit score.")]
    public required int HighestScore { get; init; }

    [Quantity("points", 0, 550, "Points that a repaid loan adds to the score.")]
    public required int PointsOnRepayment { get; init; }

    [Quantity("points", 0, 550, "Points that a failed loan takes from it.")]
    public required int PointsOnDefault { get; init; }

    [Quantity("share", 0.51, 0.99, "How well bureau data tell failing from repaid loans: area under the ROC curve.")]
    public required double BureauAuc { get; init; }

    [Quantity("share", 0.51, 0.99, "The same of alternative data.")]
    public required double AlternativeAuc { get; init; }

    [Quantity("correlation", -0.9, 0.9, "Correlation of both views among those who repay.")]
    public required double SignalCorrelation { get; init; }

    [Quantity("share", 0, 1, "Applicants of whom nothing can be read who get a loan all the same.")]
    public required double UnreadApprovalShare { get; init; }

    [Quantity("per adult", 0, 5, "Loans that adults have asked for and that would run on day 0, if all were granted.")]
    public required double OpeningLoansPerAdult { get; init; }

    [Quantity("share", 0, 0.95, "Share of arrears that are cured; the rest fail.")]
    public required double CuredShare { get; init; }

    [Quantity("days", 1, 3650, "Mean length of arrears before they are cured or the loan fails.")]
    public required double ArrearsDays { get; init; }

    [Quantity("share", 0, 1, "Failed loans that lenders take to court.")]
    public required double CourtShare { get; init; }

    [Quantity("days", 1, 3650, "Days from a failed loan to the court's order.")]
    public required int CourtDays { get; init; }

    [Quantity("share", 0, 1, "Credit files that hold an error that could matter, at one moment.")]
    public required double FileErrorShare { get; init; }

    [Quantity("share", 0, 1, "Share of those that are changed after a dispute.")]
    public required double ErrorMendedShare { get; init; }

    [Quantity("share", 0, 1, "Share of those changed whose score it moves.")]
    public required double ErrorFeltShare { get; init; }

    [Quantity("points", 0, 300, "Mean points by which such an error lowers the score.")]
    public required double ErrorPoints { get; init; }

    [Quantity("days", 30, 7300, "How long an error stays in a file that nobody disputes.")]
    public required int ErrorSpellDays { get; init; }

    [Quantity("share", 0, 1, "Those refused and told why who dispute an error in their file.")]
    public required double DisputedShare { get; init; }

    [Quantity("points", 1, 550, "Width of the tiers of scores that pay one price.")]
    public required int TierPoints { get; init; }

    [Quantity("share per year", 0, 0.2, "What a loan costs more for each tier lower.")]
    public required double TierPrice { get; init; }

    [Quantity("share", 0, 1, "What a lender must earn on a loan, after losses.")]
    public required double RequiredReturn { get; init; }

    [Quantity("share", 0, 5, "Highest price that lenders try.")]
    public required double HighestPrice { get; init; }

    [Quantity("ratio", 1, 5, "Mean gross return of what a loan is for; riskier purposes return more if they succeed.")]
    public required double ProjectReturn { get; init; }
}
