using Glasshouse.Lab.Validation.Arenas;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Lab.Validation;

/// <summary>Trust, opinion and who knows whom.</summary>
public static class TrustTargets
{
    private const int Ring = 20_000;

    public static IEnumerable<Target> All =>
    [
        new Target(
            "T-6.1", TargetKind.Stylised,
            "Netherlands-like, ordinary law, ten years: the share who say most people can be trusted stays at .57.",
            "World Values Survey and European Values Study, wave 7 (from memory)", Stationary)
        {
            TunedOn = true,
        },
        new Target(
            "T-6.7", TargetKind.Exact,
            "Strong ties of a municipality of 20,000: clustering falls with the rewired share p as (1-p)^3. Scale-free "
            + "networks are not used, so their exponent is not judged.",
            "Watts and Strogatz 1998; Barrat and Weigt 2000 (from memory)", Clustering),
        new Target(
            "T-6.8", TargetKind.Exact,
            "1,000 opinions, even at first: about 1/(2 epsilon) clusters above 5% are left.",
            "Deffuant and others 2000 (from memory)", OpinionClusters),
    ];

    private static Figure[] Stationary()
    {
        const int Years = 10;
        RunInputs inputs = Setup.Inputs("none", 10_000, Years * Calendar.DaysPerYear);
        double[] shares = Setup.Live(inputs, (_, rows) => rows
            .Where(row => row is { Measure: "trust_generalised_share", GroupId: 0, RegionId: 0 })
            .Select(row => row.Value).ToArray());
        double error = Math.Sqrt(0.57 * 0.43 / 10_000);
        return
        [
            new Figure("lowest month", 0.57, shares.Min(), 0.03, error),
            new Figure("highest month", 0.57, shares.Max(), 0.03, error),
            new Figure("last month", 0.57, shares[^1], 0.03, error),
        ];
    }

    private static Figure[] Clustering()
    {
        double whole = SmallWorld.Clustering(Ring, 0, 1);
        Figure At(double share) => new(
            $"p = {share}", Math.Pow(1 - share, 3), SmallWorld.Clustering(Ring, share, 1) / whole, 0.02,
            Math.Sqrt(share / Ring));
        return [At(0.05), At(0.1), At(0.3)];
    }

    private static Figure[] OpinionClusters() => [Clusters(0.5, 1, 0), Clusters(0.2, 2, 0), Clusters(0.1, 5, 1)];

    private static Figure Clusters(double bound, int expected, int tolerance)
    {
        double[] seeds = [.. Enumerable.Range(1, 5)
            .Select(seed => (double)OpinionArena.Clusters(1000, 60, bound, 0.05, (uint)seed))];
        return new Figure($"epsilon = {bound}, median of 5", expected, seeds.Order().ElementAt(2), tolerance);
    }
}
