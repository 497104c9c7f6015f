using System.Runtime.InteropServices;

namespace Glasshouse.Model.Nations;

/// <summary>Grade of a year's appraisal.</summary>
public enum YearGrade : byte
{
    /// <summary>Nothing appraised yet.</summary>
    None,
    Incompetent,
    BasicallyCompetent,
    Competent,
    Excellent,
}

/// <summary>What has become of whoever holds a post. Kept beside the official's card: few days need it.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4, Size = 32)]
public struct Career
{
    /// <summary>Results as reported against offices of the level, averaged over the tenure.</summary>
    public float TenureMean;

    /// <summary>The same against others of the level, in standard deviations of that average.</summary>
    public float Tenure;

    public YearGrade Grade;

    /// <summary>Incompetent years in a row.</summary>
    public byte IncompetentYears;

    /// <summary>Bribes taken and score changes sold, truly.</summary>
    public ushort BribesTaken;

    /// <summary>Complaints that have not become a case.</summary>
    public ushort Complaints;

    /// <summary>Cases filed, and those punished.</summary>
    public ushort Cases;

    public ushort Punishments;

    /// <summary>Of these for nothing done.</summary>
    public ushort WrongfulPunishments;

    /// <summary>First day on which a term is over, 0 for none.</summary>
    public ushort FreeFrom;

    /// <summary>Day after the one on which the last term began, 0 for none.</summary>
    public ushort JailedOn;

    /// <summary>Terms of those who held the post before and lost it in the run.</summary>
    public ushort Ended;

    /// <summary>Results over the tenure of whoever held the post before.</summary>
    public float TenureBefore;

    /// <summary>Whether the official serves a term today.</summary>
    public readonly bool IsAway(int day) => day < FreeFrom;

    /// <summary>Whether the official went to jail within so many days.</summary>
    public readonly bool WasJailed(int day, int memoryDays) => JailedOn > 0 && day - JailedOn < memoryDays;
}
