using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Acts;

/// <summary>How subjects decide about an opportunity (MODEL.md 7.3).</summary>
[Evidenced]
public sealed record ActsParameters
{
    [Quantity("utility", 0.05, 10, "Noise of choice: small means that the better option is nearly always taken.")]
    public required double ChoiceNoise { get; init; }

    [Quantity("utility per point share", 0, 200, "Weight of losing the whole score range, for those who know of it.")]
    public required double ScoreRangeWeight { get; init; }

    [Quantity("utility", 0, 20, "Weight of each sanction or reward that a list brings, for those who know of it.")]
    public required double ListWeight { get; init; }

    [Quantity("utility", 0, 20, "Ceiling of the added severity: long sanctions are discounted.")]
    public required double AddedSeverityCeiling { get; init; }

    [Quantity("utility", 0, 5, "Gain from an offence for those whom sanctions have already cost job or standing.")]
    public required double StigmaWeight { get; init; }

    [Quantity("share", 0, 1, "What a reward counts for against a penalty of the same size: it is described vaguely.")]
    public required double RewardCertainty { get; init; }

    [Quantity("share", 0, 1, "Share of tax that a third party reports and that cannot be hidden.")]
    public required double ThirdPartyShare { get; init; }

    [Quantity("share", 0, 1, "Tax rate on value added.")]
    public required double TaxRate { get; init; }

    [Quantity("share", 0, 1, "Share of turnover that is taxed.")]
    public required double TaxedShareOfTurnover { get; init; }

    [Quantity("share per month", 0, 1, "How far a firm moves its quality towards what pays, each month.")]
    public required double QualityStepPerMonth { get; init; }

    [Quantity("ratio", 0, 20, "Perceived risk of skimping, for each inspection a year.")]
    public required double QualityInspectionWeight { get; init; }

    [Quantity("share", 0, 1, "Unmeasured effort that officials move to the measured, knowing they are scored.")]
    public required double EffortShift { get; init; }

    [Quantity("share", 0, 1, "How far a display of loyalty moves what is displayed, and doing without one back.")]
    public required double LoyaltyStep { get; init; }

    [Quantity("share", 0, 2, "What an official adds to a report when manipulation is on and nothing is audited.")]
    public required double ReportInflation { get; init; }
}
