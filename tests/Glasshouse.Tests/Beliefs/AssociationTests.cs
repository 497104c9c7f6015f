using Glasshouse.Engine.Columns;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Nations;
using Glasshouse.Model.Observations;
using Glasshouse.Model.Scores;
using Xunit;

namespace Glasshouse.Tests.Beliefs;

public sealed class AssociationTests
{
    private static RunInputs Inputs(double weight, bool isOn = true, int days = 200, int citizens = 3000)
    {
        RunInputs inputs = SmallRuns.Inputs("integrated-score", citizens: citizens, days: days, record: "summary");
        Regime regime = inputs.Regimes["integrated-score"];
        RegimeSystem system = regime.Citizens! with { Contagion = new ContagionRule { FriendsWeight = weight } };
        return inputs.Under(regime with { Citizens = system }).With(new Switches { Association = isOn });
    }

    private static T Live<T>(RunInputs inputs, Func<World, T> look) =>
        SmallRuns.Live(inputs, (world, _) => look(world));

    private static int[] Kept(World world) =>
        [.. world.Nation.Outlooks.Span.ToArray().Select(outlook => outlook.TiesKept)];

    private static int[] Pulls(World world) =>
        [.. world.RegisterOf(SubjectKind.Citizen).Standings!.Span.ToArray().Select(one => (int)one.Association)];

    [Fact]
    public void Without_the_mechanism_a_weight_is_as_good_as_none()
    {
        Assert.Equal(SmallRuns.Lives(Inputs(0)), SmallRuns.Lives(Inputs(0.3, isOn: false)));
        Assert.NotEqual(SmallRuns.Lives(Inputs(0)), SmallRuns.Lives(Inputs(0.3)));
    }

    [Fact]
    public void Where_friends_weigh_nothing_everybody_keeps_all_ties()
    {
        Assert.All(Live(Inputs(0), Kept), kept => Assert.Equal(Ties.AllTies, kept));
        Assert.Contains(Live(Inputs(0.3), Kept), kept => kept < Ties.AllTies);
    }

    [Fact]
    public void A_dropped_tie_is_gone_at_both_ends() => Live(Inputs(0.5), world =>
    {
        for (int row = 0; row < world.Nation.CitizensAtStart; row++)
        {
            for (int tie = 0; tie < Ties.StrongTies; tie++)
            {
                int other = world.Nation.Ties.Strong(row, world.Nation.Citizens[row].Municipality, tie);
                Assert.True(other < 0 || world.Nation.Outlooks[row].HasDropped(tie)
                    == world.Nation.Outlooks[other].HasDropped(tie));
            }
        }
        return true;
    });

    [Fact]
    public void Threads_change_nothing_where_friends_count()
    {
        RunInputs inputs = Inputs(0.3, days: 95);
        Assert.Equal(SmallRuns.Hashes(inputs, 1), SmallRuns.Hashes(inputs, 3));
    }

    [Fact]
    public void Some_are_pulled_down_and_nobody_up()
    {
        int[] pulls = Live(Inputs(0.3), Pulls);
        Assert.All(pulls, pull => Assert.True(pull >= 0));
        Assert.Contains(pulls, pull => pull > 0);
    }

    [Fact]
    public void Ties_take_nothing_from_whoever_has_no_file_and_those_without_one_weigh_nothing()
    {
        RunInputs inputs = Inputs(0.5);
        Regime regime = inputs.Regimes["integrated-score"];
        Live(
            inputs.Under(regime with
            {
                Citizens = regime.Citizens! with { MinimumAge = 18, Consent = new ConsentRule { UptakeShare = 0.5 } },
            }),
            world =>
            {
                Standing[] standings = world.RegisterOf(SubjectKind.Citizen).Standings!.Span.ToArray();
                Assert.Contains(standings, standing => standing.Association > 0);
                for (int row = 0; row < world.Nation.CitizensAtStart; row++)
                {
                    Assert.True(standings[row].Association == 0 || HasFile(world, row));
                    // Those included that have been dropped since.
                    int others = Enumerable.Range(0, Ties.StrongTies).Count(tie =>
                        world.Nation.Ties.Strong(row, world.Nation.Citizens[row].Municipality, tie)
                            is >= 0 and int other && HasFile(world, other));
                    Assert.True(standings[row].Association == 0 || others > 0);
                }
                return true;
            });

        static bool HasFile(World world, int row) =>
            !world.IsAlive(SubjectKind.Citizen, row) || Enrolment.HasFile(world, SubjectKind.Citizen, row);
    }

    [Fact]
    public void Whom_friends_alone_bring_under_sanctions_is_no_false_positive()
    {
        (double Wrong, double Pulled) Of(double weight) => SmallRuns.Live(
            Inputs(weight, days: 365, citizens: 20_000),
            (_, kept) => (Last(kept, "false_positive_rate"), Last(kept, "sanctioned_by_association_share")));

        static double Last(Kept kept, string measure) =>
            kept.Measures.Where(row => row.RegionId == 0 && row.GroupId == 0 && row.Measure == measure)
                .Select(row => row.Value).DefaultIfEmpty(0).Last();

        (double wrong, double pulled) = Of(0.5);
        Assert.True(pulled > 0.002);
        Assert.InRange(wrong, 0, Of(0).Wrong + (0.5 * pulled));
    }

    [Fact]
    public void What_ties_take_is_given_back_when_they_rise()
    {
        RegimeSystem system = Inputs(0.3).Regimes["integrated-score"].Citizens!;
        var rules = new Rulebook(SubjectKind.Citizen, system, []);
        Standing standing = rules.Blank(0);
        var decisions = new RowList<ScoreDecision>();
        Scorer.Associate(rules, ref standing, new Diary(), 0, 60, 10, decisions);
        Assert.Equal(rules.Start - 60, standing.Score);
        // Time returns points to where ties leave them, and no farther.
        Assert.Equal(rules.Start - 60, Scorer.ScoreOn(rules, standing, 4000));
        Scorer.Associate(rules, ref standing, new Diary(), 0, 0, 4000, decisions);
        Assert.Equal(rules.Start, standing.Score);
    }

    [Theory]
    [InlineData(0.3, 500, 5, 30)]
    [InlineData(0.3, 0, 5, 0)]
    [InlineData(1, 300, 3, 100)]
    [InlineData(1, 300, 0, 0)]
    public void Points_are_a_share_of_the_mean_shortfall(double weight, int shortfalls, int ties, int points) =>
        Assert.Equal(points, Association.Points(weight, shortfalls, ties));
}
