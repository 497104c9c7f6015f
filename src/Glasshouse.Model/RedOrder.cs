using Glasshouse.Model.Contracts;

namespace Glasshouse.Model;

/// <summary>
/// Officials turn the health codes of people who protest red, for no reason of health, until it comes out. Who
/// protests is drawn from the synthetic nation; the order says how many, not who.
/// </summary>
public sealed record RedOrder
{
    [Meaning("What the order is called.")]
    public required string Name { get; init; }

    [Quantity("day", 1, 36500, "First morning on which codes are red by it.")]
    public required int From { get; init; }

    [Quantity("day", 1, 36500, "Last day before it comes out; then codes are put right and officials punished.")]
    public required int Until { get; init; }

    [Quantity("share", 0, 1, "Share of people who protest.")]
    public required double ProtesterShare { get; init; }

    [Quantity("share", 0, 1, "Share of these whom the order reaches.")]
    public double TurnedShare { get; init; } = 1;

    [Quantity("officials", 1, 1000, "Officials who gave it and are punished when it comes out.")]
    public int Officials { get; init; } = 5;
}
