using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Markets;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;
using Glasshouse.Model.Observations;

namespace Glasshouse.Model.Acts;

/// <summary>
/// The yearly tax declaration. What third parties report is declared as it is; of the rest an organisation may hide
/// a share, and it may file late (MODEL.md 7.3).
/// </summary>
public sealed class TaxFilings
{
    private const double EuroPerThousand = 1000;

    private readonly World _world;
    private readonly int _late;
    private readonly int _under;

    public TaxFilings(World world)
    {
        _world = world;
        _late = world.BehaviourRow(NamedBehaviours.LateTax);
        _under = world.BehaviourRow(NamedBehaviours.UnderDeclaredTax);
    }

    /// <summary>Puts every organisation's first declaration on the calendar.</summary>
    public void Expect()
    {
        for (int row = 0; row < _world.Nation.OrganisationsAtStart; row++)
        {
            Expect(_world.BlockOf(SubjectKind.Organisation, row), row, _world.Nation.Organisations[row].FilingDay);
        }
    }

    /// <summary>An organisation declares its tax of the year past.</summary>
    public void File(Block block, int row)
    {
        ref readonly Organisation organisation = ref _world.Nation.Organisations[row];
        ActsParameters acts = _world.Parameters.Acts;
        double owed = ConsumerMarket.TurnoverOf(_world, organisation) * Calendar.MonthsPerYear * EuroPerThousand
            * acts.TaxedShareOfTurnover * acts.TaxRate;
        bool isLate = Takes(block, organisation, row, _late);
        bool hides = Takes(block, organisation, row, _under);
        double hidden = hides ? (1 - acts.ThirdPartyShare) * _world.Catalogue[_under].StakeShare : 0;
        double declared = owed * (1 - hidden);
        int province = _world.ProvinceOf(SubjectKind.Organisation, row);
        Cells cells = Groupings.Of(organisation);
        block.Tally.Add(Counter.TaxOwed, province, cells, (long)owed);
        block.Tally.Add(Counter.TaxDeclared, province, cells, (long)declared);
        if (_world.IsRecorded(SubjectKind.Organisation, row))
        {
            block.Rows.Filings.Add(new FilingRow(
                _world.Day / Calendar.DaysPerYear, _world.Day, row, declared, owed, isLate, IsAudited(row), null));
        }
        Expect(block, row, _world.Day + Calendar.DaysPerYear);
    }

    private void Expect(Block block, int row, int day)
    {
        if (day < _world.Inputs.Scenario.Days)
        {
            block.Dated.Add(day, new DatedEvent(row, DatedKind.TaxFiling, 0, 0));
        }
    }

    private bool Takes(Block block, in Organisation organisation, int row, int behaviour)
    {
        if (behaviour < 0)
        {
            return false;
        }
        ref readonly Incentive incentive = ref _world.Incentives[(int)SubjectKind.Organisation][behaviour];
        Words words = _world.Draws(Purpose.Filing).At((uint)row, (uint)_world.Day, incentive.Key);
        Chooser chooser = OrganisationActs.ChooserOf(_world, organisation, row);
        double probability = Acceptance.Probability(
            incentive, chooser, Uniform.Normal(words.W1), _world.Parameters.Acts.ChoiceNoise);
        bool takes = Uniform.Open(words.W0) < _world.Catalogue[behaviour].OpportunitiesPerYear * probability;
        if (takes)
        {
            Deeds.Do(_world, block, SubjectKind.Organisation, row, behaviour, incentive);
        }
        return takes;
    }

    // The same draw by which an under-declaration would be noticed: who is audited is audited whatever it declared.
    private bool IsAudited(int row)
    {
        if (_under < 0)
        {
            return false;
        }
        foreach (ref readonly Sight sight in _world.Sights[(int)SubjectKind.Organisation].Of(_under))
        {
            if (sight.Channel == Channel.TaxOffice)
            {
                return Noticing.IsSeen(_world, SubjectKind.Organisation, row, _under, sight);
            }
        }
        return false;
    }
}
