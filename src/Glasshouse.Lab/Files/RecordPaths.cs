using System.Collections;
using System.Globalization;

namespace Glasshouse.Lab.Files;

/// <summary>Numbers inside a record by dotted path, through records and through items by their key or place.</summary>
public static class RecordPaths
{
    /// <summary>The number at a path that is there.</summary>
    public static double Value(object record, string path)
    {
        object part = record;
        string[] names = path.Split('.');
        for (int i = 0; i < names.Length; i++)
        {
            Setting setting = RecordShape.Of(part.GetType()).Find(names[i])!;
            object value = setting.Property.GetValue(part)!;
            if (setting.ItemType is null)
            {
                part = value;
                continue;
            }
            string name = names[++i];
            part = ItemsOf(setting, value).First(item => item.Name == name).Part;
        }
        return Convert.ToDouble(part, CultureInfo.InvariantCulture);
    }

    /// <summary>A copy of the record in which the number at a path that is there has another value.</summary>
    public static T With<T>(T record, string path, double value)
        where T : class => (T)With(record, path.Split('.'), value);

    /// <summary>Items of a setting that holds a list, by the name that files give them.</summary>
    public static IEnumerable<(string Name, object Part)> ItemsOf(Setting setting, object items)
    {
        int place = 0;
        foreach (object part in (IEnumerable)items)
        {
            yield return (NameOf(setting, part, place), part);
            place++;
        }
    }

    private static string NameOf(Setting setting, object part, int place) => setting.KeyedBy is { } key
        ? setting.ItemType!.GetProperty(key)!.GetValue(part) switch
        {
            Enum value => Spelling.Of(value),
            var value => $"{value}",
        }
        : place.ToString(CultureInfo.InvariantCulture);

    private static object With(object record, ReadOnlySpan<string> path, double value)
    {
        object copy = RecordShape.Copy(record);
        Setting setting = RecordShape.Of(record.GetType()).Find(path[0])!;
        object old = path.Length > 1 ? setting.Property.GetValue(record)! : record;
        object changed = path.Length == 1 ? Convert.ChangeType(value, setting.Type, CultureInfo.InvariantCulture)
            : setting.ItemType is { } item ? WithItem(setting, item, old, path[1..], value)
            : With(old, path[1..], value);
        setting.Property.SetValue(copy, changed);
        return copy;
    }

    private static object WithItem(
        Setting setting, Type item, object items, ReadOnlySpan<string> path, double value)
    {
        List<(string Name, object Part)> all = [.. ItemsOf(setting, items)];
        string name = path[0];
        int place = all.FindIndex(one => one.Name == name);
        List<object> parts = [.. all.Select(one => one.Part)];
        parts[place] = With(parts[place], path[1..], value);
        return RecordBinder.Frozen(item, parts);
    }
}
