using System.Collections.Immutable;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Model;

/// <summary>
/// A grade that is given once a year: points are taken off a start for what is on file of the year, and the grade that
/// they reach holds until the next grading. Records of some acts lead straight to the worst grade.
/// </summary>
[Evidenced]
public sealed record YearlyGradesRule
{
    [Quantity("day of year", 0, 364, "Day of each year on which grades are given; the first once a file has a year.")]
    public required int GradingDay { get; init; }

    [Quantity("points", 1, 500, "Where a year starts for whom the tax office has audited of late.")]
    public required int StartAudited { get; init; }

    [Quantity("points", 1, 500, "Where it starts for all others: only what they file themselves is known of them.")]
    public required int StartUnaudited { get; init; }

    [Quantity("gradings", 0, 7, "Gradings for which an audit counts.")]
    public required int AuditCounts { get; init; }

    [KeyedBy(nameof(YearlyGrade.Name))]
    [Meaning("Grades by points, each from its lowest up to the next (2 to 6).")]
    public required ImmutableArray<YearlyGrade> Grades { get; init; }

    [Meaning("Grade of whom nothing is known yet: who is new, and everybody until the first grading.")]
    public required NewcomerGrade Newcomers { get; init; }

    [Quantity("years", 0, 3, "Years since registration below which the best grade is not given.")]
    public int BestFromYears { get; init; }

    [Quantity("gradings", 1, 7, "Gradings in which a worst grade holds that a record led straight to.")]
    public required int DirectHolds { get; init; }

    [Quantity("gradings", 0, 3, "Gradings after that in which the best grade is not given.")]
    public int NoBestAfterDirect { get; init; }

    [Meaning("Whether a year of months without sales on the returns, for no good reason, bars the best grade.")]
    public bool NoBestAfterNilReturns { get; init; }

    [Quantity("points", 0, 500, "Points off in the year after a worst grade that points led to.")]
    public int CarriedPoints { get; init; }

    [Meaning("Whether the worst grade is given to the owner's other organisations too, until the next grading.")]
    public bool OwnersOthers { get; init; }

    [KeyedBy(nameof(GradeRule.Id))]
    [Meaning("What a record costs in the year's points, or that it leads straight to the worst grade.")]
    public required ImmutableArray<GradeRule> Rules { get; init; }
}

/// <summary>A grade and what follows from it.</summary>
[Evidenced]
public sealed record YearlyGrade
{
    public required string Name { get; init; }

    [Quantity("points", 0, 500, "Lowest points of the grade; 0 for the worst.")]
    public required int From { get; init; }

    [Quantity("ratio", 0, 100, "Audits against the average, where audits go by grade.")]
    public double AuditRatio { get; init; } = 1;

    [Meaning("What organisations of this grade lose or gain.")]
    public ImmutableArray<Consequence> Consequences { get; init; } = [];
}

/// <summary>The grade of whom nothing is known yet.</summary>
[Evidenced]
public sealed record NewcomerGrade
{
    [Meaning("Its name.")]
    public required string Name { get; init; }

    [Quantity("points", 0, 500, "Points below which a newcomer is graded as everybody else.")]
    public required int From { get; init; }

    [Quantity("ratio", 0, 100, "Audits against the average, where audits go by grade.")]
    public double AuditRatio { get; init; } = 1;

    [Meaning("What newcomers lose or gain.")]
    public ImmutableArray<Consequence> Consequences { get; init; } = [];
}

/// <summary>What a record does to the grade. Exactly one of points and direct is given.</summary>
[Evidenced]
public sealed record GradeRule
{
    public required string Id { get; init; }

    [Meaning("Behaviour whose record fires the rule.")]
    public required string On { get; init; }

    [Quantity("points", 1, 500, "Points taken off the year's.")]
    public int? Points { get; init; }

    [Meaning("Whether it leads straight to the worst grade.")]
    public bool Direct { get; init; }

    [Quantity("share", 0, 1, "Share of such records on which the rule is applied.")]
    public double AppliedShare { get; init; } = 1;
}

/// <summary>By what organisations are chosen for an audit.</summary>
public enum AuditBasis : byte
{
    /// <summary>Everybody alike.</summary>
    Random,

    /// <summary>By the share of tax that nobody else reports; as many audits in all.</summary>
    RiskClass,

    /// <summary>By the yearly grade.</summary>
    Grade,
}
