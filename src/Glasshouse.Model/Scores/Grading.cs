using System.Collections.Immutable;
using Glasshouse.Engine.Columns;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Scores;

/// <summary>A rule on the grade made ready.</summary>
public readonly record struct Deduction(string Id, int Points, bool Direct, double AppliedShare, uint Key);

/// <summary>
/// Yearly grades made ready, and what records and time do to them. Grades are rows: by points from the worst (0) to
/// the best, then that of newcomers. Like every scorer it sees a file and no subject.
/// </summary>
public sealed class Grading
{
    private readonly YearlyGradesRule _rule;
    private readonly YearlyGrade[] _grades;
    private readonly int[] _first;
    private readonly Deduction[] _deductions;
    private readonly Consequence[] _consequences;

    public Grading(
        SubjectKind kind, YearlyGradesRule rule, ImmutableArray<Behaviour> catalogue, Consequence switchedOff)
    {
        _rule = rule;
        _grades = [.. rule.Grades.OrderBy(grade => grade.From)];
        Names = [.. _grades.Select(grade => grade.Name), rule.Newcomers.Name];
        _consequences =
        [
            .. _grades.Select(grade => Union(grade.Consequences) & ~switchedOff),
            Union(rule.Newcomers.Consequences) & ~switchedOff,
        ];
        var deductions = new List<Deduction>();
        _first = new int[catalogue.Length + 1];
        for (int behaviour = 0; behaviour < catalogue.Length; behaviour++)
        {
            _first[behaviour] = deductions.Count;
            deductions.AddRange(rule.Rules.Where(one => one.On == catalogue[behaviour].Id)
                .OrderBy(one => one.Id, StringComparer.Ordinal)
                .Select(one => new Deduction(
                    one.Id, one.Points ?? 0, one.Direct, one.AppliedShare, KeyedId.Of($"{kind} grade {one.Id}"))));
        }
        _first[catalogue.Length] = deductions.Count;
        _deductions = [.. deductions];
    }

    /// <summary>Names of the grades: by points, the worst first; newcomers last.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>Row of the best grade.</summary>
    public int Best => _grades.Length - 1;

    /// <summary>Row of the grade of newcomers.</summary>
    public int Newcomer => _grades.Length;

    /// <summary>Whether the worst grade pulls the owner's other organisations along.</summary>
    public bool OwnersOthers => _rule.OwnersOthers;

    public Consequence ConsequencesOf(int grade) => _consequences[grade];

    /// <summary>Audits of a grade against the average.</summary>
    public double AuditRatioOf(int grade) =>
        grade == Newcomer ? _rule.Newcomers.AuditRatio : _grades[grade].AuditRatio;

    /// <summary>What a record of a behaviour does.</summary>
    public ReadOnlySpan<Deduction> On(int behaviour) =>
        _deductions.AsSpan(_first[behaviour], _first[behaviour + 1] - _first[behaviour]);

    /// <summary>Id of the rule with a number among all of the grade's rules.</summary>
    public string? IdOf(int number) => number < _deductions.Length ? _deductions[number].Id : null;

    /// <summary>Whether grades are given on a day.</summary>
    public bool IsDay(int day) => day % Calendar.DaysPerYear == _rule.GradingDay;

    /// <summary>Where a file starts: a newcomer, graded for the first time when it has a year.</summary>
    public GradeState Blank(int day)
    {
        int first = day + Calendar.DaysPerYear;
        int next = (first - _rule.GradingDay + Calendar.DaysPerYear - 1) / Calendar.DaysPerYear;
        return new GradeState(0) { Grade = Newcomer, Next = Math.Min(next, GradeState.MostGradings) };
    }

    /// <summary>Grades for every grading day up to and including today.</summary>
    public void Follow(ref Standing standing, int row, int day, RowList<ScoreDecision> decisions)
    {
        while (standing.Grade.Next < GradeState.MostGradings && DayOf(standing.Grade.Next) <= day)
        {
            GradeState state = standing.Grade;
            Close(ref state);
            standing.Grade = state;
            Say(standing, row, -1, Rulebook.ByGrading, decisions);
        }
    }

    /// <summary>Takes in a record: its points count at the next grading, a direct one at once.</summary>
    /// <param name="standing">What the regime holds; changed.</param>
    /// <param name="record">The record.</param>
    /// <param name="kept">What is left of its weight, 1 where nothing is spared.</param>
    /// <param name="place">Its place in the day's inbox.</param>
    /// <param name="firstNumber">Number of the first of the grade's rules.</param>
    /// <param name="draws">Draws for rules that are applied to a share of records only.</param>
    /// <param name="day">Today.</param>
    /// <param name="decisions">What was done is added here.</param>
    public void Apply(
        ref Standing standing, in FiledRecord record, double kept, int place, int firstNumber, Draws draws, int day,
        RowList<ScoreDecision> decisions)
    {
        ReadOnlySpan<Deduction> fired = On(record.Behaviour);
        for (int k = 0; k < fired.Length; k++)
        {
            ref readonly Deduction rule = ref fired[k];
            Words words = draws.At((uint)record.Row, (uint)day, rule.Key, (uint)record.Channel);
            if (Uniform.Open(words.W0) >= rule.AppliedShare * (rule.Direct ? kept : 1))
            {
                continue;
            }
            short number = (short)(firstNumber + _first[record.Behaviour] + k);
            GradeState state = standing.Grade;
            if (rule.Direct)
            {
                state.DirectLeft = _rule.DirectHolds;
                state.Grade = 0;
                state.Pulled = 0;
                standing.Grade = state;
                Say(standing, record.Row, place, number, decisions);
            }
            else
            {
                int before = state.Points;
                state.Points = before + (int)Math.Round(rule.Points * kept);
                standing.Grade = state;
                decisions.Add(new ScoreDecision(
                    record.Row, place, number, ScoreStep.Deduction, 0, (short)-before, (short)-state.Points));
            }
        }
    }

    /// <summary>Takes in what is no record of conduct: a declaration, an audit, an owner's other's fall.</summary>
    public void Note(ref Standing standing, in FiledRecord note, int place, RowList<ScoreDecision> decisions)
    {
        GradeState state = standing.Grade;
        switch (note.Kind)
        {
            case RecordKind.Declaration:
                state.Years = Math.Min((int)note.Points, GradeState.MostYears);
                break;
            case RecordKind.Audit:
                state.AuditLeft = _rule.AuditCounts;
                break;
            case RecordKind.NilReturns:
                state.NilReturns = _rule.NoBestAfterNilReturns ? 1 : 0;
                break;
            default:
                state.Pulled = state.Grade == 0 ? state.Pulled : 1;
                state.Grade = 0;
                break;
        }
        bool isNew = state.Grade != standing.Grade.Grade;
        standing.Grade = state;
        if (isNew)
        {
            Say(standing, note.Row, place, Rulebook.ByOwner, decisions);
        }
    }

    /// <summary>Says which grade holds now.</summary>
    public static void Say(
        in Standing standing, int row, int place, short rule, RowList<ScoreDecision> decisions) =>
        decisions.Add(new ScoreDecision(
            row, place, rule, ScoreStep.Grade, (byte)standing.Grade.Grade, standing.Score, standing.Score));

    /// <summary>Days until time alone can change the grade: past the gradings that are fixed.</summary>
    public int DaysToChange(in GradeState state, int day) =>
        DayOf(state.Next) + (state.DirectLeft * Calendar.DaysPerYear) - day;

    /// <summary>
    /// What a record of a behaviour weighs in fear: sanctions of the worst grade for as long as it holds, by the share
    /// of the way there, in sanctions times what a length weighs.
    /// </summary>
    /// <param name="behaviour">Row of the catalogue.</param>
    /// <param name="weighed">What a length of days weighs today.</param>
    public double SeverityOf(int behaviour, Func<double, double> weighed)
    {
        double sum = 0;
        int sanctions = System.Numerics.BitOperations.PopCount((uint)(_consequences[0] & ConsequenceSets.Sanctions));
        double distance = Math.Max(1, _rule.StartUnaudited - _grades[1].From);
        foreach (ref readonly Deduction rule in On(behaviour))
        {
            double years = rule.Direct
                ? weighed(_rule.DirectHolds * (double)Calendar.DaysPerYear)
                : Math.Min(1, rule.Points / distance) * weighed(Calendar.DaysPerYear);
            sum += rule.AppliedShare * sanctions * years;
        }
        return sum;
    }

    private int DayOf(int grading) => (grading * Calendar.DaysPerYear) + _rule.GradingDay;

    private void Close(ref GradeState state)
    {
        int start = state.AuditLeft > 0 ? _rule.StartAudited : _rule.StartUnaudited;
        int points = start - state.Points - (state.Carries * _rule.CarriedPoints);
        state.Carries = 0;
        state.Pulled = 0;
        if (state.DirectLeft > 0)
        {
            state.Grade = 0;
            state.DirectLeft--;
            state.NoBestLeft = state.DirectLeft == 0 ? _rule.NoBestAfterDirect : state.NoBestLeft;
        }
        else
        {
            state.Grade = GradeAt(points, state);
            state.Carries = state.Grade == 0 ? 1 : 0;
            state.NoBestLeft = Math.Max(0, state.NoBestLeft - 1);
        }
        state.Points = 0;
        state.NilReturns = 0;
        state.AuditLeft = Math.Max(0, state.AuditLeft - 1);
        state.Next++;
    }

    private int GradeAt(int points, in GradeState state)
    {
        if (state.Years == 0 && points >= _rule.Newcomers.From)
        {
            return Newcomer;
        }
        int grade = 0;
        while (grade < Best && points >= _grades[grade + 1].From)
        {
            grade++;
        }
        bool isBarred = state.NoBestLeft > 0 || state.NilReturns > 0 || state.Years < _rule.BestFromYears;
        return grade == Best && isBarred ? Best - 1 : grade;
    }

    private static Consequence Union(ImmutableArray<Consequence> consequences) =>
        consequences.Aggregate(Consequence.None, (union, one) => union | one);
}
