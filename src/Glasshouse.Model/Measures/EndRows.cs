using Glasshouse.Model.Appeals;
using Glasshouse.Model.Consequences;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Nations;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model.Measures;

/// <summary>What is only known on the last day: where each recorded subject stands, and what is still open.</summary>
public static class EndRows
{
    /// <summary>Where each recorded subject stands, kind by kind, in row order; then offices.</summary>
    public static IEnumerable<StandingRow> Standings(World world)
    {
        for (int kind = 0; kind < world.Registers.Length; kind++)
        {
            Register register = world.Registers[kind];
            for (int row = 0; register.Rules is not null && row < register.Standings!.Length; row++)
            {
                if (world.IsRecorded((SubjectKind)kind, row)
                    && Observations.Enrolment.HasFile(world, (SubjectKind)kind, row))
                {
                    yield return StandingOf(world, (SubjectKind)kind, register.Rules, register.Standings[row], row);
                }
            }
        }
        for (int row = 0; world.OfficeRegister.Rule is not null && row < world.Nation.Offices.Length; row++)
        {
            yield return new StandingRow(
                world.Day, SubjectKind.Office, row, "government", world.OfficeRegister.Standings[row].Score, null,
                world.OfficeRegister.IsListed(row) ? OfficeRegister.DebtorsList : "", "", "");
        }
    }

    /// <summary>Offices with how they dealt with firms, and what a regime holds of it.</summary>
    public static IEnumerable<OfficeRow> Offices(World world)
    {
        foreach (OfficeRow office in NationRows.Offices(world.Nation, _ => true))
        {
            OfficeConduct conduct = world.OfficeConducts[office.SubjectId];
            OfficeRegister register = world.OfficeRegister;
            bool hasFile = register.Rule is not null;
            yield return office with
            {
                PromisesDue = conduct.PromisesDue,
                PromisesBroken = conduct.PromisesBroken,
                BillsDue = conduct.BillsDue,
                BillsUnpaid = conduct.BillsUnpaid,
                Owed = conduct.Owed,
                Records = conduct.RightfulRecords + conduct.WrongfulRecords,
                WrongfulRecords = conduct.WrongfulRecords,
                Score = hasFile ? register.Standings[office.SubjectId].Score : null,
                Listed = hasFile ? register.IsListed(office.SubjectId) : null,
            };
        }
    }

    /// <summary>Ways out of every sanction of the recorded subjects.</summary>
    public static IEnumerable<RecourseRow> Recourse(World world)
    {
        for (int kind = 0; kind < world.Registers.Length; kind++)
        {
            for (int row = 0; row < world.Count((SubjectKind)kind); row++)
            {
                if (world.IsRecorded((SubjectKind)kind, row))
                {
                    foreach (RecourseRow way in RecourseFigures.Of(world, (SubjectKind)kind, row))
                    {
                        yield return way;
                    }
                }
            }
        }
    }

    /// <summary>Adds appeals that still wait and loans that still run.</summary>
    public static void Close(World world, DayRows rows)
    {
        for (int kind = 0; kind < world.Appeals.Length; kind++)
        {
            foreach (Appeal appeal in world.Appeals[kind].Waiting)
            {
                if (world.IsRecorded((SubjectKind)kind, appeal.Row))
                {
                    rows.Appeals.Add(AppealStage.RowOf((SubjectKind)kind, appeal, null, AppealOutcome.Pending));
                }
            }
        }
        world.Loans.Close(rows.Loans);
    }

    private static StandingRow StandingOf(
        World world, SubjectKind kind, Rulebook rules, in Standing standing, int row)
    {
        int day = world.Day;
        byte memberships = standing.Lists;
        Consequence consequences = rules.ConsequencesOf(standing);
        string lists = string.Join(
            ',', rules.Lists.Where((_, list) => (memberships & (1 << list)) != 0).Select(list => list.Name));
        return new StandingRow(
            day, kind, row, Ledger.Systems[(int)kind],
            rules.HasScore ? Scorer.ScoreOn(rules, standing, day) : null,
            rules.Bands.Length > 0 ? rules.Bands[standing.Band].Name : null, lists,
            NamesOf(consequences & ConsequenceSets.Sanctions), NamesOf(consequences & ConsequenceSets.Rewards));
    }

    private static string NamesOf(Consequence consequences) => string.Join(
        ',', Enum.GetValues<Consequence>().Where(one => one != 0 && (consequences & one) != 0)
            .Select(one => one.SnakeName()));
}
