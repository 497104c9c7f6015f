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
        _gatherings.Begin();
    }

    /// <summary>Whether people work and learn on a day: Monday to Friday.</summary>
    public bool IsWorkday(int day) => (_firstWeekday + day) % 7 is >= 1 and <= 5;

    /// <summary>The circles a person moves in on a day, less those that are closed to them.</summary>
    /// <param name="row">A citizen.</param>
    /// <param name="day">Today or one of the last thirty days.</param>
    public Circles CirclesOf(int row, int day)
    {
        ref readonly Citizen citizen = ref _world.Nation.Citizens[row];
        var circles = new Circles(row, day);
        if (_anywhere > 0)
        {
            circles.Add(CircleOf(row, day, Setting.Anywhere));
            return circles;
        }
        circles.Add(CircleOf(row, day, Setting.Home));
        if (!GoesOut(row, day))
        {
            return circles;
        }
        if (CrewOf(citizen, day, out Setting setting) >= 0)
        {
            circles.Add(CircleOf(row, day, setting));
        }
        circles.Add(CircleOf(row, day, Setting.OtherHome));
        Gatherings.Outings outings = _gatherings.OutingsOf(row, day);
        for (Setting venue = Settings.FirstVenue; venue <= Settings.LastVenue; venue++)
        {
            if (_gatherings.Goes(outings.Of(venue), citizen.Age, venue, out bool isAway))
            {
                circles.Add(CircleOf(row, day, venue, isAway));
            }
        }
        return circles;
    }

    /// <summary>One circle of a person on a day: without places where it is closed to them.</summary>
    /// <param name="row">A citizen who moves in it: works or learns, or goes there that day.</param>
    /// <param name="day">Today or one of the last thirty days.</param>
    /// <param name="setting">Which circle.</param>
    /// <param name="isAway">At a venue, whether outside the own municipality.</param>
    public Circle CircleOf(int row, int day, Setting setting, bool isAway = false)
    {
        ref readonly Citizen citizen = ref _world.Nation.Citizens[row];
        if (setting == Setting.Anywhere)
        {
            return new Circle(setting, _anywhere);
        }
        if (setting == Setting.Home)
        {
            return new Circle(setting, citizen.HouseholdSize, row - citizen.HouseholdPosition);
        }
        // Who is turned away at a friend's gate may still have guests.
        if (!GoesOut(row, day)
            || (setting != Setting.OtherHome && _world.Restrictions.Forbids(row, day, setting)))
        {
            return default;
        }
        if (setting is Setting.Work or Setting.School or Setting.OtherHome)
        {
            return IsLocked(row, day, setting, MunicipalityOf(citizen, setting)) ? default
                : setting == Setting.OtherHome ? new Circle(setting, Ties.AllTies)
                : AmongMembers(row, citizen, day, setting);
        }
        Party party = _gatherings.PartyOf(row, citizen.Municipality, day, setting, isAway);
        return IsLocked(row, day, setting, party) ? default : new Circle(setting, party.Count) { Party = party };
    }

    /// <summary>Where a person works or learns on a day, as <see cref="Crews"/> numbers it; -1 for nowhere.</summary>
    public int CrewOf(in Citizen citizen, int day, out Setting setting)
    {
        int place = IsWorkday(day) ? CrewsOf(day).PlaceOf(citizen) : -1;
        setting = place >= 0 && CrewsOf(day).IsSchool(place) ? Setting.School : Setting.Work;
        return place;
    }

    /// <summary>Most places of a kind of circle, whosever it is.</summary>
    public int MostPlaces(Setting setting) => setting switch
    {
        Setting.Home => byte.MaxValue,
        Setting.Work or Setting.School => Crews.LargestPart(SizeOf(setting)),
        Setting.OtherHome => Ties.AllTies,
        Setting.Anywhere => _anywhere,
        _ => _gatherings.MostSeats(setting),
    };

    /// <summary>Whom a person meets at a place of a circle; -1 for nobody.</summary>
    /// <param name="row">The person.</param>
    /// <param name="day">The day of the circle.</param>
    /// <param name="circle">One of the person's circles.</param>
    /// <param name="place">Which place of it, from 0 to below its count.</param>
    public int OtherAt(int row, int day, in Circle circle, int place)
    {
        int other = NeighbourAt(row, day, circle, place);
        return other >= 0 && Meets(row, day, circle, place, other) ? other : -1;
    }

    /// <summary>Whose place it is, there or not; -1 for nobody's or the person's own.</summary>
    /// <param name="row">The person.</param>
    /// <param name="day">The day of the circle.</param>
    /// <param name="circle">One of the person's circles.</param>
    /// <param name="place">Which place of it, from 0 to below its count.</param>
    public int NeighbourAt(int row, int day, in Circle circle, int place)
    {
        int other = circle.Setting switch
        {
            Setting.Home => circle.First + place,
            Setting.Work or Setting.School => CrewsOf(day).MembersOf(circle.Place)[circle.First + place],
            Setting.OtherHome => _world.Nation.TieOf(row, place),
            Setting.Anywhere => AnywhereOf(row, day, place),
            _ => _gatherings.PersonAt(circle.Party, circle.Party.First + place, day, circle.Setting),
        };
        return other == row ? -1 : other;
    }

    /// <summary>Where somebody's working days pass: at work, at school, or at neither.</summary>
    public Setting? DaytimeOf(in Citizen citizen) => CrewsOf(_world.Day).PlaceOf(citizen) is not (>= 0 and int place)
        ? null
        : CrewsOf(_world.Day).IsSchool(place) ? Setting.School : Setting.Work;

    /// <summary>Whether somebody calls at a friend's home on a day: of two who meet there one is the guest.</summary>
    public bool Calls(int row, int day)
    {
        for (int tie = 0; tie < Ties.AllTies; tie++)
        {
            int other = _world.Nation.TieOf(row, tie);
            if (other >= 0 && _world.Nation.Citizens[other].IsAlive
                && PairMeets(row, day, other, Setting.OtherHome, tie < Ties.StrongTies ? _strongShare : _weakShare)
                && GuestOf(row, day, other) == row)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Whether a shut area keeps a person from work, school, other homes, or a kind of venue.</summary>
    public bool IsLockedOut(int row, in Citizen citizen, int day, Setting setting, bool isAway = false) =>
        _world.Restrictions.Lockdowns.IsOn(day) && (setting < Settings.FirstVenue
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
                if (OtherAt(row, day, circles[number], place) is >= 0 and int other)
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
        if (CrewOf(citizen, day, out Setting setting) >= 0)
        {
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

    private Circle AmongMembers(int row, in Citizen citizen, int day, Setting setting)
    {
        int place = CrewsOf(day).PlaceOf(citizen);
        ReadOnlySpan<int> members = CrewsOf(day).MembersOf(place);
        if (members.IndexOf(row) is not (>= 0 and int own))
        {
            return default;
        }
        (int first, int count) = Crews.Part(members.Length, own, SizeOf(setting));
        return new Circle(setting, count, first, place);
    }

    private double SizeOf(Setting setting) => setting == Setting.School ? _visits.ClassSize : _visits.TeamSize;

    /// <summary>Whether the two meet, of whom one has a place in a circle of the other.</summary>
    /// <param name="row">The person.</param>
    /// <param name="day">The day of the circle.</param>
    /// <param name="circle">One of the person's circles.</param>
    /// <param name="place">The other's place in it.</param>
    /// <param name="other">From <see cref="NeighbourAt"/>.</param>
    public bool Meets(int row, int day, in Circle circle, int place, int other)
    {
        ref readonly Citizen citizen = ref _world.Nation.Citizens[other];
        Setting setting = circle.Setting;
        if (!citizen.IsAlive || setting is Setting.Home or Setting.Anywhere)
        {
            return citizen.IsAlive;
        }
        bool isVenue = setting >= Settings.FirstVenue;
        bool plansTo = isVenue
            ? _gatherings.Goes(other, citizen.Age, day, setting, out bool isAway) && isAway == circle.Party.IsAway
            : PairMeets(row, day, other, setting, ShareOf(circle, place))
                && (setting == Setting.OtherHome || CrewsOf(day).PlaceOf(citizen) == circle.Place);
        bool isKept = setting == Setting.OtherHome
            ? _world.Restrictions.IsConfined(other, day) || IsGuestTurnedAway(row, day, other)
            : _world.Restrictions.Forbids(other, day, setting);
        return plansTo && !isKept && !(isVenue
            ? IsLocked(other, day, setting, circle.Party)
            : IsLocked(other, day, setting, MunicipalityOf(citizen, setting)));
    }

    // Of the days on which both are in the circle, those on which the two meet.
    private double ShareOf(in Circle circle, int place) => circle.Setting switch
    {
        Setting.Work => WorkPerDay / Math.Max(1, circle.Count - 1),
        Setting.School => SchoolPerDay / Math.Max(1, circle.Count - 1),
        _ => place < Ties.StrongTies ? _strongShare : _weakShare,
    };

    private bool GoesOut(int row, int day) =>
        row < _world.Nation.CitizensAtStart && !_world.Restrictions.IsConfined(row, day);

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

    private bool PairMeets(int row, int day, int other, Setting setting, double share) =>
        Uniform.Open(OfPair(row, day, other, setting).W0) < share;

    private bool IsGuestTurnedAway(int row, int day, int other) =>
        (_world.Restrictions.IsTurnedAway(row, day, Setting.OtherHome)
            || _world.Restrictions.IsTurnedAway(other, day, Setting.OtherHome))
        && _world.Restrictions.IsTurnedAway(GuestOf(row, day, other), day, Setting.OtherHome);

    // At whose home two friends meet is as likely one's as the other's.
    private int GuestOf(int row, int day, int other) =>
        Uniform.Open(OfPair(row, day, other, Setting.OtherHome).W1) < 0.5 ? Math.Min(row, other) : Math.Max(row, other);

    // The pair's own draws of the day, the same from both ends.
    private Words OfPair(int row, int day, int other, Setting setting) => _world.Draws(Purpose.Gathering).At(
        (uint)Math.Min(row, other), (uint)day, (uint)Math.Max(row, other), PairSlot + (uint)setting);

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
