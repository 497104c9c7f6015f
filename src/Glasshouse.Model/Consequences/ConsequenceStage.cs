using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model.Consequences;

/// <summary>
/// Stage 7. Rewards and sanctions begin and end with the standing. What is decided here is felt from tomorrow
/// morning (Orders), so that the order of subjects within a day changes nothing.
/// </summary>
public sealed class ConsequenceStage
{
    private readonly World _world;
    private readonly Ledger[] _ledgers;
    private readonly Action<int>[] _bodies;

    public ConsequenceStage(World world)
    {
        _world = world;
        _ledgers = Ledger.ForAll(world);
        _bodies = world.PerKind(Settle);
    }

    public void Run()
    {
        for (int kind = 0; kind < _bodies.Length; kind++)
        {
            if (_world.Registers[kind].Rules is null)
            {
                continue;
            }
            Block[] blocks = _world.BlocksOf((SubjectKind)kind);
            _world.RunBlocks((SubjectKind)kind, _bodies);
            foreach (Block block in blocks)
            {
                _ledgers[kind].Number(block);
            }
        }
    }

    private void Settle(SubjectKind kind, int number)
    {
        Block block = _world.BlocksOf(kind)[number];
        Register register = _world.RegisterOf(kind);
        RegisterBlock filed = register.Blocks[number];
        Rulebook rules = register.Rules!;
        block.Touched.Clear();
        block.Touched.Add(block.Restored.Span);
        block.Restored.Clear();
        _ledgers[(int)kind].TakeIn(block, filed, rules);

        Span<int> touched = block.Touched.Span;
        touched.Sort();
        for (int place = 0; place < touched.Length; place++)
        {
            if (place == 0 || touched[place] != touched[place - 1])
            {
                Decide(kind, block, filed, rules, touched[place]);
            }
        }
        Judge(kind, block, rules, filed.Diary);
    }

    private void Decide(SubjectKind kind, Block block, RegisterBlock filed, Rulebook rules, int row)
    {
        Consequence before = _world.ConsequencesOf(kind, row);
        Consequence after = rules.ConsequencesOf(_world.RegisterOf(kind).Standings![row]);
        if (before == after)
        {
            return;
        }
        Cause cause = CauseOf(block, filed, rules, row, after & ~before);
        block.Pending.Add(new PendingConsequence(row, after));
        _ledgers[(int)kind].WriteChange(block, row, before, after, cause.Record);
        _world.Live(kind, row, LifeEvent.Consequences, (int)((uint)after & 0xFFFF), (int)((uint)after >> 16));
        CountChange(kind, block, row, before, after);
        if (block.Deserved.Contains(row))
        {
            block.Deserved.Find(row).InFile = after;
        }
        if ((after & ~before & ConsequenceSets.Sanctions) != 0)
        {
            ExpectDiscovery(block, rules, row, cause);
        }
    }

    /// <summary>Counts a change into the stocks, and into the list of who is under which sanction.</summary>
    private void CountChange(SubjectKind kind, Block block, int row, Consequence before, Consequence after)
    {
        int province = _world.ProvinceOf(kind, row);
        Cells cells = _world.CellsOf(kind, row);
        int sanctioned = (after.HasSanction() ? 1 : 0) - (before.HasSanction() ? 1 : 0);
        int rewarded = (after.HasReward() ? 1 : 0) - (before.HasReward() ? 1 : 0);
        block.Tally.Add(Counter.Sanctioned, province, cells, sanctioned);
        block.Tally.Add(Counter.Rewarded, province, cells, rewarded);
        if (after.HasSanction())
        {
            block.Sanctioned.GetOrAdd(row, out _) = after & ConsequenceSets.Sanctions;
        }
        else
        {
            block.Sanctioned.Remove(row);
        }
    }

    // Who is wrongly sanctioned can change by time alone, in the file or in what is deserved, so all of whom
    // something wrongful is on file are looked at every day.
    private void Judge(SubjectKind kind, Block block, Rulebook rules, Diary diary)
    {
        ReadOnlySpan<int> rows = block.Deserved.Rows;
        Span<Deserved> entries = block.Deserved.Values;
        for (int place = 0; place < rows.Length; place++)
        {
            bool isWrong = false;
            if (entries[place].InFile.HasSanction())
            {
                block.Scratch.Clear();
                Scorer.Refresh(rules, ref entries[place].Standing, diary, rows[place], _world.Day, block.Scratch);
                Consequence deserved = rules.ConsequencesOf(entries[place].Standing);
                isWrong = (entries[place].InFile & ConsequenceSets.Sanctions & ~deserved) != 0;
            }
            if (isWrong != block.WronglySanctioned.Contains(rows[place]))
            {
                Note(kind, block, rules, rows[place], entries[place].Record, isWrong);
            }
        }
    }

    private void Note(SubjectKind kind, Block block, Rulebook rules, int row, long record, bool isWrong)
    {
        if (isWrong)
        {
            block.WronglySanctioned.GetOrAdd(row, out _) = _world.Day;
            block.EverWronged.Add(row);
            // A sanction that held rightly so far can turn wrong without a new one; that, too, is found out.
            if (_world.ConsequencesOf(kind, row).HasSanction())
            {
                ExpectDiscovery(block, rules, row, new Cause(record, 0, 0));
            }
        }
        else
        {
            block.WronglySanctioned.Remove(row);
        }
        block.Tally.Add(
            Counter.WronglySanctioned, _world.ProvinceOf(kind, row), _world.CellsOf(kind, row), isWrong ? 1 : -1);
    }

    // A subject with notice knows the next day, one without when it first meets the sanction.
    private void ExpectDiscovery(Block block, Rulebook rules, int row, in Cause cause)
    {
        if (rules.System.Appeal is not { } appeal || cause.Record < 0)
        {
            return;
        }
        int day = _world.Day + 1 + (appeal.Notice ? 0 : appeal.DiscoveryDays) + _world.Parameters.Appeals.FilingDays;
        if (day < _world.Inputs.Scenario.Days)
        {
            block.Dated.Add(day, new DatedEvent(
                row, DatedKind.Discovery, 0, cause.Record, cause.Points, cause.Lists));
        }
    }

    // The record that brought what is new, or else the day's last; and what its decisions did.
    private static Cause CauseOf(Block block, RegisterBlock filed, Rulebook rules, int row, Consequence gained)
    {
        int cause = -1;
        bool isFound = false;
        foreach (ref readonly ScoreDecision decision in filed.Decisions.Span)
        {
            if (decision.Row == row && decision.Record >= 0 && !isFound)
            {
                cause = decision.Record;
                isFound = (BroughtBy(rules, decision) & gained) != 0;
            }
        }
        if (cause < 0)
        {
            return new Cause(-1, 0, 0);
        }
        int points = 0;
        int lists = 0;
        foreach (ref readonly ScoreDecision decision in filed.Decisions.Span)
        {
            if (decision.Row == row && decision.Record == cause)
            {
                points += decision.Step == ScoreStep.Points ? decision.After - decision.Before : 0;
                lists |= decision.Step == ScoreStep.ListEntry ? 1 << decision.Detail : 0;
            }
        }
        return new Cause(block.Truths[cause].Record, (short)points, (ushort)lists);
    }

    private static Consequence BroughtBy(Rulebook rules, in ScoreDecision decision) => decision.Step switch
    {
        ScoreStep.Band => rules.BandConsequences[decision.Detail],
        ScoreStep.ListEntry => rules.ListConsequences[decision.Detail],
        _ => Consequence.None,
    };

    private readonly record struct Cause(long Record, short Points, ushort Lists);
}
