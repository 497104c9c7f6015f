using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Acts;
using Glasshouse.Model.Beliefs;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model.Observations;

/// <summary>
/// Who is audited, and what an audit finds in earlier years. Whoever is audited is audited whatever it declared: the
/// draw is the one by which the tax office would notice what is declared too low. What was hidden this year is noticed
/// as any act is; an audit opens earlier years besides (MODEL.md 7.4).
/// </summary>
public static class TaxAudits
{
    // Number of the draw that says whether an audit is a full one; channels have the small numbers.
    private const uint FullAuditDraw = 1000;

    /// <summary>Whether an organisation's declaration of today is audited.</summary>
    public static bool IsAudited(World world, int row)
    {
        int under = world.UnderDeclaredTax;
        if (under < 0)
        {
            return false;
        }
        foreach (ref readonly Sight sight in world.Sights[(int)SubjectKind.Organisation].Of(under))
        {
            if (sight.Channel == Channel.TaxOffice)
            {
                return Noticing.IsSeen(world, SubjectKind.Organisation, row, under, sight);
            }
        }
        return false;
    }

    /// <summary>How much oftener than by the catalogue an organisation is audited.</summary>
    public static double RatioOf(World world, int row, in Organisation organisation)
    {
        double ratio = world.Parameters.Taxes.AuditRatio;
        Register register = world.RegisterOf(SubjectKind.Organisation);
        if (register.Rules is not { } rules || !world.Switches.TargetedAudits)
        {
            return ratio;
        }
        return rules.System.TaxAudits switch
        {
            AuditBasis.RiskClass => ratio * TaxChoice.SelfDeclaredShare(world.Parameters.Taxes, organisation)
                / world.Peers.MeanSelfDeclaredShare,
            AuditBasis.Grade when rules.Grades is { } grades =>
                ratio * grades.AuditRatioOf(register.Standings![row].Grade.Grade),
            _ => ratio,
        };
    }

    /// <summary>Audits of a block's declarations of today: what is learnt, found in earlier years, and told.</summary>
    public static void Run(World world, Block block)
    {
        foreach (ref readonly DatedEvent dated in block.Due.Span)
        {
            if (dated.Kind != DatedKind.TaxFiling)
            {
                continue;
            }
            Note(world, block, dated.Row, RecordKind.Declaration, Registrations.YearsOf(world, dated.Row));
            if (TaxChoice.ReportsNothing(world, dated.Row))
            {
                Note(world, block, dated.Row, RecordKind.NilReturns, 0);
            }
            if (IsAudited(world, dated.Row))
            {
                Audit(world, block, dated.Row);
                if (IsFull(world, dated.Row))
                {
                    Note(world, block, dated.Row, RecordKind.Audit, 0);
                }
            }
        }
    }

    private static bool IsFull(World world, int row)
    {
        uint key = world.Catalogue[world.UnderDeclaredTax].Key;
        Words words = world.Draws(Purpose.Observation).At((uint)row, (uint)world.Day, key, FullAuditDraw);
        return Uniform.Open(words.W0) < world.Parameters.Taxes.FullAuditShare;
    }

    // What the file says besides records: that taxes were declared, by whom how old, that there was
    // an audit, and that months were declared without sales.
    private static void Note(World world, Block block, int row, RecordKind kind, int years)
    {
        Register register = world.RegisterOf(SubjectKind.Organisation);
        if (register.Rules?.Grades is null)
        {
            return;
        }
        register.BlockOf(row).Inbox.Add(
            new FiledRecord(row, (ushort)Math.Max(0, world.UnderDeclaredTax), Channel.TaxOffice, false)
            {
                Kind = kind,
                Points = (short)years,
            });
        block.Truths.Add(new RecordTruth(-1, Filing.NoAct, false));
    }

    private static void Audit(World world, Block block, int row)
    {
        ref TaxPast past = ref world.Nation.TaxPasts[row];
        ref readonly Organisation organisation = ref world.Nation.Organisations[row];
        Rulebook? rules = world.RegisterOf(SubjectKind.Organisation).Rules;
        bool isFed = rules is not null && rules.FeedsOn(Channel.TaxOffice)
            && rules.Reads(world.UnderDeclaredTax);
        double found = 0;
        bool isOld = false;
        for (int year = 0; year <= TaxChoice.YearsBack(world); year++)
        {
            int day = world.Day - (year * Calendar.DaysPerYear);
            if (day < 0 || !past.IsOpen(year))
            {
                continue;
            }
            found += past.Hidden(year);
            past.Find(year);
            isOld |= year > 0;
            if (year > 0 && isFed)
            {
                long act = ActNumber.Of(day, SubjectKind.Organisation, world.UnderDeclaredTax, row);
                block.Filings.Add(new Filing(
                    row, (ushort)world.UnderDeclaredTax, Channel.TaxOffice, false, act, false));
            }
        }
        if (found > 0)
        {
            double owed = TaxChoice.OwedPerYear(world, organisation)
                * TaxChoice.SelfDeclaredShare(world.Parameters.Taxes, organisation);
            block.Tally.Add(
                Counter.TaxFound, world.ProvinceOf(SubjectKind.Organisation, row), Groupings.Of(organisation),
                (long)(owed * found));
        }
        // What was hidden this year teaches as any act does; so does what is found of earlier years, or nothing at all.
        bool isOfThisYear = past.Hidden(0) > 0;
        block.News.Add(new NewsItem(
            row, isOfThisYear ? NewsKind.Audit : isOld ? NewsKind.AuditFound : NewsKind.AuditInVain));
    }
}
