using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Glasshouse.Lab.Files;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Nations;

namespace Glasshouse.Lab.Outputs;

/// <summary>A table of names for people: one row a thing, one column a fact.</summary>
public sealed record Listing(ImmutableArray<string> Columns, ImmutableArray<string[]> Rows)
{
    public IEnumerable<Dictionary<string, string>> AsRecords() => Rows.Select(row =>
        Columns.Zip(row).ToDictionary(cell => cell.First, cell => cell.Second));

    public string AsMarkdown()
    {
        var text = new StringBuilder();
        text.Append("| ").AppendJoin(" | ", Columns).Append(" |\n");
        text.Append('|').Append(string.Concat(Columns.Select(_ => "---|"))).Append('\n');
        foreach (string[] row in Rows)
        {
            IEnumerable<string> cells = row.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal));
            text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
        }
        return text.ToString();
    }
}

/// <summary>What there is: shipped scenarios, regimes and nations, behaviours, measures, parameters.</summary>
public static class Listings
{
    public static ImmutableArray<string> Names { get; } =
        ["scenarios", "regimes", "behaviours", "measures", "parameters", "nations", "regime-switches",
        "health-switches"];

    public static Listing Of(string name) => name switch
    {
        "scenarios" => Scenarios(),
        "regimes" => Regimes(),
        "behaviours" => Behaviours(),
        "measures" => Measures(),
        "parameters" => Parameters(),
        "nations" => Nations(),
        "regime-switches" => RegimeComparison.OfCitizens(),
        "health-switches" => HealthComparison.Table(),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such list."),
    };

    private static Listing Scenarios() => new(
        ["scenario", "nation", "citizens", "days", "arms", "question"],
        [
            .. Shipped.Scenarios.Select(name =>
            {
                Scenario scenario = ScenarioReader.Prepare(
                    name, RunOverrides.None, InputTexts.FromShippedAndDisk()).Resolved;
                string arms = scenario.Regime ?? string.Join(", ", scenario.Arms.Select(arm => arm.Name));
                return new[]
                {
                    name, scenario.Nation.Preset, Figures.Count(scenario.Nation.Citizens), Figures.Count(scenario.Days),
                    arms, scenario.Question.Trim(),
                };
            }),
        ]);

    private static Listing Regimes()
    {
        var texts = InputTexts.FromShippedAndDisk();
        ImmutableArray<Behaviour> catalogue = CatalogueReader.Read(texts);
        return new Listing(
            ["regime", "label", "systems", "meaning"],
            [
                .. Shipped.Regimes.Select(name =>
                {
                    Regime regime = RegimeReader.Read(texts, name, catalogue);
                    IEnumerable<string> systems = RegimeChecks.Kinds
                        .Where(kind => regime.SystemFor(kind) is not null).Select(RegimeChecks.KeyOf);
                    return new[] { name, Spelling.Of(regime.Label), string.Join(", ", systems), regime.Meaning.Trim() };
                }),
            ]);
    }

    private static Listing Behaviours() => new(
        ["behaviour", "subject", "kind", "opportunities per year", "channels", "meaning"],
        [
            .. CatalogueReader.Read(InputTexts.FromShippedAndDisk()).Select(behaviour => new[]
            {
                behaviour.Id, Spelling.Of(behaviour.Subject), Spelling.Of(behaviour.Kind),
                Plain(behaviour.OpportunitiesPerYear),
                string.Join(", ", behaviour.Channels.Select(sight => Spelling.Of(sight.Channel))),
                behaviour.Meaning.Trim(),
            }),
        ]);

    private static Listing Measures() => new(
        ["measure", "reads", "unit", "summed up by", "words"],
        [
            .. MeasureGuide.All.Select(guide => new[]
            {
                guide.Measure, Spelling.Of(guide.Reading), Spelling.Of(guide.Unit), guide.IsFlow ? "mean" : "last day",
                guide.Words,
            }),
        ]);

    private static Listing Parameters() => new(
        ["parameter", "value", "unit", "allowed", "basis", "meaning", "source"],
        [
            .. ParametersReader.Read(InputTexts.FromShippedAndDisk()).Evidence.Values.Select(evidence => new[]
            {
                evidence.Path, Plain(evidence.Value), evidence.Unit,
                $"{Plain(evidence.Least)} to {Plain(evidence.Most)}", Spelling.Of(evidence.Basis),
                evidence.Meaning, evidence.Source,
            }),
        ]);

    private static Listing Nations() => new(
        ["nation", "shown as", "population", "provinces", "levels"],
        [
            .. NationFolder.Presets.Select(name =>
            {
                NationMarginals marginals = NationFolder.Read(name);
                return new[]
                {
                    name, marginals.Label, Figures.Count((long)marginals.Persons),
                    Figures.Count(marginals.Provinces.Length),
                    string.Join(", ", marginals.Levels.Select(level => level.Name)),
                };
            }),
        ]);

    private static string Plain(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
