using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Glasshouse.Model;

namespace Glasshouse.Lab.Files;

/// <summary>
/// Writes JSON Schemas (2020-12) of the file formats for editors, from the same properties and attributes that the
/// reader binds by.
/// </summary>
public static class SchemaWriter
{
    private const string ParameterValues = "parameter_values";

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        // Quotes and signs of comparison in meanings are for human eyes.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>What schemas there are.</summary>
    public static ImmutableArray<string> Names { get; } = ["scenario", "regime", "behaviours", "cases"];

    /// <summary>The schema of a format, as JSON text.</summary>
    /// <exception cref="BadInputException">There is no such format.</exception>
    public static string Write(string format)
    {
        Type record = format switch
        {
            "scenario" => typeof(Scenario),
            "regime" => typeof(Regime),
            "behaviours" => typeof(CatalogueFile),
            "cases" => typeof(CasesFile),
            _ => throw new BadInputException(
                format, "unknown-name", $"is no format with a schema; {Nearest.Advice(format, Names)}"),
        };
        JsonObject schema = OfRecord(RecordShape.Of(record), null);
        ((JsonObject)schema["properties"]!).Insert(0, "$schema", new JsonObject { ["type"] = "string" });
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", $"Glasshouse {format}");
        if (format == "regime")
        {
            RequireUnlessInherited(schema);
        }
        if (format == "scenario")
        {
            schema["$defs"] = new JsonObject { [ParameterValues] = OfParameterValues() };
        }
        return schema.ToJsonString(Indented);
    }

    // What a regime inherits it need not say again, at whatever depth: mappings are merged key by key. So what is
    // required moves into a tree of its own, which holds where nothing is extended. What a regime says of itself, and
    // what is not merged (items of lists, numbers with their source), is required as ever.
    private static void RequireUnlessInherited(JsonObject schema)
    {
        var own = new JsonArray();
        foreach (string name in schema["required"]!.AsArray().Select(name => (string)name!))
        {
            if (RegimeHeritage.IsOwn(name))
            {
                own.Add(name);
            }
        }
        JsonObject required = TakeRequired(schema);
        schema["required"] = own;
        schema["if"] = new JsonObject { ["required"] = Strings(["extends"]) };
        schema["else"] = required;
    }

    private static JsonObject TakeRequired(JsonObject of)
    {
        var taken = new JsonObject();
        if (of["required"] is JsonArray required)
        {
            of.Remove("required");
            taken["required"] = required;
        }
        if (of["properties"] is JsonObject properties)
        {
            var below = new JsonObject();
            foreach ((string name, JsonNode? property) in properties)
            {
                if (property is JsonObject deeper && TakeRequired(deeper) is { Count: > 0 } found)
                {
                    below[name] = found;
                }
            }
            if (below.Count > 0)
            {
                taken["properties"] = below;
            }
        }
        if (of["additionalProperties"] is JsonObject others && TakeRequired(others) is { Count: > 0 } ofOthers)
        {
            // The keys that say where numbers come from are none of the entries.
            taken["additionalProperties"] = ofOthers;
            foreach (string key in of["properties"] is JsonObject named ? named.Select(pair => pair.Key) : [])
            {
                taken["properties"] ??= new JsonObject();
                taken["properties"]![key] ??= new JsonObject();
            }
        }
        return taken;
    }

    private static JsonObject OfRecord(RecordShape shape, string? keyProperty)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (Setting setting in shape.Settings.Where(setting => setting.Property.Name != keyProperty))
        {
            JsonObject of = OfSetting(shape, setting);
            if (setting.Meaning.Length > 0)
            {
                of.Insert(0, "description", setting.Quantity is { Unit: not "version" } quantity
                    ? $"{setting.Meaning} Unit: {quantity.Unit}."
                    : setting.Meaning);
            }
            properties[setting.Name] = of;
            if (setting.IsRequired)
            {
                required.Add(setting.Name);
            }
        }
        if (shape.IsEvidenced)
        {
            AddEvidence(properties);
        }
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["additionalProperties"] = false,
        };
        if (required.Count > 0)
        {
            schema["required"] = required;
        }
        return schema;
    }

    private static JsonObject OfSetting(RecordShape shape, Setting setting)
    {
        JsonObject plain = OfValue(setting);
        if (!shape.IsEvidenced || !setting.IsClaim)
        {
            return plain;
        }
        var properties = new JsonObject { ["value"] = plain.DeepClone() };
        AddEvidence(properties);
        var withSource = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = new JsonArray("value", "source", "basis"),
            ["additionalProperties"] = false,
        };
        return new JsonObject { ["anyOf"] = new JsonArray(plain, withSource) };
    }

    private static JsonObject OfValue(Setting setting)
    {
        if (setting.ItemType is { } item)
        {
            return setting.KeyedBy is { } key
                ? OfKeyed(item, key)
                : new JsonObject { ["type"] = "array", ["items"] = OfType(item, setting) };
        }
        return OfType(setting.Type, setting);
    }

    private static JsonObject OfType(Type type, Setting setting) => type switch
    {
        _ when type == typeof(string) => new JsonObject { ["type"] = "string" },
        // Editors read YAML 1.1 or 1.2: on and off reach them as words or as switches.
        _ when type == typeof(bool) => new JsonObject { ["enum"] = new JsonArray(true, false, "on", "off") },
        _ when type == typeof(DateOnly) => new JsonObject { ["type"] = "string", ["format"] = "date" },
        _ when type.IsEnum => new JsonObject { ["enum"] = Strings(Spelling.Values(type).Keys) },
        _ when type == typeof(ImmutableSortedDictionary<string, double>) =>
            new JsonObject { ["$ref"] = $"#/$defs/{ParameterValues}" },
        _ when RecordShape.IsRecord(type) => OfRecord(RecordShape.Of(type), null),
        _ => OfNumber(setting, isWhole: type != typeof(double)),
    };

    private static JsonObject OfNumber(Setting setting, bool isWhole)
    {
        var number = new JsonObject { ["type"] = isWhole ? "integer" : "number" };
        if (setting.Quantity is { } quantity)
        {
            number["minimum"] = quantity.Least;
            number["maximum"] = quantity.Most;
        }
        return number;
    }

    private static JsonObject OfKeyed(Type item, string keyProperty)
    {
        RecordShape shape = RecordShape.Of(item);
        Setting key = shape.Settings.First(setting => setting.Property.Name == keyProperty);
        JsonObject entry = OfRecord(shape, keyProperty);
        if (shape.Shorthand is { } only)
        {
            var word = new JsonObject { ["type"] = "string", ["description"] = only.Meaning };
            entry = new JsonObject { ["anyOf"] = new JsonArray(word, entry) };
        }
        var keyed = new JsonObject { ["type"] = "object", ["additionalProperties"] = entry };
        if (key.Type.IsEnum)
        {
            keyed = new JsonObject { ["type"] = "object", ["properties"] = new JsonObject() };
            foreach (string name in Spelling.Values(key.Type).Keys)
            {
                keyed["properties"]![name] = entry.DeepClone();
            }
            keyed["additionalProperties"] = false;
        }
        if (shape.IsEvidenced)
        {
            if (keyed["properties"] is not JsonObject properties)
            {
                keyed.Insert(1, "properties", properties = []);
            }
            AddEvidence(properties);
        }
        return keyed;
    }

    // Dotted paths, and the same nested by sections.
    private static JsonObject OfParameterValues()
    {
        var properties = new JsonObject();
        foreach ((string path, Setting setting) in ParameterPaths.All)
        {
            JsonObject number = OfNumber(setting, setting.Type != typeof(double));
            number.Insert(0, "description", $"{setting.Meaning} Unit: {setting.Quantity!.Unit}.");
            properties[path] = number;
            int dot = path.IndexOf('.', StringComparison.Ordinal);
            string section = path[..dot];
            properties[section] ??= new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject(),
                ["additionalProperties"] = false,
            };
            properties[section]!["properties"]![path[(dot + 1)..]] = number.DeepClone();
        }
        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["additionalProperties"] = false,
        };
    }

    private static void AddEvidence(JsonObject properties)
    {
        properties["source"] = new JsonObject
        {
            ["description"] = "Where the numbers here come from: title and place in it.",
            ["type"] = "string",
        };
        properties["basis"] = new JsonObject
        {
            ["description"] = "How they are known.",
            ["enum"] = Strings(Spelling.Values(typeof(Model.Contracts.Basis)).Keys),
        };
        properties["date"] = new JsonObject
        {
            ["description"] = "When the source was looked at.",
            ["type"] = "string",
            ["format"] = "date",
        };
    }

    private static JsonArray Strings(IEnumerable<string> words) =>
        [.. words.Select(word => (JsonNode)JsonValue.Create(word)!)];
}
