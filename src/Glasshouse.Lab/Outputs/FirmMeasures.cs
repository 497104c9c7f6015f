using System.Collections.Immutable;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Lab.Outputs;

/// <summary>How measures of organisations and their market are shown.</summary>
internal static class FirmMeasures
{
    public static ImmutableArray<MeasureGuide> Known { get; } =
    [
        Of("organisations", "Organisations that go on", Unit.Number, Reading.Truth),
        Of("firms_founded_per_1000_year", "Organisations founded per 1,000 a year", Unit.Number, Reading.Truth,
            isFlow: true),
        Of("firms_closed_per_1000_year", "Organisations closed per 1,000 a year", Unit.Number, Reading.Truth,
            isFlow: true),
        Of("firm_exits_held_up_per_1000_year", "Closures held up by a listing per 1,000 a year", Unit.Number,
            Reading.File, isFlow: true),
        Of("quality_mean", "Quality of goods and services (0 to 1)", Unit.Number, Reading.Truth),
        Of("rating_mean", "Ratings of inspectors (0 to 1)", Unit.Number, Reading.File, isFlow: true),
        Of("rating_minus_quality", "Rating beyond true quality", Unit.Number, Reading.Both),
        Of("rated_firm_share", "Organisations that have a rating", Unit.Share, Reading.File),
        Of("inspections_per_1000_year", "Visits of inspectors per 1,000 organisations a year", Unit.Number,
            Reading.Truth, isFlow: true),
        Of("lobbied_firm_share", "Organisations whose sector got its rules softened", Unit.Share, Reading.File),
        Of("lobbied_score_gap", "Points that these stand higher than others", Unit.Number, Reading.Both),
        Of("lobbied_violation_gap", "Offences a year that these commit more", Unit.Number, Reading.Truth),
        Of("softened_records_per_1000_year", "Records that weigh less, per 1,000 organisations a year", Unit.Number,
            Reading.File, isFlow: true),
        Of("softened_for_breach_share", "Records that weigh less although the breach was done", Unit.Share,
            Reading.Both, isFlow: true) with
        {
            WeighedBy = "softened_records_per_1000_year",
        },
        Of("points_spared_per_1000_year", "Points that lobbies spared, per 1,000 organisations a year", Unit.Number,
            Reading.File, isFlow: true),
        Of("breaches_found_per_1000_year", "True breaches that inspectors found, per 1,000 organisations a year",
            Unit.Number, Reading.Truth, isFlow: true),
        Of("breaches_hushed_share", "True breaches that inspectors found and hushed up for money", Unit.Share,
            Reading.Truth, isFlow: true) with
        {
            WeighedBy = "breaches_found_per_1000_year",
        },
        Of("inspector_bribes_offered_per_1000_year", "Bribes offered to inspectors, per 1,000 organisations a year",
            Unit.Number, Reading.Truth, isFlow: true),
        Of("inspector_bribes_paid_per_1000_year", "Bribes paid to inspectors, per 1,000 organisations a year",
            Unit.Number, Reading.Truth, isFlow: true),
        Of("inspector_bribes_for_nothing_share", "Bribes paid to inspectors who had found something that was not so",
            Unit.Share, Reading.Truth, isFlow: true) with
        {
            WeighedBy = "inspector_bribes_paid_per_1000_year",
        },
        Of("inspector_bribe_price_mean", "Bribe paid to an inspector (utility)", Unit.Number, Reading.Truth,
            isFlow: true) with
        {
            WeighedBy = "inspector_bribes_paid_per_1000_year",
        },
        Of("sanctioned_firm_share", "Organisations under sanctions", Unit.Share, Reading.File),
        Of("wrongly_sanctioned_firm_share", "Organisations sanctioned by mistake", Unit.Share, Reading.Both),
        Of("honest_firm_share", "Organisations that broke no rule this year", Unit.Share, Reading.Truth),
        Of("honest_sales_share", "Share of sales that honest organisations have", Unit.Share, Reading.Truth),
        Of("honest_profit_share", "Share of profits that honest organisations have", Unit.Share, Reading.Truth),
        Of("honest_margin_ratio", "Margin of the honest against everybody's (above 1: honesty pays)", Unit.Number,
            Reading.Truth),
        Of("firm_score_truth_rank_correlation",
            "Does an organisation's standing follow its conduct? (rank correlation)", Unit.Number, Reading.Both),
        Of("rating_quality_rank_correlation", "Does the rating follow true quality? (rank correlation)", Unit.Number,
            Reading.Both),
        Of("grade_predictability", "Does last year's conduct tell this year's standing? (rank correlation)",
            Unit.Number, Reading.Both),
        Of("transparency_share", "Share of its grade that an organisation can work out from the published rules",
            Unit.Share, Reading.Both, isFlow: true),
        Of("connected_score_gap", "Points that organisations with ties to officials stand higher", Unit.Number,
            Reading.Both),
        Of("connected_violation_gap", "Offences a year that they commit more", Unit.Number, Reading.Truth),
    ];

    private static MeasureGuide Of(string measure, string words, Unit unit, Reading reading, bool isFlow = false) =>
        new(measure, words, unit, reading, isFlow, SubjectKind.Organisation);
}
