using Glasshouse.Model.Contracts;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Acts;

/// <summary>What organisations owe, what of it somebody else reports, and how they decide about the rest.</summary>
[Evidenced]
public sealed record TaxesParameters
{
    [Quantity("share", 0.01, 0.9, "t: tax rate on value added.")]
    public required double TaxRate { get; init; }

    [Quantity("share", 0, 1, "Share of turnover that is taxed.")]
    public required double TaxedShareOfTurnover { get; init; }

    [Quantity("share", 0, 1, "Share of an employer's tax that is on wages, which the employer reports for others.")]
    public required double PayrollShare { get; init; }

    [Meaning("Share of each sector's sales that goes to consumers, who keep no invoice.")]
    public required ConsumerSales ConsumerSales { get; init; }

    [Quantity("share", 0, 1, "Share of sales to consumers of which no card, platform or till leaves a trace.")]
    public required double UntracedShare { get; init; }

    [Quantity("share", 0, 1, "Share of what third parties report that goes missing by mistake.")]
    public required double ReportedSlipShare { get; init; }

    [Quantity("hidden taxes", 1, 10, "F: what is paid for hidden tax that is found, the tax itself included.")]
    public required double Penalty { get; init; }

    [Quantity("no unit", 0.1, 60, "rho: relative risk aversion.")]
    public required double RiskAversion { get; init; }

    [Quantity("ratio", 0, 10, "Believed risk of an audit against the believed risk of being noticed at anything.")]
    public required double AuditRiskRatio { get; init; }

    [Quantity("ratio", 0, 20, "Audits against what the catalogue gives the tax office; who is told believes it.")]
    public required double AuditRatio { get; init; }

    [Quantity("share", 0, 1, "Share of audits that are full ones and tell all of a year; the rest match returns.")]
    public required double FullAuditShare { get; init; }

    [Quantity("years", 0, 5, "Earlier years that an audit looks back on.")]
    public required int BackAuditYears { get; init; }

    [Quantity("share", 0, 10, "Moral cost of each euro of tax saved, at honesty 1 and middling trust.")]
    public required double MoralCost { get; init; }

    [Quantity("share", 0, 5, "Spread over years and firms of how tempting it is, on the same scale.")]
    public required double TemptationSpread { get; init; }

    [Quantity("share", 0, 10, "J: what full compliance of peers adds to the moral cost, against half of it.")]
    public required double NormWeight { get; init; }

    [Quantity("organisations", 1, 1000, "Fewer peers of a sector in a municipality: all sectors there count.")]
    public required int LeastPeers { get; init; }

    [Quantity("share", 0, 1, "T0: institutional trust of the owner at which morals weigh what they weigh.")]
    public required double TrustMiddle { get; init; }

    [Quantity("per trust", 0, 20, "a: how steeply trust of the owner carries morals.")]
    public required double TrustWeight { get; init; }

    [Quantity("hidden taxes per utility", 0, 10, "What a unit of a regime's severity weighs as a penalty.")]
    public required double SeverityAsPenalty { get; init; }

    [Quantity("organisations", 0, 100, "Organisations of the municipality that hear of an audit.")]
    public required int AuditNewsReach { get; init; }

    [Quantity("share", 0, 1, "Share of institutional trust that an audit without a finding costs the owner.")]
    public required double AuditTrustStep { get; init; }

    [Quantity("share", 0, 1, "Legitimacy of audits: what of that step a fair and explained audit takes away.")]
    public required double AuditLegitimacy { get; init; }

    [Quantity("share", 0, 1, "Of those without employees who hide tax: months on end of returns without any sales.")]
    public required double NilReturnShare { get; init; }

    [Quantity("share", 0, 1, "Share of organisations that are registered anew in a year, for ages at first.")]
    public required double RegisteredPerYear { get; init; }
}

/// <summary>Share of a sector's sales that goes to consumers.</summary>
[Evidenced]
public sealed record ConsumerSales
{
    [Quantity("share", 0, 1, "Sales to consumers of agriculture.")]
    public required double Agriculture { get; init; }

    [Quantity("share", 0, 1, "Sales to consumers of industry.")]
    public required double Industry { get; init; }

    [Quantity("share", 0, 1, "Sales to consumers of construction.")]
    public required double Construction { get; init; }

    [Quantity("share", 0, 1, "Sales to consumers of trade.")]
    public required double Trade { get; init; }

    [Quantity("share", 0, 1, "Sales to consumers of hospitality.")]
    public required double Hospitality { get; init; }

    [Quantity("share", 0, 1, "Sales to consumers of transport.")]
    public required double Transport { get; init; }

    [Quantity("share", 0, 1, "Sales to consumers of business services.")]
    public required double BusinessServices { get; init; }

    [Quantity("share", 0, 1, "Sales to consumers of public services.")]
    public required double PublicServices { get; init; }

    [Quantity("share", 0, 1, "Sales to consumers of care.")]
    public required double Care { get; init; }

    [Quantity("share", 0, 1, "Sales to consumers of other services.")]
    public required double OtherServices { get; init; }

    public double Of(Sector sector) => sector switch
    {
        Sector.Agriculture => Agriculture,
        Sector.Industry => Industry,
        Sector.Construction => Construction,
        Sector.Trade => Trade,
        Sector.Hospitality => Hospitality,
        Sector.Transport => Transport,
        Sector.BusinessServices => BusinessServices,
        Sector.PublicServices => PublicServices,
        Sector.Care => Care,
        _ => OtherServices,
    };
}
