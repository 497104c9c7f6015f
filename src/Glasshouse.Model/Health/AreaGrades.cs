using Glasshouse.Engine.Hashing;

namespace Glasshouse.Model.Health;

/// <summary>How risky an area is held to be.</summary>
public enum AreaGrade : byte
{
    Low,
    Medium,
    High,
}

/// <summary>
/// Grades of municipalities by the cases found there: low without a new one in the window, high with many in all and
/// a cluster in the window, else medium. Reviewed every few days, so a grade outlives what gave it.
/// </summary>
public sealed class AreaGrades(Nation nation, int days)
{
    private const double Per = 100_000;

    private readonly int[] _cases = new int[nation.Municipalities.Length * days];
    private readonly AreaGrade[] _grades = new AreaGrade[nation.Municipalities.Length];

    public bool AnyRaised { get; private set; }

    public AreaGrade this[int municipality] => _grades[municipality];

    /// <summary>A case was found.</summary>
    public void Count(int municipality, int day) => _cases[(municipality * days) + day]++;

    /// <summary>Grades all areas anew.</summary>
    public void Review(int day, AreaRule rule)
    {
        AnyRaised = false;
        for (int area = 0; area < _grades.Length; area++)
        {
            ReadOnlySpan<int> own = _cases.AsSpan(area * days, days);
            int all = Sum(own[..(day + 1)]);
            int recent = Sum(own[Math.Max(0, day + 1 - rule.WindowDays)..(day + 1)]);
            _grades[area] = GradeOf(all, recent, nation.Municipalities[area].Citizens, rule);
            AnyRaised |= _grades[area] != AreaGrade.Low;
        }
    }

    /// <summary>Grade of an area with so many cases in all and of late.</summary>
    public static AreaGrade GradeOf(int all, int recent, int citizens, AreaRule rule) =>
        recent == 0 ? AreaGrade.Low
        : all * Per > rule.HighPer100000 * citizens && recent >= rule.ClusterCases ? AreaGrade.High
        : AreaGrade.Medium;

    public void Forget()
    {
        Array.Clear(_cases);
        Array.Clear(_grades);
        AnyRaised = false;
    }

    public void HashInto(ref StateHash hash)
    {
        foreach (int cases in _cases)
        {
            hash.Add(cases);
        }
    }

    private static int Sum(ReadOnlySpan<int> counts)
    {
        int sum = 0;
        foreach (int count in counts)
        {
            sum += count;
        }
        return sum;
    }
}
