using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Acts;

namespace Glasshouse.Lab.Validation.Arenas;

/// <summary>
/// Hammond 2000, by the functions the day uses: officials and citizens meet in pairs, each corrupt or honest by own
/// temper and by what is seen of jailed friends; a corrupt official who meets an honest citizen is complained of, and
/// goes to jail after some complaints. His thresholds are not known here; those below are assumed.
/// </summary>
public static class CorruptionArena
{
    private const int People = 300;
    private const int Friends = 20;
    private const int MemoryRounds = 5;
    private const int JailRounds = 12;
    private const int ComplaintsForJail = 2;
    private const double OwnRisk = 0.05;
    private const double Noise = 0.25;

    /// <summary>Share of official encounters that are corrupt on the official's side, round by round.</summary>
    /// <param name="rounds">Rounds.</param>
    /// <param name="weight">Weight of jailed friends; 0: nobody knows of them.</param>
    /// <param name="seed">Seed.</param>
    public static double[] Shares(int rounds, double weight, uint seed)
    {
        var draws = new Draws(seed, Purpose.Discipline);
        int[] jailedOn = new int[People];
        int[] freeFrom = new int[People];
        int[] complaints = new int[People];
        Array.Fill(jailedOn, -1000);
        double[] shares = new double[rounds];
        bool[] isCorrupt = new bool[2 * People];
        for (int round = 0; round < rounds; round++)
        {
            for (int person = 0; person < 2 * People; person++)
            {
                isCorrupt[person] = IsCorrupt(draws, person, round, weight, jailedOn);
            }
            (int corrupt, int free) = (0, 0);
            for (int official = 0; official < People; official++)
            {
                if (round < freeFrom[official])
                {
                    continue;
                }
                free++;
                corrupt += isCorrupt[official] ? 1 : 0;
                uint word = draws.At((uint)official, (uint)round, 2).W0;
                bool isComplainedOf = isCorrupt[official] && !isCorrupt[People + Uniform.Below(word, People)];
                complaints[official] += isComplainedOf ? 1 : 0;
                if (complaints[official] >= ComplaintsForJail)
                {
                    complaints[official] = 0;
                    jailedOn[official] = round;
                    freeFrom[official] = round + JailRounds;
                }
            }
            shares[round] = free > 0 ? (double)corrupt / free : 0;
        }
        return shares;
    }

    // Gain of a bribe as in the day, with a temper that stays and the moment's noise.
    private static bool IsCorrupt(in Draws draws, int person, int round, double weight, int[] jailedOn)
    {
        int jailed = 0;
        for (int friend = 0; friend < Friends; friend++)
        {
            int other = Uniform.Below(draws.At((uint)person, 0, 3, (uint)friend).W0, People);
            jailed += round - jailedOn[other] <= MemoryRounds ? 1 : 0;
        }
        double risk = Corruption.BelievedRisk(OwnRisk, 0, (double)jailed / Friends, weight);
        double temper = Uniform.Normal(draws.At((uint)person, 0, 4).W0);
        double gain = Corruption.Gain(1.5, risk, 6, 0.55 + (0.3 * temper));
        return Uniform.Open(draws.At((uint)person, (uint)round, 5).W0) < Exact.Logistic(gain / Noise);
    }

    /// <summary>Rounds from the last above .8 to the first below .2 after it; null without such a fall.</summary>
    public static int? FallIn(double[] shares)
    {
        int low = Array.FindIndex(shares, share => share < 0.2);
        int high = low < 0 ? -1 : Array.FindLastIndex(shares, low, share => share > 0.8);
        return high < 0 ? null : low - high;
    }
}
