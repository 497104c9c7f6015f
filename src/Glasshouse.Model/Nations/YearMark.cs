using System.Runtime.InteropServices;

namespace Glasshouse.Model.Nations;

/// <summary>
/// Where a citizen stood when the run's year began, 8 bytes: what the year is compared with when it is over. Read by
/// measures only.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 2, Size = 8)]
public struct YearMark
{
    /// <summary>In place of a score: no file at the year's start. Below any floor that a regime may have.</summary>
    public const short NoFile = short.MinValue;

    /// <summary>Score at the year's start.</summary>
    public short Score;

    /// <summary>True violations from day 0 to the year's start.</summary>
    public ushort Violations;

    /// <summary>True merits from day 0 to the year's start.</summary>
    public ushort Merits;

    /// <summary>Records of offences this year so far, and in the year before; 255 and more are alike.</summary>
    public byte RecordsThisYear;

    public byte RecordsLastYear;
}
