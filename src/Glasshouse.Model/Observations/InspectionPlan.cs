using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Markets;
using Glasshouse.Model.Nations;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model.Observations;

/// <summary>
/// How often inspectors visit each organisation. Without a rule of inspections visits are few, and those granted fewer
/// or given more have fewer or more. With one, its budget is shared out anew each month: whoever is visited more often
/// is visited at others' cost, so that ways of choosing can be compared at equal effort.
/// </summary>
public sealed class InspectionPlan(World world)
{
    /// <summary>Classes above the lowest.</summary>
    private const int Classes = 3;

    private const uint UsualSlot = 0x494E5350;

    private InspectionRule? _rule;
    private double _mean = 1;
    private double _most = 1;

    /// <summary>Visits a year to whoever is visited most.</summary>
    public double MostPerYear => Budget * _most / _mean;

    private double Budget => _rule?.PerYear ?? world.Parameters.Observations.InspectionsPerYear;

    /// <summary>The morning: shares out the month's visits.</summary>
    public void Run()
    {
        InspectionRule? rule = world.Regime.Inspections;
        if (ReferenceEquals(rule, _rule) && world.Day % Calendar.DaysPerMonth != 0)
        {
            return;
        }
        _rule = rule;
        _mean = 1;
        _most = world.Parameters.Observations.InspectionRatio;
        if (rule is null)
        {
            return;
        }
        double sum = 0;
        _most = 0;
        int open = 0;
        for (int row = 0; row < world.Nation.Organisations.Length; row++)
        {
            if (world.IsAlive(SubjectKind.Organisation, row))
            {
                double weight = WeightOf(world.Nation.Organisations[row], row);
                sum += weight;
                _most = Math.Max(_most, weight);
                open++;
            }
        }
        _mean = open > 0 ? sum / open : 1;
        // Somebody's standing may change before the next month.
        _most *= world.Parameters.Observations.InspectionRatio * world.Parameters.Products.RiskClassRatio;
    }

    /// <summary>Visits a year to one organisation.</summary>
    public double PerYearOf(in Organisation organisation, int row) =>
        Math.Min(MostPerYear, Budget * WeightOf(organisation, row) / _mean);

    /// <summary>How much more often than ordinarily an organisation is visited, and its acts looked for.</summary>
    public double RatioOf(in Organisation organisation, int row)
    {
        double ordinary = world.Parameters.Observations.InspectionsPerYear;
        return ordinary > 0 ? PerYearOf(organisation, row) / ordinary : 1;
    }

    /// <summary>The official who comes: the one of the district, or whoever is drawn.</summary>
    public int InspectorOf(in Organisation organisation, int row, uint word)
    {
        Office office = world.Nation.Offices[world.Nation.Municipalities[organisation.Municipality].Office];
        uint drawn = _rule is { By: InspectionChoice.Random }
            ? world.Draws(Purpose.Inspection).At((uint)row, DrawSlots.BeforeDayZero, UsualSlot).W0
            : word;
        return office.FirstOfficial + Uniform.Below(drawn, office.Posts);
    }

    private double WeightOf(in Organisation organisation, int row)
    {
        double weight = Noticing.InspectionRatio(world, organisation);
        return (_rule?.By ?? InspectionChoice.Random) switch
        {
            InspectionChoice.RiskClass => weight * Exact.Pow(
                world.Parameters.Products.RiskClassRatio,
                Math.Min(Classes, (int)world.Nation.TradeFiles[row].Findings)),
            InspectionChoice.Score => weight * Exact.Pow(
                world.Parameters.Products.RiskClassRatio, Classes * (1 - StandingOf(row))),
            _ => weight,
        };
    }

    // Where a firm stands on file, from 0 to 1.
    private double StandingOf(int row)
    {
        Register register = world.RegisterOf(SubjectKind.Organisation);
        if (register.Rules is { HasScore: true } rules)
        {
            int score = Scorer.ScoreOn(rules, register.Standings![row], world.Day);
            return (score - rules.Floor) / (double)(rules.Ceiling - rules.Floor);
        }
        ref readonly TradeFile file = ref world.Nation.TradeFiles[row];
        return file.IsRated ? file.Rating : world.Parameters.Nations.Quality;
    }
}
