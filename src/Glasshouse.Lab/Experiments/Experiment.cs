using System.Collections.Immutable;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Lab.Experiments;

/// <summary>How the points at which a scenario is run are laid out.</summary>
public enum DesignKind : byte
{
    /// <summary>One point: the scenario as it is, with several seeds.</summary>
    Replicates,

    /// <summary>Every combination of the values listed.</summary>
    Grid,

    /// <summary>Points spread evenly over each range (McKay, Beckman and Conover 1979).</summary>
    LatinHypercube,

    /// <summary>Points for Sobol's indices of first order and in total (Saltelli et al. 2010).</summary>
    Saltelli,

    /// <summary>Trajectories in which one number moves at a time (Morris 1991; Campolongo et al. 2007).</summary>
    Morris,

    /// <summary>
    /// Waves of points that rule out what cannot give the targets (Vernon, Goldstein and Bower 2010): fits parameters
    /// of the world, never numbers of a regime.
    /// </summary>
    HistoryMatching,
}

/// <summary>A scenario run many times, with other seeds and other numbers, and what to make of it.</summary>
public sealed record Experiment
{
    [Quantity("version", 1, 1, "Version of the experiment format.")]
    public required int Glasshouse { get; init; }

    [Meaning("Name of the experiment; also names its folder.")]
    public required string Name { get; init; }

    [Meaning("The question this experiment answers.")]
    public string Question { get; init; } = "";

    [Meaning("A shipped scenario or a file.")]
    public required string Scenario { get; init; }

    [Quantity("persons", 1000, 20000000, "How many citizens are drawn, in place of the scenario's number.")]
    public int? Citizens { get; init; }

    [Quantity("days", 1, 36500, "How many days are simulated, in place of the scenario's number.")]
    public int? Days { get; init; }

    [Quantity("seed", 0, uint.MaxValue, "Seed of the first replicate; the next have the seeds that follow.")]
    public long? Seed { get; init; }

    [Meaning("Arms of the scenario to run; all where left out.")]
    public ImmutableArray<string> Arms { get; init; } = [];

    [Meaning("Arm with which the others are compared; the first where left out.")]
    public string? Baseline { get; init; }

    [Meaning("How points are laid out: replicates, grid, latin_hypercube, saltelli, morris or history_matching.")]
    public required DesignKind Design { get; init; }

    [Quantity("replicates", 1, 10000, "Seeds at each point, the same at all.")]
    public int Replicates { get; init; } = 1;

    [Quantity("draws", 2, 1000000, "Points of a Latin hypercube or a wave; rows of each matrix of a Saltelli design.")]
    public int Draws { get; init; } = 64;

    [Quantity("trajectories", 2, 10000, "Trajectories of a Morris design.")]
    public int Trajectories { get; init; } = 10;

    [Quantity("levels", 2, 100, "Levels of each number in a Morris design; even.")]
    public int Levels { get; init; } = 4;

    [Quantity("waves", 1, 10, "Waves of history matching.")]
    public int Waves { get; init; } = 3;

    [KeyedBy(nameof(FittedTarget.Measure))]
    [Meaning("What parameters are fitted to by history matching, by measure; each with source and basis.")]
    public ImmutableArray<FittedTarget> Targets { get; init; } = [];

    [Quantity("seed", 0, uint.MaxValue, "Seed by which points are laid out.")]
    public long DesignSeed { get; init; } = 1;

    [KeyedBy(nameof(VariedNumber.Path))]
    [Meaning("Parameters that vary, by path: {low, high}, or {values: [...]} in a grid.")]
    public ImmutableArray<VariedNumber> Parameters { get; init; } = [];

    [KeyedBy(nameof(VariedNumber.Path))]
    [Meaning("Numbers of regimes that vary, by regime and path, as in integrated-score.citizens.score.start or "
        + "health-code.health.tracing.found_share.")]
    public ImmutableArray<VariedNumber> RegimeNumbers { get; init; } = [];

    [Meaning("Measures to report; those of wrongs, restrictions and expression come first in a sweep of a regime.")]
    public ImmutableArray<string> Measures { get; init; } = [];

    [Meaning("The measure whose difference between arms is the headline.")]
    public string Headline { get; init; } = "wrongly_sanctioned_share";

    [Meaning("When to stop adding replicates.")]
    public StopRule? Stop { get; init; }
}

/// <summary>A number that takes other values from point to point.</summary>
public sealed record VariedNumber
{
    [Meaning("Path of the number.")]
    public required string Path { get; init; }

    [Quantity("in the number's own unit", double.MinValue, double.MaxValue, "Least value.")]
    public double? Low { get; init; }

    [Quantity("in the number's own unit", double.MinValue, double.MaxValue, "Greatest value.")]
    public double? High { get; init; }

    [Meaning("Values of a grid.")]
    public ImmutableArray<double> Values { get; init; } = [];
}

/// <summary>A figure of the world that parameters are fitted to.</summary>
[Evidenced]
public sealed record FittedTarget
{
    [Meaning("A measure.")]
    public required string Measure { get; init; }

    [Quantity("in the measure's own unit", double.MinValue, double.MaxValue, "What it should be.")]
    public required double Value { get; init; }

    [Quantity("in the measure's own unit", 1e-12, double.MaxValue,
        "Standard deviation of what is known of it, and of what the model cannot be expected to get.")]
    public required double Deviation { get; init; }

    [Meaning("Arm in which it is taken; the first where left out.")]
    public string? Arm { get; init; }
}

/// <summary>Stop adding replicates when the paired interval of the headline is narrow enough in every arm.</summary>
public sealed record StopRule
{
    [Quantity("in the measure's own unit", 1e-12, double.MaxValue, "Half the width of the 95% interval to reach.")]
    public required double HalfWidth { get; init; }

    [Quantity("replicates", 2, 10000, "Fewest replicates.")]
    public int AtLeast { get; init; } = 5;

    [Quantity("replicates", 2, 10000, "Most replicates.")]
    public int AtMost { get; init; } = 100;
}
