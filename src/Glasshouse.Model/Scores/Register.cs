using Glasshouse.Engine.Calendars;
using Glasshouse.Engine.Columns;
using Glasshouse.Engine.Hashing;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Scores;

/// <summary>
/// What a regime holds about all subjects of one kind: a standing each, and per block of rows the day's records,
/// decisions and wake-ups. Nothing of the nation is in it.
/// </summary>
public sealed class Register : IDisposable
{
    private readonly int _rows;
    private Draws _draws;

    /// <param name="rows">Subjects.</param>
    /// <param name="rowsPerBlock">Rows of a block; threads own blocks.</param>
    public Register(int rows, int rowsPerBlock)
    {
        _rows = rows;
        RowsPerBlock = rowsPerBlock;
        Blocks = new RegisterBlock[(rows + rowsPerBlock - 1) / rowsPerBlock];
        for (int block = 0; block < Blocks.Length; block++)
        {
            Blocks[block] = new RegisterBlock();
        }
    }

    public int RowsPerBlock { get; }

    public RegisterBlock[] Blocks { get; }

    /// <summary>The rules in force; null where the regime has no system for this kind of subject.</summary>
    public Rulebook? Rules { get; private set; }

    /// <summary>A standing per subject; null where there is no system.</summary>
    public Column<Standing>? Standings { get; private set; }

    public RegisterBlock BlockOf(int row) => Blocks[row / RowsPerBlock];

    /// <summary>Puts new rules in force. A new system starts with an empty file.</summary>
    /// <param name="rules">The rules; null where there is no system.</param>
    /// <param name="day">Today.</param>
    /// <param name="draws">Draws for the day of the year on which each subject is put back to the start.</param>
    public void Begin(Rulebook? rules, int day, Draws draws)
    {
        Standings?.Dispose();
        Standings = null;
        Rules = rules;
        foreach (RegisterBlock block in Blocks)
        {
            block.Clear();
        }
        if (rules is null)
        {
            return;
        }
        Standings = new Column<Standing>(_rows);
        _draws = draws;
        Standings.Span.Fill(rules.Blank(day));
        for (int row = 0; rules.HasYearlyReset && row < _rows; row++)
        {
            Renew(row, day);
        }
    }

    /// <summary>Starts a subject's file anew: somebody has died, or somebody is born.</summary>
    public void Renew(int row, int day)
    {
        ref Standing standing = ref Standings![row];
        BlockOf(row).Diary.Free(standing.Diary);
        standing = BlankOf(row, day);
    }

    /// <summary>Where a subject's file starts, with the day of the year on which it starts again.</summary>
    public Standing BlankOf(int row, int day)
    {
        Standing blank = Rules!.Blank(day);
        if (Rules.HasYearlyReset)
        {
            Words words = _draws.At((uint)row, 0, Rulebook.ResetKey);
            blank.ResetDay = (ushort)(day + 1 + Uniform.Below(words.W0, Calendar.DaysPerYear));
        }
        return blank;
    }

    /// <summary>A copy of a standing that goes its own way, with entries in the diary of its own.</summary>
    public Standing CopyOf(int row)
    {
        Standing copy = Standings![row];
        copy.Diary = BlockOf(row).Diary.Copy(copy.Diary);
        return copy;
    }

    /// <summary>Puts amended rules in force over the same file; lists must bear the same names.</summary>
    public void Amend(Rulebook? rules, int day)
    {
        IEnumerable<string> before = (Rules?.Lists ?? []).Select(list => list.Name);
        if ((rules is null) != (Rules is null) || !(rules?.Lists ?? []).Select(list => list.Name).SequenceEqual(before))
        {
            throw new ArgumentException("Lists are not the same; the scenario reader lets no such amendment through.");
        }
        int? hadGrades = Rules?.Grades?.Names.Length;
        if (Rules is { } old && rules is { } amended)
        {
            int[] renumbered = amended.NumbersOf(old);
            foreach (RegisterBlock block in Blocks)
            {
                block.Diary.Renumber(renumbered);
            }
        }
        Rules = rules;
        for (int row = 0; rules is not null && row < Standings!.Length; row++)
        {
            rules.TakeOver(ref Standings[row]);
        }
        if (hadGrades != rules?.Grades?.Names.Length)
        {
            GradeAnew(day);
        }
    }

    // Grades of other rules say nothing under these: everybody starts as a newcomer.
    private void GradeAnew(int day)
    {
        for (int row = 0; row < Standings!.Length; row++)
        {
            Standings[row].Grade = Rules!.Grades?.Blank(day) ?? new GradeState(0);
        }
    }

    public void HashInto(ref StateHash hash)
    {
        if (Standings is null)
        {
            return;
        }
        hash.Add(Standings);
        foreach (RegisterBlock block in Blocks)
        {
            block.Wakes.HashInto(ref hash);
            block.Diary.HashInto(ref hash);
        }
    }

    public void Dispose() => Standings?.Dispose();
}

/// <summary>A block's part of the register. Lists are kept between days and cleared, never given back.</summary>
public sealed class RegisterBlock
{
    /// <summary>Records that reached this block today, in record order.</summary>
    public RowList<FiledRecord> Inbox { get; } = new();

    /// <summary>What the scorer did today.</summary>
    public RowList<ScoreDecision> Decisions { get; } = new();

    /// <summary>Predictions that reached this block today.</summary>
    public RowList<Prediction> Predictions { get; } = new();

    /// <summary>Subjects on file whose year is graded today.</summary>
    public RowList<int> Graded { get; } = new();

    /// <summary>What is noted down about the block's subjects.</summary>
    public Diary Diary { get; } = new();

    /// <summary>Rows whose standing time alone will change.</summary>
    public TimingWheel<int> Wakes { get; } = new();

    /// <summary>Rows due today.</summary>
    public RowList<int> Due { get; } = new();

    /// <summary>Forgets yesterday.</summary>
    public void ClearDay()
    {
        Inbox.Clear();
        Predictions.Clear();
        Graded.Clear();
        Decisions.Clear();
        Due.Clear();
    }

    /// <summary>Forgets everything: another system begins.</summary>
    public void Clear()
    {
        ClearDay();
        Wakes.Clear();
        Diary.Clear();
    }
}
