using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using Glasshouse.Model;

namespace Glasshouse.Lab.Files;

/// <summary>
/// Fills the Model's records from YAML by their properties and attributes. Strict: what a file says is bound exactly
/// or refused with its place. After a problem reading goes on with a placeholder, so that all problems come at once.
/// </summary>
public sealed class RecordBinder(Findings findings)
{
    /// <summary>Editors look for this key; it says nothing about the model.</summary>
    private const string SchemaKey = "$schema";

    // Keys that the format has a place for but this version does not simulate. They deserve a plain answer.
    private static readonly ImmutableDictionary<(Type, string), string> Later =
        ImmutableDictionary<(Type, string), string>.Empty
            .Add((typeof(TimelineEvent), "seed_infections"), "is a parameter: set contagion.seed_infections");

    /// <summary>Where the numbers of evidenced records come from, for whoever writes them down again.</summary>
    public ProvenanceShelf Provenances { get; } = new();

    /// <summary>Binds the root of a file.</summary>
    public T Bind<T>(YamlMapping root)
        where T : class
    {
        IReadOnlyList<YamlEntry> entries = [.. root.Entries.Where(entry => entry.Key.Text != SchemaKey)];
        return (T)BindRecord(RecordShape.Of(typeof(T)), root with { Entries = entries }, "", null, null, null);
    }

    /// <summary>A copy of the record in which only what the mapping mentions is changed.</summary>
    public T BindOnto<T>(T start, YamlMapping mapping, string path)
        where T : class =>
        (T)BindRecord(RecordShape.Of(typeof(T)), mapping, path, null, start, null);

    private object BindRecord(
        RecordShape shape, YamlMapping mapping, string path, Provenance? outer, object? start, string? keyProperty)
    {
        object record = start is null ? Activator.CreateInstance(shape.Type)! : RecordShape.Copy(start);
        findings.Note(path, mapping.Place);
        Provenance? provenance = shape.IsEvidenced ? Provenance.Of(mapping, path, findings) ?? outer : null;
        Setting[] settings = [.. shape.Settings.Where(setting => setting.Property.Name != keyProperty)];
        var given = new HashSet<Setting>();
        foreach (YamlEntry entry in mapping.Entries)
        {
            string below = Spelling.Join(path, entry.Key.Text);
            Setting? setting = Array.Find(settings, setting => setting.Name == entry.Key.Text);
            if (setting is null)
            {
                if (!shape.IsEvidenced || !Provenance.Keys.Contains(entry.Key.Text))
                {
                    RefuseKey(shape, settings, entry.Key, path);
                }
                continue;
            }
            given.Add(setting);
            findings.Note(below, entry.Value.Place);
            object? value = BindSetting(shape, setting, entry.Value, below, provenance);
            Fill(record, setting, value);
            if (shape.IsEvidenced && setting.IsClaim && OwnProvenance(entry.Value, below, provenance) is { } known)
            {
                Provenances.Keep(record, setting, known);
            }
        }
        foreach (Setting setting in settings.Where(setting => setting.IsRequired && start is null))
        {
            if (!given.Contains(setting))
            {
                findings.Refuse(mapping.Place, Spelling.Join(path, setting.Name), "missing-key",
                    $"is missing; expected {Wanted(setting)}");
                Fill(record, setting, null);
            }
        }
        return record;
    }

    private static string Wanted(Setting setting) =>
        setting.Quantity is { } quantity ? $"a number; allowed {Quantities.Range(quantity)}"
        : setting.ItemType is not null && setting.KeyedBy is null ? "a list"
        : ScalarReader.Expected(setting.Type);

    private void RefuseKey(RecordShape shape, Setting[] settings, YamlScalar key, string path)
    {
        if (Later.TryGetValue((shape.Type, key.Text), out string? answer))
        {
            findings.Refuse(key.Place, Spelling.Join(path, key.Text), "not-in-this-version", answer);
            return;
        }
        IEnumerable<string> names = settings.Select(setting => setting.Name);
        string[] all = shape.IsEvidenced ? [.. names, .. Provenance.Keys] : [.. names];
        findings.Refuse(key.Place, Spelling.Join(path, key.Text), "unknown-key",
            $"is not a setting; {Nearest.Advice(key.Text, all)}");
    }

    // A null value leaves the default in place, or a harmless blank where the record knows no default.
    private static void Fill(object record, Setting setting, object? value)
    {
        if (value is null && setting.Type == typeof(string) && !setting.IsNullable)
        {
            value = setting.Property.GetValue(record) ?? "";
        }
        else if (value is null && setting.ItemType is { } item && !setting.IsNullable)
        {
            value = Frozen(item, []);
        }
        if (value is not null)
        {
            setting.Property.SetValue(record, value);
        }
    }

    private object? BindSetting(
        RecordShape shape, Setting setting, YamlNode node, string path, Provenance? provenance)
    {
        if (node is YamlScalar { IsNull: true, Text: not "" } && setting.IsNullable)
        {
            return null;
        }
        if (shape.IsEvidenced && setting.IsClaim)
        {
            if (node is YamlMapping own && own.Find("value") is not null)
            {
                foreach (YamlEntry entry in own.Entries.Where(entry => !IsOfEvidence(entry.Key.Text)))
                {
                    findings.Refuse(entry.Key.Place, Spelling.Join(path, entry.Key.Text), "unknown-key",
                        $"is not a setting; {Nearest.Advice(entry.Key.Text, ["value", .. Provenance.Keys])}");
                }
                provenance = OwnProvenance(own, path, provenance);
                node = own.Find("value")!;
            }
            // A source vouches for the numbers of its own file, not for those of a regime that extends it.
            if (provenance is not null && provenance.File != node.Place.File)
            {
                provenance = null;
            }
            if (provenance is null && findings.IsSound(path))
            {
                findings.Refuse(node.Place, path, "missing-source",
                    "has no source; state source and basis on it, as {value, source, basis}, or around it");
            }
        }
        return BindValue(setting, setting.Type, node, path, provenance);
    }

    private Provenance? OwnProvenance(YamlNode node, string path, Provenance? outer) =>
        node is YamlMapping own && own.Find("value") is not null
            ? Provenance.Of(own, path, findings) ?? outer
            : outer;

    private static bool IsOfEvidence(string key) => key == "value" || Provenance.Keys.Contains(key);

    private object? BindValue(Setting setting, Type type, YamlNode node, string path, Provenance? provenance)
    {
        if (setting.ItemType is { } item && type == setting.Type)
        {
            return setting.KeyedBy is { } key
                ? BindKeyed(item, key, node, path, provenance)
                : BindItems(setting, item, node, path, provenance);
        }
        if (type == typeof(ImmutableSortedDictionary<string, double>))
        {
            return new ParameterValuesReader(findings).Read(node, path);
        }
        if (RecordShape.IsRecord(type))
        {
            if (node is YamlMapping mapping)
            {
                return BindRecord(RecordShape.Of(type), mapping, path, provenance, null, null);
            }
            findings.RefuseKind(node, path, "a mapping of key: value");
            return null;
        }
        if (node is not YamlScalar scalar)
        {
            findings.RefuseKind(node, path, ScalarReader.Expected(type));
            return null;
        }
        if (setting.Quantity is { } quantity && ScalarReader.RealNumber(scalar) is { } number)
        {
            if (Quantities.Complaint(quantity, number) is { } complaint)
            {
                findings.Refuse(scalar.Place, path, "out-of-range", complaint);
                return null;
            }
            if (provenance is not null && setting.IsClaim)
            {
                findings.Note(provenance.For(setting, path, number, scalar.Place));
            }
        }
        if (ScalarReader.Read(scalar, type, out string wrong) is { } value)
        {
            return value;
        }
        bool isDate = type == typeof(DateOnly);
        findings.Refuse(scalar.Place, path, type.IsEnum ? "unknown-name" : isDate ? "bad-date" : "wrong-type", wrong);
        return null;
    }

    private object? BindItems(Setting setting, Type item, YamlNode node, string path, Provenance? provenance)
    {
        if (node is not YamlSequence sequence)
        {
            findings.RefuseKind(node, path, "a list, as in [a, b]");
            return null;
        }
        var items = new List<object>();
        for (int i = 0; i < sequence.Items.Count; i++)
        {
            string below = $"{path}.{i}";
            findings.Note(below, sequence.Items[i].Place);
            if (BindValue(setting, item, sequence.Items[i], below, provenance) is not { } value)
            {
                continue;
            }
            if (item.IsEnum && items.Contains(value))
            {
                findings.Refuse(sequence.Items[i].Place, path, "doubled-entry",
                    $"names {Spelling.Of((Enum)value)} twice");
            }
            items.Add(value);
        }
        return Frozen(item, items);
    }

    private object? BindKeyed(Type item, string keyProperty, YamlNode node, string path, Provenance? outer)
    {
        if (node is not YamlMapping mapping)
        {
            findings.RefuseKind(node, path, "a mapping of name: entry");
            return null;
        }
        RecordShape shape = RecordShape.Of(item);
        Setting key = shape.Settings.First(setting => setting.Property.Name == keyProperty);
        bool IsEvidence(YamlEntry entry) =>
            shape.IsEvidenced && entry.Value is YamlScalar && Provenance.Keys.Contains(entry.Key.Text);

        YamlMapping stated = mapping with { Entries = [.. mapping.Entries.Where(IsEvidence)] };
        Provenance? provenance = Provenance.Of(stated, path, findings) ?? outer;
        var items = new List<object>();
        foreach (YamlEntry entry in mapping.Entries.Where(entry => !IsEvidence(entry)))
        {
            string below = Spelling.Join(path, entry.Key.Text);
            findings.Note(below, entry.Key.Place);
            object? name = ScalarReader.Read(entry.Key, key.Type, out string wrong);
            if (name is null)
            {
                findings.Refuse(entry.Key.Place, below, "unknown-name", wrong);
            }
            if (BindEntry(shape, keyProperty, entry, below, provenance) is not { } record)
            {
                continue;
            }
            if (name is not null)
            {
                key.Property.SetValue(record, name);
                items.Add(record);
            }
            findings.Note(below, entry.Key.Place);
        }
        return Frozen(item, items);
    }

    private object? BindEntry(
        RecordShape shape, string keyProperty, YamlEntry entry, string path, Provenance? provenance)
    {
        switch (entry.Value)
        {
            case YamlMapping mapping:
                return BindRecord(shape, mapping, path, provenance, null, keyProperty);
            case YamlScalar { IsNull: false } word when shape.Shorthand is { } only:
                object record = Activator.CreateInstance(shape.Type)!;
                findings.Note(Spelling.Join(path, only.Name), word.Place);
                Fill(record, only, BindValue(only, only.Type, word, Spelling.Join(path, only.Name), provenance));
                return record;
            default:
                findings.RefuseKind(entry.Value, path, shape.Shorthand is { } shorthand
                    ? $"a {shorthand.Name} or a mapping of key: value"
                    : "a mapping of key: value");
                return null;
        }
    }

    /// <summary>Items as an immutable array of their type.</summary>
    internal static object Frozen(Type item, List<object> items)
    {
        var array = Array.CreateInstance(item, items.Count);
        ((ICollection)items).CopyTo(array, 0);
        return typeof(RecordBinder).GetMethod(nameof(Freeze), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(item).Invoke(null, [array])!;
    }

    private static ImmutableArray<T> Freeze<T>(T[] items) => ImmutableArray.Create(items);
}
