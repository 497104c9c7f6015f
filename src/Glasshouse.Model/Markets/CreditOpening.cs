using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Acts;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Markets;

/// <summary>
/// Credit as it stands on the first morning: scores, loans that run and arrears among them. Loans were asked for
/// evenly over the past two terms, since arrears can outlast a term, and lent by the bureau's data and the cut-off of
/// profit, whatever the regime to come, so that every arm opens the same book: what such lending leaves standing after
/// years.
/// </summary>
public static class CreditOpening
{
    private const int MostLoans = 12;

    /// <summary>Terms before day 0 in which loans were lent.</summary>
    private const int Terms = 2;

    /// <summary>Number of loans that were lent before day 0.</summary>
    private const long BeforeDayZero = -1;

    public static void Open(World world)
    {
        double[] opening = new double[MostLoans + 1];
        Poisson(Terms * world.Parameters.Credit.OpeningLoansPerAdult, opening);
        world.Team.Run(world.CitizenBlocks.Length, number =>
        {
            Block block = world.CitizenBlocks[number];
            for (int row = block.First; row < block.First + block.InUse; row++)
            {
                if (world.Nation.Citizens[row].Age >= OpportunityRates.AdultAge)
                {
                    Open(world, block, row, opening);
                }
            }
        });
    }

    private static void Open(World world, Block block, int row, double[] opening)
    {
        ref readonly Citizen citizen = ref world.Nation.Citizens[row];
        ref CreditFile file = ref world.Nation.CreditFiles[row];
        double failing = citizen.DefaultProbability;
        if (!citizen.Has(CitizenTraits.ThinFile))
        {
            file.Score = file.DrawnScore = world.Scorecard.DrawnScore(world.Seed, row, failing);
        }
        CreditParameters credit = world.Parameters.Credit;
        MarketsParameters markets = world.Parameters.Markets;
        int least = world.Scorecard.ScoreFrom(markets.RepaymentCutoff);
        double share = Uniform.Open(CreditDraws.Lasting(world.Seed, row, CreditDraws.OpeningSlot).W0);
        for (uint loan = 0; loan < MostLoans && share >= opening[loan]; loan++)
        {
            Words asked = CreditDraws.Lasting(world.Seed, row, CreditDraws.OpeningSlot, (2 * loan) + 1);
            bool isLent = file.HasFile
                ? file.DrawnScore >= least
                : Uniform.Open(asked.W0) < credit.UnreadApprovalShare;
            Words words = CreditDraws.Lasting(world.Seed, row, CreditDraws.OpeningSlot, (2 * loan) + 2);
            LoanCourse course = LoanCourse.Of(words, failing, markets.LoanTermDays, credit);
            int lentDay = -1 - Uniform.Below(asked.W1, Terms * markets.LoanTermDays);
            if (isLent && lentDay + course.EndDays >= 0)
            {
                LoanCalendar.Lend(world, block, row, BeforeDayZero, lentDay, course);
            }
        }
    }

    // Cumulated probabilities of 0, 1, 2 ... loans.
    private static void Poisson(double mean, double[] cumulated)
    {
        double term = Exact.Exp(-mean);
        double sum = 0;
        for (int loans = 0; loans < cumulated.Length; loans++)
        {
            sum += term;
            cumulated[loans] = sum;
            term *= mean / (loans + 1);
        }
    }
}
