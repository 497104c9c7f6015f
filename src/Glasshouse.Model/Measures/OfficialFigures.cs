using Glasshouse.Engine.Statistics;
using Glasshouse.Model.Acts;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Nations;
using Glasshouse.Model.Orders;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model.Measures;

/// <summary>
/// Month-end figures of officials and offices, for all, by level and by province: what was reached beside what was
/// reported, where effort goes, loyalty held and shown, what is missing, who was punished for nothing.
/// </summary>
public sealed class OfficialFigures
{
    /// <summary>Breaches that are told apart; more count as the last.</summary>
    private const int ConductLevels = 21;

    private readonly World _world;
    private readonly QuotaLine _line;
    private readonly Sums[] _cells;
    private readonly int _levels;
    private long[] _joint = [];

    public OfficialFigures(World world)
    {
        _world = world;
        _line = new QuotaLine(world);
        _levels = world.Nation.Levels.Length;
        // Everybody, then the levels, then the provinces.
        _cells = new Sums[1 + _levels + world.Nation.Provinces.Length];
    }

    public void Run(List<MeasureRow> rows)
    {
        Array.Clear(_cells);
        Office[] offices = _world.Nation.Offices;
        for (int row = 0; row < offices.Length; row++)
        {
            Add(offices[row], Of(row, offices[row]));
        }
        int all = _world.Groupings.AllOf(SubjectKind.Official);
        for (int cell = 0; cell < _cells.Length; cell++)
        {
            bool isProvince = cell > _levels;
            int region = isProvince ? Regions.OfProvince(cell - 1 - _levels) : 0;
            int group = cell == 0 || isProvince ? all : _world.Groupings.GroupOf(SubjectKind.Official, cell - 1);
            Write(rows, region, group, _cells[cell]);
        }
        _line.Run(rows);
        WriteCorrelation(rows, all);
        WriteOfficeCorrelation(rows, all);
    }

    private void Add(in Office office, in Sums own)
    {
        _cells[0].Add(own);
        _cells[1 + office.Level].Add(own);
        if (office.Province >= 0)
        {
            _cells[1 + _levels + office.Province].Add(own);
        }
    }

    private Sums Of(int row, in Office office)
    {
        OfficeYear year = _world.Officialdom.Years[row];
        var sums = new Sums
        {
            Offices = 1,
            True = office.DirectiveTrue,
            Reported = office.DirectiveReported,
            Missing = year.Missing,
            Lifted = year.Lifted > 0 ? 1 : 0,
            HasYear = year.Months > 0 ? 1 : 0,
            Conduct = _world.OfficeConducts[row],
            InDebt = _world.OfficeConducts[row].BillsOpen > 0 ? 1 : 0,
            Standing = _world.OfficeRegister.Standings[row].Score,
            Listed = _world.OfficeRegister.IsListed(row) ? 1 : 0,
        };
        for (int post = office.FirstOfficial; post < office.FirstOfficial + office.Posts; post++)
        {
            ref readonly Official official = ref _world.Nation.Officials[post];
            ref readonly Career career = ref _world.Officialdom.Careers[post];
            (double more, double less) = Efforts.Moved(_world, official);
            sums.Officials++;
            sums.Measured += official.MeasuredEffort + more;
            sums.Unmeasured += official.UnmeasuredEffort + less;
            sums.Held += official.PrivateLoyalty;
            sums.Shown += official.DisplayedLoyalty;
            sums.Away += career.IsAway(_world.Day) ? 1 : 0;
            sums.Excellent += career.Grade == YearGrade.Excellent ? 1 : 0;
            sums.Incompetent += career.Grade == YearGrade.Incompetent ? 1 : 0;
            sums.Graded += career.Grade == YearGrade.None ? 0 : 1;
        }
        return sums;
    }

    private void Write(List<MeasureRow> rows, int region, int group, in Sums sums)
    {
        if (sums.Officials == 0)
        {
            return;
        }
        Put("loyalty_gap", (sums.Shown - sums.Held) / sums.Officials);
        Put("loyalty_held_mean", sums.Held / sums.Officials);
        Put("loyalty_displayed_mean", sums.Shown / sums.Officials);
        Put("measured_effort_mean", sums.Measured / sums.Officials);
        Put("unmeasured_effort_mean", sums.Unmeasured / sums.Officials);
        Put("officials_jailed_share", sums.Away / sums.Officials);
        if (sums.Graded > 0)
        {
            Put("graded_excellent_share", sums.Excellent / sums.Graded);
            Put("graded_incompetent_share", sums.Incompetent / sums.Graded);
        }
        if (sums.True > 0)
        {
            Put("directive_true_mean", sums.True / sums.Offices);
            Put("directive_reported_mean", sums.Reported / sums.Offices);
            Put("reported_over_true", sums.Reported / sums.True);
        }
        WriteDealings(sums, Put);
        // Right after the year's end nothing of the new year is known.
        if (sums.HasYear > 0)
        {
            Put("missing_expenditure_share", sums.Missing / sums.HasYear);
            Put("bunching_share", sums.Lifted / sums.HasYear);
        }

        void Put(string measure, double value) =>
            rows.Add(new MeasureRow(_world.Day, region, group, measure, value));
    }

    // How offices deal with firms, truly, and what is on file of it.
    private void WriteDealings(in Sums sums, Action<string, double> put)
    {
        put("government_debt_per_office", sums.Conduct.Owed / sums.Offices);
        put("offices_in_debt_share", sums.InDebt / sums.Offices);
        if (sums.Conduct.PromisesDue > 0)
        {
            put("promises_broken_share", (double)sums.Conduct.PromisesBroken / sums.Conduct.PromisesDue);
        }
        if (sums.Conduct.BillsDue > 0)
        {
            put("bills_unpaid_share", (double)sums.Conduct.BillsUnpaid / sums.Conduct.BillsDue);
        }
        if (_world.OfficeRegister.Rule is null)
        {
            return;
        }
        put("office_score_mean", sums.Standing / sums.Offices);
        put("offices_listed_share", sums.Listed / sums.Offices);
        if (sums.Conduct.Breaches > 0)
        {
            put("office_breaches_on_file_share", (double)sums.Conduct.RightfulRecords / sums.Conduct.Breaches);
        }
    }

    // Does the standing of offices follow what they did: fewer broken promises and unpaid bills being better.
    private void WriteOfficeCorrelation(List<MeasureRow> rows, int group)
    {
        if (_world.OfficeRegister.Rule is not { } rule)
        {
            return;
        }
        long[] joint = new long[(rule.Start + 1) * ConductLevels];
        for (int row = 0; row < _world.OfficeConducts.Length; row++)
        {
            int breaches = Math.Min(ConductLevels - 1, _world.OfficeConducts[row].Breaches);
            joint[(_world.OfficeRegister.Standings[row].Score * ConductLevels) + ConductLevels - 1 - breaches]++;
        }
        if (RankCorrelation.Spearman(joint, ConductLevels) is { } correlation)
        {
            rows.Add(new MeasureRow(_world.Day, 0, group, "office_score_truth_rank_correlation", correlation));
        }
    }

    // Does the score follow true conduct, for officials: score against breaches since day 0, fewer being better.
    private void WriteCorrelation(List<MeasureRow> rows, int group)
    {
        Register register = _world.RegisterOf(SubjectKind.Official);
        if (register.Rules is not { HasScore: true } rules)
        {
            return;
        }
        int length = (rules.Ceiling - rules.Floor + 1) * ConductLevels;
        _joint = _joint.Length == length ? _joint : new long[length];
        Array.Clear(_joint);
        for (int row = 0; row < register.Standings!.Length; row++)
        {
            int score = Scorer.ScoreOn(rules, register.Standings[row], _world.Day) - rules.Floor;
            int breaches = Math.Min(ConductLevels - 1, (int)_world.Nation.Officials[row].Experience.Violations);
            _joint[(score * ConductLevels) + ConductLevels - 1 - breaches]++;
        }
        if (RankCorrelation.Spearman(_joint, ConductLevels) is { } correlation)
        {
            rows.Add(new MeasureRow(_world.Day, 0, group, "score_truth_rank_correlation", correlation));
        }
    }

    private struct Sums
    {
        public double Offices;
        public double Officials;
        public double True;
        public double Reported;
        public double Missing;
        public double Lifted;
        public double HasYear;
        public double Measured;
        public double Unmeasured;
        public double Held;
        public double Shown;
        public double Away;
        public double Excellent;
        public double Incompetent;
        public double Graded;
        public OfficeConduct Conduct;
        public double InDebt;
        public double Standing;
        public double Listed;

        public void Add(in Sums other)
        {
            Offices += other.Offices;
            Officials += other.Officials;
            True += other.True;
            Reported += other.Reported;
            Missing += other.Missing;
            Lifted += other.Lifted;
            HasYear += other.HasYear;
            Measured += other.Measured;
            Unmeasured += other.Unmeasured;
            Held += other.Held;
            Shown += other.Shown;
            Away += other.Away;
            Excellent += other.Excellent;
            Incompetent += other.Incompetent;
            Graded += other.Graded;
            Conduct.Add(other.Conduct);
            InDebt += other.InDebt;
            Standing += other.Standing;
            Listed += other.Listed;
        }
    }
}
