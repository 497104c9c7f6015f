using System.Globalization;
using Glasshouse.Lab.Charts;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;

namespace Glasshouse.Lab.Experiments;

/// <summary>A table of findings, with the question that makes it again from results.duckdb.</summary>
public sealed record FindingTable(ChartTable Table, string Sql, BarChart? Chart = null);

/// <summary>What an experiment found: sentences, and tables that are kept in results.duckdb too.</summary>
public sealed record ExperimentFindings(IReadOnlyList<string> Sentences, IReadOnlyList<FindingTable> Tables)
{
    private const int MostNamed = 5;

    /// <summary>Works the findings out and writes their tables into the store.</summary>
    public static ExperimentFindings Of(
        PreparedExperiment prepared, ExperimentResults results, ExperimentStore store,
        Calibration? calibration = null)
    {
        var sentences = new List<string> { Extent(prepared, results) };
        var tables = new List<FindingTable>();
        AddDifferences(prepared, results, store, sentences, tables);
        // Sensitivity is taken of whole designs only: half a trajectory says nothing.
        bool isWhole = results.Failed == 0 && results.Runs == prepared.MostRuns;
        switch (prepared.Experiment.Design)
        {
            case DesignKind.Morris when isWhole:
                AddMorris(prepared, results, store, sentences, tables);
                break;
            case DesignKind.Saltelli when isWhole:
                AddSobol(prepared, results, store, sentences, tables);
                break;
            case DesignKind.Morris or DesignKind.Saltelli:
                sentences.Add("Not every run of the design is there, so no sensitivity is worked out.");
                break;
            case DesignKind.Grid:
                AddGrid(prepared, results, tables);
                break;
            case DesignKind.HistoryMatching when calibration is not null:
                CalibrationFindings.Add(calibration, results, store, sentences, tables);
                break;
        }
        return new ExperimentFindings(sentences, tables);
    }

    private static string Extent(PreparedExperiment prepared, ExperimentResults results)
    {
        string failed = results.Failed == 0 ? "none failed"
            : $"{results.Failed} failed (their errors are in the table runs)";
        return $"{Figures.Count(results.Runs)} runs of {Figures.Count(prepared.MostRuns)} at most, over "
            + $"{Plural(prepared.Points.Length, "point")} and {Plural(prepared.Arms.Length, "arm")}; {failed}.";
    }

    private static void AddDifferences(
        PreparedExperiment prepared, ExperimentResults results, ExperimentStore store, List<string> sentences,
        List<FindingTable> tables)
    {
        if (prepared.Arms.Length < 2)
        {
            return;
        }
        bool isOnePoint = prepared.Points.Length == 1;
        string baseline = prepared.Arms[0].Arm;
        var rows = new List<IReadOnlyList<string>>();
        var stored = new List<string>();
        foreach (string measure in results.Measures)
        {
            MeasureGuide guide = MeasureGuide.Of(measure);
            for (int arm = 1; arm < prepared.Arms.Length; arm++)
            {
                string name = prepared.Arms[arm].Arm;
                IReadOnlyList<double> byPoint = results.DifferencesByPoint(measure, arm);
                if (byPoint.Count == 0)
                {
                    continue;
                }
                double[] sorted = [.. byPoint.Order()];
                MeanInterval interval = isOnePoint ? results.Difference(measure, 0, arm) : Intervals.Of(byPoint);
                (double low, double high) = isOnePoint
                    ? (interval.Low, interval.High)
                    : (Intervals.Quantile(sorted, 0.05), Intervals.Quantile(sorted, 0.95));
                double turned = isOnePoint ? double.NaN : results.SignChangeShare(measure, arm);
                rows.Add([$"{guide.Words}: {name}", Difference(guide, interval.Mean), Difference(guide, low),
                    Difference(guide, high), Figures.Share(turned)]);
                stored.Add(Row(measure, name, baseline, interval.Mean, low, high, turned));
                if (measure == prepared.Experiment.Headline)
                {
                    sentences.Add(Headline(guide, name, baseline, interval, low, high, turned, isOnePoint, results));
                }
            }
        }
        store.WriteTable("differences",
            "measure VARCHAR, arm VARCHAR, baseline VARCHAR, mean DOUBLE, low DOUBLE, high DOUBLE, sign_change DOUBLE",
            stored);
        string spread = isOnePoint ? "95% interval over seeds" : "5% and 95% of the points";
        tables.Add(new FindingTable(
            new ChartTable($"Difference from {baseline}, the same people and the same draws ({spread})",
                ["Measure: arm", "Difference", "Low", "High", "Other sign"], rows),
            "SELECT * FROM differences"));
    }

    private static string Headline(
        MeasureGuide guide, string arm, string baseline, MeanInterval interval, double low, double high,
        double turned, bool isOnePoint, ExperimentResults results)
    {
        string words = $"{guide.Words}, {arm} less {baseline}: {Difference(guide, interval.Mean)}";
        if (isOnePoint)
        {
            return double.IsFinite(interval.HalfWidth)
                ? $"{words} (95% interval {Difference(guide, low)} to {Difference(guide, high)}, "
                    + $"{Plural(results.ReplicatesAt(0), "seed")})."
                : $"{words}; one seed gives no interval.";
        }
        return $"{words} on average over the points, {Difference(guide, low)} to "
            + $"{Difference(guide, high)} in nine of ten; its sign is the other one at "
            + $"{Figures.Share(turned)} of the points.";
    }

    private static string Difference(MeasureGuide guide, double value) =>
        double.IsFinite(value) ? Figures.Difference(guide.Unit, value) : Figures.Missing;

    private static void AddMorris(
        PreparedExperiment prepared, ExperimentResults results, ExperimentStore store, List<string> sentences,
        List<FindingTable> tables)
    {
        string[] factors = [.. prepared.Factors.Select(factor => factor.Path)];
        var stored = new List<string>();
        foreach (Output output in Outputs(prepared, results))
        {
            ElementaryEffect[] effects = Sensitivity.Morris(factors, prepared.Points, output.Values);
            stored.AddRange(effects.Select(effect => Row(output.Measure, output.Arm, output.Versus, effect.Factor,
                effect.Mean, effect.MeanAbsolute, effect.Deviation)));
            if (!output.IsHeadline)
            {
                continue;
            }
            string words = output.Words;
            sentences.Add($"What matters most for {words}: "
                + string.Join(", ", effects.Where(effect => effect.MeanAbsolute > 0).Take(MostNamed)
                    .Select(effect => effect.Factor)) + ".");
            tables.Add(TableOf(
                $"Morris: effect of crossing the range, on {words}", ["Number", "mu*", "mu", "sigma"],
                effects.Select(effect => (effect.Factor,
                    new[] { effect.MeanAbsolute, effect.Mean, effect.Deviation })),
                output.Unit,
                $"SELECT * FROM morris WHERE measure = '{output.Measure}' AND arm = '{output.Arm}' "
                + $"AND versus = '{output.Versus}' ORDER BY mu_star DESC"));
        }
        store.WriteTable("morris",
            "measure VARCHAR, arm VARCHAR, versus VARCHAR, parameter VARCHAR, mu DOUBLE, mu_star DOUBLE, sigma DOUBLE",
            stored);
    }

    private static void AddSobol(
        PreparedExperiment prepared, ExperimentResults results, ExperimentStore store, List<string> sentences,
        List<FindingTable> tables)
    {
        string[] factors = [.. prepared.Factors.Select(factor => factor.Path)];
        var stored = new List<string>();
        foreach (Output output in Outputs(prepared, results))
        {
            SobolIndex[] indices =
                Sensitivity.Sobol(factors, output.Values, (uint)prepared.Experiment.DesignSeed);
            stored.AddRange(indices.Select(index => Row(output.Measure, output.Arm, output.Versus, index.Factor,
                index.First, index.FirstLow, index.FirstHigh, index.Total, index.TotalLow, index.TotalHigh)));
            if (!output.IsHeadline)
            {
                continue;
            }
            string words = output.Words;
            sentences.Add($"Of the variance of {words}, "
                + string.Join(", ", indices.Take(MostNamed).Select(index =>
                    $"{Figures.Share(index.Total)} involves {index.Factor}")) + ".");
            tables.Add(TableOf(
                $"Sobol: shares of the variance of {words}",
                ["Number", "ST", "ST low", "ST high", "S1", "S1 low", "S1 high"],
                indices.Select(index => (index.Factor, new[]
                {
                    index.Total, index.TotalLow, index.TotalHigh, index.First, index.FirstLow, index.FirstHigh,
                })),
                Unit.Share,
                $"SELECT * FROM sobol WHERE measure = '{output.Measure}' AND arm = '{output.Arm}' "
                + $"AND versus = '{output.Versus}' ORDER BY total DESC"));
        }
        store.WriteTable("sobol",
            "measure VARCHAR, arm VARCHAR, versus VARCHAR, parameter VARCHAR, first DOUBLE, first_low DOUBLE, "
            + "first_high DOUBLE, total DOUBLE, total_low DOUBLE, total_high DOUBLE",
            stored);
    }

    private static void AddGrid(PreparedExperiment prepared, ExperimentResults results, List<FindingTable> tables)
    {
        for (int arm = 0; arm < prepared.Arms.Length; arm++)
        {
            var rows = new List<IReadOnlyList<string>>();
            for (int point = 0; point < prepared.Points.Length; point++)
            {
                string place = string.Join(", ", prepared.Factors.Select((factor, k) =>
                    $"{factor.Path} = {Quantities.Text(prepared.ValueAt(point, k))}"));
                rows.Add([place, .. results.Measures.Select(measure =>
                    Figures.Of(MeasureGuide.Of(measure).Unit, results.Mean(measure, point, arm)))]);
            }
            tables.Add(new FindingTable(
                new ChartTable($"By point, {prepared.Arms[arm].Arm}",
                    ["Point", .. results.Measures.Select(measure => MeasureGuide.Of(measure).Words)], rows),
                "SELECT point, list(DISTINCT parameter || ' = ' || points.value) AS place, measure, "
                + "avg(results.value) AS mean FROM runs JOIN results USING (run) JOIN points USING (point) "
                + $"WHERE arm = '{prepared.Arms[arm].Arm}' GROUP BY point, measure ORDER BY point, measure"));
        }
    }

    private static FindingTable TableOf(
        string title, string[] columns, IEnumerable<(string Name, double[] Values)> rows, Unit unit, string sql)
    {
        (string Name, double[] Values)[] all = [.. rows];
        var chart = new BarChart
        {
            Words = new ChartWords("sensitivity", title, $"{columns[1]} of each number, largest first"),
            Series = [(columns[1], Tone.Arm1)],
            Rows = [.. all.Select(row => new BarRow(row.Name, [row.Values[0]]))],
            Unit = unit,
            RowHeading = columns[0],
        };
        return new FindingTable(
            new ChartTable(title, columns,
                [.. all.Select(row => (string[])[row.Name, .. row.Values.Select(value => Figures.Of(unit, value))])]),
            sql, chart);
    }

    // Each arm's own figure of each measure, and each arm's difference from the baseline.
    private static IEnumerable<Output> Outputs(PreparedExperiment prepared, ExperimentResults results)
    {
        string headline = prepared.Experiment.Headline;
        int last = prepared.Arms.Length - 1;
        foreach (string measure in results.Measures)
        {
            for (int arm = 0; arm <= last; arm++)
            {
                foreach (bool isDifference in arm == 0 ? [false] : new[] { false, true })
                {
                    double[] values = results.AtPoints(measure, arm, isDifference);
                    if (values.All(double.IsFinite))
                    {
                        bool isHeadline = measure == headline && arm == last && isDifference == last > 0;
                        yield return new Output(
                            measure, prepared.Arms[arm].Arm, isDifference ? prepared.Arms[0].Arm : "", values,
                            isHeadline);
                    }
                }
            }
        }
    }

    internal static string Row(params object[] cells) => string.Join(", ", cells.Select(cell => cell switch
    {
        double number when double.IsFinite(number) =>
            number.ToString("R", CultureInfo.InvariantCulture) + "::DOUBLE",
        double => "NULL",
        _ => RunDatabase.Text($"{cell}"),
    }));

    private static string Plural(int count, string word) => $"{Figures.Count(count)} {word}{(count == 1 ? "" : "s")}";

    private sealed record Output(string Measure, string Arm, string Versus, double[] Values, bool IsHeadline)
    {
        public Unit Unit => MeasureGuide.Of(Measure).Unit;

        public string Words => $"“{MeasureGuide.Of(Measure).Words}”, {Arm}"
            + (Versus.Length > 0 ? $" less {Versus}" : "");
    }
}
