using Glasshouse.Lab.Charts;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;

namespace Glasshouse.Lab.Experiments;

/// <summary>What a fit found: what each wave and all together left, and the targets at the best draw.</summary>
internal static class CalibrationFindings
{
    public static void Add(
        Calibration calibration, ExperimentResults results, ExperimentStore store, List<string> sentences,
        List<FindingTable> tables)
    {
        sentences.Add(calibration.Best is null
            ? "No draw within the ranges gives all targets: every one is ruled out. Nothing was fitted."
            : $"{Figures.Share(calibration.Waves[^1].LeftShare)} of the ranges is not ruled out after "
                + $"{calibration.Waves.Count} waves.");
        AddWaves(calibration, store, tables);
        if (calibration.Best is not { } best)
        {
            return;
        }
        sentences.Add($"The best draw, run {Calibration.Checks} times with other luck, "
            + (calibration.Holds(results)
                ? $"gives every target within three deviations; it stands in {Calibration.FileName} and changes no "
                    + "default."
                : "misses a target by more than three deviations, or a check failed, so it is not handed on."));
        sentences.Add("Figures that parameters were fitted to are no test of them.");
        AddRanges(calibration, best, store, tables);
        AddTargets(calibration, results, store, tables);
    }

    private static void AddWaves(Calibration calibration, ExperimentStore store, List<FindingTable> tables)
    {
        store.WriteTable("waves", "wave INTEGER, points INTEGER, left_share DOUBLE", calibration.Waves
            .Select((wave, number) => ExperimentFindings.Row($"{number + 1}", $"{wave.Points}", wave.LeftShare)));
        tables.Add(new FindingTable(
            new ChartTable("What each wave left of the ranges", ["Wave", "Runs learnt from", "Not ruled out"],
                [.. calibration.Waves.Select((wave, number) => (string[])
                    [$"{number + 1}", Figures.Count(wave.Points), Figures.Share(wave.LeftShare)])]),
            "SELECT * FROM waves ORDER BY wave"));
    }

    private static void AddRanges(
        Calibration calibration, double[] best, ExperimentStore store, List<FindingTable> tables)
    {
        var rows = new List<IReadOnlyList<string>>();
        var stored = new List<string>();
        for (int factor = 0; factor < calibration.Experiment.Factors.Length; factor++)
        {
            Factor varied = calibration.Experiment.Factors[factor];
            double[] left = [.. calibration.Left.Select(draw => calibration.Value(factor, draw)).Order()];
            double[] told = [varied.Low, varied.High, left[0], left[^1], calibration.Value(factor, best)];
            rows.Add([varied.Path, .. told.Select(number => Figures.Number(number))]);
            stored.Add(ExperimentFindings.Row([varied.Path, .. told.Select(number => (object)number)]));
        }
        store.WriteTable("fitted",
            "parameter VARCHAR, low DOUBLE, high DOUBLE, left_low DOUBLE, left_high DOUBLE, best DOUBLE", stored);
        tables.Add(new FindingTable(
            new ChartTable("Parameters", ["Parameter", "From", "To", "Left from", "Left to", "Best"], rows),
            "SELECT * FROM fitted"));
    }

    private static void AddTargets(
        Calibration calibration, ExperimentResults results, ExperimentStore store, List<FindingTable> tables)
    {
        (FittedTarget Target, MeanInterval Got)[] all =
            [.. calibration.Experiment.Experiment.Targets.Select(target => (target, calibration.Got(target, results)))];
        store.WriteTable("targets",
            "measure VARCHAR, target DOUBLE, deviation DOUBLE, got DOUBLE, half_width DOUBLE",
            all.Select(one => ExperimentFindings.Row(
                one.Target.Measure, one.Target.Value, one.Target.Deviation, one.Got.Mean, one.Got.HalfWidth)));
        tables.Add(new FindingTable(
            new ChartTable($"Targets at the best draw, mean of {Calibration.Checks} seeds; all of them tuned on",
                ["Measure", "Target", "Deviation", "Got", "95% of the mean, half"],
                [.. all.Select(one => (string[])
                [
                    one.Target.Measure, Quantities.Text(one.Target.Value), Quantities.Text(one.Target.Deviation),
                    Figures.Number(one.Got.Mean), Figures.Number(one.Got.HalfWidth),
                ])]),
            "SELECT * FROM targets"));
    }
}
