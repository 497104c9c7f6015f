using System.Collections.Concurrent;
using System.Diagnostics;

namespace Glasshouse.Lab.Validation;

/// <summary>What came of one target.</summary>
/// <param name="Target">The target.</param>
/// <param name="Figures">Its figures; none where it failed before.</param>
/// <param name="Error">What stopped it, where something did.</param>
/// <param name="Seconds">Time it took.</param>
public sealed record TargetResult(
    Target Target, IReadOnlyList<Figure> Figures, string? Error, double Seconds)
{
    /// <summary>Whether every figure lies where it should; what is only reported need only be there.</summary>
    public bool Passed => Error is null && Figures.Count > 0
        && (Target.Kind == TargetKind.Reported || Figures.All(figure => figure.Holds));

    /// <summary>Measures targets side by side, one a core; hands each on when it and those before are done.</summary>
    /// <exception cref="OperationCanceledException">Where it is called off; what is under way ends first.</exception>
    public static IEnumerable<TargetResult> OfAll(IEnumerable<Target> targets, CancellationToken cancellation) =>
        Partitioner.Create(targets, EnumerablePartitionerOptions.NoBuffering)
            .AsParallel().AsOrdered()
            .WithDegreeOfParallelism(Environment.ProcessorCount)
            .WithMergeOptions(ParallelMergeOptions.NotBuffered)
            .WithCancellation(cancellation)
            .Select(Of);

    /// <summary>Measures a target; one that throws is a failed target, and the others go on.</summary>
    public static TargetResult Of(Target target)
    {
        long started = Stopwatch.GetTimestamp();
        try
        {
            IReadOnlyList<Figure> figures = target.Measure();
            return new TargetResult(target, figures, null, Stopwatch.GetElapsedTime(started).TotalSeconds);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return new TargetResult(target, [], exception.Message, Stopwatch.GetElapsedTime(started).TotalSeconds);
        }
    }
}
