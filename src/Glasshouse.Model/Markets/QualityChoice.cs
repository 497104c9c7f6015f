using Glasshouse.Engine.Kernels;

namespace Glasshouse.Model.Markets;

/// <summary>
/// Which quality a firm keeps up (Shapiro 1983). Who sells good quality is paid for it only while buyers believe in
/// it; who skimps saves its cost until they find out. A quality is kept when going on with it is worth more than one
/// lag of skimping, which is so exactly where the premium over its cost is at least the interest of a lag on what
/// skimping saves: P(q) - c(q) >= r (c(q) - c(q0)). A shorter lag asks a premium that is smaller in proportion.
/// </summary>
public sealed class QualityChoice
{
    /// <summary>Qualities that are told apart, from 0 to 1.</summary>
    public const int Levels = 101;

    private readonly double[] _kept = new double[Levels];

    /// <param name="parameters">Worth and cost of quality.</param>
    /// <param name="readShare">Share of customers who go by what is shown.</param>
    /// <param name="lagYears">Years until customers know what has become of the quality.</param>
    public QualityChoice(ProductsParameters parameters, double readShare, double lagYears)
    {
        LagYears = lagYears;
        double interest = parameters.InterestPerYear * lagYears;
        double known = readShare + ((1 - readShare) * (1 - parameters.CredenceShare));
        for (int least = 0; least < Levels; least++)
        {
            // Of what can be kept, what sells best; at worst what the law and the firm's honesty leave it.
            double from = QualityAt(least);
            double ofLeast = Demand(parameters, from, from, known);
            double best = ofLeast;
            _kept[least] = from;
            for (int level = least + 1; level < Levels; level++)
            {
                double quality = QualityAt(level);
                double demand = Demand(parameters, quality, from, known);
                double premium = parameters.Margin * (1 - (ofLeast / demand));
                double saved = Cost(parameters, quality) - Cost(parameters, from);
                if (demand > best && Keeps(premium, saved, interest))
                {
                    best = demand;
                    _kept[least] = quality;
                }
            }
        }
    }

    /// <summary>Years until customers know.</summary>
    public double LagYears { get; }

    /// <summary>
    /// Whether a firm goes on with a quality: a premium in every lag for ever, against premium and savings in one lag
    /// and nothing above cost from then on.
    /// </summary>
    /// <param name="premium">Price less the cost of the quality.</param>
    /// <param name="saved">What the quality costs beyond the least there is.</param>
    /// <param name="interest">Interest of one lag.</param>
    public static bool Keeps(double premium, double saved, double interest) =>
        ValueOfKeeping(premium, interest) >= premium + saved;

    /// <summary>What a unit of a quality costs.</summary>
    public static double Cost(ProductsParameters parameters, double quality) =>
        parameters.QualityCost * quality * quality;

    /// <summary>The quality a firm keeps that would not fall below another in any case.</summary>
    public double Kept(double least) => _kept[(int)Math.Round(Math.Clamp(least, 0, 1) * (Levels - 1))];

    // A premium at the end of each lag, the first at once: the sum of a geometric series.
    private static double ValueOfKeeping(double premium, double interest) =>
        interest > 0 ? premium * (1 + interest) / interest : premium >= 0 ? double.PositiveInfinity : premium;

    // What is sold at a price that covers the cost of the quality believed in. Of what buyers cannot tell they believe
    // what they would of anybody, which is no reason to provide it.
    private static double Demand(ProductsParameters parameters, double quality, double least, double known)
    {
        double believed = least + (known * (quality - least));
        return Exact.Exp((parameters.QualityWeight * believed) - Cost(parameters, believed));
    }

    private static double QualityAt(int level) => level / (double)(Levels - 1);
}
