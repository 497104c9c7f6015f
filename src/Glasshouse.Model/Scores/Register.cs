using Glasshouse.Engine.Calendars;
using Glasshouse.Engine.Columns;
using Glasshouse.Engine.Hashing;

namespace Glasshouse.Model.Scores;

/// <summary>
/// What a regime holds about all subjects of one kind: a standing each, and per block of rows the day's records,
/// decisions and wake-ups. Nothing of the nation is in it.
/// </summary>
public sealed class Register : IDisposable
{
    private readonly int _rows;

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
    public void Begin(Rulebook? rules, int day)
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
        Standings.Span.Fill(rules.Blank(day));
    }

    /// <summary>Puts amended rules in force over the same file; lists must bear the same names.</summary>
    public void Amend(Rulebook? rules)
    {
        IEnumerable<string> before = (Rules?.Lists ?? []).Select(list => list.Name);
        if ((rules is null) != (Rules is null) || !(rules?.Lists ?? []).Select(list => list.Name).SequenceEqual(before))
        {
            throw new ArgumentException("Lists are not the same; the scenario reader lets no such amendment through.");
        }
        Rules = rules;
        for (int row = 0; rules is { HasScore: true } && row < Standings!.Length; row++)
        {
            ref Standing standing = ref Standings[row];
            standing.Score = (short)Math.Clamp(standing.Score, rules.Floor, rules.Ceiling);
            standing.Band = (byte)rules.BandOf(standing.Score);
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

    /// <summary>Rows whose standing time alone will change.</summary>
    public TimingWheel<int> Wakes { get; } = new();

    /// <summary>Rows due today.</summary>
    public RowList<int> Due { get; } = new();

    /// <summary>Forgets yesterday.</summary>
    public void ClearDay()
    {
        Inbox.Clear();
        Decisions.Clear();
        Due.Clear();
    }

    /// <summary>Forgets everything: another system begins.</summary>
    public void Clear()
    {
        ClearDay();
        Wakes.Clear();
    }
}
