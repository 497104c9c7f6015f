using Glasshouse.Model.Beliefs;
using Xunit;

namespace Glasshouse.Tests.Beliefs;

public sealed class ReciprocityTests
{
    [Theory]
    [InlineData(Norm.ImageScoring, false)]
    [InlineData(Norm.SimpleStanding, true)]
    [InlineData(Norm.SternJudging, true)]
    [InlineData(Norm.Standing, true)]
    [InlineData(Norm.Shunning, false)]
    public void Who_refuses_the_bad_stays_good_only_where_that_is_excused(Norm norm, bool isGood) =>
        Assert.Equal(isGood, norm.FindsGood(isDonorGood: true, isRecipientGood: false, hasHelped: false));

    [Theory]
    [InlineData(Norm.ImageScoring)]
    [InlineData(Norm.SimpleStanding)]
    [InlineData(Norm.SternJudging)]
    [InlineData(Norm.Standing)]
    [InlineData(Norm.Shunning)]
    public void Every_norm_praises_helping_the_good_and_blames_refusing_them(Norm norm)
    {
        foreach (bool isDonorGood in (bool[])[false, true])
        {
            Assert.True(norm.FindsGood(isDonorGood, isRecipientGood: true, hasHelped: true));
            Assert.False(norm.FindsGood(isDonorGood, isRecipientGood: true, hasHelped: false));
        }
    }

    [Fact]
    public void Helping_the_bad_is_blamed_by_stern_judging_and_praised_by_standing()
    {
        Assert.False(Norm.SternJudging.FindsGood(isDonorGood: true, isRecipientGood: false, hasHelped: true));
        Assert.True(Norm.SimpleStanding.FindsGood(isDonorGood: true, isRecipientGood: false, hasHelped: true));
        Assert.True(Norm.Standing.FindsGood(isDonorGood: false, isRecipientGood: false, hasHelped: true));
        Assert.False(Norm.Standing.FindsGood(isDonorGood: false, isRecipientGood: false, hasHelped: false));
    }

    [Fact]
    public void A_reputation_stays_within_its_levels_and_starts_in_the_middle()
    {
        Assert.Equal(1, Reciprocity.GoodFrom(2));
        Assert.Equal(5, Reciprocity.GoodFrom(11));
        Assert.Equal(10, Reciprocity.Judged(10, isFoundGood: true, levels: 11));
        Assert.Equal(0, Reciprocity.Judged(0, isFoundGood: false, levels: 11));
        Assert.Equal(4, Reciprocity.Judged(5, isFoundGood: false, levels: 11));
    }
}
