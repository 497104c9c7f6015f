using Glasshouse.Engine.Randomness;
using Glasshouse.Engine.Threads;

namespace Glasshouse.Model.Scores;

/// <summary>
/// Stage 6. The regime turns the day's records into scores, bands and lists. It is handed registers, not the nation.
/// </summary>
public sealed class ScoreStage
{
    /// <summary>Standings fetched this many records ahead.</summary>
    private const int Ahead = 8;

    private readonly Register[] _registers;
    private readonly OfficeRegister _offices;
    private readonly Draws[] _draws;
    private readonly Action<int>[] _bodies;
    private int _day;

    /// <param name="registers">One per kind of subject.</param>
    /// <param name="offices">That of government bodies.</param>
    /// <param name="seed">Seed of the run.</param>
    public ScoreStage(Register[] registers, OfficeRegister offices, uint seed)
    {
        _registers = registers;
        _offices = offices;
        _draws = new Draws[registers.Length];
        _bodies = new Action<int>[registers.Length];
        for (int kind = 0; kind < registers.Length; kind++)
        {
            int captured = kind;
            _draws[kind] = new Draws(seed, Purpose.Scoring);
            _bodies[kind] = block => Score(captured, block);
        }
    }

    public void Run(Team team, int day)
    {
        _day = day;
        for (int kind = 0; kind < _registers.Length; kind++)
        {
            if (_registers[kind].Rules is not null)
            {
                team.Run(_registers[kind].Blocks.Length, _bodies[kind]);
            }
        }
        _offices.Score(day);
    }

    private void Score(int kind, int number)
    {
        Register register = _registers[kind];
        Rulebook rules = register.Rules!;
        RegisterBlock block = register.Blocks[number];
        Span<Standing> standings = register.Standings!.Span;
        block.Due.Clear();
        block.Wakes.Due(_day, block.Due);
        Span<int> due = block.Due.Span;
        for (int place = 0; place < due.Length; place++)
        {
            register.Standings.Prefetch(due[Math.Min(place + Ahead, due.Length - 1)]);
            int row = due[place];
            ref Standing standing = ref standings[row];
            if (standing.WakeDay == _day)
            {
                standing.WakeDay = 0;
                Scorer.Refresh(rules, ref standing, block.Diary, row, _day, block.Decisions);
                Wake(rules, ref standing, row, block);
            }
        }
        foreach (int row in block.Graded.Span)
        {
            Scorer.Refresh(rules, ref standings[row], block.Diary, row, _day, block.Decisions);
            Wake(rules, ref standings[row], row, block);
        }
        foreach (ref readonly Prediction prediction in block.Predictions.Span)
        {
            ref Standing standing = ref standings[prediction.Row];
            Scorer.Predict(rules, ref standing, block.Diary, prediction, _day, block.Decisions);
            Wake(rules, ref standing, prediction.Row, block);
        }
        Span<FiledRecord> inbox = block.Inbox.Span;
        for (int place = 0; place < inbox.Length; place++)
        {
            register.Standings.Prefetch(inbox[Math.Min(place + Ahead, inbox.Length - 1)].Row);
            ref readonly FiledRecord record = ref inbox[place];
            ref Standing standing = ref standings[record.Row];
            Scorer.Apply(
                rules, ref standing, block.Diary, record, place, _draws[kind], _day, block.Decisions);
            Wake(rules, ref standing, record.Row, block);
        }
    }

    /// <summary>Asks to be woken when time alone changes the standing, unless an earlier wake-up stands.</summary>
    public static void Wake(Rulebook rules, ref Standing standing, int row, RegisterBlock block)
    {
        int next = Scorer.NextChange(rules, standing, block.Diary);
        if (next >= 0 && (standing.WakeDay == 0 || next < standing.WakeDay))
        {
            standing.WakeDay = checked((ushort)next);
            block.Wakes.Add(next, row);
        }
    }
}
