using System.Numerics;
using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Acts;

/// <summary>
/// Unpaid obligations that are paid after all. Who has the means meets occasions to pay at the fastest rate and takes
/// the share that today's pressure gives; who has none pays when means recover, whatever the pressure. Occasions and
/// recoveries are the same in every arm.
/// </summary>
public static class Payments
{
    /// <summary>Draw slot apart from the behaviour's own.</summary>
    private const uint Slot = 0x50415953;

    /// <summary>Puts the first occasion of a new debt on the calendar.</summary>
    /// <param name="world">The world.</param>
    /// <param name="block">Block of the debtor.</param>
    /// <param name="row">The debtor.</param>
    /// <param name="behaviour">What was not paid.</param>
    /// <param name="since">Day of the act; tells two debts of one person apart.</param>
    public static void Expect(World world, Block block, int row, int behaviour, int since)
    {
        if (!Debts.WasUnable(world, row, behaviour, since))
        {
            ExpectOccasion(world, block, row, behaviour, since);
            return;
        }
        int day = Debts.RecoveryDay(world, row, behaviour, since);
        if (day < world.Inputs.Scenario.Days)
        {
            block.Dated.Add(day, new DatedEvent(row, DatedKind.MeansRecover, (ushort)behaviour, since));
        }
    }

    /// <summary>An occasion has come.</summary>
    public static void Consider(World world, Block block, DatedEvent occasion)
    {
        uint key = world.Catalogue[occasion.Behaviour].Key ^ Slot;
        Words words = world.Draws(Purpose.Choice).At(
            (uint)occasion.Row, (uint)world.Day, key, DrawOf(occasion.Number, 1));
        double share = Pressure(world, occasion.Row) / world.Parameters.Debts.PressureRatio;
        if (Uniform.Open(words.W0) < share)
        {
            Pay(world, block, occasion);
        }
        else
        {
            ExpectOccasion(world, block, occasion.Row, occasion.Behaviour, occasion.Number);
        }
    }

    /// <summary>The obligation is met.</summary>
    public static void Pay(World world, Block block, in DatedEvent debt)
    {
        block.Acts.Add(new Act(debt.Row, debt.Behaviour) { Mends = true });
        world.Live(SubjectKind.Citizen, debt.Row, LifeEvent.Payment, debt.Behaviour, 0);
    }

    /// <summary>How many times faster than without sanctions somebody with means pays: 1 where none are felt.</summary>
    public static double Pressure(World world, int row)
    {
        if (!world.Switches.Consequences || !world.Switches.ListPressure)
        {
            return 1;
        }
        DebtsParameters debts = world.Parameters.Debts;
        uint felt = (uint)(world.Nation.Citizens[row].Consequences & ConsequenceSets.Sanctions);
        double full = Math.Min(1, BitOperations.PopCount(felt) / (double)debts.FullPressureSanctions);
        return 1 + ((debts.PressureRatio - 1) * full);
    }

    private static void ExpectOccasion(World world, Block block, int row, int behaviour, long since)
    {
        DebtsParameters debts = world.Parameters.Debts;
        double fastest = debts.PaidPerYear * debts.PressureRatio;
        if (fastest <= 0)
        {
            return;
        }
        uint key = world.Catalogue[behaviour].Key ^ Slot;
        Words words = world.Draws(Purpose.Choice).At((uint)row, (uint)world.Day, key, DrawOf(since, 0));
        double days = -Exact.Log(Uniform.Open(words.W0)) * Calendar.DaysPerYear / fastest;
        int day = world.Day + 1 + (int)Math.Min(days, world.Inputs.Scenario.Days);
        if (day < world.Inputs.Scenario.Days)
        {
            block.Dated.Add(day, new DatedEvent(row, DatedKind.Payment, (ushort)behaviour, since));
        }
    }

    // Two draws a debt and day: the next occasion, and whether today's is taken.
    private static uint DrawOf(long since, uint which) => ((uint)since * 2) + which;
}
