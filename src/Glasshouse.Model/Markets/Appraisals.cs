using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;
using Glasshouse.Model.Orders;

namespace Glasshouse.Model.Markets;

/// <summary>
/// The year's end for officials: results as reported are set against those of other offices of the level, officials
/// ranked, graded under a cap, and dismissed after incompetent years in a row. Where nobody appraises, only the results
/// of the tenure move.
/// </summary>
public sealed class Appraisals
{
    private readonly World _world;
    private readonly double[] _marks;
    private readonly int[] _rows;
    private readonly double[] _results;

    public Appraisals(World world)
    {
        _world = world;
        _marks = new double[world.Nation.Officials.Length];
        _rows = new int[world.Nation.Officials.Length];
        _results = new double[world.Nation.Offices.Length];
    }

    public void Run()
    {
        if (!YearFigures.IsYearEnd(_world.Day))
        {
            return;
        }
        for (int level = 0; level < _world.Nation.Levels.Length; level++)
        {
            Compare(level);
            int officials = Mark(level);
            Standardise(officials);
            if (_world.Switches.Tournaments && _world.Officialdom.Rule is { } rule && officials > 1)
            {
                Grade(rule, officials);
            }
        }
        Array.Clear(_world.Officialdom.Years);
    }

    // Results as reported, in standard deviations from the mean of the level's offices.
    private void Compare(int level)
    {
        Office[] offices = _world.Nation.Offices;
        (double n, double sum, double squares) = (0, 0, 0);
        for (int row = 0; row < offices.Length; row++)
        {
            ref readonly OfficeYear year = ref _world.Officialdom.Years[row];
            if (offices[row].Level == level && year.Months > 0)
            {
                double mean = year.Reported / year.Months;
                n++;
                sum += mean;
                squares += mean * mean;
            }
        }
        double variance = n > 1 ? (squares - (sum * sum / n)) / (n - 1) : 0;
        double spread = Math.Sqrt(Math.Max(0, variance));
        for (int row = 0; row < offices.Length; row++)
        {
            ref readonly OfficeYear year = ref _world.Officialdom.Years[row];
            if (offices[row].Level == level)
            {
                _results[row] = spread > 0 && year.Months > 0
                    ? ((year.Reported / year.Months) - (sum / n)) / spread
                    : 0;
            }
        }
    }

    // Everybody of the level gets a mark; the tenure takes in the year.
    private int Mark(int level)
    {
        double loyaltyWeight = _world.Officialdom.Rule?.LoyaltyWeight ?? 0;
        (double loyalty, double spread) = Loyalty(level);
        float step = (float)_world.Parameters.Officials.TenureStep;
        int count = 0;
        for (int row = 0; row < _world.Nation.Officials.Length; row++)
        {
            ref readonly Official official = ref _world.Nation.Officials[row];
            if (official.Level != level)
            {
                continue;
            }
            ref Career career = ref _world.Officialdom.Careers[row];
            double result = _results[(int)official.Office];
            career.TenureMean += step * ((float)result - career.TenureMean);
            double display = spread > 0 ? (official.DisplayedLoyalty - loyalty) / spread : 0;
            // Ascending order of the negative: the best first.
            _marks[count] = -(((1 - loyaltyWeight) * result) + (loyaltyWeight * display));
            _rows[count++] = row;
        }
        return count;
    }

    // What counts is the average over the tenure, against that of others.
    private void Standardise(int officials)
    {
        (double sum, double squares) = (0, 0);
        for (int place = 0; place < officials; place++)
        {
            double mean = _world.Officialdom.Careers[_rows[place]].TenureMean;
            sum += mean;
            squares += mean * mean;
        }
        double variance = officials > 1 ? (squares - (sum * sum / officials)) / (officials - 1) : 0;
        double spread = Math.Sqrt(Math.Max(0, variance));
        for (int place = 0; place < officials; place++)
        {
            ref Career career = ref _world.Officialdom.Careers[_rows[place]];
            career.Tenure = spread > 0 ? (float)((career.TenureMean - (sum / officials)) / spread) : 0;
        }
    }

    private (double Mean, double Spread) Loyalty(int level)
    {
        (double n, double sum, double squares) = (0, 0, 0);
        foreach (ref readonly Official official in _world.Nation.Officials.Span)
        {
            if (official.Level == level)
            {
                n++;
                sum += official.DisplayedLoyalty;
                squares += official.DisplayedLoyalty * official.DisplayedLoyalty;
            }
        }
        double variance = n > 1 ? (squares - (sum * sum / n)) / (n - 1) : 0;
        return (n > 0 ? sum / n : 0, Math.Sqrt(Math.Max(0, variance)));
    }

    // Who serves an office that owes what it should have paid is not among the best.
    private bool IsBarred(in Official official) =>
        _world.OfficeRegister.Rule is { NoExcellent: true } && _world.OfficeRegister.IsListed((int)official.Office);

    private void Grade(AppraisalRule rule, int officials)
    {
        Array.Sort(_marks, _rows, 0, officials);
        int excellent = (int)(rule.ExcellentShare * officials);
        Block block = _world.OfficialBlocks[0];
        for (int place = 0; place < officials; place++)
        {
            int row = _rows[place];
            ref readonly Official official = ref _world.Nation.Officials[row];
            bool isVetoed = _world.Officialdom.Years[(int)official.Office].Vetoed > 0;
            YearGrade grade = -_marks[place] < rule.IncompetentBelow ? YearGrade.Incompetent
                : isVetoed ? YearGrade.BasicallyCompetent
                : place < excellent && !IsBarred(official) ? YearGrade.Excellent
                : YearGrade.Competent;
            ref Career career = ref _world.Officialdom.Careers[row];
            career.Grade = grade;
            bool isIncompetent = grade == YearGrade.Incompetent;
            career.IncompetentYears = isIncompetent ? (byte)Math.Min(255, career.IncompetentYears + 1) : (byte)0;
            if (rule.DismissedAfterYears > 0 && career.IncompetentYears >= rule.DismissedAfterYears)
            {
                block.Tally.Add(
                    Counter.Dismissals, _world.ProvinceOf(SubjectKind.Official, row), Groupings.Of(official));
                _world.Posts.Succeed(row);
            }
        }
    }
}
