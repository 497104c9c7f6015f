using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Glasshouse.Lab.Files;
using Glasshouse.Model;

namespace Glasshouse.Lab.Comparisons;

/// <summary>What a change does to the part of the regime that it names.</summary>
public enum ChangeKind
{
    Added,
    Removed,
    Changed,
}

/// <summary>One part in which a regime differs from another, and the first regime with that part changed.</summary>
/// <param name="Path">The part, such as <c>citizens.rules.speeding_costs</c>.</param>
/// <param name="Kind">Whether the part is new, gone or other.</param>
/// <param name="Words">What changed, one sentence a setting.</param>
/// <param name="Changed">The first regime with this change alone.</param>
public sealed record RegimeChange(
    string Path, ChangeKind Kind, ImmutableArray<string> Words, [property: JsonIgnore] Regime Changed);

/// <summary>
/// Finds the parts in which two regimes differ. A part is what can be told and tried by itself: an entry of a mapping
/// (a rule, a band, a list, a gate), or a setting of a system. The order of entries and what a regime says of itself
/// are no differences.
/// </summary>
public static class RegimeChanges
{
    private static readonly string[] OfItself =
    [
        nameof(Regime.Glasshouse), nameof(Regime.Extends), nameof(Regime.Name), nameof(Regime.Label),
        nameof(Regime.Meaning),
    ];

    // Systems are parts of parts; everything else changes as a whole.
    private static readonly Type[] Divided = [typeof(Regime), typeof(RegimeSystem), typeof(HealthRules)];

    /// <summary>The changes that lead from one regime to another, in the order of files.</summary>
    public static ImmutableArray<RegimeChange> Between(Regime from, Regime to)
    {
        var found = ImmutableArray.CreateBuilder<RegimeChange>();
        Find("", from, to, changed => (Regime)changed, found);
        return found.ToImmutable();
    }

    // Given a changed copy of the record, the last argument makes the whole regime with it in place.
    private static void Find(
        string path, object from, object to, Func<object, Regime> whole,
        ImmutableArray<RegimeChange>.Builder found)
    {
        foreach (Setting setting in RecordShape.Of(from.GetType()).Settings)
        {
            bool isOfItself = path.Length == 0 && OfItself.Contains(setting.Property.Name);
            object? before = setting.Property.GetValue(from);
            object? after = setting.Property.GetValue(to);
            if (isOfItself || Same(setting, before, after))
            {
                continue;
            }
            string at = Spelling.Join(path, setting.Name);
            Regime With(object? value)
            {
                object copy = RecordShape.Copy(from);
                setting.Property.SetValue(copy, value);
                return whole(copy);
            }

            if (before is not null && after is not null && Divided.Contains(setting.Type))
            {
                Find(at, before, after, With, found);
            }
            else if (setting.KeyedBy is not null)
            {
                FindEntries(at, setting, before!, after!, With, found);
            }
            else
            {
                found.Add(new RegimeChange(
                    at, KindOf(before, after), [.. ChangeWords.Of(setting, before, after)], With(after)));
            }
        }
    }

    private static void FindEntries(
        string path, Setting setting, object from, object to, Func<object?, Regime> with,
        ImmutableArray<RegimeChange>.Builder found)
    {
        (string Name, object Part)[] before = [.. RecordPaths.ItemsOf(setting, from)];
        (string Name, object Part)[] after = [.. RecordPaths.ItemsOf(setting, to)];
        foreach (string name in before.Concat(after).Select(entry => entry.Name).Distinct())
        {
            object? old = before.FirstOrDefault(entry => entry.Name == name).Part;
            object? young = after.FirstOrDefault(entry => entry.Name == name).Part;
            if (old is not null && young is not null && Same(old, young))
            {
                continue;
            }
            object[] entries = young is null
                ? [.. before.Where(entry => entry.Name != name).Select(entry => entry.Part)]
                : old is null
                ? [.. before.Select(entry => entry.Part), young]
                : [.. before.Select(entry => entry.Name == name ? young : entry.Part)];
            found.Add(new RegimeChange(
                Spelling.Join(path, name), KindOf(old, young), [.. ChangeWords.OfEntry(old, young)],
                with(RecordBinder.Frozen(setting.ItemType!, [.. entries]))));
        }
    }

    private static ChangeKind KindOf(object? before, object? after) =>
        before is null ? ChangeKind.Added : after is null ? ChangeKind.Removed : ChangeKind.Changed;

    /// <summary>Whether two records say the same in every setting.</summary>
    internal static bool Same(object before, object after) => RecordShape.Of(before.GetType()).Settings
        .All(setting => Same(setting, setting.Property.GetValue(before), setting.Property.GetValue(after)));

    /// <summary>Whether a setting has the same value twice; entries of a mapping may stand in any order.</summary>
    internal static bool Same(Setting setting, object? before, object? after)
    {
        if (before is null || after is null)
        {
            return before is null && after is null;
        }
        if (setting.ItemType is not { } item)
        {
            return RecordShape.IsRecord(setting.Type) ? Same(before, after) : before.Equals(after);
        }
        (string Name, object Part)[] left = [.. RecordPaths.ItemsOf(setting, before)];
        (string Name, object Part)[] right = [.. RecordPaths.ItemsOf(setting, after)];
        bool Matches((string Name, object Part) entry) => right
            .Where(other => setting.KeyedBy is null || other.Name == entry.Name)
            .Any(other => RecordShape.IsRecord(item) ? Same(entry.Part, other.Part) : entry.Part.Equals(other.Part));
        return left.Length == right.Length && left.All(Matches);
    }
}
