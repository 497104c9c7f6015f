namespace Glasshouse.Model.Measures;

/// <summary>Of whom a census says what, in one cell.</summary>
public struct CensusSum
{
    public long Persons;
    public long Aware;
    public long Trusting;
    public long Filed;
    public long Sanctioned;
    public long NeverWrong;
    public long NeverWrongSanctioned;

    /// <summary>Scores above the floor, of those on file.</summary>
    public long Scores;

    public static CensusSum operator +(in CensusSum one, in CensusSum other) => new()
    {
        Persons = one.Persons + other.Persons,
        Aware = one.Aware + other.Aware,
        Trusting = one.Trusting + other.Trusting,
        Filed = one.Filed + other.Filed,
        Sanctioned = one.Sanctioned + other.Sanctioned,
        NeverWrong = one.NeverWrong + other.NeverWrong,
        NeverWrongSanctioned = one.NeverWrongSanctioned + other.NeverWrongSanctioned,
        Scores = one.Scores + other.Scores,
    };
}

/// <summary>
/// The whole numbers of a census. A block's are counted by groups crossed, two sums a person, and then folded into the
/// cells.
/// </summary>
/// <param name="levels">Scores there are; 0 where there is no score.</param>
/// <param name="bands">Bands there are, at least 1.</param>
public sealed class CensusCount(int levels, int bands)
{
    /// <summary>Cells of a count: everybody first, then the groups.</summary>
    public const int Cells = 1 + Groupings.CitizenCells;

    /// <summary>Levels of true conduct that are told apart: merits less violations, cut at both ends.</summary>
    public const int ConductLevels = (2 * ConductReach) + 1;

    public const int ConductReach = 20;

    // Persons of a block of whom something is true, four counts of 16 bits a word: a block has 2^14 rows.
    private const int Bits = 16;

    private readonly ulong[] _known = new ulong[Groupings.CrossedCells];
    private readonly ulong[] _treated = new ulong[Groupings.CrossedCells];
    private readonly long[] _scores = new long[Groupings.CrossedCells];
    private readonly int[] _bands = new int[Groupings.CrossedCells * bands];

    public int Levels => levels;

    public int Bands => bands;

    /// <summary>By cell, of the blocks that are folded in.</summary>
    public CensusSum[] Sums { get; } = new CensusSum[Cells];

    /// <summary>By cell and band, the same.</summary>
    public long[] BandSums { get; } = new long[Cells * bands];

    /// <summary>Persons on file by score and conduct.</summary>
    public long[] Joint { get; } = new long[levels * ConductLevels];

    /// <summary>Counts a person.</summary>
    public void Add(int crossed, bool isAware, bool isTrusting, bool isSanctioned, bool wasNeverWrong)
    {
        _known[crossed] += 1 | (One(isAware) << Bits) | (One(isTrusting) << (2 * Bits));
        _treated[crossed] += One(isSanctioned) | (One(wasNeverWrong) << Bits)
            | (One(isSanctioned && wasNeverWrong) << (2 * Bits));
    }

    /// <summary>Counts what is on file about a person who was counted.</summary>
    /// <param name="crossed">Crossed cell of the person.</param>
    /// <param name="band">Row of the band.</param>
    /// <param name="score">Score above the floor.</param>
    /// <param name="conduct">Merits less violations.</param>
    public void AddFile(int crossed, int band, int score, int conduct)
    {
        _known[crossed] += 1UL << (3 * Bits);
        _scores[crossed] += score;
        _bands[(crossed * bands) + band]++;
        if (levels > 0)
        {
            Joint[(score * ConductLevels) + Math.Clamp(conduct, -ConductReach, ConductReach) + ConductReach]++;
        }
    }

    /// <summary>Ends a block: what was counted goes into the cells.</summary>
    public void Fold()
    {
        for (int crossed = 0; crossed < Groupings.CrossedCells; crossed++)
        {
            var sum = new CensusSum
            {
                Persons = Part(_known[crossed], 0),
                Aware = Part(_known[crossed], 1),
                Trusting = Part(_known[crossed], 2),
                Filed = Part(_known[crossed], 3),
                Sanctioned = Part(_treated[crossed], 0),
                NeverWrong = Part(_treated[crossed], 1),
                NeverWrongSanctioned = Part(_treated[crossed], 2),
                Scores = _scores[crossed],
            };
            Cells cells = Groupings.CellsOf(crossed);
            foreach (int cell in (ReadOnlySpan<int>)[0, 1 + cells.First, 1 + cells.Second, 1 + cells.Third])
            {
                Sums[cell] += sum;
                for (int band = 0; band < bands; band++)
                {
                    BandSums[(cell * bands) + band] += _bands[(crossed * bands) + band];
                }
            }
        }
        Array.Clear(_known);
        Array.Clear(_treated);
        Array.Clear(_scores);
        Array.Clear(_bands);
    }

    /// <summary>Adds what another has folded.</summary>
    public void Add(CensusCount other)
    {
        for (int cell = 0; cell < Cells; cell++)
        {
            Sums[cell] += other.Sums[cell];
        }
        for (int place = 0; place < BandSums.Length; place++)
        {
            BandSums[place] += other.BandSums[place];
        }
        for (int place = 0; place < Joint.Length; place++)
        {
            Joint[place] += other.Joint[place];
        }
    }

    /// <summary>Starts again.</summary>
    public void Clear()
    {
        Array.Clear(Sums);
        Array.Clear(BandSums);
        Array.Clear(Joint);
    }

    private static ulong One(bool isTrue) => isTrue ? 1UL : 0;

    private static long Part(ulong counts, int place) => (long)((counts >> (place * Bits)) & ((1UL << Bits) - 1));
}
