using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Generations;

/// <summary>Ageing, death and birth (MODEL.md 7.12). The same in every arm.</summary>
[Evidenced]
public sealed record LifeCourseParameters
{
    [Quantity("share per year", 0, 1, "Probability that somebody of 80 dies within the year.")]
    public required double DeathShareAt80 { get; init; }

    [Quantity("log per year", 0, 0.5, "Growth of that probability with each year of age (Gompertz).")]
    public required double DeathGrowthPerYear { get; init; }

    [Quantity("children per woman", 0, 8, "Children a woman has in her life (total fertility).")]
    public required double ChildrenPerWoman { get; init; }

    [Quantity("years", 18, 45, "Mean age of a mother at a birth.")]
    public required double MotherAge { get; init; }

    [Quantity("years", 1, 15, "Standard deviation of that age.")]
    public required double MotherAgeSpread { get; init; }

    [Quantity("share", 0, 1, "Share of girls among the newborn.")]
    public required double GirlShare { get; init; }
}
