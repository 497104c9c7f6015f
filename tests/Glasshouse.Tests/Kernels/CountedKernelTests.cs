using System.Runtime.Intrinsics.X86;
using CsCheck;
using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;
using Xunit;

namespace Glasshouse.Tests.Kernels;

public sealed class CountedKernelTests
{
    private static readonly PoissonCounts Counts = new();

    [Fact]
    public void Words_of_several_slots_are_those_of_each_slot_by_itself()
    {
        Assert.SkipUnless(Avx2.IsSupported, "This machine has no AVX2.");
        Gen.Select(Gen.UInt, Gen.UInt, Gen.UInt, Gen.Int[1, 3], Gen.UInt).Sample((seed, subject, day, vectors, key) =>
        {
            uint[] slots =
                [.. Enumerable.Range(1, vectors * SlotWords.Lanes).Select(k => unchecked(key * (uint)k))];
            uint[] first = new uint[slots.Length];
            uint[] second = new uint[slots.Length];
            uint[] plainFirst = new uint[slots.Length];
            uint[] plainSecond = new uint[slots.Length];
            SlotWords.Vector(seed, Purpose.MonthlyCount, subject, day, slots, first, second);
            SlotWords.Reference(seed, Purpose.MonthlyCount, subject, day, slots, plainFirst, plainSecond);
            Assert.Equal(plainFirst, first);
            Assert.Equal(plainSecond, second);
        }, iter: 200);
    }

    [Fact]
    public void Words_of_many_rows_are_those_of_each_row_by_itself()
    {
        Assert.SkipUnless(Avx2.IsSupported, "This machine has no AVX2.");
        Gen.Select(Gen.UInt, Gen.UInt[0, 1_000_000], Gen.UInt, Gen.UInt, Gen.Int[0, 70]).Sample(
            (seed, row, day, slot, rows) =>
            {
                uint[] first = new uint[rows];
                uint[] second = new uint[rows];
                uint[] plainFirst = new uint[rows];
                uint[] plainSecond = new uint[rows];
                RowWords.Vector(seed, Purpose.MonthlyCount, row, day, slot, first, second);
                RowWords.Reference(seed, Purpose.MonthlyCount, row, day, slot, plainFirst, plainSecond);
                Assert.Equal(plainFirst, first);
                Assert.Equal(plainSecond, second);
            }, iter: 200);
    }

    [Fact]
    public void Counts_found_eight_at_a_time_are_those_of_the_plain_search() =>
        Gen.Select(Gen.Float[0, 10], Gen.UInt).Sample((mean, word) =>
            Assert.Equal(Counts.Reference(mean, word), Counts.At(mean, word)), iter: 5000);

    [Fact]
    public void A_larger_mean_never_gives_a_smaller_count_for_the_same_word() =>
        Gen.Select(Gen.Float[0, 60], Gen.Float[0, 60], Gen.UInt).Sample((a, b, word) =>
            Assert.True(Counts.At(Math.Min(a, b), word) <= Counts.At(Math.Max(a, b), word)), iter: 5000);

    [Theory]
    [InlineData(0.01f)]
    [InlineData(0.7f)]
    [InlineData(5f)]
    [InlineData(50f)]
    [InlineData(300f)]
    public void Counts_have_the_mean_and_the_spread_of_a_poisson_process(float mean)
    {
        const int Draws = 100_000;
        double sum = 0;
        double squares = 0;
        for (int k = 0; k < Draws; k++)
        {
            int count = Counts.At(mean, (uint)((k + 0.5) / Draws * uint.MaxValue));
            sum += count;
            squares += (double)count * count;
        }
        double got = sum / Draws;
        Assert.Equal(1, got / mean, 0.01);
        Assert.Equal(1, ((squares / Draws) - (got * got)) / mean, 0.03);
    }
}
