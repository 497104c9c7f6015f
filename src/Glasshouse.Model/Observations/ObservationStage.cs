using Glasshouse.Engine.Hashing;
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
    /// <summary>Cards fetched this many acts, exposures or filings ahead.</summary>
    private const int Ahead = 8;

    private readonly World _world;
    private readonly Noticing[] _noticing;
    private readonly Visits _visits;
    private readonly TrustSignals _signals;
    private readonly Rankings _rankings;
    private readonly Sales _sales;
    private readonly InspectorBribes _bribes;
    private readonly OfficeComplaints _complaints;
    private readonly Action<int>[] _bodies;

    public ObservationStage(World world)
    {
        _world = world;
        _noticing = [.. Enumerable.Range(0, world.Registers.Length)
            .Select(kind => new Noticing(world, (SubjectKind)kind))];
        _visits = new Visits(world);
        _signals = new TrustSignals(world);
        _rankings = new Rankings(world);
        _sales = new Sales(world);
        _bribes = new InspectorBribes(world);
        _complaints = new OfficeComplaints(world);
        _bodies = world.PerKind(Observe);
    }

    public void Run()
    {
        _world.Cameras?.Watch();
        _signals.Prepare();
        _rankings.Prepare();
        foreach (Block block in _world.CitizenBlocks)
        {
            Pull(SubjectKind.Citizen, block);
        }
        foreach (Block block in _world.OrganisationBlocks)
        {
            Pull(SubjectKind.Organisation, block);
        }
        for (int kind = 0; kind < _bodies.Length; kind++)
        {
            _world.RunBlocks((SubjectKind)kind, _bodies);
            foreach (Block block in _world.BlocksOf((SubjectKind)kind))
            {
                _bribes.Pay(block);
                Deliver((SubjectKind)kind, block);
            }
        }
        _complaints.Run();
        // Results of tests and whom a case met: what is decided holds from tomorrow.
        _world.Health?.Report();
    }

    /// <summary>Adds what the stage itself carries from day to day.</summary>
    public void HashInto(ref StateHash hash) => _rankings.HashInto(ref hash);

    private void Observe(SubjectKind kind, int number)
    {
        Block block = _world.BlocksOf(kind)[number];
        Noticing noticing = _noticing[(int)kind];
        Span<Act> acts = block.Acts.Span;
        for (int place = 0; place < acts.Length; place++)
        {
            if (place + Ahead < acts.Length)
            {
                _world.Prefetch(kind, acts[place + Ahead].Row);
            }
            noticing.Observe(block, ref acts[place]);
            if (kind == SubjectKind.Citizen)
            {
                _rankings.Note(block, acts[place]);
            }
        }
        Span<int> exposed = block.Exposed.Span;
        for (int place = 0; place < exposed.Length; place++)
        {
            if (place + Ahead < exposed.Length)
            {
                _world.Prefetch(kind, exposed[place + Ahead]);
            }
            noticing.Expose(block, exposed[place]);
            if (kind == SubjectKind.Organisation)
            {
                _visits.Rate(block, exposed[place]);
            }
        }
        if (kind == SubjectKind.Organisation)
        {
            TaxAudits.Run(_world, block);
            Grade(block, _world.RegisterOf(kind), number);
        }
        if (kind == SubjectKind.Citizen)
        {
            _signals.Turn(block, _world.RegisterOf(kind).Blocks[number]);
            _rankings.Turn(block);
            Enrolment.Turn(_world, block);
        }
    }

    // On the day of grading everybody on file comes up for it; who is on file, the register does not know.
    private void Grade(Block block, Register register, int number)
    {
        if (register.Rules?.Grades is not { } grades || !grades.IsDay(_world.Day))
        {
            return;
        }
        for (int row = block.First; row < block.First + block.InUse; row++)
        {
            if (Enrolment.HasFile(_world, SubjectKind.Organisation, row))
            {
                register.Blocks[number].Graded.Add(row);
            }
        }
    }

    // Yesterday's falls pull housemates, and the owner's other organisations, along; block after block, as they may
    // lie in two.
    private void Pull(SubjectKind kind, Block from)
    {
        Register register = _world.RegisterOf(kind);
        foreach (ref readonly HouseholdPull pull in from.Pulls.Span)
        {
            if (!Enrolment.HasFile(_world, kind, pull.Row))
            {
                continue;
            }
            Block block = _world.BlockOf(kind, pull.Row);
            if (pull.IsWrongful != 0)
            {
                RememberStanding(kind, register, block, pull.Row);
            }
            register.BlockOf(pull.Row).Inbox.Add(
                new FiledRecord(pull.Row, pull.Behaviour, (Channel)pull.Channel, false)
                {
                    Kind = RecordKind.Association,
                    Points = pull.Points,
                });
            block.Truths.Add(new RecordTruth(pull.Record, Filing.NoAct, pull.IsWrongful != 0));
        }
        from.Pulls.Clear();
    }

    private void Deliver(SubjectKind kind, Block from)
    {
        Register register = _world.RegisterOf(kind);
        Span<Filing> filings = from.Filings.Span;
        for (int place = 0; place < filings.Length; place++)
        {
            if (place + Ahead < filings.Length)
            {
                _world.Prefetch(kind, filings[place + Ahead].Row);
            }
            ref readonly Filing filing = ref filings[place];
            if (kind == SubjectKind.Citizen && _sales.IsBoughtOff(filing))
            {
                continue;
            }
            Block block = _world.BlockOf(kind, filing.Row);
            long record = filing.Mends ? -1 : _world.NextRecord++;
            if (filing.Wrongful)
            {
                RememberStanding(kind, register, block, filing.Row);
                uint slot = _world.Catalogue[filing.Behaviour].Key ^ (uint)filing.Channel;
                int earlier = WrongsToday(block, register.BlockOf(filing.Row), filing);
                Corrections.Expect(_world, kind, block, filing.Row, slot, earlier, record);
            }
            FiledRecord filed = RecordOf(_world, kind, register.Rules!, filing);
            register.BlockOf(filing.Row).Inbox.Add(filed);
            block.Truths.Add(new RecordTruth(record, filing.Act, filing.Wrongful));
            if (!filing.Mends)
            {
                Enter(kind, block, filing, record);
            }
            if (filed.IsSpared)
            {
                Spare(block, filing, register.Rules!.PointsSpared(filed));
            }
        }
    }

    private void Spare(Block block, in Filing filing, int points)
    {
        int province = _world.ProvinceOf(SubjectKind.Organisation, filing.Row);
        Cells cells = _world.CellsOf(SubjectKind.Organisation, filing.Row);
        block.Tally.Add(Counter.RecordsSpared, province, cells);
        block.Tally.Add(Counter.BreachesSpared, province, cells, filing.Wrongful ? 0 : 1);
        block.Tally.Add(Counter.PointsSpared, province, cells, points);
    }

    // Wrongful records that say the same of the same subject today; two people can be taken for one on one day.
    private static int WrongsToday(Block block, RegisterBlock filed, in Filing filing)
    {
        int wrongs = 0;
        Span<FiledRecord> inbox = filed.Inbox.Span;
        for (int place = 0; place < inbox.Length; place++)
        {
            wrongs += inbox[place].Row == filing.Row && inbox[place].Behaviour == filing.Behaviour
                && inbox[place].Channel == filing.Channel && inbox[place].Kind != RecordKind.Association
                && block.Truths[place].Wrongful ? 1 : 0;
        }
        return wrongs;
    }

    /// <summary>What a regime gets to see of a filing, whether it is filed or only ought to be.</summary>
    public static FiledRecord RecordOf(World world, SubjectKind kind, Rulebook rules, in Filing filing) =>
        new(filing.Row, filing.Behaviour, filing.Channel, filing.Mends, filing.Finding)
        {
            Kind = filing.IsSuspicion ? RecordKind.Suspicion : RecordKind.Conduct,
            IsSpared = kind == SubjectKind.Organisation && !filing.Mends && world.Lobbies.Spares(
                world.Nation.Organisations[filing.Row].Sector, filing.Behaviour, world.Day),
            Area = world.MunicipalityOf(kind, filing.Row) is >= 0 and int area ? (ushort)area : ushort.MaxValue,
            Harshness = world.Switches.Discretion && rules.LeavesDiscretion(filing.Behaviour)
                ? Offices.HarshnessTo(world, kind, filing.Row, filing.Behaviour)
                : FiledRecord.Middle,
        };

    // Before anything wrongful is held against somebody, what the file says is what is deserved.
    private void RememberStanding(SubjectKind kind, Register register, Block block, int row)
    {
        ref Deserved deserved = ref block.Deserved.GetOrAdd(row, out bool isNew);
        if (isNew)
        {
            deserved = new Deserved
            {
                Standing = register.CopyOf(row),
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
