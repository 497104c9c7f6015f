using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Beliefs;

/// <summary>Learning, trust and holding back (MODEL.md 7.9).</summary>
[Evidenced]
public sealed record BeliefsParameters
{
    [Quantity("pseudo-observations", 1, 100, "n0: weight of what people believe before any experience.")]
    public required double PriorWeight { get; init; }

    [Quantity("logit", -10, 10, "Believed probability of being noticed before any experience: its middle.")]
    public required double PriorNoticedLogit { get; init; }

    [Quantity("logit", 0, 5, "The same: how much people differ.")]
    public required double PriorNoticedSpread { get; init; }

    [Quantity("share", 0, 1, "Believed probability of being accused of nothing, before any experience.")]
    public required double PriorAccusedShare { get; init; }

    [Quantity("pseudo-observations", 0, 10, "Weight of one's own act that was noticed.")]
    public required double NoticedWeight { get; init; }

    [Quantity("pseudo-observations", 0, 10, "Weight of one's own act that went unnoticed.")]
    public required double UnnoticedWeight { get; init; }

    [Quantity("pseudo-observations", 0, 1, "Weight of a strong tie's act that was noticed.")]
    public required double PeerWeight { get; init; }

    [Quantity("pseudo-observations", 0, 10, "Weight of being accused of what one did not do.")]
    public required double AccusedWeight { get; init; }

    [Quantity("share per year", 0.01, 1, "What is left of an experience after a year.")]
    public required double KeptPerYear { get; init; }

    [Quantity("share", 0, 1, "Fall of institutional trust, towards nothing, when wrongly sanctioned.")]
    public required double WrongSanctionStep { get; init; }

    [Quantity("share", 0, 1, "Fall of institutional trust when rightly sanctioned.")]
    public required double RightSanctionStep { get; init; }

    [Quantity("share", 0, 1, "Rise of institutional trust, towards full, when an appeal is granted.")]
    public required double RedressStep { get; init; }

    [Quantity("utility", 0, 20, "Fear per unit of perceived watching with consequence.")]
    public required double ChillingWeight { get; init; }

    [Meaning("Trust in others and in institutions.")]
    public required TrustParameters Trust { get; init; }

    [Meaning("Helping, and being judged for it.")]
    public required ReciprocityParameters Reciprocity { get; init; }

    [Meaning("Opinion of those in power, held and voiced.")]
    public required OpinionParameters Opinion { get; init; }

    [Meaning("What people do where the company they keep costs them points.")]
    public required AssociationParameters Association { get; init; }

    [Meaning("Support for the system, and knowledge of it.")]
    public required AttitudeParameters Attitudes { get; init; }
}
