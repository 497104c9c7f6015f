using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contagion;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Journeys;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;
using Glasshouse.Model.Observations;

namespace Glasshouse.Model.Health;

/// <summary>
/// Gates that people meet on their way. Every scan is counted; whoever is refused does not enter, today. Draws are of
/// person, day and kind of place, so that the same door finds the same people under every regime.
/// </summary>
public sealed class Doors
{
    private const int Kinds = (int)Settings.LastVenue + 1;
    private const int Figures = 3;

    private readonly World _world;
    private readonly HealthAuthority _authority;
    private readonly AreaGrades _areas;
    private readonly GateRule?[] _gates = new GateRule?[Kinds];
    private readonly long[][] _byPlace;
    private bool _hasGates;
    private bool _watchesAreas;

    public Doors(World world, HealthAuthority authority, AreaGrades areas)
    {
        _world = world;
        _authority = authority;
        _areas = areas;
        _byPlace = [.. world.CitizenBlocks.Select(block => new long[block.Tally.Provinces * Kinds * Figures])];
    }

    /// <summary>Once a day, before anybody passes.</summary>
    public void Begin()
    {
        Array.Clear(_gates);
        _hasGates = false;
        foreach (GateRule gate in _authority.Rules?.Gates ?? [])
        {
            _gates[(int)gate.Venue] = gate;
            _hasGates = true;
        }
        _watchesAreas = _areas.AnyRaised && _authority.Rules?.Code is not null;
        foreach (long[] counts in _byPlace)
        {
            Array.Clear(counts);
        }
    }

    /// <summary>The day of everybody in a block, as far as gates, platforms and declared symptoms go.</summary>
    public void Pass(int number, ref HealthCounts counts)
    {
        Block block = _world.CitizenBlocks[number];
        for (int row = block.First; row < block.First + block.InUse; row++)
        {
            ref readonly Citizen citizen = ref _world.Nation.Citizens[row];
            if (citizen.IsAlive)
            {
                Pass(block, number, row, citizen, ref counts);
            }
        }
    }

    /// <summary>Rows of the day's scans, province by province and kind by kind.</summary>
    public void WriteDown()
    {
        if (!_hasGates)
        {
            return;
        }
        _authority.Borrowed.Collect(_gates);
        Span<long> sums = stackalloc long[Figures];
        for (int province = 0; province < _world.Nation.Provinces.Length; province++)
        {
            for (int kind = 0; kind < Kinds; kind++)
            {
                sums.Clear();
                for (int number = 0; number < _byPlace.Length; number++)
                {
                    Tally tally = _world.CitizenBlocks[number].Tally;
                    int own = province - tally.FirstProvince;
                    for (int figure = 0; own >= 0 && own < tally.Provinces && figure < Figures; figure++)
                    {
                        sums[figure] += _byPlace[number][(((own * Kinds) + kind) * Figures) + figure];
                    }
                }
                if (sums[0] > 0)
                {
                    _world.Rows.Gates.Add(new GateRow(
                        _world.Day, Regions.OfProvince(province), ((Setting)kind).Name(), sums[0],
                        sums[0] - sums[1], sums[1], sums[2]));
                }
            }
        }
    }

    private void Pass(Block block, int number, int row, in Citizen citizen, ref HealthCounts counts)
    {
        Words day = _world.Draws(Purpose.Health).At((uint)row, (uint)_world.Day, HealthSlots.Daily);
        Watch(block, row, ref counts);
        if (_authority.Rules is not { } rules)
        {
            return;
        }
        bool isIll = _world.Epidemic?.StateOf(row, _world.Day) is HealthState.Ill;
        bool hasOther = Uniform.Open(day.W0) < rules.OtherSymptomsPerDay;
        if (hasOther && !isIll && Uniform.Open(day.W1) < rules.DeclaredShare
            && !_authority.IsInfected(row, _world.Day))
        {
            _authority.TestOther(row, day.W2, ref counts);
        }
        if (rules.Code is { } code && Uniform.Open(day.W3) < code.WrongInputPerDay)
        {
            _authority.FileOf(row).Inputs |= CodeInputs.WrongInput;
        }
        if (_watchesAreas)
        {
            NoteArea(block, row, citizen.Municipality, false);
        }
        if (_hasGates && row < _world.Nation.CitizensAtStart && _world.Epidemic is not null
            && !_world.Restrictions.IsConfined(row, _world.Day))
        {
            var visitor = new Visitor(isIll, hasOther, _authority.Carries(row), _authority.CodeOf(row));
            Go(block, number, row, citizen, visitor, ref counts);
        }
    }

    private readonly record struct Visitor(bool IsIll, bool HasOther, bool Carries, CodeState Code);

    private void Go(Block block, int number, int row, in Citizen citizen, Visitor visitor, ref HealthCounts counts)
    {
        Contacts contacts = _world.Epidemic!.Contacts;
        if (contacts.IsWorkday(_world.Day) && contacts.DaytimeOf(citizen) is { } daytime
            && _gates[(int)daytime] is { } byDay && !contacts.IsLockedOut(row, citizen, _world.Day, daytime))
        {
            Meet(block, number, row, citizen, visitor, byDay, false, ref counts);
        }
        // Whether somebody scans is asked first: whom a person calls on takes a look at every tie.
        if (_gates[(int)Setting.OtherHome] is { } atCompound
            && IsScanned(WordsOf(_world.Draws(Purpose.Health), row, _world.Day, atCompound), atCompound)
            && contacts.Calls(row, _world.Day)
            && !contacts.IsLockedOut(row, citizen, _world.Day, Setting.OtherHome))
        {
            Meet(block, number, row, citizen, visitor, atCompound, false, ref counts);
        }
        Gatherings.Outings outings = contacts.Gatherings.OutingsOf(row, _world.Day);
        for (Setting venue = Settings.FirstVenue; venue <= Settings.LastVenue; venue++)
        {
            bool isWatched = _gates[(int)venue] is not null || _watchesAreas;
            if (!isWatched || !contacts.Gatherings.Goes(outings.Of(venue), citizen.Age, venue, out bool isAway)
                || contacts.IsLockedOut(row, citizen, _world.Day, venue, isAway))
            {
                continue;
            }
            bool isRefused = _gates[(int)venue] is { } gate
                && Meet(block, number, row, citizen, visitor, gate, isAway, ref counts);
            if (isAway && !isRefused && _watchesAreas)
            {
                Party party = contacts.Gatherings.PartyOf(row, citizen.Municipality, _world.Day, venue, true);
                NoteArea(block, row, contacts.Gatherings.VisitOf(party, venue).Municipality, true);
            }
        }
    }

    // At one gate; true where the person is turned away.
    private bool Meet(
        Block block, int number, int row, in Citizen citizen, Visitor visitor, GateRule gate, bool isAway,
        ref HealthCounts counts)
    {
        Draws draws = _world.Draws(Purpose.Health);
        Words words = WordsOf(draws, row, _world.Day, gate);
        if (!IsScanned(words, gate))
        {
            return false;
        }
        Words more = draws.At((uint)row, (uint)_world.Day, HealthSlots.Door, 0x100u + (uint)gate.Venue);
        bool hasFever = HasFever(row, visitor, gate, more);
        bool isKeptOut = !hasFever && IsKeptOut(visitor, gate, isAway, words);
        int lender = isKeptOut ? LenderFor(row, gate, more) : -1;
        bool isStopped = hasFever || (isKeptOut && lender < 0) || IsSeenRed(row, visitor.Code, gate);
        counts.AtMercy += IsAtMercy(row, visitor, gate, words, more) ? 1 : 0;
        Cells cells = _world.CellsOf(SubjectKind.Citizen, row);
        int province = _world.ProvinceOf(SubjectKind.Citizen, row);
        int at = (((province - block.Tally.FirstProvince) * Kinds) + (int)gate.Venue) * Figures;
        counts.Scans++;
        _byPlace[number][at]++;
        block.Tally.Add(Counter.GateScans, province, cells);
        if (gate.Logged)
        {
            counts.Written++;
            counts.Observed++;
            block.Tally.Add(Counter.Observations, province, cells);
        }
        if (!isStopped)
        {
            if (lender >= 0)
            {
                counts.Borrowed++;
                _authority.Borrowed.Note(number, new Borrowing(_world.Day, row, gate.Venue, lender));
            }
            return false;
        }
        bool isWrong = !_authority.IsInfected(row, _world.Day);
        _world.Restrictions.Refuse(row, _world.Day, gate.Venue.Bit());
        _world.Live(SubjectKind.Citizen, row, LifeEvent.DoorClosed, (int)gate.Venue, 0);
        counts.Refused++;
        counts.RefusalLoss += (long)Math.Round(gate.RefusalLoss);
        counts.RefusedWrongly += isWrong ? 1 : 0;
        counts.RefusedByOrder += _authority.IsTurnedRed(row) ? 1 : 0;
        _byPlace[number][at + 1]++;
        _byPlace[number][at + 2] += isWrong ? 1 : 0;
        block.Tally.Add(Counter.GateRefusals, province, cells);
        block.Tally.Add(Counter.GateRefusalsWrong, province, cells, isWrong ? 1 : 0);
        return true;
    }

    private bool HasFever(int row, Visitor visitor, GateRule gate, in Words more)
    {
        bool isFeverish = visitor.HasOther || (visitor.IsIll && Uniform.Open(more.W0) < gate.FeverShareOfIll);
        bool hasFever = gate.FeverSensitivity > 0
            && new FeverGate(gate.FeverSensitivity, gate.FeverFalseShare).Stops(isFeverish, more.W1);
        if (hasFever && _authority.Rules!.Code is not null && gate.Logged)
        {
            _authority.FileOf(row).Inputs |= CodeInputs.Fever;
        }
        return hasFever;
    }

    // By their own code, or for want of one.
    private bool IsKeptOut(Visitor visitor, GateRule gate, bool isAway, in Words words)
    {
        if (!visitor.Carries)
        {
            return IsTurnedAwayWithout(gate, words);
        }
        double unrecognised = isAway ? _authority.Rules!.Code?.UnrecognisedShare ?? 0 : 0;
        bool isBarred = visitor.Code.Colour != CodeColour.Green || Uniform.Open(words.W3) < unrecognised;
        return isBarred && Uniform.Open(words.W2) >= gate.EvadedShare;
    }

    /// <summary>Whether a guard turns away somebody who has no phone or pass to show.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="row">The citizen.</param>
    /// <param name="day">The day.</param>
    /// <param name="gate">The gate.</param>
    public static bool TurnsAwayWithout(uint seed, int row, int day, GateRule gate) =>
        IsTurnedAwayWithout(gate, WordsOf(new Draws(seed, Purpose.Health), row, day, gate));

    // Whether the visit is scanned, is kept out without a phone, gets in another way, has its code recognised.
    private static Words WordsOf(Draws draws, int row, int day, GateRule gate) =>
        draws.At((uint)row, (uint)day, HealthSlots.Door, (uint)gate.Venue);

    private static bool IsScanned(in Words words, GateRule gate) => Uniform.Open(words.W0) < gate.EnforcedShare;

    private static bool IsTurnedAwayWithout(GateRule gate, in Words words) =>
        Uniform.Open(words.W1) < gate.NoPhoneRefusedShare;

    // Whose code gets somebody in; -1 for nobody's.
    private int LenderFor(int row, GateRule gate, in Words more) =>
        Uniform.Open(more.W2) < gate.BorrowedShare ? _authority.Borrowed.LenderOf(row, more.W3) : -1;

    // A door that would be shut, if whoever holds the codes turned this one red.
    private bool IsAtMercy(int row, Visitor visitor, GateRule gate, in Words words, in Words more) =>
        _authority.Rules is { HoldsCodes: true } && visitor.Carries
        && Uniform.Open(words.W2) >= gate.EvadedShare && LenderFor(row, gate, more) < 0;

    // A door with cameras goes by the code of whom the face is taken for; a phone left at home does not help.
    private bool IsSeenRed(int row, CodeState own, GateRule gate)
    {
        if (_world.Cameras is not { } cameras || !cameras.DoesToday(CameraUse.Doors)
            || _authority.Rules is not { HoldsCodes: true })
        {
            return false;
        }
        int taken = cameras.TakenFor(row, RecognitionSlots.Door, (uint)gate.Venue);
        return taken == row
            ? own.Colour == CodeColour.Red && cameras.Recognises(row, RecognitionSlots.Door, (uint)gate.Venue)
            : _authority.Colours[taken] == CodeColour.Red;
    }

    // Whoever lives in a graded area is known to; whoever visits one, where a map platform says so.
    private void NoteArea(Block block, int row, int municipality, bool isVisit)
    {
        AreaGrade grade = _areas[municipality];
        if (grade == AreaGrade.Low)
        {
            return;
        }
        CodeInputs input = grade == AreaGrade.High ? CodeInputs.HighArea : CodeInputs.MediumArea;
        foreach (PlatformRule platform in _authority.Platforms)
        {
            if (isVisit && platform is { Name: PlatformName.Map, FeedsCode: true } && _authority.Uses(row, platform))
            {
                _authority.FileOf(PutOn(block, row, platform)).Inputs |= input;
            }
        }
        if (!isVisit && HealthCode.ColourOf(input, _authority.Rules!.Code!) != CodeColour.Green)
        {
            _authority.FileOf(row).Inputs |= input;
        }
    }

    // Whom a platform's stay is put on: the person, or by mistake anybody of the neighbourhood who is alive.
    private int PutOn(Block block, int row, PlatformRule platform)
    {
        Words words = _world.Draws(Purpose.Health).At((uint)row, (uint)_world.Day, HealthSlots.Door, 0x200);
        int other = block.First + Uniform.Below(words.W1, block.InUse);
        bool isWrong = Uniform.Open(words.W0) < platform.ErrorShare && _world.Nation.Citizens[other].IsAlive;
        return isWrong ? other : row;
    }

    private void Watch(Block block, int row, ref HealthCounts counts)
    {
        foreach (PlatformRule platform in _authority.Platforms)
        {
            if (_authority.Uses(row, platform))
            {
                long seen = (long)Math.Round(platform.ObservationsPerDay);
                counts.Observed += seen;
                counts.Written += seen;
                block.Tally.Add(
                    Counter.Observations, _world.ProvinceOf(SubjectKind.Citizen, row),
                    _world.CellsOf(SubjectKind.Citizen, row), seen);
            }
        }
    }
}
