using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Acts;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Markets;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Consequences;

/// <summary>
/// What rewards bring to those who have them: each is used now and then, and each use is worth euro or saves days.
/// Everybody has a turn a month; how often a use comes up is the same in every arm.
/// </summary>
public static class Rewards
{
    /// <summary>Parts of a day that are counted: hundredths.</summary>
    public const int DayUnit = 100;

    private const Consequence Used = Consequence.DepositFreeRental | Consequence.FuelDiscount | Consequence.FastLane
        | Consequence.PriorityCare | Consequence.PriorityHiring | Consequence.CheaperLoans
        | Consequence.PraisedInPublic;

    private const Consequence UsedOnSecondDraw =
        Consequence.PriorityHiring | Consequence.CheaperLoans | Consequence.PraisedInPublic;

    private const uint Slot = 0x52455741;

    /// <summary>The day's turns of one block.</summary>
    public static void Turn(World world, Block block)
    {
        if (!world.Switches.Consequences)
        {
            return;
        }
        (int from, int to) = block.TurnOf(world.Day);
        for (int row = from; row < to; row++)
        {
            ref readonly Citizen citizen = ref world.Nation.Citizens[row];
            if ((citizen.Consequences & Used) != 0 && citizen.Age >= OpportunityRates.AdultAge)
            {
                Use(world, block, row, citizen);
            }
        }
    }

    private static void Use(World world, Block block, int row, in Citizen citizen)
    {
        EffectsParameters effects = world.Parameters.Effects;
        MarketsParameters markets = world.Parameters.Markets;
        Words first = world.Draws(Purpose.Uptake).At((uint)row, (uint)world.Day, Slot);
        Words second = (citizen.Consequences & UsedOnSecondDraw) != 0
            ? world.Draws(Purpose.Uptake).At((uint)row, (uint)world.Day, Slot, 1)
            : default;
        double loan = citizen.IncomePerMonth * markets.LoanMonthsOfIncome * markets.BasePrice
            * markets.CheaperLoanDiscount * markets.LoanTermDays / Calendar.DaysPerYear;
        var gain = new Gain(citizen.Consequences);
        gain.Add(Consequence.DepositFreeRental, effects.RentalsPerYear, first.W0, effects.RentalValue, 0);
        gain.Add(Consequence.FuelDiscount, effects.FuelBillsPerYear, first.W1, effects.FuelValue, 0);
        gain.Add(Consequence.FastLane, effects.OfficeVisitsPerYear, first.W2, 0, effects.OfficeDaysSaved);
        gain.Add(Consequence.PriorityCare, effects.CareVisitsPerYear, first.W3, 0, effects.CareDaysSaved);
        gain.Add(
            Consequence.PriorityHiring, effects.PriorityApplicationsPerYear, second.W0, 0, effects.HiringDaysSaved);
        gain.Add(Consequence.CheaperLoans, effects.DiscountedLoansPerYear, second.W1, loan, 0);
        gain.Add(Consequence.PraisedInPublic, effects.PraisesPerYear, second.W2, 0, 0);
        if (gain.Uses == 0)
        {
            return;
        }
        int province = world.ProvinceOf(SubjectKind.Citizen, row);
        Cells cells = Groupings.Of(citizen);
        block.Tally.Add(Counter.RewardsUsed, province, cells, gain.Uses);
        block.Tally.Add(Counter.RewardValue, province, cells, (long)Math.Round(gain.Euro));
        block.Tally.Add(Counter.RewardDays, province, cells, (long)Math.Round(gain.Days * DayUnit));
        world.Live(SubjectKind.Citizen, row, LifeEvent.RewardUsed, gain.Uses, 0);
    }

    // A month's uses of one person. A rate above one a month brings a whole number of sure uses and a chance of one
    // more, so that the mean is the rate.
    private struct Gain(Consequence held)
    {
        public int Uses;
        public double Euro;
        public double Days;

        public void Add(Consequence reward, double perYear, uint word, double euro, double days)
        {
            if ((held & reward) == 0)
            {
                return;
            }
            double expected = perYear * Calendar.TurnShare;
            int uses = (int)Math.Floor(expected);
            uses += Uniform.Open(word) < expected - uses ? 1 : 0;
            Uses += uses;
            Euro += uses * euro;
            Days += uses * days;
        }
    }
}
