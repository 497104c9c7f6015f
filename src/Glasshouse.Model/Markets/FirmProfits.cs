using Glasshouse.Model.Contracts;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Markets;

/// <summary>
/// What an organisation keeps of what it sells: price less the cost of its true quality, less interest on its debts,
/// less what a red colour adds to its bills; and what its offences of the year saved it, which is why they are done.
/// </summary>
public static class FirmProfits
{
    /// <summary>Profit, thousand euro a month.</summary>
    /// <param name="world">The world.</param>
    /// <param name="organisation">The organisation.</param>
    /// <param name="row">Its row.</param>
    /// <param name="violations">Its true offences in the year so far.</param>
    /// <param name="isRed">Whether its environmental credit is red or black.</param>
    public static double Of(World world, in Organisation organisation, int row, int violations, bool isRed)
    {
        ProductsParameters products = world.Parameters.Products;
        double turnover = ConsumerMarket.TurnoverOf(world, organisation);
        double price = products.Margin
            + Signals.PriceOf(products, organisation, Signals.Of(world, organisation, row));
        double margin = (price - QualityChoice.Cost(products, organisation.Quality)) / price;
        double interest = products.DebtMonths * RateOf(world, organisation.Consequences) / Calendar.MonthsPerYear;
        double surcharge = isRed && world.Switches.Consequences ? products.RedSurcharge : 0;
        double saved = products.SavedPerOffence * violations;
        return turnover * (margin - interest - surcharge + saved);
    }

    /// <summary>What an organisation pays for credit, a year.</summary>
    public static double RateOf(World world, Consequence consequences)
    {
        ProductsParameters products = world.Parameters.Products;
        Consequence felt = world.Switches.Consequences && world.Switches.FirmCredit ? consequences : Consequence.None;
        return products.CreditRate
            - ((felt & Consequence.CheaperLoans) != 0 ? products.CheaperCredit : 0)
            + ((felt & Consequence.NoLoans) != 0 ? products.DearerCredit : 0);
    }
}
