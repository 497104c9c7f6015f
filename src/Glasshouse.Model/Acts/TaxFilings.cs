using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;
using Glasshouse.Model.Observations;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model.Acts;

/// <summary>
/// The yearly tax declaration. What third parties report is declared as it is, slips apart; of the rest an
/// organisation hides what pays (<see cref="TaxChoice"/>), and it may file late (MODEL.md 7.3).
/// </summary>
public sealed class TaxFilings
{
    private readonly World _world;
    private readonly int _late;
    private readonly int _under;

    public TaxFilings(World world)
    {
        _world = world;
        _late = world.BehaviourRow(NamedBehaviours.LateTax);
        _under = world.UnderDeclaredTax;
    }

    /// <summary>
    /// Puts every organisation's first declaration on the calendar, and gives each a year before the first: what it
    /// would have hidden, had nobody known of the others.
    /// </summary>
    public void Expect()
    {
        TaxesParameters taxes = _world.Parameters.Taxes;
        for (int row = 0; row < _world.Nation.OrganisationsAtStart; row++)
        {
            ref readonly Organisation organisation = ref _world.Nation.Organisations[row];
            Expect(_world.BlockOf(SubjectKind.Organisation, row), row, organisation.FilingDay);
            double trust = _world.Nation.Citizens[(int)organisation.Owner].TrustInstitutional;
            Words words = _world.Draws(Purpose.Filing).At((uint)row, DrawSlots.BeforeDayZero, 0);
            EvasionTerms terms = TaxChoice.TermsOf(
                taxes, TaxChoice.Believed(_world, row, organisation), taxes.Penalty, organisation.Honesty, trust, 0.5,
                Uniform.Normal(words.W1));
            double hidden = _under < 0 ? 0
                : Evasion.HiddenOfSelfDeclared(terms, TaxChoice.SelfDeclaredShare(taxes, organisation));
            _world.Nation.TaxPasts[row].Add(hidden, isLate: false);
        }
    }

    /// <summary>Once a month, everybody's peers are looked at.</summary>
    public void Prepare()
    {
        if (PeerCompliance.IsDue(_world.Day))
        {
            _world.Peers.Look(_world.Parameters.Taxes.LeastPeers);
        }
    }

    /// <summary>An organisation declares its tax of the year past.</summary>
    public void File(Block block, int row)
    {
        ref readonly Organisation organisation = ref _world.Nation.Organisations[row];
        TaxesParameters taxes = _world.Parameters.Taxes;
        double owed = TaxChoice.OwedPerYear(_world, organisation);
        double own = TaxChoice.SelfDeclaredShare(taxes, organisation);
        bool isLate = IsLate(block, organisation, row);
        double hidden = Hide(block, row);
        double declared = owed * (1 - (own * hidden) - ((1 - own) * taxes.ReportedSlipShare));
        bool isAudited = TaxAudits.IsAudited(_world, row);
        _world.Nation.TaxPasts[row].Add(hidden, isLate);
        Count(block, row, organisation, owed, own, declared, hidden, isAudited);
        if (_world.IsRecorded(SubjectKind.Organisation, row))
        {
            block.Rows.Filings.Add(new FilingRow(
                _world.Day / Calendar.DaysPerYear, _world.Day, row, declared, owed, isLate, isAudited, GradeOf(row)));
        }
        Expect(block, row, _world.Day + Calendar.DaysPerYear);
    }

    // As published when the declaration is made; the next grading counts it.
    private string? GradeOf(int row)
    {
        Register register = _world.RegisterOf(SubjectKind.Organisation);
        return register.Rules?.Grades?.Names[register.Standings![row].Grade.Grade];
    }

    private void Expect(Block block, int row, int day)
    {
        if (day < _world.Inputs.Scenario.Days)
        {
            block.Dated.Add(day, new DatedEvent(row, DatedKind.TaxFiling, 0, 0));
        }
    }

    private void Count(
        Block block, int row, in Organisation organisation, double owed, double own, double declared, double hidden,
        bool isAudited)
    {
        int province = _world.ProvinceOf(SubjectKind.Organisation, row);
        Cells cells = Groupings.Of(organisation);
        block.Tally.Add(Counter.TaxOwed, province, cells, (long)owed);
        block.Tally.Add(Counter.TaxDeclared, province, cells, (long)declared);
        block.Tally.Add(Counter.TaxSelfOwed, province, cells, (long)(owed * own));
        block.Tally.Add(Counter.TaxSelfHidden, province, cells, (long)(owed * own * hidden));
        block.Tally.Add(Counter.TaxFilings, province, cells);
        block.Tally.Add(Counter.NilReturns, province, cells, TaxChoice.ReportsNothing(_world, row) ? 1 : 0);
        block.Tally.Add(Counter.TaxFilingsAudited, province, cells, isAudited ? 1 : 0);
        block.Tally.Add(Counter.TaxAuditsInVain, province, cells, isAudited && hidden <= 0 ? 1 : 0);
    }

    // How much is hidden is a choice of the amount; an act is done where it is more than nothing.
    private double Hide(Block block, int row)
    {
        if (_under < 0 || !_world.IsActive(_under))
        {
            return 0;
        }
        Behaviour behaviour = _world.Catalogue[_under];
        Words words = _world.Draws(Purpose.Filing).At((uint)row, (uint)_world.Day, behaviour.Key);
        double hidden = Uniform.Open(words.W0) < behaviour.OpportunitiesPerYear
            ? behaviour.StakeShare * TaxChoice.HiddenOfSelfDeclared(_world, row, Uniform.Normal(words.W1))
            : 0;
        if (hidden > 0)
        {
            ref readonly Incentive incentive = ref _world.Incentives[(int)SubjectKind.Organisation][_under];
            Deeds.Do(_world, block, SubjectKind.Organisation, row, _under, incentive);
        }
        return hidden;
    }

    private bool IsLate(Block block, in Organisation organisation, int row)
    {
        if (_late < 0 || !_world.IsActive(_late))
        {
            return false;
        }
        ref readonly Incentive incentive = ref _world.Incentives[(int)SubjectKind.Organisation][_late];
        Words words = _world.Draws(Purpose.Filing).At((uint)row, (uint)_world.Day, incentive.Key);
        Chooser chooser = OrganisationActs.ChooserOf(_world, organisation, row, _late);
        double probability = Acceptance.Probability(
            incentive, chooser, Uniform.Normal(words.W1), _world.Parameters.Acts.ChoiceNoise);
        bool isLate = Uniform.Open(words.W0) < _world.Catalogue[_late].OpportunitiesPerYear * probability;
        if (isLate)
        {
            Deeds.Do(_world, block, SubjectKind.Organisation, row, _late, incentive);
        }
        return isLate;
    }
}
