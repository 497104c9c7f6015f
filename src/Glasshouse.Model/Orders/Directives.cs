using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Orders;

/// <summary>
/// The centre's monthly directive on its way down: each office passes on what it heard, changed a little,
/// x(l+1) = x(l) (1 + u), u normal around a drift (MODEL.md 7.1).
/// </summary>
public static class Directives
{
    /// <summary>What the centre asks of itself: the unit in which all targets are measured.</summary>
    public const float CentreTarget = 1;

    public static void PassDown(World world)
    {
        Office[] offices = world.Nation.Offices;
        OrdersParameters orders = world.Parameters.Orders;
        for (int row = 0; row < offices.Length; row++)
        {
            ref Office office = ref offices[row];
            office.FalsifiedReports = 0;
            office.NeglectedDirectives = 0;
            if (office.Parent < 0)
            {
                office.DirectiveTarget = CentreTarget;
                continue;
            }
            Words words = world.Draws(Purpose.Office).At((uint)row, (uint)world.Day, 0);
            double change = orders.DriftPerLevel + (orders.DriftSpread * Uniform.Normal(words.W0));
            office.DirectiveTarget = (float)(offices[office.Parent].DirectiveTarget * Math.Max(0, 1 + change));
        }
    }
}
