using Glasshouse.Engine.Randomness;

namespace Glasshouse.Model.Measures;

/// <summary>
/// Citizens drawn by a key, of whom measures keep more than of the others: everybody in a small nation, so many in a
/// large one; none of those born in the run. Nothing that happens depends on who is in it.
/// </summary>
public sealed class Sample
{
    /// <summary>At this size a share of 1% is known to within .05%.</summary>
    private const int Most = 50_000;

    private const uint Stream = 1u << 16;
    private const int BitsPerWord = 64;

    private readonly ulong[] _members;
    private readonly int _citizens;

    public Sample(uint seed, int citizens)
    {
        _citizens = citizens;
        _members = new ulong[(citizens + BitsPerWord - 1) / BitsPerWord];
        if (citizens <= Most)
        {
            Array.Fill(_members, ulong.MaxValue);
            return;
        }
        var order = new KeyedPermutation(seed, Purpose.Cohort, Stream, citizens);
        for (int place = 0; place < Most; place++)
        {
            int row = order.Forward(place);
            _members[row / BitsPerWord] |= 1UL << (row % BitsPerWord);
        }
    }

    public bool Contains(int row) =>
        row < _citizens && (_members[row / BitsPerWord] & (1UL << (row % BitsPerWord))) != 0;
}
