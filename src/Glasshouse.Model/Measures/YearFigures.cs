using Glasshouse.Engine.Statistics;
using Glasshouse.Model.Acts;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Nations;
using Glasshouse.Model.Observations;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model.Measures;

/// <summary>
/// Figures of a whole year of the run: whether the score at its start told who would offend in it, whether the plain
/// number of records of the year before tells as much, and how people moved between bands. From the second year on.
/// </summary>
public sealed class YearFigures
{
    private const int RecordLevels = byte.MaxValue + 1;

    private readonly World _world;
    private readonly Action<int> _body;
    private Rulebook? _rules;
    private bool _isMarked;
    private long[] _scoreOffended = [];
    private long[] _scoreSpared = [];
    private readonly long[] _recordsOffended = new long[RecordLevels];
    private readonly long[] _recordsSpared = new long[RecordLevels];
    private long[] _moves = [];

    public YearFigures(World world)
    {
        _world = world;
        _body = Take;
    }

    /// <summary>Whether a day is the last of a year of the run.</summary>
    public static bool IsYearEnd(int day) => day % Calendar.DaysPerYear == Calendar.DaysPerYear - 1;

    /// <summary>Adds the year's figures and marks where everybody stands for the next.</summary>
    public void Run(List<MeasureRow> rows)
    {
        Rulebook? rules = _world.RegisterOf(SubjectKind.Citizen).Rules;
        // Scores and records of other rules say nothing about these.
        bool isSameRegime = _isMarked && rules is not null && rules == _rules;
        _rules = rules;
        Prepare(rules);
        _world.Team.Run(_world.CitizenBlocks.Length, _body);
        _isMarked = true;
        if (isSameRegime)
        {
            Write(rows, rules!);
        }
    }

    private void Prepare(Rulebook? rules)
    {
        int levels = rules is { HasScore: true } ? rules.Ceiling - rules.Floor + 1 : 0;
        _scoreOffended = new long[levels];
        _scoreSpared = new long[levels];
        Array.Clear(_recordsOffended);
        Array.Clear(_recordsSpared);
        int bands = rules?.Bands.Length ?? 0;
        _moves = new long[bands * bands];
    }

    private void Take(int number)
    {
        Block block = _world.CitizenBlocks[number];
        Register register = _world.RegisterOf(SubjectKind.Citizen);
        for (int row = block.First; row < block.First + block.InUse; row++)
        {
            ref readonly Citizen citizen = ref _world.Nation.Citizens[row];
            ref YearMark mark = ref _world.YearMarks[row];
            bool hasFile = Enrolment.HasFile(_world, SubjectKind.Citizen, row);
            if (_isMarked && _rules is { } rules && hasFile && mark.Score != YearMark.NoFile
                && citizen.Age >= OpportunityRates.AdultAge)
            {
                Compare(rules, register.Standings![row], mark, citizen.Experience.Violations > mark.Violations);
            }
            mark.Score = hasFile
                ? (short)Scorer.ScoreOn(_rules!, register.Standings![row], _world.Day)
                : YearMark.NoFile;
            mark.Violations = citizen.Experience.Violations;
            mark.Merits = citizen.Merits;
            mark.RecordsLastYear = mark.RecordsThisYear;
            mark.RecordsThisYear = 0;
        }
    }

    // Levels ascend with what is taken for a sign of offending: few points, many records.
    private void Compare(Rulebook rules, in Standing standing, in YearMark mark, bool hasOffended)
    {
        Interlocked.Increment(ref (hasOffended ? _recordsOffended : _recordsSpared)[mark.RecordsLastYear]);
        bool isOfThisScale = mark.Score >= rules.Floor && mark.Score <= rules.Ceiling;
        if (rules.HasScore && isOfThisScale)
        {
            Interlocked.Increment(ref (hasOffended ? _scoreOffended : _scoreSpared)[rules.Ceiling - mark.Score]);
        }
        if (rules.Bands.Length > 0 && isOfThisScale)
        {
            Interlocked.Increment(ref _moves[(rules.BandOf(mark.Score) * rules.Bands.Length) + standing.Band]);
        }
    }

    private void Write(List<MeasureRow> rows, Rulebook rules)
    {
        Add("next_year_auc_of_records", RocArea.Of(_recordsSpared, _recordsOffended));
        if (rules.HasScore)
        {
            Add("next_year_auc_of_score", RocArea.Of(_scoreSpared, _scoreOffended));
        }
        if (rules.Bands.Length > 0)
        {
            long[] moves = Mobility.Joined(_moves, rules.Bands.Length);
            int bands = (int)Math.Sqrt(moves.Length);
            Add("band_mobility", Mobility.Shorrocks(moves, bands));
            Add("band_half_life_years", Mobility.HalfLife(moves, bands));
        }

        void Add(string measure, double? value)
        {
            if (value is { } known)
            {
                rows.Add(new MeasureRow(_world.Day, 0, 0, measure, known));
            }
        }
    }
}
