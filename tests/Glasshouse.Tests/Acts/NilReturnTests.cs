using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Nations;
using Xunit;

namespace Glasshouse.Tests.Acts;

/// <summary>Months without sales on a tax return, and the best grade that they bar.</summary>
public sealed class NilReturnTests
{
    // The first grading is on day 484; what is declared on that day is left out.
    private const int GradingDay = 484;

    private static readonly RunInputs All = SmallRuns.Inputs(
        "tax-grades", citizens: 10_000, days: GradingDay + 1, set: ["taxes.nil_return_share=1"]);

    [Fact]
    public void Who_works_alone_and_hides_tax_is_not_of_the_best_grade_and_everybody_else_may_be()
    {
        int Best(RunInputs inputs, Func<Organisation, TaxPast, bool> isCounted) => SmallRuns.Live(inputs, (world, _) =>
        {
            Model.Scores.Register register = world.RegisterOf(SubjectKind.Organisation);
            return Enumerable.Range(0, world.Nation.OrganisationsAtStart).Count(row =>
                register.Standings![row].Grade.Grade == register.Rules!.Grades!.Best
                && world.Nation.Organisations[row].FilingDay != GradingDay - Calendar.DaysPerYear
                && isCounted(world.Nation.Organisations[row], world.Nation.TaxPasts[row]));
        });
        bool IsNil(Organisation organisation, TaxPast past) => organisation.Workers <= 1 && past.Hidden(0) > 0;

        RunInputs off = All.With(new Switches { NilReturns = false });
        Assert.Equal(0, Best(All, IsNil));
        Assert.True(Best(off, IsNil) > 0);
        Assert.True(Best(All, (organisation, past) => !IsNil(organisation, past)) > 0);
    }

    [Fact]
    public void Without_nil_returns_nobody_declares_months_without_sales()
    {
        double Nil(RunInputs inputs) => SmallRuns.Live(inputs, (_, kept) => kept.Measures
            .Where(row => row is { RegionId: 0, Measure: "nil_returns_share" }).Sum(row => row.Value));

        Assert.True(Nil(All) > 0);
        Assert.Equal(0, Nil(All.With(new Switches { NilReturns = false })));
    }
}
