using System.Collections.Immutable;
using Glasshouse.Lab.Audits;
using Glasshouse.Lab.Files;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Web.Regimes;

/// <summary>A regime's text as it was read: its problems, what its numbers rest on, and what an audit finds.</summary>
public sealed record RegimeReading
{
    /// <summary>Its file, as messages name it.</summary>
    public required string File { get; init; }

    public required string Text { get; init; }

    /// <summary>Null where nothing can be read.</summary>
    public Regime? Regime { get; init; }

    public required IReadOnlyList<Problem> Problems { get; init; }

    public IReadOnlyList<Problem> Warnings { get; init; } = [];

    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>What an audit finds; nothing where the text has problems.</summary>
    public IReadOnlyList<Finding> Audit { get; init; } = [];

    public required ImmutableArray<Behaviour> Catalogue { get; init; }

    /// <summary>Where settings stand.</summary>
    public required Func<string, Place> PlaceOf { get; init; }

    /// <summary>Reads a regime that came with the program.</summary>
    public static RegimeReading Shipped(string name)
    {
        string file = $"regimes/{name}/regime.yaml";
        return Of(file, Lab.Files.Shipped.Text(file)!, new Findings());
    }

    /// <summary>
    /// Reads a draft. It may extend shipped regimes alone: a path would let a draft read any file of this machine.
    /// </summary>
    public static RegimeReading Draft(string name, string text)
    {
        string file = $"{name}/regime.yaml";
        var findings = new Findings();
        if (YamlTree.Read(file, text, new Findings()) is { } root)
        {
            if (root.Find("extends") is { } extended
                && (extended as YamlScalar)?.Text is var parent && !Lab.Files.Shipped.Regimes.Contains(parent ?? ""))
            {
                findings.Refuse(extended.Place, "extends", "unknown-name",
                    $"is no shipped regime; {Nearest.Advice(parent ?? "", Lab.Files.Shipped.Regimes)}");
            }
            if (root.Find("name") is YamlScalar own && Lab.Files.Shipped.Regimes.Contains(own.Text))
            {
                findings.Refuse(
                    own.Place, "name", "taken", $"is {own.Text}, which is a shipped regime; name it otherwise");
            }
        }
        return findings.Problems.Count == 0
            ? Of(file, text, findings)
            : new RegimeReading
            {
                File = file,
                Text = text,
                Problems = findings.Problems,
                Catalogue = [],
                PlaceOf = findings.PlaceOf,
            };
    }

    private static RegimeReading Of(string file, string text, Findings findings)
    {
        var texts = InputTexts.FromShippedAndDisk();
        ImmutableArray<Behaviour> catalogue = CatalogueReader.Read(texts);
        Regime? regime = findings.Attempt(() => RegimeReader.Read(file, text, catalogue, findings, texts));
        bool isSound = regime is not null && findings.Problems.Count == 0;
        return new RegimeReading
        {
            File = file,
            Text = text,
            Regime = isSound ? regime : null,
            Problems = findings.Problems,
            Warnings = findings.Warnings,
            Evidence = [.. findings.Evidence.Values.OrderBy(one => one.Place.File != file)
                .ThenBy(one => one.Place.Line).ThenBy(one => one.Path, StringComparer.Ordinal)],
            Audit = isSound ? Auditor.Audit(regime!, catalogue, findings.PlaceOf).Findings : [],
            Catalogue = catalogue,
            PlaceOf = findings.PlaceOf,
        };
    }
}
