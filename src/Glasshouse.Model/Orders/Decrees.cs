using Glasshouse.Model.Acts;
using Glasshouse.Model.Beliefs;
using Glasshouse.Model.Consequences;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Observations;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model.Orders;

/// <summary>Puts regimes and parameters in force: on day 0 and where a dated event says so.</summary>
public static class Decrees
{
    /// <summary>Puts a regime in force. Its systems start with empty files; what old ones imposed is over.</summary>
    public static void Begin(World world, Regime regime)
    {
        world.Regime = regime;
        for (int kind = 0; kind < world.Registers.Length; kind++)
        {
            RegimeSystem? system = regime.SystemFor((SubjectKind)kind);
            Rulebook? rules = system is null ? null : new Rulebook(system, world.Catalogue);
            world.Registers[kind].Begin(rules, world.Day);
            CloseAppeals(world, (SubjectKind)kind);
            var ledger = new Ledger(world, (SubjectKind)kind);
            foreach (Block block in world.BlocksOf((SubjectKind)kind))
            {
                block.ClearRegime();
                Release(world, (SubjectKind)kind, block, BlankConsequences(rules, world.Day), ledger);
                ledger.Number(block);
            }
        }
        Prepare(world);
    }

    /// <summary>Puts parameters in force.</summary>
    public static void Set(World world, Parameters parameters)
    {
        world.Parameters = parameters;
        world.Perception = new Perception(world.Seed, world.Inputs.Scenario.Days, parameters.Beliefs);
        Prepare(world);
    }

    private static void Prepare(World world)
    {
        for (int kind = 0; kind < world.Registers.Length; kind++)
        {
            Rulebook? rules = world.Registers[kind].Rules;
            world.Incentives[kind] = new Incentives(
                world.Catalogue, rules, world.Parameters.Acts, world.Switches.Consequences);
            world.Sights[kind] = new SightTable(
                (SubjectKind)kind, world.Catalogue, rules, world.Parameters.Observations);
        }
    }

    private static Consequence BlankConsequences(Rulebook? rules, int day) =>
        rules is null ? Consequence.None : rules.ConsequencesOf(rules.Blank(day));

    // Everybody starts where a blank file stands, which may itself bring something.
    private static void Release(World world, SubjectKind kind, Block block, Consequence blank, Ledger ledger)
    {
        for (int row = block.First; row < block.First + block.Count; row++)
        {
            ref Consequence felt = ref world.ConsequencesOf(kind, row);
            if (felt != blank)
            {
                ledger.WriteChange(block, row, felt, blank, -1, "change of regime");
                felt = blank;
                world.Live(kind, row, LifeEvent.Consequences, (int)((uint)blank & 0xFFFF), (int)((uint)blank >> 16));
            }
            if (blank != Consequence.None)
            {
                Count(world, kind, block, row, blank);
            }
        }
    }

    private static void Count(World world, SubjectKind kind, Block block, int row, Consequence blank)
    {
        int province = world.ProvinceOf(kind, row);
        Cells cells = world.CellsOf(kind, row);
        block.Tally.Add(Counter.Sanctioned, province, cells, blank.HasSanction() ? 1 : 0);
        block.Tally.Add(Counter.Rewarded, province, cells, blank.HasReward() ? 1 : 0);
        if (blank.HasSanction())
        {
            block.Sanctioned.GetOrAdd(row, out _) = blank & ConsequenceSets.Sanctions;
        }
    }

    private static void CloseAppeals(World world, SubjectKind kind)
    {
        foreach (Appeals.Appeal appeal in world.Appeals[(int)kind].Waiting)
        {
            if (world.IsRecorded(kind, appeal.Row))
            {
                world.Rows.Appeals.Add(Appeals.AppealStage.RowOf(kind, appeal, null, AppealOutcome.Pending));
            }
        }
        world.Appeals[(int)kind].Clear();
    }
}
