using Glasshouse.Engine.Columns;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Generations;
using Glasshouse.Model.Measures;

namespace Glasshouse.Model.Nations;

/// <summary>The nation as rows of the run folder's tables, in order of subjects; written at the end of a run.</summary>
public static class NationRows
{
    private static readonly string[] Groups = ["A", "B", "C"];

    /// <param name="nation">The nation.</param>
    /// <param name="isKept">Which citizens are written down.</param>
    /// <param name="perceivedRisk">A citizen's belief about being noticed, from Beliefs.</param>
    /// <param name="isAware">Whether a citizen knows of the system.</param>
    /// <param name="arrivals">Who was born in the run.</param>
    /// <param name="departures">Who died in it.</param>
    public static IEnumerable<CitizenRow> Citizens(
        Nation nation, Func<int, bool> isKept, Func<int, double> perceivedRisk, Func<int, bool> isAware,
        RowList<Arrival> arrivals, RowList<Departure> departures)
    {
        var died = departures.Span.ToArray().ToDictionary(one => one.Row, one => one.Day);
        int? DiedOn(int row) => died.TryGetValue(row, out int day) ? day : null;
        var householdOf = arrivals.Span.ToArray().Select(one => one.Mother).Distinct().ToDictionary(row => row, _ => 0);
        int household = -1;
        for (int row = 0; row < nation.CitizensAtStart; row++)
        {
            Citizen citizen = nation.Citizens[row];
            household += citizen.HouseholdPosition == 0 ? 1 : 0;
            if (householdOf.ContainsKey(row))
            {
                householdOf[row] = household;
            }
            if (isKept(row))
            {
                yield return RowOf(nation, citizen, row, household, perceivedRisk(row), isAware(row)) with
                {
                    DiedDay = DiedOn(row),
                };
            }
        }
        foreach (Arrival child in arrivals.Span.ToArray())
        {
            householdOf[child.Row] = householdOf[child.Mother];
            if (isKept(child.Row))
            {
                yield return RowOf(
                    nation, nation.Citizens[child.Row], child.Row, householdOf[child.Mother],
                    perceivedRisk(child.Row), isAware(child.Row)) with
                {
                    BornDay = child.Day,
                    MotherId = child.Mother,
                    DiedDay = DiedOn(child.Row),
                };
            }
        }
    }

    /// <summary>Households of day 0 with at least one citizen who is written down; size as on day 0.</summary>
    public static IEnumerable<HouseholdRow> Households(Nation nation, Func<int, bool> isKept)
    {
        int household = 0;
        for (int row = 0; row < nation.CitizensAtStart; household++)
        {
            Citizen first = nation.Citizens[row];
            bool isAnyKept = false;
            for (int member = row; member < row + first.HouseholdSize && !isAnyKept; member++)
            {
                isAnyKept = isKept(member);
            }
            if (isAnyKept)
            {
                yield return new HouseholdRow(
                    household, first.Municipality, row, first.HouseholdSize, first.HouseholdType.SnakeName());
            }
            row += first.HouseholdSize;
        }
    }

    public static IEnumerable<OrganisationRow> Organisations(Nation nation, Func<int, bool> isKept)
    {
        for (int row = 0; row < nation.Organisations.Length; row++)
        {
            if (isKept(row))
            {
                Organisation organisation = nation.Organisations[row];
                yield return new OrganisationRow(
                    row, UnifiedCode.Of(row, organisation.Kind), organisation.Kind.SnakeName(),
                    organisation.Sector.SnakeName(), organisation.Workers, nation.SizeClasses[organisation.SizeClass],
                    organisation.Municipality, RegionOf(nation, organisation.Municipality), (int)organisation.Owner,
                    organisation.Quality, organisation.Reputation, organisation.Honesty, organisation.Connected,
                    nation.TradeFiles[row].EntryDay,
                    nation.TradeFiles[row].ExitDay is >= 0 and int day ? day : null);
            }
        }
    }

    public static IEnumerable<OfficeRow> Offices(Nation nation, Func<int, bool> isKept)
    {
        int[] children = new int[nation.Offices.Length];
        for (int row = 0; row < nation.Offices.Length; row++)
        {
            Office office = nation.Offices[row];
            int number = office.Parent < 0 ? 1 : ++children[office.Parent];
            if (isKept(row))
            {
                yield return new OfficeRow(
                    row, office.Parent < 0 ? null : office.Parent, nation.Levels[office.Level],
                    NameOf(nation, office, row, number), office.Province + 1, office.Posts, office.EnforcementEffort);
            }
        }
    }

    public static IEnumerable<OfficialRow> Officials(Nation nation, Func<int, bool> isKept)
    {
        for (int row = 0; row < nation.Officials.Length; row++)
        {
            if (isKept(row))
            {
                Official official = nation.Officials[row];
                yield return new OfficialRow(
                    row, (int)official.Citizen, (int)official.Office, nation.Levels[official.Level], official.Honesty,
                    official.PrivateLoyalty, official.DisplayedLoyalty, official.MeasuredEffort,
                    official.UnmeasuredEffort);
            }
        }
    }

    /// <summary>Ties of the citizens who are written down; a tie of two of them stands once for each.</summary>
    public static IEnumerable<TieRow> Ties(Nation nation, Func<int, bool> isKept)
    {
        for (int row = 0; row < nation.CitizensAtStart; row++)
        {
            if (!isKept(row))
            {
                continue;
            }
            for (int tie = 0; tie < Nations.Ties.AllTies; tie++)
            {
                int other = nation.TieOf(row, tie);
                if (other >= 0)
                {
                    yield return new TieRow(row, other, tie < Nations.Ties.StrongTies ? "strong" : "weak");
                }
            }
        }
    }

    private static CitizenRow RowOf(
        Nation nation, in Citizen citizen, int row, int household, double perceivedRisk, bool isAware)
    {
        bool isEmployed = citizen.Has(CitizenTraits.Employed);
        bool isPupil = citizen.Has(CitizenTraits.Pupil);
        int? place = citizen.Workplace == Citizen.Nowhere ? null : (int)citizen.Workplace;
        return new CitizenRow(
            row, citizen.Age, citizen.Has(CitizenTraits.Female) ? "female" : "male", Groups[citizen.Group], household,
            citizen.Municipality, RegionOf(nation, citizen.Municipality),
            isEmployed ? "employed" : isPupil ? "pupil" : "other", isEmployed ? place : null, isPupil ? place : null,
            citizen.IncomePerMonth, citizen.IncomeDecile, citizen.Frailty, citizen.Morale, perceivedRisk,
            citizen.TrustGeneralised, citizen.TrustInstitutional, isAware, citizen.DefaultProbability,
            citizen.Has(CitizenTraits.ThinFile), citizen.Experience.Violations);
    }

    // Region 0 is the nation, the provinces follow.
    private static int RegionOf(Nation nation, int municipality) => nation.Municipalities[municipality].Province + 1;

    private static string NameOf(Nation nation, in Office office, int row, int number)
    {
        string level = nation.Levels[office.Level];
        return office switch
        {
            { Province: < 0 } => level,
            { Municipality: < 0, Level: 1 } => nation.Provinces[office.Province].Name,
            { Municipality: < 0 } => $"{nation.Provinces[office.Province].Name} {level} {number}",
            _ => nation.Municipalities[office.Municipality].Office == row
                ? nation.Municipalities[office.Municipality].Name
                : $"{nation.Municipalities[office.Municipality].Name} {level} {number}",
        };
    }
}
