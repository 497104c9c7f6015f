namespace Glasshouse.Lab.Comparisons;

/// <summary>By what a difference between two arms first reached a life.</summary>
public enum Carrier : byte
{
    /// <summary>The life is the same in both arms.</summary>
    None,

    /// <summary>A decision about this person: points, band, list, sanction or reward.</summary>
    Decision,

    /// <summary>A record that one file has and the other has not.</summary>
    Record,

    /// <summary>What rules in force, or parameters of the arm, make of a choice; nobody told the person.</summary>
    Expectation,

    /// <summary>What ties told: risk as perceived differs although nothing has happened to this person.</summary>
    Peers,

    /// <summary>Whom and what the person met: trust, opinion, reputation, ties kept.</summary>
    Meetings,

    /// <summary>A sanction or reward of somebody in the household.</summary>
    Household,

    /// <summary>Lenders: credit file, price or rationing.</summary>
    CreditMarket,

    /// <summary>Employers and jobs.</summary>
    LabourMarket,

    /// <summary>The queue of appeals, which all share.</summary>
    Queue,

    /// <summary>Births and deaths.</summary>
    Generations,

    /// <summary>An infection that was caught in one arm and not, or not then, in the other.</summary>
    Contagion,

    /// <summary>A health rule or a lockdown: told to stay at home, or turned away at a door.</summary>
    Health,

    /// <summary>A stop after a camera's alert.</summary>
    Camera,
}

/// <summary>Where a life first parted from the same life in the first arm.</summary>
/// <param name="Day">Day of the first event that differs; -1 where none does.</param>
/// <param name="Event">What happened, such as <c>points</c>, in snake_case; empty where nothing differs.</param>
/// <param name="Side">Whether the event is this <c>arm</c>'s or the <c>baseline</c>'s.</param>
/// <param name="Carrier">By what it came.</param>
/// <param name="Detail">The rule, the record, or what of the person's state had come to differ.</param>
public sealed record Parting(int Day, string Event, string Side, Carrier Carrier, string Detail)
{
    public static Parting Never { get; } = new(-1, "", "", Carrier.None, "");
}
