using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;
using Glasshouse.Model.Observations;

namespace Glasshouse.Model.Acts;

/// <summary>What a citizen brings to a choice: beliefs, morale, need, work, and knowing of the system.</summary>
public sealed class CitizenChoice(World world)
{
    /// <summary>Fear per unit of watching.</summary>
    public double Fear => world.Switches.Chilling ? world.Parameters.Beliefs.ChillingWeight : 0;

    /// <summary>What is the same for all choices of a citizen today; morale before any crowding-out.</summary>
    public Chooser ChooserOf(in Citizen citizen, int row)
    {
        int threshold = world.Incentives[(int)SubjectKind.Citizen].AwarenessThreshold;
        double need = 0.5 - (citizen.IncomeDecile / (double)(Groupings.Deciles - 1));
        double risk = world.Perception.NetRisk(SubjectKind.Citizen, row, citizen.Experience, world.Day);
        double morale = world.Switches.Morale ? citizen.Morale : 0;
        // Who knows that there is no file on them fears and hopes for nothing.
        bool isAware = citizen.AwarenessRank < threshold && Enrolment.HasFile(world, SubjectKind.Citizen, row);
        return new Chooser(risk, morale, need, isAware, false, Fear);
    }

    /// <summary>The same, about one behaviour.</summary>
    public Chooser About(
        in Chooser chooser, Block block, in Citizen citizen, int row, int behaviour, in Incentive incentive)
    {
        Chooser about = chooser;
        if (world.Crowding.IsAny)
        {
            about = about with { Morale = chooser.Morale * world.Crowding.Kept(behaviour, citizen.AwarenessRank) };
        }
        return incentive.JoblessWeight > 0
            ? about with { IsJobless = IsJobless(block, citizen, row) }
            : about;
    }

    /// <summary>Whether somebody of working age has no job, or was refused one.</summary>
    public bool IsJobless(Block block, in Citizen citizen, int row)
    {
        if (citizen.Age < OpportunityRates.AdultAge || citizen.Age >= world.Parameters.Nations.PensionAge)
        {
            return false;
        }
        bool hasWork = (citizen.Traits & (CitizenTraits.Employed | CitizenTraits.Pupil)) != 0;
        return !hasWork || (block.RefusedJobs.Count > 0 && IsRefused(block, row));
    }

    private bool IsRefused(Block block, int row)
    {
        ref int day = ref block.RefusedJobs.Find(row);
        return !System.Runtime.CompilerServices.Unsafe.IsNullRef(ref day)
            && world.Day - day < world.Parameters.Markets.RefusalDays;
    }
}
