using CsCheck;
using Glasshouse.Engine.Randomness;
using Xunit;

namespace Glasshouse.Tests.Randomness;

public sealed class KeyedPermutationTests
{
    [Fact]
    public void A_keyed_permutation_visits_every_place_once_and_finds_its_way_back() =>
        Gen.Select(Gen.UInt, Gen.Int[1, 700]).Sample((stream, length) =>
        {
            var order = new KeyedPermutation(3, Purpose.Ties, stream, length);
            bool[] seen = new bool[length];
            for (int place = 0; place < length; place++)
            {
                int image = order.Forward(place);
                Assert.False(seen[image]);
                seen[image] = true;
                Assert.Equal(place, order.Inverse(image));
            }
        }, iter: 60);

    [Fact]
    public void Different_streams_order_differently()
    {
        var one = new KeyedPermutation(3, Purpose.Ties, 0, 1000);
        var other = new KeyedPermutation(3, Purpose.Ties, 1, 1000);
        int same = Enumerable.Range(0, 1000).Count(place => one.Forward(place) == other.Forward(place));
        Assert.InRange(same, 0, 12);
    }
}
