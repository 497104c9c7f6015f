using System.Collections.Immutable;
using Glasshouse.Model;

namespace Glasshouse.Lab.Files;

/// <summary>The model's numbers and how each is known.</summary>
/// <param name="Values">The numbers.</param>
/// <param name="Evidence">Unit, range, meaning, source and basis of each, by dotted path.</param>
public sealed record EvidencedParameters(Parameters Values, ImmutableSortedDictionary<string, Evidence> Evidence)
{
    public Evidence? EvidenceOf(string path) => Evidence.GetValueOrDefault(path);
}

/// <summary>Reads the model's parameters: one file per section, together one record.</summary>
public static class ParametersReader
{
    /// <summary>Reads all sections.</summary>
    /// <exception cref="BadInputException">Something in them cannot be used.</exception>
    public static EvidencedParameters Read(InputTexts texts)
    {
        var findings = new Findings();
        var files = new List<(string, string)>();
        foreach (string section in texts.ParameterSections)
        {
            if (findings.Attempt(() => texts.Open(InputKind.Parameters, section)) is { } text)
            {
                files.Add((text.File, text.Text));
            }
        }
        return Read(files, findings);
    }

    /// <summary>Joins the sections of several files; each section stands in one of them.</summary>
    public static EvidencedParameters Read(IEnumerable<(string File, string Text)> files, Findings findings)
    {
        var sections = new Dictionary<string, YamlEntry>(StringComparer.Ordinal);
        foreach ((string file, string text) in files)
        {
            foreach (YamlEntry entry in YamlTree.Read(file, text, findings)?.Entries ?? [])
            {
                if (!sections.TryAdd(entry.Key.Text, entry))
                {
                    findings.Refuse(entry.Key.Place, "doubled-key",
                        $"gives {entry.Key.Text} again; it stands in {sections[entry.Key.Text].Key.Place.File}");
                }
            }
        }
        var root = new YamlMapping(new Place("data/parameters", 0, 0), [.. sections.Values]);
        Parameters values = new RecordBinder(findings).Bind<Parameters>(root);
        findings.ThrowIfAny();
        return new EvidencedParameters(
            values, findings.Evidence.ToImmutableSortedDictionary(StringComparer.Ordinal));
    }
}
