using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Nations;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model.Observations;

/// <summary>
/// Who has a file at all: those of age, and where consent is asked the enrolled. Enrolling is a keyed rank below the
/// uptake among those who know of the system, so that more uptake or awareness adds people and takes none away.
/// </summary>
public static class Enrolment
{
    /// <summary>Whether the regime keeps a file on the subject today.</summary>
    public static bool HasFile(World world, SubjectKind kind, int row)
    {
        if (world.RegisterOf(kind).Rules is not { } rules)
        {
            return false;
        }
        return kind != SubjectKind.Citizen
            ? world.IsAlive(kind, row)
            : HasFile(world, rules, world.Nation.Citizens[row], row);
    }

    /// <summary>The same for a citizen whose card is at hand.</summary>
    public static bool HasFile(World world, Rulebook rules, in Citizen citizen, int row)
    {
        if (rules.HasFileForAll || !citizen.IsAlive)
        {
            return citizen.IsAlive;
        }
        if (rules.System.Consent is not { } consent || citizen.Age < rules.System.MinimumAge)
        {
            return citizen.Age >= rules.System.MinimumAge;
        }
        bool isAware = citizen.AwarenessRank < world.Incentives[(int)SubjectKind.Citizen].AwarenessThreshold;
        return isAware && Uniform.Open(world.Draws(Purpose.Uptake).At((uint)row, 0, 0).W0) < consent.UptakeShare;
    }

    /// <summary>What a subject's file brings; nothing where there is no file.</summary>
    public static Consequence Brings(World world, SubjectKind kind, int row)
    {
        Register register = world.RegisterOf(kind);
        return HasFile(world, kind, row)
            ? register.Rules!.ConsequencesOf(register.Standings![row])
            : Consequence.None;
    }

    /// <summary>
    /// The monthly turn of a block: whoever has a file now and feels nothing of it gets what a blank file brings.
    /// </summary>
    public static void Turn(World world, Block block)
    {
        if (world.RegisterOf(SubjectKind.Citizen).Rules is not { HasFileForAll: false } rules
            || rules.BlankConsequences == Consequence.None)
        {
            return;
        }
        (int from, int to) = block.TurnOf(world.Day);
        for (int row = from; row < to; row++)
        {
            ref readonly Citizen citizen = ref world.Nation.Citizens[row];
            if (citizen.Consequences == Consequence.None && HasFile(world, rules, citizen, row))
            {
                block.Restored.Add(row);
            }
        }
    }
}
