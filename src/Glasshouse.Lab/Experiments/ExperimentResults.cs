using Glasshouse.Lab.Outputs;

namespace Glasshouse.Lab.Experiments;

/// <summary>Figures of an experiment by point, seed and arm, and differences between arms, pair by pair.</summary>
public sealed class ExperimentResults(PreparedExperiment prepared, IReadOnlyDictionary<long, Outcome> outcomes)
{
    /// <summary>What a sweep over a regime's own numbers reports before any benefit.</summary>
    private static readonly string[] CostsFirst =
    [
        "wrongly_sanctioned_share", "wrongful_sanction_days_per_1000_year", "sanctioned_share",
        "sensitive_expression_rate",
    ];

    /// <summary>The same of a regime against an infection.</summary>
    private static readonly string[] CostsOfHealthFirst =
    [
        "confined_wrongly_share", "confined_share", "locked_down_share", "gate_wrongful_refusal_share",
    ];

    private static readonly string[] Usual =
    [
        "violations_per_1000_year", "wrongly_sanctioned_share", "sanctioned_share", "sensitive_expression_rate",
        "trust_generalised_share",
    ];

    public int Runs => outcomes.Count;

    public int Failed => outcomes.Values.Count(outcome => !outcome.IsWhole);

    /// <summary>Measures to report, in their order.</summary>
    public IReadOnlyList<string> Measures
    {
        get
        {
            Experiment experiment = prepared.Experiment;
            IEnumerable<string> asked = experiment.Measures.IsEmpty ? Usual : experiment.Measures;
            IEnumerable<string> costs = prepared.Factors.Where(factor => factor.OfRegime)
                .SelectMany(factor => prepared.IsOfHealth(factor) ? CostsOfHealthFirst : CostsFirst);
            return [.. costs.Concat(asked.Prepend(experiment.Headline)).Distinct()];
        }
    }

    /// <summary>The measure at a point in an arm with a seed; not a number where there is none.</summary>
    public double Value(string measure, int point, int replicate, int arm) =>
        outcomes.TryGetValue(prepared.CellOf(point, replicate, arm).Number, out Outcome? outcome) && outcome.IsWhole
            ? MeasureGuide.FigureIn(outcome.Values, measure) ?? double.NaN
            : double.NaN;

    /// <summary>Mean over seeds, of those seeds that ran.</summary>
    public double Mean(string measure, int point, int arm) =>
        Intervals.Of([.. Over(replicate => Value(measure, point, replicate, arm))]).Mean;

    /// <summary>Differences from the baseline with the same seed, with their interval.</summary>
    public MeanInterval Difference(string measure, int point, int arm) => Intervals.Of(
        [.. Over(replicate => Value(measure, point, replicate, arm) - Value(measure, point, replicate, 0))]);

    /// <summary>Differences from the baseline at each point, mean over seeds; only where both arms ran.</summary>
    public IReadOnlyList<double> DifferencesByPoint(string measure, int arm) =>
    [
        .. Enumerable.Range(0, prepared.Points.Length)
            .Select(point => Difference(measure, point, arm).Mean).Where(double.IsFinite),
    ];

    /// <summary>
    /// Share of points at which the difference between arms has the other sign than at most points; 0 at a point
    /// counts as half.
    /// </summary>
    public double SignChangeShare(string measure, int arm)
    {
        IReadOnlyList<double> differences = DifferencesByPoint(measure, arm);
        double above = differences.Sum(difference => difference > 0 ? 1 : difference < 0 ? 0 : 0.5);
        return differences.Count == 0 ? double.NaN : Math.Min(above, differences.Count - above) / differences.Count;
    }

    /// <summary>Whether the headline's paired interval is narrow enough at a point, in every arm.</summary>
    public bool IsNarrow(int point, double halfWidth)
    {
        string headline = prepared.Experiment.Headline;
        IEnumerable<MeanInterval> intervals = prepared.Arms.Length == 1
            ? [Intervals.Of([.. Over(replicate => Value(headline, point, replicate, 0))])]
            : Enumerable.Range(1, prepared.Arms.Length - 1).Select(arm => Difference(headline, point, arm));
        return intervals.All(interval => interval.HalfWidth <= halfWidth);
    }

    /// <summary>Seeds that ran at the first point in every arm.</summary>
    public int ReplicatesAt(int point) => Enumerable.Range(0, prepared.MostReplicates).Count(replicate =>
        Enumerable.Range(0, prepared.Arms.Length).All(arm =>
            outcomes.TryGetValue(prepared.CellOf(point, replicate, arm).Number, out Outcome? one) && one.IsWhole));

    /// <summary>
    /// What sensitivity is taken of: each arm's own figure, and its difference from the baseline where there are
    /// several arms.
    /// </summary>
    public double[] AtPoints(string measure, int arm, bool isDifference) =>
    [
        .. Enumerable.Range(0, prepared.Points.Length).Select(point => isDifference
            ? Difference(measure, point, arm).Mean
            : Mean(measure, point, arm)),
    ];

    private IEnumerable<double> Over(Func<int, double> value) =>
        Enumerable.Range(0, prepared.MostReplicates).Select(value).Where(double.IsFinite);
}
