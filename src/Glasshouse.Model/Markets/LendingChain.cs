using Glasshouse.Engine.Randomness;

namespace Glasshouse.Model.Markets;

/// <summary>
/// A published study of lending, in aggregates: groups spread over scores or states, how likely repayment is at each,
/// how far loans move people, and who is approved.
/// </summary>
public sealed record LendingStudy
{
    public required string Name { get; init; }

    public required string[] Groups { get; init; }

    /// <summary>Names of the levels, lowest first: scores or states.</summary>
    public required string[] Levels { get; init; }

    /// <summary>Score of each level; a state's number, from 1, where there are no scores.</summary>
    public required int[] Scores { get; init; }

    public required ScoreMoves Moves { get; init; }

    /// <summary>Where everybody starts.</summary>
    public required LendingPool Pool { get; init; }

    public required double Gain { get; init; }

    public required double Loss { get; init; }

    /// <summary>Rules to be tried.</summary>
    public required CutOffRule[] Rules { get; init; }

    /// <summary>Cut-offs that are given rather than worked out; null for none.</summary>
    public CutOff[]? Fixed { get; init; }

    public required int Steps { get; init; }

    /// <summary>People drawn for the simulation.</summary>
    public required int DrawnPeople { get; init; }

    public required uint Seed { get; init; }
}

/// <summary>One round of lending.</summary>
/// <param name="CutOffs">From where each group was approved.</param>
/// <param name="Before">Shares of each group at each level before it.</param>
/// <param name="After">The same after it, expected.</param>
/// <param name="Drawn">The same after it, among people drawn one by one.</param>
public sealed record LendingRound(CutOff[] CutOffs, double[][] Before, double[][] After, double[][] Drawn);

/// <summary>What a rule leads to, round after round.</summary>
/// <param name="Rule">The rule; null where the study fixes its cut-offs.</param>
/// <param name="Rounds">The rounds.</param>
/// <param name="LongRun">Shares to which each group settles.</param>
/// <param name="HasSettled">Whether they do.</param>
public sealed record LendingPath(CutOffRule? Rule, LendingRound[] Rounds, double[][] LongRun, bool HasSettled);

/// <summary>
/// Rounds of lending: exact, by expected values, and by people drawn one by one. Cut-offs are worked out afresh each
/// round from where people then stand, by the market's own function.
/// </summary>
public static class LendingChain
{
    private const int MostRounds = 20_000;
    private const double Settled = 1e-11;

    public static LendingPath Run(LendingStudy study, CutOffRule? rule)
    {
        var rounds = new LendingRound[study.Steps];
        double[][] density = study.Pool.Density;
        int[][] people = Place(study);
        for (int step = 0; step < rounds.Length; step++)
        {
            CutOff[] cutOffs = CutOffs(study, rule, density);
            double[][] after = Next(study, cutOffs, density);
            Move(study, cutOffs, people, step);
            rounds[step] = new LendingRound(cutOffs, density, after, [.. people.Select(own => SharesOf(study, own))]);
            density = after;
        }
        (double[][] longRun, bool hasSettled) = Settle(study, rule, density);
        return new LendingPath(rule, rounds, longRun, hasSettled);
    }

    /// <summary>Mean score of a group.</summary>
    public static double Mean(double[] density, int[] scores)
    {
        double mean = 0;
        for (int level = 0; level < scores.Length; level++)
        {
            mean += density[level] * scores[level];
        }
        return mean;
    }

    private static CutOff[] CutOffs(LendingStudy study, CutOffRule? rule, double[][] density) => rule is { } known
        ? LendingPolicy.CutOffs(known, study.Pool with { Density = density }, study.Gain, study.Loss)
        : study.Fixed!;

    private static double[][] Next(LendingStudy study, CutOff[] cutOffs, double[][] density) =>
    [
        .. density.Select((own, group) => DelayedImpact.After(
            own, study.Pool.Repayment[group], cutOffs[group], study.Scores, study.Moves)),
    ];

    private static (double[][] Density, bool HasSettled) Settle(
        LendingStudy study, CutOffRule? rule, double[][] density)
    {
        for (int round = study.Steps; round < MostRounds; round++)
        {
            double[][] after = Next(study, CutOffs(study, rule, density), density);
            double change = 0;
            for (int group = 0; group < after.Length; group++)
            {
                for (int level = 0; level < after[group].Length; level++)
                {
                    change = Math.Max(change, Math.Abs(after[group][level] - density[group][level]));
                }
            }
            density = after;
            if (change < Settled)
            {
                return (density, true);
            }
        }
        return (density, false);
    }

    // People start in the shares that the study gives, each by a draw of its own.
    private static int[][] Place(LendingStudy study)
    {
        var draws = new Draws(study.Seed, Purpose.Lending);
        int[][] people = new int[study.Groups.Length][];
        for (int group = 0; group < people.Length; group++)
        {
            people[group] = new int[(int)Math.Ceiling(study.DrawnPeople * study.Pool.Shares[group])];
            for (int person = 0; person < people[group].Length; person++)
            {
                double share = Uniform.Open(draws.At((uint)person, 0, (uint)group).W0);
                int level = 0;
                double below = study.Pool.Density[group][0];
                while (share >= below && level < study.Scores.Length - 1)
                {
                    below += study.Pool.Density[group][++level];
                }
                people[group][person] = level;
            }
        }
        return people;
    }

    private static void Move(LendingStudy study, CutOff[] cutOffs, int[][] people, int step)
    {
        var draws = new Draws(study.Seed, Purpose.Lending);
        for (int group = 0; group < people.Length; group++)
        {
            for (int person = 0; person < people[group].Length; person++)
            {
                ref int level = ref people[group][person];
                Words words = draws.At((uint)person, (uint)step, (uint)group, 1);
                if (Uniform.Open(words.W0) < cutOffs[group].ShareAt(level))
                {
                    bool isRepaid = Uniform.Open(words.W1) < study.Pool.Repayment[group][level];
                    level = DelayedImpact.LevelOf(study.Scores, study.Moves.After(study.Scores[level], isRepaid));
                }
            }
        }
    }

    private static double[] SharesOf(LendingStudy study, int[] people)
    {
        double[] shares = new double[study.Scores.Length];
        foreach (int level in people)
        {
            shares[level] += 1.0 / people.Length;
        }
        return shares;
    }
}
