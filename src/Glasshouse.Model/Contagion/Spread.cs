using System.Runtime.CompilerServices;
using Glasshouse.Engine.Columns;
using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Journeys;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Contagion;

/// <summary>
/// Whom an infectious person infects on a day: drawn first, looked up after. In each circle, points of a Poisson
/// process fall on the places at the rate of the most susceptible, and only where one falls is it asked whose place it
/// is, whether the two meet and how susceptible the other is (thinning: Lewis and Shedler 1979). The first point is
/// compared with the most places there can be, so that most circles are never worked out. A circle's points hang on no
/// other circle: what closes one leaves the luck of the others as it was.
/// </summary>
public sealed class Spread
{
    private const uint FirstSlot = 0x46495253;
    private const uint PointSlot = 0x504F494E;

    private readonly World _world;
    private readonly Epidemic _epidemic;
    private readonly Contacts _contacts;
    private readonly Draws _draws;
    private readonly bool _isAnywhere;
    private readonly double _mostSusceptible;
    private readonly double[] _susceptibility = new double[128];

    // Points a place and unit of infectiousness, and most places, by setting.
    private readonly double[] _points = new double[(int)Setting.Anywhere + 1];
    private readonly int[] _mostPlaces = new int[(int)Setting.Anywhere + 1];

    /// <param name="world">The world, with an epidemic.</param>
    /// <param name="parameters">The parameters in force.</param>
    /// <param name="history">Their natural history.</param>
    public Spread(World world, ContagionParameters parameters, NaturalHistory history)
    {
        _world = world;
        _epidemic = world.Epidemic!;
        _contacts = world.Epidemic!.Contacts;
        _draws = world.Draws(Purpose.Contagion);
        for (int age = 0; age < _susceptibility.Length; age++)
        {
            _susceptibility[age] = history.SusceptibilityOf(age);
        }
        _mostSusceptible = _susceptibility.Max();
        for (int setting = 0; setting < _points.Length; setting++)
        {
            _points[setting] = parameters.Weights.Of((Setting)setting) * _mostSusceptible;
            _mostPlaces[setting] = _contacts.MostPlaces((Setting)setting);
        }
        _isAnywhere = _mostPlaces[(int)Setting.Anywhere] > 0;
    }

    /// <summary>Draws whom somebody infects today.</summary>
    /// <param name="row">An infectious citizen.</param>
    /// <param name="rate">Infections a contact of weight and susceptibility 1, that of small chances.</param>
    /// <param name="exposures">Added to; somebody may be named twice.</param>
    public void From(int row, double rate, RowList<Exposure> exposures)
    {
        ref readonly Citizen citizen = ref _world.Nation.Citizens[row];
        int day = _world.Day;
        Words indoors = _draws.At((uint)row, (uint)day, FirstSlot);
        if (_isAnywhere)
        {
            Try(row, rate, Setting.Anywhere, indoors.W0, exposures);
            return;
        }
        TryUpTo(citizen.HouseholdSize, row, rate, Setting.Home, false, indoors.W0, exposures);
        if (row >= _world.Nation.CitizensAtStart)
        {
            return;
        }
        if (_contacts.CrewOf(citizen, day, out Setting setting) >= 0)
        {
            Try(row, rate, setting, indoors.W1, exposures);
        }
        Try(row, rate, Setting.OtherHome, indoors.W2, exposures);
        TryVenues(row, rate, new(_draws.At((uint)row, (uint)day, FirstSlot, 1), indoors.W3), exposures);
    }

    private void TryVenues(int row, double rate, in Gatherings.Outings words, RowList<Exposure> exposures)
    {
        ref readonly Citizen citizen = ref _world.Nation.Citizens[row];
        Gatherings gatherings = _contacts.Gatherings;
        Gatherings.Outings outings = default;
        bool isDrawn = false;
        for (Setting venue = Settings.FirstVenue; venue <= Settings.LastVenue; venue++)
        {
            uint word = words.Of(venue);
            if (!CouldFall(rate * _points[(int)venue], _mostPlaces[(int)venue], word))
            {
                continue;
            }
            outings = isDrawn ? outings : gatherings.OutingsOf(row, _world.Day);
            isDrawn = true;
            if (gatherings.Goes(outings.Of(venue), citizen.Age, venue, out bool isAway))
            {
                int most = gatherings.MostSeats(citizen.Municipality, venue, isAway);
                TryUpTo(most, row, rate, venue, isAway, word, exposures);
            }
        }
    }

    private void Try(int row, double rate, Setting setting, uint word, RowList<Exposure> exposures) =>
        TryUpTo(_mostPlaces[(int)setting], row, rate, setting, false, word, exposures);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void TryUpTo(
        int most, int row, double rate, Setting setting, bool isAway, uint word, RowList<Exposure> exposures)
    {
        double points = rate * _points[(int)setting];
        if (CouldFall(points, most, word))
        {
            Walk(row, points, setting, isAway, most, word, exposures);
        }
    }

    // Whether the next point could be so few places on. It lies -log u points on: never less than 1 - u, and dearer.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool CouldFall(double points, double places, uint word) => 1 - Uniform.Open(word) < points * places;

    // From one point to the next: their gaps are exponential.
    private void Walk(
        int row, double points, Setting setting, bool isAway, int most, uint word, RowList<Exposure> exposures)
    {
        double place = -Exact.Log(Uniform.Open(word)) / points;
        if (place >= most)
        {
            return;
        }
        Circle circle = _contacts.CircleOf(row, _world.Day, setting, isAway);
        for (uint point = 0; place < circle.Count; point++)
        {
            Words words = _draws.At((uint)row, (uint)_world.Day, PointSlot + (uint)setting, point);
            Meet(row, circle, (int)place, Uniform.Open(words.W0) * _mostSusceptible, exposures);
            place = CouldFall(points, circle.Count - place, words.W1)
                ? place - (Exact.Log(Uniform.Open(words.W1)) / points)
                : circle.Count;
        }
    }

    // What is asked first costs least.
    private void Meet(int row, in Circle circle, int place, double drawn, RowList<Exposure> exposures)
    {
        int other = _contacts.NeighbourAt(row, _world.Day, circle, place);
        if (other >= 0 && _epidemic.IsSusceptible(other)
            && drawn < _susceptibility[_world.Nation.Citizens[other].Age]
            && _contacts.Meets(row, _world.Day, circle, place, other))
        {
            exposures.Add(new Exposure(other, row, circle.Setting));
        }
    }
}
