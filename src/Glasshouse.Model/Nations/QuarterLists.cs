using Glasshouse.Engine.Kernels;

namespace Glasshouse.Model.Nations;

/// <summary>A household while its quarter is drawn.</summary>
internal record struct Home(HouseholdType Type, byte Size, byte Parents, byte Further)
{
    /// <summary>First member, counted from the quarter's first citizen.</summary>
    public ushort First;

    /// <summary>Other members among those beyond parents and a first child; they come last.</summary>
    public byte Others;

    public readonly int Children =>
        Type is HouseholdType.CoupleWithChildren or HouseholdType.SingleParent ? 1 + Further - Others : 0;
}

/// <summary>Working lists for drawing one quarter, used again for the next.</summary>
internal sealed class QuarterLists
{
    public Home[] Homes { get; } = new Home[QuarterPlan.MostCitizens];

    /// <summary>Households in a second random order, which ages follow.</summary>
    public int[] Order { get; } = new int[QuarterPlan.MostCitizens];

    public byte[] Ages { get; } = new byte[QuarterPlan.MostCitizens];

    public byte[] OtherAges { get; } = new byte[QuarterPlan.MostCitizens];

    public byte[] ThirdAges { get; } = new byte[QuarterPlan.MostCitizens];

    public byte[] Labels { get; } = new byte[QuarterPlan.MostCitizens];

    public byte[] Keys { get; } = new byte[QuarterPlan.MostCitizens];

    public ushort[] Sorted { get; } = new ushort[QuarterPlan.MostCitizens];

    public ushort[] Members { get; } = new ushort[QuarterPlan.MostCitizens];

    /// <summary>Citizens by income of their household (<see cref="IncomeDeciles"/>), not yet added up.</summary>
    public int[] ByIncome { get; } = new int[IncomeDeciles.Bins];
}

/// <summary>Ages within the last, open band: an exponential tail that ends with the highest age.</summary>
internal sealed class OpenBand(NationParameters parameters)
{
    /// <summary>The age that is not exceeded by a share of the band's people.</summary>
    public byte Age(int from, double share)
    {
        double span = Math.Max(1, parameters.OldestAge + 1 - from);
        double within = 1 - Exact.Exp(-span / parameters.OpenBandYears);
        double years = -parameters.OpenBandYears * Exact.Log(1 - (share * within));
        return (byte)(from + Math.Min(span - 1, Math.Floor(years)));
    }
}
