using System.Runtime.InteropServices;

namespace Glasshouse.Model.Markets;

/// <summary>
/// What inspectors and the market have written down about one organisation, and its years: 16 bytes. What is not
/// there yet is 0.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 2, Size = 16)]
public struct TradeFile
{
    private const int RatingUnit = 10_000;

    private ushort _rating;
    private byte _grade;
    private byte _gradeLastYear;

    /// <summary>First day; 0 for those of day 0.</summary>
    public ushort EntryDay;

    private ushort _exitDay;

    /// <summary>True violations when the run's year began.</summary>
    public ushort ViolationsAtYear;

    /// <summary>Score on file when the run's year began.</summary>
    public short ScoreAtYear;

    /// <summary>True violations of the year before, up to 255.</summary>
    public byte ViolationsLastYear;

    /// <summary>Offences that inspectors have noticed here, up to 255; half of them are forgotten each year.</summary>
    public byte Findings;

    /// <summary>Safety incidents that became known.</summary>
    public byte Incidents;

    /// <summary>Whether it is in use, and has what it once had.</summary>
    public TradeMarks Marks;

    public readonly bool IsRated => _rating > 0;

    /// <summary>The last rating, 0 to 1.</summary>
    public double Rating
    {
        readonly get => (_rating - 1) / (double)RatingUnit;
        set => _rating = (ushort)(Math.Round(value * RatingUnit) + 1);
    }

    /// <summary>The grade on the card, -1 for none.</summary>
    public int Grade
    {
        readonly get => _grade - 1;
        set => _grade = (byte)(value + 1);
    }

    /// <summary>The grade when the run's year began, -1 for none.</summary>
    public int GradeLastYear
    {
        readonly get => _gradeLastYear - 1;
        set => _gradeLastYear = (byte)(value + 1);
    }

    /// <summary>Day on which it closed, -1 while it goes on.</summary>
    public int ExitDay
    {
        readonly get => _exitDay - 1;
        set => _exitDay = checked((ushort)(value + 1));
    }
}

/// <summary>Facts about an organisation's course.</summary>
[Flags]
public enum TradeMarks : byte
{
    None = 0,

    /// <summary>The row holds an organisation that goes on.</summary>
    Open = 1,

    /// <summary>It wanted to close and could not, because of what is held against it.</summary>
    ExitHeldUp = 1 << 1,
}
