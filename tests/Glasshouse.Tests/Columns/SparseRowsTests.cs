using CsCheck;
using Glasshouse.Engine.Columns;
using Glasshouse.Engine.Hashing;
using Xunit;

namespace Glasshouse.Tests.Columns;

public sealed class SparseRowsTests
{
    [Fact]
    public void Sparse_rows_hold_what_a_sorted_dictionary_holds() =>
        Gen.Select(Gen.Int[0, 30], Gen.Int[0, 2]).Array[0, 80].Sample(steps =>
        {
            var rows = new SparseRows<int>();
            var expected = new SortedDictionary<int, int>();
            foreach ((int row, int step) in steps)
            {
                if (step == 0)
                {
                    Assert.Equal(expected.Remove(row), rows.Remove(row));
                }
                else
                {
                    rows.GetOrAdd(row, out bool isNew) += step;
                    Assert.Equal(!expected.ContainsKey(row), isNew);
                    expected[row] = expected.GetValueOrDefault(row) + step;
                }
            }
            Assert.Equal(expected.Keys, rows.Rows.ToArray());
            Assert.Equal(expected.Values, rows.Values.ToArray());
        });

    [Fact]
    public void The_order_of_insertion_leaves_no_trace_in_the_hash()
    {
        var one = new SparseRows<int>();
        var other = new SparseRows<int>();
        foreach (int row in new[] { 5, 1, 9 })
        {
            one.GetOrAdd(row, out _) = row;
        }
        foreach (int row in new[] { 9, 5, 7, 1 })
        {
            other.GetOrAdd(row, out _) = row;
        }
        other.Remove(7);
        Assert.Equal(HashOf(one), HashOf(other));
    }

    private static ulong HashOf(SparseRows<int> rows)
    {
        var hash = new StateHash();
        rows.HashInto(ref hash);
        return hash.Value;
    }
}
