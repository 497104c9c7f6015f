using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Nations;

/// <summary>
/// For how long organisations have been registered. Those of day 0 are as old as a stock is of which the same share is
/// new each year; a pure function of row and seed, so that no byte is stored.
/// </summary>
public static class Registrations
{
    /// <summary>Ages are told apart up to here, years.</summary>
    private const int Oldest = 100;

    /// <summary>Whole years since registration.</summary>
    public static int YearsOf(World world, int row)
    {
        if (row >= world.Nation.OrganisationsAtStart)
        {
            return (world.Day - world.Nation.TradeFiles[row].EntryDay) / Calendar.DaysPerYear;
        }
        Words words = world.Draws(Purpose.Organisation).At(
            (uint)row, DrawSlots.BeforeDayZero, DrawSlots.OrganisationAge);
        double stays = 1 - world.Parameters.Taxes.RegisteredPerYear;
        double years = stays is > 0 and < 1 ? Exact.Log(Uniform.Open(words.W0)) / Exact.Log(stays) : Oldest;
        return (int)Math.Min(Oldest, years + ((double)world.Day / Calendar.DaysPerYear));
    }
}
