using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Acts;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Journeys;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Consequences;

/// <summary>
/// What is lost on the morning on which a sanction is first felt: places at private schools, which are the children's
/// and not the listed person's, public jobs and senior posts, and, for the named, some trust in others. A place or a
/// job is lost once, however often and through however many parents a sanction begins.
/// </summary>
public static class Losses
{
    private const uint SchoolSlot = 0x5343484F;
    private const uint JobSlot = 0x4C4F5353;

    /// <summary>Sanctions begin to be felt.</summary>
    /// <param name="world">The world.</param>
    /// <param name="block">Block of the subject.</param>
    /// <param name="kind">Only citizens have anything to lose here.</param>
    /// <param name="row">The subject.</param>
    /// <param name="gained">What was not felt yesterday.</param>
    public static void Begin(World world, Block block, SubjectKind kind, int row, Consequence gained)
    {
        if (kind != SubjectKind.Citizen || !world.Switches.Consequences || !gained.HasSanction())
        {
            return;
        }
        ref Citizen citizen = ref world.Nation.Citizens[row];
        int province = world.ProvinceOf(kind, row);
        if ((gained & Consequence.NoPrivateSchools) != 0)
        {
            LoseSchoolPlaces(world, block, row, citizen);
        }
        LoseJob(world, block, row, ref citizen, gained, province);
        if ((gained & Consequence.NamedInPublic) != 0)
        {
            block.Tally.Add(Counter.NamedInPublic, province, Groupings.Of(citizen));
            world.Live(kind, row, LifeEvent.Named, 0, 0);
            if (world.Switches.Shame)
            {
                citizen.TrustGeneralised *= (float)(1 - world.Parameters.Effects.ShameStep);
            }
        }
    }

    /// <summary>Whether a child goes to a private school: the same in every arm, until the place is lost.</summary>
    public static bool IsAtPrivateSchool(World world, int row)
    {
        ref readonly Citizen child = ref world.Nation.Citizens[row];
        EffectsParameters effects = world.Parameters.Effects;
        if (!child.IsAlive || child.Has(CitizenTraits.SchoolPlaceLost)
            || child.Age < effects.SchoolFromAge || child.Age >= OpportunityRates.AdultAge)
        {
            return false;
        }
        double wealth = JourneyStage.WealthOf(
            child.IncomeDecile, world.Parameters.Journeys.IncomeRatioPerFiveDeciles);
        Words words = world.Draws(Purpose.Household).At((uint)row, 0, SchoolSlot);
        return Uniform.Open(words.W0) < effects.PrivateSchoolShare * wealth;
    }

    /// <summary>A child loses the place at a private school, if no other parent's sanction has taken it.</summary>
    public static void Expel(World world, int row)
    {
        ref Citizen child = ref world.Nation.Citizens[row];
        if (child.Has(CitizenTraits.SchoolPlaceLost))
        {
            return;
        }
        child.Traits |= CitizenTraits.SchoolPlaceLost;
        Tally tally = world.BlockOf(SubjectKind.Citizen, row).Tally;
        int province = world.ProvinceOf(SubjectKind.Citizen, row);
        Cells cells = Groupings.Of(child);
        tally.Add(Counter.SchoolPlacesLost, province, cells);
        tally.Add(
            Counter.SanctionLosses, province, cells, (long)Math.Round(world.Parameters.Effects.SchoolPlaceLoss));
        world.Live(SubjectKind.Citizen, row, LifeEvent.SchoolPlaceLost, 0, 0);
    }

    // A household may span two blocks, so what happens to the children waits until all blocks are done.
    private static void LoseSchoolPlaces(World world, Block block, int row, in Citizen parent)
    {
        int first = row - parent.HouseholdPosition;
        for (int member = first; member < first + parent.HouseholdSize; member++)
        {
            if (member != row && IsAtPrivateSchool(world, member))
            {
                block.Expelled.Add(member);
            }
        }
    }

    private static void LoseJob(
        World world, Block block, int row, ref Citizen citizen, Consequence gained, int province)
    {
        EffectsParameters effects = world.Parameters.Effects;
        if ((gained & (Consequence.NoPublicJobs | Consequence.NoSeniorPosts)) == 0
            || !citizen.Has(CitizenTraits.Employed) || citizen.Has(CitizenTraits.JobLost))
        {
            return;
        }
        Words words = world.Draws(Purpose.Market).At((uint)row, 0, JobSlot);
        bool isPublic = Uniform.Open(words.W0) < effects.PublicJobShare;
        bool isSenior = Uniform.Open(words.W1) < effects.SeniorPostShare;
        if ((isPublic && (gained & Consequence.NoPublicJobs) != 0)
            || (isSenior && (gained & Consequence.NoSeniorPosts) != 0))
        {
            citizen.Traits |= CitizenTraits.JobLost;
            Cells cells = Groupings.Of(citizen);
            block.Tally.Add(Counter.JobsLost, province, cells);
            block.Tally.Add(
                Counter.SanctionLosses, province, cells,
                (long)Math.Round(effects.JobLossMonths * citizen.IncomePerMonth));
            world.Live(SubjectKind.Citizen, row, LifeEvent.JobLost, 0, 0);
        }
    }
}
