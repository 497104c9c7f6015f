using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Markets;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;
using Xunit;

namespace Glasshouse.Tests.Markets;

public sealed class CreditTests
{
    private const int Citizens = 6000;
    private const int Days = 120;

    /// <summary>Only lenders read a score, so only who gets a loan, and what follows, can differ.</summary>
    [Fact]
    public void Without_delayed_impact_scores_stay_and_nothing_happens_before_the_first_decision()
    {
        RunInputs inputs = SmallRuns.Inputs("none", Citizens, Days);
        RunInputs still = inputs.With(new Switches { DelayedImpact = false });
        Assert.Contains(Files(inputs), file => file.Score != file.DrawnScore);
        Assert.All(Files(still), file => Assert.Equal(file.DrawnScore, file.Score));
        Assert.Equal(Lives(inputs, 29), Lives(still, 29));
        Assert.NotEqual(Figure(inputs, "credit_score_mean"), Figure(still, "credit_score_mean"));
    }

    [Fact]
    public void Without_file_errors_no_file_is_wrong_and_nobody_who_asks_for_no_loan_lives_otherwise()
    {
        RunInputs inputs = SmallRuns.Inputs("none", Citizens, Days);
        RunInputs right = inputs.With(new Switches { FileErrors = false });
        Assert.InRange(Figure(inputs, "credit_file_error_share"), 0.22, 0.30);
        Assert.Equal(0, Figure(right, "credit_file_error_share"));
        Assert.Equal(Lives(inputs, 29), Lives(right, 29));
        Assert.NotEqual(Figure(inputs, "credit_auc"), Figure(right, "credit_auc"));
    }

    [Fact]
    public void With_screening_the_safest_drop_out_where_a_loan_costs_more_than_it_brings()
    {
        RunInputs inputs = SmallRuns.Inputs("none", Citizens, Days, set: "credit.project_return=1.05");
        RunInputs plain = inputs.With(new Switches { CreditScreening = false });
        LoanRow[] screened = Decided(inputs);
        LoanRow[] all = Decided(plain);
        LoanRow[] gone = [.. screened.Where(loan => loan.Decision == "withdrawn")];
        Assert.NotEmpty(gone);
        Assert.DoesNotContain(all, loan => loan.Decision == "withdrawn");
        Assert.True(gone.Average(loan => loan.TrueDefaultProbability)
            < screened.Where(loan => loan.Decision == "approved").Average(loan => loan.TrueDefaultProbability));
        Assert.Equal(Lives(inputs, 29), Lives(plain, 29));
    }

    [Fact]
    public void Alternative_data_let_thin_files_be_read_and_consent_lets_some()
    {
        double bureau = ThinApproval(null);
        double all = ThinApproval(new LendingRules { Data = [CreditData.Bureau, CreditData.Alternative] });
        double some = ThinApproval(new LendingRules
        {
            Data = [CreditData.Bureau, CreditData.Alternative],
            ConsentShare = 0.5,
        });
        Assert.True(bureau + 0.1 < some, $"{bureau} {some}");
        Assert.True(some + 0.1 < all, $"{some} {all}");
    }

    [Fact]
    public void Equal_rates_approve_equal_shares_of_the_groups_that_can_be_read()
    {
        RunInputs inputs = Under(
            SmallRuns.Inputs("none", 60_000, 30),
            new LendingRules { Data = [CreditData.Bureau], CutOff = CutOffRule.DemographicParity });
        double[] shares = SmallRuns.Live(inputs, (world, kept) => kept.Loans
            .Where(loan => world.Nation.CreditFiles[loan.CitizenId].HasFile)
            .GroupBy(loan => world.Nation.Citizens[loan.CitizenId].Group)
            .OrderBy(group => group.Key)
            .Select(group => group.Average(loan => loan.Decision == "approved" ? 1.0 : 0)).ToArray());
        Assert.Equal(3, shares.Length);
        Assert.True(shares[0] is > 0.5 and < 1, $"{shares[0]}");
        // Whoever stands at a cut-off is approved by a draw, so shares differ by that draw alone.
        Assert.Equal(shares[0], shares[1], 0.06);
        Assert.Equal(shares[0], shares[2], 0.08);
    }

    [Fact]
    public void Who_is_refused_and_told_why_gets_errors_put_right()
    {
        RunInputs inputs = SmallRuns.Inputs(
            "none", Citizens, 90, set: ["credit.disputed_share=1", "markets.repayment_cutoff=0.99"]);
        RunInputs told = Under(inputs, new LendingRules { Data = [CreditData.Bureau], Reasons = true });
        Assert.All(Files(inputs), file => Assert.Equal(0, file.CorrectedSpell));
        Assert.Contains(Files(told), file => file.CorrectedSpell != 0);
        Assert.True(Figure(told, "credit_file_error_share") < Figure(inputs, "credit_file_error_share"));
    }

    [Fact]
    public void A_refusal_by_score_names_up_to_four_characteristics_that_cost_points() => SmallRuns.Live(
        SmallRuns.Inputs("none", Citizens, 90), (_, kept) =>
        {
            LoanRow[] refused = [.. kept.Loans.Where(loan => loan.Decision == "refused")];
            Assert.NotEmpty(refused);
            Assert.All(refused, loan => Assert.InRange(loan.Reasons.Split(", ").Length, 1, 4));
            Assert.Contains(refused, loan => loan.Reasons == "no readable history");
            Assert.Contains(refused, loan => loan.Reasons.Contains("payment history -"));
            return true;
        });

    [Fact]
    public void Banks_write_down_arrears_only_of_those_who_have_a_loan()
    {
        RunInputs inputs = SmallRuns.Inputs(
            "integrated-score", Citizens, Days,
            set: ["credit.opening_loans_per_adult=0", "observations.false_record_ratio=20"]);
        SmallRuns.Live(inputs, (_, kept) =>
        {
            var borrowers = kept.Loans.Where(loan => loan.Decision == "approved").Select(loan => loan.CitizenId)
                .ToHashSet();
            RecordRow[] records = [.. kept.Records.Where(record => record.Behaviour == NamedBehaviours.LoanArrears)];
            Assert.All(records, record => Assert.Contains(record.SubjectId, borrowers));
            return true;
        });
    }

    [Fact]
    public void Every_loan_that_runs_ends_once_and_arrears_end_with_it() => SmallRuns.Live(
        SmallRuns.Inputs(
            "none", 3000, 720, set:
            [
                "markets.loan_term_days=60", "credit.arrears_days=30", "credit.opening_loans_per_adult=0",
            ]).With(new Switches { Demography = false }),
        (world, kept) =>
        {
            foreach (ref readonly CreditFile file in world.Nation.CreditFiles.Span)
            {
                Assert.True(file.LoansInArrears <= file.LoansRunning);
            }
            long running = kept.Loans.Count(loan => loan is { Decision: "approved", Outcome: null });
            Assert.Equal(running, world.Nation.CreditFiles.Span.ToArray().Sum(file => (long)file.LoansRunning));
            Assert.Contains(kept.Acts, act => act.Behaviour == NamedBehaviours.LoanArrears);
            return true;
        });

    private static RunInputs Under(RunInputs inputs, LendingRules rules) =>
        inputs.Under(inputs.Regimes["none"] with { Lending = rules });

    private static double ThinApproval(LendingRules? rules)
    {
        RunInputs inputs = SmallRuns.Inputs("none", 20_000, 60);
        LoanRow[] loans = Decided(rules is null ? inputs : Under(inputs, rules));
        return SmallRuns.Live(rules is null ? inputs : Under(inputs, rules), (world, _) => loans
            .Where(loan => !world.Nation.CreditFiles[loan.CitizenId].HasFile)
            .Average(loan => loan.Decision == "approved" ? 1.0 : 0));
    }

    private static LoanRow[] Decided(RunInputs inputs) => SmallRuns.Live(inputs, (_, kept) => kept.Loans.ToArray());

    private static CreditFile[] Files(RunInputs inputs) =>
        SmallRuns.Live(inputs, (world, _) => world.Nation.CreditFiles.Span.ToArray());

    private static double Figure(RunInputs inputs, string measure) => SmallRuns.Live(inputs, (_, kept) =>
        kept.Measures.Last(row => row.Measure == measure && row is { GroupId: 0, RegionId: 0 }).Value);

    private static uint[] Lives(RunInputs inputs, int days) =>
        SmallRuns.Lives(inputs with { Scenario = inputs.Scenario with { Days = days } });
}
