using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Acts;

/// <summary>How subjects decide about an opportunity (MODEL.md 7.3).</summary>
[Evidenced]
public sealed record ActsParameters
{
    [Quantity("utility", 0.05, 10, "Noise of choice: small means that the better option is nearly always taken.")]
    public required double ChoiceNoise { get; init; }

    [Quantity("utility per year", 0, 200, "Weight of a year without the whole score range, for those who know of it.")]
    public required double ScoreRangeWeight { get; init; }

    [Quantity("utility per year", 0, 20, "Weight of a year of each sanction or reward that a list brings.")]
    public required double ListWeight { get; init; }

    [Quantity("per year", 0.01, 100, "r: rate at which later days of a sanction or reward are discounted.")]
    public required double PresentBias { get; init; }

    [Quantity("utility", 0, 20, "Ceiling of what a regime adds to severity or reward, however long it lasts.")]
    public required double AddedSeverityCeiling { get; init; }

    [Quantity("ratio", 0, 20, "Added severity, against the spread of an act's worth, up to which it is a price.")]
    public required double PriceCeiling { get; init; }

    [Quantity("share", 0, 1, "Most of morale that a price wears down for good.")]
    public required double CrowdedShare { get; init; }

    [Quantity("share", 0, 1, "Morale that is set aside besides, while the price is in force.")]
    public required double CrowdedWhilePriced { get; init; }

    [Quantity("days", 1, 3650, "Time in which a price wears morale down by 63% of that most.")]
    public required double CrowdingDays { get; init; }

    [Quantity("share", 0, 1, "What a reward counts for against a penalty of the same size: it is described vaguely.")]
    public required double RewardCertainty { get; init; }

    [Quantity("share per month", 0, 1, "How far a firm moves its quality towards what pays, each month.")]
    public required double QualityStepPerMonth { get; init; }

    [Quantity("ratio", 0, 20, "Perceived risk of skimping, for each inspection a year.")]
    public required double QualityInspectionWeight { get; init; }

    [Quantity("share", 0, 1, "How far a display of loyalty moves what is displayed, and doing without one back.")]
    public required double LoyaltyStep { get; init; }
}
