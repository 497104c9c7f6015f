using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Acts;

/// <summary>
/// What officials do, each on one day of the month: carry out or neglect the directive, report truly or falsely, take
/// bribes or not, show loyalty.
/// </summary>
public sealed class OfficialActs
{
    private readonly World _world;
    private readonly int[] _behaviours;
    private readonly int _neglect;
    private readonly int _falsify;
    private readonly int _bribe;
    private readonly int _display;

    public OfficialActs(World world)
    {
        _world = world;
        _behaviours = [.. Enumerable.Range(0, world.Catalogue.Length)
            .Where(row => world.Catalogue[row].Subject == SubjectKind.Official)];
        _neglect = world.BehaviourRow(NamedBehaviours.DirectiveNeglected);
        _falsify = world.BehaviourRow(NamedBehaviours.ReportFalsified);
        _bribe = world.BehaviourRow(NamedBehaviours.BribeTaken);
        _display = world.BehaviourRow(NamedBehaviours.LoyaltyDisplay);
    }

    /// <summary>The day of those whose turn it is, and at the month's end the offices' reports.</summary>
    public void Run()
    {
        Block block = _world.OfficialBlocks[0];
        (int from, int to) = block.TurnOf(_world.Day);
        for (int row = from; row < to; row++)
        {
            block.Exposed.Add(row);
            foreach (int behaviour in _behaviours)
            {
                Decide(block, row, behaviour);
            }
        }
        if ((_world.Day + 1) % Calendar.DaysPerMonth == 0)
        {
            Report();
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
        double risk = _world.Perception.NetRisk(SubjectKind.Official, row, official.Experience, _world.Day);
        var chooser = new Chooser(risk, official.Honesty, 0, isAware, false, 0);
        double probability = Acceptance.Probability(
            incentive, chooser, Uniform.Normal(words.W1), _world.Parameters.Acts.ChoiceNoise);
        bool takes = Uniform.Open(words.W2) < probability;
        if (takes && !(behaviour == _falsify && !_world.Switches.Manipulation))
        {
            Deeds.Do(_world, block, SubjectKind.Official, row, behaviour, incentive);
            _world.Nation.Offices[(int)official.Office].FalsifiedReports += behaviour == _falsify ? 1 : 0;
            _world.Nation.Offices[(int)official.Office].NeglectedDirectives += behaviour == _neglect ? 1 : 0;
            block.Tally.Add(Counter.BribesTaken, province, cells, behaviour == _bribe ? 1 : 0);
        }
        if (behaviour == _display)
        {
            float towards = takes ? 1 : official.PrivateLoyalty;
            official.DisplayedLoyalty += (towards - official.DisplayedLoyalty)
                * (float)_world.Parameters.Acts.LoyaltyStep;
        }
    }

    private void Report()
    {
        Office[] offices = _world.Nation.Offices;
        for (int row = 0; row < offices.Length; row++)
        {
            ref Office office = ref offices[row];
            double done = 1 - Math.Min(1, (double)office.NeglectedDirectives / office.Posts);
            double falsified = Math.Min(1, (double)office.FalsifiedReports / office.Posts);
            office.DirectiveTrue = (float)(office.DirectiveTarget * Efforts.MeasuredIn(_world, office) * done);
            office.DirectiveReported =
                (float)(office.DirectiveTrue * (1 + (_world.Parameters.Acts.ReportInflation * falsified)));
            if (_world.Inputs.Scenario.Record.Detail != RecordDetail.Summary)
            {
                _world.Rows.Directives.Add(new DirectiveRow(
                    _world.Day, "public order", row, office.DirectiveTarget, office.DirectiveTrue,
                    office.DirectiveReported));
            }
        }
    }
}
