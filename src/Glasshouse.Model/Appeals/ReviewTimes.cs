using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;

namespace Glasshouse.Model.Appeals;

/// <summary>
/// How many reviewers a nation has for one kind of subject, and how long each review takes them: a part that is always
/// the same and an exponential rest.
/// </summary>
/// <param name="Reviewers">Whole reviewers.</param>
/// <param name="Least">Days that every review takes.</param>
/// <param name="RestMean">Mean of what comes on top.</param>
public readonly record struct ReviewTimes(int Reviewers, double Least, double RestMean)
{
    private const double Population = 100_000;

    /// <summary>Days of one review.</summary>
    public double Of(uint word) => Least - (RestMean * Exact.Log(Uniform.Open(word)));

    /// <summary>
    /// Reviewers in proportion to the citizens. Where that is no whole number, there is one more than its whole part,
    /// and all take so much longer that they decide no more than their share.
    /// </summary>
    public static ReviewTimes Of(AppealRule rule, int citizens)
    {
        double share = rule.ReviewersPer100000 * citizens / Population;
        int reviewers = (int)Math.Ceiling(share);
        double partTime = reviewers == 0 ? 0 : reviewers / share;
        return new ReviewTimes(
            reviewers, partTime * rule.ReviewDaysLeast, partTime * (rule.ReviewDaysMean - rule.ReviewDaysLeast));
    }
}
