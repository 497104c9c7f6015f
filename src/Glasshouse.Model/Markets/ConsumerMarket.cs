using Glasshouse.Model.Acts;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Markets;

/// <summary>
/// Consumers learn quality slowly; firms move their quality towards what pays. What law and honesty hold up in any
/// case is one minus the probability of taking up an opportunity for an unsafe product (Acts/Acceptance.cs), at the
/// risk that inspections bring; above that a firm keeps the quality that its name pays for (QualityChoice.cs).
/// </summary>
public sealed class ConsumerMarket
{
    private readonly World _world;
    private readonly int _unsafeProduct;
    private readonly QualityChoice[] _choices = new QualityChoice[Groupings.Sectors];
    private Regime? _regime;
    private Parameters? _parameters;

    public ConsumerMarket(World world)
    {
        _world = world;
        _unsafeProduct = world.BehaviourRow(NamedBehaviours.UnsafeProduct);
    }

    /// <summary>What pays in each sector, anew where the rules or the parameters are others.</summary>
    public void Prepare()
    {
        if (ReferenceEquals(_regime, _world.Regime) && ReferenceEquals(_parameters, _world.Parameters))
        {
            return;
        }
        (_regime, _parameters) = (_world.Regime, _world.Parameters);
        for (int sector = 0; sector < _choices.Length; sector++)
        {
            _choices[sector] = new QualityChoice(
                _world.Parameters.Products, Signals.ReadShare(_world, (Sector)sector),
                Signals.LagYears(_world, (Sector)sector));
        }
    }

    /// <summary>The month of those of a block whose turn it is.</summary>
    public void Turn(Block block)
    {
        (int from, int to) = block.TurnOf(_world.Day);
        float learnt = (float)(_world.Parameters.Markets.ReputationStepPerMonth
            * (1 - _world.Parameters.Products.CredenceShare));
        float moved = (float)_world.Parameters.Acts.QualityStepPerMonth;
        for (int row = from; row < to; row++)
        {
            if (!_world.IsAlive(SubjectKind.Organisation, row))
            {
                continue;
            }
            ref Organisation organisation = ref _world.Nation.Organisations[row];
            organisation.Reputation += (organisation.Quality - organisation.Reputation) * learnt;
            if (_unsafeProduct >= 0)
            {
                double kept = _choices[(int)organisation.Sector].Kept(LeastQuality(organisation, row));
                organisation.Quality += ((float)kept - organisation.Quality) * moved;
            }
        }
    }

    /// <summary>What an organisation sells now, thousand euro a month.</summary>
    public static double TurnoverOf(World world, in Organisation organisation)
    {
        bool isBarred = world.Switches.Consequences
            && (organisation.Consequences & Consequence.NoPublicContracts) != 0;
        return organisation.TurnoverPerMonth * organisation.Demand
            * (isBarred ? 1 - world.Parameters.Markets.PublicContractShare : 1);
    }

    private double LeastQuality(in Organisation organisation, int row)
    {
        ActsParameters acts = _world.Parameters.Acts;
        Incentives incentives = _world.Incentives[(int)SubjectKind.Organisation];
        double risk = Math.Min(1, acts.QualityInspectionWeight * _world.InspectionPlan.PerYearOf(organisation, row));
        bool isAware = organisation.AwarenessRank < incentives.AwarenessThreshold;
        var chooser = new Chooser(risk, organisation.Honesty, 0, isAware, false, 0);
        return 1 - Acceptance.Probability(incentives[_unsafeProduct], chooser, 0, acts.ChoiceNoise);
    }
}
