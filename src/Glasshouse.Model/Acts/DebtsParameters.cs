using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Acts;

/// <summary>Who can pay what is owed, who does, and what makes them (MODEL.md 7.3).</summary>
[Evidenced]
public sealed record DebtsParameters
{
    [Quantity("share", 0.001, 0.999, "Share without means among unpaid debtors of middle income.")]
    public required double UnableShare { get; init; }

    [Quantity("logit", 0, 10, "How much oftener the poorest are without means than the richest.")]
    public required double UnableNeedWeight { get; init; }

    [Quantity("per year", 0, 12, "Rate at which debtors without means recover them, and then pay.")]
    public required double MeansRecoverPerYear { get; init; }

    [Quantity("per year", 0, 12, "Rate at which debtors with means pay where nothing presses them.")]
    public required double PaidPerYear { get; init; }

    [Quantity("ratio", 1, 20, "How much faster debtors with means pay under all joint sanctions.")]
    public required double PressureRatio { get; init; }

    [Quantity("sanctions", 1, 16, "How many sanctions felt at once are the full pressure; fewer press less.")]
    public required int FullPressureSanctions { get; init; }

    [Quantity("share", 0, 10, "Months of own income that somebody can spend on the repair of an entry.")]
    public required double RepairMonthsOfIncome { get; init; }
}
