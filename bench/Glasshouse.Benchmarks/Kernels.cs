using BenchmarkDotNet.Attributes;
using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;

namespace Glasshouse.Benchmarks;

/// <summary>The daily scan, vector against plain: 65,536 rows at 3% density.</summary>
[MemoryDiagnoser]
public class Kernels
{
    private const int Rows = 65_536;

    private readonly uint[] _thresholds = new uint[Rows];
    private readonly Candidate[] _found = new Candidate[Rows];

    [GlobalSetup]
    public void Fill() => Array.Fill(_thresholds, Uniform.Threshold(0.03));

    [Benchmark(Baseline = true, OperationsPerInvoke = Rows)]
    public int Reference() => OpportunityScan.Reference(1, 1, 1, 0, _thresholds, uint.MaxValue, _found);

    [Benchmark(OperationsPerInvoke = Rows)]
    public int Vector() => OpportunityScan.Vector(1, 1, 1, 0, _thresholds, uint.MaxValue, _found);
}
