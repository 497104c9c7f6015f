using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Markets;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Acts;

/// <summary>
/// What officials do, each on one day of the month: carry out or neglect the directive, report truly or falsely, take
/// bribes or not, show loyalty. Where they are scored, effort moves to what is measured (Holmstrom and Milgrom 1991).
/// </summary>
public sealed class OfficialActs
{
    private const double MonthsPerYear = 12;

    private readonly World _world;
    private readonly int[] _behaviours;
    private readonly int _neglect;
    private readonly int _falsify;
    private readonly int _bribe;
    private readonly int _display;
    private readonly double _usualEffort;

    public OfficialActs(World world)
    {
        _world = world;
        _behaviours = [.. Enumerable.Range(0, world.Catalogue.Length)
            .Where(row => world.Catalogue[row].Subject == SubjectKind.Official)];
        _neglect = world.BehaviourRow("directive_neglected");
        _falsify = world.BehaviourRow("report_falsified");
        _bribe = world.BehaviourRow("bribe_taken");
        _display = world.BehaviourRow("loyalty_display");
        double sum = 0;
        foreach (ref readonly Official official in world.Nation.Officials.Span)
        {
            sum += official.MeasuredEffort;
        }
        _usualEffort = sum / world.Nation.Officials.Length;
    }

    /// <summary>The day of those whose turn it is, and at the month's end the offices' reports.</summary>
    public void Run()
    {
        Block block = _world.OfficialBlocks[0];
        int turn = _world.Day % MarketStage.DaysPerMonth;
        int from = (int)((long)block.Count * turn / MarketStage.DaysPerMonth);
        int to = (int)((long)block.Count * (turn + 1) / MarketStage.DaysPerMonth);
        for (int row = from; row < to; row++)
        {
            block.Exposed.Add(row);
            foreach (int behaviour in _behaviours)
            {
                Decide(block, row, behaviour);
            }
        }
        if (turn == 0)
        {
            SetEffort();
        }
        if (turn == MarketStage.DaysPerMonth - 1)
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
        if (Uniform.Open(words.W0) >= _world.Catalogue[behaviour].OpportunitiesPerYear / MonthsPerYear)
        {
            return;
        }
        int province = _world.ProvinceOf(SubjectKind.Official, row);
        Cells cells = Groupings.Of(official);
        block.Tally.Add(Counter.Opportunities, province, cells);
        block.Tally.Add(Counter.BribeOpportunities, province, cells, behaviour == _bribe ? 1 : 0);
        bool isAware = official.AwarenessRank < incentives.AwarenessThreshold;
        double risk = _world.Perception.NetRisk(SubjectKind.Official, row, official.Experience, _world.Day);
        var chooser = new Chooser(risk, official.Honesty, 0, isAware, 0, 0);
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
                * (float)_world.Parameters.Acts.EffortShift;
        }
    }

    // Effort on what is measured also sets how hard a municipality's people look, against the usual of day 0.
    private void SetEffort()
    {
        Office[] offices = _world.Nation.Offices;
        for (int row = 0; row < offices.Length; row++)
        {
            offices[row].EnforcementEffort = (float)(MeasuredEffortOf(offices[row]) / _usualEffort);
        }
        for (int row = 0; row < _world.Effort.Length; row++)
        {
            _world.Effort[row] = offices[_world.Nation.Municipalities[row].Office].EnforcementEffort;
        }
    }

    private double MeasuredEffortOf(in Office office)
    {
        int threshold = _world.Incentives[(int)SubjectKind.Official].AwarenessThreshold;
        double sum = 0;
        for (int row = office.FirstOfficial; row < office.FirstOfficial + office.Posts; row++)
        {
            ref readonly Official official = ref _world.Nation.Officials[row];
            bool isAware = official.AwarenessRank < threshold;
            double shift = isAware ? _world.Parameters.Acts.EffortShift * (1 - official.MeasuredEffort) : 0;
            sum += official.MeasuredEffort + shift;
        }
        return sum / office.Posts;
    }

    private void Report()
    {
        Office[] offices = _world.Nation.Offices;
        for (int row = 0; row < offices.Length; row++)
        {
            ref Office office = ref offices[row];
            double done = 1 - Math.Min(1, (double)office.NeglectedDirectives / office.Posts);
            double falsified = Math.Min(1, (double)office.FalsifiedReports / office.Posts);
            office.DirectiveTrue = (float)(office.DirectiveTarget * MeasuredEffortOf(office) * done);
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
