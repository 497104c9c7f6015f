using System.Runtime.InteropServices;

namespace Glasshouse.Model.Nations;

/// <summary>
/// What a subject has lived through, 16 bytes of its card. Counts are weighted, forgotten with time, and come on top
/// of a prior that is computed, not stored (Beliefs/Perception.cs). All zero at first.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 2, Size = 16)]
public struct Experience
{
    /// <summary>Own and peers' offences that were noticed.</summary>
    public float NoticedCount;

    /// <summary>Own offences that went unnoticed.</summary>
    public float UnnoticedCount;

    /// <summary>Accusations without an act.</summary>
    public float AccusedCount;

    /// <summary>Day up to which the counts have been forgotten.</summary>
    public ushort Day;

    /// <summary>True violations since day 0.</summary>
    public ushort Violations;
}
