using Glasshouse.Engine.Kernels;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Nations;

/// <summary>
/// How many organisations of each size class every municipality has, and how sizes lie within a class: along a Pareto
/// law that meets the counts at both ends (Axtell 2001), so that the whole follows the published size law.
/// </summary>
internal sealed class OrganisationPlan
{
    private readonly NationMarginals _marginals;
    private readonly double[] _exponents;
    private readonly int[] _counts;

    public OrganisationPlan(NationMarginals marginals, AreaPlan areas, NationParameters parameters)
    {
        _marginals = marginals;
        _exponents = Exponents(marginals, parameters);
        LargestRatio = parameters.LargestFirmRatio;
        Classes = marginals.FirmSizes.Length;
        _counts = new int[areas.Municipalities.Length * Classes];
        FirstOf = new int[areas.Municipalities.Length + 1];
        double[] due = new double[Classes];
        for (int municipality = 0; municipality < areas.Municipalities.Length; municipality++)
        {
            Span<int> counts = _counts.AsSpan(municipality * Classes, Classes);
            int all = 0;
            for (int size = 0; size < Classes; size++)
            {
                double perPerson = marginals.FirmSizes[size].Firms / marginals.FirmPersons;
                due[size] += areas.Municipalities[municipality].Citizens * perPerson;
                counts[size] = Apportionment.Round(ref due[size], int.MaxValue);
                all += counts[size];
            }
            if (all == 0)
            {
                counts[0] = 1;
                due[0]--;
                all = 1;
            }
            FirstOf[municipality + 1] = FirstOf[municipality] + all;
        }
    }

    public int Classes { get; }

    /// <summary>Largest organisation of the open class against its smallest.</summary>
    public double LargestRatio { get; }

    /// <summary>First organisation row of each municipality, and the number of all.</summary>
    public int[] FirstOf { get; }

    public ReadOnlySpan<int> CountsOf(int municipality) => _counts.AsSpan(municipality * Classes, Classes);

    /// <summary>Workers of an organisation of a class.</summary>
    /// <param name="size">The class.</param>
    /// <param name="share">A uniform draw in (0, 1).</param>
    public int Workers(int size, double share)
    {
        FirmSizeCount range = _marginals.FirmSizes[size];
        double exponent = _exponents[size];
        double ratio = range.To is { } to ? (to + 1.0) / range.From : LargestRatio;
        // Inverse of the Pareto law cut off at both ends of the class.
        double below = 1 - (share * (1 - Exact.Pow(ratio, -exponent)));
        double workers = range.From * Exact.Pow(below, -1 / exponent);
        return (int)Math.Min(Math.Floor(workers), range.To ?? int.MaxValue);
    }

    /// <summary>The class of an organisation by its workers.</summary>
    public byte ClassOf(int workers)
    {
        int size = Classes - 1;
        while (size > 0 && _marginals.FirmSizes[size].From > workers)
        {
            size--;
        }
        return (byte)size;
    }

    // The exponent between a class and the next: ln(n(>=a)/n(>=b)) / ln(b/a).
    private static double[] Exponents(NationMarginals marginals, NationParameters parameters)
    {
        double[] exponents = new double[marginals.FirmSizes.Length];
        double above = 0;
        for (int size = exponents.Length - 1; size >= 0; size--)
        {
            FirmSizeCount range = marginals.FirmSizes[size];
            double all = above + range.Firms;
            exponents[size] = above > 0 && range.Firms > 0 && range.To is { } to
                ? Exact.Log(all / above) / Exact.Log((to + 1.0) / range.From)
                : parameters.FirmTailExponent;
            above = all;
        }
        return exponents;
    }
}

/// <summary>Shares of natural persons among organisations of each size class, fitted to their share in all.</summary>
internal sealed class LegalForms
{
    private const double Tolerance = 1e-9;

    private readonly double[] _naturalShares;

    public LegalForms(NationMarginals marginals, NationParameters parameters)
    {
        double[] firms = [.. marginals.FirmSizes.Select(size => size.Firms)];
        double all = firms.Sum();
        double[] table = new double[2 * firms.Length];
        for (int size = 0; size < firms.Length; size++)
        {
            table[size] = firms[size] * Exact.Pow(parameters.NaturalPersonSizeRatio, size);
            table[firms.Length + size] = firms[size];
        }
        double natural = all * marginals.NaturalPersonShare;
        if (!ProportionalFitting.Fit(table, [natural, all - natural], firms, Tolerance))
        {
            throw new ModelLimitException("organisations by size and by legal form contradict each other");
        }
        _naturalShares = [.. firms.Select((count, size) => count > 0 ? table[size] / count : 0)];
    }

    public double NaturalShare(int size) => _naturalShares[size];
}
