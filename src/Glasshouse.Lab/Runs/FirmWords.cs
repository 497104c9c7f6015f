using Glasshouse.Lab.Outputs;

namespace Glasshouse.Lab.Runs;

/// <summary>
/// Four sentences about organisations: who earns, what is sold, whether a standing can be relied on, whom it wrongs.
/// </summary>
internal static class FirmWords
{
    public static IReadOnlyList<PlainSentence> Of(
        IReadOnlyList<ReportArm> arms, PlainSentence lives) =>
    [
        new("Does it reward the honest?", Rewarded(arms)),
        new("Quality, true and rated", Quality(arms)),
        new("Can a standing be relied on?", Reliable(arms)),
        new("Whom it favours and whom it wrongs", $"{Favoured(arms)} {lives.Text}"),
    ];

    private static string Rewarded(IReadOnlyList<ReportArm> arms)
    {
        string Margin(ReportArm arm) => Figures.Number(arm.Figures["honest_margin_ratio"]);
        string first = "A euro sold by an organisation that broke no rule in the year earned it "
            + $"{Margin(arms[0])} times what a euro earns on average under {arms[0].Name}";
        string others = string.Join(", ", arms.Skip(1).Select(arm => $"{Margin(arm)} under {arm.Name}"));
        string shares = string.Join(", ", arms.Select(arm =>
            $"{Figures.Share(arm.Figures["honest_profit_share"])} under {arm.Name}"));
        return $"{first}{(others.Length > 0 ? $"; {others}" : "")}. Below 1, honesty costs. Of all profits "
            + $"the honest had {shares}.";
    }

    private static string Quality(IReadOnlyList<ReportArm> arms)
    {
        IEnumerable<string> texts = arms.Select(arm =>
        {
            string truth = $"{Figures.Number(arm.Figures["quality_mean"])} under {arm.Name}";
            return arm.Figures["rating_minus_quality"] is { } beyond
                ? $"{truth}, rated {Figures.Number(Math.Abs(beyond))} {(beyond < 0 ? "below" : "above")} it"
                : truth;
        });
        return $"True quality, from 0 to 1, was {string.Join("; ", texts)}.";
    }

    private static string Reliable(IReadOnlyList<ReportArm> arms)
    {
        return Figures.Sentence(arms.Select(Of), "No arm gives organisations a standing.");

        static string Of(ReportArm arm)
        {
            string[] parts =
            [
                .. Part(arm, "firm_score_truth_rank_correlation", "standing and offences agree in rank by"),
                .. Part(arm, "rating_quality_rank_correlation", "ratings and quality agree in rank by"),
                .. Part(arm, "grade_predictability", "last year's conduct foretold it by"),
            ];
            string explained = arm.Figures["transparency_share"] is { } share
                ? $", and {Figures.Share(share)} of what was given or taken could be worked out from the rules" : "";
            return parts.Length == 0 ? "" : $"under {arm.Name} {string.Join(", ", parts)}{explained}";
        }
    }

    private static IEnumerable<string> Part(ReportArm arm, string measure, string words) =>
        arm.Figures[measure] is { } value ? [$"{words} {Figures.Number(value)}"] : [];

    private static string Favoured(IReadOnlyList<ReportArm> arms)
    {
        IEnumerable<string> ties = arms.Where(arm => arm.Figures["connected_score_gap"] is not null).Select(arm =>
            $"under {arm.Name} those with ties to officials stood {Figures.Number(arm.Figures["connected_score_gap"])} "
            + $"points higher, with {Offences(arm, "connected_violation_gap")}");
        IEnumerable<string> wronged = arms.Where(arm => arm.Figures["sanctioned_firm_share"] is > 0).Select(arm =>
            $"under {arm.Name} {Figures.Share(arm.Figures["sanctioned_firm_share"])} of organisations were under "
            + $"sanctions, {Figures.Share(arm.Figures["wrongly_sanctioned_firm_share"])} by mistake");
        IEnumerable<string> hushed = arms.Where(arm => arm.Figures["breaches_hushed_share"] is > 0).Select(arm =>
            $"under {arm.Name} inspectors hushed up {Figures.Share(arm.Figures["breaches_hushed_share"])} of the "
            + "breaches they found for money, which no file shows");
        IEnumerable<string> spared = arms.Where(arm => arm.Figures["lobbied_score_gap"] is not null).Select(arm =>
            $"under {arm.Name} firms of sectors that lobby stood {Figures.Number(arm.Figures["lobbied_score_gap"])} "
            + $"points higher, with {Offences(arm, "lobbied_violation_gap")}");
        return Figures.Sentence(ties.Concat(spared).Concat(hushed).Concat(wronged), "No organisation was sanctioned.");
    }

    private static string Offences(ReportArm arm, string gap) => arm.Figures[gap] is { } more
        ? $"{Figures.Number(Math.Abs(more))} {(more < 0 ? "fewer" : "more")} offences a year each"
        : "no known difference in offences";
}
