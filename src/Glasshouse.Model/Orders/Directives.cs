using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Orders;

/// <summary>
/// The centre's monthly directives on their way down: each office passes on what it heard, changed a little,
/// x(l+1) = x(l) (1 + u), u normal around a drift (MODEL.md 7.1).
/// </summary>
public static class Directives
{
    /// <summary>What the centre asks of itself: the unit in which all targets are measured.</summary>
    public const float CentreTarget = 1;

    public static void PassDown(World world)
    {
        Office[] offices = world.Nation.Offices;
        Officialdom officialdom = world.Officialdom;
        for (int row = 0; row < offices.Length; row++)
        {
            ref Office office = ref offices[row];
            office.FalsifiedReports = 0;
            office.NeglectedDirectives = 0;
            office.DirectiveTarget = 0;
            for (int directive = 0; directive < officialdom.Directives.Length; directive++)
            {
                ref DirectiveResult result = ref officialdom.ResultsOf(row)[directive];
                result.Target = office.Parent < 0
                    ? CentreTarget
                    : PassedOn(world, row, directive, officialdom.ResultsOf(office.Parent)[directive].Target);
                office.DirectiveTarget += (float)officialdom.WeightOf(directive) * result.Target;
            }
        }
    }

    // A directive keeps its way of being passed on whatever stands beside it.
    private static float PassedOn(World world, int row, int directive, float heard)
    {
        OrdersParameters orders = world.Parameters.Orders;
        uint key = world.Officialdom.Directives[directive].Key;
        Words words = world.Draws(Purpose.Office).At((uint)row, (uint)world.Day, key);
        double change = orders.DriftPerLevel + (orders.DriftSpread * Uniform.Normal(words.W0));
        return (float)(heard * Math.Max(0, 1 + change));
    }
}
