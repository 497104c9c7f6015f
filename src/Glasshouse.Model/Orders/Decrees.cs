using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Acts;
using Glasshouse.Model.Beliefs;
using Glasshouse.Model.Consequences;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Markets;
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
        world.FirstRecordOfRegime = world.NextRecord;
        for (int kind = 0; kind < world.Registers.Length; kind++)
        {
            RegimeSystem? system = regime.SystemFor((SubjectKind)kind);
            var ledger = new Ledger(world, (SubjectKind)kind);
            LeaveLists(world, (SubjectKind)kind, ledger);
            Rulebook? rules = RulesOf(world, (SubjectKind)kind, system);
            world.Registers[kind].Begin(rules, world.Day, world.Draws(Purpose.Scoring));
            CloseAppeals(world, (SubjectKind)kind);
            foreach (Block block in world.BlocksOf((SubjectKind)kind))
            {
                block.ClearRegime();
            }
        }
        world.OfficeRegister.Begin(regime.Government);
        Prepare(world);
        for (int kind = 0; kind < world.Registers.Length; kind++)
        {
            var ledger = new Ledger(world, (SubjectKind)kind);
            foreach (Block block in world.BlocksOf((SubjectKind)kind))
            {
                Release(world, (SubjectKind)kind, block, ledger);
                ledger.Number(block);
            }
        }
        world.FirstDecisionOfRegime = world.NextDecision;
    }

    /// <summary>Adds rules to the regime in force; what its systems hold stays.</summary>
    public static void Add(World world, AddedRules added)
    {
        world.Regime = world.Regime.With(added);
        for (int kind = 0; kind < world.Registers.Length; kind++)
        {
            if (!added.For((SubjectKind)kind).IsEmpty && world.Regime.SystemFor((SubjectKind)kind) is { } system)
            {
                world.Registers[kind].Amend(RulesOf(world, (SubjectKind)kind, system), world.Day);
            }
        }
        Prepare(world);
    }

    /// <summary>
    /// Puts a regime in force that amends the one before: files, lists and pending appeals stay, and what standings
    /// bring under the new rules is decided tonight.
    /// </summary>
    public static void Amend(World world, Regime regime)
    {
        world.Regime = regime;
        for (int kind = 0; kind < world.Registers.Length; kind++)
        {
            Rulebook? rules = RulesOf(world, (SubjectKind)kind, regime.SystemFor((SubjectKind)kind));
            world.Registers[kind].Amend(rules, world.Day);
            foreach (Block block in world.BlocksOf((SubjectKind)kind))
            {
                foreach (ref Deserved deserved in block.Deserved.Values)
                {
                    rules?.TakeOver(ref deserved.Standing);
                }
            }
        }
        world.OfficeRegister.Amend(regime.Government);
        Prepare(world);
        // Only now is it known who knows of the amended rules, and who therefore has a file where consent is asked.
        for (int kind = 0; kind < world.Registers.Length; kind++)
        {
            int subjects = world.Registers[kind].Rules is null ? 0 : world.Count((SubjectKind)kind);
            for (int row = 0; row < subjects; row++)
            {
                if (Enrolment.Brings(world, (SubjectKind)kind, row) != world.ConsequencesOf((SubjectKind)kind, row))
                {
                    world.BlockOf((SubjectKind)kind, row).Restored.Add(row);
                }
            }
        }
    }

    /// <summary>Puts parameters in force.</summary>
    public static void Set(World world, Parameters parameters)
    {
        if (world.Parameters.Beliefs != parameters.Beliefs)
        {
            world.Perception.Dispose();
            world.Perception = new Perception(
                world.Seed, world.Inputs.Scenario.Days, parameters.Beliefs, world.Switches.Forgetting,
                world.Nation.Citizens.Length);
        }
        world.Parameters = parameters;
        world.TrustLearning = new TrustLearning(parameters.Beliefs.Trust);
        Prepare(world);
    }

    private static Consequence SwitchedOff(World world) =>
        world.Switches.SlowerInternet ? Consequence.None : Consequence.SlowerInternet;

    private static void Prepare(World world)
    {
        for (int kind = 0; kind < world.Registers.Length; kind++)
        {
            Rulebook? rules = world.Registers[kind].Rules;
            world.Sights[kind] = new SightTable(
                (SubjectKind)kind, world.Catalogue, rules, world.Parameters.Observations);
            world.Incentives[kind] = new Incentives(
                world.Catalogue, rules, world.Sights[kind], world.Parameters.Acts, world.Switches);
        }
        world.Officialdom.Begin(world);
        world.Lobbies = new Lobbies(world);
        Efforts.Set(world);
        world.Peers.Weigh(world.Parameters.Taxes);
        world.Scorecard = new Scorecard(world.Parameters.Nations, world.Parameters.Credit);
        world.CreditOutcomes.Begin(world.Parameters.Credit.HighestScore);
    }

    private static Rulebook? RulesOf(World world, SubjectKind kind, RegimeSystem? system)
    {
        if (system is null)
        {
            return null;
        }
        RegimeSystem kept = world.Switches.YearlyGrades ? system : system with { YearlyGrades = null };
        return new Rulebook(kind, kept, world.Catalogue, SwitchedOff(world)) { Stays = world.Draws(Purpose.Listing) };
    }

    // Memberships of the old lists end; what they brought ends in Release.
    private static void LeaveLists(World world, SubjectKind kind, Ledger ledger)
    {
        Register register = world.RegisterOf(kind);
        for (int row = 0; register.Rules is not null && row < register.Standings!.Length; row++)
        {
            Standing standing = register.Standings[row];
            for (byte list = 0; standing.Lists != 0 && list < register.Rules.Lists.Length; list++)
            {
                if (standing.IsOn(list))
                {
                    Block block = world.BlockOf(kind, row);
                    var exit = new ScoreDecision(
                        row, -1, -1, ScoreStep.ListExit, list, standing.Score, standing.Score);
                    ledger.Write(block, register.Rules, exit, Ledger.RegimeChange, -1, block.Decisions++);
                }
            }
        }
    }

    // Everybody starts where a blank file stands, which may itself bring something.
    private static void Release(World world, SubjectKind kind, Block block, Ledger ledger)
    {
        Consequence ofBlank = world.RegisterOf(kind).Rules?.BlankConsequences ?? Consequence.None;
        for (int row = block.First; row < block.First + block.Count; row++)
        {
            if (!world.IsAlive(kind, row))
            {
                continue;
            }
            Consequence blank = Enrolment.HasFile(world, kind, row) ? ofBlank : Consequence.None;
            ref Consequence felt = ref world.ConsequencesOf(kind, row);
            if (felt != blank)
            {
                ledger.WriteChange(block, row, felt, blank, -1, Ledger.RegimeChange);
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
