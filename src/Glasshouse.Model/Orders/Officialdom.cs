using Glasshouse.Engine.Columns;
using Glasshouse.Engine.Hashing;
using Glasshouse.Model.Acts;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Nations;
using Glasshouse.Model.Observations;

namespace Glasshouse.Model.Orders;

/// <summary>One directive at one office, this month: asked, reached and reported, in the centre's unit.</summary>
public struct DirectiveResult
{
    public float Target;

    public float True;

    public float Reported;

    /// <summary>Whether the report was lifted just onto the quota.</summary>
    public bool IsLifted;
}

/// <summary>What an office has shown in the run's year so far.</summary>
public struct OfficeYear
{
    /// <summary>Sum over months of results as reported, in targets.</summary>
    public float Reported;

    /// <summary>The same as they truly were.</summary>
    public float True;

    public ushort Months;

    /// <summary>Months in which a report was lifted onto a quota.</summary>
    public ushort Lifted;

    /// <summary>Months in which a directive with veto was missed, by the report.</summary>
    public ushort Vetoed;

    /// <summary>Share of this month's public works that is missing.</summary>
    public float Missing;
}

/// <summary>
/// What the rules in force attach to officials' work, and what has come of it: directives by office, careers by post.
/// Truth, except where a name says reported.
/// </summary>
public sealed class Officialdom : IDisposable
{
    private static readonly DirectiveRule[] Ordinary = [new() { Name = "public order", Weight = 1 }];

    private readonly Nation _nation;

    public Officialdom(Nation nation)
    {
        _nation = nation;
        Years = new OfficeYear[nation.Offices.Length];
        Careers = new Column<Career>(nation.Officials.Length);
        double sum = 0;
        foreach (ref readonly Office office in nation.Offices.AsSpan())
        {
            sum += 1 / nation.Officials[office.FirstOfficial].Honesty;
        }
        UsualTemptation = sum / nation.Offices.Length;
    }

    /// <summary>The rule in force; null where nobody appraises officials.</summary>
    public AppraisalRule? Rule { get; private set; }

    public DirectiveRule[] Directives { get; private set; } = Ordinary;

    /// <summary>Directives of the first office, then of the second, and so on.</summary>
    public DirectiveResult[] Results { get; private set; } = [];

    public OfficeYear[] Years { get; }

    /// <summary>One per post, in the order of officials.</summary>
    public Column<Career> Careers { get; }

    /// <summary>Mean over heads of offices of 1 / honesty.</summary>
    public double UsualTemptation { get; }

    /// <summary>beta: worth of a whole target by the report, prize for the best included.</summary>
    public double Stake { get; private set; }

    /// <summary>Share of falsified reports that is found out, as announced.</summary>
    public double AuditedShare { get; private set; }

    /// <summary>What a found report costs its author, utility.</summary>
    public double Fine { get; private set; }

    /// <summary>How strongly honesty speaks against a falsified report.</summary>
    public double Scruple { get; private set; }

    /// <summary>Share of bribes turned down last month; counterparts are as honest.</summary>
    public double HonestShare { get; set; } = 1;

    /// <summary>How effort answers to what is measured here, against no stake at all.</summary>
    public EffortCosts Costs { get; private set; }

    public Span<DirectiveResult> ResultsOf(int office) =>
        Results.AsSpan(office * Directives.Length, Directives.Length);

    /// <summary>What part of all stakes hangs on one directive.</summary>
    public double WeightOf(int directive)
    {
        double sum = 0;
        foreach (DirectiveRule one in Directives)
        {
            sum += one.Weight;
        }
        return sum > 0 ? Directives[directive].Weight / sum : 0;
    }

    /// <summary>Puts a rule in force; results of other directives are forgotten.</summary>
    public void Begin(World world)
    {
        OfficialsParameters officials = world.Parameters.Officials;
        Rule = world.Switches.Consequences ? world.Regime.Appraisal : null;
        DirectiveRule[] directives = Rule is null ? Ordinary : [.. Rule.Directives];
        if (Results.Length == 0 || !directives.SequenceEqual(Directives))
        {
            Directives = directives;
            Results = new DirectiveResult[_nation.Offices.Length * directives.Length];
        }
        Costs = new EffortCosts(
            officials.EffortCostMeasured, officials.EffortCostCross, officials.EffortCostUnmeasured);
        double prize = world.Switches.Tournaments && Rule is not null
            ? Tournament.StakeOf(Rule.ExcellentPrize, officials.ResultSpread)
            : 0;
        Stake = (Rule?.ResultStake ?? officials.OrdinaryStake) + prize;
        int behaviour = world.BehaviourRow(NamedBehaviours.ReportFalsified);
        AuditedShare = 0;
        Scruple = 0;
        Fine = 0;
        if (behaviour < 0)
        {
            return;
        }
        foreach (ref readonly Sight sight in world.Sights[(int)SubjectKind.Official].Of(behaviour))
        {
            AuditedShare = 1 - ((1 - AuditedShare) * (1 - sight.SeenShare));
        }
        Incentive incentive = world.Incentives[(int)SubjectKind.Official][behaviour];
        Scruple = incentive.MoralWeight;
        Fine = incentive.LegalPenalty + incentive.AddedSeverity;
    }

    /// <summary>What an author weighs who reports on a directive.</summary>
    /// <param name="world">The world.</param>
    /// <param name="office">The office.</param>
    /// <param name="directive">The directive.</param>
    public ReportStakes StakesOf(World world, in Office office, int directive)
    {
        OfficialsParameters officials = world.Parameters.Officials;
        DirectiveRule rule = Directives[directive];
        double weight = WeightOf(directive);
        double prize = rule.Kind switch
        {
            DirectiveKind.Soft => 0,
            DirectiveKind.Hard => (Rule?.QuotaStake ?? 0) * weight,
            _ => Rule?.QuotaStake ?? 0,
        };
        double held = _nation.Officials[office.FirstOfficial].Honesty;
        double honesty = held / world.Parameters.Nations.OfficialHonestyMean;
        double audited = world.Switches.Audits ? AuditedShare : 0;
        // Padding shades off; lifting a report onto a quota is a plain lie: scruples and the risk weigh whole.
        double lie = (held * Scruple) + (audited * Fine);
        return new ReportStakes(
            Stake * weight, audited, Fine, officials.ReportCost * honesty,
            rule.Quota, Math.Max(0, prize - lie));
    }

    public void HashInto(ref StateHash hash)
    {
        hash.Add(Careers);
        for (int office = 0; office < Years.Length; office++)
        {
            ref readonly OfficeYear year = ref Years[office];
            hash.Add(((long)BitConverter.SingleToInt32Bits(year.Reported) << 32) | (uint)year.Months);
            hash.Add(((long)year.Lifted << 32) | year.Vetoed);
            foreach (ref readonly DirectiveResult result in ResultsOf(office))
            {
                hash.Add(((long)BitConverter.SingleToInt32Bits(result.True) << 32)
                    | (uint)BitConverter.SingleToInt32Bits(result.Reported));
            }
        }
    }

    public void Dispose() => Careers.Dispose();
}
