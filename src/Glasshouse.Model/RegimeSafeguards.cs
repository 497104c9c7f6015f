using System.Collections.Immutable;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Model;

/// <summary>
/// A sanction may follow only where the harm done weighs up to it: harm times factor must reach the size of the
/// sanction for as long as it lasts. What does not reach it is withheld when the rules are put in force.
/// </summary>
[Evidenced]
public sealed record ProportionalityCap
{
    [Quantity("size per harm", 0, 1000, "Size of sanction that one unit of harm can carry.")]
    public required double Factor { get; init; }

    [KeyedBy(nameof(SanctionSize.Sanction))]
    [Meaning("How heavy each sanction of the system is.")]
    public required ImmutableArray<SanctionSize> Sizes { get; init; }
}

/// <summary>How heavy a sanction is.</summary>
[Evidenced]
public sealed record SanctionSize
{
    public required Consequence Sanction { get; init; }

    [Quantity("size per year", 0, 10000, "Size of a year under the sanction; shorter ones weigh in proportion.")]
    public required double PerYear { get; init; }
}
