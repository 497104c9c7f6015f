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

    [Quantity("share", 0, 1, "Officials' reports and dealings that are audited; the catalogue's shares are for .04.")]
    public required double AuditShare { get; init; }

    [Meaning("Errors about citizens of group B against those of group A, by channel.")]
    public required ErrorRatios GroupBErrorRatios { get; init; }

    [Meaning("Errors about citizens of group C against those of group A, by channel.")]
    public required ErrorRatios GroupCErrorRatios { get; init; }

    [Quantity("share", 0, 1, "Share of citizens who have the name of somebody else in their province.")]
    public required double NamesakeShare { get; init; }

    [Quantity("share", 0, 1, "Share of records of somebody with a namesake that are put on the namesake.")]
    public required double NamesakeRecordShare { get; init; }

    [Quantity("share", 0, 1, "Share of exits from black lists that are not carried out for a spell.")]
    public required double StaleExitShare { get; init; }

    [Quantity("days", 1, 3650, "Mean length of such a spell.")]
    public required double StaleDaysMean { get; init; }

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

/// <summary>How much oftener each channel errs about a group than about group A.</summary>
[Evidenced]
public sealed record ErrorRatios
{
    [Quantity("ratio", 0.1, 100, "Error ratio to group A of the police.")]
    public required double Police { get; init; }

    [Quantity("ratio", 0.1, 100, "Error ratio to group A of courts.")]
    public required double Courts { get; init; }

    [Quantity("ratio", 0.1, 100, "Error ratio to group A of banks.")]
    public required double Banks { get; init; }

    [Quantity("ratio", 0.1, 100, "Error ratio to group A of the tax office.")]
    public required double TaxOffice { get; init; }

    [Quantity("ratio", 0.1, 100, "Error ratio to group A of inspections.")]
    public required double Inspections { get; init; }

    [Quantity("ratio", 0.1, 100, "Error ratio to group A of superiors.")]
    public required double Superiors { get; init; }

    [Quantity("ratio", 0.1, 100, "Error ratio to group A of apps.")]
    public required double Apps { get; init; }

    [Quantity("ratio", 0.1, 100, "Error ratio to group A of cameras.")]
    public required double Cameras { get; init; }

    [Quantity("ratio", 0.1, 100, "Error ratio to group A of citizens' reports.")]
    public required double CitizenReports { get; init; }

    /// <summary>The highest of them.</summary>
    public double Highest => Math.Max(
        Math.Max(Math.Max(Police, Courts), Math.Max(Banks, TaxOffice)),
        Math.Max(Math.Max(Math.Max(Inspections, Superiors), Math.Max(Apps, Cameras)), CitizenReports));

    public double Of(Channel channel) => channel switch
    {
        Channel.Police => Police,
        Channel.Courts => Courts,
        Channel.Banks => Banks,
        Channel.TaxOffice => TaxOffice,
        Channel.Inspections => Inspections,
        Channel.Superiors => Superiors,
        Channel.Apps => Apps,
        Channel.Cameras => Cameras,
        _ => CitizenReports,
    };
}
