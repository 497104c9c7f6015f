using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Beliefs;

/// <summary>How trust in others and in institutions moves (MODEL.md 7.9).</summary>
[Evidenced]
public sealed record TrustParameters
{
    [Quantity("share", 0, 0.5, "eta: how far generalised trust moves towards an outcome that was good.")]
    public required double OutcomeStep { get; init; }

    [Quantity("ratio", 1, 5, "How much farther a bad outcome moves it.")]
    public required double Negativity { get; init; }

    [Quantity("ratio", 0, 1, "Weight of a deed or an offence of somebody near, beside being helped or refused.")]
    public required double DeedWeight { get; init; }

    [Quantity("share per year", 0, 5, "Rate at which upbringing and surroundings pull generalised trust back.")]
    public required double UpbringingPerYear { get; init; }

    [Quantity("share per year", 0, 5, "Rate at which legitimacy pulls institutional trust back.")]
    public required double LegitimacyPerYear { get; init; }

    [Quantity("per person-year", 0, 50, "Good outcomes in a year under ordinary law, deeds by their weight.")]
    public required double UsualGoodPerYear { get; init; }

    [Quantity("per person-year", 0, 50, "Bad outcomes in a year under ordinary law, offences by their weight.")]
    public required double UsualBadPerYear { get; init; }

    [Quantity("share", 0, 1, "Fall of institutional trust on meeting somebody who is wrongly sanctioned.")]
    public required double HeardInjusticeStep { get; init; }
}
