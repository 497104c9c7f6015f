using Glasshouse.Engine.Kernels;

namespace Glasshouse.Model.Observations;

/// <summary>
/// A matcher at a threshold. Scores of different people have an exponential tail and scores of one person against
/// their own entry are logistic, both through the published rates.
/// </summary>
/// <param name="FalseRate">That two people of group A match, in one comparison.</param>
/// <param name="TrueShare">Captured people on the list who are recognised.</param>
public readonly record struct Matcher(double FalseRate, double TrueShare)
{
    /// <summary>The matcher with its threshold set.</summary>
    /// <param name="parameters">Its error rates at the reference threshold.</param>
    /// <param name="threshold">Score from which on a match raises an alert.</param>
    public static Matcher At(RecognitionParameters parameters, double threshold)
    {
        double above = threshold - parameters.ReferenceThreshold;
        double logit = Exact.Log(parameters.TrueMatchShare / (1 - parameters.TrueMatchShare));
        return new Matcher(
            Math.Min(1, parameters.FalseMatchRate * Exact.Exp(-parameters.FalseMatchSlope * above)),
            Exact.Logistic(logit - (above / parameters.TrueMatchSpread)));
    }

    /// <summary>That somebody is taken for any of several entries: 1 - (1 - rate)^entries.</summary>
    /// <param name="rate">That they match one of them.</param>
    /// <param name="entries">How many there are.</param>
    public static double AlertShare(double rate, long entries) =>
        rate >= 1 ? (entries > 0 ? 1 : 0) : 1 - Exact.Exp(entries * Exact.Log(1 - rate));
}
