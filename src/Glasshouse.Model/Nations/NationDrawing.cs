using Glasshouse.Engine.Columns;
using Glasshouse.Engine.Threads;
using Glasshouse.Model.Markets;

namespace Glasshouse.Model.Nations;

/// <summary>
/// Draws a nation from marginal statistics: areas, then households and ages (quotas, so that the margins hold), then
/// what people are like, then organisations, who works where, and the administrative tree. A pure function of
/// statistics, size, seed and parameters; the number of threads changes nothing.
/// </summary>
public static class NationDrawing
{
    /// <param name="marginals">The statistics.</param>
    /// <param name="citizens">Citizens to draw; at least one a province.</param>
    /// <param name="seed">Seed of every draw.</param>
    /// <param name="parameters">What the statistics do not say.</param>
    /// <param name="team">Threads.</param>
    /// <param name="rows">Rows of citizens in all, those for the unborn included; 0 for the drawn alone.</param>
    /// <param name="organisationRows">Rows of organisations in all, by how many are drawn; null for these.</param>
    public static Nation Draw(
        NationMarginals marginals, int citizens, uint seed, NationParameters parameters, Team team, int rows = 0,
        Func<int, int>? organisationRows = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(citizens, marginals.Provinces.Length);
        AreaPlan areas = AreaPlan.Of(marginals, citizens, seed, parameters);
        var kinds = new HouseholdKinds(marginals, parameters);
        var quarters = new QuarterPlan(areas, kinds, new RoleAges(marginals, kinds.RolesPerCitizen()));

        var people = new Column<Citizen>(Math.Max(citizens, rows));
        var drawing = new PeopleDrawing(
            quarters,
            new HouseholdDrawing(seed, quarters, marginals, parameters),
            new CitizenDrawing(seed, marginals, quarters, parameters),
            parameters, people);
        QuarterCounts[] counts = drawing.Draw(team);

        var plan = new OrganisationPlan(marginals, areas, parameters);
        int[] employed = EmployedOf(areas, quarters, counts);
        var schools = new SchoolPlan(PupilsOf(areas, quarters, counts), parameters);
        var organisations = new Column<Organisation>(plan.FirstOf[^1]);
        var trades = new OrganisationDrawing(seed, marginals, plan, organisations, parameters);
        team.Run(areas.Municipalities.Length, trades.Size);
        Balance(marginals, areas, plan, organisations, employed);
        using (var jobs = new JobPlan(seed, areas, plan, organisations, employed, parameters, team))
        {
            new Placement(quarters, areas, jobs, schools, drawing.Deciles, counts, people, organisations, parameters)
                .Place(team);
        }
        team.Run(areas.Municipalities.Length, trades.Fill);
        FindOwners(areas, people, organisations, parameters);

        var offices = new OfficePlan(marginals, areas, citizens, parameters);
        var appointments = new OfficialDrawing(seed, offices, people, parameters);
        Column<Official> officials = appointments.Draw();
        Municipality[] municipalities = Municipalities(areas, plan, schools, offices);
        Province[] provinces = Provinces(marginals, areas);
        SharedOwners.Draw(seed, municipalities, organisations, parameters.SharedOwnerShare);
        Column<Organisation> all = WithRoom(organisations, organisationRows?.Invoke(organisations.Length) ?? 0);
        return new Nation
        {
            Label = marginals.Label,
            Provinces = provinces,
            Municipalities = municipalities,
            Levels = [.. marginals.Levels.Select(level => level.Name)],
            SizeClasses = [.. marginals.FirmSizes.Select(size => size.Label)],
            CitizensAtStart = citizens,
            Citizens = people,
            CreditFiles = new Column<CreditFile>(people.Length),
            OrganisationsAtStart = organisations.Length,
            Organisations = all,
            TradeFiles = TradeFilesOf(organisations.Length, all.Length),
            TaxPasts = new Column<TaxPast>(all.Length),
            Officials = officials,
            Offices = appointments.Offices,
            Schools = schools.FirstOf[^1],
            Outlooks = new Column<Outlook>(people.Length),
            Ties = new Ties(
                seed,
                parameters.TieRewiredShare,
                [.. municipalities.Select(area => (area.FirstCitizen, area.Citizens))],
                [.. provinces.Select(area => (area.FirstCitizen, area.Citizens))]),
        };
    }

    // Everything is drawn; what may yet be founded comes after it.
    private static Column<Organisation> WithRoom(Column<Organisation> drawn, int rows)
    {
        if (rows <= drawn.Length)
        {
            return drawn;
        }
        var all = new Column<Organisation>(rows);
        drawn.Span.CopyTo(all.Span);
        return all;
    }

    private static Column<TradeFile> TradeFilesOf(int drawn, int rows)
    {
        var files = new Column<TradeFile>(rows);
        files.Span[..drawn].Fill(new TradeFile { Marks = TradeMarks.Open });
        return files;
    }

    private static int[] EmployedOf(AreaPlan areas, QuarterPlan quarters, QuarterCounts[] counts)
    {
        int[] employed = new int[areas.Municipalities.Length];
        for (int number = 0; number < counts.Length; number++)
        {
            employed[quarters.Quarters[number].Municipality] += counts[number].Employed;
        }
        return employed;
    }

    private static (int Primary, int Higher)[] PupilsOf(
        AreaPlan areas, QuarterPlan quarters, QuarterCounts[] counts)
    {
        var pupils = new (int Primary, int Higher)[areas.Municipalities.Length];
        for (int number = 0; number < counts.Length; number++)
        {
            ref (int Primary, int Higher) here = ref pupils[quarters.Quarters[number].Municipality];
            here = (here.Primary + counts[number].PrimaryPupils, here.Higher + counts[number].HigherPupils);
        }
        return pupils;
    }

    private static void Balance(
        NationMarginals marginals, AreaPlan areas, OrganisationPlan plan, Column<Organisation> organisations,
        int[] employed)
    {
        foreach ((int first, int next) in JobBalance.Ranges(areas))
        {
            Span<Organisation> here = organisations.Span[plan.FirstOf[first]..plan.FirstOf[next]];
            int people = employed.AsSpan(first, next - first).ToArray().Sum();
            JobBalance.Settle(here, people, plan.Classes - 1, marginals.FirmSizes[^1].From);
        }
    }

    // Where jobs outnumber people (provinces of a few citizens) somebody of the place owns what nobody works in.
    private static void FindOwners(
        AreaPlan areas, Column<Citizen> people, Column<Organisation> organisations, NationParameters parameters)
    {
        foreach (ref Organisation organisation in organisations.Span)
        {
            if (organisation.Owner != Citizen.Nowhere)
            {
                continue;
            }
            PlannedArea area = areas.Municipalities[organisation.Municipality];
            int owner = area.FirstCitizen;
            for (int row = area.FirstCitizen; row < area.FirstCitizen + area.Citizens; row++)
            {
                if (people[row].Age >= parameters.WorkFromAge)
                {
                    owner = row;
                    break;
                }
            }
            organisation.Owner = (uint)owner;
            people[owner].Traits |= CitizenTraits.Owner;
        }
    }

    private static Municipality[] Municipalities(
        AreaPlan areas, OrganisationPlan plan, SchoolPlan schools, OfficePlan offices)
    {
        var municipalities = new Municipality[areas.Municipalities.Length];
        for (int row = 0; row < municipalities.Length; row++)
        {
            PlannedArea area = areas.Municipalities[row];
            municipalities[row] = new Municipality(
                area.Code, area.Name, area.Province, area.FirstCitizen, area.Citizens,
                plan.FirstOf[row], plan.FirstOf[row + 1] - plan.FirstOf[row],
                schools.FirstOf[row], schools.FirstOf[row + 1] - schools.FirstOf[row], offices.OfficeOf[row])
            {
                PrimarySchools = schools.PrimaryIn(row),
            };
        }
        return municipalities;
    }

    private static Province[] Provinces(NationMarginals marginals, AreaPlan areas)
    {
        (int First, int Next)[] ranges = JobBalance.Ranges(areas);
        var provinces = new Province[ranges.Length];
        for (int row = 0; row < provinces.Length; row++)
        {
            (int first, int next) = ranges[row];
            ProvinceCount real = marginals.Provinces[row];
            provinces[row] = new Province(
                real.Code, real.Name, real.TileX, real.TileY, first, next - first,
                areas.Municipalities[first].FirstCitizen, areas.ProvinceCitizens[row]);
        }
        return provinces;
    }
}
