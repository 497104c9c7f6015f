using Glasshouse.Engine.Columns;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Acts;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Observations;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model.Measures;

/// <summary>
/// What the rules would hold if every act were on file, once and on the right name: nothing missed, nothing invented.
/// Kept by the scorer that keeps the file, for those of a sample of citizens who have a file at all. Who is sanctioned
/// here deserves it by the regime's own rules, and the file is judged against that: false positives, false negatives,
/// precision, by group.
/// </summary>
public sealed class TrueLedger
{
    private const int Cells = 1 + Groupings.CitizenCells;

    /// <summary>Of the sample, persons between asking for a card and using it.</summary>
    private const int RowsAhead = 12;

    private readonly World _world;
    private readonly Sample _sample;
    private readonly SparseRows<Standing>[] _standings;
    private readonly Diary[] _diaries;
    private readonly RowList<ScoreDecision>[] _scratch;
    private readonly Action<int> _body;
    private readonly Confusion[] _tables = new Confusion[Cells];
    private Rulebook? _rules;
    private Column<Standing>? _file;
    private SightTable? _sights;
    private Channel?[] _channels = [];

    public TrueLedger(World world, Sample sample)
    {
        _world = world;
        _sample = sample;
        _standings = [.. world.CitizenBlocks.Select(_ => new SparseRows<Standing>())];
        _scratch = [.. world.CitizenBlocks.Select(_ => new RowList<ScoreDecision>())];
        _diaries = [.. world.CitizenBlocks.Select(_ => new Diary())];
        _body = TakeIn;
    }

    /// <summary>Tables of the last month end: everybody first, then the cells of citizens.</summary>
    public ReadOnlySpan<Confusion> Tables => _tables;

    /// <summary>Takes in the day's acts.</summary>
    public void Run()
    {
        Register register = _world.RegisterOf(SubjectKind.Citizen);
        if (register.Standings != _file)
        {
            Begin(register);
        }
        else if (register.Rules != _rules)
        {
            Amend(_rules!, register.Rules!);
        }
        _rules = register.Rules;
        if (_world.Sights[(int)SubjectKind.Citizen] != _sights)
        {
            Choose(_world.Sights[(int)SubjectKind.Citizen]);
        }
        if (_rules is not null)
        {
            _world.Team.Run(_standings.Length, _body);
        }
    }

    /// <summary>Judges the file of the sample and adds the figures.</summary>
    public void Write(List<MeasureRow> rows)
    {
        Array.Clear(_tables);
        if (_rules is null)
        {
            return;
        }
        for (int number = 0; number < _standings.Length; number++)
        {
            Judge(number, _rules);
        }
        for (int cell = 0; cell < Cells; cell++)
        {
            int group = cell == 0
                ? _world.Groupings.AllOf(SubjectKind.Citizen)
                : _world.Groupings.GroupOf(SubjectKind.Citizen, cell - 1);
            Add(rows, group, "deserving_share", _tables[cell].DeservingShare);
            Add(rows, group, "false_positive_rate", _tables[cell].FalsePositiveRate);
            Add(rows, group, "false_negative_rate", _tables[cell].FalseNegativeRate);
            Add(rows, group, "positive_predictive_value", _tables[cell].PositivePredictiveValue);
        }
        ReadOnlySpan<Confusion> groups = _tables.AsSpan(1, Groupings.CitizenGroups);
        Add(rows, 0, "false_positive_ratio", Fairness.FalsePositiveRatio(groups));
        Add(rows, 0, "selection_ratio", Fairness.SelectionRatio(groups));
        Add(rows, 0, "equalised_odds_gap", Fairness.EqualisedOddsGap(groups));
    }

    private void Add(List<MeasureRow> rows, int group, string measure, double? value)
    {
        if (value is { } known)
        {
            rows.Add(new MeasureRow(_world.Day, 0, group, measure, known));
        }
    }

    // A new file is empty, here as there.
    private void Begin(Register register)
    {
        _file = register.Standings;
        for (int number = 0; number < _standings.Length; number++)
        {
            Block block = _world.CitizenBlocks[number];
            _standings[number].Clear();
            _diaries[number].Clear();
            for (int row = block.First; _file is not null && row < block.First + block.InUse; row++)
            {
                if (_sample.Contains(row))
                {
                    _standings[number].GetOrAdd(row, out _) = register.BlankOf(row, _world.Day);
                }
            }
        }
    }

    // Amended rules take over what stands here as they do what is on file.
    private void Amend(Rulebook old, Rulebook amended)
    {
        int[] numbers = amended.NumbersOf(old);
        for (int number = 0; number < _standings.Length; number++)
        {
            _diaries[number].Renumber(numbers);
            foreach (ref Standing standing in _standings[number].Values)
            {
                amended.TakeOver(ref standing);
            }
        }
    }

    // Every act comes by one channel: the first that feeds the regime.
    private void Choose(SightTable sights)
    {
        _sights = sights;
        _channels = new Channel?[_world.Catalogue.Length];
        for (int behaviour = 0; behaviour < _channels.Length; behaviour++)
        {
            foreach (ref readonly Sight sight in sights.Of(behaviour))
            {
                _channels[behaviour] ??= sight.IsFed ? sight.Channel : null;
            }
        }
    }

    private void TakeIn(int number)
    {
        Block block = _world.CitizenBlocks[number];
        Draws draws = _world.Draws(Purpose.Scoring);
        foreach (ref readonly Act act in block.Acts.Span)
        {
            if (!_sample.Contains(act.Row) || _channels[act.Behaviour] is not { } channel
                || !Enrolment.HasFile(_world, SubjectKind.Citizen, act.Row))
            {
                continue;
            }
            Finding finding = act.Mends ? act.Finding : CourtFindings.OfDebtor(_world, SubjectKind.Citizen, act);
            var filing = new Filing(act.Row, act.Behaviour, channel, act.Mends, Filing.NoAct, false, finding);
            _scratch[number].Clear();
            Scorer.Apply(
                _rules!, ref _standings[number].Find(act.Row), _diaries[number],
                ObservationStage.RecordOf(_world, SubjectKind.Citizen, _rules!, filing), 0, draws, _world.Day,
                _scratch[number]);
        }
    }

    private void Judge(int number, Rulebook rules)
    {
        ReadOnlySpan<int> rows = _standings[number].Rows;
        Span<Standing> standings = _standings[number].Values;
        Column<Standing> filed = _world.RegisterOf(SubjectKind.Citizen).Standings!;
        for (int place = 0; place < rows.Length; place++)
        {
            int ahead = rows[Math.Min(place + RowsAhead, rows.Length - 1)];
            _world.Nation.Citizens.Prefetch(ahead);
            filed.Prefetch(ahead);
            if (!Enrolment.HasFile(_world, SubjectKind.Citizen, rows[place]))
            {
                continue;
            }
            _scratch[number].Clear();
            // What friends' filed scores take, and what is predicted, is what the rules want, here as in the deserved
            // standing: neither says that the subject did anything.
            var prediction = new Prediction(rows[place], filed[rows[place]].Predicted);
            Scorer.Predict(rules, ref standings[place], _diaries[number], prediction, _world.Day, _scratch[number]);
            Scorer.Associate(
                rules, ref standings[place], _diaries[number], rows[place], filed[rows[place]].Association, _world.Day,
                _scratch[number]);
            bool deserves = rules.ConsequencesOf(standings[place]).HasSanction();
            bool isSanctioned = rules.ConsequencesOf(filed[rows[place]]).HasSanction();
            var one = new Confusion(
                deserves && isSanctioned ? 1 : 0, !deserves && isSanctioned ? 1 : 0,
                deserves && !isSanctioned ? 1 : 0, !deserves && !isSanctioned ? 1 : 0);
            Cells cells = _world.CellsOf(SubjectKind.Citizen, rows[place]);
            _tables[0] += one;
            _tables[1 + cells.First] += one;
            _tables[1 + cells.Second] += one;
            _tables[1 + cells.Third] += one;
        }
    }
}
