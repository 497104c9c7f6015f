using System.Runtime.InteropServices;
using Glasshouse.Engine.Hashing;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Consequences;

namespace Glasshouse.Model.Health;

/// <summary>
/// A health code used for something else: officials turn protesters red until it comes out. The same people protest
/// in every arm; only where an authority holds the codes can an order reach them.
/// </summary>
public sealed class RedOrders(World world, HealthAuthority authority)
{
    private readonly bool[] _wasGiven = new bool[world.Inputs.Scenario.RedOrders.Length];

    /// <summary>Each morning, before codes are refreshed.</summary>
    public void Run()
    {
        for (int number = 0; number < _wasGiven.Length; number++)
        {
            RedOrder order = world.Inputs.Scenario.RedOrders[number];
            if (IsOn(order))
            {
                _wasGiven[number] = true;
                Turn(order);
            }
            else if (world.Day == order.Until + 1 && _wasGiven[number])
            {
                PutRight(order);
                Punish(order);
            }
        }
    }

    /// <summary>Whether an order has somebody's code red today.</summary>
    public bool IsTurnedRed(int row)
    {
        foreach (RedOrder order in world.Inputs.Scenario.RedOrders)
        {
            if (IsOn(order) && Reaches(order, row))
            {
                return true;
            }
        }
        return false;
    }

    private bool IsOn(RedOrder order) =>
        world.Day >= order.From && world.Day <= order.Until
        && authority.Rules is { HoldsCodes: true };

    private void Turn(RedOrder order)
    {
        for (int row = 0; row < world.Nation.CitizensAtStart; row++)
        {
            if (world.Nation.Citizens[row].IsAlive && Reaches(order, row))
            {
                authority.FileOf(row).Inputs |= CodeInputs.ByOrder;
                authority.CountRedByOrder();
            }
        }
    }

    private void PutRight(RedOrder order)
    {
        for (int row = 0; row < world.Nation.CitizensAtStart; row++)
        {
            if (Reaches(order, row))
            {
                ref HealthFile file = ref authority.FileOf(row);
                // Who has to stay at home for another reason stays red.
                file.Code = file.IsConfined(world.Day) ? file.Code : default;
            }
        }
    }

    private void Punish(RedOrder order)
    {
        int officials = world.Nation.Officials.Length;
        int first = Uniform.Below(Draw(order, 0).W2, officials);
        for (int number = 0; world.Switches.Discipline && number < Math.Min(order.Officials, officials); number++)
        {
            Discipline.Punish(world, (first + number) % officials);
        }
    }

    private bool Reaches(RedOrder order, int row)
    {
        Words words = Draw(order, row);
        return Uniform.Open(words.W0) < order.ProtesterShare && Uniform.Open(words.W1) < order.TurnedShare
            && authority.Carries(row);
    }

    private Words Draw(RedOrder order, int row) =>
        world.Draws(Purpose.Health).At((uint)row, 0, HealthSlots.Order, KeyedId.Of(order.Name));

    public void HashInto(ref StateHash hash) => hash.Add(MemoryMarshal.AsBytes<bool>(_wasGiven));
}
