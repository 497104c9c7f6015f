using System.Collections.Immutable;

namespace Glasshouse.Model.Contracts;

/// <summary>
/// Behaviours that the model knows by name because something hangs on them besides being done and noticed. A catalogue
/// must have them; all others are rows of data only.
/// </summary>
public static class NamedBehaviours
{
    /// <summary>A loan that fails is one.</summary>
    public const string LoanArrears = "loan_arrears";

    /// <summary>What a lender's suit may end in; a catalogue without it has no suits.</summary>
    public const string UnpaidCourtDebt = "unpaid_court_debt";

    /// <summary>Goes to the credit market.</summary>
    public const string LoanApplication = "loan_application";

    /// <summary>Goes to the labour market.</summary>
    public const string JobApplication = "job_application";

    /// <summary>Sets what quality pays.</summary>
    public const string UnsafeProduct = "unsafe_product";

    /// <summary>May follow an unsafe product; a catalogue without it has none.</summary>
    public const string SafetyIncident = "safety_incident";

    /// <summary>May follow an incident.</summary>
    public const string ProductRecall = "product_recall";

    public const string LateTax = "late_tax";

    public const string UnderDeclaredTax = "under_declared_tax";

    public const string DirectiveNeglected = "directive_neglected";

    public const string ReportFalsified = "report_falsified";

    public const string BribeTaken = "bribe_taken";

    public const string LoyaltyDisplay = "loyalty_display";

    public static ImmutableArray<string> All { get; } =
    [
        LoanArrears, LoanApplication, JobApplication, UnsafeProduct, LateTax, UnderDeclaredTax, DirectiveNeglected,
        ReportFalsified, BribeTaken, LoyaltyDisplay,
    ];

    /// <summary>What superiors find by audits, in proportion to how much they audit.</summary>
    public static ImmutableArray<string> FoundByAudits { get; } = [ReportFalsified, BribeTaken];

    /// <summary>Acts of the yearly tax declaration; the only ones for which a stake means anything.</summary>
    public static ImmutableArray<string> OfFilings { get; } = [LateTax, UnderDeclaredTax];
}
