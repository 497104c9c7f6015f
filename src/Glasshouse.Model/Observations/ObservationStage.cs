using Glasshouse.Model.Acts;
using Glasshouse.Model.Consequences;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model.Observations;

/// <summary>
/// Stage 5. Misses, false alarms and wrong attributions happen here and nowhere else. Observing is done block by
/// block; delivering goes through the blocks in order, because a record may name somebody of another block.
/// </summary>
public sealed class ObservationStage
{
    private readonly World _world;
    private readonly Noticing[] _noticing;
    private readonly Action<int>[] _bodies;

    public ObservationStage(World world)
    {
        _world = world;
        _noticing = [.. Enumerable.Range(0, world.Registers.Length)
            .Select(kind => new Noticing(world, (SubjectKind)kind))];
        _bodies = world.PerKind(Observe);
    }

    public void Run()
    {
        for (int kind = 0; kind < _bodies.Length; kind++)
        {
            _world.RunBlocks((SubjectKind)kind, _bodies);
            foreach (Block block in _world.BlocksOf((SubjectKind)kind))
            {
                Deliver((SubjectKind)kind, block);
            }
        }
    }

    private void Observe(SubjectKind kind, int number)
    {
        Block block = _world.BlocksOf(kind)[number];
        Noticing noticing = _noticing[(int)kind];
        Span<Act> acts = block.Acts.Span;
        for (int place = 0; place < acts.Length; place++)
        {
            noticing.Observe(block, ref acts[place]);
        }
        foreach (int row in block.Exposed.Span)
        {
            noticing.Expose(block, row);
        }
    }

    private void Deliver(SubjectKind kind, Block from)
    {
        Register register = _world.RegisterOf(kind);
        foreach (ref readonly Filing filing in from.Filings.Span)
        {
            Block block = _world.BlockOf(kind, filing.Row);
            long record = filing.Mends ? -1 : _world.NextRecord++;
            if (filing.Wrongful)
            {
                RememberStanding(kind, register, block, filing.Row);
                uint slot = _world.Catalogue[filing.Behaviour].Key ^ (uint)filing.Channel;
                Corrections.Expect(_world, kind, block, filing.Row, slot, record);
            }
            register.BlockOf(filing.Row).Inbox.Add(
                new FiledRecord(filing.Row, filing.Behaviour, filing.Channel, filing.Mends, filing.Finding));
            block.Truths.Add(new RecordTruth(record, filing.Act, filing.Wrongful));
            if (!filing.Mends)
            {
                Enter(kind, block, filing, record);
            }
        }
    }

    // Before anything wrongful is held against somebody, what the file says is what is deserved.
    private void RememberStanding(SubjectKind kind, Register register, Block block, int row)
    {
        ref Deserved deserved = ref block.Deserved.GetOrAdd(row, out bool isNew);
        if (isNew)
        {
            deserved = new Deserved
            {
                Standing = register.Standings![row],
                InFile = _world.ConsequencesOf(kind, row),
                Record = -1,
                Decision = -1,
            };
        }
    }

    private void Enter(SubjectKind kind, Block block, in Filing filing, long record)
    {
        int province = _world.ProvinceOf(kind, filing.Row);
        Cells cells = _world.CellsOf(kind, filing.Row);
        block.Tally.Add(Counter.Records, province, cells);
        block.Tally.Add(Counter.RecordsHeld, province, cells);
        if (_world.Catalogue[filing.Behaviour].Kind is BehaviourKind.Violation or BehaviourKind.Obligation)
        {
            block.Tally.Add(Counter.RecordedViolations, province, cells);
            if (kind == SubjectKind.Citizen)
            {
                ref byte records = ref _world.YearMarks[filing.Row].RecordsThisYear;
                records += (byte)(records < byte.MaxValue ? 1 : 0);
            }
        }
        if (filing.Wrongful)
        {
            block.Tally.Add(Counter.WrongfulRecords, province, cells);
        }
        _world.Live(kind, filing.Row, LifeEvent.Record, filing.Behaviour, (int)filing.Channel);
        if (_world.IsRecorded(kind, filing.Row))
        {
            long? act = filing.Act == Filing.NoAct ? null : filing.Act;
            block.Rows.Records.Add(new RecordRow(
                _world.Day, record, act, kind, filing.Row, _world.Catalogue[filing.Behaviour].Id, filing.Channel,
                filing.Wrongful));
        }
    }
}
