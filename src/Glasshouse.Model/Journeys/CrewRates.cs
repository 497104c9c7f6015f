using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Journeys;

/// <summary>
/// How many colleagues or pupils somebody meets on a day of work or school, so that the mean over everybody and all
/// days is what is published. Teams of a few meet in full and cannot make more of it; larger ones make up for them.
/// </summary>
public static class CrewRates
{
    private const double WorkdaysPerWeek = 5;
    private const double DaysPerWeek = 7;

    public static (double Work, double School) Of(World world, Crews crews, VisitsParameters visits)
    {
        int living = 0;
        for (int row = 0; row < world.Nation.CitizensAtStart; row++)
        {
            living += world.IsAlive(SubjectKind.Citizen, row) ? 1 : 0;
        }
        double perWorkday = DaysPerWeek / WorkdaysPerWeek * living;
        return (
            PerMember(crews, false, visits.TeamSize, visits.WorkContacts * perWorkday),
            PerMember(crews, true, visits.ClassSize, visits.SchoolContacts * perWorkday));
    }

    // Meetings, each counted from both ends, grow with what everybody tries; the most there can be is everybody.
    private static double PerMember(Crews crews, bool isSchool, double size, double meetings)
    {
        var teams = new SortedDictionary<int, long>();
        for (int place = 0; place < crews.Places; place++)
        {
            int members = crews.MembersOf(place).Length;
            for (int own = 0; crews.IsSchool(place) == isSchool && own < members;)
            {
                (int first, int count) = Crews.Part(members, own, size);
                teams[count] = teams.GetValueOrDefault(count) + 1;
                own = first + count;
            }
        }
        double low = 0;
        double high = teams.Count == 0 ? 0 : teams.Keys.Max();
        for (int step = 0; step < 60; step++)
        {
            double tried = (low + high) / 2;
            double met = teams.Sum(team => team.Value * (double)team.Key * Math.Min(team.Key - 1, tried));
            (low, high) = met < meetings ? (tried, high) : (low, tried);
        }
        return high;
    }
}
