using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Generations;

/// <summary>How organisations come and go (MODEL.md 7.13).</summary>
[Evidenced]
public sealed record FirmTurnoverParameters
{
    [Quantity("share per year", 0, 0.5, "Organisations founded in a year, of the stock.")]
    public required double FoundedShare { get; init; }

    [Quantity("share per year", 0, 0.5, "Small organisations that close in a year where they earn as usual.")]
    public required double ClosedShare { get; init; }

    [Quantity("workers", 1, 1000, "Largest size of the small; none is founded larger.")]
    public required int SmallWorkers { get; init; }

    [Quantity("ratio", 0, 1, "How often larger ones close, against the small.")]
    public required double LargeClosedRatio { get; init; }

    [Quantity("logarithm", 0, 10, "How much oftener one closes that earns nothing, against one that earns as usual.")]
    public required double BankruptcyWeight { get; init; }

    [Quantity("share", 0, 1, "Share of closures that are held up for a year by a list that shuts banks' doors.")]
    public required double HeldUpShare { get; init; }
}
