using Glasshouse.Model.Contracts;

namespace Glasshouse.Lab.Outputs;

/// <summary>What a measure's numbers count in.</summary>
public enum Unit : byte
{
    /// <summary>0 to 1, written as per cent.</summary>
    Share,

    /// <summary>Anything else, written as a number.</summary>
    Number,
}

/// <summary>Whether a measure reads what is true, what the regime holds, or sets one beside the other.</summary>
public enum Reading : byte
{
    Truth,
    File,
    Both,
}

/// <summary>
/// How a measure is shown: its words, its unit, and whether a period is summed up by its mean (what happens day by
/// day) or by its last day (what stands).
/// </summary>
public sealed record MeasureGuide(string Measure, string Words, Unit Unit, Reading Reading, bool IsFlow,
    SubjectKind Subject = SubjectKind.Citizen)
{
    /// <summary>The measure by which a day's share weighs in a whole run's; null where all days weigh alike.</summary>
    public string? WeighedBy { get; init; }

    /// <summary>A share of that measure which the weight is; null where all of it weighs.</summary>
    public string? WeighedAlsoBy { get; init; }

    /// <summary>Whether an arm without the measure has none of what it counts, rather than no answer.</summary>
    public bool IsNoughtWithout { get; init; }

    /// <summary>A measure of an arm; nought where the arm does nothing of it, null where there is no answer.</summary>
    public static double? FigureIn(IReadOnlyDictionary<string, double> figures, string measure) =>
        figures.TryGetValue(measure, out double value) ? value : Of(measure).IsNoughtWithout ? 0 : null;

    private static MeasureGuide[] OfTaxes =>
    [
        OfFirms("tax_found_share", "Tax owed that audits found hidden", Reading.File, "tax_owed_per_1000_year"),
        OfFirms("self_declared_share", "Tax owed that nobody else reports", Reading.Truth, "tax_owed_per_1000_year"),
        OfFirms("self_declared_hidden_share", "Tax that nobody else reports, hidden", Reading.Truth,
            "self_declared_per_1000_year"),
        new("self_declared_per_1000_year", "Tax owed that nobody else reports, euro per 1,000 organisations a year",
            Unit.Number, Reading.Truth, true, SubjectKind.Organisation),
        new("tax_filings_per_1000_year", "Tax declarations per 1,000 organisations a year", Unit.Number,
            Reading.File, true, SubjectKind.Organisation),
        new("tax_audits_per_1000_year", "Tax audits per 1,000 organisations a year", Unit.Number, Reading.File, true,
            SubjectKind.Organisation),
        OfFirms("nil_returns_share", "Declared months without sales, and had some", Reading.Both,
            "tax_filings_per_1000_year"),
        OfFirms("tax_filings_audited_share", "Declarations audited", Reading.File, "tax_filings_per_1000_year"),
        OfFirms("audits_in_vain_share", "Audits of who hid nothing that year", Reading.Both,
            "tax_audits_per_1000_year"),
        OfFirms("clean_share", "Organisations whose last tax year was clean", Reading.Truth),
        OfFirms("clean_sanctioned_share", "Organisations with a clean tax year, sanctioned", Reading.Both),
        OfFirms("firm_credit_price_mean", "Price of debt a year, organisations", Reading.File),
        OfFirms("clean_credit_price_mean", "Price of debt a year, with a clean tax year", Reading.Both),
        OfFirms("wrongly_graded_share", "Graded otherwise than without wrongful records", Reading.Both),
        OfFirms("graded_too_low_share", "Graded lower than without wrongful records", Reading.Both),
        OfFirms("worst_grade_clean_share", "Of the worst grade: last tax year was clean", Reading.Both),
        OfFirms("best_grade_unclean_share", "Of the best grade: last tax year was not clean", Reading.Both),
        OfFirms("tax_grade_share:A", "Grade A", Reading.File),
        OfFirms("tax_grade_share:B", "Grade B", Reading.File),
        OfFirms("tax_grade_share:M", "Grade M", Reading.File),
        OfFirms("tax_grade_share:C", "Grade C", Reading.File),
        OfFirms("tax_grade_share:D", "Grade D", Reading.File),
    ];

    // What stands is taken of the last day; what happens weighs by what it is a share of.
    private static MeasureGuide OfFirms(string measure, string words, Reading reading, string? weighedBy = null) =>
        new(measure, words, Unit.Share, reading, weighedBy is not null, SubjectKind.Organisation)
        {
            WeighedBy = weighedBy,
        };

    private static readonly MeasureGuide[] Known =
    [
        new("citizens", "Citizens who live", Unit.Number, Reading.Truth, false),
        new("births_per_1000_year", "Births per 1,000 people a year", Unit.Number, Reading.Truth, true),
        new("deaths_per_1000_year", "Deaths per 1,000 people a year", Unit.Number, Reading.Truth, true),
        new("violations_per_1000_year", "Offences per 1,000 people a year", Unit.Number, Reading.Truth, true),
        new("opportunities_per_1000_year", "Opportunities per 1,000 people a year, the same in every arm", Unit.Number,
            Reading.Truth, true),
        new("merits_per_1000_year", "Good deeds per 1,000 people a year", Unit.Number, Reading.Truth, true),
        new("acts_per_1000_year", "Acts of all kinds per 1,000 people a year", Unit.Number, Reading.Truth, true),
        new("harm_per_1000_year", "Harm done, less good done, per 1,000 people a year", Unit.Number,
            Reading.Truth, true),
        new("records_per_1000_year", "Records per 1,000 people a year", Unit.Number, Reading.File, true),
        new("wrongful_record_share", "Records that are wrong", Unit.Share, Reading.Both, true)
        {
            WeighedBy = "records_per_1000_year",
        },
        new("sanctioned_share", "Sanctioned", Unit.Share, Reading.File, false),
        new("rewarded_share", "Rewarded", Unit.Share, Reading.File, false),
        new("wrongly_sanctioned_share", "Sanctioned by mistake", Unit.Share, Reading.Both, false),
        new("wrongful_sanction_days_per_1000_year", "Wrongful sanction-days per 1,000 person-years", Unit.Number,
            Reading.Both, true),
        new("score_truth_rank_correlation", "Does the score follow true conduct? (rank correlation)", Unit.Number,
            Reading.Both, false),
        new("file_share", "Have a file", Unit.Share, Reading.File, false),
        new("mean_score", "Mean score", Unit.Number, Reading.File, false),
        new("score_gini", "Inequality of scores (Gini)", Unit.Number, Reading.File, false),
        new("trust_generalised_share", "Trust most people", Unit.Share, Reading.Truth, false),
        new("trust_institutional_mean", "Trust in institutions (0 to 1)", Unit.Number, Reading.Truth, false),
        new("awareness_share", "Know of the system", Unit.Share, Reading.Truth, false),
        new("support_share", "Approve of the system, if asked", Unit.Share, Reading.Truth, false),
        new("support_mean", "Support for the system (0 to 10)", Unit.Number, Reading.Truth, false),
        new("private_public_gap", "Opinion of those in power, voiced less held", Unit.Number, Reading.Truth, false),
        new("cooperation_share", "Helped when asked", Unit.Share, Reading.Truth, true)
        {
            WeighedBy = "help_asked_per_1000_year",
        },
        new("help_asked_per_1000_year", "Asked for help, per 1,000 people a year", Unit.Number, Reading.Truth, true),
        new("tie_count_mean", "Ties that an adult keeps, of 25", Unit.Number, Reading.Truth, false),
        new("sanctioned_by_association_share", "Sanctioned for the scores of friends alone", Unit.Share,
            Reading.File, false),
        new("score_assortativity", "Do people of like score know each other? (correlation over strong ties)",
            Unit.Number, Reading.Both, false),
        new("loan_approval_share", "Loans approved", Unit.Share, Reading.Truth, true)
        {
            WeighedBy = "loans_decided_per_1000_year",
        },
        new("loan_default_share", "Loans that failed", Unit.Share, Reading.Truth, true)
        {
            WeighedBy = "loans_ended_per_1000_year",
        },
        new("sensitive_expression_rate", "Sensitive things said or read when there was occasion", Unit.Share,
            Reading.Truth, true)
        {
            WeighedBy = "sensitive_occasions_per_1000_year",
        },
        new("sensitive_speaking_rate", "Sensitive opinions voiced when there was occasion", Unit.Share,
            Reading.Truth, true)
        {
            WeighedBy = "sensitive_occasions_per_1000_year",
        },
        new("sensitive_reading_rate", "Sensitive pages and searches opened when there was occasion", Unit.Share,
            Reading.Truth, true),
        new("petty_violations_per_1000_year", "Petty offences, counted by the month, per 1,000 people a year",
            Unit.Number, Reading.Truth, true),
        new("ordinary_acts_per_1000_year", "Harmless pages and searches per 1,000 people a year", Unit.Number,
            Reading.Truth, true),
        new("job_applications_per_1000_year", "Job applications per 1,000 people a year", Unit.Number,
            Reading.Truth, true),
        new("jobs_found_per_1000_year", "Jobs found per 1,000 people a year", Unit.Number, Reading.Truth, true),
        new("job_callback_share", "Job applicants called back", Unit.Share, Reading.Truth, true)
        {
            WeighedBy = "job_applications_per_1000_year",
        },
        new("job_callback_share_with_record", "Sanctioned job applicants called back", Unit.Share, Reading.Truth,
            true),
        new("thin_file_share", "Adults without a credit file", Unit.Share, Reading.Truth, false),
        new("borrower_share", "Adults with a loan", Unit.Share, Reading.Truth, false),
        new("arrears_share", "Borrowers in arrears", Unit.Share, Reading.Truth, false),
        new("credit_score_mean", "Mean credit score of those with a file", Unit.Number, Reading.File, false),
        new("credit_score_change_mean", "Change of the mean credit score since day 0", Unit.Number, Reading.File,
            false),
        new("credit_file_error_share", "Credit files with an error that could matter", Unit.Share, Reading.Both,
            false),
        new("credit_auc", "Lenders' scores: failing told from repaid loans (area under the ROC curve)", Unit.Number,
            Reading.Both, false),
        new("credit_files_disputed_per_1000_year", "Credit files disputed per 1,000 people a year", Unit.Number,
            Reading.File, true),
        new("credit_files_corrected_per_1000_year", "Credit files put right per 1,000 people a year", Unit.Number,
            Reading.File, true),
        new("thin_file_applicant_share", "Loan applicants without a credit history", Unit.Share, Reading.Truth, true)
        {
            WeighedBy = "loans_decided_per_1000_year",
        },
        new("thin_file_approval_share", "Loans approved without a credit history", Unit.Share, Reading.Truth, true)
        {
            WeighedBy = "loans_decided_per_1000_year",
            WeighedAlsoBy = "thin_file_applicant_share",
        },
        new("sanction_days_per_1000_year", "Sanction-days per 1,000 person-years", Unit.Number, Reading.File, true),
        new("journeys_refused_per_1000_year", "Flights and fast trains refused per 1,000 people a year", Unit.Number,
            Reading.File, true),
        new("flights_refused_per_1000_year", "Flights refused (bookings) per 1,000 people a year", Unit.Number,
            Reading.File, true),
        new("fast_trains_refused_per_1000_year", "Fast trains refused (bookings) per 1,000 people a year", Unit.Number,
            Reading.File, true),
        new("stays_refused_per_1000_year", "Hotels and the like refused per 1,000 people a year", Unit.Number,
            Reading.File, true),
        new("school_places_lost_per_1000_year", "Children who lost a school place for another's sanction, per 1,000 "
            + "people a year", Unit.Number, Reading.File, true),
        new("jobs_lost_per_1000_year", "Public jobs and senior posts lost per 1,000 people a year", Unit.Number,
            Reading.File, true),
        new("named_in_public_per_1000_year", "Named in public per 1,000 people a year", Unit.Number, Reading.File,
            true),
        new("sanction_losses_per_1000_year", "What sanctions cost the sanctioned and their children, euro per 1,000 "
            + "people a year", Unit.Number, Reading.Truth, true),
        new("internet_days_slowed_per_1000_year", "Days on slower internet per 1,000 people a year", Unit.Number,
            Reading.File, true),
        new("repairs_sought_per_1000_year", "Repairs of an entry sought per 1,000 people a year", Unit.Number,
            Reading.File, true),
        new("repair_price_per_1000_year", "Paid for repairs, granted or not, euro per 1,000 people a year", Unit.Number,
            Reading.Truth, true),
        new("reward_uses_per_1000_year", "Rewards used per 1,000 people a year", Unit.Number, Reading.Truth, true),
        new("rewards_value_per_1000_year", "Worth of rewards used, euro per 1,000 people a year", Unit.Number,
            Reading.Truth, true),
        new("reward_days_per_1000_year", "Days that rewards saved per 1,000 people a year", Unit.Number, Reading.Truth,
            true),
        new("jobs_refused_per_1000_year", "Jobs and posts refused for a record or a sanction, per 1,000 a year",
            Unit.Number, Reading.File, true),
        new("observations_per_person_day", "Observations per person and day", Unit.Number, Reading.File, true),
        new("loan_price_mean", "Price of an approved loan, share a year", Unit.Share, Reading.Truth, true)
        {
            WeighedBy = "loans_decided_per_1000_year",
        },
        new("sensitive_occasions_per_1000_year", "Occasions for a sensitive opinion per 1,000 people a year",
            Unit.Number, Reading.Truth, true),
        new("loans_decided_per_1000_year", "Loans decided per 1,000 people a year", Unit.Number, Reading.Truth, true),
        new("loans_ended_per_1000_year", "Loans ended per 1,000 people a year", Unit.Number, Reading.Truth, true),
        new("appeals_decided_per_1000_year", "Appeals decided per 1,000 people a year", Unit.Number, Reading.File,
            true),
        new("appeals_per_1000_year", "Appeals per 1,000 people a year", Unit.Number, Reading.File, true),
        new("appeal_reversal_share", "Appeals that succeed", Unit.Share, Reading.File, true)
        {
            WeighedBy = "appeals_decided_per_1000_year",
        },
        new("appeal_wait_days_median", "Days until an appeal is decided (median)", Unit.Number, Reading.File, false),
        new("appeal_wait_days_p95", "Days until an appeal is decided (95th percentile)", Unit.Number, Reading.File,
            false),
        new("days_to_redress_median", "Days from a wrongful sanction to its redress (median of those redressed)",
            Unit.Number, Reading.Both, false),
        new("days_to_redress_p95", "Days from a wrongful sanction to its redress (95th percentile)", Unit.Number,
            Reading.Both, false),
        new("review_days_per_1000_year", "Reviewers' days spent on appeals per 1,000 people a year", Unit.Number,
            Reading.File, true),
        new("wrongs_begun_per_1000_year", "Wrongful sanctions begun per 1,000 people a year", Unit.Number,
            Reading.Both, true),
        new("wrongs_contested_per_1000_year", "Wrongful sanctions contested per 1,000 people a year", Unit.Number,
            Reading.Both, true),
        new("wrongs_redressed_per_1000_year",
            "Wrongful sanctions ended by an appeal or a correction per 1,000 people a year", Unit.Number, Reading.Both,
            true),
        new("wrongs_corrected_unasked_per_1000_year",
            "Wrongful sanctions that the authority ended unasked per 1,000 people a year", Unit.Number, Reading.Both,
            true),
        new("redressed_days_lost_per_1000_year",
            "Days under wrongful sanctions that redress came too late for, per 1,000 people a year", Unit.Number,
            Reading.Both, true),
        new("journeys_refused_wrongly_per_1000_year",
            "Flights and fast trains refused by mistake per 1,000 people a year", Unit.Number, Reading.Both, true),
        new("jobs_refused_wrongly_per_1000_year", "Jobs and posts refused by mistake per 1,000 people a year",
            Unit.Number, Reading.Both, true),
        new("records_held_per_person", "Records held per person", Unit.Number, Reading.File, false),
        new("recorded_minus_true_per_1000_year", "Offences on file less offences done, per 1,000 people a year",
            Unit.Number, Reading.Both, true),
        new("deserving_share", "Would be sanctioned if every act were on file", Unit.Share, Reading.Truth, false),
        new("false_positive_rate", "Sanctioned, of those who do not deserve it", Unit.Share, Reading.Both, false),
        new("false_negative_rate", "Not sanctioned, of those who deserve it (1 less recall)", Unit.Share,
            Reading.Both, false),
        new("positive_predictive_value", "Deserving, of the sanctioned (precision)", Unit.Share, Reading.Both, false),
        new("false_positive_ratio", "False positive rate of the worst-off group over that of the best-off",
            Unit.Number, Reading.Both, false),
        new("selection_ratio", "Share not sanctioned, lowest group over highest (four-fifths rule: .8)", Unit.Number,
            Reading.File, false),
        new("equalised_odds_gap", "Largest gap between groups in false positives or misses", Unit.Share,
            Reading.Both, false),
        new("never_wrong_sanctioned_share", "Sanctioned, of those who never offended", Unit.Share, Reading.Both,
            false),
        new("sanctioned_never_wrong_share", "Never offended, of the sanctioned", Unit.Share, Reading.Both, false),
        new("next_year_auc_of_score", "Does the score tell who offends next year? (AUC; .5 is a coin)", Unit.Number,
            Reading.Both, false),
        new("next_year_auc_of_records", "Does the number of records of the past year tell as much? (AUC)",
            Unit.Number, Reading.Both, false),
        new("band_mobility", "Mobility between bands in a year (Shorrocks; 0 none)", Unit.Number, Reading.File,
            false),
        new("band_half_life_years", "Years in which half of a departure between bands is gone", Unit.Number,
            Reading.File, false),
        new("recourse_possible_share", "Sanctioned who could end it by acts or a correction", Unit.Share,
            Reading.Both, false),
        new("recourse_days_median", "Days that the smallest way out of sanctions takes (median)", Unit.Number,
            Reading.Both, false),
        new("directive_true_mean", "Directive, truly reached", Unit.Share, Reading.Truth, false,
            SubjectKind.Official),
        new("directive_reported_mean", "Directive, as reported", Unit.Share, Reading.File, false,
            SubjectKind.Official),
        new("tax_owed_per_1000_year", "Tax owed, euro per 1,000 organisations a year", Unit.Number, Reading.Truth,
            true, SubjectKind.Organisation),
        new("bribe_occasions_per_1000_year", "Bribes offered per 1,000 officials a year", Unit.Number, Reading.Truth,
            true, SubjectKind.Official),
        new("tax_gap_share", "Tax owed and not declared", Unit.Share, Reading.Truth, true,
            SubjectKind.Organisation)
        {
            WeighedBy = "tax_owed_per_1000_year",
        },
        .. OfTaxes,
        new("corruption_share", "Bribes taken when offered", Unit.Share, Reading.Truth, true, SubjectKind.Official)
        {
            WeighedBy = "bribe_occasions_per_1000_year",
        },
        new("measured_effort_mean", "Effort on what superiors measure (0 to 1)", Unit.Number, Reading.Truth, false,
            SubjectKind.Official),
        new("unmeasured_effort_mean", "Effort on what nobody measures (0 to 1)", Unit.Number, Reading.Truth, false,
            SubjectKind.Official),
        new("promotions_per_1000_year", "Promotions per 1,000 officials a year", Unit.Number, Reading.Truth, true,
            SubjectKind.Official),
        new("promotions_refused_per_1000_year", "Promotions refused because of standing, per 1,000 officials a year",
            Unit.Number, Reading.File, true, SubjectKind.Official),
        new("reported_over_true", "Reported results over true ones (1: as they are)", Unit.Number, Reading.Both, false,
            SubjectKind.Official),
        new("bunching_share", "Offices that lifted a report just onto a quota this year", Unit.Share, Reading.Both,
            false, SubjectKind.Official),
        new("missing_expenditure_share", "Missing from public works", Unit.Share, Reading.Truth, false,
            SubjectKind.Official),
        new("discipline_cases_per_1000_year", "Cases of discipline per 1,000 officials a year", Unit.Number,
            Reading.File, true, SubjectKind.Official),
        new("discipline_punished_per_1000_year", "Officials punished, per 1,000 a year", Unit.Number, Reading.File,
            true, SubjectKind.Official),
        new("discipline_punished_share", "Cases that end in punishment", Unit.Share, Reading.File, true,
            SubjectKind.Official)
        {
            WeighedBy = "discipline_cases_per_1000_year",
        },
        new("discipline_wrongful_per_1000_year", "Officials punished for nothing, per 1,000 a year", Unit.Number,
            Reading.Both, true, SubjectKind.Official),
        new("discipline_wrongful_share", "Punished for nothing, of the punished", Unit.Share, Reading.Both, true,
            SubjectKind.Official)
        {
            WeighedBy = "discipline_punished_per_1000_year",
        },
        new("officials_jailed_share", "Officials who serve a term", Unit.Share, Reading.Truth, false,
            SubjectKind.Official),
        new("terminations_per_1000_year", "Terms of office ended early, per 1,000 officials a year", Unit.Number,
            Reading.Truth, true, SubjectKind.Official),
        new("dismissals_per_1000_year", "Officials dismissed, per 1,000 a year", Unit.Number, Reading.Truth, true,
            SubjectKind.Official),
        new("graded_excellent_share", "Officials graded excellent last year", Unit.Share, Reading.File, false,
            SubjectKind.Official),
        new("graded_incompetent_share", "Officials graded incompetent last year", Unit.Share, Reading.File, false,
            SubjectKind.Official),
        new("sale_offers_per_1000_year", "Offers to buy a record off, per 1,000 officials a year", Unit.Number,
            Reading.Truth, true, SubjectKind.Official),
        new("score_sales_per_1000_year", "Records bought off, per 1,000 officials a year", Unit.Number, Reading.Truth,
            true, SubjectKind.Official),
        new("sale_agreed_share", "Offers to buy a record off that are taken", Unit.Share, Reading.Truth, true,
            SubjectKind.Official)
        {
            WeighedBy = "sale_offers_per_1000_year",
        },
        new("sale_price_mean", "Price of a record bought off (utility)", Unit.Number, Reading.Truth, true,
            SubjectKind.Official),
        new("loyalty_held_mean", "Loyalty held (0 to 1)", Unit.Number, Reading.Truth, false, SubjectKind.Official),
        new("loyalty_displayed_mean", "Loyalty displayed (0 to 1)", Unit.Number, Reading.File, false,
            SubjectKind.Official),
        new("loyalty_gap", "Loyalty displayed beyond loyalty held", Unit.Number, Reading.Both, false,
            SubjectKind.Official),
        .. FirmMeasures.Known,
        .. OfficeMeasures.Known,
        .. HealthMeasures.Known,
        .. CameraMeasures.Known,
    ];

    /// <summary>Measures that are taken of organisations or officials only.</summary>
    public static IEnumerable<MeasureGuide> OfOthers => Known.Where(guide => guide.Subject != SubjectKind.Citizen);

    /// <summary>Every measure that is described; those with a colon stand for one of each band or list.</summary>
    public static IReadOnlyList<MeasureGuide> All =>
    [
        .. Known,
        new("product_grade_share:<grade>", "Share of rated organisations with a grade", Unit.Share, Reading.File, false,
            SubjectKind.Organisation),
        new("environment_colour_share:<colour>", "Share of organisations with an environmental colour", Unit.Share,
            Reading.File, false, SubjectKind.Organisation),
        new("band_share:<band>", "Share of citizens in a band", Unit.Share, Reading.File, false),
        new("listed_share:<list>", "Share of citizens on a list", Unit.Share, Reading.File, false),
        new("list_entries_per_1000_year:<list>", "Entries (cases) on a list per 1,000 a year", Unit.Number,
            Reading.File, true),
        new("list_exits_per_1000_year:<list>", "Exits from a list per 1,000 a year", Unit.Number, Reading.File, true),
        new("list_exits_time_per_1000_year:<list>", "Exits because the time was over", Unit.Number, Reading.File, true),
        new("list_exits_paid_per_1000_year:<list>", "Exits by paying", Unit.Number, Reading.File, true),
        new("list_exits_repaired_per_1000_year:<list>", "Exits by repair", Unit.Number, Reading.File, true),
        new("list_exits_inability_per_1000_year:<list>", "Exits because the debtor was found unable", Unit.Number,
            Reading.File, true),
        new("list_exits_annulled_per_1000_year:<list>", "Exits by appeal, change of regime, death", Unit.Number,
            Reading.File, true),
        new("list_exit_hazard:<list>", "Exits a year over the stock of a list", Unit.Number, Reading.File, false),
        new("list_entries_total:<list>", "Entries (cases) on a list since it began", Unit.Number, Reading.File, false),
        new("list_complied_total:<list>", "Exits by paying since the list began", Unit.Number, Reading.File, false),
        new("complied_share_of_entries:<list>", "Exits by paying over entries, both since the list began", Unit.Share,
            Reading.File, false),
    ];

    /// <summary>The guide to a measure; one nobody has described yet shows under its own name.</summary>
    public static MeasureGuide Of(string measure) =>
        Array.Find(Known, guide => guide.Measure == measure) ?? new MeasureGuide(
            measure,
            measure.Replace('_', ' '),
            measure.Contains("_share", StringComparison.Ordinal) ? Unit.Share : Unit.Number,
            measure.Contains(':', StringComparison.Ordinal) ? Reading.File : Reading.Both,
            measure.Contains("_per_", StringComparison.Ordinal));
}
