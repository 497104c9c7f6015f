using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using Glasshouse.Lab.Files;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Lab.Experiments;

/// <summary>
/// A regime's own numbers by path, as in <c>citizens.score.start</c> or <c>citizens.rules.fraud.points</c>.
/// </summary>
public static class RegimeNumbers
{
    /// <summary>Every number that the regime gives, by path.</summary>
    public static ImmutableSortedDictionary<string, Setting> Of(Regime regime) =>
        Below(regime, "").ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>The number as the regime gives it.</summary>
    /// <param name="regime">The regime.</param>
    /// <param name="path">A path of <see cref="Of"/>.</param>
    public static double Value(Regime regime, string path)
    {
        object part = regime;
        string[] names = path.Split('.');
        for (int i = 0; i < names.Length; i++)
        {
            Setting setting = RecordShape.Of(part.GetType()).Find(names[i])!;
            object value = setting.Property.GetValue(part)!;
            part = setting.ItemType is { } item ? ItemOf(setting, item, value, names[++i]) : value;
        }
        return Convert.ToDouble(part, CultureInfo.InvariantCulture);
    }

    /// <summary>A copy of the regime in which the number has another value.</summary>
    /// <param name="regime">The regime.</param>
    /// <param name="path">A path of <see cref="Of"/>.</param>
    /// <param name="value">A value that its range allows.</param>
    public static Regime With(Regime regime, string path, double value) =>
        (Regime)With((object)regime, path.Split('.'), value);

    /// <summary>What makes the regime contradict itself, or null.</summary>
    public static string? Complaint(Regime regime, ImmutableArray<Behaviour> catalogue)
    {
        var findings = new Findings();
        foreach (SubjectKind kind in RegimeChecks.Kinds)
        {
            if (regime.SystemFor(kind) is { } system)
            {
                new RegimeChecks(system, RegimeChecks.KeyOf(kind), kind, catalogue, findings).Run();
            }
        }
        return findings.Problems.Count == 0 ? null : findings.Problems[0].Message;
    }

    private static IEnumerable<KeyValuePair<string, Setting>> Below(object record, string above)
    {
        foreach (Setting setting in RecordShape.Of(record.GetType()).Settings)
        {
            object? value = setting.Property.GetValue(record);
            string path = Spelling.Join(above, setting.Name);
            if (value is null)
            {
                continue;
            }
            if (setting is { Quantity: not null, ItemType: null, IsClaim: true })
            {
                yield return KeyValuePair.Create(path, setting);
            }
            foreach ((string name, object part) in Parts(setting, value))
            {
                foreach (KeyValuePair<string, Setting> below in Below(part, name.Length == 0 ? path : $"{path}.{name}"))
                {
                    yield return below;
                }
            }
        }
    }

    // Records inside a setting: itself, or its items by their key or place.
    private static IEnumerable<(string Name, object Part)> Parts(Setting setting, object value)
    {
        if (RecordShape.IsRecord(setting.Type))
        {
            yield return ("", value);
        }
        else if (setting.ItemType is { } item && RecordShape.IsRecord(item))
        {
            int place = 0;
            foreach (object part in (IEnumerable)value)
            {
                yield return (NameOf(setting, item, part, place), part);
                place++;
            }
        }
    }

    private static string NameOf(Setting setting, Type item, object part, int place) => setting.KeyedBy is { } key
        ? item.GetProperty(key)!.GetValue(part) switch
        {
            Enum value => Spelling.Of(value),
            var value => $"{value}",
        }
        : place.ToString(CultureInfo.InvariantCulture);

    private static object ItemOf(Setting setting, Type item, object items, string name) =>
        ((IEnumerable)items).Cast<object>()
            .Where((part, place) => NameOf(setting, item, part, place) == name).First();

    private static object With(object record, ReadOnlySpan<string> path, double value)
    {
        object copy = RecordShape.Copy(record);
        Setting setting = RecordShape.Of(record.GetType()).Find(path[0])!;
        object old = setting.Property.GetValue(record)!;
        object changed;
        if (path.Length == 1)
        {
            changed = Convert.ChangeType(value, setting.Type, CultureInfo.InvariantCulture);
        }
        else if (setting.ItemType is { } item)
        {
            var items = ((IEnumerable)old).Cast<object>().ToList();
            string name = path[1];
            int place = items.FindIndex(part => NameOf(setting, item, part, items.IndexOf(part)) == name);
            items[place] = With(items[place], path[2..], value);
            changed = RecordBinder.Frozen(item, items);
        }
        else
        {
            changed = With(old, path[1..], value);
        }
        setting.Property.SetValue(copy, changed);
        return copy;
    }
}
