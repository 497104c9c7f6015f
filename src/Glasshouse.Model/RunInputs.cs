using System.Collections.Immutable;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model;

/// <summary>Everything a run rests on, read and checked. One arm.</summary>
public sealed record RunInputs
{
    /// <summary>The scenario with this arm's regime, switches, parameters and timeline merged in.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>Name of the arm.</summary>
    public required string Arm { get; init; }

    public required NationMarginals Marginals { get; init; }

    /// <summary>The shipped or recorded catalogue.</summary>
    public required ImmutableArray<Behaviour> Behaviours { get; init; }

    /// <summary>Behaviours that the scenario adds, some of them only from a later day on.</summary>
    public ImmutableArray<AddedBehaviour> Added { get; init; } = [];

    /// <summary>Parameters on day 0, with the scenario's own values set.</summary>
    public required Parameters Parameters { get; init; }

    /// <summary>Every regime that is in force on some day, by name.</summary>
    public required ImmutableSortedDictionary<string, Regime> Regimes { get; init; }

    /// <summary>Every health regime that is in force on some day, by name, but the one without any rules.</summary>
    public ImmutableSortedDictionary<string, Regime> HealthRegimes { get; init; } =
        ImmutableSortedDictionary<string, Regime>.Empty;

    /// <summary>The regime of that name, against an infection or not; null where none is in force on any day.</summary>
    public Regime? RegimeOf(string name) => Regimes.GetValueOrDefault(name) ?? HealthRegimes.GetValueOrDefault(name);

    /// <summary>The same inputs with another regime wherever one of that name is in force.</summary>
    public RunInputs WithRegime(string name, Regime regime) => HealthRegimes.ContainsKey(name)
        ? this with { HealthRegimes = HealthRegimes.SetItem(name, regime) }
        : this with { Regimes = Regimes.SetItem(name, regime) };

    /// <summary>What the health regime of that name does; null for nothing.</summary>
    public HealthRules? HealthOf(string name) => HealthRegimes.GetValueOrDefault(name)?.Health;

    /// <summary>Parameters from each day on which a dated event sets some.</summary>
    public ImmutableSortedDictionary<int, Parameters> ParametersFrom { get; init; } =
        ImmutableSortedDictionary<int, Parameters>.Empty;
}

/// <summary>A behaviour that a scenario adds to the catalogue.</summary>
/// <param name="Behaviour">The behaviour.</param>
/// <param name="Day">Day from which the chance for it arises.</param>
public sealed record AddedBehaviour(Behaviour Behaviour, int Day);
