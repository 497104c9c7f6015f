using System.Runtime.CompilerServices;
using Glasshouse.Engine.Columns;
using Glasshouse.Engine.Statistics;
using Glasshouse.Model.Consequences;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model.Measures;

/// <summary>What the sanctioned could do about it on the last day.</summary>
public static class RecourseFigures
{
    /// <summary>Adds the figures of the sanctioned citizens of a sample.</summary>
    public static void Write(World world, Sample sample, List<MeasureRow> rows)
    {
        if (world.RegisterOf(SubjectKind.Citizen).Rules is null)
        {
            return;
        }
        long sanctioned = 0;
        long possible = 0;
        var days = new CountedDays();
        foreach (Block block in world.CitizenBlocks)
        {
            foreach (int row in block.Sanctioned.Rows)
            {
                if (!sample.Contains(row))
                {
                    continue;
                }
                List<RecourseRow> ways = [.. Of(world, SubjectKind.Citizen, row)];
                if (ways.Count == 0)
                {
                    continue;
                }
                sanctioned++;
                int[] smallest = [.. ways.Where(way => way.Smallest).Select(way => way.Days!.Value)];
                bool canAct = ways.GroupBy(way => way.Sanction).All(
                    own => own.Any(way => way is { Possible: true, Way: not RecourseWay.Wait }));
                bool isLifted = ways.GroupBy(way => way.Sanction).All(own => own.Any(way => way.Possible));
                possible += canAct ? 1 : 0;
                if (isLifted)
                {
                    days.Add(smallest.Max());
                }
            }
        }
        if (sanctioned > 0)
        {
            rows.Add(new MeasureRow(world.Day, 0, 0, "recourse_possible_share", possible / (double)sanctioned));
        }
        if (days.Median is { } median)
        {
            rows.Add(new MeasureRow(world.Day, 0, 0, "recourse_days_median", median));
        }
    }

    /// <summary>Ways out of each sanction of a subject today; none for who is under none.</summary>
    public static IEnumerable<RecourseRow> Of(World world, SubjectKind kind, int row)
    {
        Register register = world.RegisterOf(kind);
        if (register.Rules is not { } rules)
        {
            yield break;
        }
        var unheard = new RowList<ScoreDecision>();
        // Looking changes nothing: the copies keep a diary of their own.
        var diary = new Diary();
        Standing standing = Copied(register, register.Standings![row], row, diary);
        Scorer.Refresh(rules, ref standing, diary, row, world.Day, unheard);
        Standing? deserved = DeservedOf(world, kind, rules, row, diary, unheard);
        int? correctionDays = rules.System.Appeal is { } appeal
            ? world.Parameters.Appeals.FilingDays + appeal.WaitDays
            : null;
        uint sanctions = (uint)(rules.ConsequencesOf(standing) & ConsequenceSets.Sanctions);
        for (uint bits = sanctions; bits != 0; bits &= bits - 1)
        {
            var sanction = (Consequence)(bits & ~(bits - 1));
            List<Recourse> ways = RecourseSearch.Find(
                rules, world.Catalogue, standing, deserved, sanction, world.Day, correctionDays);
            Recourse? smallest = RecourseSearch.Smallest(ways);
            foreach (RecourseWay way in Enum.GetValues<RecourseWay>())
            {
                Recourse? own = ways.Where(one => one.Way == way).Select(one => (Recourse?)one).FirstOrDefault();
                yield return new RecourseRow(
                    world.Day, kind, row, sanction.SnakeName(), way, own?.Words ?? "", own?.Steps ?? 0, own?.Days,
                    own is not null, own is not null && own == smallest);
            }
        }
    }

    private static Standing? DeservedOf(
        World world, SubjectKind kind, Rulebook rules, int row, Diary diary, RowList<ScoreDecision> unheard)
    {
        ref readonly Deserved deserved = ref world.BlockOf(kind, row).Deserved.Find(row);
        if (Unsafe.IsNullRef(in deserved))
        {
            return null;
        }
        Standing clean = Copied(world.RegisterOf(kind), deserved.Standing, row, diary);
        Scorer.Refresh(rules, ref clean, diary, row, world.Day, unheard);
        return clean;
    }

    private static Standing Copied(Register register, in Standing standing, int row, Diary diary) => standing with
    {
        Diary = diary.CopyFrom(register.BlockOf(row).Diary, standing.Diary),
    };
}
