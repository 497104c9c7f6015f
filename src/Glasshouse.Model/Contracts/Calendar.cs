namespace Glasshouse.Model.Contracts;

/// <summary>How the model counts time. Rates are per year of 365 days; monthly turns come every 30 days.</summary>
public static class Calendar
{
    public const int DaysPerYear = 365;

    /// <summary>Length of the month in which officials, firms, lenders and employers have their turn.</summary>
    public const int DaysPerMonth = 30;

    /// <summary>Length of the quarter in which citizens have a turn among each other.</summary>
    public const int DaysPerQuarter = 90;

    /// <summary>What of a yearly rate falls into one turn.</summary>
    public const double TurnShare = (double)DaysPerMonth / DaysPerYear;

    /// <summary>Calendar months, for amounts that are paid by the month.</summary>
    public const int MonthsPerYear = 12;
}
