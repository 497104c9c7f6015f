using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Health;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Journeys;

/// <summary>
/// Areas that are shut on a day, by the scenario's orders. A pure function of person, place and day, so that journeys
/// of past days can be worked out again: what is closed is closed to all, and whoever has to stay at home and obeys
/// leaves it for shops, hospitals and essential work alone.
/// </summary>
public sealed class Lockdowns
{
    private readonly World _world;
    private readonly Order[] _orders;
    private readonly Action<int> _count;

    /// <param name="world">The world, for its areas and the scenario's orders.</param>
    public Lockdowns(World world)
    {
        _world = world;
        _orders = [.. world.Inputs.Scenario.Lockdowns.Select(order => new Order(world.Nation, order))];
        _count = number => Count(world.CitizenBlocks[number]);
    }

    /// <summary>Whether any order is in force on a day.</summary>
    public bool IsOn(int day)
    {
        bool isOn = false;
        foreach (ref readonly Order order in _orders.AsSpan())
        {
            isOn |= order.IsOn(day);
        }
        return isOn;
    }

    /// <summary>Whether orders keep a person from a place on a day.</summary>
    /// <param name="row">The citizen.</param>
    /// <param name="day">The day.</param>
    /// <param name="setting">Kind of place.</param>
    /// <param name="municipality">Where the place is.</param>
    public bool Forbids(int row, int day, Setting setting, int municipality)
    {
        ref readonly Citizen citizen = ref _world.Nation.Citizens[row];
        foreach (ref readonly Order order in _orders.AsSpan())
        {
            if (!order.IsOn(day) || (setting == Setting.Work && IsEssential(citizen, order)))
            {
                continue;
            }
            bool isClosed = order.Closes(setting) && order.Covers[municipality];
            bool isNeeded = setting is Setting.Home or Setting.Shop or Setting.Hospital;
            if (isClosed || (!isNeeded && Holds(order, row, citizen)))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Whether a person has to stay at home on a day by an order, and does.</summary>
    public bool StaysHome(int row, int day)
    {
        foreach (ref readonly Order order in _orders.AsSpan())
        {
            if (order.IsOn(day) && Holds(order, row, _world.Nation.Citizens[row]))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Counts the day's people who stay at home by an order, and notes of whom that is new or over.</summary>
    public void Count()
    {
        if (IsOn(_world.Day) || Changes(_world.Day))
        {
            _world.Team.Run(_world.CitizenBlocks.Length, _count);
        }
    }

    // Whether an order begins on a day, or is over since the day before.
    private bool Changes(int day)
    {
        bool changes = false;
        foreach (ref readonly Order order in _orders.AsSpan())
        {
            changes |= order.IsOn(day) != order.IsOn(day - 1);
        }
        return changes;
    }

    private void Count(Block block)
    {
        int day = _world.Day;
        bool isTurn = Changes(day);
        for (int row = block.First; row < block.First + block.InUse; row++)
        {
            if (!_world.Nation.Citizens[row].IsAlive)
            {
                continue;
            }
            bool stays = StaysHome(row, day);
            if (isTurn && stays != StaysHome(row, day - 1))
            {
                _world.Live(SubjectKind.Citizen, row, LifeEvent.LockedDown, stays ? 1 : 0, 0);
            }
            if (stays)
            {
                block.Tally.Add(
                    Counter.DaysLockedDown, _world.ProvinceOf(SubjectKind.Citizen, row),
                    _world.CellsOf(SubjectKind.Citizen, row));
            }
        }
    }

    private bool Holds(in Order order, int row, in Citizen citizen) =>
        order.StayHome && order.Covers[citizen.Municipality]
        && (order.Compliance >= 1 || Uniform.Open(
            _world.Draws(Purpose.Health).At((uint)row, 0, HealthSlots.Temper).W1) < order.Compliance);

    private bool IsEssential(in Citizen citizen, in Order order) =>
        citizen.Has(CitizenTraits.Employed) && citizen.Workplace != Citizen.Nowhere
        && order.IsEssential(_world.Nation.Organisations[(int)citizen.Workplace].Sector);

    private readonly struct Order
    {
        private readonly int _from;
        private readonly int _until;
        private readonly int _closed;
        private readonly int _essential;

        public Order(Nation nation, LockdownOrder order)
        {
            _from = order.From;
            _until = order.Until;
            _closed = order.Closed.Aggregate(0, (set, setting) => set | setting.Bit());
            _essential = order.Essential.Aggregate(0, (set, sector) => set | (1 << (int)sector));
            StayHome = order.StayHome;
            Compliance = order.ComplianceShare;
            Covers = [.. nation.Municipalities.Select(area => order.Areas.IsEmpty
                || order.Areas.Any(name => name == area.Code || name == area.Name
                    || name == nation.Provinces[area.Province].Code || name == nation.Provinces[area.Province].Name))];
        }

        public bool StayHome { get; }

        public double Compliance { get; }

        /// <summary>Whether it holds in a municipality.</summary>
        public bool[] Covers { get; }

        public bool IsOn(int day) => day >= _from && day <= _until;

        public bool Closes(Setting setting) => (_closed & setting.Bit()) != 0;

        public bool IsEssential(Sector sector) => (_essential & (1 << (int)sector)) != 0;
    }
}
