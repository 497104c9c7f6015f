using Glasshouse.Engine.Statistics;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Markets;
using Glasshouse.Model.Nations;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model.Measures;

/// <summary>
/// A month-end pass over all organisations, for everybody, by sector and size, and by province: quality true and
/// rated, grades and colours, who earns what, and whether standing follows conduct. Blocks are counted apart and added
/// in block order.
/// </summary>
public sealed class FirmCensus
{
    private const int ConductLevels = 21;
    private const int PointLevels = Observations.Visits.Points + 1;

    /// <summary>Days of a year before its conduct says something.</summary>
    private const int LeastConductDays = 90;

    private static readonly EnvironmentColour[] Shades = Enum.GetValues<EnvironmentColour>();

    private readonly World _world;
    private readonly int _cells;
    private readonly double[][] _counts;
    private readonly double[] _all;
    private readonly Action<int> _body;
    private readonly long[] _ratings = new long[PointLevels * PointLevels];
    private long[] _conduct = [];
    private long[] _foreseen = [];

    public FirmCensus(World world)
    {
        _world = world;
        _cells = 1 + world.Groupings.OrganisationCells;
        // Everybody, then sectors and sizes, then provinces.
        _all = new double[(_cells + world.Nation.Provinces.Length) * FirmFigures.Width];
        _counts = [.. world.OrganisationBlocks.Select(_ => new double[_all.Length])];
        _body = Take;
    }

    /// <summary>Counts all and adds the figures; at a year's end what only a year shows, too.</summary>
    public void Run(List<MeasureRow> rows, bool isYearEnd)
    {
        int levels = Levels;
        _conduct = _conduct.Length == levels * ConductLevels ? _conduct : new long[levels * ConductLevels];
        _foreseen = _foreseen.Length == _conduct.Length ? _foreseen : new long[_conduct.Length];
        Array.Clear(_conduct);
        Array.Clear(_foreseen);
        Array.Clear(_ratings);
        Array.Clear(_all);
        _world.Team.Run(_counts.Length, _body);
        foreach (double[] count in _counts)
        {
            for (int place = 0; place < _all.Length; place++)
            {
                _all[place] += count[place];
            }
        }
        int all = _world.Groupings.AllOf(SubjectKind.Organisation);
        for (int cell = 0; cell * FirmFigures.Width < _all.Length; cell++)
        {
            FirmFigures figures = cell < _cells
                ? new FirmFigures(_world, rows, 0, all + cell)
                : new FirmFigures(_world, rows, Regions.OfProvince(cell - _cells), all);
            figures.Write(_all.AsSpan(cell * FirmFigures.Width, FirmFigures.Width));
        }
        WriteOrders(rows, isYearEnd);
        if (isYearEnd)
        {
            MarkYear();
        }
    }

    private Rulebook? Rules => _world.RegisterOf(SubjectKind.Organisation).Rules;

    private int Levels => Rules is { HasScore: true } rules ? rules.Ceiling - rules.Floor + 1 : PointLevels;

    // Where it stands in the eyes of the regime, from 0 up; -1 where nobody has looked.
    private int StandingOf(int row)
    {
        if (Rules is { HasScore: true } rules)
        {
            Register register = _world.RegisterOf(SubjectKind.Organisation);
            return Scorer.ScoreOn(rules, register.Standings![row], _world.Day) - rules.Floor;
        }
        ref readonly TradeFile file = ref _world.Nation.TradeFiles[row];
        return file.IsRated ? PointsOf(file.Rating) : -1;
    }

    private void Take(int number)
    {
        double[] count = _counts[number];
        Array.Clear(count);
        Block block = _world.OrganisationBlocks[number];
        for (int row = block.First; row < block.First + block.InUse; row++)
        {
            if (!_world.IsAlive(SubjectKind.Organisation, row))
            {
                continue;
            }
            ref readonly Organisation organisation = ref _world.Nation.Organisations[row];
            ref readonly TradeFile file = ref _world.Nation.TradeFiles[row];
            int violations = organisation.Experience.Violations - file.ViolationsAtYear;
            int standing = StandingOf(row);
            Cells cells = Groupings.Of(organisation);
            int province = _cells + _world.ProvinceOf(SubjectKind.Organisation, row);
            foreach (int cell in (ReadOnlySpan<int>)[0, 1 + cells.First, 1 + cells.Second, province])
            {
                FirmFigures.Add(
                    _world, count.AsSpan(cell * FirmFigures.Width, FirmFigures.Width), row, violations, standing);
            }
            if (standing >= 0)
            {
                Interlocked.Increment(ref _conduct[PlaceOf(standing, violations)]);
                Interlocked.Increment(ref _foreseen[PlaceOf(standing, file.ViolationsLastYear)]);
            }
            if (file.IsRated)
            {
                int place = (PointsOf(file.Rating) * PointLevels) + PointsOf(organisation.Quality);
                Interlocked.Increment(ref _ratings[place]);
            }
        }
    }

    private static int PlaceOf(int standing, int violations) =>
        (standing * ConductLevels) + ConductLevels - 1 - Math.Min(violations, ConductLevels - 1);

    private static int PointsOf(double quality) => (int)Math.Round(quality * Observations.Visits.Points);

    private void WriteOrders(List<MeasureRow> rows, bool isYearEnd)
    {
        int group = _world.Groupings.AllOf(SubjectKind.Organisation);
        bool isEarly = _world.Day % Calendar.DaysPerYear < LeastConductDays;
        bool hasConduct = Rules is { HasScore: true } || _world.Regime.Disclosure is not null;
        if (hasConduct && !isEarly)
        {
            Add("firm_score_truth_rank_correlation", RankCorrelation.Spearman(_conduct, ConductLevels));
        }
        Add("rating_quality_rank_correlation", RankCorrelation.Spearman(_ratings, PointLevels));
        if (hasConduct && isYearEnd && _world.Day >= Calendar.DaysPerYear)
        {
            Add("grade_predictability", RankCorrelation.Spearman(_foreseen, ConductLevels));
        }

        void Add(string measure, double? value)
        {
            if (value is { } known)
            {
                rows.Add(new MeasureRow(_world.Day, 0, group, measure, known));
            }
        }
    }

    private void MarkYear()
    {
        for (int row = 0; row < _world.Nation.Organisations.Length; row++)
        {
            ref TradeFile file = ref _world.Nation.TradeFiles[row];
            bool isOpen = _world.IsAlive(SubjectKind.Organisation, row);
            bool hasClosed = !isOpen && file.ExitDay > _world.Day - Calendar.DaysPerYear;
            if (_world.IsRecorded(SubjectKind.Organisation, row) && (isOpen || hasClosed))
            {
                _world.Rows.FirmYears.Add(YearOf(row));
            }
            if (!isOpen)
            {
                continue;
            }
            ushort violations = _world.Nation.Organisations[row].Experience.Violations;
            file.ViolationsLastYear = (byte)Math.Min(byte.MaxValue, violations - file.ViolationsAtYear);
            file.ViolationsAtYear = violations;
            file.GradeLastYear = file.Grade;
            file.Findings /= 2;
            file.ScoreAtYear = (short)StandingOf(row);
        }
    }

    private FirmYearRow YearOf(int row)
    {
        ref readonly Organisation organisation = ref _world.Nation.Organisations[row];
        ref readonly TradeFile file = ref _world.Nation.TradeFiles[row];
        int violations = organisation.Experience.Violations - file.ViolationsAtYear;
        EnvironmentColour colour = ColourOf(_world, row);
        Register register = _world.RegisterOf(SubjectKind.Organisation);
        bool isScored = Rules is { HasScore: true };
        return new FirmYearRow(
            _world.Day / Calendar.DaysPerYear, row, file.EntryDay, file.ExitDay >= 0 ? file.ExitDay : null,
            organisation.Workers, organisation.Quality, violations,
            ConsumerMarket.TurnoverOf(_world, organisation),
            FirmProfits.Of(_world, organisation, row, violations, colour >= EnvironmentColour.Red),
            file.IsRated ? file.Rating : null,
            file.Grade >= 0 && _world.Regime.Disclosure is { } rule && file.Grade < rule.Grades.Length
                ? rule.Grades[file.Grade].Name : null,
            isScored ? StandingOf(row) + Rules!.Floor : null,
            isScored && Rules!.Bands.Length > 0 ? Rules.Bands[register.Standings![row].Band].Name : null,
            HasColours(_world) ? colour.SnakeName() : null);
    }

    /// <summary>The darkest colour of the lists that an organisation is on.</summary>
    public static EnvironmentColour ColourOf(World world, int row)
    {
        Register register = world.RegisterOf(SubjectKind.Organisation);
        EnvironmentColour colour = EnvironmentColour.Green;
        for (int list = 0; register.Rules is { } rules && list < rules.Lists.Length; list++)
        {
            if (rules.Lists[list].EnvironmentColour is { } own && register.Standings![row].IsOn(list) && own > colour)
            {
                colour = own;
            }
        }
        return colour;
    }

    /// <summary>Whether the rules in force know colours.</summary>
    public static bool HasColours(World world) =>
        world.RegisterOf(SubjectKind.Organisation).Rules is { } rules
        && rules.Lists.Any(list => list.EnvironmentColour is not null);

    /// <summary>All colours, the brightest first.</summary>
    public static ReadOnlySpan<EnvironmentColour> Colours => Shades;
}
