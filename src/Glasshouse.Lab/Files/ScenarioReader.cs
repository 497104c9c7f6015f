using System.Collections.Immutable;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Nations;

namespace Glasshouse.Lab.Files;

/// <summary>A scenario with everything it rests on, read and checked.</summary>
/// <param name="Resolved">The scenario with the run's options in it and every regime by its own name.</param>
/// <param name="Arms">One per arm; one where the scenario has no arms.</param>
/// <param name="Texts">What it rests on; <see cref="InputTexts.FromRecorded"/> makes the same run of them.</param>
/// <param name="ResolvedYaml">The resolved scenario as a file.</param>
/// <param name="Warnings">What can be run and is probably not meant.</param>
public sealed record PreparedScenario(
    Scenario Resolved, ImmutableArray<RunInputs> Arms, ImmutableArray<InputText> Texts, string ResolvedYaml,
    IReadOnlyList<Problem> Warnings)
{
    /// <summary>
    /// What the report begins with: what the scenario says, or an infection where health regimes are all that is in
    /// force.
    /// </summary>
    public ReportTopic Topic =>
        Resolved.About == ReportTopic.Citizens && Arms.Any(arm => !arm.HealthRegimes.IsEmpty)
        && Arms.All(arm => arm.Regimes.Values.All(regime =>
            RegimeChecks.Kinds.All(kind => regime.SystemFor(kind) is null)))
            ? ReportTopic.Health
            : Resolved.About;
}

/// <summary>Reads a scenario by name or path and everything it names.</summary>
public sealed class ScenarioReader
{
    private readonly InputTexts _texts;
    private readonly RunOverrides _overrides;
    private readonly Findings _findings = new();
    private ProvenanceShelf _provenances = new();

    private ScenarioReader(InputTexts texts, RunOverrides overrides)
    {
        _texts = texts;
        _overrides = overrides;
    }

    /// <summary>Reads and checks a scenario, its regimes, the parameters and the nation's statistics.</summary>
    /// <param name="nameOrPath">A shipped name or a file.</param>
    /// <param name="overrides">What the user changes for this run.</param>
    /// <param name="texts">Where texts come from.</param>
    /// <exception cref="BadInputException">Something cannot be used; all problems are in it.</exception>
    public static PreparedScenario Prepare(string nameOrPath, RunOverrides overrides, InputTexts texts)
    {
        InputText text = texts.Open(InputKind.Scenario, nameOrPath);
        return new ScenarioReader(texts, overrides).Prepare(text);
    }

    private PreparedScenario Prepare(InputText text)
    {
        Scenario? scenario = Bind(text);
        EvidencedParameters? parameters = _findings.Attempt(() => ParametersReader.Read(_texts));
        ImmutableArray<Behaviour>? catalogue = ReadCatalogue();
        if (scenario is null)
        {
            _findings.ThrowIfAny();
        }
        string? folder = _texts.FolderOf(text);
        ImmutableArray<Behaviour> known = Additions.Catalogue(catalogue ?? [], scenario!);
        Additions.Check(scenario!, catalogue ?? [], _findings);
        var shelf = new RegimeShelf(_texts, known, _findings);
        Scenario resolved = Named(_overrides.ApplyTo(scenario!, _findings), folder, shelf);
        CheckOverrides(resolved);
        CheckAddedRules(resolved, known, shelf);
        NationMarginals? marginals = null;
        if (resolved.Nation is { } nation && _findings.IsSound("nation.preset"))
        {
            string? preset = Preset(nation.Preset, folder);
            resolved = resolved with { Nation = nation with { Preset = preset ?? nation.Preset } };
            marginals = preset is null ? null : _findings.Attempt(() => NationFolder.Read(preset, _texts));
        }
        LockdownChecks.Run(resolved, marginals, _findings);
        CameraChecks.Run(resolved, _findings);
        RedOrderChecks.Run(resolved, _findings);
        _findings.ThrowIfAny();
        ImmutableArray<RunInputs> arms =
        [
            .. ArmsOf(resolved).Select(
                arm => InputsOf(resolved, arm, parameters!.Values, catalogue!.Value, marginals!, shelf)),
        ];
        AmendmentChecks.Run(arms, _findings);
        AgeRiskChecks.Run(arms, _findings);
        SightChecks.Run(arms, _findings);
        _findings.ThrowIfAny();
        string yaml = ScenarioWriter.Write(resolved, _provenances);
        InputText record = InputText.Of(InputKind.Scenario, resolved.Name, text.File, yaml);
        IEnumerable<InputText> others =
            _texts.Read.Where(read =>
                read.Kind is InputKind.Parameters or InputKind.Behaviours or InputKind.Nation);
        return new PreparedScenario(resolved, arms, [record, .. shelf.Texts, .. others], yaml, _findings.Warnings);
    }

    private Scenario? Bind(InputText text)
    {
        if (YamlTree.Read(text.File, text.Text, _findings) is not { } root)
        {
            return null;
        }
        var binder = new RecordBinder(_findings);
        _provenances = binder.Provenances;
        Scenario scenario = binder.Bind<Scenario>(root);
        // An arm's switches are the scenario's, but for those it mentions; a plain reading would fill in defaults.
        var arms = (root.Find("arms") as YamlMapping)?.Entries.ToDictionary(entry => entry.Key.Text);
        Arm WithSwitches(Arm arm) =>
            arms?[arm.Name].Value is YamlMapping own && own.Find("switches") is YamlMapping some
            ? arm with { Switches = binder.BindOnto(scenario.Switches, some, $"arms.{arm.Name}.switches") }
            : arm;
        scenario = scenario with { Arms = [.. scenario.Arms.Select(WithSwitches)] };
        ScenarioChecks.Run(scenario, _overrides.Regime is not null, _findings);
        return scenario;
    }

    private void CheckAddedRules(Scenario resolved, ImmutableArray<Behaviour> known, RegimeShelf shelf)
    {
        // One run per arm; where an option puts one regime in the arms' place, one run.
        IEnumerable<Arm?> runs = resolved.Arms.IsEmpty ? [null] : resolved.Arms.Select(arm => (Arm?)arm);
        foreach (Arm? arm in runs)
        {
            string? first = arm is null ? resolved.Regime : arm.Regime;
            Additions.CheckRules(
                Additions.Events(resolved, arm), first is null ? null : shelf.Known(first), shelf.Known, known,
                _findings);
        }
    }

    private ImmutableArray<Behaviour>? ReadCatalogue()
    {
        try
        {
            return CatalogueReader.Read(_texts);
        }
        catch (BadInputException exception)
        {
            _findings.Add(exception.Problems);
            return null;
        }
    }

    private void CheckOverrides(Scenario resolved)
    {
        ScenarioChecks.CheckEnd(resolved, _findings);
    }

    // Every regime by the name it gives itself, so that the record of a run does not depend on where files lay.
    private Scenario Named(Scenario scenario, string? folder, RegimeShelf shelf)
    {
        string? Name(string? regime, string path, bool isOption = false)
        {
            if (string.IsNullOrEmpty(regime))
            {
                return regime;
            }
            Place place = isOption ? new Place("--regime", 0, 0) : _findings.PlaceOf(path);
            Regime? found = shelf.Find(regime, isOption ? null : folder, place, isOption ? "" : path);
            if (found is not null)
            {
                shelf.CheckDates(found, scenario.Days);
            }
            if (found is { Health: not null })
            {
                _findings.Refuse(place, isOption ? "" : path, "contradiction",
                    $"is {regime}, a health regime; name it under health");
            }
            return found?.Name ?? regime;
        }

        string? Health(string? health, string path, bool isOption = false)
        {
            if (health is null or ScenarioChecks.NoHealth)
            {
                return health;
            }
            Place place = isOption ? new Place("--health", 0, 0) : _findings.PlaceOf(path);
            Regime? found = shelf.Find(health, isOption ? null : folder, place, isOption ? "" : path);
            if (found is { Health: null })
            {
                _findings.Refuse(place, isOption ? "" : path, "contradiction",
                    $"is {health}, which says nothing of health (health:); shipped are "
                    + string.Join(", ", Shipped.HealthRegimes));
            }
            return found?.Name ?? health;
        }

        ImmutableArray<TimelineEvent> Dated(ImmutableArray<TimelineEvent> timeline, string path) =>
            [.. timeline.Select((happening, i) =>
                happening with
                {
                    Regime = Name(happening.Regime, $"{path}.{i}.regime"),
                    Health = Health(happening.Health, $"{path}.{i}.health"),
                })];

        return scenario with
        {
            Regime = Name(scenario.Regime, "regime", _overrides.Regime is not null),
            Health = Health(scenario.Health, "health", _overrides.Health is not null)!,
            Timeline = Dated(scenario.Timeline, "timeline"),
            Arms =
            [
                .. scenario.Arms.Select(arm => arm with
                {
                    Regime = Name(arm.Regime, $"arms.{arm.Name}.regime")!,
                    Health = Health(arm.Health, $"arms.{arm.Name}.health", _overrides.Health is not null),
                    Timeline = Dated(arm.Timeline, $"arms.{arm.Name}.timeline"),
                }),
            ],
        };
    }

    // A folder of counts is named from the scenario's folder, and by its full path in the record.
    private string? Preset(string preset, string? folder)
    {
        if (NationFolder.Presets.Contains(preset) || _texts.AreRecorded)
        {
            return preset;
        }
        string path = folder is null ? preset : Path.Combine(folder, preset);
        if (Directory.Exists(path))
        {
            return Path.GetFullPath(path);
        }
        _findings.RefuseAt("nation.preset", "unknown-name",
            $"is {preset}, no shipped nation and no folder; {Nearest.Advice(preset, NationFolder.Presets)}");
        return null;
    }

    private static ImmutableArray<Arm> ArmsOf(Scenario scenario) => scenario.Regime is { } only
        ? [new Arm { Name = only, Regime = only }]
        : scenario.Arms;

    private static RunInputs InputsOf(
        Scenario scenario, Arm arm, Parameters parameters, ImmutableArray<Behaviour> catalogue,
        NationMarginals marginals, RegimeShelf shelf)
    {
        Scenario merged = scenario with
        {
            Regime = arm.Regime,
            Arms = [],
            Health = arm.Health ?? scenario.Health,
            Norm = arm.Norm ?? scenario.Norm,
            Switches = arm.Switches ?? scenario.Switches,
            Set = scenario.Set.SetItems(arm.Set),
            Lockdowns = [.. scenario.Lockdowns, .. arm.Lockdowns],
            RedOrders = [.. scenario.RedOrders, .. arm.RedOrders],
            Cameras = arm.Cameras ?? scenario.Cameras,
            Timeline = [.. scenario.Timeline.Concat(arm.Timeline).OrderBy(happening => happening.Day)],
        };
        Parameters first = ParameterPaths.With(parameters, merged.Set);
        var later = ImmutableSortedDictionary.CreateBuilder<int, Parameters>();
        Parameters current = first;
        foreach (TimelineEvent happening in merged.Timeline.Where(happening => !happening.Set.IsEmpty))
        {
            current = ParameterPaths.With(current, happening.Set);
            later[happening.Day] = current;
        }
        IEnumerable<string> names = merged.Timeline.Select(happening => happening.Regime).OfType<string>();
        IEnumerable<string> health = merged.Timeline.Select(happening => happening.Health).OfType<string>();
        return new RunInputs
        {
            HealthRegimes = health.Prepend(merged.Health).Distinct()
                .Where(name => name != ScenarioChecks.NoHealth)
                .ToImmutableSortedDictionary(name => name, shelf.Named, StringComparer.Ordinal),
            Scenario = merged,
            Arm = arm.Name,
            Marginals = marginals,
            Behaviours = catalogue,
            Added = Additions.Of(merged),
            Parameters = first,
            Regimes = names.Prepend(arm.Regime).Distinct()
                .ToImmutableSortedDictionary(name => name, shelf.Named, StringComparer.Ordinal),
            ParametersFrom = later.ToImmutable(),
        };
    }
}
