using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Markets;

/// <summary>Quality, what customers see of it, and those who rate it (MODEL.md 7.13).</summary>
[Evidenced]
public sealed record ProductsParameters
{
    [Quantity("price", 0, 20, "v: what a customer gets from perfect quality, against none.")]
    public required double QualityWeight { get; init; }

    [Quantity("price", 0, 10, "c1: unit cost of perfect quality; quality q costs c1 q squared.")]
    public required double QualityCost { get; init; }

    [Quantity("price", 0.01, 1, "Margin above the cost of the quality that is believed.")]
    public required double Margin { get; init; }

    [Quantity("share per year", 0, 5, "r: interest that makes a firm prefer gains of today.")]
    public required double InterestPerYear { get; init; }

    [Quantity("share", 0, 0.99, "Share of quality that customers do not find out by buying.")]
    public required double CredenceShare { get; init; }

    [Quantity("share", 0, 1, "Share of customers who look up a score that is published.")]
    public required double ScoreReadShare { get; init; }

    [Quantity("share", 0, 1, "Share of customers who go by a card at the door.")]
    public required double CardReadShare { get; init; }

    [Quantity("rating", 0, 0.2, "How far below the next grade an inspector may be moved to round up.")]
    public required double NudgeReach { get; init; }

    [Quantity("share", 0, 1, "Share of ratings within that reach that are rounded up to the next grade.")]
    public required double NudgeShare { get; init; }

    [Quantity("ratio", 0, 1, "The same where the inspector is drawn by lot, against one who knows the place.")]
    public required double LotNudgeRatio { get; init; }

    [Quantity("rating", 0, 0.5, "Spread over inspectors of how leniently they rate.")]
    public required double LeniencySpread { get; init; }

    [Quantity("share", 0, 1, "Share of unsafe products by which somebody comes to harm.")]
    public required double IncidentShare { get; init; }

    [Quantity("share", 0, 1, "Share of its good name that an organisation loses by an incident.")]
    public required double IncidentStep { get; init; }

    [Quantity("share", 0, 1, "Share of that loss that a recall spares it.")]
    public required double RecalledShare { get; init; }

    [Quantity("ratio", 1, 10, "How much oftener the connected are rounded up.")]
    public required double ConnectedNudgeRatio { get; init; }

    [Quantity("logit", 0, 10, "How much more kindly an office of full displayed loyalty treats the connected.")]
    public required double ConnectedFavour { get; init; }

    [Quantity("workers", 1, 100000, "Workers from which an organisation counts as large in its sector's lobby.")]
    public required int LargeWorkers { get; init; }

    [Quantity("months of turnover", 0, 60, "Debts of an organisation.")]
    public required double DebtMonths { get; init; }

    [Quantity("share per year", 0, 1, "Interest on them.")]
    public required double CreditRate { get; init; }

    [Quantity("share per year", 0, 1, "How much less those pay who are granted cheaper loans.")]
    public required double CheaperCredit { get; init; }

    [Quantity("share per year", 0, 1, "How much more those pay who are shut out from banks.")]
    public required double DearerCredit { get; init; }

    [Quantity("share of turnover", 0, 1, "What a red or black environmental colour adds to bills.")]
    public required double RedSurcharge { get; init; }

    [Quantity("share of turnover", 0, 1, "What each offence of the year saves.")]
    public required double SavedPerOffence { get; init; }

    [Quantity("ratio", 1, 100, "Visits of a firm against one of the risk class below it.")]
    public required double RiskClassRatio { get; init; }
}
