using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Acts;
using Glasshouse.Model.Consequences;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Journeys;

/// <summary>
/// Stage 2. Long journeys and stays that people plan, and those that a ban refuses. A plan is a pure function of seed,
/// person and day; where nobody refuses it, it changes nothing that later stages read, so only the plans of the banned
/// are worked out. Refusals are counted as bookings, as their source counts them: one journey may be booked again.
/// </summary>
public sealed class JourneyStage
{
    private const Consequence Bans =
        Consequence.NoFlights | Consequence.NoFastTrains | Consequence.NoLuxury | Consequence.SlowerInternet;

    private const uint BookingSlot = 0x424F4F4B;

    private readonly World _world;
    private readonly Action<int> _body;
    private readonly double[] _wealth = new double[Groupings.Deciles];
    private double _mostWealth;

    public JourneyStage(World world)
    {
        _world = world;
        _body = number => Refuse(world.CitizenBlocks[number]);
    }

    public void Run()
    {
        _world.Cameras?.Begin();
        if (_world.Switches.Consequences)
        {
            _mostWealth = 0;
            for (int decile = 0; decile < _wealth.Length; decile++)
            {
                _wealth[decile] = WealthOf(decile, _world.Parameters.Journeys.IncomeRatioPerFiveDeciles);
                _mostWealth = Math.Max(_mostWealth, _wealth[decile]);
            }
            _world.Team.Run(_world.CitizenBlocks.Length, _body);
        }
        // Who is where today, before doors ask for it and before anybody meets anybody.
        _world.Epidemic?.Contacts.Begin();
        // Areas that are shut and doors that ask for health keep people away before anybody meets anybody.
        _world.Restrictions.Lockdowns.Count();
        _world.Health?.Scan();
    }

    /// <summary>How much more than the average somebody of an income decile travels and spends.</summary>
    public static double WealthOf(int decile, double ratio)
    {
        double sum = 0;
        for (int other = 0; other < Groupings.Deciles; other++)
        {
            sum += Exact.Pow(ratio, (other - decile) * 2.0 / Groupings.Deciles);
        }
        return Groupings.Deciles / sum;
    }

    // Which journeys and stays somebody plans today, by how much more than the average one travels.
    private Consequence Planned(in Words words, double wealthRatio)
    {
        JourneysParameters journeys = _world.Parameters.Journeys;
        double wealth = wealthRatio / Calendar.DaysPerYear;
        Consequence planned = Consequence.None;
        planned |= Uniform.Open(words.W0) < journeys.FlightsPerYear * wealth ? Consequence.NoFlights : 0;
        planned |= Uniform.Open(words.W1) < journeys.FastTrainsPerYear * wealth ? Consequence.NoFastTrains : 0;
        planned |= Uniform.Open(words.W2) < journeys.StaysPerYear * wealth ? Consequence.NoLuxury : 0;
        return planned;
    }

    private void Refuse(Block block)
    {
        ReadOnlySpan<int> rows = block.Sanctioned.Rows;
        Span<Consequence> sanctions = block.Sanctioned.Values;
        for (int place = 0; place < rows.Length; place++)
        {
            if ((sanctions[place] & Bans) == 0)
            {
                continue;
            }
            // Most days even the richest would plan nothing that is banned, and nobody's card need be looked at.
            Words words = _world.Draws(Purpose.Journey).At((uint)rows[place], (uint)_world.Day, 0);
            Consequence banned = sanctions[place]
                & (Planned(words, _mostWealth) | Consequence.SlowerInternet);
            ref readonly Citizen citizen = ref _world.Nation.Citizens[rows[place]];
            if (banned != Consequence.None && citizen.Age >= OpportunityRates.AdultAge)
            {
                Refuse(block, rows[place], citizen, Planned(words, _wealth[citizen.IncomeDecile]) & banned, banned);
            }
        }
    }

    private void Refuse(Block block, int row, in Citizen citizen, Consequence refused, Consequence banned)
    {
        int province = _world.ProvinceOf(SubjectKind.Citizen, row);
        Cells cells = Groupings.Of(citizen);
        if ((banned & Consequence.SlowerInternet) != 0)
        {
            block.Tally.Add(Counter.InternetDaysSlowed, province, cells);
        }
        if (refused == Consequence.None)
        {
            return;
        }
        JourneysParameters journeys = _world.Parameters.Journeys;
        Words words = _world.Draws(Purpose.Journey).At((uint)row, (uint)_world.Day, BookingSlot);
        long flights = Bookings(refused & Consequence.NoFlights, words.W0);
        long trains = Bookings(refused & Consequence.NoFastTrains, words.W1);
        long stays = Bookings(refused & Consequence.NoLuxury, words.W2);
        block.Tally.Add(Counter.FlightsRefused, province, cells, flights);
        block.Tally.Add(Counter.FastTrainsRefused, province, cells, trains);
        block.Tally.Add(Counter.StaysRefused, province, cells, stays);
        long wrongly = (flights > 0 && Wrong.Refuses(block, row, Consequence.NoFlights) ? flights : 0)
            + (trains > 0 && Wrong.Refuses(block, row, Consequence.NoFastTrains) ? trains : 0);
        block.Tally.Add(Counter.JourneysRefusedWrongly, province, cells, wrongly);
        double loss = (flights > 0 ? journeys.FlightLoss : 0) + (trains > 0 ? journeys.FastTrainLoss : 0)
            + (stays > 0 ? journeys.StayLoss : 0);
        block.Tally.Add(Counter.SanctionLosses, province, cells, (long)Math.Round(loss));
        LifeEvent what = (refused & Consequence.NoLuxury) == refused ? LifeEvent.StayRefused : LifeEvent.JourneyRefused;
        _world.Live(SubjectKind.Citizen, row, what, (int)refused, 0);
    }

    // One journey is lost, and refused as often as it is booked, which is geometric.
    private long Bookings(Consequence refused, uint word)
    {
        double again = _world.Parameters.Journeys.TriesAgainShare;
        return refused == Consequence.None ? 0
            : again <= 0 ? 1
            : 1 + (long)Math.Floor(Exact.Log(Uniform.Open(word)) / Exact.Log(again));
    }
}
