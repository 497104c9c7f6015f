using Glasshouse.Engine.Kernels;

namespace Glasshouse.Model.Acts;

/// <summary>What a subject brings to a choice.</summary>
/// <param name="PerceivedNetRisk">Perceived probability of being noticed when acting, less that when not.</param>
/// <param name="Morale">Moral cost of breaking rules, utility.</param>
/// <param name="Need">0.5 for the poorest to -0.5 for the richest.</param>
/// <param name="IsAware">Whether the subject knows of the system.</param>
/// <param name="IsJobless">Whether the subject is of working age and has no job, or was refused one.</param>
/// <param name="Fear">Fear per unit of watching, 0 where chilling is off.</param>
public readonly record struct Chooser(
    double PerceivedNetRisk, double Morale, double Need, bool IsAware, bool IsJobless, double Fear)
{
    /// <summary>Whether an organisation has ties to officials.</summary>
    public bool IsConnected { get; init; }

    /// <summary>What part of the severity that the rules add a lobby spares it, 0 to 1.</summary>
    public double SparedShare { get; init; }
}

/// <summary>
/// The second step of a choice: the probability that an opportunity is taken. Deterrence with errors after
/// Polinsky and Shavell and Png: only the difference between being noticed when acting and when not deters.
/// P = logistic((b - dq S - m) / tau); MODEL.md 7.3.
/// </summary>
public static class Acceptance
{
    /// <summary>Probability, 0 to 1.</summary>
    /// <param name="incentive">What the behaviour and the rules say.</param>
    /// <param name="chooser">What the subject brings.</param>
    /// <param name="normal">A standard normal draw: how tempting this opportunity is.</param>
    /// <param name="noise">tau, utility.</param>
    public static double Probability(in Incentive incentive, in Chooser chooser, double normal, double noise) =>
        Exact.Logistic((Utility(incentive, chooser) + (incentive.BenefitSpread * normal)) / noise);

    /// <summary>Utility of an opportunity of middling temptation.</summary>
    public static double Utility(in Incentive incentive, in Chooser chooser)
    {
        double worth = incentive.Benefit + (incentive.NeedWeight * chooser.Need)
            + (chooser.IsConnected ? incentive.ConnectedWeight : 0);
        return incentive.Kind switch
        {
            Contracts.BehaviourKind.Merit =>
                worth + (chooser.Morale * incentive.MoralWeight) + (chooser.IsAware ? incentive.Reward : 0),
            Contracts.BehaviourKind.Sensitive =>
                worth - (chooser.IsAware ? chooser.Fear * incentive.Watched : 0),
            Contracts.BehaviourKind.Neutral => worth + (chooser.IsAware ? incentive.Reward : 0),
            _ => worth - (chooser.PerceivedNetRisk * incentive.SeverityTo(chooser.IsAware, chooser.SparedShare))
                - (chooser.Morale * incentive.MoralWeight) + (chooser.IsJobless ? incentive.JoblessWeight : 0),
        };
    }
}
