using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Beliefs;

namespace Glasshouse.Lab.Validation.Arenas;

/// <summary>
/// The donation game among few people, by the functions the day uses: everybody discriminates, and either one public
/// reputation is shared by all or each keeps an opinion of each.
/// </summary>
public static class DonationGame
{
    private const int Levels = 2;

    /// <summary>Share of meetings with help, all judged in public, once a first part is left out.</summary>
    public static double Public(Norm norm, int people, int rounds, double error, uint seed)
    {
        var draws = new Draws(seed, Purpose.Cooperation);
        int good = Reciprocity.GoodFrom(Levels);
        int[] reputations = [.. Enumerable.Repeat(good, people)];
        int helps = 0;
        int counted = 0;
        for (int round = 0; round < rounds; round++)
        {
            for (int donor = 0; donor < people; donor++)
            {
                Words words = draws.At((uint)donor, (uint)round, 0);
                int recipient = Other(words.W0, donor, people);
                bool helped = Reciprocity.Helps(reputations[recipient], good, error, words.W1);
                bool isGood = Reciprocity.FindsGood(
                    norm, reputations[donor] >= good, reputations[recipient] >= good, helped, error, words.W2);
                reputations[donor] = Reciprocity.Judged(reputations[donor], isGood, Levels);
                if (round >= rounds / 4)
                {
                    helps += helped ? 1 : 0;
                    counted++;
                }
            }
        }
        return helps / (double)counted;
    }

    /// <summary>The same where everybody judges alone, by own opinions and with own errors.</summary>
    public static double Private(Norm norm, int people, int rounds, double error, uint seed)
    {
        var draws = new Draws(seed, Purpose.Cooperation);
        int good = Reciprocity.GoodFrom(Levels);
        int[,] opinions = new int[people, people];
        for (int judge = 0; judge < people; judge++)
        {
            for (int person = 0; person < people; person++)
            {
                opinions[judge, person] = good;
            }
        }
        int helps = 0;
        int counted = 0;
        for (int round = 0; round < rounds; round++)
        {
            for (int donor = 0; donor < people; donor++)
            {
                Words words = draws.At((uint)donor, (uint)round, 0);
                int recipient = Other(words.W0, donor, people);
                bool helped = Reciprocity.Helps(opinions[donor, recipient], good, error, words.W1);
                Judge(norm, opinions, donor, recipient, helped, error, draws, (uint)round);
                if (round >= rounds / 4)
                {
                    helps += helped ? 1 : 0;
                    counted++;
                }
            }
        }
        return helps / (double)counted;
    }

    private static void Judge(
        Norm norm, int[,] opinions, int donor, int recipient, bool helped, double error, in Draws draws, uint round)
    {
        int good = Reciprocity.GoodFrom(Levels);
        for (int judge = 0; judge < opinions.GetLength(0); judge++)
        {
            uint word = draws.At((uint)judge, round, 1, (uint)donor).W0;
            bool isGood = Reciprocity.FindsGood(
                norm, opinions[judge, donor] >= good, opinions[judge, recipient] >= good, helped, error, word);
            opinions[judge, donor] = Reciprocity.Judged(opinions[judge, donor], isGood, Levels);
        }
    }

    /// <summary>Somebody else, evenly.</summary>
    public static int Other(uint word, int person, int people)
    {
        int other = Uniform.Below(word, people - 1);
        return other < person ? other : other + 1;
    }
}
