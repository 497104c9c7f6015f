using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Acts;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Observations;

/// <summary>An offer that an organisation made today to the inspector who found something out about it.</summary>
/// <param name="Row">Organisation.</param>
/// <param name="Inspector">Official it was made to.</param>
/// <param name="Price">What is paid, utility; 0 where the offer is turned down.</param>
public readonly record struct InspectorOffer(int Row, int Inspector, float Price)
{
    public bool IsTaken => Price > 0;
}

/// <summary>
/// Findings bought off: an organisation at which an inspector finds something offers money, and the inspector takes it
/// where the penalty is worth more to the one than an honest face to the other (Becker and Stigler 1974). The breach
/// was done all the same; inspectors and file know nothing of it.
/// </summary>
public sealed class InspectorBribes(World world)
{
    private readonly int _bribe = world.BehaviourRow(NamedBehaviours.BribeTaken);

    /// <summary>
    /// Whether what an inspector finds out is hushed up. Looks only, so that blocks can ask at once; the offer is
    /// noted, and honoured by <see cref="Pay"/>.
    /// </summary>
    /// <param name="block">Block of the organisation.</param>
    /// <param name="row">The organisation.</param>
    /// <param name="behaviour">What was found out, rightly or not.</param>
    public bool Hushes(Block block, int row, int behaviour)
    {
        OfficialsParameters officials = world.Parameters.Officials;
        if (officials.InspectionBribeOfferedShare == 0 || _bribe < 0 || !world.Switches.FirmBribes
            || world.Catalogue[behaviour].Kind is not (BehaviourKind.Violation or BehaviourKind.Obligation))
        {
            return false;
        }
        ref readonly Organisation organisation = ref world.Nation.Organisations[row];
        bool hasTies = world.Switches.Connections && organisation.Connected;
        double offered = officials.InspectionBribeOfferedShare * (hasTies ? officials.ConnectedBribeRatio : 1);
        Words words = world.Draws(Purpose.Sale).At(
            (uint)row, (uint)world.Day, world.Catalogue[behaviour].Key, (uint)Channel.Inspections);
        if (Uniform.Open(words.W0) >= offered)
        {
            return false;
        }
        uint visit = world.Draws(Purpose.Inspection).At((uint)row, (uint)world.Day, 0).W1;
        int inspector = world.InspectionPlan.InspectorOf(organisation, row, visit);
        double? price = world.Officialdom.Careers[inspector].IsAway(world.Day)
            ? null
            : Corruption.Price(WorthTo(organisation, behaviour), LeastFor(inspector));
        block.InspectorOffers.Add(new InspectorOffer(row, inspector, (float)(price ?? 0)));
        return price is not null;
    }

    /// <summary>The day's offers of a block: inspectors have taken bribes, organisations have paid them.</summary>
    /// <param name="from">Block of the organisations.</param>
    public void Pay(Block from)
    {
        Block block = world.OfficialBlocks[0];
        foreach (ref readonly InspectorOffer offer in from.InspectorOffers.Span)
        {
            int province = world.ProvinceOf(SubjectKind.Organisation, offer.Row);
            Cells cells = world.CellsOf(SubjectKind.Organisation, offer.Row);
            from.Tally.Add(Counter.FindingBribesOffered, province, cells);
            if (!offer.IsTaken)
            {
                continue;
            }
            from.Tally.Add(Counter.FindingBribesPaid, province, cells);
            from.Tally.Add(
                Counter.FindingBribePrice, province, cells, (long)Math.Round(offer.Price * Sales.PriceUnit));
            ref readonly Incentive incentive = ref world.Incentives[(int)SubjectKind.Official][_bribe];
            Deeds.Do(world, block, SubjectKind.Official, offer.Inspector, _bribe, incentive);
            ref ushort taken = ref world.Officialdom.Careers[offer.Inspector].BribesTaken;
            taken = Saturate.Increment(taken);
        }
        from.InspectorOffers.Clear();
    }

    // What ordinary law and the rules would take for it.
    private double WorthTo(in Organisation organisation, int behaviour)
    {
        Incentives incentives = world.Incentives[(int)SubjectKind.Organisation];
        return world.Parameters.Officials.InspectionBribeWorth * incentives[behaviour].SeverityTo(
            organisation.AwarenessRank < incentives.AwarenessThreshold,
            world.Lobbies.SparedShareOf(organisation.Sector, behaviour, world.Day));
    }

    /// <summary>The least that an inspector takes: there a bribe is worth its risk and scruples exactly.</summary>
    /// <param name="inspector">Row of the official.</param>
    public double LeastFor(int inspector)
    {
        (double risk, double rent, double scruple) = OfficialActs.StakesOf(world, inspector, _bribe);
        return Corruption.LeastBribe(risk, rent, scruple);
    }
}
