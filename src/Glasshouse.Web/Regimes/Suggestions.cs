using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Glasshouse.Lab.Files;

namespace Glasshouse.Web.Regimes;

/// <summary>Something that may stand at a place in a regime.</summary>
/// <param name="Word">The key or value.</param>
/// <param name="Meaning">What it means; empty for values.</param>
/// <param name="Line">The line that the editor would put in.</param>
public sealed record Suggestion(string Word, string Meaning, string Line);

/// <summary>What the schema that <c>schema regime</c> prints allows at a line of a regime.</summary>
public static partial class Suggestions
{
    private static readonly JsonNode Schema = JsonNode.Parse(SchemaWriter.Write("regime"))!;

    /// <summary>Keys that may be added at a line and are not there, or the values of its own key.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="line">Line of the caret, from 1.</param>
    public static IReadOnlyList<Suggestion> At(string text, int line)
    {
        string[] lines = text.Split('\n');
        if (line < 1 || line > lines.Length)
        {
            return [];
        }
        (string[] path, int indent, string? key) = PathAt(lines, line - 1);
        JsonNode? around = Walk(path);
        if (key is not null && around?["properties"]?[key] is { } own && ValuesOf(own) is { Length: > 0 } values)
        {
            return [.. values.Select(value => new Suggestion(
                value, "", $"{new string(' ', indent)}{key}: {value}"))];
        }
        string[] present = [.. Siblings(lines, line - 1, indent)];
        return around?["properties"] is JsonObject properties
            ?
            [
                .. properties.Where(property => !present.Contains(property.Key) && property.Key != "$schema")
                    .Select(property => new Suggestion(
                        property.Key, (string?)property.Value!["description"] ?? "",
                        $"{new string(' ', indent)}{property.Key}: ")),
            ]
            : [];
    }

    /// <summary>Keys above a line, outermost first, its indent, and its own key where it has one.</summary>
    internal static (string[] Path, int Indent, string? Key) PathAt(string[] lines, int place)
    {
        Match own = Key().Match(lines[place]);
        int indent = own.Success ? own.Groups[1].Length
            : lines[place].Trim().Length > 0 ? lines[place].Length - lines[place].TrimStart().Length
            : Math.Max(lines[place].Length, IndentAbove(lines, place));
        var path = new Stack<string>();
        int limit = indent;
        for (int above = place - 1; above >= 0 && limit > 0; above--)
        {
            Match match = Key().Match(lines[above]);
            if (match.Success && match.Groups[1].Length < limit)
            {
                path.Push(match.Groups[2].Value);
                limit = match.Groups[1].Length;
            }
        }
        return ([.. path], indent, own.Success ? own.Groups[2].Value : null);
    }

    // An empty line goes on where the line above it stands; below a key without a value it goes one step in.
    private static int IndentAbove(string[] lines, int place)
    {
        for (int above = place - 1; above >= 0; above--)
        {
            if (lines[above].Trim().Length > 0)
            {
                int indent = lines[above].Length - lines[above].TrimStart().Length;
                return lines[above].TrimEnd().EndsWith(':') ? indent + 2 : indent;
            }
        }
        return 0;
    }

    private static IEnumerable<string> Siblings(string[] lines, int place, int indent)
    {
        int first = place;
        while (first > 0 && !(Key().Match(lines[first - 1]) is { Success: true } up && up.Groups[1].Length < indent))
        {
            first--;
        }
        for (int at = first; at < lines.Length; at++)
        {
            Match match = Key().Match(lines[at]);
            if (match.Success && match.Groups[1].Length < indent && at > place)
            {
                yield break;
            }
            if (match.Success && match.Groups[1].Length == indent)
            {
                yield return match.Groups[2].Value;
            }
        }
    }

    private static JsonNode? Walk(string[] path)
    {
        JsonNode? node = Schema;
        foreach (string key in path)
        {
            node = Object(node?["properties"]?[key] ?? node?["additionalProperties"] as JsonObject);
        }
        return node;
    }

    // A number may be written plainly or with its source; the second has keys.
    private static JsonNode? Object(JsonNode? node) => node?["anyOf"] is JsonArray ways
        ? ways.FirstOrDefault(way => way?["properties"] is not null)
        : node;

    private static string[] ValuesOf(JsonNode setting)
    {
        JsonNode? plain = setting["anyOf"] is JsonArray ways ? ways[0] : setting;
        return plain?["enum"] is JsonArray values ? [.. values.Select(value => value!.ToString())] : [];
    }

    [GeneratedRegex("^( *)([A-Za-z_][A-Za-z0-9_-]*):(?: |$)")]
    private static partial Regex Key();
}
