using Glasshouse.Engine.Columns;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Journeys;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Contagion;

/// <summary>
/// Stage 4. Infection along households, workplaces, schools and visits. An epidemic costs what its infectious people
/// cost: the stage walks those and nobody else. Two passes over blocks: whom they infect (<see cref="Spread"/>, which
/// reads yesterday's states) and whose course takes a turn today; then who catches it.
/// </summary>
public sealed class ContagionStage
{
    private const uint SeedSlot = 0x53454544;
    private const uint ImportSlot = 0x494D5054;
    private const double LeastRate = 1e-9;

    // Cards are fetched ahead of those that are looked at.
    private const int Ahead = 8;

    private readonly World _world;
    private readonly RowList<Exposure>[] _exposures;
    private readonly RowList<Exposure> _arrivals = new();

    // By block of whom they expose.
    private readonly RowList<Exposure>[] _delivered;
    private readonly RowList<Infection>[] _begun;
    private readonly Action<int> _expose;
    private readonly Action<int> _catch;
    private readonly Predicate<Infection> _isOver;

    // Of the parameters in force.
    private ContagionParameters? _inForce;
    private NaturalHistory _history = null!;
    private double _scale;
    private Spread _spread = null!;

    public ContagionStage(World world)
    {
        _world = world;
        _exposures = [.. world.CitizenBlocks.Select(_ => new RowList<Exposure>())];
        _delivered = [.. world.CitizenBlocks.Select(_ => new RowList<Exposure>())];
        _begun = [.. world.CitizenBlocks.Select(_ => new RowList<Infection>())];
        _expose = Expose;
        _catch = Catch;
        _isOver = infection => _world.Day >= infection.EndDay
            && _world.Day >= infection.InfectedDay + _history.Kernel.Length;
    }

    public void Run()
    {
        if (_world.Epidemic is null)
        {
            return;
        }
        Adopt(_world.Parameters.Contagion);
        Arrive();
        _world.Team.Run(_exposures.Length, _expose);
        Deliver();
        _world.Team.Run(_exposures.Length, _catch);
        WriteDown();
    }

    private void Adopt(ContagionParameters parameters)
    {
        if (ReferenceEquals(parameters, _inForce))
        {
            return;
        }
        _inForce = parameters;
        _history = new NaturalHistory(parameters, _world.Seed);
        _scale = Transmission.ScaleOf(_world, parameters, _history);
        _spread = new Spread(_world, parameters, _history);
    }

    // Seeds on the first day, and travellers.
    private void Arrive()
    {
        _arrivals.Clear();
        ContagionParameters parameters = _world.Parameters.Contagion;
        int seeds = _world.Day == 0 ? (int)parameters.SeedInfections : 0;
        Arrive(seeds, SeedSlot, Setting.Seed);
        double whole = Math.Floor(parameters.ImportsPerDay);
        uint word = _world.Draws(Purpose.Contagion).At(uint.MaxValue, (uint)_world.Day, ImportSlot).W0;
        int imports = (int)whole + (Uniform.Open(word) < parameters.ImportsPerDay - whole ? 1 : 0);
        Arrive(imports, ImportSlot, Setting.Import);
    }

    private void Arrive(int people, uint slot, Setting setting)
    {
        for (int number = 0; number < people; number++)
        {
            Words words = _world.Draws(Purpose.Contagion).At((uint)number, (uint)_world.Day, slot);
            int row = Uniform.Below(words.W0, _world.Nation.CitizensAtStart);
            // Who is dead, ill or drawn twice makes room for the next one along.
            for (int tried = 0; tried < _world.Nation.CitizensAtStart && !CanArrive(row); tried++)
            {
                row = (row + 1) % _world.Nation.CitizensAtStart;
            }
            if (CanArrive(row))
            {
                _arrivals.Add(new Exposure(row, Infection.Nobody, setting));
            }
        }
    }

    private bool CanArrive(int row)
    {
        bool isFree = _world.Epidemic!.IsSusceptible(row) && _world.Nation.Citizens[row].IsAlive;
        for (int place = 0; isFree && place < _arrivals.Count; place++)
        {
            isFree = _arrivals[place].Row != row;
        }
        return isFree;
    }

    // Infections that end meanwhile in another block do not matter here: who was infected stays unsusceptible.
    private void Expose(int number)
    {
        RowList<Exposure> exposures = _exposures[number];
        exposures.Clear();
        Block block = _world.CitizenBlocks[number];
        Span<Infection> active = _world.Epidemic!.ActiveIn(number).Span;
        bool isAnyOver = false;
        for (int place = 0; place < active.Length; place++)
        {
            _world.Nation.Citizens.Prefetch(active[Math.Min(place + Ahead, active.Length - 1)].Row);
            ref Infection infection = ref active[place];
            bool isAlive = _world.Nation.Citizens[infection.Row].IsAlive;
            int days = _world.Day - infection.InfectedDay;
            if (isAlive && days < _history.Kernel.Length && _history.IsAtLarge(infection, _world.Day)
                && _scale * _history.Kernel[days] * infection.Strength is > LeastRate and double rate)
            {
                _spread.From(infection.Row, rate, exposures);
            }
            Turn(block, ref infection, isAlive);
            isAnyOver |= _isOver(infection);
        }
        if (isAnyOver)
        {
            _world.Epidemic.End(number, _isOver);
        }
    }

    // To the block of whom they expose: arrivals first, then block after block, so that everybody's first is the same
    // whatever the number of threads.
    private void Deliver()
    {
        foreach (RowList<Exposure> delivered in _delivered)
        {
            delivered.Clear();
        }
        Deliver(_arrivals);
        foreach (RowList<Exposure> exposures in _exposures)
        {
            Deliver(exposures);
        }
    }

    private void Deliver(RowList<Exposure> exposures)
    {
        foreach (ref readonly Exposure exposure in exposures.Span)
        {
            _delivered[exposure.Row / World.RowsPerBlock].Add(exposure);
        }
    }

    private void Catch(int number)
    {
        RowList<Infection> begun = _begun[number];
        begun.Clear();
        foreach (ref readonly Exposure exposure in _delivered[number].Span)
        {
            if (_world.Epidemic!.IsSusceptible(exposure.Row))
            {
                ref readonly Citizen citizen = ref _world.Nation.Citizens[exposure.Row];
                Infection course = _history.CourseOf(exposure, citizen.Age, _world.Day);
                if (_world.Epidemic.Begin(course))
                {
                    begun.Add(course);
                    Expect(_world.CitizenBlocks[number], course);
                }
            }
        }
    }

    // Death comes in the morning, with all others (Generations/).
    private void Expect(Block block, in Infection course)
    {
        Count(Counter.Infections, block, course.Row);
        CountStock(Counter.EverInfected, block, course.Row, 1);
        _world.Live(SubjectKind.Citizen, course.Row, LifeEvent.Infected, (int)course.Setting, 0);
        if (course.Severity == Severity.Death && course.EndDay > _world.Day
            && course.EndDay < _world.Inputs.Scenario.Days)
        {
            block.Dated.Add(course.EndDay, new DatedEvent(course.Row, DatedKind.Death, 0, 0));
        }
    }

    // What today brings. Few infections have a day to which something belongs.
    private void Turn(Block block, ref Infection infection, bool isAlive)
    {
        int day = _world.Day;
        if (day > infection.EndDay || (isAlive && day != infection.HospitalDay && day != infection.EndDay))
        {
            return;
        }
        if (day == infection.HospitalDay && isAlive)
        {
            Count(Counter.HospitalAdmissions, block, infection.Row);
            CountStock(Counter.InHospital, block, infection.Row, 1);
        }
        bool isDeath = infection.Severity == Severity.Death && day == infection.EndDay;
        bool isEnd = day == infection.EndDay || !isAlive;
        bool wasIn = infection.HospitalDay < day || (infection.HospitalDay == day && isAlive);
        if (isEnd && wasIn)
        {
            CountStock(Counter.InHospital, block, infection.Row, -1);
        }
        if (isDeath)
        {
            Count(Counter.EpidemicDeaths, block, infection.Row);
        }
        if (!isAlive && day < infection.EndDay)
        {
            // Dead of something else.
            infection.EndDay = (ushort)day;
            infection.Severity = Severity.Mild;
            infection.Strength = 0;
        }
    }

    private void Count(Counter counter, Block block, int row) => block.Tally.Add(
        counter, _world.ProvinceOf(SubjectKind.Citizen, row), _world.CellsOf(SubjectKind.Citizen, row));

    private void CountStock(Counter counter, Block block, int row, int amount) => block.Tally.Add(
        counter, _world.ProvinceOf(SubjectKind.Citizen, row), new Cells(Tally.NoCell, Tally.NoCell, Tally.NoCell),
        amount);

    private void WriteDown()
    {
        if (_world.Inputs.Scenario.Record.Detail == RecordDetail.Summary)
        {
            return;
        }
        foreach (RowList<Infection> begun in _begun)
        {
            foreach (ref readonly Infection infection in begun.Span)
            {
                if (_world.IsRecorded(SubjectKind.Citizen, infection.Row))
                {
                    _world.Rows.Infections.Add(new InfectionRow(
                        _world.Day, infection.Row, infection.Infector < 0 ? null : infection.Infector,
                        infection.Setting.Name()));
                }
            }
        }
    }
}
