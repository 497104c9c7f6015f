using System.Collections;
using System.Globalization;
using Glasshouse.Lab.Files;

namespace Glasshouse.Lab.Comparisons;

/// <summary>Changes of a regime in words, from what each setting says of itself.</summary>
internal static class ChangeWords
{
    /// <summary>What changed in one setting.</summary>
    public static IEnumerable<string> Of(Setting setting, object? before, object? after)
    {
        if (before is not null && after is not null && RecordShape.IsRecord(setting.Type))
        {
            return OfEntry(before, after);
        }
        string meaning = setting.Meaning.TrimEnd('.');
        string what = meaning.Length == 0 ? setting.Name : meaning;
        string unit = setting.Quantity is { Unit: { Length: > 0 } own } ? $" {own}" : "";
        return setting.ItemType is not null && before is not null && after is not null
            ? [$"{what}: {Exchanged(setting, before, after)}"]
            : [$"{what}: {Value(before)} becomes {Value(after)}{(after is null ? "" : unit)}"];
    }

    /// <summary>What changed in a record; all that it says where it is new or gone.</summary>
    public static IEnumerable<string> OfEntry(object? before, object? after) => (before, after) switch
    {
        (null, null) => [],
        (null, { } added) => [$"new: {Value(added)}"],
        ({ } removed, null) => [$"gone: {Value(removed)}"],
        ({ } old, { } young) => RecordShape.Of(old.GetType()).Settings
            .Select(setting => (
                Setting: setting, Old: setting.Property.GetValue(old), Young: setting.Property.GetValue(young)))
            .Where(part => !RegimeChanges.Same(part.Setting, part.Old, part.Young))
            .SelectMany(part => Of(part.Setting, part.Old, part.Young)),
    };

    private static string Exchanged(Setting setting, object before, object after)
    {
        string[] old = [.. RecordPaths.ItemsOf(setting, before).Select(entry => Value(entry.Part))];
        string[] young = [.. RecordPaths.ItemsOf(setting, after).Select(entry => Value(entry.Part))];
        string[] parts =
        [
            .. old.Except(young).Select(gone => $"without {gone}"),
            .. young.Except(old).Select(added => $"with {added}"),
        ];
        return parts.Length == 0 ? "in another number" : string.Join(", ", parts);
    }

    private static string Value(object? value) => value switch
    {
        null => "nothing",
        bool flag => flag ? "on" : "off",
        Enum word => Spelling.Of(word),
        string text => text,
        double number => Quantities.Text(number),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable items => string.Join(" and ", items.Cast<object>().Select(Value)),
        _ when RecordShape.IsRecord(value.GetType()) => Record(value),
        _ => $"{value}",
    };

    // What a file would have to say: settings that are left as they come are left out.
    private static string Record(object value)
    {
        object usual = Activator.CreateInstance(value.GetType())!;
        return string.Join(", ", RecordShape.Of(value.GetType()).Settings
            .Select(setting => (Setting: setting, Value: setting.Property.GetValue(value)))
            .Where(part => part.Setting.IsRequired
                || !RegimeChanges.Same(part.Setting, part.Value, part.Setting.Property.GetValue(usual)))
            .Select(part => $"{Spelling.Plain(part.Setting.Name)} {Value(part.Value)}"));
    }
}
