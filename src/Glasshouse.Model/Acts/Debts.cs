using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Acts;

/// <summary>
/// What is true of an unpaid debt: whether its debtor has the means, and when somebody without recovers them. A pure
/// function of debtor, debt and seed, so that it is the same in every arm and no byte is stored.
/// </summary>
public static class Debts
{
    /// <summary>Draw slot apart from the behaviour's own.</summary>
    private const uint Slot = 0x44454254;

    /// <summary>Whether the debtor had no means when the debt fell due.</summary>
    /// <param name="world">The world.</param>
    /// <param name="row">The debtor.</param>
    /// <param name="behaviour">What was not paid.</param>
    /// <param name="since">Day on which it was not; tells two debts of one person apart.</param>
    public static bool WasUnable(World world, int row, int behaviour, int since) =>
        Uniform.Open(Draw(world, row, behaviour, since).W0) < UnableShare(world, world.Nation.Citizens[row]);

    /// <summary>Whether the debtor is without means on a day.</summary>
    public static bool IsUnable(World world, int row, int behaviour, int since, int day) =>
        WasUnable(world, row, behaviour, since) && day < RecoveryDay(world, row, behaviour, since);

    /// <summary>Day on which a debtor without means has them again; never, as a rule, within a run.</summary>
    public static int RecoveryDay(World world, int row, int behaviour, int since)
    {
        double perYear = world.Parameters.Debts.MeansRecoverPerYear;
        int never = world.Inputs.Scenario.Days;
        if (perYear <= 0)
        {
            return never;
        }
        double days = -Exact.Log(Uniform.Open(Draw(world, row, behaviour, since).W1)) * Calendar.DaysPerYear / perYear;
        return since + 1 + (int)Math.Min(days, never);
    }

    /// <summary>The one uniform by which a court's finding about this debt falls, whenever it looks.</summary>
    public static double FindingUniform(World world, int row, int behaviour, int since) =>
        Uniform.Open(Draw(world, row, behaviour, since).W2);

    private static double UnableShare(World world, in Citizen citizen)
    {
        DebtsParameters debts = world.Parameters.Debts;
        double need = 0.5 - (citizen.IncomeDecile / (double)(Groupings.Deciles - 1));
        double logit = Exact.Log(debts.UnableShare / (1 - debts.UnableShare));
        return Exact.Logistic(logit + (debts.UnableNeedWeight * need));
    }

    private static Words Draw(World world, int row, int behaviour, int since) =>
        world.Draws(Purpose.Listing).At((uint)row, (uint)since, world.Catalogue[behaviour].Key ^ Slot);
}
