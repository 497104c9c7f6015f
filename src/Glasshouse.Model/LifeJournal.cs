using Glasshouse.Engine.Columns;

namespace Glasshouse.Model;

/// <summary>One event of a citizen's life, as the digest takes it in.</summary>
/// <param name="Row">The citizen.</param>
/// <param name="Kind">What happened.</param>
/// <param name="What">Of which behaviour, list or sanction.</param>
/// <param name="Amount">How much, or what it was decided to be.</param>
public readonly record struct LifeEntry(int Row, LifeEvent Kind, int What, int Amount);

/// <summary>
/// The events of a day, life by life, for telling where two arms part. Kept block by block: a block is one thread's
/// at a time, so that the events of a life stand in their order whatever the number of threads.
/// </summary>
public sealed class LifeJournal
{
    private readonly RowList<LifeEntry>[] _blocks;

    /// <param name="rows">Rows of citizens, the unborn with them.</param>
    public LifeJournal(int rows) =>
        _blocks = [.. Enumerable.Range(0, (rows / World.RowsPerBlock) + 1).Select(_ => new RowList<LifeEntry>())];

    /// <summary>Blocks of rows; citizen 0 is in block 0.</summary>
    public int Blocks => _blocks.Length;

    /// <summary>The day's events of a block's citizens, each life in its order.</summary>
    public ReadOnlySpan<LifeEntry> Of(int block) => _blocks[block].Span;

    internal void Add(int row, LifeEvent kind, int what, int amount)
    {
        RowList<LifeEntry> block = _blocks[row / World.RowsPerBlock];
        lock (block)
        {
            block.Add(new LifeEntry(row, kind, what, amount));
        }
    }

    internal void Clear()
    {
        foreach (RowList<LifeEntry> block in _blocks)
        {
            block.Clear();
        }
    }
}
