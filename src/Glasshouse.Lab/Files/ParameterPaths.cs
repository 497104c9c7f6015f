using System.Collections.Immutable;
using Glasshouse.Model;

namespace Glasshouse.Lab.Files;

/// <summary>Parameters by dotted path, as in <c>observations.cameras_per_1000</c>.</summary>
public static class ParameterPaths
{
    /// <summary>Every number that may be set, by path.</summary>
    public static ImmutableSortedDictionary<string, Setting> All { get; } =
        Below(typeof(Parameters), "").ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>What is wrong with setting the path to the value, or null.</summary>
    public static string? Complaint(string path, double value, out string code)
    {
        code = "unknown-name";
        if (!All.TryGetValue(path, out Setting? setting))
        {
            return $"is not a parameter; {Advice(path)}";
        }
        code = "out-of-range";
        if (Quantities.Complaint(setting.Quantity!, value) is { } complaint)
        {
            return complaint;
        }
        code = "wrong-type";
        bool mustBeWhole = setting.Type != typeof(double);
        return mustBeWhole && value != Math.Truncate(value)
            ? $"is {Quantities.Text(value)}; expected a whole number"
            : null;
    }

    /// <summary>A copy of the parameters in which one has another value.</summary>
    /// <exception cref="BadInputException">The path is unknown or the value out of range.</exception>
    public static Parameters With(Parameters parameters, string path, double value)
    {
        if (Complaint(path, value, out string code) is { } complaint)
        {
            throw new BadInputException(path, code, complaint);
        }
        return RecordPaths.With(parameters, path, value);
    }

    /// <summary>A copy of the parameters in which several have other values.</summary>
    public static Parameters With(Parameters parameters, IEnumerable<KeyValuePair<string, double>> values) =>
        values.Aggregate(parameters, (changed, next) => With(changed, next.Key, next.Value));

    private static string Advice(string path)
    {
        // A name without its section is the commonest slip, and far from every full path by count of letters.
        string name = path[(path.LastIndexOf('.') + 1)..];
        string? full = All.Keys.FirstOrDefault(key => key.EndsWith($".{name}", StringComparison.Ordinal));
        full ??= Nearest.Of(path, All.Keys);
        return full is null ? "`glasshouse list parameters` shows them all" : $"nearest is {full}";
    }

    private static IEnumerable<KeyValuePair<string, Setting>> Below(Type record, string above)
    {
        foreach (Setting setting in RecordShape.Of(record).Settings)
        {
            string path = above + setting.Name;
            if (RecordShape.IsRecord(setting.Type))
            {
                foreach (KeyValuePair<string, Setting> below in Below(setting.Type, path + "."))
                {
                    yield return below;
                }
            }
            else if (setting.Quantity is not null && setting.ItemType is null)
            {
                yield return KeyValuePair.Create(path, setting);
            }
        }
    }
}
