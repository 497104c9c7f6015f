using Glasshouse.Lab.Outputs;

namespace Glasshouse.Lab.Runs;

/// <summary>
/// The sentences of a run in which officials are what arms differ in: what was done and what was reported, where
/// reports bunch, what was taken, who was punished. Of each, truth beside what the file can show.
/// </summary>
internal static class OfficialWords
{
    public static IReadOnlyList<PlainSentence> Of(IReadOnlyList<ReportArm> arms, PlainSentence lives) =>
    [
        new("What was done, and what was reported", Done(arms)),
        new("What was taken", Taken(arms)),
        new("Who was punished", Punished(arms)),
        lives,
    ];

    /// <summary>What was for sale, and who bought.</summary>
    public static IReadOnlyList<PlainSentence> OfSales(IReadOnlyList<ReportArm> arms) =>
    [
        new("What was for sale", Sold(arms)),
        new("Whose file still says what they did", Bought(arms)),
    ];

    private static string Done(IReadOnlyList<ReportArm> arms) => Joined(arms, arm =>
        $"offices truly reached {Share(arm, "directive_true_mean")} of the centre's orders and reported "
        + $"{Share(arm, "directive_reported_mean")}{AtTheLine(arm)}");

    // Where there is a quota: does its line show in what was reported, and in what was done?
    private static string AtTheLine(ReportArm arm) => arm.Figures["results_past_over_short_of_quota"] is { } done
        ? $", and {Share(arm, "bunching_share")} of them lifted a report just onto a quota: just past it lay "
            + $"{Figures.Number(arm.Figures["reports_past_over_short_of_quota"])} reports for each just short of it, "
            + $"and {Figures.Number(done)} true results"
        : "";

    private static string Taken(IReadOnlyList<ReportArm> arms) => Joined(arms, arm =>
        $"{Share(arm, "missing_expenditure_share")} of the money for public works was missing and "
        + $"{Share(arm, "corruption_share")} of bribes offered were taken");

    private static string Punished(IReadOnlyList<ReportArm> arms) => Joined(
        arms.Where(arm => arm.Figures["discipline_cases_per_1000_year"] is > 0), arm =>
            $"{Figures.Number(arm.Figures["discipline_punished_per_1000_year"])} of 1,000 officials were punished a "
            + $"year, {Share(arm, "discipline_wrongful_share")} of them for nothing, which no file shows, as "
            + $"{Share(arm, "discipline_punished_share")} of cases ended in punishment");

    private static string Sold(IReadOnlyList<ReportArm> arms) => Joined(arms, arm =>
        arm.Figures["score_sales_per_1000_year"] is > 0
            ? $"{Share(arm, "sale_agreed_share")} of offers to buy a record off were taken, "
                + $"{Figures.Number(arm.Figures["score_sales_per_1000_year"])} per 1,000 officials a year, and "
                + $"{Figures.Number(arm.Figures["violations_per_1000_year"])} offences per 1,000 people led to "
                + $"{Figures.Number(arm.Figures["records_per_1000_year"])} records"
            : $"{Figures.Number(arm.Figures["violations_per_1000_year"])} offences per 1,000 people led to "
                + $"{Figures.Number(arm.Figures["records_per_1000_year"])} records, and none was bought off");

    private static string Bought(IReadOnlyList<ReportArm> arms) => Joined(arms, arm =>
        $"{Share(arm, "sanctioned_share", "decile 1")} of the poorest tenth and "
        + $"{Share(arm, "sanctioned_share", "decile 10")} of the richest were under sanctions at the end, and "
        + $"{Figures.Number(arm.Figures["score_truth_rank_correlation"])} was the rank correlation of score and true "
        + "conduct");

    private static string Joined(IEnumerable<ReportArm> arms, Func<ReportArm, string> words) =>
        Figures.Sentence(arms.Select(arm => $"under {arm.Name} {words(arm)}"), "Nobody.");

    private static string Share(ReportArm arm, string measure) => Figures.Share(arm.Figures[measure]);

    private static string Share(ReportArm arm, string measure, string label) => Figures.Share(arm.Figures.Groups
        .Where(group => group.Measure == measure && group.Label.EndsWith(label, StringComparison.Ordinal))
        .Select(group => (double?)group.Value).FirstOrDefault());
}
