using System.Globalization;
using System.Text.RegularExpressions;
using Glasshouse.Lab.Files;
using Glasshouse.Web.Runs;

namespace Glasshouse.Web.Regimes;

/// <summary>Shipped regimes and drafts of the user's own, and the way from a draft to a run.</summary>
public sealed partial class RegimeDesk(string root, RunQueue queue)
{
    private readonly KeptTexts _drafts = new(root, "regimes", "{0}/regime.yaml");

    /// <summary>Names of drafts.</summary>
    public IReadOnlyList<string> Drafts => _drafts.Names();

    /// <summary>A shipped regime or a draft; null where there is none of that name.</summary>
    public RegimeReading? Find(string name) => Shipped.Regimes.Contains(name) ? RegimeReading.Shipped(name)
        : _drafts.Read(name) is { } text ? RegimeReading.Draft(name, text)
        : null;

    /// <summary>
    /// What the editor begins with: the draft, or a copy of a shipped regime under a name of its own and as what every
    /// regime is that was not shipped.
    /// </summary>
    public string? TextToEdit(string name)
    {
        if (!Shipped.Regimes.Contains(name))
        {
            return _drafts.Read(name);
        }
        string text = Shipped.Text($"regimes/{name}/regime.yaml")!;
        string renamed = Name().Replace(text, $"name: my-{name}", 1);
        return Label().Replace(renamed, "label: hypothetical", 1);
    }

    /// <summary>Keeps a draft under the name it gives itself.</summary>
    /// <returns>That name.</returns>
    /// <exception cref="BadInputException">It has no name that a draft can have.</exception>
    public string Keep(string text)
    {
        string name = Name().Match(text).Groups[1].Value;
        if (Shipped.Regimes.Contains(name))
        {
            throw new BadInputException("name", "taken", $"is {name}, which is a shipped regime; name it otherwise");
        }
        _drafts.Write(name, text);
        return name;
    }

    /// <summary>A draft that is a shipped regime but for how often its decisions on appeals are right.</summary>
    /// <exception cref="BadInputException">There is no such regime, or nobody can appeal under it.</exception>
    public static string WithAppeals(string name, double accuracy)
    {
        string[] keys = !Shipped.Regimes.Contains(name) ? [] :
        [
            .. RegimeChecks.Kinds.Where(kind =>
                    RegimeReading.Shipped(name).Regime!.SystemFor(kind) is { Appeal: not null })
                .Select(RegimeChecks.KeyOf),
        ];
        if (keys.Length == 0)
        {
            throw new BadInputException(
                "regime", "no-appeals", "has to be chosen, and one with appeals, for their accuracy to be moved");
        }
        string value = accuracy.ToString("0.##", CultureInfo.InvariantCulture);
        string systems = string.Concat(keys.Select(key =>
            $$"""
            {{key}}:
              appeal:
                accuracy: {value: {{value}}, source: "Moved on the start screen", basis: assumed}

            """));
        return
            $"""
            glasshouse: 1
            name: {name}-appeals-{Math.Round(100 * accuracy)}
            label: hypothetical
            meaning: "{name}, but decisions on appeals are right with probability {value}."
            extends: {name}
            {systems}
            """;
    }

    /// <summary>Keeps a draft and puts a run under it in the queue, in place of the scenario's arms.</summary>
    /// <returns>Whether there was room.</returns>
    /// <exception cref="BadInputException">The draft, the scenario or a number cannot be used.</exception>
    public bool Run(string text, string scenario, RunOverrides overrides)
    {
        if (!Shipped.Scenarios.Contains(scenario))
        {
            throw new BadInputException("scenario", "unknown-name", "is no shipped scenario");
        }
        string name = Keep(text);
        RegimeReading reading = RegimeReading.Draft(name, text);
        if (reading.Problems.Count > 0)
        {
            throw new BadInputException(reading.Problems);
        }
        // Commands count from the folder of runs: no page shows where that lies.
        string words = (overrides with { Regime = $".console/regimes/{name}" }).Words("");
        RunOverrides full = overrides with { Regime = Path.GetDirectoryName(_drafts.PathOf(name)) };
        return queue.Ask(
            name, $"glasshouse run {scenario}{words}",
            () => ScenarioReader.Prepare(scenario, full, InputTexts.FromShippedAndDisk()));
    }

    [GeneratedRegex("^name: *([^ #\r\n]+).*$", RegexOptions.Multiline)]
    private static partial Regex Name();

    [GeneratedRegex("^label:.*$", RegexOptions.Multiline)]
    private static partial Regex Label();
}
