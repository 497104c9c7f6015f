using Glasshouse.Engine.Kernels;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Markets;

/// <summary>
/// Customers of a municipality choose among the organisations of a sector: shares go by exp(v signal - price), so that
/// what one gains another loses. Once a month, on what is then believed.
/// </summary>
public sealed class LocalMarkets
{
    private readonly World _world;
    private readonly double[] _drawn;
    private readonly double[] _sold;
    private readonly Action<int> _attract;
    private readonly Action<int> _share;

    public LocalMarkets(World world)
    {
        _world = world;
        int markets = world.Nation.Municipalities.Length * Groupings.Sectors;
        _drawn = new double[markets];
        _sold = new double[markets];
        _attract = Attract;
        _share = Share;
    }

    /// <summary>The month's shares.</summary>
    public void Run()
    {
        if (_world.Day % Calendar.DaysPerMonth != 0)
        {
            return;
        }
        int blocks = _world.OrganisationBlocks.Length;
        _world.Team.Run(blocks, _attract);
        Array.Clear(_drawn);
        Array.Clear(_sold);
        // In row order, so that the sums do not depend on threads.
        foreach (Block block in _world.OrganisationBlocks)
        {
            for (int row = block.First; row < block.First + block.InUse; row++)
            {
                if (!_world.IsAlive(SubjectKind.Organisation, row))
                {
                    continue;
                }
                ref readonly Organisation organisation = ref _world.Nation.Organisations[row];
                int market = MarketOf(organisation);
                _drawn[market] += organisation.TurnoverPerMonth;
                _sold[market] += organisation.TurnoverPerMonth * organisation.Demand;
            }
        }
        _world.Team.Run(blocks, _share);
    }

    private void Attract(int number)
    {
        Block block = _world.OrganisationBlocks[number];
        ProductsParameters products = _world.Parameters.Products;
        for (int row = block.First; row < block.First + block.InUse; row++)
        {
            if (!_world.IsAlive(SubjectKind.Organisation, row))
            {
                continue;
            }
            ref Organisation organisation = ref _world.Nation.Organisations[row];
            double signal = Signals.Of(_world, organisation, row);
            organisation.Demand = (float)Exact.Exp(
                (products.QualityWeight * signal) - Signals.PriceOf(products, organisation, signal));
        }
    }

    private void Share(int number)
    {
        Block block = _world.OrganisationBlocks[number];
        for (int row = block.First; row < block.First + block.InUse; row++)
        {
            if (!_world.IsAlive(SubjectKind.Organisation, row))
            {
                continue;
            }
            ref Organisation organisation = ref _world.Nation.Organisations[row];
            int market = MarketOf(organisation);
            organisation.Demand *= (float)(_drawn[market] / _sold[market]);
        }
    }

    private static int MarketOf(in Organisation organisation) =>
        (organisation.Municipality * Groupings.Sectors) + (int)organisation.Sector;
}

/// <summary>What customers go by: what they have learnt, and what the regime shows them.</summary>
public static class Signals
{
    /// <summary>The quality that customers take an organisation to have.</summary>
    public static double Of(World world, in Organisation organisation, int row)
    {
        double read = ReadShare(world, organisation.Sector);
        ref readonly TradeFile file = ref world.Nation.TradeFiles[row];
        if (read == 0 || !file.IsRated)
        {
            return organisation.Reputation;
        }
        DisclosureRule rule = world.Regime.Disclosure!;
        double shown = rule.Kind == DisclosureKind.GradeCard && file.Grade >= 0
            ? rule.MiddleOf(file.Grade)
            : file.Rating;
        return organisation.Reputation + (read * (shown - organisation.Reputation));
    }

    /// <summary>
    /// Price above the margin: the cost of the quality that is believed, and never less than what the quality costs.
    /// Who skimps is paid for what is still believed of it.
    /// </summary>
    public static double PriceOf(ProductsParameters products, in Organisation organisation, double signal) =>
        QualityChoice.Cost(products, Math.Max(signal, organisation.Quality));

    /// <summary>Share of a sector's customers who go by what is shown.</summary>
    public static double ReadShare(World world, Sector sector)
    {
        if (!world.Switches.Disclosure || world.Regime.Disclosure is not { } rule || !rule.Covers(sector))
        {
            return 0;
        }
        ProductsParameters products = world.Parameters.Products;
        return rule.Kind == DisclosureKind.GradeCard ? products.CardReadShare : products.ScoreReadShare;
    }

    /// <summary>Years until a sector's customers know what has become of a quality.</summary>
    public static double LagYears(World world, Sector sector)
    {
        double read = ReadShare(world, sector);
        double perYear = world.Parameters.Markets.ReputationStepPerMonth
            * (1 - world.Parameters.Products.CredenceShare) * Calendar.MonthsPerYear;
        double visits = world.Regime.Inspections?.PerYear ?? world.Parameters.Observations.InspectionsPerYear;
        double speed = ((1 - read) * perYear) + (read * Math.Max(perYear, visits));
        return speed > 0 ? 1 / speed : double.PositiveInfinity;
    }
}
