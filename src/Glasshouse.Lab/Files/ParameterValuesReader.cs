using System.Collections.Immutable;

namespace Glasshouse.Lab.Files;

/// <summary>
/// Reads values set for parameters, each under its dotted path (<c>observations.cameras_per_1000: 40</c>) or nested
/// by sections, and checks them against the parameters' own ranges.
/// </summary>
public sealed class ParameterValuesReader(Findings findings)
{
    private readonly ImmutableSortedDictionary<string, double>.Builder _values =
        ImmutableSortedDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);

    public ImmutableSortedDictionary<string, double> Read(YamlNode node, string path)
    {
        if (node is YamlMapping mapping)
        {
            Add(mapping, path, "");
        }
        else
        {
            findings.RefuseKind(node, path, "a mapping of parameter: value");
        }
        return _values.ToImmutable();
    }

    private void Add(YamlMapping mapping, string path, string section)
    {
        foreach (YamlEntry entry in mapping.Entries)
        {
            string parameter = Spelling.Join(section, entry.Key.Text);
            if (entry.Value is YamlMapping nested)
            {
                Add(nested, path, parameter);
            }
            else
            {
                Add(entry, Spelling.Join(path, parameter), parameter);
            }
        }
    }

    private void Add(YamlEntry entry, string path, string parameter)
    {
        findings.Note(path, entry.Value.Place);
        if (entry.Value is not YamlScalar scalar || ScalarReader.RealNumber(scalar) is not { } value)
        {
            findings.RefuseKind(entry.Value, path, "a number");
        }
        else if (ParameterPaths.Complaint(parameter, value, out string code) is { } complaint)
        {
            Place place = code == "unknown-name" ? entry.Key.Place : entry.Value.Place;
            findings.Refuse(place, path, code, complaint);
        }
        else if (!_values.TryAdd(parameter, value))
        {
            findings.Refuse(entry.Key.Place, path, "doubled-key", "is given twice");
        }
    }
}
