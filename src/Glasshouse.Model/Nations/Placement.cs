using Glasshouse.Engine.Columns;
using Glasshouse.Engine.Threads;

namespace Glasshouse.Model.Nations;

/// <summary>Schools of each municipality: the primary ones first, then the higher ones. Sizes are assumed.</summary>
internal sealed class SchoolPlan
{
    private readonly int[] _primary;

    /// <param name="pupils">Primary and higher pupils of each municipality.</param>
    /// <param name="parameters">Sizes of schools.</param>
    public SchoolPlan((int Primary, int Higher)[] pupils, NationParameters parameters)
    {
        _primary = new int[pupils.Length];
        FirstOf = new int[pupils.Length + 1];
        for (int municipality = 0; municipality < pupils.Length; municipality++)
        {
            _primary[municipality] = Schools(pupils[municipality].Primary, parameters.PrimarySchoolPupils);
            int higher = Schools(pupils[municipality].Higher, parameters.HigherSchoolPupils);
            FirstOf[municipality + 1] = FirstOf[municipality] + _primary[municipality] + higher;
        }
    }

    /// <summary>First school row of each municipality, and the number of all.</summary>
    public int[] FirstOf { get; }

    /// <summary>Primary schools of a municipality.</summary>
    public int PrimaryIn(int municipality) => _primary[municipality];

    /// <summary>The school of a household's pupils; neighbours share theirs.</summary>
    /// <param name="municipality">Where they live.</param>
    /// <param name="isPrimary">Which kind of school.</param>
    /// <param name="place">Place of the household among the municipality's citizens, 0 to below 1.</param>
    public int SchoolOf(int municipality, bool isPrimary, double place)
    {
        int first = FirstOf[municipality] + (isPrimary ? 0 : _primary[municipality]);
        int next = isPrimary ? first + _primary[municipality] : FirstOf[municipality + 1];
        return first + (int)(place * (next - first));
    }

    private static int Schools(int pupils, double pupilsPerSchool) =>
        (int)Math.Max(1, Math.Round(pupils / pupilsPerSchool));
}

/// <summary>Second pass over the people: workplace, school, income decile, and who owns which organisation.</summary>
internal sealed class Placement(
    QuarterPlan plan, AreaPlan areas, JobPlan jobs, SchoolPlan schools, IncomeDeciles deciles,
    QuarterCounts[] counts, Column<Citizen> people, Column<Organisation> organisations, NationParameters parameters)
{
    public void Place(Team team)
    {
        int[] employedBefore = new int[plan.Quarters.Length];
        for (int number = 1; number < employedBefore.Length; number++)
        {
            bool isSame = plan.Quarters[number].Municipality == plan.Quarters[number - 1].Municipality;
            employedBefore[number] = isSame ? employedBefore[number - 1] + counts[number - 1].Employed : 0;
        }
        team.Run(plan.Quarters.Length, number => PlaceQuarter(plan.Quarters[number], employedBefore[number]));
    }

    private void PlaceQuarter(Quarter quarter, int employed)
    {
        PlannedArea area = areas.Municipalities[quarter.Municipality];
        Span<Citizen> cards = people.Span.Slice(quarter.FirstCitizen, quarter.Citizens);
        for (int first = 0; first < cards.Length; first += cards[first].HouseholdSize)
        {
            Span<Citizen> members = cards.Slice(first, cards[first].HouseholdSize);
            byte decile = deciles.DecileOf(IncomeDeciles.Bin(members));
            double place = (double)(quarter.FirstCitizen + first - area.FirstCitizen) / area.Citizens;
            for (int k = 0; k < members.Length; k++)
            {
                ref Citizen citizen = ref members[k];
                citizen.IncomeDecile = decile;
                if (citizen.Has(CitizenTraits.Employed))
                {
                    Employ(ref citizen, quarter.FirstCitizen + first + k, quarter.Municipality, employed++);
                }
                else if (citizen.Has(CitizenTraits.Pupil))
                {
                    bool isPrimary = citizen.Age <= parameters.PrimaryToAge;
                    citizen.Workplace = (uint)schools.SchoolOf(quarter.Municipality, isPrimary, place);
                }
            }
        }
    }

    // Every job is one person's, so the owner's field is written once, whatever thread comes first.
    private void Employ(ref Citizen citizen, int row, int municipality, int k)
    {
        int organisation = jobs.WorkplaceOf(municipality, k, out bool isOwner);
        if (organisation < 0)
        {
            citizen.Traits &= ~CitizenTraits.Employed;
            return;
        }
        citizen.Workplace = (uint)organisation;
        if (isOwner)
        {
            citizen.Traits |= CitizenTraits.Owner;
            organisations[organisation].Owner = (uint)row;
        }
    }
}
