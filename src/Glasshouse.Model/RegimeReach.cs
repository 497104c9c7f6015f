using Glasshouse.Model.Contracts;

namespace Glasshouse.Model;

/// <summary>Who may read a standing and act on it.</summary>
public enum Reader : byte
{
    Agencies,
    Lenders,
    Employers,
    Landlords,
    Public,
}

/// <summary>Only the enrolled have a file. Nobody can enrol in what they have not heard of.</summary>
[Evidenced]
public sealed record ConsentRule
{
    [Quantity("share", 0, 1, "Share of those who know of the system who enrol; it grows as awareness grows.")]
    public required double UptakeShare { get; init; }
}

/// <summary>
/// A part of the score that comes from no record: app platforms hand over a signal of how somebody is likely to
/// behave, with an error that mostly stays with the person.
/// </summary>
[Evidenced]
public sealed record PredictionRule
{
    [Quantity("points", 1, 10000, "Points between no prediction and the best; the worst costs as many.")]
    public required int WeightPoints { get; init; }

    [Quantity("probability", 0.5, 1, "Probability that of two people the better behaved gets the better signal (AUC).")]
    public required double Accuracy { get; init; }

    [Quantity("share", 0, 1, "Share of the error's variance that stays with the person from month to month.")]
    public required double PersistentErrorShare { get; init; }

    [Quantity("levels", 2, 41, "Levels into which the signal is cut, from worst to best.")]
    public required int Levels { get; init; }
}

/// <summary>
/// Once a year everybody of the population is given a risk from proxies, and those on top are investigated. What they
/// lose meanwhile is what members of the list lose.
/// </summary>
[Evidenced]
public sealed record RankingRule
{
    [Meaning("List on which the selected stand while they are investigated.")]
    public required string List { get; init; }

    [Meaning("Behaviour that the investigation looks for; what it finds is a record of it.")]
    public required string Seeks { get; init; }

    [Meaning("Channel that investigates.")]
    public required Channel Channel { get; init; }

    [Quantity("share", 0, 0.5, "Share of those with a file who are investigated in a year.")]
    public required double SharePerYear { get; init; }

    [Quantity("probability", 0, 1, "Probability that somebody who did it in the past year is found out.")]
    public required double TrueFindingShare { get; init; }

    [Quantity("probability", 0, 1, "Probability that somebody who did not is found guilty all the same.")]
    public required double FalseFindingShare { get; init; }

    [Meaning("What counts towards the risk, and how much.")]
    public required RiskWeights Weights { get; init; }
}

/// <summary>Weights of proxies in a risk ranking, in units of the standard deviation of its noise.</summary>
[Evidenced]
public sealed record RiskWeights
{
    [Quantity("weight", -10, 10, "Being of the poorest income decile instead of the richest.")]
    public double LowIncome { get; init; }

    [Quantity("weight", -10, 10, "Being a single parent.")]
    public double SingleParent { get; init; }

    [Quantity("weight", -10, 10, "Living alone.")]
    public double LivingAlone { get; init; }

    [Quantity("weight", -10, 10, "Being of group B.")]
    public double GroupB { get; init; }

    [Quantity("weight", -10, 10, "Being of group C.")]
    public double GroupC { get; init; }

    [Quantity("weight", -10, 10, "Having a credit file too thin to be read.")]
    public double ThinFile { get; init; }

    [Quantity("weight", -10, 10, "Share of the housemates who are under a sanction.")]
    public double SanctionedHousemates { get; init; }

    [Quantity("weight", 0, 10, "True propensity to break rules, on a normal scale: what the ranking really knows.")]
    public double Propensity { get; init; }
}
