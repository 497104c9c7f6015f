using Glasshouse.Engine.Kernels;

namespace Glasshouse.Model.Acts;

/// <summary>What somebody weighs who could hide a part of what is taxed.</summary>
/// <param name="Risk">p: believed probability that what is hidden is found, 0 to 1.</param>
/// <param name="Penalty">F: what is then paid, in taxes that were hidden; the tax itself included.</param>
/// <param name="RiskAversion">rho: relative risk aversion.</param>
/// <param name="TaxRate">t: tax of what is taxed, 0 to 1.</param>
/// <param name="MoralCost">c: what hiding costs inwardly, in shares of each euro of tax saved; 1 is too much for all.
/// </param>
public readonly record struct EvasionTerms(
    double Risk, double Penalty, double RiskAversion, double TaxRate, double MoralCost);

/// <summary>
/// How much of what is taxed is hidden: Allingham and Sandmo 1972 in the version of Yitzhaki 1974, in which the
/// penalty is a multiple of the tax, with constant relative risk aversion and a moral cost of each euro of tax saved.
/// Income after tax is Y = (1-t) W. Hiding X leaves Y + t (1-c) X where nobody finds it and Y - t (F-1+c) X where
/// somebody does, so that expected utility is highest at
/// X/W = (1-t) (k-1) / (t (1-c + k (F-1+c))) with k = ((1-p) (1-c) / (p (F-1+c)))^(1/rho),
/// which is above 0 where p F + c is below 1. Without moral cost this is the textbook form (T-2.1).
/// </summary>
public static class Evasion
{
    /// <summary>Share of what is taxed that is hidden, 0 to 1; no unit.</summary>
    public static double HiddenShare(in EvasionTerms terms)
    {
        double saved = 1 - terms.MoralCost;
        double lost = terms.Penalty - 1 + terms.MoralCost;
        if ((terms.Risk * terms.Penalty) + terms.MoralCost >= 1)
        {
            return 0;
        }
        if (terms.Risk <= 0 || lost <= 0)
        {
            return 1;
        }
        double odds = (1 - terms.Risk) * saved / (terms.Risk * lost);
        double kappa = Exact.Pow(odds, 1 / terms.RiskAversion);
        double share = (1 - terms.TaxRate) * (kappa - 1) / (terms.TaxRate * (saved + (kappa * lost)));
        return Math.Clamp(share, 0, 1);
    }

    /// <summary>
    /// Share of what nobody else reports that is hidden. What third parties report cannot be hidden, so that whoever
    /// would hide more than the rest hides all of the rest.
    /// </summary>
    /// <param name="terms">What is weighed.</param>
    /// <param name="selfDeclaredShare">Share of what is taxed that nobody else reports, 0 to 1.</param>
    public static double HiddenOfSelfDeclared(in EvasionTerms terms, double selfDeclaredShare) =>
        selfDeclaredShare > 0 ? Math.Min(1, HiddenShare(terms) / selfDeclaredShare) : 0;

    /// <summary>
    /// Probability that something is found by an audit of its own year or of one of the years after, where audits
    /// look back: 1 - (1-p)^(1+years).
    /// </summary>
    public static double RiskOverYears(double risk, int years) => 1 - Exact.Pow(1 - risk, 1 + years);

    /// <summary>
    /// How far trust in the authorities carries morals: 0 for none to 2, 1 at the middle. Voluntary compliance of the
    /// slippery slope (Kirchler 2008), V(T) = logistic(a (T - T0)), here on the moral cost.
    /// </summary>
    public static double TrustFactor(double trust, double middle, double weight) =>
        2 * Exact.Logistic(weight * (trust - middle));
}
