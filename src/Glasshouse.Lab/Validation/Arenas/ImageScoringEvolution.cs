using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Beliefs;

namespace Glasshouse.Lab.Validation.Arenas;

/// <summary>
/// Evolution by image scoring after Nowak and Sigmund 1998: 100 people with strategies k from -5 (helps all) to 6
/// (helps none) help whoever scores at least k, scores from -5 to 5 start at 0 and move by one, and the next
/// generation takes over strategies in proportion to what they earned. Nobody errs and no strategy is new.
/// </summary>
public static class ImageScoringEvolution
{
    private const int People = 100;
    private const int Levels = 11;
    private const int Strategies = Levels + 1;
    private const double Benefit = 1;
    private const double Cost = 0.1;

    /// <summary>Paid to both in each meeting, so that nobody earns less than nothing.</summary>
    private const double Endowment = 0.1;

    /// <summary>Share of meetings in the last generation in which help was given.</summary>
    public static double LastCooperation(int meetings, int generations, uint seed)
    {
        var draws = new Draws(seed, Purpose.Cooperation);
        int[] least = new int[People];
        for (int person = 0; person < People; person++)
        {
            least[person] = Uniform.Below(draws.At((uint)person, 0, 2).W0, Strategies);
        }
        double cooperation = 0;
        for (int generation = 0; generation < generations; generation++)
        {
            double[] earned = new double[People];
            cooperation = Live(least, earned, meetings, draws, (uint)generation);
            least = Children(least, earned, draws, (uint)generation);
        }
        return cooperation;
    }

    private static double Live(int[] least, double[] earned, int meetings, in Draws draws, uint generation)
    {
        int[] scores = [.. Enumerable.Repeat(Reciprocity.GoodFrom(Levels), People)];
        int helps = 0;
        for (int meeting = 0; meeting < meetings; meeting++)
        {
            Words words = draws.At((uint)meeting, generation, 3);
            int donor = Uniform.Below(words.W0, People);
            int recipient = DonationGame.Other(words.W1, donor, People);
            bool helped = Reciprocity.Helps(scores[recipient], least[donor], 0, words.W2);
            bool isGood = Reciprocity.FindsGood(Norm.ImageScoring, true, true, helped, 0, words.W3);
            scores[donor] = Reciprocity.Judged(scores[donor], isGood, Levels);
            earned[donor] += Endowment - (helped ? Cost : 0);
            earned[recipient] += Endowment + (helped ? Benefit : 0);
            helps += helped ? 1 : 0;
        }
        return helps / (double)meetings;
    }

    private static int[] Children(int[] least, double[] earned, in Draws draws, uint generation)
    {
        double total = earned.Sum();
        int[] children = new int[People];
        for (int child = 0; child < People; child++)
        {
            double place = Uniform.Open(draws.At((uint)child, generation, 4).W0) * total;
            int parent = 0;
            while (parent < People - 1 && place >= earned[parent])
            {
                place -= earned[parent];
                parent++;
            }
            children[child] = least[parent];
        }
        return children;
    }
}
