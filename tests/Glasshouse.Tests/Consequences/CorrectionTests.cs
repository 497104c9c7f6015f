using Glasshouse.Model;
using Glasshouse.Model.Consequences;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Markets;
using Xunit;

namespace Glasshouse.Tests.Consequences;

/// <summary>What happens twice to one person on one day is decided twice.</summary>
public sealed class CorrectionTests
{
    private const int People = 2000;

    // Four standard errors of a share of 2,000 at one half.
    private const double Tolerance = 0.045;

    [Fact]
    public void Two_errors_alike_on_one_day_do_not_share_their_luck()
    {
        RunInputs inputs = SmallRuns.Inputs("integrated-score", citizens: People, days: 30);
        Regime regime = inputs.Regimes["integrated-score"];
        AppealRule rule = regime.Citizens!.Appeal! with { AutomaticCorrectionShare = 0.5, AutomaticDelayDays = 0 };
        inputs = inputs.Under(regime with { Citizens = regime.Citizens with { Appeal = rule } });
        double agreeing = SmallRuns.Live(inputs, (world, _) => Agreeing(world, (block, row, earlier) =>
            Corrections.Expect(world, SubjectKind.Citizen, block, row, slot: 7, earlier, record: 0)));
        Assert.Equal(0.5, agreeing, Tolerance);
    }

    [Fact]
    public void Two_lenders_whose_loans_fail_on_one_day_decide_apart_whether_to_sue()
    {
        RunInputs inputs = SmallRuns.Inputs("none", People, days: 3000, set: "credit.court_share=0.5");
        using var team = new Engine.Threads.Team(2);
        using var run = new Run(inputs, team);
        run.Live(new Kept(), isHashing: false, CancellationToken.None, until: 2);
        Assert.Equal(
            0.5,
            Agreeing(run.World, (block, row, earlier) =>
                LoanCalendar.End(run.World, block, row, hasFailed: true, earlier)),
            Tolerance);
    }

    private static double Agreeing(World world, Action<Block, int, int> happens)
    {
        int agreeing = 0;
        for (int row = 0; row < People; row++)
        {
            agreeing += Follows(row, 0) == Follows(row, 1) ? 1 : 0;
        }
        return agreeing / (double)People;

        bool Follows(int row, int earlier)
        {
            Block block = world.BlockOf(SubjectKind.Citizen, row);
            int before = block.Dated.Count;
            happens(block, row, earlier);
            return block.Dated.Count > before;
        }
    }
}
