using System.Runtime.InteropServices;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Nations;

/// <summary>What is true or false of a citizen.</summary>
[Flags]
public enum CitizenTraits : ushort
{
    None = 0,
    Female = 1 << 0,
    Employed = 1 << 1,
    Pupil = 1 << 2,
    Owner = 1 << 3,
    Official = 1 << 4,

    /// <summary>No credit history that a bank could read.</summary>
    ThinFile = 1 << 5,

    /// <summary>Lives in an institution.</summary>
    InInstitution = 1 << 6,

    /// <summary>Born, and not dead.</summary>
    Alive = 1 << 7,

    /// <summary>Had a place at a private school and lost it through a sanction; places are not given twice.</summary>
    SchoolPlaceLost = 1 << 8,

    /// <summary>Had a public job or a senior post and lost it through a sanction; neither is given twice.</summary>
    JobLost = 1 << 9,
}

/// <summary>
/// One citizen's card: 64 bytes, one cache line, holding what only a day's few candidates need. Row order follows
/// municipality, then household, so that neighbours in life are neighbours in memory.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 4, Size = 64)]
public struct Citizen
{
    /// <summary>Organisation row for the employed, school row for pupils, otherwise <see cref="Nowhere"/>.</summary>
    public uint Workplace;

    /// <summary>Home municipality, row in <see cref="Nation.Municipalities"/>.</summary>
    public ushort Municipality;

    /// <summary>Age in whole years.</summary>
    public byte Age;

    /// <summary>Place within the household; the household's first row is this row minus it.</summary>
    public byte HouseholdPosition;

    /// <summary>Members of the household, this one included.</summary>
    public byte HouseholdSize;

    /// <summary>Abstract group 0, 1, 2 (A, B, C), used for unequal error rates only.</summary>
    public byte Group;

    /// <summary>Income decile of the person's household income, 0 (poorest) to 9.</summary>
    public byte IncomeDecile;

    /// <summary>Kind of household, a <see cref="HouseholdType"/>.</summary>
    public HouseholdType HouseholdType;

    /// <summary>Own income, euro a month.</summary>
    public ushort IncomePerMonth;

    public CitizenTraits Traits;

    /// <summary>Offending propensity, Gamma(k, 1/k), mean 1.</summary>
    public float Frailty;

    /// <summary>Moral cost of breaking rules, utility.</summary>
    public float Morale;

    public Experience Experience;

    /// <summary>Trust in most people, 0 to 1.</summary>
    public float TrustGeneralised;

    /// <summary>Trust in institutions, 0 to 1.</summary>
    public float TrustInstitutional;

    /// <summary>Look-alike factor: how often others' records land here, lognormal, mean 1.</summary>
    public float LookAlike;

    /// <summary>True probability of not repaying a typical loan.</summary>
    public float DefaultProbability;

    /// <summary>What the regime has imposed or granted, as felt today.</summary>
    public Consequence Consequences;

    /// <summary>Draw in 0..65535 compared with a system's awareness share: low values hear of it first.</summary>
    public ushort AwarenessRank;

    /// <summary>True merits since day 0.</summary>
    public ushort Merits;

    public const uint Nowhere = uint.MaxValue;

    public readonly bool Has(CitizenTraits traits) => (Traits & traits) == traits;

    public readonly bool IsAlive => (Traits & CitizenTraits.Alive) != 0;
}

/// <summary>Kind of household.</summary>
public enum HouseholdType : byte
{
    Alone,
    Couple,
    CoupleWithChildren,
    SingleParent,
    Other,
    Institution,
}
