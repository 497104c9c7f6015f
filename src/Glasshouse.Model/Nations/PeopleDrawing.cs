using System.Collections.Concurrent;
using Glasshouse.Engine.Columns;
using Glasshouse.Engine.Threads;

namespace Glasshouse.Model.Nations;

/// <summary>What the first pass over a quarter counts for the second.</summary>
internal readonly record struct QuarterCounts(int Employed, int PrimaryPupils, int HigherPupils);

/// <summary>First pass over the people, quarter by quarter: households, ages, what each person is like.</summary>
internal sealed class PeopleDrawing(
    QuarterPlan plan, HouseholdDrawing households, CitizenDrawing citizens, NationParameters parameters,
    Column<Citizen> people)
{
    private readonly ConcurrentBag<QuarterLists> _lists = [];
    private readonly QuarterCounts[] _counts = new QuarterCounts[plan.Quarters.Length];

    /// <summary>Deciles of household income, complete after <see cref="Draw"/>.</summary>
    public IncomeDeciles Deciles { get; } = new();

    public QuarterCounts[] Draw(Team team)
    {
        team.Run(plan.Quarters.Length, DrawQuarter);
        foreach (QuarterLists lists in _lists)
        {
            Deciles.Add(lists.ByIncome);
        }
        Deciles.Close();
        return _counts;
    }

    private void DrawQuarter(int number)
    {
        if (!_lists.TryTake(out QuarterLists? lists))
        {
            lists = new QuarterLists();
        }
        Quarter quarter = plan.Quarters[number];
        Span<Citizen> cards = people.Span.Slice(quarter.FirstCitizen, quarter.Citizens);
        households.Fill(number, cards, lists);
        (int employed, int primary, int higher) = (0, 0, 0);
        for (int k = 0; k < cards.Length; k++)
        {
            ref Citizen citizen = ref cards[k];
            citizen.Municipality = (ushort)quarter.Municipality;
            citizens.Fill(ref citizen, quarter.FirstCitizen + k, in cards[Math.Max(0, k - 1)]);
            employed += citizen.Has(CitizenTraits.Employed) ? 1 : 0;
            if (citizen.Has(CitizenTraits.Pupil))
            {
                bool isPrimary = citizen.Age <= parameters.PrimaryToAge;
                primary += isPrimary ? 1 : 0;
                higher += isPrimary ? 0 : 1;
            }
        }
        for (int first = 0; first < cards.Length; first += cards[first].HouseholdSize)
        {
            Span<Citizen> members = cards.Slice(first, cards[first].HouseholdSize);
            lists.ByIncome[IncomeDeciles.Bin(members)] += members.Length;
        }
        _counts[number] = new QuarterCounts(employed, primary, higher);
        _lists.Add(lists);
    }
}
