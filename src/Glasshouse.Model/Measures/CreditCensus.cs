using System.Runtime.Intrinsics;
using Glasshouse.Model.Acts;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Markets;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Measures;

/// <summary>
/// A month-end pass over adults' credit: files, borrowers, arrears, scores and errors, for everybody and by group.
/// Blocks are counted apart and added in block order, in whole numbers.
/// </summary>
public sealed class CreditCensus
{
    private const int Cells = 1 + Groupings.CitizenCells;

    /// <summary>Errors in files take draws to find, so one row in so many is looked at.</summary>
    private const int RowsPerErrorLook = 8;

    private enum Item
    {
        Adults,
        Thin,
        Borrowers,
        InArrears,
        Files,
        Score,
        Change,
        Unused,
        Count,
    }

    private readonly World _world;
    private readonly Appraiser _appraiser;
    private readonly int[][] _counts;
    private readonly long[][] _looks;
    private readonly Action<int> _body;

    public CreditCensus(World world)
    {
        _world = world;
        _appraiser = new Appraiser(world);
        _counts = [.. world.CitizenBlocks.Select(_ => new int[Cells * (int)Item.Count])];
        _looks = [.. world.CitizenBlocks.Select(_ => new long[2])];
        _body = Take;
    }

    /// <summary>Counts everybody and adds the figures.</summary>
    public void Run(List<MeasureRow> rows)
    {
        _world.Team.Run(_counts.Length, _body);
        Span<long> all = stackalloc long[Cells * (int)Item.Count];
        foreach (int[] counts in _counts)
        {
            for (int place = 0; place < all.Length; place++)
            {
                all[place] += counts[place];
            }
        }
        for (int cell = 0; cell < Cells; cell++)
        {
            Write(rows, cell, all.Slice(cell * (int)Item.Count, (int)Item.Count));
        }
        Share(
            rows, _world.Groupings.AllOf(SubjectKind.Citizen), "credit_file_error_share", _looks.Sum(look => look[1]),
            _looks.Sum(look => look[0]));
        if (_world.CreditOutcomes.Area is { } area)
        {
            rows.Add(new MeasureRow(_world.Day, 0, 0, "credit_auc", area));
        }
    }

    private void Take(int number)
    {
        Array.Clear(_looks[number]);
        Block block = _world.CitizenBlocks[number];
        // Eight whole numbers at once: a block's sums of scores stay far below what 32 bits hold.
        Span<Vector256<int>> crossed = stackalloc Vector256<int>[Groupings.CrossedCells];
        for (int row = block.First; row < block.First + block.InUse; row++)
        {
            ref readonly Citizen citizen = ref _world.Nation.Citizens[row];
            if (!citizen.IsAlive || citizen.Age < OpportunityRates.AdultAge)
            {
                continue;
            }
            ref readonly CreditFile file = ref _world.Nation.CreditFiles[row];
            bool isFile = file.HasFile;
            if (isFile && row % RowsPerErrorLook == 0)
            {
                _looks[number][0]++;
                _looks[number][1] += _appraiser.ErrorOf(file, row, _world.Day).IsThere ? 1 : 0;
            }
            // In the order of the items.
            crossed[Groupings.CrossedOf(citizen)] += Vector256.Create(
                1, isFile ? 0 : 1, file.LoansRunning > 0 ? 1 : 0, file.LoansInArrears > 0 ? 1 : 0,
                isFile ? 1 : 0, file.Score, file.Score - file.DrawnScore, 0);
        }
        Fold(crossed, _counts[number]);
    }

    private static void Fold(ReadOnlySpan<Vector256<int>> crossed, int[] counts)
    {
        Array.Clear(counts);
        for (int place = 0; place < crossed.Length; place++)
        {
            Cells cells = Groupings.CellsOf(place);
            foreach (int cell in (ReadOnlySpan<int>)[0, 1 + cells.First, 1 + cells.Second, 1 + cells.Third])
            {
                Span<int> own = counts.AsSpan(cell * (int)Item.Count, (int)Item.Count);
                (Vector256.Create<int>(own) + crossed[place]).CopyTo(own);
            }
        }
    }

    private void Write(List<MeasureRow> rows, int cell, ReadOnlySpan<long> counts)
    {
        int group = cell == 0
            ? _world.Groupings.AllOf(SubjectKind.Citizen)
            : _world.Groupings.GroupOf(SubjectKind.Citizen, cell - 1);
        Share(rows, group, "thin_file_share", counts[(int)Item.Thin], counts[(int)Item.Adults]);
        Share(rows, group, "borrower_share", counts[(int)Item.Borrowers], counts[(int)Item.Adults]);
        Share(rows, group, "arrears_share", counts[(int)Item.InArrears], counts[(int)Item.Borrowers]);
        Share(rows, group, "credit_score_mean", counts[(int)Item.Score], counts[(int)Item.Files]);
        Share(rows, group, "credit_score_change_mean", counts[(int)Item.Change], counts[(int)Item.Files]);
    }

    private void Share(List<MeasureRow> rows, int group, string measure, long part, long whole)
    {
        if (whole > 0)
        {
            rows.Add(new MeasureRow(_world.Day, 0, group, measure, part / (double)whole));
        }
    }
}
