using Glasshouse.Model.Acts;
using Glasshouse.Model.Consequences;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Generations;

/// <summary>
/// What a death ends: every standing, sanction, debt, loan and appeal of the person. A firm goes to somebody of the
/// household or, failing that, of the neighbourhood; a post goes to a neighbour who works.
/// </summary>
public sealed class Deaths
{
    private readonly World _world;

    public Deaths(World world)
    {
        _world = world;
    }

    /// <summary>A citizen dies this morning.</summary>
    public void Die(Block block, int row)
    {
        ref Citizen citizen = ref _world.Nation.Citizens[row];
        Stocks.Count(_world, block, row, -1);
        block.Tally.Add(
            Counter.Deaths, _world.ProvinceOf(SubjectKind.Citizen, row), _world.CellsOf(SubjectKind.Citizen, row));
        _world.Live(SubjectKind.Citizen, row, LifeEvent.Death, citizen.Age, 0);
        PassOn(ref citizen, row);
        if (citizen.Has(CitizenTraits.Employed))
        {
            block.Vacancies.Add(citizen.Workplace);
        }
        citizen.Traits &= ~(CitizenTraits.Alive | CitizenTraits.Employed | CitizenTraits.Owner
            | CitizenTraits.Official | CitizenTraits.Pupil);
        citizen.Workplace = Citizen.Nowhere;
        citizen.Consequences = Consequence.None;
        _world.Nation.CreditFiles[row] = default;
        _world.CitizenRates[row] = 0;
        if (_world.RegisterOf(SubjectKind.Citizen) is { Rules: not null } register)
        {
            Memberships.End(_world, block, SubjectKind.Citizen, row, register.Standings![row]);
            register.Renew(row, _world.Day);
            if (block.Deserved.Contains(row))
            {
                register.BlockOf(row).Diary.Free(block.Deserved.Find(row).Standing.Diary);
            }
        }
        block.Sought.Remove(row);
        block.Sanctioned.Remove(row);
        block.WronglySanctioned.Remove(row);
        block.Deserved.Remove(row);
        _world.Departures.Add(new Departure(row, _world.Day));
    }

    private void PassOn(ref Citizen citizen, int row)
    {
        if (HeirOf(row, citizen) is >= 0 and int heir && _world.Ownership.PassOn(row, heir))
        {
            _world.Nation.Citizens[heir].Traits |= CitizenTraits.Owner;
        }
        if (citizen.Has(CitizenTraits.Official) && SuccessorOf(row, citizen) is >= 0 and int successor)
        {
            _world.Posts.Hand(row, successor);
        }
    }

    private int HeirOf(int row, in Citizen citizen)
    {
        int first = row - citizen.HouseholdPosition;
        for (int other = first; other < first + citizen.HouseholdSize; other++)
        {
            if (other != row && IsAdult(_world.Nation.Citizens[other]))
            {
                return other;
            }
        }
        return _world.Posts.Next(row, citizen, isWorking: false);
    }

    private int SuccessorOf(int row, in Citizen citizen) => _world.Posts.Next(row, citizen, isWorking: true);

    private static bool IsAdult(in Citizen citizen) =>
        citizen.IsAlive && citizen.Age >= OpportunityRates.AdultAge;
}

/// <summary>Somebody has died.</summary>
public readonly record struct Departure(int Row, int Day);
