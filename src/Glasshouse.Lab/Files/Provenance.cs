using System.Collections.Immutable;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Lab.Files;

/// <summary>Where the numbers of a mapping come from and how they are known.</summary>
/// <param name="Source">Where they come from.</param>
/// <param name="Basis">Measured, estimated or assumed.</param>
/// <param name="Date">When the source was looked at.</param>
/// <param name="File">File that says so.</param>
public sealed record Provenance(string Source, Basis Basis, DateOnly? Date, string File)
{
    /// <summary>Keys by which a mapping states it.</summary>
    public static readonly ImmutableArray<string> Keys = ["source", "basis", "date"];

    /// <summary>What a mapping itself states; null where it states nothing and what stands around it holds.</summary>
    public static Provenance? Of(YamlMapping mapping, string path, Findings findings)
    {
        string? source = Value<string>(mapping, "source", path, findings);
        Basis? basis = Value<object>(mapping, "basis", path, findings) as Basis?;
        var date = Value<object>(mapping, "date", path, findings) as DateOnly?;
        bool statesSource = mapping.Find("source") is not null;
        bool statesBasis = mapping.Find("basis") is not null;
        if (statesSource != statesBasis)
        {
            (string stated, string missing) = statesSource ? ("source", "basis") : ("basis", "source");
            findings.Refuse(mapping.Find(stated)!.Place, Spelling.Join(path, missing), "missing-source",
                $"is missing beside {stated}; a number needs both");
        }
        if (!statesSource && !statesBasis)
        {
            return null;
        }
        if (statesSource && string.IsNullOrWhiteSpace(source) && findings.IsSound(Spelling.Join(path, "source")))
        {
            Place place = mapping.Find("source")!.Place;
            findings.Refuse(place, Spelling.Join(path, "source"), "missing-source", "says nothing");
        }
        return new Provenance(
            source ?? "", basis ?? Basis.Assumed, date, mapping.Find(statesSource ? "source" : "basis")!.Place.File);
    }

    public Evidence For(Setting setting, string path, double value, Place place)
    {
        QuantityAttribute quantity = setting.Quantity!;
        return new Evidence(
            path, value, quantity.Unit, quantity.Least, quantity.Most, quantity.Meaning, Source, Basis, Date, place);
    }

    private static T? Value<T>(YamlMapping mapping, string key, string path, Findings findings)
        where T : class
    {
        Type type = key switch
        {
            "source" => typeof(string),
            "basis" => typeof(Basis),
            _ => typeof(DateOnly),
        };
        if (mapping.Find(key) is not { } node)
        {
            return null;
        }
        string complaint = $"is no plain value; expected {ScalarReader.Expected(type)}";
        object? value = node is YamlScalar scalar ? ScalarReader.Read(scalar, type, out complaint) : null;
        if (value is null)
        {
            findings.Refuse(node.Place, Spelling.Join(path, key), "wrong-type", complaint);
        }
        return (T?)value;
    }
}
