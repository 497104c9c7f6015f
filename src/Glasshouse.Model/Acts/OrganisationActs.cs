using Glasshouse.Engine.Columns;
using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Acts;

/// <summary>What befalls or tempts organisations: unsafe products, labour breaches, awards, inspections.</summary>
public sealed class OrganisationActs
{
    private readonly World _world;
    private readonly OpportunityRates _rates;
    private readonly TaxFilings _filings;
    private readonly Incidents _incidents;

    public OrganisationActs(World world)
    {
        _world = world;
        _rates = world.OrganisationOpportunities;
        _filings = new TaxFilings(world);
        _incidents = new Incidents(world);
        Column<Organisation> organisations = world.Nation.Organisations;
        for (int row = 0; row < organisations.Length; row++)
        {
            if (world.IsAlive(SubjectKind.Organisation, row))
            {
                world.OrganisationRates[row] = _rates.Threshold(0, organisations[row].Frailty);
            }
        }
        _filings.Expect();
    }

    /// <summary>What blocks need before they run at once.</summary>
    public void Prepare() => _filings.Prepare();

    /// <summary>One block's day.</summary>
    public void Run(int number)
    {
        Block block = _world.OrganisationBlocks[number];
        // The floor leaves room for those who are inspected more; everybody's own share is taken out of it.
        uint floor = FloorOf(_world.InspectionPlan.MostPerYear);
        block.Scan(_world, Purpose.OrganisationScan, _world.OrganisationRates, floor);
        foreach (ref readonly Candidate candidate in block.Candidates.Span)
        {
            // The closed meet no opportunity, because theirs has rate 0, but the word of a visit is everybody's.
            if (!_world.IsAlive(SubjectKind.Organisation, candidate.Row))
            {
                continue;
            }
            ref Organisation organisation = ref _world.Nation.Organisations[candidate.Row];
            if (candidate.Word <= floor)
            {
                Decide(block, organisation, candidate);
            }
            else if (candidate.Word > FloorOf(_world.InspectionPlan.PerYearOf(organisation, candidate.Row)))
            {
                block.Exposed.Add(candidate.Row);
            }
        }
        Releases.Turn(_world, block, SubjectKind.Organisation);
        foreach (ref readonly DatedEvent dated in block.Due.Span)
        {
            if (dated.Kind == DatedKind.TaxFiling)
            {
                _filings.File(block, dated.Row);
            }
        }
    }

    private static uint FloorOf(double perYear) => uint.MaxValue - Uniform.Threshold(perYear / Calendar.DaysPerYear);

    private void Decide(Block block, in Organisation organisation, Candidate candidate)
    {
        int behaviour = _rates.Which(candidate.Word, 0, organisation.Frailty);
        Incentives incentives = _world.Incentives[(int)SubjectKind.Organisation];
        if (!_world.IsActive(behaviour))
        {
            return;
        }
        ref readonly Incentive incentive = ref incentives[behaviour];
        block.Tally.Add(
            Counter.Opportunities, _world.ProvinceOf(SubjectKind.Organisation, candidate.Row),
            Groupings.Of(organisation));
        Words words = _world.Draws(Purpose.Organisation).At((uint)candidate.Row, (uint)_world.Day, incentive.Key);
        double probability = Acceptance.Probability(
            incentive, ChooserOf(_world, organisation, candidate.Row, behaviour), Uniform.Normal(words.W1),
            _world.Parameters.Acts.ChoiceNoise);
        if (Uniform.Open(words.W0) < probability)
        {
            Deeds.Do(_world, block, SubjectKind.Organisation, candidate.Row, behaviour, incentive);
            _incidents.Follow(block, candidate.Row, behaviour);
        }
    }

    /// <summary>What an organisation brings to a choice about a behaviour.</summary>
    public static Chooser ChooserOf(World world, in Organisation organisation, int row, int behaviour)
    {
        int threshold = world.Incentives[(int)SubjectKind.Organisation].AwarenessThreshold;
        double risk = world.Perception.NetRisk(SubjectKind.Organisation, row, organisation.Experience, world.Day);
        return new Chooser(risk, organisation.Honesty, 0, organisation.AwarenessRank < threshold, false, 0)
        {
            IsConnected = organisation.Connected,
            SparedShare = world.Lobbies.SparedShareOf(organisation.Sector, behaviour, world.Day),
        };
    }
}
