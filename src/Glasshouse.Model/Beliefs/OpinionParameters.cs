using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Beliefs;

/// <summary>Opinion of those in power, held and voiced (MODEL.md 7.9).</summary>
[Evidenced]
public sealed record OpinionParameters
{
    [Quantity("share", 0, 1, "epsilon: farthest voiced opinion that still moves somebody's own.")]
    public required double ConfidenceBound { get; init; }

    [Quantity("share", 0, 1, "mu: how far it moves towards it; one half is to meet in the middle.")]
    public required double Convergence { get; init; }

    [Quantity("share", 0, 1, "How much of the first opinion is trust in institutions; the rest is drawn evenly.")]
    public required double TrustWeight { get; init; }

    [Quantity("per utility", 0, 10, "How strongly what follows a watched word bends what is voiced to what is liked.")]
    public required double FearWeight { get; init; }
}
