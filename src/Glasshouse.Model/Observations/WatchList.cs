using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;

namespace Glasshouse.Model.Observations;

/// <summary>
/// Who is on a list of a given length, and who can be taken for whom. A longer list begins with the entries of a
/// shorter one. Whether two people can be taken for each other is a draw of that pair and stays; on which captures
/// they are is a draw of the day. So the mean over people of being falsely matched is 1 - (1 - rate)^entries, some
/// people are matched again and again, and a longer list only adds to whom they are taken for.
/// </summary>
public readonly struct WatchList
{
    private const double LeastRate = 1e-15;

    private readonly Draws _draws;
    private readonly KeyedPermutation _order;
    private readonly double _presentShare;
    private readonly double _staleShare;

    /// <param name="seed">The run's seed.</param>
    /// <param name="citizens">Citizens of the nation on day 0.</param>
    /// <param name="order">Length of the list, and what its entries are worth.</param>
    public WatchList(uint seed, int citizens, CameraOrder order)
    {
        _draws = new Draws(seed, Purpose.Recognition);
        _order = new KeyedPermutation(seed, Purpose.Recognition, 0, citizens);
        _presentShare = order.PresentShare;
        _staleShare = order.StaleShare;
        Entries = Math.Min(order.ListedPeople, citizens);
    }

    public int Entries { get; }

    /// <summary>Entry about a citizen; -1 where there is none.</summary>
    public int EntryOf(int row)
    {
        int entry = _order.Inverse(row);
        return entry < Entries && IsPresent(entry) ? entry : -1;
    }

    /// <summary>Whom an entry is about; -1 for somebody who never comes by.</summary>
    public int PersonOf(int entry) => IsPresent(entry) ? _order.Forward(entry) : -1;

    /// <summary>Whether an entry is out of date or mistaken.</summary>
    public bool IsStale(int entry) => Uniform.Open(Word(entry).W1) < _staleShare;

    /// <summary>The next entry for which somebody can be taken.</summary>
    /// <param name="row">The citizen.</param>
    /// <param name="number">How many such entries came before.</param>
    /// <param name="from">First entry to look at.</param>
    /// <param name="rate">That a pair can be taken for each other.</param>
    /// <returns>The entry; <see cref="Entries"/> where there are no more.</returns>
    public int NextTwin(int row, int number, int from, double rate)
    {
        // Below that, 1 - rate is 1: nobody in any nation is taken for anybody.
        if (rate < LeastRate)
        {
            return Entries;
        }
        // The gap to the next is geometric: entries that resemble nobody cost nothing.
        double u = Uniform.Open(_draws.At((uint)row, 0, RecognitionSlots.Pair, (uint)number).W0);
        double gap = rate >= 1 ? 0 : Math.Floor(Exact.Log(u) / Exact.Log(1 - rate));
        return gap >= Entries - from ? Entries : from + (int)gap;
    }

    /// <summary>How many entries somebody can be taken for.</summary>
    /// <param name="row">The citizen.</param>
    /// <param name="rate">That a pair can be taken for each other.</param>
    public int TwinsOf(int row, double rate)
    {
        int twins = 0;
        for (int entry = NextTwin(row, 0, 0, rate); entry < Entries; entry = NextTwin(row, twins, entry + 1, rate))
        {
            twins++;
        }
        return twins;
    }

    /// <summary>One of the entries somebody can be taken for, by its number.</summary>
    public int TwinAt(int row, double rate, int place)
    {
        int entry = NextTwin(row, 0, 0, rate);
        for (int number = 1; number <= place; number++)
        {
            entry = NextTwin(row, number, entry + 1, rate);
        }
        return entry;
    }

    private bool IsPresent(int entry) => _presentShare >= 1 || Uniform.Open(Word(entry).W0) < _presentShare;

    private Words Word(int entry) => _draws.At((uint)entry, 0, RecognitionSlots.Entry);
}

/// <summary>Places in the draws of recognition; never renumbered.</summary>
public static class RecognitionSlots
{
    public const uint Entry = 1;
    public const uint Pair = 2;
    public const uint Passes = 3;
    public const uint Capture = 4;
    public const uint Check = 5;
    public const uint Act = 6;
    public const uint Door = 7;
}
