using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Beliefs;

/// <summary>Forms a citizen's outlook: on day 0 for adults, on the first turn as an adult for everybody else.</summary>
public static class Outlooks
{
    /// <param name="world">The world.</param>
    /// <param name="row">The citizen.</param>
    /// <param name="goodShare">Share of people with a good reputation, as it is at rest.</param>
    public static void Form(World world, int row, double goodShare)
    {
        ref Outlook outlook = ref world.Nation.Outlooks[row];
        ref readonly Citizen citizen = ref world.Nation.Citizens[row];
        BeliefsParameters beliefs = world.Parameters.Beliefs;
        Words words = world.Draws(Purpose.Opinion).At((uint)row, 0, 0);
        double weight = beliefs.Opinion.TrustWeight;
        double opinion = (weight * citizen.TrustInstitutional) + ((1 - weight) * Uniform.Open(words.W0));
        outlook.OpinionHeld = Outlook.StoredOpinion(opinion);
        outlook.OpinionVoiced = outlook.OpinionHeld;
        outlook.Upbringing = Outlook.StoredPull(world.TrustLearning.UpbringingOf(citizen.TrustGeneralised));
        outlook.Legitimacy = Outlook.StoredPull(citizen.TrustInstitutional);
        int good = Reciprocity.GoodFrom(beliefs.Reciprocity.ReputationLevels);
        outlook.Reputation = Uniform.Open(words.W1) < goodShare ? good : good - 1;
        outlook.IsFormed = true;
    }
}
