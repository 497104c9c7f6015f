using System.Collections.Immutable;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;
using Glasshouse.Model;

namespace Glasshouse.Lab.Experiments;

/// <summary>An experiment with everything it rests on, read and checked.</summary>
/// <param name="Experiment">The file.</param>
/// <param name="Base">The scenario.</param>
/// <param name="Arms">Inputs of the arms that are run, the baseline first.</param>
/// <param name="Factors">Numbers that vary.</param>
/// <param name="Points">Places of the points, each 0 to 1 a factor; one point without factors.</param>
/// <param name="Texts">The file and all it rests on.</param>
public sealed record PreparedExperiment(
    Experiment Experiment, PreparedScenario Base, ImmutableArray<RunInputs> Arms, ImmutableArray<Factor> Factors,
    double[][] Points, ImmutableArray<InputText> Texts)
{
    public int MostReplicates => Experiment.Stop?.AtMost ?? Experiment.Replicates;

    /// <summary>Runs at most, over all points, seeds and arms.</summary>
    public long MostRuns => Experiment.Design == DesignKind.HistoryMatching
        ? (((long)Experiment.Draws * Experiment.Waves) + Calibration.Checks) * Arms.Length
        : (long)Points.Length * MostReplicates * Arms.Length;

    /// <summary>Whether a factor is a number of a regime against an infection.</summary>
    public bool IsOfHealth(Factor factor) => factor.OfRegime
        && Arms.Any(arm => arm.HealthRegimes.ContainsKey(ExperimentReader.Parted(factor.Path).Regime));

    /// <summary>The run of a point, with a seed, in an arm.</summary>
    public Cell CellOf(int point, int replicate, int arm) => new(
        (((long)replicate * Points.Length) + point) * Arms.Length + arm, point, replicate, arm);

    /// <summary>Value of a factor at a point, in its own unit.</summary>
    public double ValueAt(int point, int factor) => Experiment.Design == DesignKind.Grid
        ? Points[point][factor]
        : Factors[factor].At(Points[point][factor]);

    /// <summary>What is run at a point, with a seed, in an arm.</summary>
    public RunInputs InputsOf(int point, int replicate, int arm)
    {
        RunInputs inputs = Arms[arm];
        // What is learnt from points of one seed would be that seed's luck.
        int luck = Experiment.Design == DesignKind.HistoryMatching ? point : replicate;
        inputs = inputs with
        {
            Scenario = inputs.Scenario with
            {
                Seed = (inputs.Scenario.Seed + luck) % (1L << 32),
                Record = new RecordChoice { Detail = RecordDetail.Summary },
            },
        };
        for (int factor = 0; factor < Factors.Length; factor++)
        {
            inputs = Factors[factor].OfRegime
                ? WithRegimeNumber(inputs, Factors[factor].Path, ValueAt(point, factor))
                : WithParameter(inputs, Factors[factor].Path, ValueAt(point, factor));
        }
        return inputs;
    }

    // A dated event that sets the same parameter still takes effect on its day.
    private static RunInputs WithParameter(RunInputs inputs, string path, double value)
    {
        int from = inputs.Scenario.Timeline
            .Where(happening => happening.Set.ContainsKey(path))
            .Select(happening => happening.Day).DefaultIfEmpty(int.MaxValue).Min();
        return inputs with
        {
            Parameters = ParameterPaths.With(inputs.Parameters, path, value),
            ParametersFrom = inputs.ParametersFrom.SetItems(inputs.ParametersFrom
                .Where(dated => dated.Key < from)
                .Select(dated => KeyValuePair.Create(dated.Key, ParameterPaths.With(dated.Value, path, value)))),
        };
    }

    private static RunInputs WithRegimeNumber(RunInputs inputs, string path, double value)
    {
        (string regime, string below) = ExperimentReader.Parted(path);
        return inputs.RegimeOf(regime) is { } old
            ? inputs.WithRegime(regime, RecordPaths.With(old, below, value))
            : inputs;
    }
}

/// <summary>Reads an experiment by name or path.</summary>
public sealed class ExperimentReader
{
    private readonly Findings _findings = new();
    private readonly Experiment _experiment;
    private readonly PreparedScenario? _base;

    private ExperimentReader(InputText text, InputTexts texts)
    {
        Experiment? experiment = YamlTree.Read(text.File, text.Text, _findings) is { } root
            ? new RecordBinder(_findings).Bind<Experiment>(root)
            : null;
        _findings.ThrowIfAny();
        _experiment = experiment!;
        Identifiers.CheckFolder(_experiment.Name, "name", _findings);
        string? folder = texts.FolderOf(text);
        bool isShipped = Shipped.Scenarios.Contains(_experiment.Scenario) || folder is null;
        _base = _findings.Attempt(() => ScenarioReader.Prepare(
            isShipped ? _experiment.Scenario : Path.Combine(folder!, _experiment.Scenario),
            RunOverrides.None with
            {
                Citizens = _experiment.Citizens,
                Days = _experiment.Days,
                Seed = _experiment.Seed,
                Record = "summary",
            },
            texts));
    }

    /// <summary>Reads and checks an experiment and its scenario.</summary>
    /// <exception cref="BadInputException">Something cannot be used; all problems are in it.</exception>
    public static PreparedExperiment Prepare(string nameOrPath)
    {
        var texts = InputTexts.FromShippedAndDisk();
        InputText text = texts.Open(InputKind.Experiment, nameOrPath);
        var reader = new ExperimentReader(text, texts);
        ImmutableArray<RunInputs> arms = reader.Arms();
        ImmutableArray<Factor> factors = reader.Factors(arms);
        reader.CheckMeasures();
        reader.CheckDesign(factors);
        reader._findings.ThrowIfAny();
        var prepared = new PreparedExperiment(
            reader._experiment, reader._base!, arms, factors, reader.Points(factors), [text, .. reader._base!.Texts]);
        PointChecks.Run(prepared, reader._findings);
        reader._findings.ThrowIfAny();
        return prepared;
    }

    /// <summary>Name of the regime and path within it.</summary>
    internal static (string Regime, string Path) Parted(string path)
    {
        int dot = path.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? (path, "") : (path[..dot], path[(dot + 1)..]);
    }

    private ImmutableArray<RunInputs> Arms()
    {
        if (_base is null)
        {
            return [];
        }
        string[] known = [.. _base.Arms.Select(arm => arm.Arm)];
        string[] chosen = _experiment.Arms.IsEmpty ? known : [.. _experiment.Arms];
        for (int i = 0; i < chosen.Length; i++)
        {
            if (!known.Contains(chosen[i]))
            {
                _findings.RefuseAt($"arms.{i}", "unknown-name", $"is {chosen[i]}; {Nearest.Advice(chosen[i], known)}");
            }
        }
        string baseline = _experiment.Baseline ?? chosen[0];
        if (!chosen.Contains(baseline))
        {
            _findings.RefuseAt("baseline", "unknown-name", $"is {baseline}; {Nearest.Advice(baseline, chosen)}");
        }
        return
        [
            .. _base.Arms.Where(arm => chosen.Contains(arm.Arm)).OrderBy(arm => arm.Arm == baseline ? 0 : 1),
        ];
    }

    private ImmutableArray<Factor> Factors(ImmutableArray<RunInputs> arms) =>
    [
        .. _experiment.Parameters.Select(number => Factor(
            number, $"parameters.{number.Path}", ofRegime: false,
            ParameterPaths.Complaint(number.Path, double.NaN, out string code) is { } complaint
                && code == "unknown-name" ? complaint : null,
            ParameterPaths.All.GetValueOrDefault(number.Path))),
        .. _experiment.RegimeNumbers.Select(number => RegimeFactor(number, arms)),
    ];

    private Factor RegimeFactor(VariedNumber number, ImmutableArray<RunInputs> arms)
    {
        (string name, string path) = Parted(number.Path);
        Regime? regime = arms.Select(arm => arm.RegimeOf(name)).FirstOrDefault(found => found is not null);
        if (regime is null)
        {
            IEnumerable<string> known = arms.SelectMany(arm => arm.Regimes.Keys.Concat(arm.HealthRegimes.Keys))
                .Distinct();
            return Factor(number, $"regime_numbers.{number.Path}", ofRegime: true,
                $"begins with no regime of the arms; {Nearest.Advice(name, known)}", null);
        }
        ImmutableSortedDictionary<string, Setting> numbers = RegimeNumbers.Of(regime);
        string? complaint = numbers.ContainsKey(path) ? null
            : $"is no number of {name}; {Nearest.Advice(path, numbers.Keys)}";
        return Factor(
            number, $"regime_numbers.{number.Path}", ofRegime: true, complaint, numbers.GetValueOrDefault(path));
    }

    private Factor Factor(VariedNumber number, string place, bool ofRegime, string? complaint, Setting? setting)
    {
        bool isGrid = _experiment.Design == DesignKind.Grid;
        if (complaint is not null)
        {
            _findings.RefuseAt(place, "unknown-name", complaint);
        }
        else if (isGrid && number.Values.IsEmpty)
        {
            _findings.RefuseAt(place, "missing-key", "has no values; a grid needs {values: [...]}");
        }
        else if (!isGrid && (number.Low is null || number.High is null || !(number.Low < number.High)))
        {
            _findings.RefuseAt(place, "out-of-range",
                "needs low and high, low below high, as in {low: 0.1, high: 0.4}");
        }
        else if (!isGrid && !number.Values.IsEmpty)
        {
            _findings.RefuseAt(place, "unknown-key", "gives values, which only a grid has; expected low and high");
        }
        bool isWhole = setting is not null && setting.Type != typeof(double) && setting.Type != typeof(float);
        double[] given = isGrid ? [.. number.Values] : [number.Low ?? 0, number.High ?? 0];
        foreach (double value in given)
        {
            if (setting is null)
            {
                break;
            }
            if (Quantities.Complaint(setting.Quantity!, value) is { } outside)
            {
                _findings.RefuseAt(place, "out-of-range", outside);
            }
            else if (isWhole && value != Math.Truncate(value))
            {
                _findings.RefuseAt(place, "wrong-type", $"is {Quantities.Text(value)}; expected a whole number");
            }
        }
        return new Factor(number.Path, ofRegime, given.DefaultIfEmpty(0).Min(), given.DefaultIfEmpty(0).Max(),
            number.Values, isWhole);
    }

    private void CheckMeasures()
    {
        string[] known = [.. MeasureGuide.All.Select(guide => guide.Measure)];
        bool IsKnown(string measure) => known.Contains(measure)
            || (measure.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
                && known.Any(name => name.StartsWith(measure[..(colon + 1)], StringComparison.Ordinal)));
        for (int i = 0; i < _experiment.Measures.Length; i++)
        {
            string measure = _experiment.Measures[i];
            if (!IsKnown(measure))
            {
                _findings.RefuseAt($"measures.{i}", "unknown-name", $"is {measure}; {Nearest.Advice(measure, known)}");
            }
        }
        foreach (FittedTarget target in _experiment.Targets.Where(target => !IsKnown(target.Measure)))
        {
            _findings.RefuseAt($"targets.{target.Measure}", "unknown-name",
                $"is no measure; {Nearest.Advice(target.Measure, known)}");
        }
        if (!IsKnown(_experiment.Headline))
        {
            _findings.RefuseAt("headline", "unknown-name",
                $"is {_experiment.Headline}; {Nearest.Advice(_experiment.Headline, known)}");
        }
    }

    private void CheckDesign(ImmutableArray<Factor> factors)
    {
        bool varies = _experiment.Design != DesignKind.Replicates;
        if (varies && factors.IsEmpty)
        {
            _findings.RefuseAt("design", "missing-key",
                $"is {Spelling.Of(_experiment.Design)}, which varies numbers; give some under parameters");
        }
        if (!varies && !factors.IsEmpty)
        {
            _findings.RefuseAt("design", "unknown-key",
                "is replicates, which varies no number; take parameters out, or choose grid, latin_hypercube, "
                + "saltelli, morris or history_matching");
        }
        CheckTargets(factors);
        if (_experiment.Design == DesignKind.Morris && _experiment.Levels % 2 != 0)
        {
            _findings.RefuseAt("levels", "out-of-range", $"is {_experiment.Levels}; expected an even number");
        }
        if (_experiment.Stop is { } stop && stop.AtLeast > stop.AtMost)
        {
            _findings.RefuseAt("stop.at_least", "out-of-range",
                $"is {stop.AtLeast}, more than at_most, which is {stop.AtMost}");
        }
    }

    // The world may be fitted to what is known of it; rules are for people to choose, and nothing fits them.
    private void CheckTargets(ImmutableArray<Factor> factors)
    {
        bool isFit = _experiment.Design == DesignKind.HistoryMatching;
        if (isFit == _experiment.Targets.IsEmpty)
        {
            _findings.RefuseAt(isFit ? "design" : "targets", isFit ? "missing-key" : "unknown-key",
                isFit ? "is history_matching, which needs targets" : "belong to the design history_matching alone");
        }
        if (isFit && !_experiment.RegimeNumbers.IsEmpty)
        {
            _findings.RefuseAt("regime_numbers", "contradiction",
                "are rules of a regime, which nothing is fitted to; history_matching fits parameters of the world");
        }
        if (isFit && (_experiment.Replicates != 1 || _experiment.Stop is not null))
        {
            _findings.RefuseAt(_experiment.Stop is null ? "replicates" : "stop", "contradiction",
                "does not go with history_matching, in which every run has a seed of its own");
        }
        int fewest = HistoryMatching.FewestPoints(factors.Length);
        if (isFit && _experiment.Draws < fewest)
        {
            _findings.RefuseAt("draws", "out-of-range",
                $"is {_experiment.Draws}; {factors.Length} parameters need at least {fewest} a wave");
        }
        string[] arms = [.. _base?.Arms.Select(arm => arm.Arm) ?? []];
        foreach (FittedTarget target in _experiment.Targets)
        {
            if (target.Arm is { } arm && !arms.Contains(arm))
            {
                _findings.RefuseAt($"targets.{target.Measure}.arm", "unknown-name",
                    $"is {arm}; {Nearest.Advice(arm, arms)}");
            }
        }
    }

    private double[][] Points(ImmutableArray<Factor> factors)
    {
        uint seed = (uint)_experiment.DesignSeed;
        return _experiment.Design switch
        {
            DesignKind.Grid => Grid(factors),
            DesignKind.LatinHypercube or DesignKind.HistoryMatching =>
                Designs.LatinHypercube(seed, _experiment.Draws, factors.Length),
            DesignKind.Saltelli => Designs.Saltelli(seed, _experiment.Draws, factors.Length),
            DesignKind.Morris => Designs.Morris(
                seed, _experiment.Trajectories, _experiment.Levels, factors.Length),
            _ => [[]],
        };
    }

    private static double[][] Grid(ImmutableArray<Factor> factors)
    {
        IEnumerable<double[]> points = [[]];
        foreach (Factor factor in factors)
        {
            points = points.SelectMany(point => factor.Values.Select(value => (double[])[.. point, value]));
        }
        return [.. points];
    }
}
