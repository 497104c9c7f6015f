namespace Glasshouse.Model.Contracts;

/// <summary>Whom an act, a record or a standing concerns. Rows are numbered from 0 within each kind.</summary>
public enum SubjectKind : byte
{
    Citizen,
    Organisation,
    Official,
    Office,
}

/// <summary>One synthetic subject: a kind and a row.</summary>
public readonly record struct Subject(SubjectKind Kind, int Row);

/// <summary>Through which eyes an act can be noticed.</summary>
public enum Channel : byte
{
    Police,
    Courts,
    Banks,
    TaxOffice,
    Inspections,
    Superiors,
    Apps,
    Cameras,
    CitizenReports,
}

/// <summary>Facts about channels.</summary>
public static class Channels
{
    public const int Count = 9;

    /// <summary>
    /// Whether the channel exists in any state under the rule of law. The others exist only where a regime feeds on
    /// them, so that `none` has no cameras that file people and no paid informants.
    /// </summary>
    public static bool IsOrdinary(this Channel channel) => channel <= Channel.Superiors;
}

/// <summary>What is done to a subject because of its standing. Bits, since several hold at once.</summary>
[Flags]
public enum Consequence : uint
{
    None = 0,
    NoFlights = 1 << 0,
    NoFastTrains = 1 << 1,
    NoLuxury = 1 << 2,
    NoLoans = 1 << 3,
    NoSeniorPosts = 1 << 4,
    NoPublicJobs = 1 << 5,
    NoPrivateSchools = 1 << 6,
    NamedInPublic = 1 << 7,
    MoreInspections = 1 << 8,
    NoPublicContracts = 1 << 9,
    NoPromotion = 1 << 10,

    /// <summary>Told of in the press, never shown to exist; imposed only where a switch says so.</summary>
    SlowerInternet = 1 << 13,
    CheaperLoans = 1 << 16,
    FastLane = 1 << 17,
    FewerInspections = 1 << 18,
    DepositFreeRental = 1 << 19,
    PraisedInPublic = 1 << 20,
    FasterPromotion = 1 << 21,

    /// <summary>Less to pay for fuel or heating.</summary>
    FuelDiscount = 1 << 22,
    PriorityCare = 1 << 23,
    PriorityHiring = 1 << 24,
}

/// <summary>Facts about consequences.</summary>
public static class ConsequenceSets
{
    /// <summary>All bits that take something away.</summary>
    public const Consequence Sanctions = (Consequence)0x0000FFFF;

    /// <summary>All bits that give something.</summary>
    public const Consequence Rewards = (Consequence)0xFFFF0000;

    public static bool HasSanction(this Consequence consequences) => (consequences & Sanctions) != 0;

    public static bool HasReward(this Consequence consequences) => (consequences & Rewards) != 0;
}

/// <summary>Names of enum values as files and tables write them: snake_case.</summary>
public static class TableNames
{
    public static string SnakeName<TEnum>(this TEnum value)
        where TEnum : struct, Enum => Snake(value.ToString());

    private static string Snake(string name) => string.Concat(name.Select((letter, place) =>
        char.IsUpper(letter) ? (place > 0 ? "_" : "") + char.ToLowerInvariant(letter) : letter.ToString()));
}
