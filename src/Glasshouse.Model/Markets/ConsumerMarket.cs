using Glasshouse.Model.Acts;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Nations;
using Glasshouse.Model.Observations;

namespace Glasshouse.Model.Markets;

/// <summary>
/// Consumers learn quality slowly; firms move their quality towards what pays. What pays is the chance that skimping
/// is not worth it: one minus the probability of taking up an opportunity for an unsafe product (Acts/Acceptance.cs),
/// at the risk that inspections bring. What is sold follows reputation, and public contracts.
/// </summary>
public sealed class ConsumerMarket
{
    /// <summary>Reputation at which demand is as drawn: halfway between none and perfect.</summary>
    private const double MiddleReputation = 0.5;

    private readonly World _world;
    private readonly int _unsafeProduct;

    public ConsumerMarket(World world)
    {
        _world = world;
        _unsafeProduct = world.BehaviourRow(NamedBehaviours.UnsafeProduct);
    }

    /// <summary>The month of those of a block whose turn it is.</summary>
    public void Turn(Block block)
    {
        (int from, int to) = block.TurnOf(_world.Day);
        for (int row = from; row < to; row++)
        {
            ref Organisation organisation = ref _world.Nation.Organisations[row];
            float learnt = (float)_world.Parameters.Markets.ReputationStepPerMonth;
            organisation.Reputation += (organisation.Quality - organisation.Reputation) * learnt;
            if (_unsafeProduct >= 0)
            {
                float moved = (float)_world.Parameters.Acts.QualityStepPerMonth;
                organisation.Quality += (QualityThatPays(organisation) - organisation.Quality) * moved;
            }
        }
    }

    /// <summary>What an organisation sells now, thousand euro a month.</summary>
    public static double TurnoverOf(World world, in Organisation organisation)
    {
        MarketsParameters markets = world.Parameters.Markets;
        bool isBarred = world.Switches.Consequences
            && (organisation.Consequences & Consequence.NoPublicContracts) != 0;
        double demand = 1 + (markets.DemandWeight * (organisation.Reputation - MiddleReputation));
        return organisation.TurnoverPerMonth * demand * (isBarred ? 1 - markets.PublicContractShare : 1);
    }

    private float QualityThatPays(in Organisation organisation)
    {
        ActsParameters acts = _world.Parameters.Acts;
        Incentives incentives = _world.Incentives[(int)SubjectKind.Organisation];
        double inspected = _world.Parameters.Observations.InspectionsPerYear
            * Noticing.InspectionRatio(_world, organisation);
        double risk = Math.Min(1, acts.QualityInspectionWeight * inspected);
        bool isAware = organisation.AwarenessRank < incentives.AwarenessThreshold;
        var chooser = new Chooser(risk, organisation.Honesty, 0, isAware, false, 0);
        double skimps = Acceptance.Probability(incentives[_unsafeProduct], chooser, 0, acts.ChoiceNoise);
        return (float)(1 - skimps);
    }
}
