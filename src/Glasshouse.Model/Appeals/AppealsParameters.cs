using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Appeals;

/// <summary>What is the same about contesting under every regime.</summary>
[Evidenced]
public sealed record AppealsParameters
{
    [Quantity("days", 0, 365, "Days between knowing of a sanction and filing.")]
    public required int FilingDays { get; init; }
}
