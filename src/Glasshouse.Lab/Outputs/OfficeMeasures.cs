using System.Collections.Immutable;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Lab.Outputs;

/// <summary>How measures of government bodies are shown.</summary>
internal static class OfficeMeasures
{
    public static ImmutableArray<MeasureGuide> Known { get; } =
    [
        Of("reports_past_over_short_of_quota", "Reports just past a quota over those just short of it", Unit.Number,
            Reading.File),
        Of("results_past_over_short_of_quota", "True results just past a quota over those just short of it",
            Unit.Number, Reading.Truth),
        Of("promises_broken_share", "Promises to firms that offices broke", Unit.Share, Reading.Truth),
        Of("bills_unpaid_share", "Bills of firms that offices left unpaid", Unit.Share, Reading.Truth),
        Of("offices_in_debt_share", "Offices that owe firms money", Unit.Share, Reading.Truth),
        Of("government_debt_per_office", "Owed to firms per office, thousand euro", Unit.Number, Reading.Truth),
        Of("office_breaches_on_file_share", "Of broken promises and unpaid bills: on file", Unit.Share, Reading.Both),
        Of("offices_listed_share", "Offices on the debtors' list", Unit.Share, Reading.File),
        Of("office_score_mean", "Mean standing of offices", Unit.Number, Reading.File),
        Of("office_score_truth_rank_correlation", "Does an office's standing follow what it did? (rank correlation)",
            Unit.Number, Reading.Both),
    ];

    private static MeasureGuide Of(string measure, string words, Unit unit, Reading reading) =>
        new(measure, words, unit, reading, false, SubjectKind.Official);
}
