using Glasshouse.Lab.Validation.Arenas;
using Glasshouse.Model.Beliefs;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Lab.Validation;

/// <summary>Indirect reciprocity: what norms of judging make of cooperation, and what errors make of norms.</summary>
public static class NormTargets
{
    private const string FirstOrder =
        "First-order closed forms for discriminators with public reputations, agreeing with simulation to .001 "
        + "(derived)";

    public static IEnumerable<Target> All =>
    [
        new Target(
            "T-6.2", TargetKind.Published,
            "100 people, scores -5 to 5, strategies -5 to 6, b = 1, c = .1, 300 generations without mutation: mean "
            + "cooperation by meetings a generation.",
            "Nowak and Sigmund 1998 (from memory); replication of their setup (derived)", ImageScoring),
        new Target(
            "T-6.3", TargetKind.Exact,
            "All discriminate, reputations are public, errors of doing and of judging are equal: cooperation survives "
            + "where refusing the bad is excused, and not under image scoring.", FirstOrder, PublicErrors),
        new Target(
            "T-6.4", TargetKind.Published,
            "The same among 60 people who each judge alone: stern judging falls to a half, simple standing does not.",
            "Replication (derived), in line with Hilbe and others 2018: most of the leading eight lose stability "
            + "(seen)",
            PrivateErrors),
    ];

    private static Figure[] ImageScoring() =>
    [
        Evolved(125, 0.33, 0.1),
        Evolved(300, 0.97, 0.05),
        Evolved(1000, 1.00, 0.01),
    ];

    private static Figure Evolved(int meetings, double expected, double tolerance)
    {
        double[] seeds = [.. Enumerable.Range(1, 60).AsParallel().AsOrdered()
            .Select(seed => ImageScoringEvolution.LastCooperation(meetings, 300, (uint)seed))];
        return new Figure($"{meetings} meetings", expected, seeds.Average(), tolerance, Error(seeds));
    }

    private static Figure[] PublicErrors() =>
    [
        Shared(Norm.SternJudging, 0.05, 0.864),
        Shared(Norm.SimpleStanding, 0.05, 0.864),
        Shared(Norm.ImageScoring, 0.05, 0.328),
        Shared(Norm.SternJudging, 0.01, 0.971),
        Shared(Norm.SimpleStanding, 0.01, 0.971),
        Shared(Norm.ImageScoring, 0.01, 0.332),
    ];

    private static Figure Shared(Norm norm, double error, double expected)
    {
        double[] seeds = [.. Enumerable.Range(1, 8).AsParallel().AsOrdered()
            .Select(seed => DonationGame.Public(norm, 1000, 400, error, (uint)seed))];
        return new Figure($"{Words(norm)} at {error}", expected, seeds.Average(), 0.015, Error(seeds));
    }

    private static Figure[] PrivateErrors() =>
    [
        Alone(Norm.SternJudging, 0.01, 0.492),
        Alone(Norm.SternJudging, 0.05, 0.477),
        Alone(Norm.SimpleStanding, 0.01, 0.96),
        Alone(Norm.SimpleStanding, 0.05, 0.82),
    ];

    private static Figure Alone(Norm norm, double error, double expected)
    {
        double[] seeds = [.. Enumerable.Range(1, 8).AsParallel().AsOrdered()
            .Select(seed => DonationGame.Private(norm, 60, 500, error, (uint)seed))];
        return new Figure($"{Words(norm)} at {error}", expected, seeds.Average(), 0.03, Error(seeds));
    }

    private static string Words(Norm norm) => norm.SnakeName().Replace('_', ' ');

    private static double Error(double[] values)
    {
        double mean = values.Average();
        double squares = values.Sum(value => (value - mean) * (value - mean));
        return Math.Sqrt(squares / (values.Length - 1) / values.Length);
    }
}
