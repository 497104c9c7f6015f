using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Consequences;

/// <summary>What sanctions cost and rewards bring, beyond journeys (MODEL.md 7.6).</summary>
[Evidenced]
public sealed record EffectsParameters
{
    [Quantity("share", 0, 1, "Pupils at private schools, where incomes are average.")]
    public required double PrivateSchoolShare { get; init; }

    [Quantity("years", 3, 18, "Age from which a child can have a place at one.")]
    public required int SchoolFromAge { get; init; }

    [Quantity("euro", 0, 100000, "What a lost school place costs the family.")]
    public required double SchoolPlaceLoss { get; init; }

    [Quantity("share", 0, 1, "Employed adults whose job is in public service.")]
    public required double PublicJobShare { get; init; }

    [Quantity("share", 0, 1, "Employed adults who hold a senior post in a firm.")]
    public required double SeniorPostShare { get; init; }

    [Quantity("months of income", 0, 60, "What a lost job or post costs.")]
    public required double JobLossMonths { get; init; }

    [Quantity("share", 0, 1, "Share of generalised trust lost by whoever is named in public.")]
    public required double ShameStep { get; init; }

    [Quantity("per adult-year", 0, 100, "Rentals for which a deposit is asked.")]
    public required double RentalsPerYear { get; init; }

    [Quantity("euro", 0, 1000, "Worth of going without one deposit.")]
    public required double RentalValue { get; init; }

    [Quantity("per adult-year", 0, 12, "Bills on which a fuel or heating discount falls.")]
    public required double FuelBillsPerYear { get; init; }

    [Quantity("euro", 0, 1000, "Discount on one such bill.")]
    public required double FuelValue { get; init; }

    [Quantity("per adult-year", 0, 100, "Visits to an office that has a fast lane.")]
    public required double OfficeVisitsPerYear { get; init; }

    [Quantity("days", 0, 365, "Days that a fast lane saves a visitor.")]
    public required double OfficeDaysSaved { get; init; }

    [Quantity("per adult-year", 0, 100, "Appointments for which a hospital has a waiting list.")]
    public required double CareVisitsPerYear { get; init; }

    [Quantity("days", 0, 365, "Days of waiting that priority saves.")]
    public required double CareDaysSaved { get; init; }

    [Quantity("per adult-year", 0, 12, "Applications for jobs that give priority to role models.")]
    public required double PriorityApplicationsPerYear { get; init; }

    [Quantity("days", 0, 365, "Days of looking for work that priority saves.")]
    public required double HiringDaysSaved { get; init; }

    [Quantity("per adult-year", 0, 12, "Loans taken on which a discount falls.")]
    public required double DiscountedLoansPerYear { get; init; }

    [Quantity("per adult-year", 0, 12, "Times that a role model is praised in public; an honour without a price.")]
    public required double PraisesPerYear { get; init; }
}
