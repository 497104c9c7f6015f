using System.Numerics;
using System.Runtime.CompilerServices;
using Glasshouse.Engine.Columns;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Observations;
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
    private readonly StaleEntries[] _stale;
    private readonly Action<int>[] _bodies;

    public ConsequenceStage(World world)
    {
        _world = world;
        _ledgers = Ledger.ForAll(world);
        _stale = [.. _ledgers.Select((ledger, kind) => new StaleEntries(world, (SubjectKind)kind, ledger))];
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
        Discipline.Run(_world);
    }

    private void Settle(SubjectKind kind, int number)
    {
        Block block = _world.BlocksOf(kind)[number];
        Register register = _world.RegisterOf(kind);
        RegisterBlock filed = register.Blocks[number];
        Rulebook rules = register.Rules!;
        block.Touched.Clear();
        block.Touched.Add(block.Restored.Span);
        int first = _ledgers[(int)kind].TakeIn(block, filed, rules);
        _stale[(int)kind].Linger(block, filed, rules);

        Order(block);
        var decisions = new DecisionsByRow(
            filed.Decisions.Span, stackalloc int[DecisionsByRow.Chains], block.Chained.Room(filed.Decisions.Count));
        foreach (int row in block.Touched.Span)
        {
            Decide(kind, block, decisions, rules, first, row);
        }
        Judge(kind, block, rules, filed.Diary);
        Forget(kind, block, rules, filed.Diary);
        if (kind == SubjectKind.Citizen)
        {
            Rewards.Turn(_world, block);
        }
    }

    // Rows ascending and each once: a bit for each costs less than sorting them.
    private static void Order(Block block)
    {
        const int BitsPerWord = 64;
        Span<ulong> words = stackalloc ulong[(block.Count + BitsPerWord - 1) / BitsPerWord];
        foreach (int row in block.Touched.Span)
        {
            words[(row - block.First) / BitsPerWord] |= 1UL << ((row - block.First) % BitsPerWord);
        }
        block.Touched.Clear();
        for (int word = 0; word < words.Length; word++)
        {
            for (ulong bits = words[word]; bits != 0; bits &= bits - 1)
            {
                block.Touched.Add(block.First + (word * BitsPerWord) + BitOperations.TrailingZeroCount(bits));
            }
        }
    }

    private void Decide(
        SubjectKind kind, Block block, in DecisionsByRow decisions, Rulebook rules, int first, int row)
    {
        Consequence before = _world.ConsequencesOf(kind, row);
        Consequence after = Enrolment.Brings(_world, kind, row);
        if (before == after)
        {
            return;
        }
        Cause cause = CauseOf(kind, block, decisions, rules, first, row, after & ~before);
        if (cause.Record < 0)
        {
            cause = cause with { Decision = block.Decisions + PlaceOf(before ^ after, after & ~before) };
        }
        block.Pending.Add(new PendingConsequence(row, after));
        _ledgers[(int)kind].WriteChange(block, row, before, after, cause.Record);
        _world.Live(kind, row, LifeEvent.Consequences, (int)((uint)after & 0xFFFF), (int)((uint)after >> 16));
        CountChange(kind, block, row, before, after);
        ref Deserved deserved = ref block.Deserved.Find(row);
        if (!Unsafe.IsNullRef(ref deserved))
        {
            deserved.InFile = after;
        }
        if ((after & ~before & ConsequenceSets.Sanctions) != 0)
        {
            ExpectDiscovery(block, rules, row, cause);
        }
    }

    // Place of the first sanction gained among the changes, which are numbered one by one.
    private static int PlaceOf(Consequence changed, Consequence gained)
    {
        Consequence sanctions = gained & ConsequenceSets.Sanctions;
        int first = sanctions == 0 ? 0 : BitOperations.TrailingZeroCount((uint)sanctions);
        return BitOperations.PopCount((uint)changed & ((1u << first) - 1));
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
        SparseRows<Wrong> wrongs = block.WronglySanctioned;
        int wrong = 0;
        for (int place = 0; place < rows.Length; place++)
        {
            // Both lists ascend, so that most, who are neither sanctioned nor were, are passed by without a search.
            while (wrong < wrongs.Count && wrongs.Rows[wrong] < rows[place])
            {
                wrong++;
            }
            bool wasWrong = wrong < wrongs.Count && wrongs.Rows[wrong] == rows[place];
            if (!wasWrong && !entries[place].InFile.HasSanction())
            {
                continue;
            }
            Consequence undeserved = Consequence.None;
            if (entries[place].InFile.HasSanction())
            {
                block.Scratch.Clear();
                Scorer.Refresh(rules, ref entries[place].Standing, diary, rows[place], _world.Day, block.Scratch);
                Consequence deserved = rules.ConsequencesOf(entries[place].Standing);
                undeserved = entries[place].InFile & ConsequenceSets.Sanctions & ~deserved;
            }
            Note(kind, block, rules, rows[place], entries[place], undeserved);
        }
    }

    // An appeal or a correction makes the file what is deserved. From then on the two would take in the same records
    // and stay alike until something wrongful is filed, which begins a new entry, so this one can go. It goes a day
    // after the redress, when the end of the wrong has been noted; what was wronged again meanwhile stays.
    private void Forget(SubjectKind kind, Block block, Rulebook rules, Diary diary)
    {
        foreach (int row in block.Restored.Span)
        {
            ref Deserved entry = ref block.Deserved.Find(row);
            if (!Unsafe.IsNullRef(ref entry) && !block.WronglySanctioned.Contains(row)
                && !block.NewlyWronged.Span.Contains(row)
                && Scorer.AreAlike(rules, entry.Standing, _world.RegisterOf(kind).Standings![row], diary, _world.Day))
            {
                diary.Free(entry.Standing.Diary);
                block.Deserved.Remove(row);
            }
        }
        block.Restored.Clear();
    }

    private void Note(
        SubjectKind kind, Block block, Rulebook rules, int row, in Deserved entry, Consequence undeserved)
    {
        ref Wrong known = ref block.WronglySanctioned.Find(row);
        bool wasWrong = !Unsafe.IsNullRef(ref known);
        bool isWrong = undeserved != Consequence.None;
        if (wasWrong && isWrong)
        {
            known.Undeserved = undeserved;
        }
        if (wasWrong == isWrong)
        {
            return;
        }
        int province = _world.ProvinceOf(kind, row);
        Cells cells = _world.CellsOf(kind, row);
        if (isWrong)
        {
            block.WronglySanctioned.GetOrAdd(row, out _) = new Wrong { Since = _world.Day, Undeserved = undeserved };
            block.EverWronged.Add(row);
            block.Tally.Add(Counter.WrongsBegun, province, cells);
            // A sanction that held rightly so far can turn wrong without a new one; that, too, is found out.
            if (_world.ConsequencesOf(kind, row).HasSanction() && entry.Decision >= 0)
            {
                ExpectDiscovery(block, rules, row, Contested(block, row, entry));
            }
        }
        else
        {
            block.WronglySanctioned.Remove(row);
        }
        block.Tally.Add(Counter.WronglySanctioned, province, cells, isWrong ? 1 : -1);
    }

    // A subject with notice knows the next day, one without when it first meets the sanction.
    private void ExpectDiscovery(Block block, Rulebook rules, int row, in Cause cause)
    {
        if (rules.System.Appeal is not { } appeal)
        {
            return;
        }
        int day = _world.Day + 1 + (appeal.Notice ? 0 : appeal.DiscoveryDays) + _world.Parameters.Appeals.FilingDays;
        if (day >= _world.Inputs.Scenario.Days)
        {
            return;
        }
        var discovery = new DatedEvent(
            row, DatedKind.Discovery, 0, cause.Record, cause.Points, cause.Lists, cause.Decision);
        if (cause.IsNumbered)
        {
            block.Dated.Add(day, discovery);
        }
        else
        {
            block.Discoveries.Add(new ExpectedDiscovery(day, discovery));
        }
    }

    // The record that brought what is new, or else the day's last; and what its decisions did.
    private Cause CauseOf(
        SubjectKind kind, Block block, in DecisionsByRow decisions, Rulebook rules, int first, int row,
        Consequence gained)
    {
        int cause = -1;
        bool isFound = false;
        int start = decisions.FirstOf(row);
        for (int place = start; place >= 0 && !isFound; place = decisions.After(place))
        {
            if (decisions[place].Record >= 0)
            {
                cause = decisions[place].Record;
                isFound = (BroughtBy(rules, decisions[place]) & gained) != 0;
            }
        }
        if (cause < 0)
        {
            return CauseOf(kind, block, rules, row, gained);
        }
        int points = 0;
        int lists = 0;
        int number = -1;
        for (int place = start; place >= 0; place = decisions.After(place))
        {
            ref readonly ScoreDecision decision = ref decisions[place];
            if (decision.Record == cause)
            {
                number = number < 0 ? first + place : number;
                points += decision.Step == ScoreStep.Points ? decision.After - decision.Before : 0;
                lists |= decision.Step == ScoreStep.ListEntry ? 1 << decision.Detail : 0;
            }
        }
        return new Cause(block.Truths[cause].Record, number, (short)points, (ushort)lists);
    }

    // No record of today: time alone, such as the end of a grace, a prediction, or the scores of friends. Where it
    // would not be so without something wrongful on file, that is contested, and otherwise the sanction itself.
    private Cause CauseOf(SubjectKind kind, Block block, Rulebook rules, int row, Consequence gained)
    {
        ref Deserved deserved = ref block.Deserved.Find(row);
        if (Unsafe.IsNullRef(in deserved))
        {
            return new Cause(-1, -1, 0, 0);
        }
        block.Scratch.Clear();
        Diary diary = _world.RegisterOf(kind).BlockOf(row).Diary;
        Scorer.Refresh(rules, ref deserved.Standing, diary, row, _world.Day, block.Scratch);
        Consequence undeserved = gained & ConsequenceSets.Sanctions & ~rules.ConsequencesOf(deserved.Standing);
        return undeserved == Consequence.None ? new Cause(-1, -1, 0, 0) : Contested(block, row, deserved);
    }

    private static Cause Contested(Block block, int row, in Deserved deserved) =>
        new(deserved.Record, deserved.Decision, 0, 0, IsNumbered: !block.NewlyWronged.Span.Contains(row));

    private static Consequence BroughtBy(Rulebook rules, in ScoreDecision decision) => decision.Step switch
    {
        ScoreStep.Band => rules.BandConsequences[decision.Detail],
        ScoreStep.ListEntry => rules.ListConsequences[decision.Detail],
        ScoreStep.Grade => rules.Grades!.ConsequencesOf(decision.Detail),
        _ => Consequence.None,
    };

    // The number of a decision of today is one within the block until all blocks have theirs.
    private readonly record struct Cause(
        long Record, long Decision, short Points, ushort Lists, bool IsNumbered = false);
}
