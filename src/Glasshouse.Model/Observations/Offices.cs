using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Observations;

/// <summary>
/// How harsh the office is that handles a record: a leaning of the office that stays, a leaning against a group (none
/// unless set), and the case. On a logit scale, so that it lies between the mildest and the harshest.
/// </summary>
public static class Offices
{
    /// <summary>Harshness towards one record, 0 for the mildest to 65535 for the harshest.</summary>
    public static ushort HarshnessTo(World world, SubjectKind kind, int row, int behaviour)
    {
        ObservationsParameters parameters = world.Parameters.Observations;
        Draws draws = world.Draws(Purpose.Discretion);
        Words office = draws.At((uint)OfficeOf(world, kind, row), 0, 0);
        Words own = draws.At((uint)row, (uint)world.Day, world.Catalogue[behaviour].Key, (uint)kind + 1);
        double leaning = (parameters.OfficeHarshnessSpread * Uniform.Normal(office.W0))
            + (parameters.CaseHarshnessSpread * Uniform.Normal(own.W0)) + GroupLeaning(world, kind, row);
        leaning += FavourTo(world, kind, row, behaviour);
        return (ushort)Math.Round(Exact.Logistic(leaning) * ushort.MaxValue);
    }

    // Kindness is to take less and to give more, and the more loyal an office shows itself the kinder it is to those
    // with ties. Nothing in it asks what they did.
    private static double FavourTo(World world, SubjectKind kind, int row, int behaviour)
    {
        if (kind != SubjectKind.Organisation || !world.Switches.Connections
            || !world.Nation.Organisations[row].Connected)
        {
            return 0;
        }
        ref readonly Office office = ref world.Nation.Offices[OfficeOf(world, kind, row)];
        double loyalty = 0;
        for (int official = office.FirstOfficial; official < office.FirstOfficial + office.Posts; official++)
        {
            loyalty += world.Nation.Officials[official].DisplayedLoyalty;
        }
        double favour = world.Parameters.Products.ConnectedFavour * loyalty / office.Posts;
        return world.Catalogue[behaviour].Kind is BehaviourKind.Violation or BehaviourKind.Obligation
            ? -favour
            : favour;
    }

    private static double GroupLeaning(World world, SubjectKind kind, int row)
    {
        if (kind != SubjectKind.Citizen)
        {
            return 0;
        }
        return world.Nation.Citizens[row].Group switch
        {
            0 => 0,
            1 => world.Parameters.Observations.GroupBHarshness,
            _ => world.Parameters.Observations.GroupCHarshness,
        };
    }

    private static int OfficeOf(World world, SubjectKind kind, int row) => kind == SubjectKind.Official
        ? (int)world.Nation.Officials[row].Office
        : world.Nation.Municipalities[world.MunicipalityOf(kind, row)].Office;
}
