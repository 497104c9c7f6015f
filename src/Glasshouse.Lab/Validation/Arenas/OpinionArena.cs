using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Beliefs;

namespace Glasshouse.Lab.Validation.Arenas;

/// <summary>
/// Bounded confidence after Deffuant and others 2000: opinions start evenly from 0 to 1, two meet at a time and both
/// move, nobody fears. Moves by the function the day uses.
/// </summary>
public static class OpinionArena
{
    private const double Convergence = 0.5;

    /// <summary>Number of opinions that more than a small share of people have come to hold.</summary>
    /// <param name="people">People.</param>
    /// <param name="meetings">Meetings of each.</param>
    /// <param name="bound">epsilon.</param>
    /// <param name="leastShare">Smaller groups are wings, and not counted.</param>
    /// <param name="seed">Seed.</param>
    public static int Clusters(int people, int meetings, double bound, double leastShare, uint seed)
    {
        var draws = new Draws(seed, Purpose.Opinion);
        double[] opinions = new double[people];
        for (int person = 0; person < people; person++)
        {
            opinions[person] = Uniform.Open(draws.At((uint)person, 0, 1).W0);
        }
        for (int meeting = 0; meeting < meetings; meeting++)
        {
            for (int person = 0; person < people; person++)
            {
                int other = DonationGame.Other(draws.At((uint)person, (uint)meeting, 2).W0, person, people);
                double own = opinions[person];
                double heard = Opinions.Voiced(opinions[other], fear: 0);
                opinions[other] = Opinions.Moved(opinions[other], Opinions.Voiced(own, fear: 0), bound, Convergence);
                opinions[person] = Opinions.Moved(own, heard, bound, Convergence);
            }
        }
        return Count(opinions, bound, leastShare);
    }

    // Neighbours on the line who still listen to each other are of one cluster.
    private static int Count(double[] opinions, double bound, double leastShare)
    {
        Array.Sort(opinions);
        int clusters = 0;
        int first = 0;
        for (int place = 1; place <= opinions.Length; place++)
        {
            if (place == opinions.Length || opinions[place] - opinions[place - 1] >= bound)
            {
                clusters += place - first > leastShare * opinions.Length ? 1 : 0;
                first = place;
            }
        }
        return clusters;
    }
}
