using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Acts;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Observations;

/// <summary>
/// Records bought off before they are filed: somebody who is about to get one offers money, and an official of the
/// local office takes it where what it is worth to the one exceeds what it costs the other. The file then lacks what
/// was seen, and the official has taken a bribe.
/// </summary>
public sealed class Sales(World world)
{
    /// <summary>Parts of a price that are counted: hundredths of utility.</summary>
    public const int PriceUnit = 100;

    private readonly int _bribe = world.BehaviourRow(NamedBehaviours.BribeTaken);

    /// <summary>Whether a citizen's record is bought off.</summary>
    public bool IsBoughtOff(in Filing filing)
    {
        double offered = world.Parameters.Officials.SaleOfferedShare;
        if (offered == 0 || _bribe < 0 || !world.Switches.ScoreSales || filing.Mends || filing.IsSuspicion
            || world.Catalogue[filing.Behaviour].Kind is not (BehaviourKind.Violation or BehaviourKind.Obligation))
        {
            return false;
        }
        Words words = world.Draws(Purpose.Sale).At(
            (uint)filing.Row, (uint)world.Day, world.Catalogue[filing.Behaviour].Key, (uint)filing.Channel);
        return Uniform.Open(words.W0) < offered && IsAgreed(filing, words.W1);
    }

    private bool IsAgreed(in Filing filing, uint word)
    {
        ref readonly Citizen citizen = ref world.Nation.Citizens[filing.Row];
        int number = world.Nation.Municipalities[citizen.Municipality].Office;
        ref readonly Office office = ref world.Nation.Offices[number];
        int seller = office.FirstOfficial + Uniform.Below(word, office.Posts);
        Block block = world.OfficialBlocks[0];
        int province = world.ProvinceOf(SubjectKind.Official, seller);
        Cells cells = Groupings.Of(world.Nation.Officials[seller]);
        block.Tally.Add(Counter.SalesOffered, province, cells);
        if (world.Officialdom.Careers[seller].IsAway(world.Day)
            || Corruption.Price(WorthTo(citizen, filing.Behaviour), CostOf(seller)) is not { } price)
        {
            return false;
        }
        ref readonly Incentive incentive = ref world.Incentives[(int)SubjectKind.Official][_bribe];
        Deeds.Do(world, block, SubjectKind.Official, seller, _bribe, incentive);
        ref ushort taken = ref world.Officialdom.Careers[seller].BribesTaken;
        taken = Saturate.Increment(taken);
        block.Tally.Add(Counter.SalesMade, province, cells);
        block.Tally.Add(Counter.SalePrice, province, cells, (long)Math.Round(price * PriceUnit));
        return true;
    }

    // What the rules would take, in money that the rich part with more easily.
    private double WorthTo(in Citizen citizen, int behaviour)
    {
        double severity = world.Incentives[(int)SubjectKind.Citizen][behaviour].AddedSeverity;
        return world.Parameters.Officials.SaleWorth * severity * MeansOf(citizen.IncomeDecile);
    }

    // Rank in incomes against the middle: from a tenth to nearly twice.
    private static double MeansOf(int decile) => (decile + 0.5) / (Groupings.Deciles / 2.0);

    /// <summary>Least that a sale must bring an official: the risk to post and good name, and scruples.</summary>
    public double CostOf(int seller)
    {
        (double risk, double rent, double scruple) = OfficialActs.StakesOf(world, seller, _bribe);
        return Corruption.SaleCost(risk, rent, scruple);
    }
}
