using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Markets;

/// <summary>
/// Lenders approve from a cut-off of the estimated probability of repayment, p* = l/(l+g) (MODEL.md 7.10). They see it
/// through noise, more of it where there is no credit history. Some are refused because of their standing.
/// </summary>
public sealed class CreditMarket(World world)
{
    /// <summary>Parts of a price that are counted: millionths a year.</summary>
    public const int PriceUnit = 1_000_000;

    /// <summary>Decides the month's requests of one block; loans are numbered from <paramref name="first"/>.</summary>
    public void Decide(Block block, long first)
    {
        foreach (ref readonly LoanRequest request in block.LoanRequests.Span)
        {
            Decide(block, request, first++);
        }
        block.LoanRequests.Clear();
    }

    /// <summary>Loans that end today, well or badly.</summary>
    public void End(Block block)
    {
        foreach (ref readonly DatedEvent dated in block.Due.Span)
        {
            if (dated.Kind is not (DatedKind.LoanRepaid or DatedKind.LoanFails))
            {
                continue;
            }
            ref readonly Citizen citizen = ref world.Nation.Citizens[dated.Row];
            int province = world.ProvinceOf(SubjectKind.Citizen, dated.Row);
            Cells cells = Groupings.Of(citizen);
            bool hasFailed = dated.Kind == DatedKind.LoanFails;
            block.Tally.Add(Counter.LoansEnded, province, cells);
            block.Tally.Add(Counter.LoansFailed, province, cells, hasFailed ? 1 : 0);
            world.Live(SubjectKind.Citizen, dated.Row, LifeEvent.Loan, 1, hasFailed ? 1 : 0);
        }
    }

    private void Decide(Block block, in LoanRequest request, long loan)
    {
        ref readonly Citizen citizen = ref world.Nation.Citizens[request.Row];
        bool isThin = citizen.Has(CitizenTraits.ThinFile);
        bool isBarred = world.Switches.Consequences && (citizen.Consequences & Consequence.NoLoans) != 0;
        Words words = world.Draws(Purpose.Loan).At((uint)request.Row, (uint)request.Day, 0);
        bool isCreditworthy = EstimatedRepayment(citizen, isThin, Uniform.Normal(words.W0))
            >= world.Parameters.Markets.RepaymentCutoff;
        bool isApproved = isCreditworthy && !isBarred;
        int province = world.ProvinceOf(SubjectKind.Citizen, request.Row);
        Cells cells = Groupings.Of(citizen);
        block.Tally.Add(Counter.LoansDecided, province, cells);
        block.Tally.Add(Counter.ThinFileDecided, province, cells, isThin ? 1 : 0);
        block.Tally.Add(Counter.LoansApproved, province, cells, isApproved ? 1 : 0);
        block.Tally.Add(Counter.ThinFileApproved, province, cells, isThin && isApproved ? 1 : 0);
        world.Live(SubjectKind.Citizen, request.Row, LifeEvent.Loan, 0, isApproved ? 1 : 0);

        LoanRow row = RowOf(request, loan, citizen, isApproved, isCreditworthy, isBarred);
        if (isApproved)
        {
            block.Tally.Add(Counter.LoanPrice, province, cells, (long)Math.Round((row.Price ?? 0) * PriceUnit));
            row = Lend(block, request.Row, citizen.DefaultProbability, words, row);
        }
        if (world.IsRecorded(SubjectKind.Citizen, request.Row))
        {
            block.Rows.Loans.Add(row);
        }
    }

    private double EstimatedRepayment(in Citizen citizen, bool isThin, double normal)
    {
        MarketsParameters markets = world.Parameters.Markets;
        double logit = Exact.Log((1 - citizen.DefaultProbability) / citizen.DefaultProbability);
        return Exact.Logistic(logit + ((isThin ? markets.ThinFileNoise : markets.FullFileNoise) * normal));
    }

    private LoanRow Lend(Block block, int row, double defaultProbability, in Words words, in LoanRow loan)
    {
        int term = world.Parameters.Markets.LoanTermDays;
        bool fails = Uniform.Open(words.W1) < defaultProbability;
        int day = world.Day + 1 + Uniform.Below(words.W2, term);
        if (day < world.Inputs.Scenario.Days)
        {
            DatedKind kind = fails ? DatedKind.LoanFails : DatedKind.LoanRepaid;
            block.Dated.Add(day, new DatedEvent(row, kind, 0, loan.LoanId));
        }
        return loan with { Outcome = fails ? "default" : "repaid", OutcomeDay = day };
    }

    private LoanRow RowOf(
        in LoanRequest request, long loan, in Citizen citizen, bool isApproved, bool isCreditworthy, bool isBarred)
    {
        MarketsParameters markets = world.Parameters.Markets;
        bool isCheaper = world.Switches.Consequences && (citizen.Consequences & Consequence.CheaperLoans) != 0;
        double price = markets.BasePrice * (isCheaper ? 1 - markets.CheaperLoanDiscount : 1);
        string reasons = (isCreditworthy, isBarred) switch
        {
            (true, false) => "",
            (true, true) => "standing",
            (false, true) => "estimate, standing",
            _ => "estimate",
        };
        return new LoanRow(
            request.Day, loan, request.Row, isApproved ? "approved" : "refused", reasons,
            citizen.IncomePerMonth * markets.LoanMonthsOfIncome, isApproved ? price : null, null, null,
            citizen.DefaultProbability);
    }
}
