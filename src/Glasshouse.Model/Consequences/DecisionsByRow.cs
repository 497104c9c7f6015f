using Glasshouse.Model.Scores;

namespace Glasshouse.Model.Consequences;

/// <summary>
/// A day's decisions of one block, found by their row in the order in which they were made. Chains in memory that is
/// lent: without them each change of consequences would go through all of the block's decisions.
/// </summary>
public readonly ref struct DecisionsByRow
{
    /// <summary>Chains; a power of two, about as many as a block has rows with a decision a day.</summary>
    public const int Chains = 512;

    private readonly ReadOnlySpan<ScoreDecision> _decisions;
    private readonly Span<int> _heads;
    private readonly Span<int> _next;

    /// <param name="decisions">The decisions.</param>
    /// <param name="heads">Room for <see cref="Chains"/> places.</param>
    /// <param name="next">Room for a place a decision.</param>
    public DecisionsByRow(ReadOnlySpan<ScoreDecision> decisions, Span<int> heads, Span<int> next)
    {
        _decisions = decisions;
        _heads = heads;
        _next = next;
        heads.Fill(-1);
        for (int place = decisions.Length - 1; place >= 0; place--)
        {
            ref int head = ref heads[decisions[place].Row & (Chains - 1)];
            next[place] = head;
            head = place;
        }
    }

    /// <summary>Place of the row's first decision, or -1.</summary>
    public int FirstOf(int row) => From(_heads[row & (Chains - 1)], row);

    /// <summary>Place of the decision after one on the same row, or -1.</summary>
    public int After(int place) => From(_next[place], _decisions[place].Row);

    public ref readonly ScoreDecision this[int place] => ref _decisions[place];

    private int From(int place, int row)
    {
        while (place >= 0 && _decisions[place].Row != row)
        {
            place = _next[place];
        }
        return place;
    }
}
