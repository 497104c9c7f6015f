using System.Collections.Immutable;
using Glasshouse.Lab.Files;
using Glasshouse.Model;

namespace Glasshouse.Lab.Experiments;

/// <summary>
/// A regime's own numbers by path (<see cref="RecordPaths"/>), as in <c>citizens.score.start</c> or
/// <c>citizens.rules.fraud.points</c>.
/// </summary>
public static class RegimeNumbers
{
    /// <summary>Every number that the regime gives, by path.</summary>
    public static ImmutableSortedDictionary<string, Setting> Of(Regime regime) =>
        Below(regime, "").ToImmutableSortedDictionary(StringComparer.Ordinal);

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
    private static IEnumerable<(string Name, object Part)> Parts(Setting setting, object value) =>
        RecordShape.IsRecord(setting.Type) ? [("", value)]
        : setting.ItemType is { } item && RecordShape.IsRecord(item) ? RecordPaths.ItemsOf(setting, value)
        : [];
}
