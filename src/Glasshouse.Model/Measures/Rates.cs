using Glasshouse.Model.Acts;
using Glasshouse.Model.Consequences;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Markets;

namespace Glasshouse.Model.Measures;

/// <summary>
/// Figures made of counters: rates per 1,000 subjects and year, and shares. Truth and file stand side by side and are
/// never merged. A figure whose base is empty is left out.
/// </summary>
public readonly struct Rates(int day, int region, int group, int days, long[] counts)
{
    private const double PerThousand = 1000;

    /// <summary>Adds the figures of one kind of subject in one region and group.</summary>
    /// <param name="rows">Added to.</param>
    /// <param name="kind">Kind of subject.</param>
    /// <param name="lists">Names of the shares on the regime's lists for this kind; none where it has none.</param>
    public void Write(List<MeasureRow> rows, SubjectKind kind, string[] lists)
    {
        long subjects = Of(Counter.Living);
        if (subjects == 0)
        {
            return;
        }
        long acts = counts[(int)Counter.Violations] + counts[(int)Counter.Merits] + counts[(int)Counter.SensitiveActs]
            + counts[(int)Counter.PettyViolations] + counts[(int)Counter.SensitiveReading];
        rows.Add(Row("acts_per_1000_year", PerYear(acts)));
        rows.Add(Row("violations_per_1000_year", PerYear(Of(Counter.Violations))));
        rows.Add(Row("merits_per_1000_year", PerYear(Of(Counter.Merits))));
        rows.Add(Row("harm_per_1000_year", PerYear(Of(Counter.Harm)) / Incentive.HarmUnit));
        rows.Add(Row("opportunities_per_1000_year", PerYear(Of(Counter.Opportunities))));
        rows.Add(Row("records_per_1000_year", PerYear(Of(Counter.Records))));
        rows.Add(Row("observations_per_person_day", Of(Counter.Observations) / (double)subjects / days));
        rows.Add(Row("sanctioned_share", Of(Counter.Sanctioned) / (double)subjects));
        rows.Add(Row("rewarded_share", Of(Counter.Rewarded) / (double)subjects));
        rows.Add(Row("wrongly_sanctioned_share", Of(Counter.WronglySanctioned) / (double)subjects));
        rows.Add(Row("sanction_days_per_1000_year", PerYear(Of(Counter.SanctionDays))));
        rows.Add(Row("wrongful_sanction_days_per_1000_year", PerYear(Of(Counter.WrongfulSanctionDays))));
        rows.Add(Row("appeals_per_1000_year", PerYear(Of(Counter.AppealsFiled))));
        Share(rows, "wrongful_record_share", Counter.WrongfulRecords, Counter.Records);
        rows.Add(Row("appeals_decided_per_1000_year", PerYear(Of(Counter.AppealsDecided))));
        Share(rows, "appeal_reversal_share", Counter.AppealsGranted, Counter.AppealsDecided);
        rows.Add(Row("wrongs_begun_per_1000_year", PerYear(Of(Counter.WrongsBegun))));
        rows.Add(Row("wrongs_contested_per_1000_year", PerYear(Of(Counter.WrongsContested))));
        rows.Add(Row("wrongs_redressed_per_1000_year", PerYear(Of(Counter.WrongsRedressed))));
        rows.Add(Row("wrongs_corrected_unasked_per_1000_year", PerYear(Of(Counter.WrongsCorrected))));
        rows.Add(Row("redressed_days_lost_per_1000_year", PerYear(Of(Counter.DaysLost))));
        rows.Add(Row("records_held_per_person", Of(Counter.RecordsHeld) / (double)subjects));
        long unrecorded = Of(Counter.RecordedViolations) - Of(Counter.Violations);
        rows.Add(Row("recorded_minus_true_per_1000_year", PerYear(unrecorded)));
        for (int list = 0; list < lists.Length; list++)
        {
            rows.Add(Row(lists[list], Of((Counter)((int)Counter.List0 + list)) / (double)subjects));
        }
        switch (kind)
        {
            case SubjectKind.Citizen:
                Citizens(rows, subjects);
                break;
            case SubjectKind.Organisation:
                Organisations(rows);
                break;
            case SubjectKind.Official:
                Officials(rows);
                break;
        }
    }

    private void Citizens(List<MeasureRow> rows, long subjects)
    {
        rows.Add(Row("citizens", subjects));
        rows.Add(Row("births_per_1000_year", PerYear(Of(Counter.Births))));
        rows.Add(Row("deaths_per_1000_year", PerYear(Of(Counter.Deaths))));
        rows.Add(Row("sensitive_occasions_per_1000_year", PerYear(Of(Counter.SensitiveOpportunities))));
        rows.Add(Row("loans_decided_per_1000_year", PerYear(Of(Counter.LoansDecided))));
        rows.Add(Row("loans_ended_per_1000_year", PerYear(Of(Counter.LoansEnded))));
        Expression(rows);
        Epidemic(rows, subjects);
        Gates(rows, subjects);
        Cameras(rows, subjects);
        Share(rows, "loan_approval_share", Counter.LoansApproved, Counter.LoansDecided);
        Mean(rows, "loan_price_mean", Counter.LoanPrice, Counter.LoansApproved, CreditMarket.PriceUnit);
        Share(rows, "loan_default_share", Counter.LoansFailed, Counter.LoansEnded);
        rows.Add(Row("credit_files_disputed_per_1000_year", PerYear(Of(Counter.FilesDisputed))));
        rows.Add(Row("credit_files_corrected_per_1000_year", PerYear(Of(Counter.FilesCorrected))));
        Share(rows, "thin_file_applicant_share", Counter.ThinFileDecided, Counter.LoansDecided);
        Share(rows, "thin_file_approval_share", Counter.ThinFileApproved, Counter.ThinFileDecided);
        rows.Add(Row("help_asked_per_1000_year", PerYear(Of(Counter.HelpAsked))));
        Share(rows, "cooperation_share", Counter.HelpGiven, Counter.HelpAsked);
        rows.Add(Row("petty_violations_per_1000_year", PerYear(Of(Counter.PettyViolations))));
        rows.Add(Row("ordinary_acts_per_1000_year", PerYear(Of(Counter.OrdinaryActs))));
        long journeys = Of(Counter.FlightsRefused) + Of(Counter.FastTrainsRefused);
        rows.Add(Row("journeys_refused_per_1000_year", PerYear(journeys)));
        rows.Add(Row("flights_refused_per_1000_year", PerYear(Of(Counter.FlightsRefused))));
        rows.Add(Row("fast_trains_refused_per_1000_year", PerYear(Of(Counter.FastTrainsRefused))));
        rows.Add(Row("stays_refused_per_1000_year", PerYear(Of(Counter.StaysRefused))));
        rows.Add(Row("school_places_lost_per_1000_year", PerYear(Of(Counter.SchoolPlacesLost))));
        rows.Add(Row("jobs_refused_per_1000_year", PerYear(Of(Counter.JobsRefused))));
        rows.Add(Row(
            "journeys_refused_wrongly_per_1000_year", PerYear(Of(Counter.JourneysRefusedWrongly))));
        rows.Add(Row("jobs_refused_wrongly_per_1000_year", PerYear(Of(Counter.JobsRefusedWrongly))));
        rows.Add(Row("job_applications_per_1000_year", PerYear(Of(Counter.JobApplications))));
        rows.Add(Row("jobs_found_per_1000_year", PerYear(Of(Counter.JobsFound))));
        Share(rows, "job_callback_share", Counter.Callbacks, Counter.JobApplications);
        Share(rows, "job_callback_share_with_record", Counter.RecordedCallbacks, Counter.RecordedApplications);
        rows.Add(Row("jobs_lost_per_1000_year", PerYear(Of(Counter.JobsLost))));
        rows.Add(Row("named_in_public_per_1000_year", PerYear(Of(Counter.NamedInPublic))));
        rows.Add(Row("sanction_losses_per_1000_year", PerYear(Of(Counter.SanctionLosses))));
        rows.Add(Row("internet_days_slowed_per_1000_year", PerYear(Of(Counter.InternetDaysSlowed))));
        rows.Add(Row("repairs_sought_per_1000_year", PerYear(Of(Counter.RepairsSought))));
        rows.Add(Row("repair_price_per_1000_year", PerYear(Of(Counter.RepairPrice))));
        rows.Add(Row("reward_uses_per_1000_year", PerYear(Of(Counter.RewardsUsed))));
        rows.Add(Row("rewards_value_per_1000_year", PerYear(Of(Counter.RewardValue))));
        rows.Add(Row("reward_days_per_1000_year", PerYear(Of(Counter.RewardDays)) / Rewards.DayUnit));
    }

    private void Organisations(List<MeasureRow> rows)
    {
        Market(rows);
        if (Of(Counter.TaxOwed) == 0)
        {
            return;
        }
        double gap = Of(Counter.TaxOwed) - Of(Counter.TaxDeclared);
        rows.Add(Row("tax_owed_per_1000_year", PerYear(Of(Counter.TaxOwed))));
        rows.Add(Row("tax_gap_share", gap / Of(Counter.TaxOwed)));
        rows.Add(Row("tax_found_share", Of(Counter.TaxFound) / (double)Of(Counter.TaxOwed)));
        Share(rows, "self_declared_share", Counter.TaxSelfOwed, Counter.TaxOwed);
        Share(rows, "self_declared_hidden_share", Counter.TaxSelfHidden, Counter.TaxSelfOwed);
        rows.Add(Row("tax_filings_per_1000_year", PerYear(Of(Counter.TaxFilings))));
        Share(rows, "nil_returns_share", Counter.NilReturns, Counter.TaxFilings);
        Share(rows, "tax_filings_audited_share", Counter.TaxFilingsAudited, Counter.TaxFilings);
        Share(rows, "audits_in_vain_share", Counter.TaxAuditsInVain, Counter.TaxFilingsAudited);
        rows.Add(Row("tax_audits_per_1000_year", PerYear(Of(Counter.TaxFilingsAudited))));
        rows.Add(Row("self_declared_per_1000_year", PerYear(Of(Counter.TaxSelfOwed))));
    }

    private void Officials(List<MeasureRow> rows)
    {
        rows.Add(Row("bribe_occasions_per_1000_year", PerYear(Of(Counter.BribeOpportunities))));
        rows.Add(Row("promotions_per_1000_year", PerYear(Of(Counter.Promotions))));
        rows.Add(Row("promotions_refused_per_1000_year", PerYear(Of(Counter.PromotionsRefused))));
        Share(rows, "corruption_share", Counter.BribesTaken, Counter.BribeOpportunities);
        rows.Add(Row("sale_offers_per_1000_year", PerYear(Of(Counter.SalesOffered))));
        rows.Add(Row("score_sales_per_1000_year", PerYear(Of(Counter.SalesMade))));
        Share(rows, "sale_agreed_share", Counter.SalesMade, Counter.SalesOffered);
        Mean(rows, "sale_price_mean", Counter.SalePrice, Counter.SalesMade, Observations.Sales.PriceUnit);
        rows.Add(Row("terminations_per_1000_year", PerYear(Of(Counter.Terminations))));
        rows.Add(Row("dismissals_per_1000_year", PerYear(Of(Counter.Dismissals))));
        rows.Add(Row("discipline_cases_per_1000_year", PerYear(Of(Counter.CasesFiled))));
        rows.Add(Row("discipline_punished_per_1000_year", PerYear(Of(Counter.CasesPunished))));
        rows.Add(Row("discipline_wrongful_per_1000_year", PerYear(Of(Counter.CasesPunishedWrongly))));
        Share(rows, "discipline_punished_share", Counter.CasesPunished, Counter.CasesFiled);
        Share(rows, "discipline_wrongful_share", Counter.CasesPunishedWrongly, Counter.CasesPunished);
    }

    private void Gates(List<MeasureRow> rows, long subjects)
    {
        if (Of(Counter.GateScans) > 0)
        {
            double personDays = (double)subjects * days;
            rows.Add(Row("gate_scans_per_person_day", Of(Counter.GateScans) / personDays));
            rows.Add(Row("gate_refusals_per_1000_day", Of(Counter.GateRefusals) / personDays * PerThousand));
            Share(rows, "gate_wrongful_refusal_share", Counter.GateRefusalsWrong, Counter.GateRefusals);
        }
        if (Of(Counter.DaysLockedDown) > 0)
        {
            rows.Add(Row("locked_down_share", Of(Counter.DaysLockedDown) / ((double)subjects * days)));
        }
    }

    private void Cameras(List<MeasureRow> rows, long subjects)
    {
        if (Of(Counter.FacesMatched) == 0)
        {
            return;
        }
        double personDays = (double)subjects * days;
        long alerts = Of(Counter.CameraAlerts);
        long stops = Of(Counter.CameraStops);
        rows.Add(Row("faces_matched_per_person_day", Of(Counter.FacesMatched) / personDays));
        rows.Add(Row("camera_alerts_per_1000_day", alerts / personDays * PerThousand));
        rows.Add(Row(
            "camera_false_alerts_per_1000_day", Of(Counter.CameraAlertsFalse) / personDays * PerThousand));
        rows.Add(Row("camera_stops_per_1000_day", stops / personDays * PerThousand));
        rows.Add(Row("camera_wrongful_stops_per_1000_day", Of(Counter.CameraStopsWrong) / personDays * PerThousand));
        Share(rows, "camera_alerts_lapsed_share", Counter.CameraAlertsLapsed, Counter.CameraAlerts);
        if (alerts > 0)
        {
            rows.Add(Row("camera_alert_precision", 1 - (Of(Counter.CameraAlertsFalse) / (double)alerts)));
        }
        if (stops > 0)
        {
            rows.Add(Row("camera_stop_precision", 1 - (Of(Counter.CameraStopsWrong) / (double)stops)));
        }
    }

    // Nothing where nobody was ever infected: the stock is of whole regions, the flows are of groups too.
    private void Epidemic(List<MeasureRow> rows, long subjects)
    {
        if (Of(Counter.EverInfected) > 0)
        {
            rows.Add(Row("attack_share", Of(Counter.EverInfected) / (double)subjects));
            rows.Add(Row("in_hospital_per_1000", Of(Counter.InHospital) * PerThousand / subjects));
        }
        if (Of(Counter.EverInfected) + Of(Counter.Infections) > 0)
        {
            rows.Add(Row("infections", Of(Counter.Infections)));
            rows.Add(Row("hospital_admissions", Of(Counter.HospitalAdmissions)));
            rows.Add(Row("epidemic_deaths", Of(Counter.EpidemicDeaths)));
        }
    }

    // Speaking and reading weigh alike: counted by occasions, reading alone would be seen.
    private void Expression(List<MeasureRow> rows)
    {
        Share(rows, "sensitive_speaking_rate", Counter.SensitiveActs, Counter.SensitiveOpportunities);
        Share(rows, "sensitive_reading_rate", Counter.SensitiveReading, Counter.SensitiveReadingOccasions);
        bool isSpoken = Of(Counter.SensitiveOpportunities) > 0;
        bool isRead = Of(Counter.SensitiveReadingOccasions) > 0;
        if (isSpoken || isRead)
        {
            double spoken = isSpoken ? Of(Counter.SensitiveActs) / (double)Of(Counter.SensitiveOpportunities) : 0;
            double read = isRead ? Of(Counter.SensitiveReading) / (double)Of(Counter.SensitiveReadingOccasions) : 0;
            rows.Add(Row("sensitive_expression_rate", isSpoken && isRead ? (spoken + read) / 2 : spoken + read));
        }
    }

    private void Market(List<MeasureRow> rows)
    {
        rows.Add(Row("firms_founded_per_1000_year", PerYear(Of(Counter.FirmsFounded))));
        rows.Add(Row("firms_closed_per_1000_year", PerYear(Of(Counter.FirmsClosed))));
        rows.Add(Row("firm_exits_held_up_per_1000_year", PerYear(Of(Counter.ExitsHeldUp))));
        rows.Add(Row("repairs_sought_per_1000_year", PerYear(Of(Counter.RepairsSought))));
        rows.Add(Row("repair_price_per_1000_year", PerYear(Of(Counter.RepairPrice))));
        rows.Add(Row("inspections_per_1000_year", PerYear(Of(Counter.Inspections))));
        Share(rows, "transparency_share", Counter.GradeExplained, Counter.GradeGiven);
        Mean(rows, "rating_mean", Counter.RatingPoints, Counter.Inspections, Observations.Visits.Points);
        if (Of(Counter.RecordsSpared) > 0)
        {
            rows.Add(Row("softened_records_per_1000_year", PerYear(Of(Counter.RecordsSpared))));
            rows.Add(Row("points_spared_per_1000_year", PerYear(Of(Counter.PointsSpared))));
            Share(rows, "softened_for_breach_share", Counter.BreachesSpared, Counter.RecordsSpared);
        }
        rows.Add(Row("breaches_found_per_1000_year", PerYear(Of(Counter.BreachesFound))));
        Share(rows, "breaches_hushed_share", Counter.BreachesHushed, Counter.BreachesFound);
        if (Of(Counter.FindingBribesOffered) > 0)
        {
            rows.Add(Row("inspector_bribes_offered_per_1000_year", PerYear(Of(Counter.FindingBribesOffered))));
            rows.Add(Row("inspector_bribes_paid_per_1000_year", PerYear(Of(Counter.FindingBribesPaid))));
        }
        if (Of(Counter.FindingBribesPaid) > 0)
        {
            double paid = Of(Counter.FindingBribesPaid);
            rows.Add(Row("inspector_bribes_for_nothing_share", (paid - Of(Counter.BreachesHushed)) / paid));
        }
        Mean(rows, "inspector_bribe_price_mean", Counter.FindingBribePrice, Counter.FindingBribesPaid,
            Observations.Sales.PriceUnit);
    }

    private long Of(Counter counter) => counts[(int)counter];

    private double PerYear(long count) =>
        count / (double)Of(Counter.Living) / days * Calendar.DaysPerYear * PerThousand;

    private void Share(List<MeasureRow> rows, string measure, Counter part, Counter whole)
    {
        if (Of(whole) > 0)
        {
            rows.Add(Row(measure, Of(part) / (double)Of(whole)));
        }
    }

    private void Mean(List<MeasureRow> rows, string measure, Counter sum, Counter count, double unit)
    {
        if (Of(count) > 0)
        {
            rows.Add(Row(measure, Of(sum) / (double)Of(count) / unit));
        }
    }

    private MeasureRow Row(string measure, double value) => new(day, region, group, measure, value);
}
