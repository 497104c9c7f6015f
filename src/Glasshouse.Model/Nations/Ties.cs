using Glasshouse.Engine.Randomness;

namespace Glasshouse.Model.Nations;

/// <summary>
/// Who knows whom. Tie k of a citizen is the partner under the k-th keyed matching of an area: strong ties within
/// the municipality, weak ties within the province. Symmetric, the same on every machine, and not a byte is stored.
/// </summary>
/// <remarks>Sizes after Dunbar's layers (5, 15, 50); 5 strong and 20 weak ties (assumed).</remarks>
public sealed class Ties
{
    public const int StrongTies = 5;
    public const int WeakTies = 20;

    private readonly KeyedPermutation[] _strong;
    private readonly KeyedPermutation[] _weak;
    private readonly (int First, int Count)[] _municipalities;
    private readonly (int First, int Count)[] _provinces;

    /// <param name="seed">Seed of the run.</param>
    /// <param name="municipalities">First citizen row and number of citizens of each municipality.</param>
    /// <param name="provinces">The same of each province.</param>
    public Ties(uint seed, (int First, int Count)[] municipalities, (int First, int Count)[] provinces)
    {
        _municipalities = municipalities;
        _provinces = provinces;
        _strong = Matchings(seed, municipalities, StrongTies, 0);
        _weak = Matchings(seed, provinces, WeakTies, 1u << 24);
    }

    /// <summary>The k-th strong tie of a citizen, or -1 for the odd one out.</summary>
    public int Strong(int row, int municipality, int k) =>
        Partner(_strong[(municipality * StrongTies) + k], _municipalities[municipality], row);

    /// <summary>The k-th weak tie of a citizen, or -1 for the odd one out.</summary>
    public int Weak(int row, int province, int k) =>
        Partner(_weak[(province * WeakTies) + k], _provinces[province], row);

    // The newborn of a run have rows outside their area, and no ties of their own yet.
    private static int Partner(in KeyedPermutation matching, (int First, int Count) area, int row)
    {
        if (row - area.First >= area.Count)
        {
            return -1;
        }
        int place = matching.Forward(row - area.First) ^ 1;
        return place < area.Count ? area.First + matching.Inverse(place) : -1;
    }

    private static KeyedPermutation[] Matchings(uint seed, (int First, int Count)[] areas, int ties, uint streams)
    {
        var matchings = new KeyedPermutation[areas.Length * ties];
        for (int area = 0; area < areas.Length; area++)
        {
            for (int k = 0; k < ties; k++)
            {
                uint stream = streams + (uint)((area * ties) + k);
                matchings[(area * ties) + k] = new KeyedPermutation(seed, Purpose.Ties, stream, areas[area].Count);
            }
        }
        return matchings;
    }
}
