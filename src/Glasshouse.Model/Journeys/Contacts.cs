using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Glasshouse.Engine.Columns;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Journeys;

/// <summary>Somebody met: who, and where.</summary>
public readonly record struct Contact(int Other, Setting Setting);

/// <summary>
/// Who meets whom on a day: a pure function of seed, people, day and restrictions, worked out when it is asked for and
/// stored nowhere. Meetings are mutual: both of a pair find the other. Four kinds of circles: the household meets
/// daily; of team or class, and of friends and relatives, some pairs meet on a day; at venues those of a party meet.
/// </summary>
public sealed class Contacts
{
    private const int DaysPerCrewList = 30;
    private const uint PairSlot = 0x50414952;

    private readonly World _world;
    private readonly Gatherings _gatherings;
    private readonly Crews[] _crews;
    private readonly VisitsParameters _visits;
    private readonly int _firstWeekday;
    private readonly int _anywhere;
    private readonly double _strongShare;
    private readonly double _weakShare;

    /// <param name="world">The world on its first morning.</param>
    /// <param name="anywhere">Contacts a day in the one homogeneous layer; 0 where people live their lives.</param>
    public Contacts(World world, int anywhere)
    {
        _world = world;
        _visits = world.Parameters.Visits;
        _anywhere = anywhere;
        _gatherings = new Gatherings(world);
        _crews = anywhere > 0 ? [] : [new Crews(world), new Crews(world)];
        _firstWeekday = (int)world.Inputs.Scenario.Start.DayOfWeek;
        _strongShare = _visits.OtherHomeContacts * _visits.StrongTieShare / Ties.StrongTies;
        _weakShare = _visits.OtherHomeContacts * (1 - _visits.StrongTieShare) / Ties.WeakTies;
        if (anywhere == 0)
        {
            _crews[0].Take();
            (WorkPerDay, SchoolPerDay) = CrewRates.Of(world, _crews[0], _visits);
        }
    }

    public Gatherings Gatherings => _gatherings;

    /// <summary>Colleagues met on a working day, where the team is large enough.</summary>
    public double WorkPerDay { get; }

    /// <summary>Pupils met on a school day, where the class is large enough.</summary>
    public double SchoolPerDay { get; }

    /// <summary>Once a day, before anybody asks.</summary>
    public void Begin()
    {
        if (_crews.Length > 0 && _world.Day % DaysPerCrewList == 0 && _world.Day > 0)
        {
            CrewsOf(_world.Day).Take();
        }
    }

    /// <summary>Whether people work and learn on a day: Monday to Friday.</summary>
    public bool IsWorkday(int day) => (_firstWeekday + day) % 7 is >= 1 and <= 5;

    /// <summary>The circles a person moves in on a day, less those that are closed to them.</summary>
    /// <param name="row">A citizen.</param>
    /// <param name="day">Today or one of the last thirty days.</param>
    public Circles CirclesOf(int row, int day)
    {
        ref readonly Citizen citizen = ref _world.Nation.Citizens[row];
        var circles = new Circles(row, day, citizen.Municipality);
        if (_anywhere > 0)
        {
            circles.Add(new Circle(Setting.Anywhere, _anywhere));
            return circles;
        }
        circles.Add(new Circle(Setting.Home, citizen.HouseholdSize, row - citizen.HouseholdPosition));
        if (row >= _world.Nation.CitizensAtStart || _world.Restrictions.IsConfined(row, day))
        {
            return circles;
        }
        if (IsWorkday(day) && CrewsOf(day).PlaceOf(citizen) is >= 0 and int place)
        {
            bool isSchool = CrewsOf(day).IsSchool(place);
            AddCrew(ref circles, citizen, place, isSchool);
        }
        if (!IsKept(row, day, Setting.OtherHome, citizen.Municipality))
        {
            circles.Add(new Circle(Setting.OtherHome, Ties.AllTies));
        }
        Gatherings.Outings outings = _gatherings.OutingsOf(row, day);
        for (Setting venue = Settings.FirstVenue; venue <= Settings.LastVenue; venue++)
        {
            if (_gatherings.Goes(outings.Of(venue), citizen.Age, venue, out bool isAway)
                && !_world.Restrictions.Forbids(row, day, venue))
            {
                Party party = _gatherings.PartyOf(row, citizen.Municipality, day, venue, isAway);
                if (!IsLocked(row, day, venue, party))
                {
                    circles.Add(new Circle(venue, party.Count) { Party = party });
                }
            }
        }
        return circles;
    }

    /// <summary>Whom a person meets at a place of a circle; -1 for nobody.</summary>
    /// <param name="circles">The person's circles of a day.</param>
    /// <param name="number">Which circle.</param>
    /// <param name="place">Which place of it, from 0 to below its count.</param>
    public int OtherAt(in Circles circles, int number, int place)
    {
        ref readonly Circle circle = ref circles[number];
        int other = circle.Setting switch
        {
            Setting.Home => circle.First + place,
            Setting.Work or Setting.School => CrewsOf(circles.Day).MembersOf(circle.Place)[circle.First + place],
            Setting.OtherHome => _world.Nation.TieOf(circles.Row, place),
            Setting.Anywhere => AnywhereOf(circles.Row, circles.Day, place),
            _ => _gatherings.PersonAt(circle.Party, circle.Party.First + place, circles.Day, circle.Setting),
        };
        if (other < 0 || other == circles.Row)
        {
            return -1;
        }
        ref readonly Citizen citizen = ref _world.Nation.Citizens[other];
        return citizen.IsAlive && Meets(circles, circle, place, other, citizen) ? other : -1;
    }

    /// <summary>Where somebody's working days pass: at work, at school, or at neither.</summary>
    public Setting? DaytimeOf(in Citizen citizen) => CrewsOf(_world.Day).PlaceOf(citizen) is not (>= 0 and int place)
        ? null
        : CrewsOf(_world.Day).IsSchool(place) ? Setting.School : Setting.Work;

    /// <summary>Whether a shut area keeps a person from work, school, or a kind of venue.</summary>
    public bool IsLockedOut(int row, in Citizen citizen, int day, Setting setting, bool isAway = false) =>
        _world.Restrictions.Lockdowns.IsOn(day) && (setting is Setting.Work or Setting.School
            ? IsLocked(row, day, setting, MunicipalityOf(citizen, setting))
            : IsLocked(row, day, setting, _gatherings.PartyOf(row, citizen.Municipality, day, setting, isAway)));

    /// <summary>Everybody whom a person met on a day, worked out again.</summary>
    /// <param name="row">A citizen.</param>
    /// <param name="day">Today or one of the last thirty days.</param>
    /// <param name="met">Added to.</param>
    public void Of(int row, int day, RowList<Contact> met)
    {
        Circles circles = CirclesOf(row, day);
        for (int number = 0; number < circles.Count; number++)
        {
            for (int place = 0; place < circles[number].Count; place++)
            {
                if (OtherAt(circles, number, place) is >= 0 and int other)
                {
                    met.Add(new Contact(other, circles[number].Setting));
                }
            }
        }
    }

    /// <summary>Where a person goes on a day: planned journeys less what is refused or confined.</summary>
    /// <param name="row">A citizen.</param>
    /// <param name="day">Today or one of the last thirty days.</param>
    /// <param name="isPlanned">Whether restrictions are left out of account: the plan as it was.</param>
    /// <param name="visits">Written to; room for <see cref="MostVisits"/>.</param>
    /// <returns>How many.</returns>
    public int VisitsOf(int row, int day, bool isPlanned, Span<Visit> visits)
    {
        ref readonly Citizen citizen = ref _world.Nation.Citizens[row];
        int count = 0;
        if (row >= _world.Nation.CitizensAtStart || _anywhere > 0
            || (!isPlanned && _world.Restrictions.IsConfined(row, day)))
        {
            return 0;
        }
        if (IsWorkday(day) && CrewsOf(day).PlaceOf(citizen) is >= 0 and int place)
        {
            Setting setting = CrewsOf(day).IsSchool(place) ? Setting.School : Setting.Work;
            int municipality = MunicipalityOf(citizen, setting);
            if (isPlanned || !IsKept(row, day, setting, municipality))
            {
                visits[count++] = new Visit(
                    setting, municipality, (int)citizen.Workplace, municipality != citizen.Municipality);
            }
        }
        Gatherings.Outings outings = _gatherings.OutingsOf(row, day);
        for (Setting venue = Settings.FirstVenue; venue <= Settings.LastVenue; venue++)
        {
            if (_gatherings.Goes(outings.Of(venue), citizen.Age, venue, out bool isAway)
                && (isPlanned || !_world.Restrictions.Forbids(row, day, venue)))
            {
                Party party = _gatherings.PartyOf(row, citizen.Municipality, day, venue, isAway);
                if (isPlanned || !IsLocked(row, day, venue, party))
                {
                    visits[count++] = _gatherings.VisitOf(party, venue);
                }
            }
        }
        return count;
    }

    /// <summary>Most visits of a day that <see cref="VisitsOf"/> tells.</summary>
    public const int MostVisits = 1 + Settings.Venues;

    private void AddCrew(ref Circles circles, in Citizen citizen, int place, bool isSchool)
    {
        Setting setting = isSchool ? Setting.School : Setting.Work;
        if (IsKept(circles.Row, circles.Day, setting, MunicipalityOf(citizen, setting)))
        {
            return;
        }
        ReadOnlySpan<int> members = CrewsOf(circles.Day).MembersOf(place);
        if (members.IndexOf(circles.Row) is >= 0 and int own)
        {
            double size = isSchool ? _visits.ClassSize : _visits.TeamSize;
            (int first, int count) = Crews.Part(members.Length, own, size);
            circles.Add(new Circle(setting, count, first, place));
        }
    }

    private bool Meets(in Circles circles, in Circle circle, int place, int other, in Citizen citizen)
    {
        if (circle.Setting is Setting.Home or Setting.Anywhere)
        {
            return true;
        }
        if (circle.Setting is Setting.Work or Setting.School)
        {
            double perDay = circle.Setting == Setting.Work ? WorkPerDay : SchoolPerDay;
            if (!PairMeets(circles, other, circle.Setting, perDay / Math.Max(1, circle.Count - 1))
                || CrewsOf(circles.Day).PlaceOf(citizen) != circle.Place)
            {
                return false;
            }
        }
        else if (circle.Setting == Setting.OtherHome)
        {
            if (!PairMeets(circles, other, circle.Setting, place < Ties.StrongTies ? _strongShare : _weakShare))
            {
                return false;
            }
        }
        else if (!_gatherings.Goes(other, citizen.Age, circles.Day, circle.Setting, out bool isAway)
            || isAway != circle.Party.IsAway)
        {
            return false;
        }
        if (_world.Restrictions.Forbids(other, circles.Day, circle.Setting))
        {
            return false;
        }
        return circle.Setting is Setting.Work or Setting.School or Setting.OtherHome
            ? !IsLocked(other, circles.Day, circle.Setting, MunicipalityOf(citizen, circle.Setting))
            : !IsLocked(other, circles.Day, circle.Setting, circle.Party);
    }

    private int MunicipalityOf(in Citizen citizen, Setting setting) => setting == Setting.Work
        ? _world.Nation.Organisations[(int)citizen.Workplace].Municipality
        : citizen.Municipality;

    private bool IsKept(int row, int day, Setting setting, int municipality) =>
        _world.Restrictions.Forbids(row, day, setting) || IsLocked(row, day, setting, municipality);

    private bool IsLocked(int row, int day, Setting setting, int municipality) =>
        _world.Restrictions.Lockdowns.IsOn(day)
        && _world.Restrictions.Lockdowns.Forbids(row, day, setting, municipality);

    private bool IsLocked(int row, int day, Setting venue, in Party party) =>
        _world.Restrictions.Lockdowns.IsOn(day)
        && IsLocked(row, day, venue, _gatherings.VisitOf(party, venue).Municipality);

    // The pair's own draw of the day, the same from both ends.
    private bool PairMeets(in Circles circles, int other, Setting setting, double share)
    {
        uint low = (uint)Math.Min(circles.Row, other);
        uint high = (uint)Math.Max(circles.Row, other);
        Words words = _world.Draws(Purpose.Gathering).At(low, (uint)circles.Day, high, PairSlot + (uint)setting);
        return Uniform.Open(words.W0) < share;
    }

    // Matchings of everybody with everybody: exactly one partner each, but for the odd one out.
    private int AnywhereOf(int row, int day, int place)
    {
        int people = _world.Nation.CitizensAtStart;
        if (row >= people)
        {
            return -1;
        }
        uint stream = (3u << 28) | (uint)place;
        var matching = new KeyedPermutation(_world.Seed, Purpose.Gathering, stream, people, (uint)day);
        int partner = matching.Forward(row) ^ 1;
        return partner < people ? matching.Inverse(partner) : -1;
    }

    private Crews CrewsOf(int day)
    {
        Crews crews = _crews[day / DaysPerCrewList % 2];
        return crews.TakenDay >= 0 ? crews : _crews[0];
    }
}

/// <summary>People among whom a person meets some on a day.</summary>
/// <param name="Setting">Where.</param>
/// <param name="Count">Places of the circle; not all are met, and one may be the person's own.</param>
/// <param name="First">First row of the household, or first place among the members.</param>
/// <param name="Place">Organisation or school, as <see cref="Crews"/> numbers them.</param>
public readonly record struct Circle(Setting Setting, int Count, int First = 0, int Place = 0)
{
    /// <summary>The seats, at a venue.</summary>
    public Party Party { get; init; }
}

/// <summary>The circles of one person on one day.</summary>
public struct Circles(int row, int day, int municipality)
{
    private const int Most = 3 + Settings.Venues;

    private Places _places;

    public int Row { get; } = row;

    public int Day { get; } = day;

    public int Municipality { get; } = municipality;

    public int Count { get; private set; }

    [UnscopedRef]
    public readonly ref readonly Circle this[int number] => ref _places[number];

    public void Add(in Circle circle) => _places[Count++] = circle;

    [InlineArray(Most)]
    private struct Places
    {
        private Circle _first;
    }
}
