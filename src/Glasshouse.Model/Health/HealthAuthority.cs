using System.Runtime.CompilerServices;
using Glasshouse.Engine.Columns;
using Glasshouse.Engine.Hashing;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contagion;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Health;

/// <summary>
/// What a health regime does on a day. In the morning codes are refreshed and people meet the gates on their way
/// (Journeys); in the evening results of tests come in, contacts are told and what is decided holds from tomorrow
/// (Observations). Where no health regime is in force there is none of this, and it costs nothing.
/// </summary>
public sealed class HealthAuthority
{
    private const uint CaseSlot = 0x43415345;
    private const double Per = 100_000;

    private readonly World _world;
    private readonly SparseRows<HealthFile>[] _files;
    private readonly HealthCounts[] _counts;
    private readonly Doors _doors;
    private readonly Tracing _tracing;
    private readonly AreaGrades _areas;
    private readonly long[] _written;
    private readonly RedOrders _redOrders;
    private readonly CodeLog _log;
    private readonly Action<int> _refresh;
    private readonly Action<int> _pass;
    private readonly Action<int> _close;
    private HealthCounts _today;
    private int _retentionDays = 1;

    public HealthAuthority(World world)
    {
        _world = world;
        _files = [.. world.CitizenBlocks.Select(_ => new SparseRows<HealthFile>())];
        _counts = new HealthCounts[_files.Length];
        Colours = new MorningColours(world);
        Borrowed = new BorrowedCodes(world, this);
        _areas = new AreaGrades(world.Nation, world.Inputs.Scenario.Days);
        _doors = new Doors(world, this, _areas);
        _tracing = new Tracing(world, this);
        _written = new long[world.Inputs.Scenario.Days];
        _redOrders = new RedOrders(world, this);
        _log = new CodeLog(world, this);
        _refresh = Refresh;
        _pass = number => _doors.Pass(number, ref _counts[number]);
        _close = Close;
    }

    /// <summary>Rules in force; null where there are none.</summary>
    public HealthRules? Rules { get; private set; }

    /// <summary>Platforms that report, those included that outlive the regime that brought them.</summary>
    public PlatformRule[] Platforms { get; private set; } = [];

    /// <summary>Colours of the morning, as doors ask for them that go by faces or take another's code.</summary>
    public MorningColours Colours { get; }

    /// <summary>Codes shown by somebody else.</summary>
    public BorrowedCodes Borrowed { get; }

    /// <summary>Figures of the day.</summary>
    public HealthCounts Today => _today;

    /// <summary>Puts a health regime in force: confinement and colours of the old one end.</summary>
    public void Begin(HealthRules? rules)
    {
        PlatformRule[] left = [.. Platforms.Where(platform => platform.Continues)];
        // What was written down stays for as long as it was to be kept.
        _retentionDays = rules?.RetentionDays ?? _retentionDays;
        Rules = rules;
        Platforms =
        [
            .. rules?.Platforms ?? [],
            .. left.Where(old => rules?.Platforms.All(platform => platform.Name != old.Name) ?? true),
        ];
        MostShownToPolice = 1 - Platforms.Aggregate(1.0, (hidden, platform) => hidden * (1 - platform.PoliceShare));
        foreach (SparseRows<HealthFile> files in _files)
        {
            foreach (int row in files.Rows)
            {
                _world.Restrictions.Release(row, _world.Day);
            }
            files.Clear();
        }
        Colours.Forget();
        Borrowed.Forget();
        _areas.Forget();
        _log.Turn();
    }

    /// <summary>Whether there is anything to do on a day.</summary>
    private bool IsIdle => Rules is null && Platforms.Length == 0;

    /// <summary>Morning: codes are refreshed, and gates turn people away.</summary>
    public void Scan()
    {
        _today = default;
        Array.Clear(_counts);
        if (!IsIdle)
        {
            _redOrders.Run();
            if (Rules?.Code?.Areas is { } areas && _world.Day % areas.ReviewDays == 0)
            {
                _areas.Review(Math.Max(0, _world.Day - 1), areas);
            }
            _doors.Begin();
            // All codes before anybody passes: a door may read the code of somebody of another block.
            _world.Team.Run(_files.Length, _refresh);
            _world.Team.Run(_files.Length, _pass);
            _doors.WriteDown();
        }
    }

    /// <summary>Evening: results, tracing, figures.</summary>
    public void Report()
    {
        _log.Write(_files);
        if (IsIdle)
        {
            return;
        }
        if (Rules is not null && _world.Epidemic is not null)
        {
            FindCases();
        }
        _world.Team.Run(_files.Length, _close);
        foreach (ref readonly HealthCounts counts in _counts.AsSpan())
        {
            _today.Add(counts);
        }
        _written[_world.Day] = _today.Written;
        HealthFigures.Write(_world, this, Held());
    }

    /// <summary>Everything written down that is still kept.</summary>
    private long Held()
    {
        long held = 0;
        for (int day = Math.Max(0, _world.Day + 1 - _retentionDays); day <= _world.Day; day++)
        {
            held += _written[day];
        }
        return held;
    }

    /// <summary>The file of somebody; a new one where there was none.</summary>
    public ref HealthFile FileOf(int row)
    {
        ref HealthFile file = ref _files[row / World.RowsPerBlock].GetOrAdd(row, out bool isNew);
        if (isNew && Rules is { } rules)
        {
            Words words = _world.Draws(Purpose.Health).At((uint)row, 0, HealthSlots.Temper);
            file.Obeys = Uniform.Open(words.W1) < rules.ComplianceShare ? (byte)1 : (byte)0;
        }
        return ref file;
    }

    /// <summary>The code of somebody, green for whom no file is held.</summary>
    public CodeState CodeOf(int row)
    {
        ref HealthFile file = ref _files[row / World.RowsPerBlock].Find(row);
        return Unsafe.IsNullRef(ref file) ? default : file.Code;
    }

    /// <summary>Whether an official's order has somebody's code red today.</summary>
    public bool IsTurnedRed(int row) => _redOrders.IsTurnedRed(row);

    /// <summary>Counts somebody whose code an order turns red today.</summary>
    public void CountRedByOrder() => _today.RedByOrder++;

    /// <summary>A camera says that somebody was in a municipality; whoever holds codes hears of graded ones.</summary>
    public void NoteSeen(int row, int municipality)
    {
        if (Rules is { HoldsCodes: true } && _areas[municipality] != AreaGrade.Low)
        {
            FileOf(row).Inputs |= _areas[municipality] == AreaGrade.High
                ? CodeInputs.HighArea
                : CodeInputs.MediumArea;
        }
    }

    /// <summary>Whether somebody carries the code, app or pass; a larger share is the same people and more.</summary>
    public bool Carries(int row) => Rules is { } rules && Uniform.Open(
        _world.Draws(Purpose.Health).At((uint)row, 0, HealthSlots.Temper).W0) < rules.UptakeShare;

    /// <summary>Whether somebody carries a platform; a larger share is the same people and more.</summary>
    public bool Uses(int row, PlatformRule platform) => Uniform.Open(
        _world.Draws(Purpose.Health).At((uint)row, 0, HealthSlots.Temper, 1 + (uint)platform.Name).W0)
        < platform.CarriedShare;

    /// <summary>Chance that traces handed to the police show them an act of somebody, 0 to 1.</summary>
    public double ShownToPolice(int row)
    {
        double hidden = 1;
        foreach (PlatformRule platform in Platforms)
        {
            hidden *= platform.PoliceShare > 0 && Uses(row, platform) ? 1 - platform.PoliceShare : 1;
        }
        return 1 - hidden;
    }

    /// <summary>The same of whoever carries every platform; 0 where nothing is handed over.</summary>
    public double MostShownToPolice { get; private set; }

    /// <summary>Whether an employer sees a code of somebody that is not green.</summary>
    public bool IsBarredFromWork(int row) =>
        Rules?.Code is { SeenByEmployers: true } && Carries(row) && CodeOf(row).Colour != CodeColour.Green;

    /// <summary>Whether somebody is infected on a day, as is true and nobody knows.</summary>
    public bool IsInfected(int row, int day) =>
        _world.Epidemic?.StateOf(row, day) is not (null or HealthState.Susceptible or HealthState.Recovered);

    /// <summary>Tells somebody to stay at home from tomorrow on.</summary>
    public void Confine(int row, int from, int days)
    {
        if (days == 0)
        {
            return;
        }
        ref HealthFile file = ref FileOf(row);
        bool isJoined = file.ConfinedUntilNext > 0 && from <= file.ConfinedUntilNext;
        file.ConfinedFrom = isJoined ? Math.Min(file.ConfinedFrom, (ushort)from) : (ushort)from;
        file.ConfinedUntilNext = isJoined
            ? Math.Max(file.ConfinedUntilNext, (ushort)(from + days))
            : (ushort)(from + days);
        if (file.Obeys != 0)
        {
            _world.Restrictions.Confine(row, from, from + days - 1);
        }
        _world.Live(SubjectKind.Citizen, row, LifeEvent.ToldHome, days, file.Obeys);
    }

    // Midnight: whoever is not green, and whoever was named since.
    private void Refresh(int number)
    {
        if (Rules?.Code is not { } code)
        {
            return;
        }
        ReadOnlySpan<int> rows = _files[number].Rows;
        Span<HealthFile> files = _files[number].Values;
        for (int place = 0; place < files.Length; place++)
        {
            ref HealthFile file = ref files[place];
            file.Code = HealthCode.Refresh(file.Code, file.Inputs, _world.Day, code);
            file.Inputs = CodeInputs.None;
            if (Colours.AreKept)
            {
                Colours[rows[place]] = file.Code.Colour;
            }
        }
    }

    // In order of rows, so that a limited service takes the same cases whatever the number of threads.
    private void FindCases()
    {
        HealthRules rules = Rules!;
        double capacity = rules.Tracing?.CapacityPer100000 ?? 0;
        long most = capacity == 0
            ? long.MaxValue
            : (long)Math.Ceiling(capacity * _world.Nation.CitizensAtStart / Per);
        for (int number = 0; number < _files.Length; number++)
        {
            RowList<Infection> active = _world.Epidemic!.ActiveIn(number);
            for (int place = 0; place < active.Count; place++)
            {
                Infection infection = active[place];
                bool isResult = infection.OnsetDay != Infection.Never
                    && infection.OnsetDay + rules.TestDelayDays == _world.Day;
                bool isInHospital = infection.HospitalDay == _world.Day;
                if (infection.OnsetDay == _world.Day && rules.TestDelayDays > 0
                    && _world.Nation.Citizens[infection.Row].IsAlive && Declares(infection.Row))
                {
                    // Whoever says so stays at home until the result.
                    FileOf(infection.Row).Inputs |= CodeInputs.Symptoms;
                    Confine(infection.Row, _world.Day + 1, rules.TestDelayDays);
                }
                if ((isResult || isInHospital) && _world.Nation.Citizens[infection.Row].IsAlive)
                {
                    Test(infection, isInHospital, ref most);
                }
            }
        }
    }

    private bool Declares(int row) => Uniform.Open(
        _world.Draws(Purpose.Health).At((uint)row, 0, CaseSlot).W0) < Rules!.DeclaredShare;

    private void Test(in Infection infection, bool isInHospital, ref long capacity)
    {
        HealthRules rules = Rules!;
        Words words = _world.Draws(Purpose.Health).At((uint)infection.Row, 0, CaseSlot);
        bool declares = Declares(infection.Row);
        bool isFound = Uniform.Open(words.W1) < rules.TestSensitivity;
        // In hospital everybody is tested; who was found before is not found again.
        if (isInHospital ? declares && isFound : !declares)
        {
            return;
        }
        _today.Tests++;
        _today.Written++;
        if (!isFound && !isInHospital)
        {
            return;
        }
        Find(infection.Row, ref capacity, Uniform.Open(words.W2));
    }

    private void Find(int row, ref long capacity, double consent)
    {
        HealthRules rules = Rules!;
        _today.Cases++;
        ref HealthFile file = ref FileOf(row);
        file.Inputs |= CodeInputs.PositiveTest;
        _today.ToldFound += file.WasTold(_world.Day) ? 1 : 0;
        _areas.Count(_world.Nation.Citizens[row].Municipality, _world.Day);
        Confine(row, _world.Day + 1, rules.IsolationDays);
        if (rules.Tracing is { } tracing && consent < tracing.ConsentShare && capacity > 0)
        {
            capacity--;
            _tracing.Trace(row, tracing, ref _today);
        }
    }

    /// <summary>A test that is wrong about somebody without the infection.</summary>
    public void TestOther(int row, uint word, ref HealthCounts counts)
    {
        HealthRules rules = Rules!;
        counts.Tests++;
        counts.Written++;
        ref HealthFile file = ref FileOf(row);
        file.Inputs |= CodeInputs.Symptoms;
        Confine(row, _world.Day + 1, rules.TestDelayDays);
        if (Uniform.Open(word) >= rules.TestSpecificity)
        {
            counts.Cases++;
            Confine(row, _world.Day + 1, rules.IsolationDays);
        }
    }

    // Who is kept at home or not green today, rightly or not.
    private void Close(int number)
    {
        ref HealthCounts counts = ref _counts[number];
        ReadOnlySpan<int> rows = _files[number].Rows;
        Span<HealthFile> files = _files[number].Values;
        for (int place = 0; place < rows.Length; place++)
        {
            ref HealthFile file = ref files[place];
            bool isConfined = file.IsConfined(_world.Day);
            if ((!isConfined && file.Code.Colour == CodeColour.Green)
                || !_world.Nation.Citizens[rows[place]].IsAlive)
            {
                continue;
            }
            bool isWrong = !IsInfected(rows[place], _world.Day);
            counts.Confined += isConfined ? 1 : 0;
            counts.ConfinedWrongly += isConfined && isWrong ? 1 : 0;
            counts.Yellow += file.Code.Colour == CodeColour.Yellow ? 1 : 0;
            counts.Red += file.Code.Colour == CodeColour.Red ? 1 : 0;
            counts.NotGreenWrongly += file.Code.Colour != CodeColour.Green && isWrong ? 1 : 0;
        }
    }

    public void HashInto(ref StateHash hash)
    {
        foreach (SparseRows<HealthFile> files in _files)
        {
            files.HashInto(ref hash);
        }
        _areas.HashInto(ref hash);
        _redOrders.HashInto(ref hash);
        Borrowed.HashInto(ref hash);
    }
}

/// <summary>Places in the draws of a health regime; never renumbered.</summary>
public static class HealthSlots
{
    /// <summary>W0: carries the app; W1: stays at home when told; W2: carries platforms.</summary>
    public const uint Temper = 1;
    public const uint Daily = 2;
    public const uint Door = 3;
    public const uint Contact = 4;
    public const uint Mistaken = 5;
    public const uint Order = 6;
}
