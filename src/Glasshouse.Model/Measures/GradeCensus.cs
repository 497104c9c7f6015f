using System.Runtime.CompilerServices;
using Glasshouse.Model.Consequences;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Markets;
using Glasshouse.Model.Nations;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model.Measures;

/// <summary>
/// A month-end pass over organisations, by sector, size and province: the grades they have, those they would have
/// without wrongful records, and what grades do to those whose last tax year was clean. Whole numbers and row order,
/// so that threads change nothing.
/// </summary>
public sealed class GradeCensus
{
    private readonly World _world;
    private readonly Count[] _counts;
    private readonly int _cells;
    private string[] _names = [];
    private Grading? _named;

    public GradeCensus(World world)
    {
        _world = world;
        // Everybody, then sectors and sizes, then provinces.
        _cells = 1 + world.Groupings.CellsOf(SubjectKind.Organisation);
        _counts = [.. Enumerable.Range(0, _cells + world.Nation.Provinces.Length).Select(_ => new Count())];
    }

    /// <summary>Counts everybody and adds the figures.</summary>
    public void Run(List<MeasureRow> rows)
    {
        foreach (Count count in _counts)
        {
            count.Clear();
        }
        Register register = _world.RegisterOf(SubjectKind.Organisation);
        Grading? grades = register.Rules?.Grades;
        Name(grades);
        for (int row = 0; row < _world.Nation.Organisations.Length; row++)
        {
            if (!_world.IsAlive(SubjectKind.Organisation, row))
            {
                continue;
            }
            ref readonly Organisation organisation = ref _world.Nation.Organisations[row];
            int grade = grades is null ? -1 : register.Standings![row].Grade.Grade;
            int deserved = grades is null ? -1 : Deserved(register, row, grade);
            bool isClean = _world.Nation.TaxPasts[row].IsClean;
            double price = FirmProfits.RateOf(_world, organisation.Consequences);
            Cells cells = Groupings.Of(organisation);
            bool isSanctioned = organisation.Consequences.HasSanction();
            int province = _cells + _world.ProvinceOf(SubjectKind.Organisation, row);
            foreach (int cell in (ReadOnlySpan<int>)[0, 1 + cells.First, 1 + cells.Second, province])
            {
                _counts[cell].Add(grade, deserved, isClean, isSanctioned, price);
            }
        }
        int all = _world.Groupings.AllOf(SubjectKind.Organisation);
        for (int cell = 0; cell < _counts.Length; cell++)
        {
            if (_counts[cell].Organisations > 0)
            {
                (int region, int group) = cell < _cells
                    ? (0, all + cell)
                    : (Regions.OfProvince(cell - _cells), all);
                Write(rows, region, group, _counts[cell], grades);
            }
        }
    }

    // Of those with something wrongful on file, what the same rules would hold without it.
    private int Deserved(Register register, int row, int grade)
    {
        Block block = _world.BlockOf(SubjectKind.Organisation, row);
        ref Deserved deserved = ref block.Deserved.Find(row);
        if (Unsafe.IsNullRef(ref deserved))
        {
            return grade;
        }
        block.Scratch.Clear();
        Scorer.Refresh(
            register.Rules!, ref deserved.Standing, register.BlockOf(row).Diary, row, _world.Day, block.Scratch);
        return deserved.Standing.Grade.Grade;
    }

    private void Name(Grading? grades)
    {
        if (_named != grades)
        {
            _named = grades;
            _names = [.. (grades?.Names ?? []).Select(name => $"tax_grade_share:{name}")];
        }
    }

    private void Write(List<MeasureRow> rows, int region, int group, Count count, Grading? grades)
    {
        double all = count.Organisations;
        Add("clean_share", count.Clean / all);
        Add("firm_credit_price_mean", count.Prices / all / Count.PriceUnit);
        if (count.Clean > 0)
        {
            Add("clean_sanctioned_share", count.CleanSanctioned / (double)count.Clean);
            Add("clean_credit_price_mean", count.CleanPrices / (double)count.Clean / Count.PriceUnit);
        }
        if (grades is null)
        {
            return;
        }
        for (int grade = 0; grade < _names.Length; grade++)
        {
            Add(_names[grade], count.Grades[grade] / all);
        }
        Add("wrongly_graded_share", count.Wrong / all);
        Add("graded_too_low_share", count.TooLow / all);
        if (count.Grades[0] > 0)
        {
            Add("worst_grade_clean_share", count.CleanGrades[0] / (double)count.Grades[0]);
        }
        if (count.Grades[grades.Best] > 0)
        {
            double best = count.Grades[grades.Best];
            Add("best_grade_unclean_share", (best - count.CleanGrades[grades.Best]) / best);
        }

        void Add(string measure, double value) =>
            rows.Add(new MeasureRow(_world.Day, region, group, measure, value));
    }

    private sealed class Count
    {
        /// <summary>Prices are counted in millionths a year.</summary>
        public const double PriceUnit = 1e6;

        /// <summary>Grades that the three bits of a file can tell apart.</summary>
        private const int Most = 8;

        public long Organisations { get; private set; }

        public long Clean { get; private set; }

        public long CleanSanctioned { get; private set; }

        public long Prices { get; private set; }

        public long CleanPrices { get; private set; }

        /// <summary>Another grade than deserved, and a lower one.</summary>
        public long Wrong { get; private set; }

        public long TooLow { get; private set; }

        public long[] Grades { get; } = new long[Most];

        public long[] CleanGrades { get; } = new long[Most];

        public void Clear()
        {
            (Organisations, Clean, CleanSanctioned, Prices, CleanPrices, Wrong, TooLow) = (0, 0, 0, 0, 0, 0, 0);
            Array.Clear(Grades);
            Array.Clear(CleanGrades);
        }

        public void Add(int grade, int deserved, bool isClean, bool isSanctioned, double price)
        {
            long priced = (long)Math.Round(price * PriceUnit);
            Organisations++;
            Prices += priced;
            if (isClean)
            {
                Clean++;
                CleanPrices += priced;
                CleanSanctioned += isSanctioned ? 1 : 0;
            }
            if (grade >= 0)
            {
                Grades[grade]++;
                CleanGrades[grade] += isClean ? 1 : 0;
                Wrong += grade != deserved ? 1 : 0;
                TooLow += grade < deserved ? 1 : 0;
            }
        }
    }
}
