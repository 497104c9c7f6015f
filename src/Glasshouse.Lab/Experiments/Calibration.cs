using System.Globalization;
using System.Text;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;

namespace Glasshouse.Lab.Experiments;

/// <summary>What a fit of the world's parameters came to.</summary>
/// <param name="Experiment">The experiment with the points of all waves and of the checks of the best draw.</param>
/// <param name="Waves">What each wave left.</param>
/// <param name="Left">Draws that are not ruled out, each 0 to 1 a parameter.</param>
/// <param name="Best">The draw that was checked; null where nothing is left.</param>
public sealed record Calibration(
    PreparedExperiment Experiment, IReadOnlyList<Wave> Waves, IReadOnlyList<double[]> Left, double[]? Best)
{
    /// <summary>Runs at the best draw, each with luck of its own.</summary>
    public const int Checks = 5;

    /// <summary>Whether the best draw was run with other luck and every target lies within its reach.</summary>
    public bool Holds(ExperimentResults results) => Best is not null && Experiment.Experiment.Targets.All(target =>
        Got(target, results) is { Count: Checks } got
        && Math.Abs(got.Mean - target.Value) <= HistoryMatching.Ruled * target.Deviation);

    /// <summary>A target's figure at the best draw, over its checks.</summary>
    public MeanInterval Got(FittedTarget target, ExperimentResults results) => Intervals.Of(
    [
        .. Enumerable.Range(Experiment.Points.Length - Checks, Checks)
            .Select(point => results.Value(target.Measure, point, 0, ArmOf(Experiment, target)))
            .Where(double.IsFinite),
    ]);

    /// <summary>Value of a parameter at a draw, in its own unit.</summary>
    public double Value(int factor, double[] draw) => Experiment.Factors[factor].At(draw[factor]);

    /// <summary>Lives wave after wave. What is there already is not done again.</summary>
    /// <param name="prepared">The experiment with the points of its first wave.</param>
    /// <param name="live">Lives what is missing at all points so far, and says what came of everything.</param>
    /// <param name="cancellation">Ends it between two runs; then there is no fit.</param>
    public static Calibration? Fit(
        PreparedExperiment prepared, Func<PreparedExperiment, IReadOnlyDictionary<long, Outcome>> live,
        CancellationToken cancellation)
    {
        Experiment experiment = prepared.Experiment;
        var matching = new HistoryMatching(
            prepared.Factors.Length, [.. experiment.Targets.Select(target => new Aim(target.Value, target.Deviation))],
            (uint)experiment.DesignSeed + 1);
        var waves = new List<Wave>();
        double[][] points = prepared.Points;
        for (int wave = 0; wave < experiment.Waves; wave++)
        {
            double[][] next = wave == 0 ? [] : matching.Next(experiment.Draws);
            points = [.. points, .. next];
            PreparedExperiment soFar = prepared with { Points = points };
            var results = new ExperimentResults(soFar, live(soFar));
            if (cancellation.IsCancellationRequested)
            {
                return null;
            }
            waves.Add(matching.Learn(points, [.. points.Select((_, point) => FiguresAt(soFar, results, point))]));
            if (matching.Left.Count == 0)
            {
                return new Calibration(soFar, waves, matching.Left, null);
            }
        }
        double[] best = matching.Best()!;
        PreparedExperiment whole = prepared with { Points = [.. points, .. Enumerable.Repeat(best, Checks)] };
        _ = live(whole);
        return cancellation.IsCancellationRequested ? null : new Calibration(whole, waves, matching.Left, best);
    }

    /// <summary>The parameter set as a file: every number with what it was fitted to, and how.</summary>
    public string ParameterFile(ExperimentResults results)
    {
        Experiment experiment = Experiment.Experiment;
        string aims = string.Join("; ", experiment.Targets.Select(target =>
            $"{target.Measure} {Quantities.Text(target.Value)} (got {Number(Got(target, results).Mean)})"));
        var file = new StringBuilder(
            $"""
            # Parameters fitted by the experiment {experiment.Name}. Nothing reads this file by itself and no default is
            # changed: glasshouse run SCENARIO --parameters {FileName}. Figures that it was fitted to are no test of it.

            glasshouse: 1
            name: {experiment.Name}
            parameters:

            """);
        for (int factor = 0; factor < Experiment.Factors.Length; factor++)
        {
            double[] left = [.. Left.Select(draw => Value(factor, draw)).Order()];
            string source = $"History matching, {Waves.Count} waves, {Figures.Count(Experiment.Points.Length)} runs of "
                + $"{Experiment.Base.Resolved.Name}; not ruled out: {Number(left[0])} to {Number(left[^1])}. "
                + $"Fitted to {aims}";
            file.Append(CultureInfo.InvariantCulture,
                $"  {Experiment.Factors[factor].Path}:\n    value: {Quantities.Text(Value(factor, Best!))}\n"
                + $"    source: \"{source.Replace("\"", "'", StringComparison.Ordinal)}\"\n    basis: estimated\n");
        }
        return file.ToString();
    }

    /// <summary>Name of that file in the experiment's folder.</summary>
    public const string FileName = "parameters.yaml";

    private static string Number(double value) => value.ToString("G5", CultureInfo.InvariantCulture);

    private static int ArmOf(PreparedExperiment prepared, FittedTarget target) =>
        target.Arm is null ? 0 : prepared.Arms.Select(arm => arm.Arm).ToList().IndexOf(target.Arm);

    private static double[] FiguresAt(PreparedExperiment prepared, ExperimentResults results, int point) =>
    [
        .. prepared.Experiment.Targets
            .Select(target => results.Value(target.Measure, point, 0, ArmOf(prepared, target))),
    ];
}
