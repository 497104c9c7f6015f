using System.Runtime.CompilerServices;
using Glasshouse.Engine.Columns;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Consequences;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model.Appeals;

/// <summary>
/// Stage 8. Sanctioned subjects who have found out may contest; reviewers decide as they get to it, in order of filing
/// and with some accuracy. Where they grant, the standing is worked out again without what was contested.
/// </summary>
public sealed class AppealStage
{
    private readonly World _world;
    private readonly Ledger[] _ledgers;
    private readonly Action<int>[] _bodies;
    private readonly RowList<FiledAppeal> _filed = new();

    public AppealStage(World world)
    {
        _world = world;
        _ledgers = Ledger.ForAll(world);
        _bodies = world.PerKind(File);
    }

    public void Run()
    {
        for (int kind = 0; kind < _bodies.Length; kind++)
        {
            if (_world.Registers[kind].Rules?.System.Appeal is not { } rule)
            {
                continue;
            }
            _world.RunBlocks((SubjectKind)kind, _bodies);
            Decide((SubjectKind)kind, rule, _world.Appeals[kind]);
        }
    }

    private void File(SubjectKind kind, int number)
    {
        Block block = _world.BlocksOf(kind)[number];
        foreach (ref readonly DatedEvent dated in block.Due.Span)
        {
            if (dated.Kind == DatedKind.Discovery && dated.Decision >= _world.FirstDecisionOfRegime
                && block.Sanctioned.Contains(dated.Row) && !HasFiledToday(block, dated.Row))
            {
                Consider(kind, block, dated);
            }
            else if (dated.Kind == DatedKind.Correction && dated.Number >= _world.FirstRecordOfRegime
                && !block.Corrections.Span.Contains(dated.Row))
            {
                block.Corrections.Add(dated.Row);
            }
        }
    }

    private static bool HasFiledToday(Block block, int row)
    {
        foreach (ref readonly Appeal appeal in block.Appeals.Span)
        {
            if (appeal.Row == row)
            {
                return true;
            }
        }
        return false;
    }

    private void Consider(SubjectKind kind, Block block, in DatedEvent dated)
    {
        AppealRule rule = _world.RegisterOf(kind).Rules!.System.Appeal!;
        bool isWrong = block.WronglySanctioned.Contains(dated.Row);
        double share = isWrong
            ? rule.FiledShareWhenWrong * (rule.Reasons ? 1 : _world.Parameters.Appeals.RecognisedWithoutReasonsShare)
            : rule.FiledShareWhenRight;
        Words words = _world.Draws(Purpose.Appeal).At((uint)dated.Row, (uint)_world.Day, (uint)kind);
        if (Uniform.Open(words.W0) >= share)
        {
            return;
        }
        long record = dated.Number;
        long decision = dated.Decision;
        int province = _world.ProvinceOf(kind, dated.Row);
        Cells cells = _world.CellsOf(kind, dated.Row);
        if (isWrong)
        {
            ref readonly Deserved deserved = ref block.Deserved.Find(dated.Row);
            record = deserved.Record;
            decision = deserved.Decision;
            ref Wrong wrong = ref block.WronglySanctioned.Find(dated.Row);
            block.Tally.Add(Counter.WrongsContested, province, cells, 1 - wrong.Contested);
            wrong.Contested = 1;
        }
        block.Appeals.Add(new Appeal(
            dated.Row, _world.Day, record, decision, isWrong, dated.Points, dated.Lists));
        block.Tally.Add(Counter.AppealsFiled, province, cells);
        _world.Live(kind, dated.Row, LifeEvent.Appeal, 0, isWrong ? 1 : 0);
    }

    private void Decide(SubjectKind kind, AppealRule rule, AppealQueue queue)
    {
        ReviewTimes times = ReviewTimes.Of(rule, _world.Nation.CitizensAtStart);
        queue.Staff(times.Reviewers, _world.Day);
        _filed.Clear();
        foreach (Block block in _world.BlocksOf(kind))
        {
            foreach (ref readonly Appeal appeal in block.Appeals.Span)
            {
                Words words = WordsOf(kind, appeal);
                double arrivedAt = _world.Day + Uniform.Open(words.W1);
                bool hasFastLane = HasFastLane(kind, appeal.Row);
                _filed.Add(new FiledAppeal(
                    appeal, arrivedAt, times.Of(words.W2), hasFastLane ? 0 : appeal.FiledDay + rule.WaitDays));
            }
        }
        _filed.Span.Sort(InOrderOfFiling);
        foreach (ref readonly FiledAppeal filed in _filed.Span)
        {
            queue.Add(filed, HasFastLane(kind, filed.Appeal.Row));
        }
        while (queue.TryTake(_world.Day + 1, out Appeal appeal))
        {
            if (!_world.IsAlive(kind, appeal.Row))
            {
                // Whoever is dead has nothing to be given back; the reviewer's time is spent all the same.
                continue;
            }
            Words words = WordsOf(kind, appeal);
            bool isRight = Uniform.Open(words.W0) < rule.Accuracy;
            bool speaksToTheError =
                rule.Reasons || Uniform.Open(words.W3) < _world.Parameters.Appeals.PointedWithoutReasonsShare;
            Close(kind, appeal, appeal.WasWrong ? isRight && speaksToTheError : !isRight);
        }
        foreach (Block block in _world.BlocksOf(kind))
        {
            foreach (int row in block.Corrections.Span)
            {
                Correct(kind, block, row);
            }
        }
    }

    // The authority has found its error and mends the file without being asked.
    private void Correct(SubjectKind kind, Block block, int row)
    {
        if (!_world.IsAlive(kind, row) || !block.Deserved.Contains(row))
        {
            return;
        }
        if (CountRedress(kind, block, row))
        {
            block.Tally.Add(Counter.WrongsCorrected, _world.ProvinceOf(kind, row), _world.CellsOf(kind, row));
            block.Redressed.Add(row);
        }
        ref readonly Deserved deserved = ref block.Deserved.Find(row);
        var error = new Appeal(row, _world.Day, deserved.Record, deserved.Decision, WasWrong: true, 0, 0);
        Restore(kind, block, error, Ledger.Corrected);
    }

    private Words WordsOf(SubjectKind kind, in Appeal appeal) =>
        _world.Draws(Purpose.Appeal).At((uint)appeal.Row, (uint)appeal.FiledDay, (uint)kind, 1);

    // A subject files once a day at most, so two appeals never tie.
    private static int InOrderOfFiling(FiledAppeal one, FiledAppeal other) =>
        (one.ArrivedAt, one.Appeal.Row).CompareTo((other.ArrivedAt, other.Appeal.Row));

    private void Close(SubjectKind kind, in Appeal appeal, bool isGranted)
    {
        Block block = _world.BlockOf(kind, appeal.Row);
        int province = _world.ProvinceOf(kind, appeal.Row);
        Cells cells = _world.CellsOf(kind, appeal.Row);
        block.Tally.Add(Counter.AppealsDecided, province, cells);
        _world.Live(kind, appeal.Row, LifeEvent.Appeal, 1, isGranted ? 1 : 0);
        if (isGranted)
        {
            block.Tally.Add(Counter.AppealsGranted, province, cells);
            block.Redressed.Add(appeal.Row);
            CountRedress(kind, block, appeal.Row);
            Restore(kind, block, appeal, Ledger.AppealGranted);
        }
        if (_world.IsRecorded(kind, appeal.Row))
        {
            AppealOutcome outcome = isGranted ? AppealOutcome.Granted : AppealOutcome.Refused;
            block.Rows.Appeals.Add(RowOf(kind, appeal, _world.Day, outcome));
        }
    }

    // From the day on which the wrong began, long before anybody knew. False where there was none, or none any more.
    private bool CountRedress(SubjectKind kind, Block block, int row)
    {
        ref Wrong wrong = ref block.WronglySanctioned.Find(row);
        if (Unsafe.IsNullRef(ref wrong) || wrong.Redressed != 0)
        {
            return false;
        }
        wrong.Redressed = 1;
        int days = _world.Day - wrong.Since;
        int province = _world.ProvinceOf(kind, row);
        Cells cells = _world.CellsOf(kind, row);
        _world.Appeals[(int)kind].DaysToRedress.Add(days);
        block.Tally.Add(Counter.WrongsRedressed, province, cells);
        block.Tally.Add(Counter.DaysLost, province, cells, days);
        return true;
    }

    /// <summary>An appeal as the tables show it.</summary>
    public static AppealRow RowOf(SubjectKind kind, in Appeal appeal, int? decidedDay, AppealOutcome outcome) => new(
        appeal.FiledDay, decidedDay, appeal.Record < 0 ? null : appeal.Record,
        appeal.Decision < 0 ? null : appeal.Decision, kind, appeal.Row, outcome, appeal.WasWrong);

    // Granted to somebody wronged, the file is worked out again without the wrongful records, which is what is
    // deserved. Granted by mistake, the contested record's own points and lists are taken back, up to the start.
    private void Restore(SubjectKind kind, Block block, in Appeal appeal, string because)
    {
        Register register = _world.RegisterOf(kind);
        Rulebook rules = register.Rules!;
        ref Standing standing = ref register.Standings![appeal.Row];
        Diary diary = register.BlockOf(appeal.Row).Diary;
        block.Scratch.Clear();
        Scorer.Refresh(rules, ref standing, diary, appeal.Row, _world.Day, block.Scratch);
        int byTime = block.Scratch.Count;
        if (appeal.WasWrong)
        {
            // None is left where another appeal or a correction has put everything right before.
            ref Deserved deserved = ref block.Deserved.Find(appeal.Row);
            if (!Unsafe.IsNullRef(ref deserved))
            {
                Scorer.Refresh(rules, ref deserved.Standing, diary, appeal.Row, _world.Day, block.Forgotten);
                block.Forgotten.Clear();
                Scorer.Replace(rules, ref standing, diary, deserved.Standing, appeal.Row, block.Scratch);
            }
        }
        else
        {
            int points = Math.Clamp(-appeal.Points, 0, Math.Max(0, rules.Start - standing.Score));
            Scorer.Restore(rules, ref standing, diary, points, appeal.Lists, appeal.Row, block.Scratch);
        }
        ScoreStage.Wake(rules, ref standing, appeal.Row, register.BlockOf(appeal.Row));
        for (int place = 0; place < block.Scratch.Count; place++)
        {
            ref readonly ScoreDecision decision = ref block.Scratch[place];
            bool isByTime = place < byTime;
            string rule = isByTime ? Ledger.RuleName(rules, decision) : because;
            _ledgers[(int)kind].Write(
                block, rules, decision, rule, isByTime ? -1 : appeal.Record, _world.NextDecision++);
        }
        block.Restored.Add(appeal.Row);
    }

    private bool HasFastLane(SubjectKind kind, int row) =>
        _world.Switches.Consequences && (_world.ConsequencesOf(kind, row) & Consequence.FastLane) != 0;
}
