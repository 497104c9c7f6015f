using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Glasshouse.Model;

namespace Glasshouse.Lab.Files;

/// <summary>Writes a resolved scenario as YAML that reads back to the same scenario, defaults written out.</summary>
public sealed class ScenarioWriter
{
    private readonly ProvenanceShelf _provenances;

    private ScenarioWriter(ProvenanceShelf provenances) => _provenances = provenances;

    /// <summary>Writes a scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="provenances">Where the numbers of its behaviours and rules come from.</param>
    public static string Write(Scenario scenario, ProvenanceShelf provenances)
    {
        var yaml = new StringBuilder();
        new ScenarioWriter(provenances).WriteRecord(yaml, scenario, 0, null);
        return yaml.ToString();
    }

    private void WriteRecord(StringBuilder yaml, object record, int depth, string? keyProperty)
    {
        RecordShape shape = RecordShape.Of(record.GetType());
        foreach (Setting setting in shape.Settings)
        {
            object? value = setting.Property.GetValue(record);
            if (setting.Property.Name == keyProperty || value is null || IsEmpty(setting, value))
            {
                continue;
            }
            if (shape.IsEvidenced && setting.IsClaim)
            {
                WriteClaim(yaml, record, setting, value, depth);
            }
            else
            {
                Line(yaml, depth, setting.Name);
                WriteValue(yaml, setting, value, depth);
            }
        }
    }

    // An empty collection that must be there is written as one.
    private static bool IsEmpty(Setting setting, object value) =>
        value is ICollection { Count: 0 } && !setting.IsRequired;

    // A number of a record that owes evidence, with its source; a default that no file stated is left to be one.
    private void WriteClaim(StringBuilder yaml, object record, Setting setting, object value, int depth)
    {
        if (_provenances.Of(record, setting) is not { } known)
        {
            return;
        }
        Line(yaml, depth, setting.Name);
        yaml.Append('\n');
        Line(yaml, depth + 1, "value");
        yaml.Append(' ').Append(Word(value)).Append('\n');
        Line(yaml, depth + 1, "source");
        yaml.Append(' ').Append(Quoted(known.Source)).Append('\n');
        Line(yaml, depth + 1, "basis");
        yaml.Append(' ').Append(Word(known.Basis)).Append('\n');
        if (known.Date is { } date)
        {
            Line(yaml, depth + 1, "date");
            yaml.Append(' ').Append(Word(date)).Append('\n');
        }
    }

    private void WriteValue(StringBuilder yaml, Setting setting, object value, int depth)
    {
        if (value is ImmutableSortedDictionary<string, double> numbers)
        {
            yaml.Append('\n');
            foreach ((string path, double number) in numbers)
            {
                Line(yaml, depth + 1, path);
                yaml.Append(' ').Append(Quantities.Text(number)).Append('\n');
            }
        }
        else if (value is ICollection { Count: 0 })
        {
            yaml.Append(setting.KeyedBy is null ? " []" : " {}").Append('\n');
        }
        else if (setting.ItemType is { } item && setting.KeyedBy is { } key)
        {
            yaml.Append('\n');
            foreach (object entry in (IEnumerable)value)
            {
                Line(yaml, depth + 1, Word(item.GetProperty(key)!.GetValue(entry)!));
                yaml.Append('\n');
                WriteRecord(yaml, entry, depth + 2, key);
            }
        }
        else if (setting.ItemType is not null)
        {
            yaml.Append('\n');
            foreach (object entry in (IEnumerable)value)
            {
                WriteItem(yaml, entry, depth + 1);
            }
        }
        else if (RecordShape.IsRecord(value.GetType()))
        {
            yaml.Append('\n');
            WriteRecord(yaml, value, depth + 1, null);
        }
        else
        {
            yaml.Append(' ').Append(Word(value)).Append('\n');
        }
    }

    // The first setting of a record stands behind the dash, the others under it.
    private void WriteItem(StringBuilder yaml, object entry, int depth)
    {
        int start = yaml.Length;
        if (RecordShape.IsRecord(entry.GetType()))
        {
            WriteRecord(yaml, entry, depth + 1, null);
            yaml[start + (2 * depth)] = '-';
        }
        else
        {
            yaml.Append(' ', 2 * depth).Append("- ").Append(Word(entry)).Append('\n');
        }
    }

    private static void Line(StringBuilder yaml, int depth, string name) =>
        yaml.Append(' ', 2 * depth).Append(name).Append(':');

    private static string Word(object value) => value switch
    {
        string text => Quoted(text),
        bool isOn => isOn ? "on" : "off",
        Enum name => Spelling.Of(name),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        double number => Quantities.Text(number),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    // Plain where it is a plain name, else in double quotes with escapes that every reader of YAML knows.
    private static string Quoted(string text)
    {
        bool isPlain = text.Length > 0 && char.IsAsciiLetterLower(text[0])
            && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or '_')
            && text is not ("true" or "false" or "null" or "on" or "off" or "yes" or "no");
        if (isPlain)
        {
            return text;
        }
        var quoted = new StringBuilder("\"");
        foreach (char letter in text)
        {
            _ = letter switch
            {
                '"' or '\\' => quoted.Append('\\').Append(letter),
                '\n' => quoted.Append("\\n"),
                _ when char.IsControl(letter) || letter is '\u0085' or '\u2028' or '\u2029' or '\uFEFF' =>
                    quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}"),
                _ => quoted.Append(letter),
            };
        }
        return quoted.Append('"').ToString();
    }
}
