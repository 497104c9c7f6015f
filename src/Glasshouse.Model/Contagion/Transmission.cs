using Glasshouse.Engine.Kernels;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Journeys;

namespace Glasshouse.Model.Contagion;

/// <summary>
/// From R to the rate of one contact. A contact on the u-th day after infection passes it on with probability
/// 1 - exp(-scale S A B w(u)): S susceptibility of the one, A infectiousness of the other, B weight of the place,
/// w(u) the share of infectiousness on that day. The scale is such that a case drawn from everybody infects R others,
/// were each contact somebody new and susceptible.
/// </summary>
public static class Transmission
{
    private const int StrengthStep = 16;

    /// <param name="world">The world, for its people.</param>
    /// <param name="parameters">The parameters in force.</param>
    /// <param name="history">Their natural history.</param>
    public static double ScaleOf(World world, ContagionParameters parameters, NaturalHistory history)
    {
        (double susceptibility, double factor, double housemates) = Means(world, history);
        VisitsParameters visits = world.Parameters.Visits;
        (double Contacts, double Weight)[] layers = parameters.AnywhereContacts > 0
            ? [(parameters.AnywhereContacts, 1)]
            :
            [
                (housemates, parameters.Weights.Home),
                (visits.WorkContacts, parameters.Weights.Work),
                (visits.SchoolContacts, parameters.Weights.School),
                (visits.OtherHomeContacts, parameters.Weights.OtherHome),
                .. Enumerable.Range((int)Settings.FirstVenue, Settings.Venues).Select(venue =>
                    (visits.Of((Setting)venue).Contacts, parameters.Weights.Of((Setting)venue))),
            ];
        double low = 0;
        double high = 1;
        double Infected(double scale) =>
            layers.Sum(layer => layer.Contacts * Mean(history, scale * susceptibility * factor * layer.Weight));
        while (Infected(high) < parameters.R && high < 1e6)
        {
            high *= 2;
        }
        for (int step = 0; step < 50; step++)
        {
            double tried = (low + high) / 2;
            (low, high) = Infected(tried) < parameters.R ? (tried, high) : (low, tried);
        }
        return parameters.R == 0 ? 0 : high;
    }

    // Infections by one contact a day, over all days and individual factors.
    private static double Mean(NaturalHistory history, double rate)
    {
        ReadOnlySpan<double> strengths = history.Strengths();
        double sum = 0;
        double count = 0;
        bool isCoarse = history.IsUneven;
        for (int bin = 0; bin < strengths.Length; bin += isCoarse && bin < strengths.Length - 256 ? StrengthStep : 1)
        {
            double weight = isCoarse && bin < strengths.Length - 256 ? StrengthStep : 1;
            double strength = Average(strengths, bin, (int)weight);
            count += weight;
            foreach (double share in history.Kernel)
            {
                sum += weight * (1 - Exact.Exp(-rate * strength * share));
            }
            if (!isCoarse)
            {
                break;
            }
        }
        return sum / count;
    }

    private static double Average(ReadOnlySpan<double> strengths, int first, int count)
    {
        double sum = 0;
        for (int bin = first; bin < first + count; bin++)
        {
            sum += strengths[bin];
        }
        return sum / count;
    }

    private static (double Susceptibility, double Factor, double Housemates) Means(World world, NaturalHistory history)
    {
        double susceptibility = 0;
        double factor = 0;
        long housemates = 0;
        int living = 0;
        for (int row = 0; row < world.Nation.CitizensAtStart; row++)
        {
            if (world.IsAlive(SubjectKind.Citizen, row))
            {
                susceptibility += history.SusceptibilityOf(world.Nation.Citizens[row].Age);
                factor += history.MeanFactorOf(world.Nation.Citizens[row].Age);
                housemates += world.Nation.Citizens[row].HouseholdSize - 1;
                living++;
            }
        }
        return (susceptibility / living, factor / living, (double)housemates / living);
    }
}
