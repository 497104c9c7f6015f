using Glasshouse.Engine.Randomness;

namespace Glasshouse.Model.Beliefs;

/// <summary>
/// Indirect reciprocity: who is asked for help looks at what is known of the one who asks, and is judged by others for
/// what they do (Nowak and Sigmund 1998; Ohtsuki and Iwasa 2006; MODEL.md 7.9). Reputations are levels from 0 up; two
/// levels are bad and good, eleven are the image scores -5 to 5.
/// </summary>
public static class Reciprocity
{
    /// <summary>Lowest level that counts as good, and the level of whoever nobody knows: the middle.</summary>
    public static int GoodFrom(int levels) => levels / 2;

    /// <summary>A discriminator helps whom it finds good enough, unless it fails to do what it wants.</summary>
    /// <param name="reputation">Level of the one who asks, as the donor sees it.</param>
    /// <param name="least">Lowest level the donor helps.</param>
    /// <param name="executionError">Probability that help which is meant is not given.</param>
    /// <param name="word">A draw.</param>
    public static bool Helps(int reputation, int least, double executionError, uint word) =>
        reputation >= least && Uniform.Open(word) >= executionError;

    /// <summary>Whether a judge finds the donor good; with some probability it takes one for the other.</summary>
    public static bool FindsGood(
        Norm norm, bool isDonorGood, bool isRecipientGood, bool hasHelped, double assessmentError, uint word) =>
        norm.FindsGood(isDonorGood, isRecipientGood, hasHelped) != Uniform.Open(word) < assessmentError;

    /// <summary>Share of good among two public levels at which a nation of discriminators rests.</summary>
    public static double RestingShare(Norm norm, double executionError, double assessmentError)
    {
        // Each step judges everybody once; a thousand come closer than anything that is read from it.
        const int Steps = 1000;
        double good = 1;
        for (int step = 0; step < Steps; step++)
        {
            double helpsGood = GoodAfter(norm, good, true, true, assessmentError);
            double failsGood = GoodAfter(norm, good, true, false, assessmentError);
            double refusesBad = GoodAfter(norm, good, false, false, assessmentError);
            good = (good * (((1 - executionError) * helpsGood) + (executionError * failsGood)))
                + ((1 - good) * refusesBad);
        }
        return good;
    }

    private static double GoodAfter(Norm norm, double good, bool isRecipientGood, bool hasHelped, double error)
    {
        double found = (good * (norm.FindsGood(true, isRecipientGood, hasHelped) ? 1 : 0))
            + ((1 - good) * (norm.FindsGood(false, isRecipientGood, hasHelped) ? 1 : 0));
        return (found * (1 - error)) + ((1 - found) * error);
    }

    /// <summary>A reputation after it was judged: one level up or down, within the levels there are.</summary>
    public static int Judged(int reputation, bool isFoundGood, int levels) =>
        isFoundGood ? Math.Min(reputation + 1, levels - 1) : Math.Max(reputation - 1, 0);
}
