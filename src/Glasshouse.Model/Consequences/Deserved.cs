using System.Runtime.InteropServices;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model.Consequences;

/// <summary>
/// What the same rules would hold about a subject had there been no wrongful record: truth's own copy of the file,
/// kept only for those of whom something wrongful is on file. Whoever is sanctioned in the file and not here is
/// wrongly sanctioned.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public struct Deserved
{
    public Standing Standing;

    /// <summary>What the file imposes now.</summary>
    public Consequence InFile;

    /// <summary>The last wrongful record and the first decision on it; -1 for none.</summary>
    public long Record;

    public long Decision;
}

/// <summary>A change decided tonight and felt from tomorrow morning.</summary>
public readonly record struct PendingConsequence(int Row, Consequence Consequences);
