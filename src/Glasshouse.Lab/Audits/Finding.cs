using Glasshouse.Model;

namespace Glasshouse.Lab.Audits;

/// <summary>How grave a finding is.</summary>
public enum Severity : byte
{
    /// <summary>Allowed, with duties or doubts that a reader should know.</summary>
    Note,

    /// <summary>Likely to harm somebody, or to mean something else than it says.</summary>
    Warning,

    /// <summary>Against the provision as it is read here.</summary>
    Breach,
}

/// <summary>Something in a regime that collides with law, proportion or logic.</summary>
/// <param name="Code">Kind of finding.</param>
/// <param name="Severity">How grave.</param>
/// <param name="Provision">Provision or principle.</param>
/// <param name="File">File of the regime.</param>
/// <param name="Line">Line in it, from 1.</param>
/// <param name="Path">Setting concerned.</param>
/// <param name="Message">What was found.</param>
/// <param name="Mend">What would mend it.</param>
public sealed record Finding(
    string Code, Severity Severity, string Provision, string File, int Line, string Path, string Message, string Mend);

/// <summary>A regime and what was found in it, the gravest first.</summary>
public sealed record RegimeAudit(Regime Regime, IReadOnlyList<Finding> Findings)
{
    /// <summary>Stands on every audit.</summary>
    public const string Disclaimer =
        "A reading of rules by a program, not legal advice: provisions are simplified, courts weigh what files do not "
        + "say, and a regime without findings may still be unlawful.";

    public int Count(Severity severity) => Findings.Count(finding => finding.Severity == severity);
}
