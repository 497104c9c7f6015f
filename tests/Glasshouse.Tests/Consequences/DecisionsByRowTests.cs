using CsCheck;
using Glasshouse.Model.Consequences;
using Glasshouse.Model.Scores;
using Xunit;

namespace Glasshouse.Tests.Consequences;

public sealed class DecisionsByRowTests
{
    [Fact]
    public void Chains_find_the_decisions_that_going_through_all_of_them_finds() =>
        // Few remainders, so that rows of one chain meet, and few rows of each, so that some have several decisions.
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 3], (chain, turn) => chain + (turn * DecisionsByRow.Chains))
            .Array[0, 60].Sample(rows =>
        {
            ScoreDecision[] all =
                [.. rows.Select((row, place) => new ScoreDecision(row, place, 0, ScoreStep.Points, 0, 0, 0))];
            var byRow = new DecisionsByRow(all, new int[DecisionsByRow.Chains], new int[all.Length]);
            for (int row = 0; row < 5 * DecisionsByRow.Chains; row++)
            {
                var found = new List<int>();
                for (int place = byRow.FirstOf(row); place >= 0; place = byRow.After(place))
                {
                    found.Add(byRow[place].Record);
                }
                Assert.Equal(Enumerable.Range(0, rows.Length).Where(place => rows[place] == row), found);
            }
        }, iter: 200);
}
