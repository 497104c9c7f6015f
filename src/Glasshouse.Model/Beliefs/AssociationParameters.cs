using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Beliefs;

/// <summary>What people do where the company they keep costs them points (MODEL.md 7.9).</summary>
[Evidenced]
public sealed record AssociationParameters
{
    [Quantity("share of the score range", 0, 1, "What a strong tie is worth, in points as a share of the range.")]
    public required double TieValue { get; init; }

    [Quantity("per share", 0, 10000, "xi: how sharply dropping a tie follows from what it costs beyond its worth.")]
    public required double DropSteepness { get; init; }
}
