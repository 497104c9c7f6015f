using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Lab.Files;

/// <summary>A file of behaviours.</summary>
[Evidenced]
public sealed record CatalogueFile
{
    [Quantity("version", 1, 1, "Version of the format.")]
    public required int Glasshouse { get; init; }

    [KeyedBy(nameof(Behaviour.Id))]
    [Meaning("Kinds of acts, by id.")]
    public required ImmutableArray<Behaviour> Behaviours { get; init; }
}

/// <summary>Reads the catalogue of behaviours.</summary>
public static class CatalogueReader
{
    /// <summary>Rulebooks and measures keep a table row per behaviour; more would be a slip, not a catalogue.</summary>
    public const int MostBehaviours = 4096;

    /// <summary>Reads the shipped or recorded catalogue.</summary>
    /// <exception cref="BadInputException">Something in it cannot be used.</exception>
    public static ImmutableArray<Behaviour> Read(InputTexts texts)
    {
        InputText text = texts.Open(InputKind.Behaviours, "behaviours");
        var findings = new Findings();
        ImmutableArray<Behaviour> behaviours = Read(text.File, text.Text, findings);
        findings.ThrowIfAny();
        return behaviours;
    }

    /// <summary>Reads a catalogue; what is wrong with it is added to the findings.</summary>
    public static ImmutableArray<Behaviour> Read(string file, string text, Findings findings)
    {
        if (YamlTree.Read(file, text, findings) is not { } root)
        {
            return [];
        }
        ImmutableArray<Behaviour> behaviours = new RecordBinder(findings).Bind<CatalogueFile>(root).Behaviours;
        if (behaviours.Length > MostBehaviours)
        {
            findings.RefuseAt("behaviours", "out-of-range",
                $"holds {behaviours.Length} behaviours; allowed are 1 to {MostBehaviours}");
        }
        else if (behaviours.Length == 0 && findings.IsSound("behaviours"))
        {
            findings.RefuseAt("behaviours", "out-of-range", "holds no behaviour; at least one is needed");
        }
        foreach (Behaviour behaviour in behaviours)
        {
            BehaviourChecks.Run(behaviour, $"behaviours.{behaviour.Id}", findings);
            BehaviourChecks.Warn(behaviour, $"behaviours.{behaviour.Id}", findings);
        }
        bool isWhole = findings.Problems.Count == 0;
        foreach (string name in NamedBehaviours.All.Except(behaviours.Select(behaviour => behaviour.Id)))
        {
            if (isWhole)
            {
                findings.RefuseAt("behaviours", "missing-key", $"lacks {name}, which the model knows by name");
            }
        }
        Identifiers.CheckKeys(behaviours.Select(behaviour => behaviour.Id), "behaviours", findings);
        return behaviours;
    }
}

/// <summary>What names of things may look like.</summary>
public static partial class Identifiers
{
    /// <summary>Refuses ids that are not words joined by underscores.</summary>
    public static void Check(string id, string path, Findings findings)
    {
        if (!Snake().IsMatch(id))
        {
            findings.RefuseAt(path, "bad-name",
                "is not a usable name; allowed are small letters, digits and underscores, a letter first, 60 at most");
        }
    }

    /// <summary>Refuses names that could not be folders.</summary>
    public static void CheckFolder(string name, string path, Findings findings)
    {
        if (findings.IsSound(path) && !Folder().IsMatch(name))
        {
            findings.RefuseAt(path, "bad-name",
                "is not a usable name; allowed are small letters, digits, hyphens and underscores, 60 at most");
        }
    }

    /// <summary>Refuses band names that could not stand in the name of a measure.</summary>
    public static void CheckBand(string name, string path, Findings findings)
    {
        if (!Short().IsMatch(name))
        {
            findings.RefuseAt(path, "bad-name",
                "is not a usable name; allowed are letters, digits, hyphens, underscores and +, 30 at most");
        }
    }

    /// <summary>Draws are addressed by a key made from the id; two ids must not share one.</summary>
    public static void CheckKeys(IEnumerable<string> ids, string path, Findings findings)
    {
        var owners = new Dictionary<uint, string>();
        foreach (string id in ids)
        {
            if (!owners.TryAdd(Engine.Randomness.KeyedId.Of(id), id))
            {
                string other = owners[Engine.Randomness.KeyedId.Of(id)];
                findings.RefuseAt($"{path}.{id}", "doubled-key", $"draws the same luck as {other}; rename one");
            }
        }
    }

    [GeneratedRegex(@"^[a-z][a-z0-9_]{0,59}\z")]
    private static partial Regex Snake();

    [GeneratedRegex(@"^[a-z0-9][a-z0-9_-]{0,59}\z")]
    private static partial Regex Folder();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9_+-]{0,29}\z")]
    private static partial Regex Short();
}
