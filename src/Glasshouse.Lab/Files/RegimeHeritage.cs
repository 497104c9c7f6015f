using System.Collections.Immutable;

namespace Glasshouse.Lab.Files;

/// <summary>
/// Puts a regime that extends another together, before anything is bound: mappings are merged key by key, everything
/// else the child gives replaces what the parent gave, and an empty value (<c>null</c>) takes a part out. What a number
/// rests on goes with it: a parent's source is written onto its own numbers wherever the child states another.
/// </summary>
public static class RegimeHeritage
{
    private const string Extends = "extends";

    // What a regime says of itself; nothing of it is inherited.
    private static readonly ImmutableArray<string> Own = ["glasshouse", "name", "label", "meaning", "$schema", Extends];

    /// <summary>Whether a setting is what a regime says of itself, and inherits from none.</summary>
    public static bool IsOwn(string setting) => Own.Contains(setting);

    /// <summary>The regime with everything it inherits; null where what it extends cannot be read.</summary>
    /// <param name="root">The regime's own file.</param>
    /// <param name="text">Its text: files that go round in a circle are told by what they say.</param>
    /// <param name="texts">Where texts come from.</param>
    /// <param name="folder">Folder from which a relative path counts.</param>
    /// <param name="findings">What is wrong is added here.</param>
    public static YamlMapping? Resolve(
        YamlMapping root, string text, InputTexts texts, string? folder, Findings findings) =>
        Resolve(root, texts, folder, findings, [(root.Place.File, text)]);

    private static YamlMapping? Resolve(
        YamlMapping root, InputTexts texts, string? folder, Findings findings,
        ImmutableArray<(string File, string Text)> line)
    {
        if (root.Find(Extends) is not { } named)
        {
            return root;
        }
        if (named is not YamlScalar { IsNull: false } name)
        {
            findings.RefuseKind(named, Extends, "the name or path of one regime");
            return null;
        }
        if (!texts.Has(InputKind.Regime, name.Text, folder))
        {
            findings.Refuse(
                name.Place, Extends, "unknown-name", $"is {name.Text}, {texts.Unknown(InputKind.Regime, name.Text)}");
            return null;
        }
        InputText text = texts.Open(InputKind.Regime, name.Text, folder);
        if (line.Any(earlier => earlier.Text == text.Text))
        {
            string circle = string.Join(" extends ", [.. line.Select(earlier => earlier.File), text.File]);
            findings.Refuse(
                name.Place, Extends, "cyclic-extends", $"is {name.Text} and goes round in a circle: {circle}");
            return null;
        }
        line = line.Add((text.File, text.Text));
        if (YamlTree.Read(text.File, text.Text, findings) is not { } parent
            || Resolve(parent, texts, texts.FolderOf(text), findings, line) is not { } whole)
        {
            return null;
        }
        YamlEntry[] inherited = [.. whole.Entries.Where(entry => !Own.Contains(entry.Key.Text))];
        return Merged(whole with { Entries = inherited }, root, []);
    }

    // Around are the source and basis that the parent states further out.
    private static YamlMapping Merged(YamlMapping parent, YamlMapping child, YamlEntry[] around)
    {
        YamlEntry[] stated = [.. parent.Entries.Where(entry => Provenance.Keys.Contains(entry.Key.Text))];
        stated = stated.Length > 0 ? stated : around;
        bool statesSource = Provenance.Keys.Any(key => child.Find(key) is not null);
        YamlMapping old = statesSource ? WithSourceOnNumbers(parent, stated) : parent;
        var entries = new List<YamlEntry>();
        foreach (YamlEntry entry in old.Entries)
        {
            YamlNode? given = child.Find(entry.Key.Text);
            if (given is YamlMapping below && entry.Value is YamlMapping above && above.Find("value") is null
                && below.Find("value") is null)
            {
                entries.Add(entry with { Value = Merged(above, below, stated) });
            }
            else if (given is null)
            {
                entries.Add(entry);
            }
        }
        foreach (YamlEntry entry in child.Entries)
        {
            bool isMerged = entries.Any(known => known.Key.Text == entry.Key.Text);
            if (!isMerged && entry.Value is not YamlScalar { IsNull: true })
            {
                entries.Add(entry);
            }
        }
        return child with { Entries = entries };
    }

    // A number takes the source around it along, and so do the mappings below that state none.
    private static YamlMapping WithSourceOnNumbers(YamlMapping parent, YamlEntry[] stated) =>
        stated.Length == 0 ? parent : parent with
        {
            Entries =
            [
                .. parent.Entries.Where(entry => !Provenance.Keys.Contains(entry.Key.Text))
                    .Select(entry => entry with { Value = Stating(entry, stated) }),
            ],
        };

    private static YamlNode Stating(YamlEntry entry, YamlEntry[] stated)
    {
        switch (entry.Value)
        {
            case YamlScalar scalar when ScalarReader.RealNumber(scalar) is not null:
                var value = new YamlScalar(scalar.Place, "value", IsPlain: true);
                return new YamlMapping(scalar.Place, [new YamlEntry(value, scalar), .. stated]);
            case YamlMapping mapping when Provenance.Keys.All(key => mapping.Find(key) is null):
                return mapping with { Entries = [.. mapping.Entries, .. stated] };
            default:
                return entry.Value;
        }
    }
}
