using System.Runtime.InteropServices;
using Glasshouse.Engine.Columns;
using Glasshouse.Engine.Hashing;
using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Observations;

/// <summary>
/// Cameras that match faces against a list, day by day: who comes by, whom the matcher takes them for, and what a few
/// operators make of its alerts. Exists only where a scenario orders it.
/// </summary>
public sealed class CameraNetwork
{
    private const double CatalogueCameras = 50;
    private const double Per = 100_000;
    private const int Unknown = -1;

    private readonly World _world;
    private readonly CameraOrder _order;
    private readonly WatchList _list;
    private readonly RowList<Alert>[] _raised;
    private readonly RowList<Alert> _waiting = new();
    private readonly bool[] _found;
    private readonly (double Mean, double None)[] _passes;
    private readonly Action<int> _watch;
    private Matcher _matcher;
    private Parameters? _known;

    /// <param name="world">The world.</param>
    /// <param name="order">The order.</param>
    public CameraNetwork(World world, CameraOrder order)
    {
        _world = world;
        _order = order;
        _list = new WatchList(world.Seed, world.Nation.CitizensAtStart, order);
        _raised = [.. world.CitizenBlocks.Select(_ => new RowList<Alert>())];
        _found = new bool[_list.Entries];
        _passes = new (double Mean, double None)[world.Nation.Municipalities.Length];
        _watch = Watch;
    }

    /// <summary>Whether the network is used for something today.</summary>
    public bool DoesToday(CameraUse use) => IsOn && _order.Uses.Contains(use);

    private bool IsOn => _world.Day >= _order.From && _world.Day <= _order.Until;

    /// <summary>Morning: rates follow the parameters, which a dated event may change.</summary>
    public void Begin()
    {
        if (ReferenceEquals(_known, _world.Parameters))
        {
            return;
        }
        RecognitionParameters recognition = _world.Parameters.Recognition;
        _matcher = Matcher.At(recognition, _order.Threshold);
        double density = _world.Parameters.Observations.CamerasPer1000 / CatalogueCameras;
        double people = 0;
        double weight = 0;
        foreach (Municipality area in _world.Nation.Municipalities)
        {
            people += area.Citizens;
            weight += area.Citizens * Exact.Pow(area.Citizens, recognition.DensityGradient);
        }
        for (int number = 0; number < _passes.Length; number++)
        {
            int citizens = _world.Nation.Municipalities[number].Citizens;
            double ratio = citizens == 0 ? 0 : Exact.Pow(citizens, recognition.DensityGradient) * people / weight;
            double mean = recognition.PassesPerDay * recognition.CaptureShare * density * ratio;
            _passes[number] = (mean, Exact.Exp(-mean));
        }
        _known = _world.Parameters;
    }

    /// <summary>The day's faces and alerts, and checks of all that wait, after the last day too.</summary>
    public void Watch()
    {
        if (IsOn)
        {
            _world.Team.Run(_raised.Length, _watch);
            Collect();
        }
        if (_waiting.Count > 0)
        {
            Check();
        }
    }

    // Block after block: whom a face is taken for may be of another.
    private void Collect()
    {
        bool feedsCode = DoesToday(CameraUse.TravelHistory);
        foreach (RowList<Alert> raised in _raised)
        {
            foreach (ref readonly Alert alert in raised.Span)
            {
                _waiting.Add(alert);
                if (feedsCode && _list.PersonOf(alert.Entry) is >= 0 and int taken)
                {
                    // The code of whom the face is taken for, not of who came by.
                    _world.Health?.NoteSeen(taken, _world.Nation.Citizens[alert.Row].Municipality);
                }
            }
            raised.Clear();
        }
    }

    /// <summary>
    /// Whom the matcher takes a citizen for in one look: a citizen's row, their own where they are not mistaken.
    /// </summary>
    /// <param name="row">Who is seen.</param>
    /// <param name="slot">What for; see <see cref="RecognitionSlots"/>.</param>
    /// <param name="number">Which look of the day.</param>
    public int TakenFor(int row, uint slot, uint number)
    {
        Words words = _world.Draws(Purpose.Recognition).At((uint)row, (uint)_world.Day, slot, number);
        int entry = Mistaken(row, TwinsOf(row), words.W0, words.W1);
        int taken = entry == Unknown ? row : _list.PersonOf(entry);
        return taken < 0 ? row : taken;
    }

    /// <summary>Whether a citizen is on the list and would be recognised in one look.</summary>
    /// <param name="row">Who is seen.</param>
    /// <param name="slot">What for; see <see cref="RecognitionSlots"/>.</param>
    /// <param name="number">Which look of the day.</param>
    public bool Recognises(int row, uint slot, uint number)
    {
        Words words = _world.Draws(Purpose.Recognition).At((uint)row, (uint)_world.Day, slot, number);
        return row < _world.Nation.CitizensAtStart && _list.EntryOf(row) >= 0
            && Uniform.Open(words.W2) < _matcher.TrueShare * _known!.Recognition.CaptureShare;
    }

    public void HashInto(ref StateHash hash)
    {
        hash.Add(MemoryMarshal.AsBytes(_waiting.Span));
        hash.Add(MemoryMarshal.AsBytes<bool>(_found));
    }

    private void Watch(int number)
    {
        Block block = _world.CitizenBlocks[number];
        int last = Math.Min(block.First + block.InUse, _world.Nation.CitizensAtStart);
        for (int row = block.First; row < last; row++)
        {
            ref readonly Citizen citizen = ref _world.Nation.Citizens[row];
            int faces = citizen.IsAlive ? Faces(row, citizen.Municipality) : 0;
            if (faces > 0)
            {
                int province = _world.ProvinceOf(SubjectKind.Citizen, row);
                Cells cells = _world.CellsOf(SubjectKind.Citizen, row);
                block.Tally.Add(Counter.FacesMatched, province, cells, faces);
                block.Tally.Add(Counter.Observations, province, cells, faces);
                Match(block, number, row, faces, province, cells);
            }
        }
    }

    // Captures of the day: Poisson all over the nation, at most one in the crowd of a trial.
    private int Faces(int row, int municipality)
    {
        double u = Uniform.Open(
            _world.Draws(Purpose.Recognition).At((uint)row, (uint)_world.Day, RecognitionSlots.Passes).W0);
        if (_order.CrowdPerDay > 0)
        {
            double share = _order.CrowdPerDay / (double)_world.Nation.CitizensAtStart;
            return u < share * _known!.Recognition.CaptureShare ? 1 : 0;
        }
        (double mean, double term) = _passes[municipality];
        int faces = 0;
        for (double sum = term; u > sum && term > 0; sum += term)
        {
            faces++;
            term *= mean / faces;
        }
        return faces;
    }

    private void Match(Block block, int number, int row, int faces, int province, in Cells cells)
    {
        int own = _list.EntryOf(row);
        Twins twins = TwinsOf(row);
        for (int face = 0; face < faces; face++)
        {
            Words words = _world.Draws(Purpose.Recognition).At(
                (uint)row, (uint)_world.Day, RecognitionSlots.Capture, (uint)face);
            bool isKnown = own >= 0 && Uniform.Open(words.W2) < _matcher.TrueShare;
            int entry = isKnown ? own : Mistaken(row, twins, words.W0, words.W1);
            if (entry == Unknown || (entry == own && !isKnown) || _found[entry])
            {
                continue;
            }
            block.Tally.Add(Counter.CameraAlerts, province, cells);
            block.Tally.Add(Counter.CameraAlertsFalse, province, cells, isKnown ? 0 : 1);
            _raised[number].Add(new Alert(row, entry, _world.Day, face, isKnown ? 1 : 0));
        }
    }

    // That a pair can be taken for each other: what is missing to the rate of one capture comes with the captures.
    private double TwinRate(int row)
    {
        ref readonly Citizen citizen = ref _world.Nation.Citizens[row];
        double ratio = citizen.Group switch
        {
            0 => 1,
            1 => _world.Parameters.Observations.GroupBErrorRatios.Cameras,
            _ => _world.Parameters.Observations.GroupCErrorRatios.Cameras,
        };
        double factor = LookAlikes.FactorOf(_world, SubjectKind.Citizen, row);
        return Math.Min(1, _matcher.FalseRate * ratio * factor / _known!.Recognition.RepeatShare);
    }

    // Whom somebody can be taken for, and how likely one capture is to do it: the same all day.
    private Twins TwinsOf(int row)
    {
        double rate = TwinRate(row);
        double repeat = _known!.Recognition.RepeatShare;
        if (!_world.Switches.LastingErrors)
        {
            return new Twins(rate, _list.Entries, Matcher.AlertShare(rate * repeat, _list.Entries));
        }
        int count = _list.TwinsOf(row, rate);
        return new Twins(rate, count, count == 0 ? 0 : Matcher.AlertShare(repeat, count));
    }

    // The entry that somebody is taken for in one capture; none mostly.
    private int Mistaken(int row, Twins twins, uint first, uint second)
    {
        if (Uniform.Open(first) >= twins.AlertShare)
        {
            return Unknown;
        }
        int place = Uniform.Below(second, twins.Count);
        return _world.Switches.LastingErrors ? _list.TwinAt(row, twins.Rate, place) : place;
    }

    // First come, first served; who waited too long is forgotten.
    private void Check()
    {
        // Of a part of a check a day, a whole one every few days.
        double perDay = _order.ChecksPer100000Day * _world.Nation.CitizensAtStart / Per;
        long capacity = (long)(perDay * (_world.Day + 1)) - (long)(perDay * _world.Day);
        int done = 0;
        foreach (ref readonly Alert alert in _waiting.Span)
        {
            if (_world.Day - alert.Day > _known!.Recognition.AlertKeepDays)
            {
                Count(Counter.CameraAlertsLapsed, alert.Row);
            }
            else if (capacity-- > 0)
            {
                Check(alert);
            }
            else
            {
                break;
            }
            done++;
        }
        _waiting.RemoveFirst(done);
    }

    private void Check(in Alert alert)
    {
        RecognitionParameters recognition = _known!.Recognition;
        bool isKnown = alert.IsKnown != 0;
        double dismissed = isKnown ? recognition.DismissedTrueShare : recognition.DismissedFalseShare;
        Words words = _world.Draws(Purpose.Recognition).At(
            (uint)alert.Row, (uint)alert.Day, RecognitionSlots.Check, (uint)alert.Face);
        bool isOver = !_world.Nation.Citizens[alert.Row].IsAlive || _found[alert.Entry]
            || !_order.Uses.Contains(CameraUse.FindListed);
        if (isOver || Uniform.Open(words.W0) < dismissed)
        {
            return;
        }
        bool isWrong = !isKnown || _list.IsStale(alert.Entry);
        Count(Counter.CameraStops, alert.Row);
        if (isWrong)
        {
            Count(Counter.CameraStopsWrong, alert.Row);
        }
        // Who was looked for and is found is looked for no longer.
        _found[alert.Entry] |= isKnown;
        _world.Live(SubjectKind.Citizen, alert.Row, LifeEvent.Stopped, isWrong ? 1 : 0, 0);
        if (_world.IsRecorded(SubjectKind.Citizen, alert.Row))
        {
            int taken = _list.PersonOf(alert.Entry);
            _world.Rows.Stops.Add(new StopRow(
                _world.Day, alert.Row, alert.Day, taken < 0 ? null : taken, !isKnown, isWrong));
        }
    }

    private void Count(Counter counter, int row) => _world.BlockOf(SubjectKind.Citizen, row).Tally.Add(
        counter, _world.ProvinceOf(SubjectKind.Citizen, row), _world.CellsOf(SubjectKind.Citizen, row));

    private readonly record struct Twins(double Rate, int Count, double AlertShare);
}

/// <summary>Somebody was taken for an entry of the list, rightly or not.</summary>
/// <param name="Row">Who came by.</param>
/// <param name="Entry">The entry.</param>
/// <param name="Day">Day of it.</param>
/// <param name="Face">Which of that day's captures.</param>
/// <param name="IsKnown">1 where the entry is about them.</param>
public readonly record struct Alert(int Row, int Entry, int Day, int Face, int IsKnown);
