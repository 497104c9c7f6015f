using Glasshouse.Model;
using Glasshouse.Model.Nations;
using Xunit;

namespace Glasshouse.Tests.Nations;

public sealed class TiesTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(7, 0.1)]
    [InlineData(23, 0.5)]
    [InlineData(100, 0)]
    [InlineData(101, 0.1)]
    [InlineData(2003, 0.1)]
    [InlineData(2003, 1)]
    public void Every_tie_leads_back_by_the_same_number(int people, double rewired)
    {
        var ties = new Ties(5, rewired, [(10, people)], [(10, people)]);
        for (int k = 0; k < Ties.StrongTies; k++)
        {
            int leftOver = 0;
            for (int row = 10; row < 10 + people; row++)
            {
                int other = ties.Strong(row, 0, k);
                leftOver += other < 0 ? 1 : 0;
                Assert.NotEqual(row, other);
                Assert.True(other < 0 || (other >= 10 && other < 10 + people && ties.Strong(other, 0, k) == row));
            }
            // Each of the two runs of blocks on a ring leaves one over at most.
            Assert.InRange(leftOver, 0, 1);
        }
        for (int row = 10; row < 10 + people; row++)
        {
            int other = ties.Weak(row, 0, 3);
            Assert.True(other < 0 || ties.Weak(other, 0, 3) == row);
        }
    }

    [Fact]
    public void Without_rewiring_strong_ties_are_a_few_doors_away()
    {
        var ties = new Ties(1, 0, [(0, 1200)], [(0, 1200)]);
        for (int k = 0; k < Ties.StrongTies; k++)
        {
            int doors = Math.Abs(ties.Strong(600, 0, k) - 600);
            Assert.InRange(doors, 4, 12);
        }
    }

    [Fact]
    public void A_dropped_tie_leads_nowhere_and_the_others_stay()
    {
        using Nation nation = DrawnNation.Of("netherlands", 2000);
        int other = nation.TieOf(700, 2);
        int next = nation.TieOf(700, 3);
        nation.Outlooks[700].Drop(2);
        Assert.True(other >= 0);
        Assert.Equal(-1, nation.TieOf(700, 2));
        Assert.Equal(next, nation.TieOf(700, 3));
        Assert.Equal(Ties.AllTies - 1, nation.Outlooks[700].TiesKept);
    }

    [Fact]
    public void An_outlook_keeps_its_parts_apart()
    {
        var outlook = new Outlook { Reputation = 11, IsFormed = true };
        outlook.Drop(Ties.AllTies - 1);
        outlook.Reputation = 5;
        Assert.Equal(5, outlook.Reputation);
        Assert.True(outlook.IsFormed);
        Assert.True(outlook.HasDropped(Ties.AllTies - 1));
        Assert.False(outlook.HasDropped(0));
        outlook.IsFormed = false;
        Assert.Equal(5, outlook.Reputation);
    }
}
