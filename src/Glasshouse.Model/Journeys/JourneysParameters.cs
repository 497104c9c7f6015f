using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Journeys;

/// <summary>Long journeys: the ones that a travel ban refuses.</summary>
[Evidenced]
public sealed record JourneysParameters
{
    [Quantity("per adult-year", 0, 50, "Flights an average adult sets out for.")]
    public required double FlightsPerYear { get; init; }

    [Quantity("per adult-year", 0, 100, "Fast-train journeys an average adult sets out for.")]
    public required double FastTrainsPerYear { get; init; }

    [Quantity("ratio", 1, 10, "How much more often each income decile travels than the one five below it.")]
    public required double IncomeRatioPerFiveDeciles { get; init; }
}
