using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Observations;

/// <summary>Exposure, capture and attribution (MODEL.md 7.4).</summary>
[Evidenced]
public sealed record ObservationsParameters
{
    [Quantity("per citizen-year", 0, 20, "Occasions on which channels could err about a citizen.")]
    public required double ExposuresPerYear { get; init; }

    [Quantity("per organisation-year", 0, 12, "Visits by inspectors to an average organisation.")]
    public required double InspectionsPerYear { get; init; }

    [Quantity("ratio", 0, 50, "Factor on every false-record share: 1 as in the catalogue.")]
    public required double FalseRecordRatio { get; init; }

    [Quantity("ratio", 0, 50, "Factor on every wrong-subject share: 1 as in the catalogue.")]
    public required double WrongSubjectRatio { get; init; }

    [Quantity("per 1,000 citizens", 0, 500, "Cameras; the catalogue's camera shares are for 50.")]
    public required double CamerasPer1000 { get; init; }

    [Quantity("ratio", 0.1, 100, "Error ratio of group B to group A in cameras.")]
    public required double GroupBErrorRatio { get; init; }

    [Quantity("ratio", 0.1, 100, "Error ratio of group C to group A in cameras.")]
    public required double GroupCErrorRatio { get; init; }

    [Quantity("ratio", 1, 20, "Inspections of those who get more, against the average; those who get fewer: inverse.")]
    public required double InspectionRatio { get; init; }

    [Quantity("logit", 0, 5, "Spread over offices of how harshly they use their discretion.")]
    public required double OfficeHarshnessSpread { get; init; }

    [Quantity("logit", 0, 5, "Spread of that over the cases of one office.")]
    public required double CaseHarshnessSpread { get; init; }

    [Quantity("logit", -5, 5, "How much harsher offices are to group B.")]
    public required double GroupBHarshness { get; init; }

    [Quantity("logit", -5, 5, "How much harsher offices are to group C.")]
    public required double GroupCHarshness { get; init; }

    [Quantity("share", 0, 1, "Spread of an inspector's rating around the true quality.")]
    public required double RatingSpread { get; init; }
}
