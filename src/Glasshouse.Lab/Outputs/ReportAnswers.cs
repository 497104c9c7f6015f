using Glasshouse.Lab.Charts;

namespace Glasshouse.Lab.Outputs;

/// <summary>
/// What each arm did, question by question: the figures that answer it, and how far each arm lies from the first, which
/// lived the same lives under its own rules.
/// </summary>
internal static class ReportAnswers
{
    private static readonly (string Question, Line[] Lines)[] Questions =
    [
        ("What did it buy against the infection?",
        [
            new("attack_share"), new("infections"), new("hospital_admissions"), new("epidemic_deaths"),
            new("cases_found"), new("contacts_told"), new("contacts_told_infected"),
            new("contacts_told_found"),
        ]),
        ("What did it take in freedom?",
        [
            new("confined_share"), new("confined_wrongly_share"), new("locked_down_share"),
            new("code_wrongly_not_green_share"),
            new("gate_scans_per_person_day"), new("gate_refusals_per_1000_day"), new("gate_wrongful_refusal_share"),
            new("gate_refusal_losses_per_1000_day"),
            new("borrowed_codes_per_1000_day"), new("contacts_told_by_borrowed_code"),
            new("doors_at_mercy_per_person_day"), new("red_by_order_per_1000"),
            new("refusals_by_order_per_person_day"),
        ]),
        ("What did it write down?",
        [
            new("health_observations_per_person_day"), new("health_records_per_person_day"),
            new("health_records_held_per_person"),
        ]),
        ("Whom did cameras find, and whom did they take for somebody else?",
        [
            new("faces_matched_per_person_day"), new("camera_alerts_per_1000_day"),
            new("camera_false_alerts_per_1000_day"), new("camera_alert_precision"),
            new("camera_alerts_lapsed_share"), new("camera_stops_per_1000_day"), new("camera_stop_precision"),
            new("camera_wrongful_stops_per_1000_day"), new("camera_wrongful_stops_per_1000_day", "group A"),
            new("camera_wrongful_stops_per_1000_day", "group B"), new("camera_wrongful_stops_per_1000_day", "group C"),
        ]),
        ("Did people come to trust each other?",
        [
            new("trust_generalised_share"), new("trust_institutional_mean"), new("cooperation_share"),
        ]),
        ("Did they offend less, and what of it is on file?",
        [
            new("violations_per_1000_year"),
            new("violations_per_1000_year", Plus: "recorded_minus_true_per_1000_year",
                Words: "Offences on file per 1,000 people a year"),
            new("harm_per_1000_year"), new("records_per_1000_year"), new("wrongful_record_share"),
        ]),
        ("Who was sanctioned wrongly?",
        [
            new("wrongly_sanctioned_share"), new("wrongly_sanctioned_share", "group A"),
            new("wrongly_sanctioned_share", "group B"), new("wrongly_sanctioned_share", "group C"),
            new("wrongful_sanction_days_per_1000_year"),
        ]),
        ("Who paid for the company they keep?",
        [
            new("sanctioned_by_association_share"), new("tie_count_mean"), new("score_assortativity"),
        ]),
        ("Did organisations pay their taxes, and what of it is found?",
        [
            new("tax_gap_share"), new("self_declared_hidden_share"), new("tax_found_share"),
            new("tax_filings_audited_share"), new("audits_in_vain_share"),
        ]),
        ("How were they graded, and whom did it hurt?",
        [
            new("tax_grade_share:A"), new("tax_grade_share:B"), new("tax_grade_share:M"), new("tax_grade_share:C"),
            new("tax_grade_share:D"), new("wrongly_graded_share"), new("worst_grade_clean_share"),
            new("best_grade_unclean_share"), new("clean_sanctioned_share"), new("clean_credit_price_mean"),
        ]),
        ("Who got credit?",
        [
            new("loan_approval_share"), new("thin_file_approval_share"), new("loan_default_share"), new("credit_auc"),
        ]),
        ("Did people still say what displeases?",
        [
            new("sensitive_speaking_rate"), new("sensitive_reading_rate"), new("sensitive_expression_rate"),
            new("private_public_gap"),
        ]),
        ("Did they know of the system, and support it?",
        [
            new("awareness_share"), new("support_share"), new("support_mean"),
        ]),
        ("Does rating reward the honest?",
        [
            new("honest_margin_ratio"), new("honest_profit_share"), new("honest_sales_share"), new("quality_mean"),
            new("rating_minus_quality"), new("firm_score_truth_rank_correlation"),
            new("rating_quality_rank_correlation"), new("grade_predictability"), new("transparency_share"),
            new("connected_score_gap"), new("connected_violation_gap"),
            new("lobbied_score_gap"), new("lobbied_violation_gap"), new("softened_for_breach_share"),
            new("breaches_hushed_share"), new("inspector_bribes_paid_per_1000_year"),
            new("sanctioned_firm_share"), new("wrongly_sanctioned_firm_share"),
        ]),
        ("Did officials do what they reported?",
        [
            new("directive_true_mean"), new("directive_reported_mean"), new("reported_over_true"),
            new("bunching_share"), new("reports_past_over_short_of_quota"),
            new("results_past_over_short_of_quota"), new("unmeasured_effort_mean"),
        ]),
        ("Were officials honest, and who was punished?",
        [
            new("corruption_share"), new("missing_expenditure_share"), new("score_sales_per_1000_year"),
            new("discipline_punished_per_1000_year"), new("discipline_wrongful_share"), new("loyalty_gap"),
        ]),
        ("Do government bodies keep their word to firms, and what of it is on file?",
        [
            new("promises_broken_share"), new("bills_unpaid_share"), new("government_debt_per_office"),
            new("office_breaches_on_file_share"), new("offices_listed_share"),
            new("office_score_truth_rank_correlation"),
        ]),
        ("Does the score judge trustworthiness?",
        [
            new("score_truth_rank_correlation"), new("score_prediction_auc"), new("indicator_prediction_auc"),
        ]),
    ];

    /// <summary>The table; empty where there is one arm only.</summary>
    public static Markup Html(ReportModel model)
    {
        if (model.Arms.Count < 2)
        {
            return new Markup();
        }
        var html = Markup.Of(
            $"""
            <p>Every arm has the same people and the same luck, so what differs is {Doing(model)}. Below each figure
            stands how far it lies from {model.Arms[0].Name}.</p>
            {Report.Unshared(model)}<p>{Report.GroupSentence}</p>
            <div class="scroll answers" tabindex="0"><table>
            <caption>What happens: mean over the run. What stands: on its last day.</caption>

            """);
        html.Add($"<thead><tr><th scope=\"col\">Question</th>");
        foreach (ReportArm arm in model.Arms)
        {
            html.Add($"<th scope=\"col\">{arm.Name}</th>");
        }
        html.Line($"</tr></thead>");
        foreach ((string question, Line[] lines) in Questions)
        {
            Line[] known = [.. lines.Where(line => model.Arms.Any(arm => line.Of(arm) is not null))];
            if (known.Length > 0)
            {
                html.Line($"<tbody><tr><th scope=\"rowgroup\" colspan=\"{1 + model.Arms.Count}\">{question}</th></tr>");
                html.Add(Markup.Join(known.Select(line => Row(model, line)))).Line($"</tbody>");
            }
        }
        return html.Line($"</table></div>");
    }

    private static string Doing(ReportModel model) => model.Unshared.Count == 0
        ? "the rules' doing"
        : "the doing of the rules and of what arms do not share";

    private static Markup Row(ReportModel model, Line line)
    {
        MeasureGuide guide = MeasureGuide.Of(line.Measure);
        string words = line.Words ?? (line.Label is null ? guide.Words : $"{guide.Words}: {line.Label}");
        var row = Markup.Of($"<tr><th scope=\"row\">{words}</th>");
        double? first = line.Of(model.Arms[0]);
        for (int place = 0; place < model.Arms.Count; place++)
        {
            double? value = line.Of(model.Arms[place]);
            Markup away = place > 0 && value is { } own && first is { } baseline
                ? Markup.Of($"<small>{Figures.Difference(guide.Unit, own - baseline)}</small>")
                : new Markup();
            row.Add($"<td>{line.In(model.Arms[place])}{away}</td>");
        }
        return row.Line($"</tr>");
    }

    /// <summary>
    /// A figure of everybody, or of one group by its label; with a second measure, the sum of the two under words of
    /// its own.
    /// </summary>
    private sealed record Line(string Measure, string? Label = null, string? Plus = null, string? Words = null)
    {
        public double? Of(ReportArm arm) => Label is not null
            ? arm.Figures.Groups.FirstOrDefault(figure => figure.Measure == Measure && figure.Label == Label)?.Value
            : Plus is null ? arm.Figures[Measure]
            : arm.Figures[Measure] + arm.Figures[Plus];

        public string In(ReportArm arm) => Label is not null ? arm.Figures.Words(Measure, Label)
            : Plus is null ? arm.Figures.Words(Measure)
            : Figures.Of(MeasureGuide.Of(Measure).Unit, Of(arm));
    }
}
