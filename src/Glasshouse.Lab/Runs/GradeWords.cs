using Glasshouse.Lab.Outputs;

namespace Glasshouse.Lab.Runs;

/// <summary>
/// Four sentences where organisations are graded and nobody else: what is hidden in truth, what of it the file knows,
/// what it costs who hid nothing, and how the grades are right.
/// </summary>
internal static class GradeWords
{
    public static IReadOnlyList<PlainSentence> Of(IReadOnlyList<ReportArm> arms) =>
    [
        new("What it bought (truth)", Each(arms, "tax_gap_share", "of the tax owed was not declared")),
        new("What the file says", Each(arms, "tax_found_share", "of the tax owed was found hidden by audits")),
        new("Who paid for it", Paid(arms)),
        new("Were the grades right?", Right(arms)),
    ];

    private static string Each(IReadOnlyList<ReportArm> arms, string measure, string what)
    {
        string first = $"Under {arms[0].Name} {Figures.Share(arms[0].Figures[measure])} {what}";
        IEnumerable<string> others =
            arms.Skip(1).Select(arm => $"{Figures.Share(arm.Figures[measure])} under {arm.Name}");
        return arms.Count == 1 ? $"{first}." : $"{first}; {string.Join(", ", others)}.";
    }

    private static string Paid(IReadOnlyList<ReportArm> arms)
    {
        IEnumerable<string> lines = Graded(arms).Select(arm =>
            $"under {arm.Name} {Figures.Share(arm.Figures["clean_sanctioned_share"])} of organisations with a clean "
            + "tax year were under sanctions at the end, and "
            + $"{Figures.Share(arm.Figures["audits_in_vain_share"])} of audits fell on who hid nothing that year");
        return Figures.Sentence(lines, "Nobody was graded.");
    }

    private static string Right(IReadOnlyList<ReportArm> arms)
    {
        IEnumerable<string> lines = Graded(arms).Select(arm =>
            $"under {arm.Name} {Figures.Share(arm.Figures["wrongly_graded_share"])} had another grade than without "
            + $"wrongful records, {Figures.Share(arm.Figures["worst_grade_clean_share"])} of the worst grade had a "
            + $"clean last tax year, and {Figures.Share(arm.Figures["best_grade_unclean_share"])} of the best had not");
        return Figures.Sentence(lines, "Nobody was graded.");
    }

    private static IEnumerable<ReportArm> Graded(IReadOnlyList<ReportArm> arms) =>
        arms.Where(arm => arm.Figures["wrongly_graded_share"] is not null);
}
