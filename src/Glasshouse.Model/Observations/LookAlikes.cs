using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Observations;

/// <summary>
/// Who is taken for whom. A subject's look-alike is always the same: of four candidates from the same municipality
/// (or office) who are old enough to have done it, the one with the largest look-alike factor. Errors persist per
/// person, as matchers' errors do. Where lasting errors are switched off, four candidates are drawn for each occasion
/// and the first who could have done it is taken, so that there are as many errors and nobody draws more than others.
/// </summary>
public static class LookAlikes
{
    /// <summary>The row for which a subject is taken; the subject's own where nobody resembles it.</summary>
    public static int Of(World world, SubjectKind kind, int row, int behaviour)
    {
        (int first, int count) = Area(world, kind, row);
        bool isLasting = world.Switches.LastingErrors;
        Words words = isLasting
            ? world.Draws(Purpose.Attribution).At((uint)row, (uint)kind, 0)
            : world.Draws(Purpose.Attribution).At((uint)row, (uint)world.Day, world.Catalogue[behaviour].Key, 1);
        int best = row;
        best = Better(world, kind, behaviour, row, best, first + Uniform.Below(words.W0, count));
        best = Better(world, kind, behaviour, row, best, first + Uniform.Below(words.W1, count));
        best = Better(world, kind, behaviour, row, best, first + Uniform.Below(words.W2, count));
        return Better(world, kind, behaviour, row, best, first + Uniform.Below(words.W3, count));
    }

    /// <summary>How often errors land on a subject, 1 on average.</summary>
    public static double FactorOf(World world, SubjectKind kind, int row) =>
        kind == SubjectKind.Citizen && world.Switches.LastingErrors ? world.Nation.Citizens[row].LookAlike : 1;

    private static int Better(World world, SubjectKind kind, int behaviour, int self, int best, int other)
    {
        bool isPossible = other != self && Noticing.CouldHaveDone(world, kind, other, behaviour);
        bool isBetter = best == self || FactorOf(world, kind, other) > FactorOf(world, kind, best);
        return isPossible && isBetter ? other : best;
    }

    private static (int First, int Count) Area(World world, SubjectKind kind, int row)
    {
        if (kind == SubjectKind.Official)
        {
            ref readonly Office office = ref world.Nation.Offices[(int)world.Nation.Officials[row].Office];
            return (office.FirstOfficial, office.Posts);
        }
        Municipality municipality = world.Nation.Municipalities[world.MunicipalityOf(kind, row)];
        return kind == SubjectKind.Citizen
            ? (municipality.FirstCitizen, municipality.Citizens)
            : (municipality.FirstOrganisation, municipality.Organisations);
    }
}
