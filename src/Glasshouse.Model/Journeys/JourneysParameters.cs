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

    [Quantity("per adult-year", 0, 100, "Stays and outings in barred places an average adult plans: hotels, clubs.")]
    public required double StaysPerYear { get; init; }

    [Quantity("ratio", 1, 10, "How much more often each income decile travels than the one five below it.")]
    public required double IncomeRatioPerFiveDeciles { get; init; }

    [Quantity("share", 0, 0.95, "Share of refused bookings after which the same person tries to book once more.")]
    public required double TriesAgainShare { get; init; }

    [Quantity("euro", 0, 10000, "What a refused flight costs whoever does not fly.")]
    public required double FlightLoss { get; init; }

    [Quantity("euro", 0, 10000, "What a refused fast train costs.")]
    public required double FastTrainLoss { get; init; }

    [Quantity("euro", 0, 10000, "What a refused stay or outing costs.")]
    public required double StayLoss { get; init; }
}
