using System.Runtime.InteropServices;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Nations;

/// <summary>Company or other organisation.</summary>
public enum OrganisationKind : byte
{
    SoleTrader,
    Company,
    Cooperative,
    Association,
    Foundation,
    Institution,
}

/// <summary>Sector, as coarse as the model needs.</summary>
public enum Sector : byte
{
    Agriculture,
    Industry,
    Construction,
    Trade,
    Hospitality,
    Transport,
    BusinessServices,
    PublicServices,
    Care,
    OtherServices,
}

/// <summary>One organisation's card: 64 bytes. Row order follows municipality.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4, Size = 64)]
public struct Organisation
{
    /// <summary>Owner or responsible person, a citizen row.</summary>
    public uint Owner;

    /// <summary>People who work there, the owner included.</summary>
    public int Workers;

    public ushort Municipality;

    public Sector Sector;

    public OrganisationKind Kind;

    /// <summary>Size class: row of the firm-size table of the nation's statistics.</summary>
    public byte SizeClass;

    /// <summary>Whether it has ties to officials.</summary>
    public bool Connected;

    /// <summary>Day of the year on which it declares its taxes, 0 to 364.</summary>
    public ushort FilingDay;

    /// <summary>Moral cost of breaking rules, utility.</summary>
    public float Honesty;

    /// <summary>Offending propensity, mean 1.</summary>
    public float Frailty;

    public Experience Experience;

    /// <summary>True quality of product or service, 0 to 1.</summary>
    public float Quality;

    /// <summary>What consumers believe the quality to be, 0 to 1.</summary>
    public float Reputation;

    /// <summary>Turnover at a middling reputation, thousand euro a month.</summary>
    public float TurnoverPerMonth;

    /// <summary>What the regime has imposed or granted, as felt today.</summary>
    public Consequence Consequences;

    /// <summary>Draw in 0..65535 compared with a system's awareness share.</summary>
    public ushort AwarenessRank;

    /// <summary>What it sells against what it was drawn to sell, at this month's signals and prices.</summary>
    public float Demand;
}
