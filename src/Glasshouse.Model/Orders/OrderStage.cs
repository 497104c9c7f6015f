using Glasshouse.Model.Consequences;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Generations;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model.Orders;

/// <summary>
/// Stage 1. Yesterday's lists are cleared, what was decided last night is felt, people are born, grow older and die,
/// dated events take effect, and once a month directives go down the tree.
/// </summary>
public sealed class OrderStage
{
    private readonly World _world;
    private readonly Action<int>[] _bodies;
    private readonly LifeCourse _lives;
    private readonly FirmTurnover _firms;
    private readonly Predicate<DatedEvent> _isOver;

    public OrderStage(World world)
    {
        _world = world;
        _bodies = world.PerKind(Wake);
        _lives = new LifeCourse(world);
        _firms = new FirmTurnover(world);
        _isOver = dated => !world.Nation.Citizens[dated.Row].IsAlive;
    }

    public void Run()
    {
        _world.Rows.Clear();
        for (int kind = 0; kind < _bodies.Length; kind++)
        {
            _world.RunBlocks((SubjectKind)kind, _bodies);
        }
        foreach (Block block in _world.CitizenBlocks)
        {
            foreach (int child in block.Expelled.Span)
            {
                Losses.Expel(_world, child);
            }
        }
        _lives.Run(_isOver);
        _firms.Run();
        foreach (TimelineEvent dated in _world.Inputs.Scenario.Timeline)
        {
            if (dated.Day == _world.Day)
            {
                Decree(dated);
            }
        }
        if (_world.Day % Calendar.DaysPerMonth == 0)
        {
            Directives.PassDown(_world);
        }
    }

    private void Wake(SubjectKind kind, int number)
    {
        Block block = _world.BlocksOf(kind)[number];
        RegisterBlock filed = _world.RegisterOf(kind).Blocks[number];
        // Before the first morning there is nothing to forget but what the first regime begins with.
        if (_world.Day > 0)
        {
            block.ClearDay();
            filed.ClearDay();
        }
        foreach (ref readonly PendingConsequence pending in block.Pending.Span)
        {
            _world.Prefetch(kind, pending.Row);
        }
        foreach (ref readonly PendingConsequence pending in block.Pending.Span)
        {
            if (!_world.IsAlive(kind, pending.Row))
            {
                continue;
            }
            ref Consequence felt = ref _world.ConsequencesOf(kind, pending.Row);
            if (!felt.HasSanction() && pending.Consequences.HasSanction() && _world.Switches.Consequences)
            {
                block.FirstFelt.Add(pending.Row);
            }
            Losses.Begin(_world, block, kind, pending.Row, pending.Consequences & ~felt);
            felt = pending.Consequences;
        }
        block.Pending.Clear();
        block.Dated.Due(_world.Day, block.Due);
        foreach (ref readonly DatedEvent dated in block.Due.Span)
        {
            _world.Prefetch(kind, dated.Row);
        }
        if (kind == SubjectKind.Citizen)
        {
            // What was to happen to people who have died happens no more.
            block.Due.Remove(_isOver);
        }
    }

    private void Decree(TimelineEvent dated)
    {
        if (dated.Set.Count > 0)
        {
            Decrees.Set(_world, _world.Inputs.ParametersFrom[dated.Day]);
        }
        if (dated.Regime is not null)
        {
            Regime regime = _world.Inputs.Regimes[dated.Regime];
            if (dated.KeepsFiles)
            {
                Decrees.Amend(_world, regime);
            }
            else
            {
                Decrees.Begin(_world, regime);
            }
        }
        if (dated.Health is not null)
        {
            _world.Health?.Begin(_world.Inputs.HealthOf(dated.Health));
        }
        if (dated.Rules is not null)
        {
            Decrees.Add(_world, dated.Rules);
        }
    }
}
