using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Markets;

/// <summary>
/// The days of a loan: lent, in arrears, cured or failed, repaid. Arrears and court orders belong to the Acts stage,
/// ends of loans to the Markets stage; each writes to its own block's files alone.
/// </summary>
public static class LoanCalendar
{
    /// <summary>Draw slots apart from those of decisions.</summary>
    private const uint CourtSlot = 1;

    /// <summary>Puts the days of a loan on the calendar, those that the run still sees.</summary>
    /// <param name="world">The world.</param>
    /// <param name="block">Block of the borrower.</param>
    /// <param name="row">Borrower.</param>
    /// <param name="loan">Number of the loan.</param>
    /// <param name="lentDay">Day of lending; before day 0 for loans that run at the start.</param>
    /// <param name="course">What becomes of it.</param>
    public static void Lend(World world, Block block, int row, long loan, int lentDay, in LoanCourse course)
    {
        ref CreditFile file = ref world.Nation.CreditFiles[row];
        file.LoansRunning = Saturate.Increment(file.LoansRunning);
        if (course.HasTrouble)
        {
            if (lentDay + course.TroubleDays < world.Day)
            {
                file.LoansInArrears += lentDay + course.TroubleEndsDays >= world.Day ? (byte)1 : (byte)0;
            }
            else
            {
                Put(world, block, lentDay + course.TroubleDays, row, DatedKind.LoanTrouble, loan);
            }
            Put(
                world, block, lentDay + course.TroubleEndsDays, row,
                course.Fails ? DatedKind.LoanFails : DatedKind.LoanCured, loan);
        }
        if (!course.Fails)
        {
            Put(world, block, lentDay + course.EndDays, row, DatedKind.LoanRepaid, loan);
        }
    }

    /// <summary>A loan is behind from today.</summary>
    public static void FallBehind(World world, int row)
    {
        ref CreditFile file = ref world.Nation.CreditFiles[row];
        file.LoansInArrears = Saturate.Increment(file.LoansInArrears);
    }

    /// <summary>Arrears are made good.</summary>
    public static void CatchUp(World world, int row)
    {
        ref CreditFile file = ref world.Nation.CreditFiles[row];
        file.LoansInArrears = Saturate.Decrement(file.LoansInArrears);
    }

    /// <summary>A loan is over: the score moves, and whoever had no file has one now.</summary>
    /// <param name="world">The world.</param>
    /// <param name="block">Block of the borrower.</param>
    /// <param name="row">Borrower.</param>
    /// <param name="hasFailed">Whether it has failed.</param>
    /// <param name="failedToday">Loans of the borrower that failed today before this one: each lender decides.</param>
    public static void End(World world, Block block, int row, bool hasFailed, int failedToday)
    {
        OpenFile(world, row);
        ref CreditFile file = ref world.Nation.CreditFiles[row];
        file.LoansRunning = Saturate.Decrement(file.LoansRunning);
        if (world.Switches.DelayedImpact)
        {
            file.Score = (short)world.Scorecard.Moves.After(file.Score, !hasFailed);
        }
        if (hasFailed)
        {
            CatchUp(world, row);
            file.Defaults = Saturate.Increment(file.Defaults);
            GoToCourt(world, block, row, failedToday);
        }
    }

    /// <summary>From now on the bureau has a file that can be read.</summary>
    public static void OpenFile(World world, int row)
    {
        ref Citizen citizen = ref world.Nation.Citizens[row];
        ref CreditFile file = ref world.Nation.CreditFiles[row];
        citizen.Traits &= ~CitizenTraits.ThinFile;
        if (!file.HasFile)
        {
            file.Score = file.DrawnScore = world.Scorecard.DrawnScore(world.Seed, row, citizen.DefaultProbability);
        }
    }

    // Some lenders sue; what the court orders is an obligation that may go unpaid.
    private static void GoToCourt(World world, Block block, int row, int failedToday)
    {
        CreditParameters credit = world.Parameters.Credit;
        int unpaid = world.UnpaidCourtDebt;
        Words words = world.Draws(Purpose.Loan).At((uint)row, (uint)world.Day, CourtSlot, (uint)failedToday);
        if (unpaid >= 0 && Uniform.Open(words.W0) < credit.CourtShare)
        {
            int day = world.Day + credit.CourtDays;
            if (day < world.Inputs.Scenario.Days)
            {
                block.Dated.Add(day, new DatedEvent(row, DatedKind.CourtOrder, (ushort)unpaid, 0));
            }
        }
    }

    private static void Put(World world, Block block, int day, int row, DatedKind kind, long loan)
    {
        // A loan that runs at the start may have trouble behind it.
        if (day >= world.Day && day < world.Inputs.Scenario.Days)
        {
            block.Dated.Add(day, new DatedEvent(row, kind, 0, loan));
        }
    }
}
