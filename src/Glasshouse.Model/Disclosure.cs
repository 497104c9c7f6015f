using System.Collections.Immutable;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model;

/// <summary>What customers are shown of what inspectors write down.</summary>
public enum DisclosureKind : byte
{
    /// <summary>Nothing: customers learn from what they buy.</summary>
    None,

    /// <summary>The number, for those who look it up.</summary>
    Score,

    /// <summary>A letter on a card at the door.</summary>
    GradeCard,
}

/// <summary>What a regime shows customers of the quality of organisations.</summary>
[Evidenced]
public sealed record DisclosureRule
{
    [Meaning("none, score or grade_card.")]
    public required DisclosureKind Kind { get; init; }

    [Meaning("Sectors whose ratings are shown; leave out for all.")]
    public ImmutableArray<Sector> Sectors { get; init; } = [.. Enum.GetValues<Sector>()];

    [KeyedBy(nameof(Grade.Name))]
    [Meaning("Grades, the worst first, each from its lowest rating up to the next.")]
    public ImmutableArray<Grade> Grades { get; init; } = [];

    public bool Covers(Sector sector) => Kind != DisclosureKind.None && Sectors.Contains(sector);

    /// <summary>Row of the grade of a rating.</summary>
    public int GradeOf(double rating)
    {
        int grade = Grades.Length - 1;
        while (grade > 0 && rating < Grades[grade].From)
        {
            grade--;
        }
        return grade;
    }

    /// <summary>Middle of a grade's range: what a card says to somebody who knows the thresholds.</summary>
    public double MiddleOf(int grade)
    {
        double to = grade + 1 < Grades.Length ? Grades[grade + 1].From : 1;
        return (Grades[grade].From + to) / 2;
    }
}

/// <summary>A letter and the lowest rating that earns it.</summary>
[Evidenced]
public sealed record Grade
{
    public required string Name { get; init; }

    [Quantity("rating", 0, 1, "Lowest rating of the grade.")]
    public required double From { get; init; }
}

/// <summary>How the next organisation to be visited is chosen.</summary>
public enum InspectionChoice : byte
{
    /// <summary>Any organisation, by the inspector whose district it is.</summary>
    Random,

    /// <summary>Double random: the organisation and the inspector are both drawn by lot.</summary>
    Lot,

    /// <summary>By how often inspectors have found something there before.</summary>
    RiskClass,

    /// <summary>By the score on file, the lower the more often; by the last rating where there is no score.</summary>
    Score,
}

/// <summary>How a regime spends its inspectors' visits. Without it visits are few and at random.</summary>
[Evidenced]
public sealed record InspectionRule
{
    [Quantity("per organisation-year", 0, 12, "Visits to an average organisation: the budget, whoever is chosen.")]
    public required double PerYear { get; init; }

    [Meaning("random, lot, risk_class or score.")]
    public InspectionChoice By { get; init; } = InspectionChoice.Random;
}
