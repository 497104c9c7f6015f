using Glasshouse.Model.Contracts;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Journeys;

/// <summary>
/// Who works or learns where, the other way round than on the cards: the members of each organisation in row order and
/// those of each school by age. Colleagues next to each other form a team, pupils a class. Taken anew every thirty
/// days; the list before it is kept, so that who was met in the past weeks can be worked out again.
/// </summary>
public sealed class Crews
{
    private readonly World _world;
    private readonly int[] _first;
    private readonly int[] _members;
    private readonly ulong[] _order;

    public Crews(World world)
    {
        _world = world;
        // Organisations first, then schools.
        _first = new int[world.Nation.Organisations.Length + world.Nation.Schools + 1];
        int placed = 0;
        for (int row = 0; row < world.Nation.CitizensAtStart; row++)
        {
            placed += PlaceOf(world.Nation.Citizens[row]) >= 0 ? 1 : 0;
        }
        // Room for those who find work or reach school age; jobs and school places hardly grow.
        _members = new int[placed + (placed / 8) + 16];
        _order = new ulong[MostPupils() + 16];
    }

    /// <summary>Day on which it was taken; -1 before it was.</summary>
    public int TakenDay { get; private set; } = -1;

    /// <summary>Place of somebody's days: an organisation, a school after all organisations, or -1.</summary>
    public int PlaceOf(in Citizen citizen)
    {
        bool isPupil = citizen.Has(CitizenTraits.Pupil) && !citizen.Has(CitizenTraits.Employed);
        return citizen.Workplace == Citizen.Nowhere || !citizen.IsAlive ? -1
            : isPupil ? _world.Nation.Organisations.Length + (int)citizen.Workplace
            : citizen.Has(CitizenTraits.Employed) ? (int)citizen.Workplace
            : -1;
    }

    public bool IsSchool(int place) => place >= _world.Nation.Organisations.Length;

    /// <summary>Members of a place, in the order in which they form teams or classes.</summary>
    public ReadOnlySpan<int> MembersOf(int place) => _members.AsSpan(_first[place], _first[place + 1] - _first[place]);

    /// <summary>Places there are.</summary>
    public int Places => _first.Length - 1;

    /// <summary>Those of the same team or class, the person included; empty for who came later.</summary>
    /// <param name="place">From <see cref="PlaceOf"/>.</param>
    /// <param name="row">The citizen.</param>
    /// <param name="size">Size of a team or class.</param>
    public ReadOnlySpan<int> AroundOf(int place, int row, double size)
    {
        ReadOnlySpan<int> members = MembersOf(place);
        int own = members.IndexOf(row);
        if (own < 0)
        {
            return [];
        }
        (int first, int count) = Part(members.Length, own, size);
        return members.Slice(first, count);
    }

    /// <summary>Where the team of a member begins among the members, and its size.</summary>
    public static (int First, int Count) Part(int members, int own, double size)
    {
        int parts = (int)Math.Max(1, Math.Round(members / size));
        int part = (int)((long)own * parts / members);
        int first = (int)((((long)part * members) + parts - 1) / parts);
        int next = (int)((((long)(part + 1) * members) + parts - 1) / parts);
        return (first, next - first);
    }

    /// <summary>The largest team there can be: half as many again as asked for, too few for two.</summary>
    public static int LargestPart(double size) => (int)Math.Ceiling(1.5 * size) + 1;

    /// <summary>Takes the list as things are today.</summary>
    public void Take()
    {
        TakenDay = _world.Day;
        Array.Clear(_first);
        ForEach(static (crews, place, _) => crews._first[place + 1]++);
        for (int place = 0; place + 1 < _first.Length; place++)
        {
            _first[place + 1] += _first[place];
        }
        if (_first[^1] > _members.Length)
        {
            throw new ModelLimitException($"more people work or learn on day {_world.Day} than there is room for");
        }
        // Each count is used up from the front, and put back by moving all of them one place on.
        ForEach(static (crews, place, row) => crews._members[crews._first[place]++] = row);
        Array.Copy(_first, 0, _first, 1, _first.Length - 1);
        _first[0] = 0;
        for (int place = _world.Nation.Organisations.Length; place < Places; place++)
        {
            SortByAge(_members.AsSpan(_first[place], _first[place + 1] - _first[place]));
        }
    }

    private void ForEach(Action<Crews, int, int> visit)
    {
        foreach (Block block in _world.CitizenBlocks)
        {
            for (int row = block.First; row < block.First + block.InUse; row++)
            {
                if (PlaceOf(_world.Nation.Citizens[row]) is >= 0 and int place)
                {
                    visit(this, place, row);
                }
            }
        }
    }

    private void SortByAge(Span<int> members)
    {
        if (members.Length > _order.Length)
        {
            return;
        }
        Span<ulong> order = _order.AsSpan(0, members.Length);
        for (int own = 0; own < members.Length; own++)
        {
            order[own] = ((ulong)_world.Nation.Citizens[members[own]].Age << 32) | (uint)members[own];
        }
        order.Sort();
        for (int own = 0; own < members.Length; own++)
        {
            members[own] = (int)(order[own] & uint.MaxValue);
        }
    }

    private int MostPupils()
    {
        int[] pupils = new int[_world.Nation.Schools + 1];
        for (int row = 0; row < _world.Nation.CitizensAtStart; row++)
        {
            if (PlaceOf(_world.Nation.Citizens[row]) is var place && place >= _world.Nation.Organisations.Length)
            {
                pupils[place - _world.Nation.Organisations.Length]++;
            }
        }
        return pupils.Max() * 2;
    }
}
