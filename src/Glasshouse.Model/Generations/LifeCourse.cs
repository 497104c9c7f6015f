using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Acts;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Markets;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Generations;

/// <summary>
/// The year of a citizen: on one day of it everybody grows a year older, goes to school, leaves it, starts or ends
/// work, and it is drawn whether the coming year brings death or a child, and on which day. Neighbours share that day,
/// which nothing reads. A pure function of seed, row and day: the same in every arm.
/// </summary>
public sealed class LifeCourse
{
    private const int AgeOfDeathRate = 80;
    private const uint Slot = 1;
    private const uint ActivitySlot = 2;

    private readonly World _world;
    private readonly Deaths _deaths;
    private readonly Births _births;
    private readonly Action<int> _turn;

    // By age, of the parameters in force.
    private readonly double[] _deathShare = new double[AgeCurves.Ages];
    private readonly double[] _birthsPerYear = new double[AgeCurves.Ages];
    private LifeCourseParameters? _tabulated;

    public LifeCourse(World world)
    {
        _world = world;
        _deaths = new Deaths(world);
        _births = new Births(world);
        _turn = number => Turn(world.CitizenBlocks[number]);
        if (world.Switches.Demography)
        {
            Tabulate();
            world.Team.Run(world.CitizenBlocks.Length, number => Begin(world.CitizenBlocks[number]));
        }
    }

    /// <summary>The morning: last night's deaths and births, then those whose year begins.</summary>
    /// <param name="isOver">What was to happen to people and happens no more, because they have died.</param>
    public void Run(Predicate<DatedEvent> isOver)
    {
        foreach (Block block in _world.CitizenBlocks)
        {
            bool hasDied = false;
            foreach (ref readonly DatedEvent dated in block.Due.Span)
            {
                // Two causes may name the same morning.
                if (dated.Kind == DatedKind.Death && _world.Nation.Citizens[dated.Row].IsAlive)
                {
                    _deaths.Die(block, dated.Row);
                    hasDied = true;
                }
                else if (dated.Kind == DatedKind.Birth)
                {
                    _births.Bear(dated.Row);
                }
            }
            if (hasDied)
            {
                block.Due.Remove(isOver);
            }
        }
        if (_world.Switches.Demography)
        {
            Tabulate();
            _world.Team.Run(_world.CitizenBlocks.Length, _turn);
        }
    }

    /// <summary>Probability that somebody dies within a year, by age (Gompertz).</summary>
    public static double DeathShare(LifeCourseParameters parameters, int age) => Math.Min(
        1, parameters.DeathShareAt80 * Exact.Exp(parameters.DeathGrowthPerYear * (age - AgeOfDeathRate)));

    /// <summary>Children a woman of an age has in a year, on average: a normal curve over ages.</summary>
    public static double BirthsPerYear(LifeCourseParameters parameters, int age)
    {
        double away = (age - parameters.MotherAge) / parameters.MotherAgeSpread;
        double density = Exact.Exp(-away * away / 2) / (parameters.MotherAgeSpread * Math.Sqrt(2 * Math.PI));
        return age < OpportunityRates.AdultAge ? 0 : parameters.ChildrenPerWoman * density;
    }

    private void Tabulate()
    {
        LifeCourseParameters parameters = _world.Parameters.LifeCourse;
        for (int age = 0; age < AgeCurves.Ages && !ReferenceEquals(_tabulated, parameters); age++)
        {
            _deathShare[age] = DeathShare(parameters, age);
            _birthsPerYear[age] = BirthsPerYear(parameters, age);
        }
        _tabulated = parameters;
    }

    // Until the first turn of a row comes, its first year is under way.
    private void Begin(Block block)
    {
        for (int day = 1; day < Calendar.DaysPerYear; day++)
        {
            (int from, int to) = block.YearTurnOf(day);
            for (int row = from; row < to; row++)
            {
                if (_world.Nation.Citizens[row].IsAlive)
                {
                    Foresee(block, row, DrawSlots.BeforeDayZero, 0, day);
                }
            }
        }
    }

    private void Turn(Block block)
    {
        (int from, int to) = block.YearTurnOf(_world.Day);
        for (int row = from; row < to; row++)
        {
            ref Citizen citizen = ref _world.Nation.Citizens[row];
            if (!citizen.IsAlive)
            {
                continue;
            }
            if (_world.Day > 0)
            {
                Grow(block, ref citizen, row);
            }
            Foresee(block, row, (uint)_world.Day, _world.Day, Calendar.DaysPerYear);
        }
    }

    // Whether the days until the next turn bring death or a child, and on which of them.
    private void Foresee(Block block, int row, uint drawDay, int day, int days)
    {
        ref readonly Citizen citizen = ref _world.Nation.Citizens[row];
        Words words = _world.Draws(Purpose.Demography).At((uint)row, drawDay, Slot);
        double share = (double)days / Calendar.DaysPerYear;
        if (Uniform.Open(words.W0) < _deathShare[citizen.Age] * share)
        {
            Expect(block, day + 1 + Uniform.Below(words.W1, days), row, DatedKind.Death);
        }
        if (citizen.Has(CitizenTraits.Female)
            && Uniform.Open(words.W2) < _birthsPerYear[citizen.Age] * share)
        {
            Expect(block, day + 1 + Uniform.Below(words.W3, days), row, DatedKind.Birth);
        }
    }

    private void Expect(Block block, int day, int row, DatedKind kind)
    {
        if (day < _world.Inputs.Scenario.Days)
        {
            block.Dated.Add(day, new DatedEvent(row, kind, 0, 0));
        }
    }

    private void Grow(Block block, ref Citizen citizen, int row)
    {
        bool isNewBand = Groupings.AgeBand(citizen.Age) != Groupings.AgeBand(citizen.Age + 1);
        if (isNewBand)
        {
            Stocks.Count(_world, block, row, -1);
        }
        citizen.Age = (byte)Math.Min(citizen.Age + 1, _world.Parameters.Nations.OldestAge);
        if (isNewBand)
        {
            Stocks.Count(_world, block, row, 1);
        }
        ChangeActivity(block, ref citizen, row);
        _world.CitizenRates[row] = _world.CitizenOpportunities.Threshold(citizen.Age, citizen.Frailty);
    }

    private void ChangeActivity(Block block, ref Citizen citizen, int row)
    {
        NationParameters nations = _world.Parameters.Nations;
        int age = citizen.Age;
        if (age == nations.SchoolFromAge || age == nations.PrimaryToAge + 1)
        {
            citizen.Traits |= CitizenTraits.Pupil;
            citizen.Workplace = SchoolOf(citizen, row, age <= nations.PrimaryToAge);
            return;
        }
        if (age != nations.SchoolToAge + 1 && age != nations.StudentToAge + 1 && age != nations.PensionAge)
        {
            return;
        }
        Words words = _world.Draws(Purpose.Demography).At((uint)row, (uint)_world.Day, ActivitySlot);
        if (age == nations.PensionAge)
        {
            Retire(block, ref citizen, Uniform.Open(words.W0) < nations.PensionerEmploymentRatio);
        }
        else
        {
            bool studies = age <= nations.StudentToAge && Uniform.Open(words.W0) < nations.StudentShare;
            LeaveSchool(block, ref citizen, row, studies);
        }
        citizen.IncomePerMonth = Incomes.Of(citizen, Incomes.FortuneOf(_world.Seed, row), nations);
    }

    private uint SchoolOf(in Citizen citizen, int row, bool isPrimary)
    {
        Municipality home = _world.Nation.Municipalities[citizen.Municipality];
        int first = home.FirstSchool + (isPrimary ? 0 : home.PrimarySchools);
        int count = isPrimary ? home.PrimarySchools : home.Schools - home.PrimarySchools;
        Words words = _world.Draws(Purpose.Demography).At((uint)row, (uint)_world.Day, ActivitySlot);
        return (uint)(first + Uniform.Below(words.W1, Math.Max(1, count)));
    }

    // Work begins where somebody is missing; with no vacancy near, it does not begin yet.
    private void LeaveSchool(Block block, ref Citizen citizen, int row, bool studies)
    {
        // A credit file fills with age: the same draw stays below a falling share.
        NationParameters nations = _world.Parameters.Nations;
        double thinShare = _world.Inputs.Marginals.ThinFileShare
            ?? (citizen.Age <= nations.StudentToAge ? nations.YoungThinFileShare : nations.ThinFileShare);
        uint word = _world.Draws(Purpose.Nation).At(
            (uint)row, DrawSlots.BeforeDayZero, DrawSlots.Standing).W3;
        if (Uniform.Open(word) >= thinShare)
        {
            LoanCalendar.OpenFile(_world, row);
        }
        if (studies || citizen.Has(CitizenTraits.Employed))
        {
            return;
        }
        citizen.Traits &= ~CitizenTraits.Pupil;
        citizen.Workplace = Citizen.Nowhere;
        if (block.Vacancies.Count > 0)
        {
            citizen.Workplace = block.Vacancies.TakeLast();
            citizen.Traits |= CitizenTraits.Employed;
        }
    }

    private static void Retire(Block block, ref Citizen citizen, bool stays)
    {
        if (stays || !citizen.Has(CitizenTraits.Employed) || citizen.Has(CitizenTraits.Owner)
            || citizen.Has(CitizenTraits.Official))
        {
            return;
        }
        block.Vacancies.Add(citizen.Workplace);
        citizen.Traits &= ~CitizenTraits.Employed;
        citizen.Workplace = Citizen.Nowhere;
    }
}
