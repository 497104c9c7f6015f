using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Scores;
using Xunit;

namespace Glasshouse.Tests.Scores;

public sealed class GradingTests
{
    private const int Days = 520;
    private const string ByOwner = "owner's other organisation";

    private static readonly RunInputs Graded = SmallRuns.Inputs(
        "tax-grades", citizens: 4000, days: Days, set: "nations.shared_owner_share=0.9");

    [Fact]
    public void Every_part_of_a_grade_keeps_its_own_bits()
    {
        var state = new GradeState(0)
        {
            Grade = 4,
            DirectLeft = 2,
            NoBestLeft = 1,
            Carries = 1,
            AuditLeft = 3,
            Years = 3,
            Pulled = 1,
            Points = 400,
            Next = 99,
        };
        var standing = new Standing { Grade = state };
        GradeState kept = standing.Grade;
        Assert.Equal((4, 2, 1, 1), (kept.Grade, kept.DirectLeft, kept.NoBestLeft, kept.Carries));
        Assert.Equal((3, 3, 1, 400, 99), (kept.AuditLeft, kept.Years, kept.Pulled, kept.Points, kept.Next));
        kept.Points = 9999;
        Assert.Equal((GradeState.MostPoints, 99), (kept.Points, kept.Next));
    }

    [Fact]
    public void Looking_often_or_once_gives_the_same_grade()
    {
        var rules = new Rulebook(
            SubjectKind.Organisation, Graded.Regimes["tax-grades"].Organisations!,
            [.. Graded.Behaviours.OrderBy(one => one.Id, StringComparer.Ordinal)]);
        var diary = new Diary();
        var decisions = new Engine.Columns.RowList<ScoreDecision>();
        Standing often = rules.Blank(0);
        Standing once = rules.Blank(0);
        for (int day = 0; day < 2000; day++)
        {
            Scorer.Refresh(rules, ref often, diary, 0, day, decisions);
        }
        Scorer.Refresh(rules, ref once, diary, 0, 1999, decisions);
        Assert.Equal(often.Grade.Bits, once.Grade.Bits);
    }

    [Fact]
    public void Everybody_is_graded_on_the_grading_day_and_filings_show_the_grade() => SmallRuns.Live(
        Graded.With(new Switches { FirmTurnover = false }), (world, kept) =>
        {
            DecisionRow[] graded = [.. kept.Decisions.Where(one => one.Rule == "yearly grading")];
            Assert.Equal(world.Nation.OrganisationsAtStart, graded.Length);
            Assert.All(graded, one => Assert.Equal(484, one.Day));
            Assert.All(graded, one => Assert.Contains(one.Detail, "ABCDM", StringComparison.Ordinal));
            return true;
        });

    [Fact]
    public void The_worst_grade_pulls_the_owners_others_and_pulled_ones_pull_nobody() => SmallRuns.Live(
        Graded, (world, kept) =>
        {
            uint OwnerOf(DecisionRow one) => world.Nation.Organisations[one.SubjectId].Owner;
            DecisionRow[] pulled = [.. kept.Decisions.Where(one => one.Rule == ByOwner)];
            Assert.NotEmpty(pulled);
            Assert.All(pulled, one => Assert.Equal("D", one.Detail));
            Assert.All(pulled, one => Assert.Contains(kept.Decisions, first =>
                first.Kind == DecisionKind.Grade && first.Detail == "D" && first.Rule != ByOwner
                && first.Day == one.Day - 1
                && OwnerOf(first) == OwnerOf(one)));
            return true;
        });

    [Fact]
    public void Without_contagion_nothing_differs_before_the_first_pull_and_nobody_is_pulled()
    {
        RunInputs without = Graded.With(new Switches { GradeContagion = false });
        int first = SmallRuns.Live(
            Graded, (_, kept) => kept.Decisions.First(one => one.Rule == ByOwner).Day);
        ulong[] hashes = SmallRuns.Hashes(Graded, 2);
        ulong[] apart = SmallRuns.Hashes(without, 2);
        // The pull is on its way from the evening before.
        int differing = Enumerable.Range(0, Days).First(day => hashes[day] != apart[day]);
        Assert.Equal(first - 1, differing);
        Assert.Equal(0, SmallRuns.Live(
            without, (_, kept) => kept.Decisions.Count(one => one.Rule == ByOwner)));
    }

    [Fact]
    public void Without_yearly_grades_nobody_has_one()
    {
        RunInputs off = Graded.With(new Switches { YearlyGrades = false });
        SmallRuns.Live(off, (world, kept) =>
        {
            Assert.DoesNotContain(kept.Decisions, one => one.Kind == DecisionKind.Grade);
            Assert.DoesNotContain(
                kept.Measures, one => one.Measure.StartsWith("tax_grade_share", StringComparison.Ordinal));
            Assert.All(
                world.Nation.Organisations.Span.ToArray(),
                one => Assert.Equal(Consequence.None, one.Consequences));
            return true;
        });
        // What nobody keeps a file of is lived as under no regime: the audits are the ordinary ones.
        Assert.Equal(
            SmallRuns.Lives(
                SmallRuns.Inputs("none", citizens: 4000, days: Days, set: "nations.shared_owner_share=0.9")),
            SmallRuns.Lives(off));
    }

    [Fact]
    public void A_graded_nation_is_the_same_on_one_thread_and_on_three() =>
        Assert.Equal(SmallRuns.Hashes(Graded, 1), SmallRuns.Hashes(Graded, 3));
}
