using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;
using Glasshouse.Model.Orders;

namespace Glasshouse.Model.Acts;

/// <summary>
/// The month's end at every office: what it has truly reached of each directive, what its head reports, and what is
/// missing from its public works.
/// </summary>
public sealed class OfficeReports(World world)
{
    private const uint ResultDraw = 3;

    private readonly int _falsify = world.BehaviourRow(NamedBehaviours.ReportFalsified);

    public void Run(Block block)
    {
        Office[] offices = world.Nation.Offices;
        for (int row = 0; row < offices.Length; row++)
        {
            Report(block, row, ref offices[row]);
        }
        long offers = 0;
        long taken = 0;
        for (int cell = 0; cell < world.Groupings.OfficialCells; cell++)
        {
            offers += block.Tally.Month(Counter.BribeOpportunities, cell);
            taken += block.Tally.Month(Counter.BribesTaken, cell);
        }
        world.Officialdom.HonestShare = offers > 0 ? 1 - ((double)taken / offers) : world.Officialdom.HonestShare;
    }

    private void Report(Block block, int row, ref Office office)
    {
        Officialdom officialdom = world.Officialdom;
        ref OfficeYear year = ref officialdom.Years[row];
        double effort = Efforts.MeasuredIn(world, office);
        double done = 1 - Math.Min(1, (double)office.NeglectedDirectives / office.Posts);
        double padded = 0;
        (office.DirectiveTrue, office.DirectiveReported) = (0, 0);
        bool isLifted = false;
        bool isVetoed = false;
        for (int directive = 0; directive < officialdom.Directives.Length; directive++)
        {
            ref DirectiveResult result = ref officialdom.ResultsOf(row)[directive];
            DirectiveRule rule = officialdom.Directives[directive];
            ReportStakes stakes = officialdom.StakesOf(world, office, directive);
            double reached = effort * done * Luck(row, rule.Key);
            double reported = world.Switches.Manipulation ? Reporting.Reported(stakes, reached) : reached;
            padded = Math.Max(padded, reported - reached);
            result.IsLifted = reported == stakes.Quota && reported > reached;
            result.True = (float)(result.Target * reached);
            result.Reported = (float)(result.Target * reported);
            isLifted |= result.IsLifted;
            isVetoed |= rule.Kind == DirectiveKind.Veto && reported < rule.Quota;
            double weight = officialdom.WeightOf(directive);
            office.DirectiveTrue += (float)(weight * result.True);
            office.DirectiveReported += (float)(weight * result.Reported);
            year.True += (float)(weight * reached);
            year.Reported += (float)(weight * reported);
            if (world.Inputs.Scenario.Record.Detail != RecordDetail.Summary)
            {
                world.Rows.Directives.Add(new DirectiveRow(
                    world.Day, rule.Name, row, result.Target, result.True, result.Reported));
            }
        }
        year.Months++;
        year.Lifted += (ushort)(isLifted ? 1 : 0);
        year.Vetoed += (ushort)(isVetoed ? 1 : 0);
        year.Missing = (float)Missing(office);
        office.FalsifiedReports += padded > world.Parameters.Officials.MaterialPadding ? 1 : 0;
        // The year's return, which its signer answers for, falls due in a month of the office's own.
        if ((world.Day / Calendar.DaysPerMonth) % Calendar.MonthsPerYear == row % Calendar.MonthsPerYear)
        {
            Sign(block, office);
        }
    }

    // Results vary by what no effort decides.
    private double Luck(int row, uint key)
    {
        Words words = world.Draws(Purpose.Office).At((uint)row, (uint)world.Day, key, ResultDraw);
        return Math.Max(
            0, Tournament.Result(Uniform.Normal(words.W0), world.Parameters.Officials.ResultSpread));
    }

    private double Missing(in Office office)
    {
        OfficialsParameters officials = world.Parameters.Officials;
        double audited = world.Switches.Audits ? world.Parameters.Observations.AuditShare : 0;
        double temptation =
            1 / world.Nation.Officials[office.FirstOfficial].Honesty / world.Officialdom.UsualTemptation;
        return Math.Min(
            1, temptation * Corruption.MissingShare(audited, officials.AuditBite, officials.TheftCost));
    }

    // Whoever heads the office signs what it reports.
    private void Sign(Block block, in Office office)
    {
        int author = office.FirstOfficial;
        int province = world.ProvinceOf(SubjectKind.Official, author);
        block.Tally.Add(Counter.Opportunities, province, Groupings.Of(world.Nation.Officials[author]));
        if (office.FalsifiedReports > 0 && _falsify >= 0 && world.IsActive(_falsify))
        {
            ref readonly Incentive incentive = ref world.Incentives[(int)SubjectKind.Official][_falsify];
            Deeds.Do(world, block, SubjectKind.Official, author, _falsify, incentive);
        }
    }
}
