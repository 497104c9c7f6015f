using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Markets;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Acts;

/// <summary>
/// What may follow an unsafe product: somebody comes to harm, customers hear of it, and the maker calls it back or does
/// not. Drawn by the act's own subject and day, so that the same act ends alike in every arm.
/// </summary>
public sealed class Incidents(World world)
{
    private readonly int _unsafe = world.BehaviourRow(NamedBehaviours.UnsafeProduct);
    private readonly int _incident = world.BehaviourRow(NamedBehaviours.SafetyIncident);
    private readonly int _recall = world.BehaviourRow(NamedBehaviours.ProductRecall);

    /// <summary>What follows an act of an organisation.</summary>
    public void Follow(Block block, int row, int behaviour)
    {
        if (behaviour != _unsafe || _incident < 0 || !world.Switches.Incidents)
        {
            return;
        }
        ProductsParameters products = world.Parameters.Products;
        Incentives incentives = world.Incentives[(int)SubjectKind.Organisation];
        Words words = world.Draws(Purpose.Organisation).At((uint)row, (uint)world.Day, incentives[_incident].Key);
        if (Uniform.Open(words.W0) >= products.IncidentShare)
        {
            return;
        }
        Deeds.Do(world, block, SubjectKind.Organisation, row, _incident, incentives[_incident]);
        ref TradeFile file = ref world.Nation.TradeFiles[row];
        file.Incidents += (byte)(file.Incidents < byte.MaxValue ? 1 : 0);
        ref Organisation organisation = ref world.Nation.Organisations[row];
        bool recalls = _recall >= 0 && Uniform.Open(words.W1) < Acceptance.Probability(
            incentives[_recall], OrganisationActs.ChooserOf(world, organisation, row, _recall),
            Uniform.Normal(words.W2),
            world.Parameters.Acts.ChoiceNoise);
        if (recalls)
        {
            Deeds.Do(world, block, SubjectKind.Organisation, row, _recall, incentives[_recall]);
        }
        double kept = recalls ? 1 - products.RecalledShare : 1;
        organisation.Reputation *= (float)(1 - (products.IncidentStep * kept));
    }
}
