using Glasshouse.Engine.Randomness;

namespace Glasshouse.Model.Nations;

/// <summary>
/// One matching of people on a ring: everybody is paired with the one so many places on or back, and in a share of
/// the pairs the second changes places with seconds of other such pairs (Watts and Strogatz 1998, with every degree
/// kept). Computed from a key, so that neither pairs nor changes are stored.
/// </summary>
/// <remarks>
/// Two matchings join the ring's people at one distance: their blocks of twice the distance lie half a block apart.
/// Distances of one, two and three steps close triangles; the third has one matching only.
/// </remarks>
internal readonly struct NeighbourMatching
{
    /// <summary>Places to the nearest tie: a few doors away, so that it is seldom somebody of the household.</summary>
    public const int StepPlaces = 4;

    private const int MatchingsPerDistance = 2;

    private readonly int _people;
    private readonly int _distance;
    private readonly int _offset;
    private readonly int _rewired;
    private readonly KeyedPermutation _order;

    /// <param name="seed">Seed of the run.</param>
    /// <param name="stream">Which matching of the nation.</param>
    /// <param name="number">Which of a person's strong ties.</param>
    /// <param name="people">People on the ring.</param>
    /// <param name="rewiredShare">Share of the pairs that are rewired.</param>
    public NeighbourMatching(uint seed, uint stream, int number, int people, double rewiredShare)
    {
        _people = people;
        int steps = 1 + (number / MatchingsPerDistance);
        _distance = Math.Max(1, Math.Min(steps * StepPlaces, people / MatchingsPerDistance));
        _offset = number % MatchingsPerDistance * _distance;
        int pairs = Math.Max(1, people / 2);
        _rewired = (int)Math.Round(rewiredShare * pairs);
        _order = new KeyedPermutation(seed, Purpose.Ties, stream, pairs);
    }

    /// <summary>The other of a person's pair, or -1 where somebody is left over.</summary>
    // People and places are far fewer than 2^30, so that sums of two and twice one hold.
    public int PartnerOf(int person)
    {
        unchecked
        {
            int place = person - _offset;
            place += place < 0 ? _people : 0;
            int block = (int)((uint)place / (uint)(2 * _distance));
            int within = place - (block * 2 * _distance);
            int half = Half(block);
            if (within >= 2 * half)
            {
                return -1;
            }
            bool isFirst = within < half;
            int pair = (block * _distance) + (isFirst ? within : within - half);
            int rank = _rewired > 1 ? _order.Forward(pair) : _rewired;
            if (rank >= _rewired)
            {
                // As most are: the other is half a block away.
                return PersonAt(isFirst ? place + half : place - half);
            }
            pair = _order.Inverse(isFirst ? Next(rank) : Previous(rank));
            return PlaceOf(pair, !isFirst);
        }
    }

    private int PlaceOf(int pair, bool isFirst)
    {
        unchecked
        {
            int block = (int)((uint)pair / (uint)_distance);
            return PersonAt((block * 2 * _distance) + (pair - (block * _distance)) + (isFirst ? 0 : Half(block)));
        }
    }

    private int PersonAt(int place)
    {
        int person = unchecked(place + _offset);
        return person < _people ? person : person - _people;
    }

    // What is left at the end of the ring is paired at half its own length.
    private int Half(int block) => unchecked(Math.Min(_distance, (_people - (block * 2 * _distance)) / 2));

    private int Next(int rank) => rank + 1 < _rewired ? rank + 1 : 0;

    private int Previous(int rank) => rank > 0 ? rank - 1 : _rewired - 1;
}
