using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Acts;

/// <summary>
/// How officials divide their effort. What superiors measure and reward draws effort from what nobody measures
/// (<see cref="Multitask"/>); what an office's people put into the measured is how hard they look.
/// </summary>
public static class Efforts
{
    /// <summary>Mean effort on what is measured where nothing hangs on it.</summary>
    public static double Usual(Nation nation)
    {
        double sum = 0;
        foreach (ref readonly Official official in nation.Officials.Span)
        {
            sum += official.MeasuredEffort;
        }
        return sum / nation.Officials.Length;
    }

    /// <summary>Sets how hard each office's people look under the rules in force, against the usual.</summary>
    public static void Set(World world)
    {
        foreach (ref Office office in world.Nation.Offices.AsSpan())
        {
            office.EnforcementEffort = (float)(MeasuredIn(world, office) / world.UsualEffort);
        }
    }

    /// <summary>Mean effort of an office's officials on what is measured, 0 to 1.</summary>
    public static double MeasuredIn(World world, in Office office)
    {
        double sum = 0;
        for (int row = office.FirstOfficial; row < office.FirstOfficial + office.Posts; row++)
        {
            ref readonly Official official = ref world.Nation.Officials[row];
            sum += official.MeasuredEffort + Moved(world, official).Measured;
        }
        return sum / office.Posts;
    }

    /// <summary>
    /// What the stake in force adds to an official's effort on the measured, and takes from the unmeasured. Whatever
    /// superiors attach to results where no regime appraises is in the usual effort already.
    /// </summary>
    public static (double Measured, double Unmeasured) Moved(World world, in Official official)
    {
        double stake = world.Officialdom.Stake - world.Parameters.Officials.OrdinaryStake;
        return world.Switches.Multitasking && stake != 0
            ? Multitask.Response(
                stake, world.Officialdom.Costs, official.MeasuredEffort, official.UnmeasuredEffort)
            : (0, 0);
    }
}
