using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;

namespace Glasshouse.Model.Journeys;

/// <summary>Where a visit leads.</summary>
/// <param name="Setting">Kind of place.</param>
/// <param name="Municipality">Where it is.</param>
/// <param name="Venue">
/// Number of the venue within kind and municipality; organisation at work, school row at school, first row of the
/// household in homes.
/// </param>
/// <param name="IsAway">Whether it is outside the own municipality.</param>
public readonly record struct Visit(Setting Setting, int Municipality, int Venue, bool IsAway);

/// <summary>The seats of a party: those who would meet if they went.</summary>
/// <param name="IsAway">Whether its people come from other municipalities.</param>
/// <param name="Area">Municipality of those at home, province where visitors from elsewhere meet.</param>
/// <param name="First">First seat.</param>
/// <param name="Count">Seats; a seat is somebody's, and taken when that person goes.</param>
public readonly record struct Party(bool IsAway, int Area, int First, int Count);

/// <summary>
/// Who meets whom at venues, computed both ways and never stored. On each day every resident has a seat at each kind
/// of venue, given by a keyed permutation of the municipality; seats next to each other are a party, and those of a
/// party who go that day meet. A share goes away: then a permutation of the province deals out seats in all provinces
/// by a gravity law over the province tiles. A permutation has an inverse, so from a person follows the party and from
/// the party its people.
/// </summary>
public sealed class Gatherings
{
    private const uint Slot = 0x56495349;
    private const int Ages = 128;

    private readonly World _world;
    private readonly VisitsParameters _visits;
    private readonly uint _seed;
    private readonly int _provinces;

    // Of day's travellers from province p, those from _dealt[p][q] to below _dealt[p][q + 1] go to province q.
    private readonly int[][] _dealt;
    private readonly int[][] _arrivals;

    // By kind of venue and age: words below it go, and go away.
    private readonly uint[] _going = new uint[Settings.Venues * Ages];
    private readonly uint[] _goingAway = new uint[Settings.Venues * Ages];

    // By kind of venue: the most seats of a party, at home by municipality, and away in any province.
    private readonly int[] _mostAtHome;
    private readonly int[] _mostAway = new int[Settings.Venues];
    private readonly KeyedPermutation[] _ofToday;
    private int _today = -1;

    public Gatherings(World world)
    {
        _world = world;
        _visits = world.Parameters.Visits;
        _seed = world.Seed;
        _provinces = world.Nation.Provinces.Length;
        _dealt = [.. Enumerable.Range(0, _provinces).Select(Deal)];
        _arrivals = [.. Enumerable.Range(0, _provinces).Select(Arrivals)];
        _mostAtHome = new int[Settings.Venues * world.Nation.Municipalities.Length];
        for (Setting venue = Settings.FirstVenue; venue <= Settings.LastVenue; venue++)
        {
            Expect(venue);
        }
        _ofToday = new KeyedPermutation[Settings.Venues * (world.Nation.Municipalities.Length + (2 * _provinces))];
    }

    private void Expect(Setting venue)
    {
        int kind = venue - Settings.FirstVenue;
        for (int age = 0; age < Ages; age++)
        {
            double share = _visits.Of(venue).VisitorShare * _visits.ByAge.Of(age);
            _going[(kind * Ages) + age] = Uniform.OpenBelow(share);
            _goingAway[(kind * Ages) + age] = Uniform.OpenBelow(share * _visits.AwayShare);
        }
        int municipalities = _world.Nation.Municipalities.Length;
        for (int area = 0; area < municipalities; area++)
        {
            _mostAtHome[(kind * municipalities) + area] =
                MostSeats(false, _world.Nation.Municipalities[area].Citizens, venue);
        }
        _mostAway[kind] = _arrivals.Max(to => MostSeats(true, to[_provinces], venue));
    }

    /// <summary>Once a day: keys the day's permutations, which other days key when they are asked for.</summary>
    public void Begin()
    {
        _today = -1;
        int day = _world.Day;
        int place = 0;
        for (Setting venue = Settings.FirstVenue; venue <= Settings.LastVenue; venue++)
        {
            for (int area = 0; area < _world.Nation.Municipalities.Length; area++)
            {
                _ofToday[place++] = InMunicipality(area, day, venue);
            }
            for (int area = 0; area < _provinces; area++)
            {
                _ofToday[place++] = InProvince(area, day, venue);
                _ofToday[place++] = AtDestination(area, day, venue);
            }
        }
        _today = day;
    }

    /// <summary>The draws that decide a person's outings of a day: two blocks, one word a kind of venue.</summary>
    public readonly record struct Outings(Words First, uint Last)
    {
        public uint Of(Setting venue) => (venue - Settings.FirstVenue) switch
        {
            0 => First.W0,
            1 => First.W1,
            2 => First.W2,
            3 => First.W3,
            _ => Last,
        };
    }

    public Outings OutingsOf(int row, int day)
    {
        Draws draws = new(_seed, Purpose.Visit);
        return new Outings(draws.At((uint)row, (uint)day, Slot), draws.At((uint)row, (uint)day, Slot, 1).W0);
    }

    /// <summary>Whether somebody plans to go, and whether away from the own municipality.</summary>
    public bool Goes(uint word, int age, Setting venue, out bool isAway)
    {
        int kind = ((venue - Settings.FirstVenue) * Ages) + age;
        isAway = word < _goingAway[kind];
        return word < _going[kind];
    }

    /// <summary>The same where only one kind is asked for.</summary>
    public bool Goes(int row, int age, int day, Setting venue, out bool isAway)
    {
        uint kind = (uint)(venue - Settings.FirstVenue);
        Words words = new Draws(_seed, Purpose.Visit).At((uint)row, (uint)day, Slot, kind / 4);
        uint word = (kind % 4) switch { 0 => words.W0, 1 => words.W1, 2 => words.W2, _ => words.W3 };
        return Goes(word, age, venue, out isAway);
    }

    /// <summary>The party of a person who goes.</summary>
    /// <param name="row">A citizen of day 0.</param>
    /// <param name="municipality">Where that person lives.</param>
    /// <param name="day">The day.</param>
    /// <param name="venue">A kind of venue.</param>
    /// <param name="isAway">From <see cref="Goes(uint, int, Setting, out bool)"/>.</param>
    public Party PartyOf(int row, int municipality, int day, Setting venue, bool isAway)
    {
        Municipality home = _world.Nation.Municipalities[municipality];
        if (!isAway)
        {
            int place = InMunicipality(municipality, day, venue).Forward(row - home.FirstCitizen);
            return PartyAt(false, municipality, place, home.Citizens, venue);
        }
        int from = home.Province;
        int dealt = InProvince(from, day, venue).Forward(row - _world.Nation.Provinces[from].FirstCitizen);
        int to = LastAtMost(_dealt[from], dealt);
        int seat = _arrivals[to][from] + dealt - _dealt[from][to];
        return PartyAt(true, to, AtDestination(to, day, venue).Forward(seat), _arrivals[to][_provinces], venue);
    }

    /// <summary>Whose seat it is.</summary>
    public int PersonAt(in Party party, int seat, int day, Setting venue)
    {
        if (!party.IsAway)
        {
            return _world.Nation.Municipalities[party.Area].FirstCitizen
                + InMunicipality(party.Area, day, venue).Inverse(seat);
        }
        int arrival = AtDestination(party.Area, day, venue).Inverse(seat);
        int from = LastAtMost(_arrivals[party.Area], arrival);
        int dealt = _dealt[from][party.Area] + arrival - _arrivals[party.Area][from];
        return _world.Nation.Provinces[from].FirstCitizen + InProvince(from, day, venue).Inverse(dealt);
    }

    /// <summary>The visit that a party makes: where, and to which of the venues there.</summary>
    public Visit VisitOf(in Party party, Setting venue)
    {
        int municipality = party.Area;
        double share = (double)party.First / SeatsOf(party);
        if (party.IsAway)
        {
            // Parties are spread over the province as its people are.
            Province province = _world.Nation.Provinces[party.Area];
            municipality = _world.Nation.Citizens[
                province.FirstCitizen + Math.Min((int)(share * province.Citizens), province.Citizens - 1)].Municipality;
            share = ((share * province.Citizens) + province.FirstCitizen
                - _world.Nation.Municipalities[municipality].FirstCitizen)
                / _world.Nation.Municipalities[municipality].Citizens;
        }
        int venues = VenuesIn(municipality, venue);
        return new Visit(venue, municipality, Math.Clamp((int)(share * venues), 0, venues - 1), party.IsAway);
    }

    /// <summary>Venues of a kind in a municipality.</summary>
    public int VenuesIn(int municipality, Setting venue) => (int)Math.Max(
        1, Math.Round(_world.Nation.Municipalities[municipality].Citizens / _visits.Of(venue).ResidentsPerVenue));

    private int SeatsOf(in Party party) =>
        party.IsAway ? _arrivals[party.Area][_provinces] : _world.Nation.Municipalities[party.Area].Citizens;

    /// <summary>Most seats of a party that somebody may be of, so that who asks need not look for the party.</summary>
    public int MostSeats(int municipality, Setting venue, bool isAway)
    {
        int kind = venue - Settings.FirstVenue;
        return isAway ? _mostAway[kind] : _mostAtHome[(kind * _world.Nation.Municipalities.Length) + municipality];
    }

    /// <summary>Most seats of a party of a kind, whosever it is.</summary>
    public int MostSeats(Setting venue)
    {
        int kind = venue - Settings.FirstVenue;
        int municipalities = _world.Nation.Municipalities.Length;
        return Math.Max(_mostAway[kind], _mostAtHome.Skip(kind * municipalities).Take(municipalities).Max());
    }

    private int MostSeats(bool isAway, int seats, Setting venue)
    {
        long parties = PartiesOf(isAway, seats, venue);
        return (int)((seats + parties - 1) / parties);
    }

    private Party PartyAt(bool isAway, int area, int place, int seats, Setting venue)
    {
        long parties = PartiesOf(isAway, seats, venue);
        long party = place * parties / seats;
        int first = (int)(((party * seats) + parties - 1) / parties);
        int next = (int)((((party + 1) * seats) + parties - 1) / parties);
        return new Party(isAway, area, first, next - first);
    }

    // As many seats a party as are needed for those who go to meet, on average, the stated number of others.
    private long PartiesOf(bool isAway, int seats, Setting venue)
    {
        VenueParameters kind = _visits.Of(venue);
        double going = kind.VisitorShare * (isAway ? _visits.AwayShare : 1 - _visits.AwayShare);
        double size = 1 + (kind.Contacts / kind.VisitorShare / going);
        return Math.Max(1, (long)Math.Round(seats / size));
    }

    private KeyedPermutation InMunicipality(int municipality, int day, Setting venue) => day == _today
        ? _ofToday[PlaceOf(venue) + municipality]
        : Keyed(0, municipality, venue, _world.Nation.Municipalities[municipality].Citizens, day);

    private KeyedPermutation InProvince(int province, int day, Setting venue) => day == _today
        ? _ofToday[PlaceOf(venue) + _world.Nation.Municipalities.Length + (2 * province)]
        : Keyed(1, province, venue, _world.Nation.Provinces[province].Citizens, day);

    private KeyedPermutation AtDestination(int province, int day, Setting venue) => day == _today
        ? _ofToday[PlaceOf(venue) + _world.Nation.Municipalities.Length + (2 * province) + 1]
        : Keyed(2, province, venue, _arrivals[province][_provinces], day);

    // Where nobody lives or arrives nobody is asked for; a permutation has one place at least.
    private KeyedPermutation Keyed(uint level, int area, Setting venue, int people, int day) =>
        new(_seed, Purpose.Gathering, Stream(level, area, venue), Math.Max(1, people), (uint)day);

    private int PlaceOf(Setting venue) =>
        (venue - Settings.FirstVenue) * (_world.Nation.Municipalities.Length + (2 * _provinces));

    private static uint Stream(uint level, int area, Setting venue) =>
        (level << 28) | ((uint)venue << 20) | (uint)area;

    // Gravity: as many as live there, over a power of one plus the distance between the tiles.
    private int[] Deal(int from)
    {
        Province[] provinces = _world.Nation.Provinces;
        double[] pull = [.. provinces.Select(to => to.Citizens / Exact.Pow(
            1 + Distance(provinces[from], to), _visits.GravityExponent))];
        double all = pull.Sum();
        int[] dealt = new int[provinces.Length + 1];
        double sum = 0;
        for (int to = 0; to < provinces.Length; to++)
        {
            sum += pull[to];
            dealt[to + 1] = (int)Math.Round(provinces[from].Citizens * Math.Min(1, sum / all));
        }
        dealt[^1] = provinces[from].Citizens;
        return dealt;
    }

    private int[] Arrivals(int to)
    {
        int[] arrivals = new int[_provinces + 1];
        for (int from = 0; from < _provinces; from++)
        {
            arrivals[from + 1] = arrivals[from] + _dealt[from][to + 1] - _dealt[from][to];
        }
        return arrivals;
    }

    private static double Distance(Province one, Province other)
    {
        double x = one.TileX - other.TileX;
        double y = one.TileY - other.TileY;
        return Math.Sqrt((x * x) + (y * y));
    }

    // The last place of an ascending row, its end left out, that is not above a number.
    private static int LastAtMost(int[] ascending, int number)
    {
        int place = 0;
        while (place + 2 < ascending.Length && ascending[place + 1] <= number)
        {
            place++;
        }
        return place;
    }
}
