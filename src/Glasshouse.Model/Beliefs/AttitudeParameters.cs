using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Beliefs;

/// <summary>Support for the system and knowledge of it (MODEL.md 7.9).</summary>
[Evidenced]
public sealed record AttitudeParameters
{
    [Quantity("logit", -10, 10, "Support, before anything that sets people apart, as people know the system now.")]
    public required double UsualSupport { get; init; }

    [Quantity("logit", 0, 5, "How much people of one kind differ in support.")]
    public required double Spread { get; init; }

    [Quantity("logit", -10, 10, "More support at full than at no trust in institutions.")]
    public required double TrustWeight { get; init; }

    [Quantity("logit", -10, 10, "More support of the richest decile than of the poorest.")]
    public required double IncomeWeight { get; init; }

    [Quantity("logit per decade", -2, 2, "More support for each ten years of age.")]
    public required double AgeWeight { get; init; }

    [Quantity("logit", -10, 10, "More support in the larger municipalities, in which half of all people live.")]
    public required double UrbanWeight { get; init; }

    [Quantity("logit", -10, 10, "Less support of those under a sanction.")]
    public required double SanctionWeight { get; init; }

    [Quantity("logit", -10, 10, "More support of those with a reward.")]
    public required double RewardWeight { get; init; }

    [Quantity("logit", -10, 10, "Change of support by a balanced account of the system.")]
    public required double BalancedEffect { get; init; }

    [Quantity("logit", -10, 10, "Change of support by being told of repressive use.")]
    public required double RepressionEffect { get; init; }

    [Quantity("logit", -10, 10, "Change of support by being told that it keeps order.")]
    public required double OrderEffect { get; init; }

    [Quantity("share", 0, 1, "Share of adults who are given a balanced account.")]
    public required double BalancedToldShare { get; init; }

    [Quantity("share", 0, 1, "Share of adults, after those, who are told of repressive use.")]
    public required double RepressionToldShare { get; init; }

    [Quantity("share", 0, 1, "Share of adults, after those, who are told that it keeps order.")]
    public required double OrderToldShare { get; init; }

    [Quantity("points of 10", 0, 10, "Support from which on somebody counts as approving.")]
    public required double ApprovingFrom { get; init; }

    [Quantity("share", 0, 1, "Probability that who knows of the system tells somebody met who does not.")]
    public required double WordOfMouthShare { get; init; }

    [Quantity("share per year", 0, 20, "Rate at which an official campaign reaches those who do not know.")]
    public required double CampaignPerYear { get; init; }
}
