using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Model;

/// <summary>
/// Which subjects of a kind are written down row by row. Kept apart from their cards, so that watching one more
/// leaves every state as it was.
/// </summary>
public sealed class Cohort
{
    private const int BitsPerWord = 64;

    private readonly ulong[] _members;

    private Cohort(int rows) => _members = new ulong[(rows + BitsPerWord - 1) / BitsPerWord];

    /// <summary>The cohorts of citizens, organisations and officials.</summary>
    public static Cohort[] ForAll(Nation nation, Scenario scenario)
    {
        // The unborn and what is not founded are in no cohort, but for a run that keeps everything.
        int[] drawn = [nation.CitizensAtStart, nation.OrganisationsAtStart, nation.Officials.Length];
        int[] rows = [nation.Citizens.Length, nation.Organisations.Length, nation.Officials.Length];
        var cohorts = new Cohort[rows.Length];
        for (int kind = 0; kind < rows.Length; kind++)
        {
            cohorts[kind] = new Cohort(rows[kind]);
            cohorts[kind].Draw((SubjectKind)kind, drawn[kind], scenario);
        }
        return cohorts;
    }

    public bool Contains(int row) => (_members[row / BitsPerWord] & (1UL << (row % BitsPerWord))) != 0;

    /// <summary>Writes one more subject down, from now on.</summary>
    public void Add(int row) => _members[row / BitsPerWord] |= 1UL << (row % BitsPerWord);

    private void Draw(SubjectKind kind, int rows, Scenario scenario)
    {
        int members = scenario.Record.Detail switch
        {
            RecordDetail.Full => rows,
            RecordDetail.Cohort => Math.Min(rows, scenario.Record.Cohort),
            _ => 0,
        };
        if (members == 0)
        {
            return;
        }
        var order = new KeyedPermutation((uint)scenario.Seed, Purpose.Cohort, (uint)kind, rows);
        for (int place = 0; place < members; place++)
        {
            Add(order.Forward(place));
        }
    }
}
