using Glasshouse.Model.Nations;

namespace Glasshouse.Lab.Validation.Arenas;

/// <summary>One municipality's strong ties, by the ties the nation has.</summary>
public static class SmallWorld
{
    /// <summary>Mean over people: of pairs of their strong ties, the share who know each other as such.</summary>
    public static double Clustering(int people, double rewiredShare, uint seed)
    {
        var ties = new Ties(seed, rewiredShare, [(0, people)], [(0, people)]);
        double sum = 0;
        int[] friends = new int[Ties.StrongTies];
        for (int row = 0; row < people; row++)
        {
            int count = Friends(ties, row, friends);
            int pairs = 0;
            int closed = 0;
            for (int first = 0; first < count; first++)
            {
                for (int second = first + 1; second < count; second++)
                {
                    pairs++;
                    closed += Know(ties, friends[first], friends[second]) ? 1 : 0;
                }
            }
            sum += pairs > 0 ? closed / (double)pairs : 0;
        }
        return sum / people;
    }

    private static int Friends(Ties ties, int row, int[] friends)
    {
        int count = 0;
        for (int k = 0; k < Ties.StrongTies; k++)
        {
            int other = ties.Strong(row, 0, k);
            if (other >= 0)
            {
                friends[count++] = other;
            }
        }
        return count;
    }

    private static bool Know(Ties ties, int one, int other)
    {
        for (int k = 0; k < Ties.StrongTies; k++)
        {
            if (ties.Strong(one, 0, k) == other)
            {
                return true;
            }
        }
        return false;
    }
}
