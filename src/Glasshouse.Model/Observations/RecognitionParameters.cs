using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Observations;

/// <summary>How faces are captured and matched, in error rates alone (MODEL.md 7.4).</summary>
[Evidenced]
public sealed record RecognitionParameters
{
    [Quantity("per person-day", 0, 50, "Passes of an average person by cameras that match faces, at 50 per 1,000.")]
    public required double PassesPerDay { get; init; }

    [Quantity("share", 0, 1, "Passes on which the face can be made out.")]
    public required double CaptureShare { get; init; }

    [Quantity("power", 0, 2, "How camera density grows with the people of a municipality; 0 for alike everywhere.")]
    public required double DensityGradient { get; init; }

    [Quantity("probability", 0, 0.01, "That two people match at the reference threshold, one comparison, group A.")]
    public required double FalseMatchRate { get; init; }

    [Quantity("score", 0.4, 0.9, "Threshold at which the rates here were measured.")]
    public required double ReferenceThreshold { get; init; }

    [Quantity("per unit of score", 0, 200, "How fast false matches fall with the threshold: exp(-slope * score).")]
    public required double FalseMatchSlope { get; init; }

    [Quantity("share", 0.5, 0.999, "Captured people on the list who are recognised at the reference threshold.")]
    public required double TrueMatchShare { get; init; }

    [Quantity("score", 0.005, 0.5, "Spread of the scores of one person against their own entry (logistic).")]
    public required double TrueMatchSpread { get; init; }

    [Quantity("share", 0.01, 1, "Captures on which two people who can be taken for each other are.")]
    public required double RepeatShare { get; init; }

    [Quantity("share", 0, 1, "False alerts that an operator dismisses.")]
    public required double DismissedFalseShare { get; init; }

    [Quantity("share", 0, 1, "True alerts that an operator dismisses.")]
    public required double DismissedTrueShare { get; init; }

    [Quantity("days", 0, 60, "Days for which an alert waits for an operator.")]
    public required int AlertKeepDays { get; init; }
}
