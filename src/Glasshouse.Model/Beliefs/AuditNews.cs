using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Acts;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Beliefs;

/// <summary>
/// What an audit teaches: the audited, the owner's other organisations, and some of the municipality (Korobow, Johnson
/// and Axtell 2007: news of audits carries compliance where audits are few). One audit after another, in row order.
/// </summary>
public static class AuditNews
{
    private const uint Slot = 0x41554454;

    /// <summary>Lets an audit be felt and heard of.</summary>
    public static void Spread(World world, in NewsItem audit)
    {
        if (audit.Kind is not (NewsKind.Audit or NewsKind.AuditFound or NewsKind.AuditInVain))
        {
            return;
        }
        BeliefsParameters beliefs = world.Parameters.Beliefs;
        Nation nation = world.Nation;
        // An act of this year that was noticed is learnt from with all other acts.
        if (audit.Kind != NewsKind.Audit && world.Switches.OwnExperience)
        {
            Hear(world, audit.Row, beliefs.NoticedWeight);
        }
        if (audit.Kind == NewsKind.AuditInVain)
        {
            TaxesParameters taxes = world.Parameters.Taxes;
            double step = taxes.AuditTrustStep * (1 - taxes.AuditLegitimacy);
            ref float trust = ref nation.Citizens[(int)nation.Organisations[audit.Row].Owner].TrustInstitutional;
            trust -= trust * (float)step;
        }
        if (!world.Switches.AuditNews)
        {
            return;
        }
        foreach (int other in world.Ownership.Of((int)nation.Organisations[audit.Row].Owner))
        {
            if (other != audit.Row)
            {
                Hear(world, other, beliefs.PeerWeight);
            }
        }
        Municipality area = nation.Municipalities[nation.Organisations[audit.Row].Municipality];
        for (uint listener = 0; listener < world.Parameters.Taxes.AuditNewsReach; listener++)
        {
            Words words = world.Draws(Purpose.Belief).At((uint)audit.Row, (uint)world.Day, Slot, listener);
            int row = area.FirstOrganisation + Uniform.Below(words.W0, area.Organisations);
            if (row != audit.Row)
            {
                Hear(world, row, beliefs.PeerWeight);
            }
        }
    }

    private static void Hear(World world, int row, double weight)
    {
        ref Experience experience = ref world.Nation.Organisations[row].Experience;
        world.Perception.Forget(ref experience, world.Day);
        experience.NoticedCount += (float)weight;
    }
}
