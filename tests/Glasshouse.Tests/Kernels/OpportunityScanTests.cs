using System.Runtime.Intrinsics.X86;
using CsCheck;
using Glasshouse.Engine.Kernels;
using Xunit;

namespace Glasshouse.Tests.Kernels;

public sealed class OpportunityScanTests
{
    [Fact]
    public void The_vector_scan_equals_its_plain_twin_bit_by_bit()
    {
        Assert.SkipUnless(Avx2.IsSupported, "This machine has no AVX2.");
        var gen = Gen.Select(Gen.UInt, Gen.UInt, Gen.Int[0, 40], Gen.Int[0, 300], Gen.UInt, Gen.UInt);
        gen.Sample((seed, day, group, rows, threshold, floor) =>
        {
            uint[] thresholds = [.. Enumerable.Range(0, rows).Select(k => unchecked(threshold * (uint)(k + 1)))];
            var plain = new Candidate[rows];
            var fast = new Candidate[rows];
            int first = group * OpportunityScan.Group;
            int expected = OpportunityScan.Reference(seed, 1, day, first, thresholds, floor, plain);
            int got = OpportunityScan.Vector(seed, 1, day, first, thresholds, floor, fast);
            Assert.Equal(expected, got);
            Assert.Equal(plain, fast);
        }, iter: 500);
    }

    [Fact]
    public void The_scan_finds_the_share_it_was_asked_for()
    {
        const int Rows = 320_000;
        uint[] thresholds = new uint[Rows];
        Array.Fill(thresholds, Glasshouse.Engine.Randomness.Uniform.Threshold(0.02));
        var found = new Candidate[Rows];
        int count = OpportunityScan.Find(1, 1, 5, 0, thresholds, uint.MaxValue, found);
        double standardError = Math.Sqrt(0.02 * 0.98 / Rows);
        Assert.Equal(0.02, count / (double)Rows, 4 * standardError);
    }

    [Fact]
    public void A_scan_that_starts_inside_a_group_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(
        () => OpportunityScan.Find(1, 1, 0, 5, new uint[4], 0, new Candidate[4]));
}
