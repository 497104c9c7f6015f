using System.Collections.Immutable;

namespace Glasshouse.Model.Nations;

/// <summary>
/// How many citizens of each household role are of each age band: assumed likelihoods, fitted to the counts of roles
/// and of ages at once.
/// </summary>
public sealed class RoleAges
{
    public const int Roles = 7;

    private const double Tolerance = 1e-9;

    // A role that no likelihood allows at an age, but the counts demand, gets this much; only if fitting fails.
    private const double LeastWeight = 1e-5;

    private readonly double[] _table;

    public RoleAges(NationMarginals marginals, double[] rolesPerCitizen)
    {
        Bands = marginals.Ages;
        double[] ages = AgesPerCitizen(marginals);
        double[] table = Seed(marginals, ages, 0);
        if (!ProportionalFitting.Fit(table, rolesPerCitizen, ages, Tolerance))
        {
            table = Seed(marginals, ages, LeastWeight);
            if (!ProportionalFitting.Fit(table, rolesPerCitizen, ages, Tolerance))
            {
                throw new InvalidOperationException(
                    "Ages and household roles cannot be made to fit: see ages.csv, households.csv and role_ages.csv.");
            }
        }
        _table = table;
    }

    public ImmutableArray<AgeCount> Bands { get; }

    /// <summary>Persons of a role and band, per citizen.</summary>
    public double this[int role, int band] => _table[(role * Bands.Length) + band];

    /// <summary>Shares of age bands, raked to the broad bands where there are any.</summary>
    public static double[] AgesPerCitizen(NationMarginals marginals)
    {
        double[] ages = [.. marginals.Ages.Select(band => band.Persons)];
        foreach (AgeCount broad in marginals.BroadAges)
        {
            double inside = 0;
            for (int band = 0; band < ages.Length; band++)
            {
                inside += IsWithin(marginals.Ages[band], broad) ? marginals.Ages[band].Persons : 0;
            }
            for (int band = 0; band < ages.Length; band++)
            {
                ages[band] *= IsWithin(marginals.Ages[band], broad) ? broad.Persons / inside : 1;
            }
        }
        double sum = ages.Sum();
        return [.. ages.Select(persons => persons / sum)];
    }

    /// <summary>Whether a band lies within another.</summary>
    public static bool IsWithin(AgeCount band, AgeCount broad) =>
        band.From >= broad.From && (broad.To is not { } to || (band.To ?? int.MaxValue) <= to);

    private static double[] Seed(NationMarginals marginals, double[] ages, double least)
    {
        double[] table = new double[Roles * ages.Length];
        for (int band = 0; band < ages.Length; band++)
        {
            int from = marginals.Ages[band].From;
            int middle = marginals.Ages[band].To is { } to ? (from + to) / 2 : from;
            foreach (RoleAgeWeight weight in marginals.RoleAges)
            {
                if (middle >= weight.From && middle <= (weight.To ?? int.MaxValue))
                {
                    table[((int)weight.Role * ages.Length) + band] = weight.Weight * ages[band];
                }
            }
            for (int role = 0; role < Roles && least > 0; role++)
            {
                ref double cell = ref table[(role * ages.Length) + band];
                cell = Math.Max(cell, least * ages[band]);
            }
        }
        return table;
    }
}
