using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Generations;

/// <summary>
/// Children take the next of the rows that were kept for the unborn, in order of day and of their mothers' rows, so
/// that everybody has a row of their own for ever. They live in their mother's household and municipality.
/// </summary>
public sealed class Births
{
    /// <summary>
    /// Rows for the unborn, a citizen and year of run: above the crude birth rate of any country (48 per 1,000 in the
    /// highest, 9 to 10 in the presets).
    /// </summary>
    private const double RoomPerCitizenYear = 0.05;

    private readonly World _world;
    private readonly Temperament _temperament;

    public Births(World world)
    {
        _world = world;
        _temperament = new Temperament(
            world.Seed, world.Inputs.Marginals.TrustGeneralisedShare, world.Parameters.Nations);
    }

    /// <summary>First row of the unborn: where a block begins, so that their rows move nobody else's turns.</summary>
    public static int FirstRow(int citizens) => Whole(citizens);

    /// <summary>Rows of citizens in all, for a run of so many days.</summary>
    public static int Rows(int citizens, int days, bool isDemographyOn) => isDemographyOn
        ? Whole(citizens) + Whole((int)Math.Ceiling(citizens * RoomPerCitizenYear * days / Calendar.DaysPerYear))
        : citizens;

    /// <summary>A child is born.</summary>
    public void Bear(int mother)
    {
        ref readonly Citizen parent = ref _world.Nation.Citizens[mother];
        if (!parent.IsAlive)
        {
            return;
        }
        int row = FirstRow(_world.Nation.CitizensAtStart) + _world.Arrivals.Count;
        if (row >= _world.Nation.Citizens.Length)
        {
            throw new ModelLimitException(
                $"more children are born by day {_world.Day} than {RoomPerCitizenYear} a citizen and year, for which "
                + "there is room; lower life_course.children_per_woman");
        }
        _world.Arrivals.Add(new Arrival(row, _world.Day, mother));
        ref Citizen child = ref _world.Nation.Citizens[row];
        (uint sex, _) = _temperament.Fill(ref child, row);
        bool isGirl = Uniform.Open(sex) < _world.Parameters.LifeCourse.GirlShare;
        child.Traits = CitizenTraits.Alive | CitizenTraits.ThinFile
            | (isGirl ? CitizenTraits.Female : CitizenTraits.None);
        child.Workplace = Citizen.Nowhere;
        child.Municipality = parent.Municipality;
        child.HouseholdSize = 1;
        child.HouseholdType = parent.HouseholdType;
        child.Group = parent.Group;
        child.IncomeDecile = parent.IncomeDecile;
        child.DefaultProbability = (float)_world.Parameters.Nations.DefaultProbability;
        child.Experience.Day = (ushort)_world.Day;
        Register(row, ref child);
    }

    private void Register(int row, ref Citizen child)
    {
        Block block = _world.BlockOf(SubjectKind.Citizen, row);
        block.InUse = row - block.First + 1;
        if (_world.RegisterOf(SubjectKind.Citizen) is { Rules: { } rules } register)
        {
            register.Renew(row, _world.Day);
            child.Consequences = Observations.Enrolment.HasFile(_world, rules, child, row)
                ? rules.BlankConsequences
                : Consequence.None;
            if (child.Consequences.HasSanction())
            {
                block.Sanctioned.GetOrAdd(row, out _) = child.Consequences & ConsequenceSets.Sanctions;
            }
        }
        Stocks.Count(_world, block, row, 1);
        block.Tally.Add(
            Counter.Births, _world.ProvinceOf(SubjectKind.Citizen, row), _world.CellsOf(SubjectKind.Citizen, row));
        _world.CitizenRates[row] = _world.CitizenOpportunities.Threshold(child.Age, child.Frailty);
        _world.Live(SubjectKind.Citizen, row, LifeEvent.Birth, 0, 0);
        if (_world.Inputs.Scenario.Record.Detail == RecordDetail.Full)
        {
            _world.Cohorts[(int)SubjectKind.Citizen].Add(row);
        }
    }

    private static int Whole(int rows) => (rows + World.RowsPerBlock - 1) / World.RowsPerBlock * World.RowsPerBlock;
}

/// <summary>Somebody was born.</summary>
public readonly record struct Arrival(int Row, int Day, int Mother);
