namespace Glasshouse.Model.Acts;

/// <summary>
/// What effort costs: half of C11 a^2 + 2 C12 a b + C22 b^2, in utility, for effort a on what is measured and b on what
/// is not. C12 above 0 makes the two substitutes.
/// </summary>
public readonly record struct EffortCosts(double Measured, double Cross, double Unmeasured)
{
    /// <summary>C11 C22 - C12^2; above 0, or effort has no best.</summary>
    public double Determinant => (Measured * Unmeasured) - (Cross * Cross);
}

/// <summary>
/// Effort over tasks of which one is measured (Holmstrom and Milgrom 1991, Journal of Law, Economics and Organization
/// 7, linear contracts). A stake beta on the measured task moves effort by C^-1 (beta, 0): what is measured gains
/// beta C22 / det C, what is not loses beta C12 / det C. With C12 = 0 it is the single task of the LEN model,
/// e = beta/c.
/// </summary>
public static class Multitask
{
    /// <summary>Change of effort, in the unit of effort, that a stake brings about.</summary>
    /// <param name="stake">beta: utility for a whole unit of the measured task.</param>
    /// <param name="costs">What effort costs.</param>
    public static (double Measured, double Unmeasured) Response(double stake, in EffortCosts costs) =>
        (stake * costs.Unmeasured / costs.Determinant, -stake * costs.Cross / costs.Determinant);

    /// <summary>The same within 0 and 1: what is not measured is not given up twice, and no effort exceeds 1.</summary>
    /// <param name="stake">beta.</param>
    /// <param name="costs">What effort costs.</param>
    /// <param name="measured">Effort on the measured where nothing hangs on it.</param>
    /// <param name="unmeasured">The same on the unmeasured.</param>
    public static (double Measured, double Unmeasured) Response(
        double stake, in EffortCosts costs, double measured, double unmeasured)
    {
        (double more, double less) = Response(stake, costs);
        if (unmeasured + less < 0)
        {
            // At the corner the unmeasured is fixed at nothing, and C11 a = beta - C12 b is left.
            less = -unmeasured;
            more = (stake + (costs.Cross * unmeasured)) / costs.Measured;
        }
        return (Math.Min(more, 1 - measured), Math.Min(less, 1 - unmeasured));
    }

    /// <summary>
    /// The stake that is best for a principal to whom the tasks are worth B1 and B2, when the measure is noisy and the
    /// agent averse to risk: (B1 - B2 C12/C22) / (1 + r s^2 (C11 - C12^2/C22)). Where C12/C22 reaches B1/B2 the best is
    /// no stake at all. The yardstick of T-5.1; no regime is set by it.
    /// </summary>
    /// <param name="worthMeasured">B1.</param>
    /// <param name="worthUnmeasured">B2.</param>
    /// <param name="costs">C.</param>
    /// <param name="aversion">r: the agent's absolute aversion to risk.</param>
    /// <param name="variance">s^2 of the measure.</param>
    public static double BestStake(
        double worthMeasured, double worthUnmeasured, in EffortCosts costs, double aversion, double variance) =>
        (worthMeasured - (worthUnmeasured * costs.Cross / costs.Unmeasured))
        / (1 + (aversion * variance * costs.Determinant / costs.Unmeasured));
}
