using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Consequences;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Markets;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Generations;

/// <summary>
/// What it is to be founded and to close. A new organisation takes after another one of the place in trade, form and,
/// as long as that is small, size; what it is like is drawn; nobody knows its quality, and it has no file.
/// </summary>
public sealed class Foundings
{
    private const uint Slot = 0x464F554E;

    private readonly World _world;
    private readonly OrganisationTemper _temper;

    public Foundings(World world)
    {
        _world = world;
        _temper = new OrganisationTemper(world.Seed, world.Parameters.Nations);
    }

    /// <summary>An organisation is founded in the place and trade of another.</summary>
    public void Found(int model)
    {
        Nation nation = _world.Nation;
        int row = Births.FirstRow(nation.OrganisationsAtStart) + _world.FirmsFounded;
        if (row >= nation.Organisations.Length)
        {
            throw new ModelLimitException(
                $"more organisations are founded by day {_world.Day} than there is room for; lower "
                + "firm_turnover.founded_share");
        }
        _world.FirmsFounded++;
        Words words = _world.Draws(Purpose.Demography).At((uint)row, (uint)_world.Day, Slot);
        ref readonly Organisation like = ref nation.Organisations[model];
        ref Organisation organisation = ref nation.Organisations[row];
        bool isSmall = like.Workers <= _world.Parameters.FirmTurnover.SmallWorkers;
        organisation.Municipality = like.Municipality;
        organisation.Sector = like.Sector;
        organisation.Kind = like.Kind == OrganisationKind.Institution ? OrganisationKind.Company : like.Kind;
        organisation.SizeClass = isSmall ? like.SizeClass : (byte)0;
        organisation.Workers = isSmall ? like.Workers : 1;
        organisation.FilingDay = (ushort)Uniform.Below(words.W0, Calendar.DaysPerYear);
        _temper.Fill(ref organisation, row);
        organisation.Reputation = (float)_world.Parameters.Nations.Quality;
        organisation.Experience.Day = (ushort)_world.Day;
        nation.TradeFiles[row] = new TradeFile { Marks = TradeMarks.Open, EntryDay = (ushort)_world.Day };
        organisation.Owner = (uint)OwnerOf(row, model, words.W1);
        _world.Ownership.Add((int)organisation.Owner, row);
        Register(row, ref organisation);
    }

    /// <summary>An organisation closes this morning: every standing, sanction and appeal of it ends.</summary>
    public static void Close(World world, Block block, int row)
    {
        Stocks.Count(world, block, SubjectKind.Organisation, row, -1);
        world.Nation.Organisations[row].Consequences = Consequence.None;
        world.OrganisationRates[row] = 0;
        ref TradeFile file = ref world.Nation.TradeFiles[row];
        file.ExitDay = world.Day;
        file.Marks &= ~TradeMarks.Open;
        if (world.RegisterOf(SubjectKind.Organisation) is { Rules: not null } register)
        {
            Memberships.End(world, block, SubjectKind.Organisation, row, register.Standings![row]);
            register.Renew(row, world.Day);
            if (block.Deserved.Contains(row))
            {
                register.BlockOf(row).Diary.Free(block.Deserved.Find(row).Standing.Diary);
            }
        }
        block.Sanctioned.Remove(row);
        block.WronglySanctioned.Remove(row);
        block.Deserved.Remove(row);
    }

    // Somebody of the place without work; failing that, whoever owns the other one.
    private int OwnerOf(int row, int model, uint word)
    {
        ref readonly Organisation like = ref _world.Nation.Organisations[model];
        Municipality home = _world.Nation.Municipalities[like.Municipality];
        int start = Uniform.Below(word, home.Citizens);
        for (int step = 0; step < home.Citizens; step++)
        {
            int other = home.FirstCitizen + ((start + step) % home.Citizens);
            ref Citizen citizen = ref _world.Nation.Citizens[other];
            bool canWork = citizen.IsAlive && citizen.Age > _world.Parameters.Nations.SchoolToAge
                && citizen.Age < _world.Parameters.Nations.PensionAge && !citizen.Has(CitizenTraits.Pupil);
            if (!canWork || citizen.Has(CitizenTraits.Employed))
            {
                continue;
            }
            citizen.Traits |= CitizenTraits.Employed | CitizenTraits.Owner;
            citizen.Workplace = (uint)row;
            Block block = _world.BlockOf(SubjectKind.Citizen, other);
            for (int post = 1; post < _world.Nation.Organisations[row].Workers; post++)
            {
                block.Vacancies.Add((uint)row);
            }
            return other;
        }
        return (int)like.Owner;
    }

    private void Register(int row, ref Organisation organisation)
    {
        Block block = _world.BlockOf(SubjectKind.Organisation, row);
        block.InUse = row - block.First + 1;
        if (_world.RegisterOf(SubjectKind.Organisation) is { Rules: { } rules } register)
        {
            register.Renew(row, _world.Day);
            organisation.Consequences = rules.BlankConsequences;
            if (organisation.Consequences.HasSanction())
            {
                block.Sanctioned.GetOrAdd(row, out _) = organisation.Consequences & ConsequenceSets.Sanctions;
            }
        }
        Stocks.Count(_world, block, SubjectKind.Organisation, row, 1);
        block.Tally.Add(
            Counter.FirmsFounded, _world.ProvinceOf(SubjectKind.Organisation, row), Groupings.Of(organisation));
        _world.OrganisationRates[row] = _world.OrganisationOpportunities.Threshold(0, organisation.Frailty);
        int wait = (organisation.FilingDay - (_world.Day % Calendar.DaysPerYear) + Calendar.DaysPerYear)
            % Calendar.DaysPerYear;
        int filing = _world.Day + (wait == 0 ? Calendar.DaysPerYear : wait);
        if (filing < _world.Inputs.Scenario.Days)
        {
            block.Dated.Add(filing, new DatedEvent(row, DatedKind.TaxFiling, 0, 0));
        }
        if (_world.Inputs.Scenario.Record.Detail == RecordDetail.Full)
        {
            _world.Cohorts[(int)SubjectKind.Organisation].Add(row);
        }
    }
}
