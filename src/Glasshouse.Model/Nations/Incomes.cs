using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;

namespace Glasshouse.Model.Nations;

/// <summary>Own incomes: lognormal by activity (assumed), and the same rank of fortune through life.</summary>
internal static class Incomes
{
    /// <summary>Income of an adult, euro a month.</summary>
    /// <param name="citizen">The card, with age and activity.</param>
    /// <param name="wealth">The person's rank of fortune, standard normal.</param>
    /// <param name="parameters">Medians and spreads.</param>
    public static ushort Of(in Citizen citizen, double wealth, NationParameters parameters)
    {
        (double median, double spread) = citizen.Has(CitizenTraits.Employed)
            ? (parameters.EmployedIncome, parameters.EmployedIncomeSpread)
            : (citizen.Age >= parameters.PensionAge ? parameters.PensionIncome : parameters.BenefitIncome,
                parameters.OtherIncomeSpread);
        // Top-coded at what the card holds, far beyond the last decile.
        return (ushort)Math.Min(ushort.MaxValue, median * Exact.Exp(spread * wealth));
    }

    /// <summary>The rank of fortune with which a row was drawn, standard normal.</summary>
    public static double FortuneOf(uint seed, int row) => Uniform.Normal(
        new Draws(seed, Purpose.Nation).At((uint)row, DrawSlots.BeforeDayZero, DrawSlots.Living).W1);
}
