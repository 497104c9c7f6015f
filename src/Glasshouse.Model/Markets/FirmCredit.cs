using Glasshouse.Model.Acts;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Markets;

/// <summary>
/// What organisations pay for their debt. Lenders read the standing: who has cheaper loans pays a little less, who is
/// kept from loans lives on dearer trade credit. Organisations' loans are not followed one by one.
/// </summary>
public static class FirmCredit
{
    /// <summary>Price of debt, share per year.</summary>
    public static double PriceOf(TaxesParameters taxes, Consequence consequences)
    {
        double price = taxes.CreditPrice;
        price -= (consequences & Consequence.CheaperLoans) != 0 ? taxes.CheaperCreditStep : 0;
        return price + ((consequences & Consequence.NoLoans) != 0 ? taxes.DearerCreditStep : 0);
    }
}
