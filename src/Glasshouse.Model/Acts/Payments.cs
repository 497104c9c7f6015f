using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Acts;

/// <summary>
/// Unpaid obligations that are paid after all. Occasions to pay come at the fastest rate and are taken with the
/// share that today's pressure gives, so that the occasions are the same in every arm.
/// </summary>
public static class Payments
{
    /// <summary>Draw slot apart from the behaviour's own.</summary>
    private const uint Slot = 0x50415953;


    /// <summary>Puts the next occasion on the calendar.</summary>
    /// <param name="world">The world.</param>
    /// <param name="block">Block of the debtor.</param>
    /// <param name="row">The debtor.</param>
    /// <param name="behaviour">What was not paid.</param>
    /// <param name="since">Day of the act; tells two debts of one person apart.</param>
    public static void Expect(World world, Block block, int row, int behaviour, long since)
    {
        ActsParameters acts = world.Parameters.Acts;
        double fastest = acts.PaymentPerYear * acts.PaymentPressureRatio;
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

    /// <summary>An occasion has come.</summary>
    public static void Consider(World world, Block block, DatedEvent occasion, bool isSanctioned)
    {
        double share = isSanctioned ? 1 : 1 / world.Parameters.Acts.PaymentPressureRatio;
        uint key = world.Catalogue[occasion.Behaviour].Key ^ Slot;
        Words words = world.Draws(Purpose.Choice).At(
            (uint)occasion.Row, (uint)world.Day, key, DrawOf(occasion.Number, 1));
        if (Uniform.Open(words.W0) < share)
        {
            block.Acts.Add(new Act(occasion.Row, occasion.Behaviour) { Mends = true });
            world.Live(SubjectKind.Citizen, occasion.Row, LifeEvent.Payment, occasion.Behaviour, 0);
        }
        else
        {
            Expect(world, block, occasion.Row, occasion.Behaviour, occasion.Number);
        }
    }

    // Two draws a debt and day: the next occasion, and whether today's is taken.
    private static uint DrawOf(long since, uint which) => ((uint)since * 2) + which;
}
