using System.Collections.Immutable;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Lab.Files;

/// <summary>Reads a regime by name or path.</summary>
public static class RegimeReader
{
    /// <param name="texts">Where texts come from.</param>
    /// <param name="nameOrPath">A shipped name, a folder that holds regime.yaml, or a file.</param>
    /// <param name="catalogue">Behaviours that its rules may name.</param>
    /// <param name="folder">Folder from which a relative path counts.</param>
    /// <exception cref="BadInputException">Something in it cannot be used.</exception>
    public static Regime Read(
        InputTexts texts, string nameOrPath, ImmutableArray<Behaviour> catalogue, string? folder = null)
    {
        InputText text = texts.Open(InputKind.Regime, nameOrPath, folder);
        var findings = new Findings();
        Regime? regime = Read(text.File, text.Text, catalogue, findings);
        findings.ThrowIfAny();
        return regime!;
    }

    /// <summary>Reads a regime; what is wrong is added to the findings. Null where nothing can be read.</summary>
    public static Regime? Read(string file, string text, ImmutableArray<Behaviour> catalogue, Findings findings)
    {
        if (YamlTree.Read(file, text, findings) is not { } root)
        {
            return null;
        }
        Regime regime = new RecordBinder(findings).Bind<Regime>(root);
        Identifiers.CheckFolder(regime.Name, "name", findings);
        foreach (SubjectKind kind in RegimeChecks.Kinds)
        {
            if (regime.SystemFor(kind) is { } system)
            {
                new RegimeChecks(system, RegimeChecks.KeyOf(kind), kind, catalogue, findings).Run();
            }
        }
        LendingRuleChecks.Run(regime, findings);
        return regime;
    }
}
