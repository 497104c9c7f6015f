using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Acts;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Journeys;

/// <summary>
/// Stage 2. Long journeys that people plan, and those that a ban refuses. A plan is a pure function of seed, person
/// and day; where nobody refuses it, it changes nothing that later stages read, so only the plans of the banned are
/// worked out.
/// </summary>
public sealed class JourneyStage
{
    private const Consequence Bans = Consequence.NoFlights | Consequence.NoFastTrains;
    private const double DaysPerYear = 365;

    private readonly World _world;
    private readonly Action<int> _body;

    public JourneyStage(World world)
    {
        _world = world;
        _body = number => Refuse(world.CitizenBlocks[number]);
    }

    public void Run()
    {
        if (_world.Switches.Consequences)
        {
            _world.Team.Run(_world.CitizenBlocks.Length, _body);
        }
    }

    /// <summary>Which long journeys somebody plans today.</summary>
    public static Consequence PlannedBy(World world, int row)
    {
        ref readonly Citizen citizen = ref world.Nation.Citizens[row];
        if (citizen.Age < OpportunityRates.AdultAge)
        {
            return Consequence.None;
        }
        JourneysParameters journeys = world.Parameters.Journeys;
        double fifths = (citizen.IncomeDecile - ((Groupings.Deciles - 1) / 2.0)) / (Groupings.Deciles / 2.0);
        double wealth = Exact.Pow(journeys.IncomeRatioPerFiveDeciles, fifths);
        Words words = world.Draws(Purpose.Journey).At((uint)row, (uint)world.Day, 0);
        Consequence planned = Consequence.None;
        if (Uniform.Open(words.W0) < journeys.FlightsPerYear * wealth / DaysPerYear)
        {
            planned |= Consequence.NoFlights;
        }
        if (Uniform.Open(words.W1) < journeys.FastTrainsPerYear * wealth / DaysPerYear)
        {
            planned |= Consequence.NoFastTrains;
        }
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
            uint refused = (uint)(PlannedBy(_world, rows[place]) & sanctions[place]);
            if (refused != 0)
            {
                block.Tally.Add(
                    Counter.JourneysRefused, _world.ProvinceOf(SubjectKind.Citizen, rows[place]),
                    _world.CellsOf(SubjectKind.Citizen, rows[place]),
                    System.Numerics.BitOperations.PopCount(refused));
                _world.Live(SubjectKind.Citizen, rows[place], LifeEvent.JourneyRefused, (int)refused, 0);
            }
        }
    }
}
