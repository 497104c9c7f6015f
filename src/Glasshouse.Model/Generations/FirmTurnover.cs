using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Markets;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Generations;

/// <summary>
/// The year of an organisation: on one day of it, it is drawn whether the coming year brings its end, or another one
/// in its place and trade, and on which day. What is founded is the same in every arm; what closes is up to uniforms
/// that are the same, to what is earned, and to whom a regime keeps from closing. Whoever is new has a row of its own,
/// no name and no file.
/// </summary>
public sealed class FirmTurnover
{
    /// <summary>Rows for what is not founded yet, an organisation and year: above any rate published.</summary>
    private const double RoomPerYear = 0.16;

    private const uint Slot = 0x4649524D;
    private const uint HeldUpSlot = 0x48454C44;

    private readonly World _world;
    private readonly Foundings _foundings;
    private readonly Action<int> _turn;
    private readonly Action<int> _staff;
    private readonly Predicate<DatedEvent> _isOver;

    public FirmTurnover(World world)
    {
        _world = world;
        _foundings = new Foundings(world);
        _turn = number => Turn(world.OrganisationBlocks[number]);
        _staff = number => LayOff(world.CitizenBlocks[number]);
        _isOver = dated => dated.Kind != DatedKind.FirmEntry && !world.IsAlive(SubjectKind.Organisation, dated.Row);
        if (world.Switches.FirmTurnover)
        {
            world.Team.Run(world.OrganisationBlocks.Length, number => Begin(world.OrganisationBlocks[number]));
        }
    }

    /// <summary>Rows of organisations in all, for a run of so many days.</summary>
    public static int Rows(int organisations, int days, bool isOn) => isOn
        ? Births.FirstRow(organisations)
            + Births.FirstRow((int)Math.Ceiling(organisations * RoomPerYear * days / Calendar.DaysPerYear))
        : organisations;

    /// <summary>The morning: what closes and what is founded today, then those whose year begins.</summary>
    public void Run()
    {
        if (!_world.Switches.FirmTurnover)
        {
            return;
        }
        foreach (Block block in _world.OrganisationBlocks)
        {
            foreach (ref readonly DatedEvent dated in block.Due.Span)
            {
                if (dated.Kind == DatedKind.FirmEntry)
                {
                    _foundings.Found(dated.Row);
                }
                else if (dated.Kind == DatedKind.FirmExit && _world.IsAlive(SubjectKind.Organisation, dated.Row))
                {
                    Leave(block, dated.Row);
                }
            }
            block.Due.Remove(_isOver);
        }
        _world.Team.Run(_world.OrganisationBlocks.Length, _turn);
        _world.Team.Run(_world.CitizenBlocks.Length, _staff);
    }

    /// <summary>Probability that an organisation closes within a year, earning what it earns now.</summary>
    public static double ClosedShare(World world, in Organisation organisation, int row)
    {
        FirmTurnoverParameters parameters = world.Parameters.FirmTurnover;
        ProductsParameters products = world.Parameters.Products;
        double cost = QualityChoice.Cost(products, world.Parameters.Nations.Quality);
        double usual = organisation.TurnoverPerMonth * products.Margin / (products.Margin + cost);
        int violations = organisation.Experience.Violations - world.Nation.TradeFiles[row].ViolationsAtYear;
        bool isRed = FirmCensus.ColourOf(world, row) >= EnvironmentColour.Red;
        double earned = FirmProfits.Of(world, organisation, row, violations, isRed) / usual;
        double size = organisation.Workers <= parameters.SmallWorkers ? 1 : parameters.LargeClosedRatio;
        double need = Exact.Exp(parameters.BankruptcyWeight * Math.Clamp(1 - earned, -1, 1));
        return Math.Min(1, parameters.ClosedShare * size * need);
    }

    private void Begin(Block block)
    {
        for (int day = 1; day < Calendar.DaysPerYear; day++)
        {
            (int from, int to) = block.YearTurnOf(day);
            for (int row = from; row < to; row++)
            {
                Foresee(block, row, DrawSlots.BeforeDayZero, 0, day);
            }
        }
    }

    private void Turn(Block block)
    {
        (int from, int to) = block.YearTurnOf(_world.Day);
        for (int row = from; row < to; row++)
        {
            Foresee(block, row, (uint)_world.Day, _world.Day, Calendar.DaysPerYear);
        }
    }

    private void Foresee(Block block, int row, uint drawDay, int day, int days)
    {
        Words words = _world.Draws(Purpose.Demography).At((uint)row, drawDay, Slot);
        double share = (double)days / Calendar.DaysPerYear;
        if (_world.IsAlive(SubjectKind.Organisation, row)
            && Uniform.Open(words.W0) < Closes(row, isBeforeDayZero: drawDay == DrawSlots.BeforeDayZero) * share)
        {
            Expect(block, day + 1 + Uniform.Below(words.W1, days), row, DatedKind.FirmExit);
        }
        // Whoever was there on day 0 stands for the stock, closed or not: so are the new the same in every arm.
        if (row < _world.Nation.OrganisationsAtStart && Uniform.Open(words.W2) < Founds(day) * share)
        {
            Expect(block, day + 1 + Uniform.Below(words.W3, days), row, DatedKind.FirmEntry);
        }
    }

    // On day 0 no regime is in force yet, and everybody earns as usual.
    private double Closes(int row, bool isBeforeDayZero)
    {
        ref readonly Organisation organisation = ref _world.Nation.Organisations[row];
        return isBeforeDayZero
            ? _world.Parameters.FirmTurnover.ClosedShare * SizeRatio(organisation)
            : ClosedShare(_world, organisation, row);
    }

    private double Founds(int day)
    {
        FirmTurnoverParameters parameters = _world.Parameters.FirmTurnover;
        double growth = 1 + parameters.FoundedShare - parameters.ClosedShare;
        return parameters.FoundedShare * Exact.Pow(growth, (double)day / Calendar.DaysPerYear);
    }

    private double SizeRatio(in Organisation organisation) =>
        organisation.Workers <= _world.Parameters.FirmTurnover.SmallWorkers
            ? 1
            : _world.Parameters.FirmTurnover.LargeClosedRatio;

    private void Expect(Block block, int day, int row, DatedKind kind)
    {
        if (day < _world.Inputs.Scenario.Days)
        {
            block.Dated.Add(day, new DatedEvent(row, kind, 0, 0));
        }
    }

    // Who owes and is shut out from banks cannot wind up: nobody buys what is left.
    private void Leave(Block block, int row)
    {
        ref readonly Organisation organisation = ref _world.Nation.Organisations[row];
        int province = _world.ProvinceOf(SubjectKind.Organisation, row);
        bool isShutOut = _world.Switches.Consequences && (organisation.Consequences & Consequence.NoLoans) != 0;
        Words words = _world.Draws(Purpose.Demography).At((uint)row, (uint)_world.Day, HeldUpSlot);
        if (isShutOut && Uniform.Open(words.W0) < _world.Parameters.FirmTurnover.HeldUpShare)
        {
            block.Tally.Add(Counter.ExitsHeldUp, province, Groupings.Of(organisation));
            _world.Nation.TradeFiles[row].Marks |= TradeMarks.ExitHeldUp;
            Expect(block, _world.Day + Calendar.DaysPerYear, row, DatedKind.FirmExit);
            return;
        }
        block.Tally.Add(Counter.FirmsClosed, province, Groupings.Of(organisation));
        Foundings.Close(_world, block, row);
    }

    private bool OwnsAny(int row)
    {
        foreach (int firm in _world.Ownership.Of(row))
        {
            if (_world.IsAlive(SubjectKind.Organisation, firm))
            {
                return true;
            }
        }
        return false;
    }

    // Whoever worked where nothing is left takes a vacancy near, or has no work.
    private void LayOff(Block block)
    {
        (int from, int to) = block.TurnOf(_world.Day);
        for (int row = from; row < to; row++)
        {
            ref Citizen citizen = ref _world.Nation.Citizens[row];
            if (!citizen.IsAlive || !citizen.Has(CitizenTraits.Employed)
                || _world.IsAlive(SubjectKind.Organisation, (int)citizen.Workplace))
            {
                continue;
            }
            citizen.Traits &= ~CitizenTraits.Employed;
            citizen.Traits &= OwnsAny(row) ? ~CitizenTraits.None : ~CitizenTraits.Owner;
            citizen.Workplace = Citizen.Nowhere;
            if (block.Vacancies.Count > 0)
            {
                citizen.Workplace = block.Vacancies.TakeLast();
                citizen.Traits |= CitizenTraits.Employed;
            }
            else
            {
                citizen.IncomePerMonth = Incomes.Of(
                    citizen, Incomes.FortuneOf(_world.Seed, row), _world.Parameters.Nations);
            }
        }
    }
}
