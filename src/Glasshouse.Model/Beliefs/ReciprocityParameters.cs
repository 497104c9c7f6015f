using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Beliefs;

/// <summary>Helping and being judged for it (MODEL.md 7.9).</summary>
[Evidenced]
public sealed record ReciprocityParameters
{
    [Quantity("levels", 2, 16, "Levels of a reputation: 2 are bad and good, 11 are the image scores -5 to 5.")]
    public required int ReputationLevels { get; init; }

    [Quantity("share", 0, 1, "Probability that help which is meant is not given.")]
    public required double ExecutionError { get; init; }

    [Quantity("share", 0, 1, "Probability that a deed is judged the wrong way round.")]
    public required double AssessmentError { get; init; }

    [Quantity("share", 0, 1, "Share of meetings with a strong tie; the others are with a weak one.")]
    public required double StrongTieShare { get; init; }
}
