using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Acts;

/// <summary>How offices keep their word to firms and pay their bills (MODEL.md 7.3).</summary>
[Evidenced]
public sealed record GovernmentParameters
{
    [Quantity("per office-year", 0, 12, "Promises to firms that fall due: land, subsidies, terms of a contract.")]
    public required double PromisesPerYear { get; init; }

    [Quantity("per office-year", 0, 12, "Bills of firms that fall due.")]
    public required double BillsPerYear { get; init; }

    [Quantity("thousand euro", 0, 100000, "What a bill comes to, per post of the office.")]
    public required double BillPerPost { get; init; }

    [Quantity("utility", -20, 20, "What it is worth to whoever heads an office to break a promise, in the middle.")]
    public required double PromiseBenefit { get; init; }

    [Quantity("utility", -20, 20, "What it is worth to leave a bill unpaid, in the middle.")]
    public required double BillBenefit { get; init; }

    [Quantity("utility", 0, 20, "Spread of both over occasions.")]
    public required double BenefitSpread { get; init; }

    [Quantity("utility", 0, 100, "How much sooner an office leaves a bill if all of its money for works is missing.")]
    public required double MissingWeight { get; init; }

    [Quantity("weight", 0, 20, "How strongly honesty speaks for keeping one's word.")]
    public required double MoralWeight { get; init; }

    [Quantity("utility", 0, 50, "What being complained of costs under ordinary law.")]
    public required double LegalPenalty { get; init; }

    [Quantity("share", 0, 1, "Broken promises of which a firm complains with success.")]
    public required double PromiseSeenShare { get; init; }

    [Quantity("share", 0, 1, "Kept promises that are complained of as broken, with success.")]
    public required double PromiseFalseShare { get; init; }

    [Quantity("share", 0, 1, "Unpaid bills that a court or a superior hears of.")]
    public required double BillSeenShare { get; init; }

    [Quantity("per year", 0, 12, "Rate at which an office pays what is open.")]
    public required double PaidPerYear { get; init; }

    [Quantity("ratio", 1, 20, "How much sooner an office pays while it is on the debtors' list.")]
    public required double ListedRatio { get; init; }
}
