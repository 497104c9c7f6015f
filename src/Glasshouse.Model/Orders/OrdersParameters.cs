using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Orders;

/// <summary>How the centre's directives change on their way down (MODEL.md 7.1).</summary>
[Evidenced]
public sealed record OrdersParameters
{
    [Quantity("share per level", -0.5, 0.5, "Mean change of a directive's intensity at each level it passes.")]
    public required double DriftPerLevel { get; init; }

    [Quantity("share per level", 0, 0.5, "Standard deviation of that change between offices.")]
    public required double DriftSpread { get; init; }
}
