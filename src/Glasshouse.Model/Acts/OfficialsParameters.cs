using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Acts;

/// <summary>How officials answer to what is measured, audited and sold (MODEL.md 7.3).</summary>
[Evidenced]
public sealed record OfficialsParameters
{
    [Quantity("utility", 0.01, 100, "C11: how fast effort on what is measured becomes harder.")]
    public required double EffortCostMeasured { get; init; }

    [Quantity("utility", -100, 100, "C12: how much effort on the one makes effort on the other harder.")]
    public required double EffortCostCross { get; init; }

    [Quantity("utility", 0.01, 100, "C22: how fast effort on what nobody measures becomes harder.")]
    public required double EffortCostUnmeasured { get; init; }

    [Quantity("share", 0, 2, "Standard deviation of a month's result around what effort makes of it.")]
    public required double ResultSpread { get; init; }

    [Quantity("utility per target", 0, 20, "What a target reached is worth to officials where no regime appraises.")]
    public required double OrdinaryStake { get; init; }

    [Quantity("utility", 0.01, 100, "k: how fast padding a report becomes harder, for an official of mean honesty.")]
    public required double ReportCost { get; init; }

    [Quantity("share", 0, 1, "Padding, in targets, from which a report counts as falsified.")]
    public required double MaterialPadding { get; init; }

    [Quantity("share", 0, 1, "F: how much of the urge to take from public works one certain audit removes.")]
    public required double AuditBite { get; init; }

    [Quantity("number", 1, 100, "gamma: how fast taking from public works becomes harder.")]
    public required double TheftCost { get; init; }

    [Quantity("share", 0, 1, "Officials with ties to those who decide about promotion.")]
    public required double TiesShare { get; init; }

    [Quantity("logit per SD", 0, 5, "Pull of results as reported on promotion, in the provinces.")]
    public required double ResultsPullTop { get; init; }

    [Quantity("logit per SD", 0, 5, "The same at the lowest level.")]
    public required double ResultsPullBottom { get; init; }

    [Quantity("logit", 0, 5, "Pull of ties on promotion, in the provinces.")]
    public required double TiesPullTop { get; init; }

    [Quantity("logit", 0, 5, "The same at the lowest level.")]
    public required double TiesPullBottom { get; init; }

    [Quantity("logit per SD", 0, 5, "How much better results help those with ties more than others.")]
    public required double TogetherPull { get; init; }

    [Quantity("share of what is new", 0, 1, "How far a year's results move the results of the tenure.")]
    public required double TenureStep { get; init; }

    [Quantity("per official-year", 0, 1, "Terms of office that are ended early.")]
    public required double TerminationsPerYear { get; init; }

    [Quantity("logit per SD", 0, 5, "How much results as reported hold a termination off.")]
    public required double TerminationPull { get; init; }

    [Quantity("share", 0, 1, "Weight of colleagues behind bars in what an official believes about the risk.")]
    public required double JailedWeight { get; init; }

    [Quantity("days", 1, 10000, "How long a colleague's going to jail is remembered.")]
    public required int JailedMemoryDays { get; init; }

    [Quantity("share", 0, 1, "Those about to get a record of an offence who offer an official money to lose it.")]
    public required double SaleOfferedShare { get; init; }

    [Quantity("utility", 0, 20, "What a citizen of mean income would give for each unit of severity spared.")]
    public required double SaleWorth { get; init; }

    [Quantity("share", 0, 1, "Organisations that offer an inspector money who finds them in breach.")]
    public required double InspectionBribeOfferedShare { get; init; }

    [Quantity("utility", 0, 20, "What an organisation would give for each unit of penalty and severity spared.")]
    public required double InspectionBribeWorth { get; init; }

    [Quantity("ratio", 1, 20, "How much oftener organisations with ties to officials offer than others.")]
    public required double ConnectedBribeRatio { get; init; }
}
