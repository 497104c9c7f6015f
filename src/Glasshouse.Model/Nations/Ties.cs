using Glasshouse.Engine.Randomness;

namespace Glasshouse.Model.Nations;

/// <summary>
/// Who knows whom, computed and not stored: tie k of a citizen is the partner under the k-th matching of an area.
/// Strong ties lie on a ring of the municipality's citizens, a few doors away, and a share of them is rewired to
/// anybody in the municipality (a small world after Watts and Strogatz 1998). Weak ties are keyed matchings of the
/// province. All are symmetric, and tie k of one end is tie k of the other.
/// </summary>
/// <remarks>Sizes after Dunbar's layers (5, 15, 50); 5 strong and 20 weak ties (assumed).</remarks>
public sealed class Ties
{
    public const int StrongTies = 5;
    public const int WeakTies = 20;

    /// <summary>All ties a citizen can have.</summary>
    public const int AllTies = StrongTies + WeakTies;

    // Apart from the streams of strong ties by more than there can be of them.
    private const uint WeakStream = 1u << 24;

    private readonly NeighbourMatching[] _strong;
    private readonly KeyedPermutation[] _weak;
    private readonly (int First, int Count)[] _municipalities;
    private readonly (int First, int Count)[] _provinces;

    /// <param name="seed">Seed of the run.</param>
    /// <param name="rewiredShare">Share of strong ties that lead out of the neighbourhood.</param>
    /// <param name="municipalities">First citizen row and number of citizens of each municipality.</param>
    /// <param name="provinces">The same of each province.</param>
    public Ties(
        uint seed, double rewiredShare, (int First, int Count)[] municipalities, (int First, int Count)[] provinces)
    {
        _municipalities = municipalities;
        _provinces = provinces;
        _strong = new NeighbourMatching[municipalities.Length * StrongTies];
        _weak = new KeyedPermutation[provinces.Length * WeakTies];
        for (int tie = 0; tie < _strong.Length; tie++)
        {
            int people = municipalities[tie / StrongTies].Count;
            _strong[tie] = new NeighbourMatching(seed, (uint)tie, tie % StrongTies, people, rewiredShare);
        }
        for (int tie = 0; tie < _weak.Length; tie++)
        {
            _weak[tie] = new KeyedPermutation(
                seed, Purpose.Ties, WeakStream + (uint)tie, provinces[tie / WeakTies].Count);
        }
    }

    /// <summary>The k-th strong tie of a citizen, or -1 for who is left over.</summary>
    public int Strong(int row, int municipality, int k)
    {
        // The newborn of a run have rows outside their area, and no ties of their own yet.
        (int first, int count) = _municipalities[municipality];
        if (row - first >= count)
        {
            return -1;
        }
        int other = _strong[(municipality * StrongTies) + k].PartnerOf(row - first);
        return other < 0 ? -1 : first + other;
    }

    /// <summary>The k-th weak tie of a citizen, or -1 for the odd one out.</summary>
    public int Weak(int row, int province, int k)
    {
        (int first, int count) = _provinces[province];
        if (row - first >= count)
        {
            return -1;
        }
        ref readonly KeyedPermutation matching = ref _weak[(province * WeakTies) + k];
        int place = matching.Forward(row - first) ^ 1;
        return place < count ? first + matching.Inverse(place) : -1;
    }
}
