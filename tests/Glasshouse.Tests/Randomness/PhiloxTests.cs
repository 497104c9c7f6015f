using System.Globalization;
using Glasshouse.Engine.Randomness;
using Xunit;

namespace Glasshouse.Tests.Randomness;

public sealed class PhiloxTests
{
    public static TheoryData<string> KnownAnswers() =>
        [.. TestFiles.Lines("Randomness/philox-known-answers.csv").Where(line => line[0] is not ('#' or 'c'))];

    /// <summary>T-11.3.</summary>
    [Theory]
    [MemberData(nameof(KnownAnswers))]
    public void Philox_gives_its_published_answers(string line)
    {
        uint[] w = [.. line.Split(',')
            .Select(word => uint.Parse(word, NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
        Assert.Equal(new Words(w[6], w[7], w[8], w[9]), Philox.Block(w[4], w[5], w[0], w[1], w[2], w[3]));
    }

    [Fact]
    public void A_draw_depends_on_every_part_of_its_address()
    {
        var draws = new Draws(1, Purpose.Choice);
        Words here = draws.At(5, 6, 7, 8);
        Assert.Equal(here, new Draws(1, Purpose.Choice).At(5, 6, 7, 8));
        Words[] elsewhere =
        [
            new Draws(2, Purpose.Choice).At(5, 6, 7, 8), new Draws(1, Purpose.Appeal).At(5, 6, 7, 8),
            draws.At(4, 6, 7, 8), draws.At(5, 5, 7, 8), draws.At(5, 6, 6, 8), draws.At(5, 6, 7, 7),
        ];
        Assert.DoesNotContain(here, elsewhere);
    }

    [Fact]
    public void No_purpose_shares_its_number() => Assert.Equal(
        Enum.GetNames<Purpose>().Length, Enum.GetValues<Purpose>().Select(purpose => (uint)purpose).Distinct().Count());
}
