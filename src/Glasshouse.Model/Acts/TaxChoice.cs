using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Markets;
using Glasshouse.Model.Nations;
using Glasshouse.Model.Observations;

namespace Glasshouse.Model.Acts;

/// <summary>
/// What an organisation owes, what of it nobody else reports, and what of that it hides: what it believes of audits,
/// its morals, its owner's trust and what its peers do, put into <see cref="Evasion"/> (MODEL.md 7.3).
/// </summary>
public static class TaxChoice
{
    private static readonly uint NilKey = KeyedId.Of("nil returns");

    private const double EuroPerThousand = 1000;

    /// <summary>Tax owed for a year at today's turnover, euro.</summary>
    public static double OwedPerYear(World world, in Organisation organisation)
    {
        TaxesParameters taxes = world.Parameters.Taxes;
        return ConsumerMarket.TurnoverOf(world, organisation) * Calendar.MonthsPerYear * EuroPerThousand
            * taxes.TaxedShareOfTurnover * taxes.TaxRate;
    }

    /// <summary>
    /// Share of what is owed that nobody else reports: neither wages, which the employer reports, nor sales to firms,
    /// which the buyers report, but sales to consumers that leave no trace.
    /// </summary>
    public static double SelfDeclaredShare(TaxesParameters taxes, in Organisation organisation)
    {
        double onSales = organisation.Workers > 1 ? 1 - taxes.PayrollShare : 1;
        return onSales * taxes.ConsumerSales.Of(organisation.Sector) * taxes.UntracedShare;
    }

    /// <summary>Share hidden of what nobody else reports, 0 to 1.</summary>
    /// <param name="world">The world.</param>
    /// <param name="row">The organisation.</param>
    /// <param name="temptation">A standard normal draw: how tempting it is this year.</param>
    public static double HiddenOfSelfDeclared(World world, int row, double temptation)
    {
        ref readonly Organisation organisation = ref world.Nation.Organisations[row];
        double trust = world.Nation.Citizens[(int)organisation.Owner].TrustInstitutional;
        double peers = world.Switches.TaxNorm ? world.Peers.Of(organisation) : 0.5;
        EvasionTerms terms = TermsOf(
            world.Parameters.Taxes, Believed(world, row, organisation), PenaltyOf(world, organisation),
            organisation.Honesty, trust, peers, temptation);
        return Evasion.HiddenOfSelfDeclared(terms, SelfDeclaredShare(world.Parameters.Taxes, organisation));
    }

    /// <summary>What is weighed, put together.</summary>
    /// <param name="taxes">Parameters.</param>
    /// <param name="risk">Believed probability that what is hidden is found, over all years.</param>
    /// <param name="penalty">Paid for what is found, in hidden taxes.</param>
    /// <param name="honesty">Moral cost of breaking rules; 1 on average.</param>
    /// <param name="trust">Institutional trust of the owner, 0 to 1.</param>
    /// <param name="peers">Mean share that peers declare, 0 to 1; one half says nothing.</param>
    /// <param name="temptation">A standard normal draw.</param>
    public static EvasionTerms TermsOf(
        TaxesParameters taxes, double risk, double penalty, double honesty, double trust, double peers,
        double temptation)
    {
        double morals = taxes.MoralCost * honesty
            * Evasion.TrustFactor(trust, taxes.TrustMiddle, taxes.TrustWeight);
        double norm = taxes.NormWeight * (peers - 0.5);
        return new EvasionTerms(
            risk, penalty, taxes.RiskAversion, taxes.TaxRate, morals + norm - (taxes.TemptationSpread * temptation));
    }

    /// <summary>Believed probability that what is hidden this year is found, now or by a later audit.</summary>
    public static double Believed(World world, int row, in Organisation organisation)
    {
        TaxesParameters taxes = world.Parameters.Taxes;
        double noticed = world.Perception.NetRisk(
            SubjectKind.Organisation, row, organisation.Experience, world.Day);
        double told = IsAware(world, organisation) ? TaxAudits.RatioOf(world, row, organisation) : taxes.AuditRatio;
        double perYear = Math.Clamp(taxes.AuditRiskRatio * noticed * told, 0, 1);
        return Evasion.RiskOverYears(perYear, YearsBack(world));
    }

    /// <summary>Earlier years that an audit looks back on; none where the switch says so.</summary>
    public static int YearsBack(World world) =>
        world.Switches.BackAudits ? Math.Min(world.Parameters.Taxes.BackAuditYears, TaxPast.Years - 1) : 0;

    /// <summary>Paid for what is found, in hidden taxes: the law's, and what a regime adds.</summary>
    private static double PenaltyOf(World world, in Organisation organisation)
    {
        TaxesParameters taxes = world.Parameters.Taxes;
        double severity = world.UnderDeclaredTax >= 0 && IsAware(world, organisation)
            ? world.Incentives[(int)SubjectKind.Organisation][world.UnderDeclaredTax].AddedSeverity
            : 0;
        return taxes.Penalty + (taxes.SeverityAsPenalty * severity);
    }

    private static bool IsAware(World world, in Organisation organisation) =>
        organisation.AwarenessRank < world.Incentives[(int)SubjectKind.Organisation].AwarenessThreshold;

    /// <summary>
    /// Whether an organisation reported months on end without any sales this year and had some: it works alone, so that
    /// no payroll contradicts it, and hides what nobody else reports. Its returns show that much without an audit.
    /// </summary>
    public static bool ReportsNothing(World world, int row)
    {
        if (!world.Switches.NilReturns || world.Nation.Organisations[row].Workers > 1
            || world.Nation.TaxPasts[row].Hidden(0) <= 0)
        {
            return false;
        }
        Words words = world.Draws(Purpose.Filing).At((uint)row, (uint)world.Day, NilKey);
        return Uniform.Open(words.W0) < world.Parameters.Taxes.NilReturnShare;
    }
}
