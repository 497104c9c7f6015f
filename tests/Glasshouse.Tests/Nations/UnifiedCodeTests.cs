using CsCheck;
using Glasshouse.Model.Nations;
using Xunit;

namespace Glasshouse.Tests.Nations;

public sealed class UnifiedCodeTests
{
    /// <summary>A worked example in the region that does not exist.</summary>
    private const string Known = "91999900MA05TE5T7E";

    [Fact]
    public void A_known_synthetic_code_is_sound() =>
        Assert.Equal(UnifiedCodeVerdict.Sound, UnifiedCode.Check(Known));

    [Fact]
    public void Generated_codes_are_sound_and_lie_in_the_region_that_does_not_exist()
    {
        Gen.Select(Gen.Int[0, int.MaxValue], Gen.Enum<OrganisationKind>()).Sample((row, kind) =>
        {
            string code = UnifiedCode.Of(row % 800_000_000, kind);
            Assert.Equal(UnifiedCode.Length, code.Length);
            Assert.Equal(UnifiedCode.Region, code.Substring(2, 6));
            Assert.Equal(UnifiedCodeVerdict.Sound, UnifiedCode.Check(code));
        });
    }

    [Fact]
    public void Organisations_have_codes_of_their_own()
    {
        string[] codes = [.. Enumerable.Range(0, 5000).Select(row => UnifiedCode.Of(row, OrganisationKind.Company))];
        Assert.Equal(codes.Length, codes.Distinct().Count());
    }

    [Fact]
    public void Any_changed_symbol_after_the_region_is_noticed()
    {
        const string Symbols = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        for (int place = 8; place < Known.Length; place++)
        {
            foreach (char symbol in Symbols.Where(symbol => symbol != Known[place]))
            {
                string changed = Known[..place] + symbol + Known[(place + 1)..];
                Assert.Equal(UnifiedCodeVerdict.Faulty, UnifiedCode.Check(changed));
            }
        }
    }

    [Theory]
    [InlineData("91110000MA05TE5T7E")]
    [InlineData("91110000")]
    [InlineData("9199990")]
    [InlineData("")]
    [InlineData("something else altogether")]
    public void Codes_of_other_regions_are_refused_and_not_judged(string code) =>
        Assert.Equal(UnifiedCodeVerdict.Refused, UnifiedCode.Check(code));

    [Theory]
    [InlineData("91999900MA05TE5T7")]
    [InlineData("91999900MA05TE5T7EE")]
    [InlineData("91999900MA05TE5T7I")]
    public void Synthetic_codes_of_a_wrong_form_are_faulty(string code) =>
        Assert.Equal(UnifiedCodeVerdict.Faulty, UnifiedCode.Check(code));
}
