using System.Runtime.CompilerServices;
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

/// <summary>A wrongful sanction that holds now.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public struct Wrong
{
    /// <summary>Day on which it began.</summary>
    public int Since;

    /// <summary>What is imposed and not deserved.</summary>
    public Consequence Undeserved;

    /// <summary>1 once it has been contested.</summary>
    public short Contested;

    /// <summary>1 once it has been redressed; it is over tomorrow.</summary>
    public short Redressed;

    /// <summary>Whether what refuses a subject something is wrong, and nothing deserved would refuse it too.</summary>
    /// <param name="block">Block of the subject.</param>
    /// <param name="row">The subject.</param>
    /// <param name="refusing">Sanctions in force that refuse it.</param>
    public static bool Refuses(Block block, int row, Consequence refusing)
    {
        ref readonly Wrong wrong = ref block.WronglySanctioned.Find(row);
        return !Unsafe.IsNullRef(in wrong) && (refusing & ~wrong.Undeserved) == 0;
    }
}

/// <summary>A change decided tonight and felt from tomorrow morning.</summary>
public readonly record struct PendingConsequence(int Row, Consequence Consequences);
