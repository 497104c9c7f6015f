using Glasshouse.Model.Contracts;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Acts;

/// <summary>
/// How officials divide their effort. Who knows of being scored moves a share of what nobody measures to what superiors
/// measure (Holmstrom and Milgrom 1991); what an office's people put into the measured is how hard they look.
/// </summary>
public static class Efforts
{
    /// <summary>Mean effort on what is measured where nobody is scored.</summary>
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
            sum += official.MeasuredEffort + Moved(world, official);
        }
        return sum / office.Posts;
    }

    /// <summary>What an official has moved from the unmeasured to the measured.</summary>
    public static double Moved(World world, in Official official)
    {
        bool isAware = official.AwarenessRank < world.Incentives[(int)SubjectKind.Official].AwarenessThreshold;
        return world.Switches.Consequences && isAware
            ? world.Parameters.Acts.EffortShift * official.UnmeasuredEffort
            : 0;
    }
}
