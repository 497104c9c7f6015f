using System.Text.Json;
using DuckDB.NET.Data;
using Glasshouse.Lab.Files;

namespace Glasshouse.Lab.Questions;

/// <summary>
/// Lets one SELECT over a run's own tables pass and nothing else. It reads the tree that DuckDB itself makes of a
/// question, since words alone can hide in comments, quotes and other spellings.
/// </summary>
internal static class SelectGuard
{
    /// <summary>Longest question, in characters.</summary>
    public const int MostCharacters = 20_000;

    // A table function reads files, settings or other questions unless it only counts or unfolds.
    private static readonly string[] TableFunctions = ["range", "generate_series", "unnest"];

    // These make one value of any size. DuckDB's memory limit does not see it: repeat('x', 3e9) took 6 GB under a
    // limit of 256 MB, and no interruption reached it.
    private static readonly string[] RefusedFunctions =
    [
        "repeat", "lpad", "rpad", "range", "generate_series", "list_resize", "array_resize", "printf", "format",
        "bitstring", "current_setting", "replace", "regexp_replace", "translate", "list_reduce", "array_reduce",
        "reduce", "string_agg", "group_concat", "listagg", "getenv", "query", "query_table",
    ];

    /// <summary>Refuses a question that is more, or other, than one SELECT over these tables.</summary>
    /// <param name="connection">Any connection; nothing is asked of its tables.</param>
    /// <param name="question">What a user wrote.</param>
    /// <param name="tables">Names that it may read.</param>
    /// <returns>The question as DuckDB understood it, without comments.</returns>
    /// <exception cref="BadInputException">It is refused; the message says why.</exception>
    public static string Check(DuckDBConnection connection, string question, IReadOnlyCollection<string> tables)
    {
        if (question.Length > MostCharacters)
        {
            throw Refused(
                "too-long", $"has {question.Length} characters; allowed are 1 to {MostCharacters} characters");
        }
        string tree = Ask(connection, "SELECT json_serialize_sql($text::VARCHAR)::VARCHAR", question);
        using JsonDocument parsed = JsonDocument.Parse(tree, new JsonDocumentOptions { MaxDepth = 1000 });
        if (parsed.RootElement.GetProperty("error").GetBoolean())
        {
            string kind = parsed.RootElement.GetProperty("error_type").GetString()!;
            string message = parsed.RootElement.GetProperty("error_message").GetString()!;
            throw kind == "parser" ? Refused("not-sql", $"cannot be read: {message}") : OnlyOne();
        }
        JsonElement statements = parsed.RootElement.GetProperty("statements");
        if (statements.GetArrayLength() != 1)
        {
            throw OnlyOne();
        }
        HashSet<string> known = new(tables, StringComparer.OrdinalIgnoreCase);
        AddCommonTables(statements[0], known);
        Walk(statements[0], known);
        return Ask(connection, "SELECT json_deserialize_sql($text::JSON)", tree);
    }

    private static BadInputException OnlyOne() => Refused("not-select", "is not one SELECT; nothing else is allowed");

    private static BadInputException Refused(string code, string message) => new("question", code, message);

    private static string Ask(DuckDBConnection connection, string question, string text)
    {
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = question;
        command.Parameters.Add(new DuckDBParameter("text", text));
        return (string)command.ExecuteScalar()!;
    }

    private static void AddCommonTables(JsonElement element, HashSet<string> known)
    {
        foreach (JsonElement inner in Inside(element))
        {
            AddCommonTables(inner, known);
        }
        if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty("cte_map", out JsonElement map)
            && map.TryGetProperty("map", out JsonElement entries))
        {
            known.UnionWith(entries.EnumerateArray().Select(entry => entry.GetProperty("key").GetString()!));
        }
    }

    private static void Walk(JsonElement element, HashSet<string> known)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            switch (TextOf(element, "type"))
            {
                case "BASE_TABLE":
                    CheckTable(element, known);
                    break;
                case "TABLE_FUNCTION":
                    CheckTableFunction(element, known);
                    return;
                case "SHOW_REF":
                    throw OnlyOne();
            }
            if (TextOf(element, "function_name") is { } function && IsRefused(element, function))
            {
                throw Refused("refused-function", $"uses {function}, which is not allowed here");
            }
        }
        foreach (JsonElement inner in Inside(element))
        {
            Walk(inner, known);
        }
    }

    // Macros of the catalogue, all of them in a schema or called pg_…, unfold into questions of their own.
    private static bool IsRefused(JsonElement call, string function) =>
        RefusedFunctions.Contains(function, StringComparer.OrdinalIgnoreCase)
        || function.StartsWith("pg_", StringComparison.OrdinalIgnoreCase)
        || TextOf(call, "schema") is not (null or "" or "main") || TextOf(call, "catalog") is not (null or "");

    private static void CheckTable(JsonElement table, HashSet<string> known)
    {
        string name = TextOf(table, "table_name") ?? "";
        bool isPlain = TextOf(table, "schema_name") is null or "" or "main"
            && TextOf(table, "catalog_name") is null or "";
        if (!isPlain || !known.Contains(name))
        {
            throw Refused(
                "unknown-table", $"reads {name}, which is no table of this run; {Nearest.Advice(name, known.Order())}");
        }
    }

    private static void CheckTableFunction(JsonElement reference, HashSet<string> known)
    {
        JsonElement function = reference.GetProperty("function");
        string name = TextOf(function, "function_name") ?? "";
        if (!TableFunctions.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            throw Refused(
                "refused-function",
                $"reads from {name}(), which is not allowed; allowed are {string.Join(", ", TableFunctions)}");
        }
        foreach (JsonElement inner in Inside(function))
        {
            Walk(inner, known);
        }
    }

    private static string? TextOf(JsonElement element, string property) =>
        element.TryGetProperty(property, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static IEnumerable<JsonElement> Inside(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Select(property => property.Value),
        JsonValueKind.Array => element.EnumerateArray(),
        _ => [],
    };
}
