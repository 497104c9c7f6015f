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
        Regime? regime = Read(text.File, text.Text, catalogue, findings, texts, texts.FolderOf(text));
        findings.ThrowIfAny();
        return regime!;
    }

    /// <summary>Reads a regime; what is wrong is added to the findings. Null where nothing can be read.</summary>
    /// <param name="file">Its file, as messages name it.</param>
    /// <param name="text">Its text.</param>
    /// <param name="catalogue">Behaviours that its rules may name.</param>
    /// <param name="findings">What is wrong is added here.</param>
    /// <param name="texts">Where the regime it extends comes from.</param>
    /// <param name="folder">Folder from which the path of that regime counts.</param>
    public static Regime? Read(
        string file, string text, ImmutableArray<Behaviour> catalogue, Findings findings, InputTexts? texts = null,
        string? folder = null)
    {
        texts ??= InputTexts.FromShippedAndDisk();
        if (YamlTree.Read(file, text, findings) is not { } own
            || RegimeHeritage.Resolve(own, text, texts, folder, findings) is not { } root)
        {
            return null;
        }
        Regime regime = new RecordBinder(findings).Bind<Regime>(root);
        Identifiers.CheckFolder(regime.Name, "name", findings);
        // A recorded regime was judged when its run began, by the program that shipped it.
        if (!texts.AreRecorded && !Shipped.IsRegime(text))
        {
            CheckLabel(regime.Label, findings);
        }
        CheckParts(regime, catalogue, findings);
        return regime;
    }

    /// <summary>Why a regime that was put together, not read, would be refused; empty where it would not.</summary>
    public static string Objection(Regime regime, ImmutableArray<Behaviour> catalogue)
    {
        var findings = new Findings();
        CheckParts(regime, catalogue, findings);
        return findings.Problems is [var first, ..] ? first.Message : "";
    }

    private static void CheckParts(Regime regime, ImmutableArray<Behaviour> catalogue, Findings findings)
    {
        foreach (SubjectKind kind in RegimeChecks.Kinds)
        {
            if (regime.SystemFor(kind) is { } system)
            {
                new RegimeChecks(system, RegimeChecks.KeyOf(kind), kind, catalogue, findings).Run();
            }
        }
        LendingRuleChecks.Run(regime, findings);
        DisclosureChecks.Run(regime, findings);
        HealthChecks.Run(regime, findings);
        AppraisalChecks.Run(regime, catalogue, findings);
    }

    // What a regime claims about the world was looked up for the shipped texts only. A comparator would escape the
    // notice that every output of a hypothetical regime carries.
    private static void CheckLabel(RegimeLabel label, Findings findings)
    {
        if (label != RegimeLabel.Hypothetical && findings.Has("label") && findings.IsSound("label"))
        {
            findings.RefuseAt("label", "unshipped-claim",
                $"is {Spelling.Of(label)}, which only shipped regimes may say of themselves, word for word as they "
                + $"are shipped; allowed here is {Spelling.Of(RegimeLabel.Hypothetical)}");
        }
    }
}
