using System.Globalization;
using System.Text.RegularExpressions;

namespace Glasshouse.Lab.Files;

/// <summary>
/// Turns one word of a file into a value. YAML 1.2's core rules: <c>yes</c> is a word and no switch, quotes make text,
/// and what looks like a number is no text.
/// </summary>
public static partial class ScalarReader
{
    /// <summary>The value, or null and what is wrong with it.</summary>
    public static object? Read(YamlScalar scalar, Type type, out string complaint)
    {
        complaint = "";
        if (scalar.IsNull)
        {
            complaint = $"is empty; expected {Expected(type)}";
            return null;
        }
        object? value = type switch
        {
            _ when type == typeof(string) => Words(scalar),
            _ when type == typeof(bool) => Switch(scalar),
            _ when type == typeof(DateOnly) => Date(scalar),
            _ when type.IsEnum => Spelling.Values(type).GetValueOrDefault(scalar.Text),
            _ => Number(scalar, type),
        };
        if (value is null)
        {
            complaint = type.IsEnum
                ? $"is {Shown(scalar)}; {Nearest.Advice(scalar.Text, Spelling.Values(type).Keys)}"
                : $"is {Shown(scalar)}; expected {Expected(type)}{Hint(scalar, type)}";
        }
        return value;
    }

    /// <summary>What a setting of this type is, in words.</summary>
    public static string Expected(Type type) => type switch
    {
        _ when type == typeof(string) => "text",
        _ when type == typeof(bool) => "true, false, on or off",
        _ when type == typeof(DateOnly) => "a date as in 2025-01-31",
        _ when type.IsEnum => $"one of {string.Join(", ", Spelling.Values(type).Keys)}",
        _ when type == typeof(double) => "a number",
        _ when type.IsPrimitive => "a whole number",
        _ => "a mapping of key: value",
    };

    /// <summary>A number as YAML 1.2 writes it, null where it is none.</summary>
    public static double? RealNumber(YamlScalar scalar) =>
        scalar.IsPlain && Real().IsMatch(scalar.Text)
            && double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            && double.IsFinite(value)
            ? value
            : null;

    private static string? Words(YamlScalar scalar) =>
        scalar.IsPlain && (Real().IsMatch(scalar.Text) || scalar.Text is "true" or "false") ? null : scalar.Text;

    private static object? Switch(YamlScalar scalar) => (scalar.IsPlain, scalar.Text) switch
    {
        (true, "true" or "on") => true,
        (true, "false" or "off") => false,
        _ => null,
    };

    private static DateOnly? Date(YamlScalar scalar) =>
        DateOnly.TryParseExact(
            scalar.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? date
            : null;

    private static object? Number(YamlScalar scalar, Type type)
    {
        if (type == typeof(double))
        {
            return RealNumber(scalar);
        }
        bool isWhole = scalar.IsPlain && Whole().IsMatch(scalar.Text)
            && long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
        if (!isWhole)
        {
            return null;
        }
        long value = long.Parse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        try
        {
            return Convert.ChangeType(value, type, CultureInfo.InvariantCulture);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static string Shown(YamlScalar scalar)
    {
        string text = scalar.Text.Length > 60 ? scalar.Text[..57] + "..." : scalar.Text;
        return scalar.IsPlain ? text : $"\"{text}\"";
    }

    private static string Hint(YamlScalar scalar, Type type) => type switch
    {
        _ when type == typeof(string) => "; put it in quotes if it is a name",
        _ when type == typeof(bool) && scalar.Text is "yes" or "no" => "; yes and no are words in YAML 1.2",
        _ when type == typeof(DateOnly) && Dated().IsMatch(scalar.Text) => "; there is no such day",
        _ when type.IsPrimitive && !scalar.IsPlain => "; quotes make it text",
        _ => "",
    };

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z")]
    private static partial Regex Real();

    [GeneratedRegex(@"^[-+]?[0-9]+\z")]
    private static partial Regex Whole();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}\z")]
    private static partial Regex Dated();
}
