using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Markets;

namespace Glasshouse.Lab.Audits;

/// <summary>Whether people are told, why, and whether a person looks at it: data protection and credit law.</summary>
public static class RedressFindings
{
    public static void Add(AuditedSystem audited, LendingRules? lending)
    {
        AddCredit(audited, lending);
        if (!audited.HasSanction)
        {
            return;
        }
        AddJudgedUnheard(audited);
        // Firms have no right under data protection; what they are owed is good administration.
        Severity severity = audited.IsOfPersons ? Severity.Breach : Severity.Warning;
        string Provision(string ofPersons) => audited.IsOfPersons ? ofPersons : "EU Charter 41 (good administration)";
        if (audited.System.Appeal is not { } appeal)
        {
            audited.Add("no-review", severity, Provision("GDPR 22(3)"), "",
                "sanctions follow from records by themselves and nobody can ask a person to look at them",
                "Give an appeal with reviewers.");
            audited.Add("no-notice", severity, Provision("GDPR 13, 14"), "",
                "nobody is told of a sanction", "Give an appeal with notice: true.");
            audited.Add("no-reasons", severity, Provision("GDPR 15(1)(h), 22(3)"), "",
                "nobody is told why", "Give an appeal with reasons: true.");
            return;
        }
        if (appeal.ReviewersPer100000 <= 0)
        {
            audited.Add("no-review", severity, Provision("GDPR 22(3)"), "appeal.reviewers_per_100000",
                "appeals can be filed, but there is nobody to decide them", "Give reviewers.");
        }
        if (!appeal.Notice)
        {
            audited.Add("no-notice", severity, Provision("GDPR 13, 14"), "appeal.notice",
                "the sanctioned are not told; they find out by being refused", "Set notice: true.");
        }
        if (!appeal.Reasons)
        {
            audited.Add("no-reasons", severity, Provision("GDPR 15(1)(h), 22(3)"), "appeal.reasons",
                "the sanctioned are not told why, so an error cannot be seen", "Set reasons: true.");
        }
    }

    private static void AddJudgedUnheard(AuditedSystem audited)
    {
        bool isTold = audited.System.Appeal is { Notice: true, Reasons: true };
        if (audited.System.PredictedTrust is not null)
        {
            audited.Add("predicted-conduct", isTold ? Severity.Warning : Severity.Breach,
                "GDPR 22(1) with C-634/21 (SCHUFA)", "predicted_trust",
                "a part of the score is predicted and rests on no act", "Take it out, or let it decide nothing.");
        }
        if (audited.System.Ranking is not null)
        {
            audited.Add("suspicion-by-proxy", isTold ? Severity.Warning : Severity.Breach,
                "ECHR 8 (The Hague 2020, SyRI); GDPR 22(1)", "ranking",
                "people are treated as suspects for what they are like, not for what they did: "
                + string.Join(", ", Proxies(audited.System.Ranking.Weights)),
                "Choose at random, or by acts on file; tell people, with reasons.");
        }
    }

    // Whatever counts besides true conduct.
    private static IEnumerable<string> Proxies(RiskWeights weights) =>
        Files.RecordShape.Of(typeof(RiskWeights)).Settings
            .Where(setting => setting.Property.Name != nameof(RiskWeights.Propensity)
                && (double)setting.Property.GetValue(weights)! != 0)
            .Select(setting => setting.Name);

    private static void AddCredit(AuditedSystem audited, LendingRules? lending)
    {
        if (audited.Kind != SubjectKind.Citizen)
        {
            return;
        }
        bool decidesLoans = audited.Consequences.Any(one => one is Consequence.NoLoans or Consequence.CheaperLoans);
        if (decidesLoans || lending is not null)
        {
            audited.Add("credit-scoring", Severity.Note, "EU AI Act Annex III 5(b)", "",
                "evaluating creditworthiness is high-risk: allowed, with duties of quality, oversight and record",
                "Document data, errors by group and human oversight.");
        }
        foreach (CreditData data in lending?.Data.Where(data => data != CreditData.Bureau) ?? [])
        {
            audited.Add("credit-data", Severity.Warning, "EU AI Act 5(1)(c)(i), guidelines of February 2025", "",
                $"lenders decide by {Files.Spelling.Of(data)} data, which say nothing of borrowing",
                "Keep lending.data to bureau.");
        }
    }
}
