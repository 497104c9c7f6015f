using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Consequences;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;
using Glasshouse.Model.Observations;

namespace Glasshouse.Model.Acts;

/// <summary>
/// What officials do, each on one day of the month: carry out or neglect the directive, take bribes or not, show
/// loyalty. At the month's end offices report (<see cref="OfficeReports"/>).
/// </summary>
public sealed class OfficialActs
{
    /// <summary>Colleagues on each side whom an official sees.</summary>
    private const int Reach = 5;

    private readonly World _world;
    private readonly OfficeReports _reports;
    private readonly OfficeDealings _dealings;
    private readonly int[] _behaviours;
    private readonly int _neglect;
    private readonly int _bribe;
    private readonly int _display;

    public OfficialActs(World world)
    {
        _world = world;
        _reports = new OfficeReports(world);
        _dealings = new OfficeDealings(world);
        int falsify = world.BehaviourRow(NamedBehaviours.ReportFalsified);
        _behaviours = [.. Enumerable.Range(0, world.Catalogue.Length)
            .Where(row => row != falsify && world.Catalogue[row].Subject == SubjectKind.Official)];
        _neglect = world.BehaviourRow(NamedBehaviours.DirectiveNeglected);
        _bribe = world.BehaviourRow(NamedBehaviours.BribeTaken);
        _display = world.BehaviourRow(NamedBehaviours.LoyaltyDisplay);
    }

    /// <summary>The day of those whose turn it is, and at the month's end the offices' reports and dealings.</summary>
    public void Run()
    {
        Block block = _world.OfficialBlocks[0];
        (int from, int to) = block.TurnOf(_world.Day);
        for (int row = from; row < to; row++)
        {
            block.Exposed.Add(row);
            // Who serves a term does nothing in office.
            for (int k = 0; k < _behaviours.Length && !_world.Officialdom.Careers[row].IsAway(_world.Day); k++)
            {
                Decide(block, row, _behaviours[k]);
            }
        }
        if ((_world.Day + 1) % Calendar.DaysPerMonth == 0)
        {
            _reports.Run(block);
            _dealings.Run();
        }
    }

    private void Decide(Block block, int row, int behaviour)
    {
        ref Official official = ref _world.Nation.Officials[row];
        Incentives incentives = _world.Incentives[(int)SubjectKind.Official];
        ref readonly Incentive incentive = ref incentives[behaviour];
        Words words = _world.Draws(Purpose.Office).At((uint)row, (uint)_world.Day, incentive.Key, 1);
        double share = _world.Catalogue[behaviour].OpportunitiesPerYear * Calendar.TurnShare;
        if (!_world.IsActive(behaviour) || Uniform.Open(words.W0) >= share)
        {
            return;
        }
        int province = _world.ProvinceOf(SubjectKind.Official, row);
        Cells cells = Groupings.Of(official);
        block.Tally.Add(Counter.Opportunities, province, cells);
        block.Tally.Add(Counter.BribeOpportunities, province, cells, behaviour == _bribe ? 1 : 0);
        bool isAware = official.AwarenessRank < incentives.AwarenessThreshold;
        double normal = Uniform.Normal(words.W1);
        double probability = behaviour == _bribe
            ? BribeProbability(row, incentive, normal)
            : Acceptance.Probability(
                incentive, new Chooser(OwnRisk(row), official.Honesty, 0, isAware, false, 0), normal,
                _world.Parameters.Acts.ChoiceNoise);
        bool takes = Uniform.Open(words.W2) < probability;
        if (takes)
        {
            Deeds.Do(_world, block, SubjectKind.Official, row, behaviour, incentive);
            _world.Nation.Offices[(int)official.Office].NeglectedDirectives += behaviour == _neglect ? 1 : 0;
        }
        if (takes && behaviour == _bribe)
        {
            block.Tally.Add(Counter.BribesTaken, province, cells);
            ref ushort taken = ref _world.Officialdom.Careers[row].BribesTaken;
            taken = Saturate.Increment(taken);
            Discipline.Hear(_world, block, row, Uniform.Open(words.W3));
        }
        if (behaviour == _display)
        {
            float towards = takes ? 1 : official.PrivateLoyalty;
            official.DisplayedLoyalty += (towards - official.DisplayedLoyalty)
                * (float)_world.Parameters.Acts.LoyaltyStep;
        }
    }

    private double OwnRisk(int row) => _world.Perception.NetRisk(
        SubjectKind.Official, row, _world.Nation.Officials[row].Experience, _world.Day);

    private double BribeProbability(int row, in Incentive incentive, double normal)
    {
        (double risk, double rent, double scruple) = StakesOf(_world, row, _bribe);
        double gain = Corruption.Gain(incentive.Benefit + (incentive.BenefitSpread * normal), risk, rent, scruple);
        return Exact.Logistic(gain / _world.Parameters.Acts.ChoiceNoise);
    }

    /// <summary>What an official risks with a bribe: believed risk 0 to 1, rent and scruple in utility.</summary>
    /// <param name="world">The world.</param>
    /// <param name="row">The official.</param>
    /// <param name="bribe">Row of the catalogue of bribes.</param>
    public static (double Risk, double Rent, double Scruple) StakesOf(World world, int row, int bribe)
    {
        ref readonly Official official = ref world.Nation.Officials[row];
        Incentives incentives = world.Incentives[(int)SubjectKind.Official];
        ref readonly Incentive incentive = ref incentives[bribe];
        double own = world.Perception.NetRisk(SubjectKind.Official, row, official.Experience, world.Day);
        return (
            RiskOf(world, row, own, bribe),
            incentive.SeverityTo(official.AwarenessRank < incentives.AwarenessThreshold),
            official.Honesty * incentive.MoralWeight);
    }

    /// <summary>What an official believes about being found out with a bribe.</summary>
    /// <param name="world">The world.</param>
    /// <param name="row">The official.</param>
    /// <param name="own">What own experience says.</param>
    /// <param name="bribe">Row of the catalogue of bribes.</param>
    public static double RiskOf(World world, int row, double own, int bribe)
    {
        double audited = 0;
        foreach (ref readonly Sight sight in world.Sights[(int)SubjectKind.Official].Of(bribe))
        {
            audited = sight.Channel == Channel.Superiors ? sight.SeenShare : audited;
        }
        double jailed = world.Switches.JailedColleagues ? JailedShare(world, row) : 0;
        return Corruption.BelievedRisk(
            own, world.Switches.Audits ? audited : 0, jailed, world.Parameters.Officials.JailedWeight);
    }

    // The next in row order are of the same office, or of one near it.
    private static double JailedShare(World world, int row)
    {
        Engine.Columns.Column<Career> careers = world.Officialdom.Careers;
        int seen = 0;
        int jailed = 0;
        for (int other = Math.Max(0, row - Reach); other <= Math.Min(careers.Length - 1, row + Reach); other++)
        {
            if (other != row)
            {
                seen++;
                bool isKnown = careers[other].WasJailed(world.Day, world.Parameters.Officials.JailedMemoryDays);
                jailed += isKnown ? 1 : 0;
            }
        }
        return seen > 0 ? (double)jailed / seen : 0;
    }
}
