namespace Glasshouse.Model.Beliefs;

/// <summary>What reaches somebody near.</summary>
public enum NewsKind : byte
{
    /// <summary>A strong tie's offence was noticed.</summary>
    TieNoticed,

    /// <summary>Somebody near did them good.</summary>
    GoodDeed,

    /// <summary>Somebody near did them harm.</summary>
    Offence,

    /// <summary>An organisation was audited in a year in which it hid something.</summary>
    Audit,

    /// <summary>An organisation was audited, and something of earlier years was found.</summary>
    AuditFound,

    /// <summary>An organisation was audited, and nothing was found.</summary>
    AuditInVain,
}

/// <summary>Something one citizen hears of another, or that befalls an organisation.</summary>
/// <param name="Row">Who hears it.</param>
/// <param name="Kind">What.</param>
public readonly record struct NewsItem(int Row, NewsKind Kind);
