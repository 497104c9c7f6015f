using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Nations;
using Glasshouse.Model.Scores;
using Xunit;

namespace Glasshouse.Tests.Acts;

/// <summary>Government bodies that break promises and leave bills unpaid, and what a regime holds of it.</summary>
public sealed class OfficeDealingTests
{
    private static readonly GovernmentRule Rule = new()
    {
        Start = 100,
        BrokenPromisePoints = 30,
        UnpaidBillPoints = 5,
        ReturnPerMonth = 1,
        ListedFromBills = 2,
    };

    private static readonly RunInputs Scored = SmallRuns.Inputs("integrated-score", citizens: 10_000, days: 365);

    [Fact]
    public void Points_are_taken_down_to_nought_and_two_bills_on_file_are_a_place_on_the_list_until_they_are_paid()
    {
        var register = new OfficeRegister(1);
        register.Begin(Rule);
        void Say(params OfficeDeed[] said)
        {
            foreach (OfficeDeed one in said)
            {
                register.Inbox.Add(new OfficeRecord(0, one));
            }
            register.Score(day: 0);
        }

        Say(OfficeDeed.BrokenPromise, OfficeDeed.UnpaidBill);
        Assert.Equal(65, register.Standings[0].Score);
        Assert.False(register.IsListed(0));
        Say(OfficeDeed.UnpaidBill, OfficeDeed.BrokenPromise, OfficeDeed.BrokenPromise, OfficeDeed.BrokenPromise);
        Assert.Equal(0, register.Standings[0].Score);
        Assert.True(register.IsListed(0));
        Say(OfficeDeed.BillsPaid);
        Assert.Equal(0, register.Standings[0].Score);
        Assert.False(register.IsListed(0));
        register.Score(day: Calendar.DaysPerMonth - 1);
        Assert.Equal(1, register.Standings[0].Score);
    }

    [Fact]
    public void What_offices_did_is_true_where_nobody_keeps_a_file_and_the_file_holds_less_than_the_truth()
    {
        (int Breaches, int Rightful) Of(RunInputs inputs) => SmallRuns.Live(inputs, (world, _) => (
            world.OfficeConducts.Sum(conduct => conduct.Breaches),
            world.OfficeConducts.Sum(conduct => conduct.RightfulRecords)));

        var none = Of(SmallRuns.Inputs("none", citizens: 10_000, days: 365));
        var scored = Of(Scored);
        Assert.True(none.Breaches > 0);
        Assert.Equal(0, none.Rightful);
        Assert.InRange(scored.Rightful, 1, scored.Breaches - 1);
    }

    [Fact]
    public void A_kept_promise_can_be_on_file_as_broken_and_a_perfect_ear_hears_all_and_nothing_else()
    {
        RunInputs With(double seen, double mistaken) => Scored with
        {
            Parameters = Scored.Parameters with
            {
                Government = Scored.Parameters.Government with
                {
                    PromiseSeenShare = seen,
                    BillSeenShare = seen,
                    PromiseFalseShare = mistaken,
                },
            },
        };
        SmallRuns.Live(With(seen: 1, mistaken: 0), (world, _) =>
        {
            Assert.All(world.OfficeConducts, conduct => Assert.Equal(conduct.Breaches, conduct.RightfulRecords));
            Assert.All(world.OfficeConducts, conduct => Assert.Equal(0, conduct.WrongfulRecords));
            return true;
        });
        SmallRuns.Live(With(seen: 0, mistaken: 1), (world, _) =>
        {
            Assert.Equal(
                world.OfficeConducts.Sum(conduct => conduct.PromisesDue - conduct.PromisesBroken),
                world.OfficeConducts.Sum(conduct => conduct.WrongfulRecords));
            return true;
        });
    }

    [Fact]
    public void Without_breaches_of_government_all_keep_their_word_and_nobody_elses_life_is_another()
    {
        SmallRuns.Live(Scored.With(new Switches { GovernmentBreaches = false }), (world, _) =>
        {
            Assert.All(world.OfficeConducts, conduct => Assert.Equal(default, conduct));
            return true;
        });
        RunInputs brief = SmallRuns.Inputs("integrated-score", citizens: 3000, days: 90);
        Assert.Equal(
            SmallRuns.Lives(brief), SmallRuns.Lives(brief.With(new Switches { GovernmentBreaches = false })));
    }

    [Fact]
    public void Nobody_of_a_listed_office_is_graded_excellent()
    {
        RunInputs all = Scored with
        {
            Parameters = Scored.Parameters with
            {
                Government = Scored.Parameters.Government with
                {
                    BillSeenShare = 1,
                    PaidPerYear = 0,
                    BillBenefit = 20,
                },
            },
        };
        SmallRuns.Live(all, (world, _) =>
        {
            YearGrade[] OfOffices(bool isListed) =>
            [
                .. Enumerable.Range(0, world.Nation.Officials.Length)
                    .Where(row => world.OfficeRegister.IsListed((int)world.Nation.Officials[row].Office) == isListed)
                    .Select(row => world.Officialdom.Careers[row].Grade),
            ];
            Assert.NotEmpty(OfOffices(isListed: true));
            Assert.DoesNotContain(YearGrade.Excellent, OfOffices(isListed: true));
            return true;
        });
        Assert.True(SmallRuns.Live(Scored, (world, _) => world.Officialdom.Careers.Span.ToArray()
            .Any(career => career.Grade == YearGrade.Excellent)));
    }
}
