using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Appeals;

/// <summary>What is the same about contesting under every regime.</summary>
[Evidenced]
public sealed record AppealsParameters
{
    [Quantity("days", 0, 365, "Days between knowing of a sanction and filing.")]
    public required int FilingDays { get; init; }

    [Quantity("share", 0, 1, "Share of those wronged who see that they are, where no reasons are given.")]
    public required double RecognisedWithoutReasonsShare { get; init; }

    [Quantity("share", 0, 1, "Share of their appeals that speak to the error, where no reasons are given.")]
    public required double PointedWithoutReasonsShare { get; init; }
}
