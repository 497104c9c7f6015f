using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Acts;
using Glasshouse.Model.Consequences;
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

    private readonly World _world;
    private readonly Action<int> _body;
    private readonly double[] _wealth = new double[Groupings.Deciles];

    public JourneyStage(World world)
    {
        _world = world;
        _body = number => Refuse(world.CitizenBlocks[number]);
    }

    public void Run()
    {
        if (_world.Switches.Consequences)
        {
            for (int decile = 0; decile < _wealth.Length; decile++)
            {
                _wealth[decile] = WealthOf(decile, _world.Parameters.Journeys.IncomeRatioPerFiveDeciles);
            }
            _world.Team.Run(_world.CitizenBlocks.Length, _body);
        }
    }

    // Which long journeys somebody plans today.
    private Consequence PlannedBy(int row)
    {
        ref readonly Citizen citizen = ref _world.Nation.Citizens[row];
        if (citizen.Age < OpportunityRates.AdultAge)
        {
            return Consequence.None;
        }
        JourneysParameters journeys = _world.Parameters.Journeys;
        double wealth = _wealth[citizen.IncomeDecile];
        Words words = _world.Draws(Purpose.Journey).At((uint)row, (uint)_world.Day, 0);
        Consequence planned = Consequence.None;
        if (Uniform.Open(words.W0) < journeys.FlightsPerYear * wealth / Calendar.DaysPerYear)
        {
            planned |= Consequence.NoFlights;
        }
        if (Uniform.Open(words.W1) < journeys.FastTrainsPerYear * wealth / Calendar.DaysPerYear)
        {
            planned |= Consequence.NoFastTrains;
        }
        return planned;
    }

    // How much more than the average somebody of an income decile travels.
    private static double WealthOf(int decile, double ratio)
    {
        double sum = 0;
        for (int other = 0; other < Groupings.Deciles; other++)
        {
            sum += Exact.Pow(ratio, (other - decile) * 2.0 / Groupings.Deciles);
        }
        return Groupings.Deciles / sum;
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
            uint refused = (uint)(PlannedBy(rows[place]) & sanctions[place]);
            if (refused != 0)
            {
                block.Tally.Add(
                    Counter.JourneysRefused, _world.ProvinceOf(SubjectKind.Citizen, rows[place]),
                    _world.CellsOf(SubjectKind.Citizen, rows[place]),
                    System.Numerics.BitOperations.PopCount(refused));
                CountWrong(block, rows[place], (Consequence)refused);
                _world.Live(SubjectKind.Citizen, rows[place], LifeEvent.JourneyRefused, (int)refused, 0);
            }
        }
    }

    private void CountWrong(Block block, int row, Consequence refused)
    {
        int wrongly = 0;
        for (uint bits = (uint)refused; bits != 0; bits &= bits - 1)
        {
            wrongly += Wrong.Refuses(block, row, (Consequence)(bits & ~(bits - 1))) ? 1 : 0;
        }
        block.Tally.Add(
            Counter.JourneysRefusedWrongly, _world.ProvinceOf(SubjectKind.Citizen, row),
            _world.CellsOf(SubjectKind.Citizen, row), wrongly);
    }
}
