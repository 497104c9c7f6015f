using System.Collections.Immutable;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Markets;

namespace Glasshouse.Lab.Files;

/// <summary>A lending study as a file: score curves or a chain of states, in aggregates only.</summary>
[Evidenced]
public sealed record LendingFile
{
    [Quantity("version", 1, 1, "Version of the format.")]
    public required int Glasshouse { get; init; }

    public required string Name { get; init; }

    [Meaning("What the study asks, in a sentence or two.")]
    public string Question { get; init; } = "";

    [Meaning("Evenly spaced scores; give these or states, not both.")]
    public ScoreRange? Scores { get; init; }

    [Meaning("Names of states, the worst first.")]
    public ImmutableArray<string> States { get; init; } = [];

    [Quantity("points or states", 0, 10000, "How far a repaid loan moves somebody up.")]
    public required int Up { get; init; }

    [Quantity("points or states", 0, 10000, "How far a failed loan moves somebody down.")]
    public required int Down { get; init; }

    [Quantity("amount", 0.0001, 1000000, "What a repaid loan brings the lender: its interest.")]
    public required double Gain { get; init; }

    [Quantity("amount", 0.0001, 1000000, "What a failed loan costs the lender.")]
    public required double Loss { get; init; }

    [Meaning("Probability of repayment at each level, for groups that have none of their own.")]
    public LevelCurve? Repayment { get; init; }

    [KeyedBy(nameof(LendingGroup.Name))]
    [Meaning("Groups of borrowers.")]
    public required ImmutableArray<LendingGroup> Groups { get; init; }

    [Meaning("profit, demographic_parity, equal_opportunity: rules to be tried beside cut-offs that groups give.")]
    public ImmutableArray<CutOffRule> CutOffs { get; init; } = [];

    [Quantity("rounds", 1, 1000, "Rounds of lending that are shown.")]
    public int Steps { get; init; } = 1;

    [Quantity("people", 100, 1000000, "People drawn beside the exact sums.")]
    public int DrawnPeople { get; init; } = 10_000;

    [Quantity("seed", 0, uint.MaxValue, "Seed of their draws.")]
    public long Seed { get; init; } = 1;
}

/// <summary>Scores from the lowest to the highest.</summary>
[Evidenced]
public sealed record ScoreRange
{
    [Quantity("points", 0, 10000, "Lowest score.")]
    public required int From { get; init; }

    [Quantity("points", 1, 10000, "Highest score.")]
    public required int To { get; init; }

    [Quantity("points", 1, 1000, "Distance from one score to the next.")]
    public required int Step { get; init; }
}

/// <summary>Something at every level: a list, or a curve by its parameters.</summary>
[Evidenced]
public sealed record LevelCurve
{
    [Quantity("share", 0, 1, "One value a level, the lowest level first.")]
    public ImmutableArray<double> Values { get; init; } = [];

    [Quantity("points", -10000, 10000, "Mean of a normal curve over the scores (for shares).")]
    public double? Mean { get; init; }

    [Quantity("points", 0.001, 10000, "Its standard deviation.")]
    public double? Spread { get; init; }

    [Quantity("points", -10000, 10000, "Score at which a logistic curve is one half (for probabilities).")]
    public double? Middle { get; init; }

    [Quantity("points", 0.001, 10000, "Points over which it rises.")]
    public double? Scale { get; init; }
}

/// <summary>One group of borrowers.</summary>
[Evidenced]
public sealed record LendingGroup
{
    public required string Name { get; init; }

    [Quantity("share", 0, 1, "Share of the group among all.")]
    public required double Share { get; init; }

    [Meaning("Shares of the group at each level at the start.")]
    public required LevelCurve Start { get; init; }

    [Meaning("Probability of repayment at each level.")]
    public LevelCurve? Repayment { get; init; }

    [Quantity("points", 0, 10000, "Score from which the group is approved, where the study fixes it.")]
    public double? FromScore { get; init; }

    [Meaning("State from which the group is approved, where the study fixes it.")]
    public string? FromState { get; init; }
}
