using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Consequences;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Markets;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Observations;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model.Acts;

/// <summary>
/// Ways off a list that take doing: courts look again at the means of listed debtors, and members seek repair at its
/// price. Everybody listed has a turn a month; what comes of it is filed as a note, like a payment.
/// </summary>
public static class Releases
{
    private const uint Slot = 0x52454C53;
    private const double EuroPerThousand = 1000;

    /// <summary>The day's turns of one block.</summary>
    public static void Turn(World world, Block block, SubjectKind kind)
    {
        Register register = world.RegisterOf(kind);
        if (register.Rules is not { } rules || (kind == SubjectKind.Organisation && !world.Switches.FirmRepair))
        {
            return;
        }
        // Backwards, because who is on no list any more is taken out on the way.
        for (int place = block.Listings.Count - 1; place >= 0; place--)
        {
            int row = block.Listings.Rows[place];
            if ((row - world.Day) % Calendar.DaysPerMonth != 0)
            {
                continue;
            }
            ref readonly Standing standing = ref register.Standings![row];
            if (!standing.HasDates)
            {
                block.Listings.Remove(row);
                continue;
            }
            ref Listing listing = ref block.Listings.Values[place];
            for (int list = 0; list < rules.Lists.Length; list++)
            {
                if (standing.IsOn(list) && rules.Leads(listing.Behaviour, list)
                    && listing.ReasonOf(list) == ExitReason.Time)
                {
                    Review(world, block, row, listing, rules.Lists[list]);
                    SeekRepair(world, block, kind, row, ref listing, list, rules.Lists[list]);
                }
            }
        }
    }

    // The court looks at the debtor's means again.
    private static void Review(World world, Block block, int row, in Listing listing, ListRule list)
    {
        if (list.Inability is not { } rule || listing.DebtDay == Listing.NoDebt
            || Uniform.Open(Draw(world, row, list, world.Day).W0) >= rule.ReviewsPerYear * Calendar.TurnShare
            || !CourtFindings.IsFoundUnable(world, row, listing.Behaviour, listing.DebtDay, rule))
        {
            return;
        }
        block.Acts.Add(new Act(row, listing.Behaviour) { Mends = true, Finding = Finding.Unable });
    }

    // Asked for once a membership, by those who want to and can afford it.
    private static void SeekRepair(
        World world, Block block, SubjectKind kind, int row, ref Listing listing, int number, ListRule list)
    {
        int entered = listing.EnteredOn(number);
        if (list.Repair is not { } rule || world.Day - entered < rule.AfterDays || listing.HasAskedForRepair(number)
            || (rule.OnlyWithoutRepeat && listing.HasRepeated(number)) || !CanAfford(world, kind, row, rule.Price))
        {
            return;
        }
        Words words = Draw(world, row, list, entered);
        listing.AskForRepair(number);
        if (Uniform.Open(words.W1) >= rule.SoughtShare)
        {
            return;
        }
        int province = world.ProvinceOf(kind, row);
        Cells cells = world.CellsOf(kind, row);
        bool isGranted = Uniform.Open(words.W2) < rule.GrantedShare;
        block.Tally.Add(Counter.RepairsSought, province, cells);
        block.Tally.Add(Counter.RepairPrice, province, cells, (long)Math.Round(rule.Price));
        world.Live(kind, row, LifeEvent.Repair, listing.Behaviour, isGranted ? 1 : 0);
        if (isGranted)
        {
            block.Acts.Add(new Act(row, listing.Behaviour) { Mends = true, Finding = Finding.Repaired });
        }
    }

    /// <summary>Whether the price lies within what somebody can spend of the own income, or of what is sold.</summary>
    public static bool CanAfford(World world, SubjectKind kind, int row, double price)
    {
        double perMonth = kind == SubjectKind.Citizen
            ? world.Nation.Citizens[row].IncomePerMonth
            : ConsumerMarket.TurnoverOf(world, world.Nation.Organisations[row]) * EuroPerThousand;
        return price <= perMonth * world.Parameters.Debts.RepairMonthsOfIncome;
    }

    private static Words Draw(World world, int row, ListRule list, int day) =>
        world.Draws(Purpose.Listing).At((uint)row, (uint)day, KeyedId.Of(list.Name) ^ Slot);
}
