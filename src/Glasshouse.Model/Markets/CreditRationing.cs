namespace Glasshouse.Model.Markets;

/// <summary>A price, and the share of those approved for whom there are funds at it.</summary>
public readonly record struct CreditPrice(double Price, double FundedShare);

/// <summary>
/// Screening by price (Stiglitz and Weiss 1981): purposes have the same mean return, riskier ones more if they
/// succeed, so that the safest borrowers drop out first as the price rises and the lender's return can fall.
/// </summary>
public static class CreditRationing
{
    /// <summary>Steps of the grid of prices that lenders try.</summary>
    private const int Steps = 200;

    /// <summary>Whether a loan is still worth its price to somebody.</summary>
    /// <param name="success">Probability that what the loan is for succeeds, and so that it is repaid.</param>
    /// <param name="projectReturn">Mean gross return of all purposes.</param>
    /// <param name="price">Price of the loan.</param>
    public static bool Stays(double success, double projectReturn, double price) =>
        projectReturn >= success * (1 + price);

    /// <summary>Lender's mean gross return over the borrowers who stay; null where none does.</summary>
    /// <param name="success">Their probabilities of repayment.</param>
    /// <param name="weights">How many there are of each.</param>
    /// <param name="projectReturn">Mean gross return of all purposes.</param>
    /// <param name="price">Price of the loan.</param>
    public static double? LenderReturn(
        ReadOnlySpan<double> success, ReadOnlySpan<double> weights, double projectReturn, double price)
    {
        double repaid = 0;
        double stay = 0;
        for (int kind = 0; kind < success.Length; kind++)
        {
            if (Stays(success[kind], projectReturn, price))
            {
                repaid += weights[kind] * success[kind];
                stay += weights[kind];
            }
        }
        return stay > 0 ? repaid / stay * (1 + price) : null;
    }

    /// <summary>
    /// The price that competition leaves: the lowest of the grid at which lenders earn what they must. Where none
    /// does, the one that earns most, and funds for a share of borrowers only.
    /// </summary>
    public static CreditPrice Settle(
        ReadOnlySpan<double> success, ReadOnlySpan<double> weights, CreditParameters credit)
    {
        double best = 0;
        double most = 0;
        for (int step = 0; step <= Steps; step++)
        {
            double price = credit.HighestPrice * step / Steps;
            if (LenderReturn(success, weights, credit.ProjectReturn, price) is not { } gross)
            {
                break;
            }
            if (gross >= 1 + credit.RequiredReturn)
            {
                return new CreditPrice(price, 1);
            }
            if (gross > most)
            {
                (best, most) = (price, gross);
            }
        }
        // Depositors give in proportion to what they get (assumed).
        double funded = Math.Clamp((most - 1) / credit.RequiredReturn, 0, 1);
        return new CreditPrice(best, funded);
    }
}
