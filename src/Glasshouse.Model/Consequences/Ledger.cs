using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Observations;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model.Consequences;

/// <summary>Writes down what a scorer did and keeps truth's own copy of the file up to date.</summary>
public sealed class Ledger(World world, SubjectKind kind)
{
    /// <summary>Names of the systems, by kind of subject.</summary>
    public static readonly ImmutableArray<string> Systems = ["citizens", "organisations", "officials", "offices"];

    /// <summary>What stands in place of a rule's id where a regime ended.</summary>
    public const string RegimeChange = "change of regime";

    /// <summary>What stands in place of a rule's id where an appeal was granted.</summary>
    public const string AppealGranted = "appeal granted";

    /// <summary>What stands in place of a rule's id where the authority found its own error.</summary>
    public const string Corrected = "corrected by the authority";

    /// <summary>Decisions between asking for a subject's lines and using them.</summary>
    private const int RowsAhead = 12;

    private static ReadOnlySpan<LifeEvent> LivesBySteps =>
    [
        LifeEvent.Points, LifeEvent.Band, LifeEvent.ListEntry, LifeEvent.ListExit, LifeEvent.ListExtension,
        LifeEvent.Band, LifeEvent.Points,
    ];

    private readonly Memberships _memberships = new(world, kind);

    /// <summary>A ledger for each kind of subject.</summary>
    public static Ledger[] ForAll(World world) =>
        [.. Enumerable.Range(0, world.Registers.Length).Select(kind => new Ledger(world, (SubjectKind)kind))];

    /// <summary>Takes in one block's day: the scorer's steps, and the rightful records into what is deserved.</summary>
    /// <returns>Number of the first of the steps, within the block.</returns>
    public int TakeIn(Block block, RegisterBlock filed, Rulebook rules)
    {
        int first = block.Decisions;
        _memberships.TakeIn(block, filed, rules);
        bool isPulling = world.Switches.Association && rules.HouseholdShare > 0 && kind == SubjectKind.Citizen;
        ReadOnlySpan<ScoreDecision> decisions = filed.Decisions.Span;
        ReadOnlySpan<RecordTruth> truths = block.Truths.Span;
        for (int place = 0; place < decisions.Length; place++)
        {
            Fetch(decisions[Math.Min(place + RowsAhead, decisions.Length - 1)].Row);
            ref readonly ScoreDecision decision = ref decisions[place];
            RecordTruth truth = decision.Record < 0 ? NoRecord : truths[decision.Record];
            int number = block.Decisions++;
            Live(decision);
            _memberships.Count(block, decision, isAnnulled: false);
            if (world.IsRecorded(kind, decision.Row))
            {
                WriteRow(block, rules, decision, RuleName(rules, decision), truth.Record, number);
            }
            block.Touched.Add(decision.Row);
            if (kind == SubjectKind.Organisation && decision is { Rule: >= 0, Step: not ScoreStep.ListExit })
            {
                Transparency.Count(world, block, rules, decision, truth.Wrongful);
            }
            if (isPulling && decision is { Rule: >= 0, Step: ScoreStep.Points } && decision.After < decision.Before)
            {
                HouseholdPull.Collect(
                    world, block, rules.HouseholdShare, decision, filed.Inbox[decision.Record], truth.Record,
                    truth.Wrongful);
            }
            if (truth.Wrongful)
            {
                Remember(block, decision.Row, truth.Record, number);
            }
        }
        // In the order of the scorer: predictions first. They rest on no record, so they are deserved as they are.
        foreach (ref readonly Prediction prediction in filed.Predictions.Span)
        {
            ref Deserved deserved = ref block.Deserved.Find(prediction.Row);
            if (!Unsafe.IsNullRef(ref deserved))
            {
                block.Scratch.Clear();
                Scorer.Predict(
                    rules, ref deserved.Standing, filed.Diary, prediction, world.Day, block.Scratch);
            }
        }
        Span<FiledRecord> inbox = filed.Inbox.Span;
        for (int place = 0; place < inbox.Length; place++)
        {
            ref Deserved deserved = ref block.Deserved.Find(inbox[place].Row);
            if (!block.Truths[place].Wrongful && !Unsafe.IsNullRef(ref deserved))
            {
                block.Scratch.Clear();
                Scorer.Apply(
                    rules, ref deserved.Standing, filed.Diary, inbox[place], place,
                    world.Draws(Engine.Randomness.Purpose.Scoring), world.Day, block.Scratch);
            }
        }
        if (rules.Grades is { OwnersOthers: true } && world.Switches.GradeContagion)
        {
            OwnerPull.Collect(world, block, filed, rules);
        }
        return first;
    }

    /// <summary>Writes one step down: in the subject's life, in the stocks, and as a row if it is recorded.</summary>
    /// <param name="block">Block of the subject.</param>
    /// <param name="rules">The rules in force.</param>
    /// <param name="decision">The step.</param>
    /// <param name="rule">What fired.</param>
    /// <param name="record">Record behind it, or -1.</param>
    /// <param name="number">Its number; within the block while blocks run at once (see <see cref="Number"/>).</param>
    public void Write(
        Block block, Rulebook rules, in ScoreDecision decision, string rule, long record, long number)
    {
        Live(decision);
        if (rule == StaleEntries.NotCarriedOut)
        {
            _memberships.TakeBack(block, decision);
        }
        else
        {
            _memberships.Count(block, decision, isAnnulled: rule is AppealGranted or Corrected or RegimeChange);
        }
        if (world.IsRecorded(kind, decision.Row))
        {
            WriteRow(block, rules, decision, rule, record, number);
        }
    }

    private void WriteRow(
        Block block, Rulebook rules, in ScoreDecision decision, string rule, long record, long number)
    {
        (DecisionKind what, string detail) = decision.Step switch
        {
            ScoreStep.Points => (DecisionKind.Points, ""),
            ScoreStep.Band => (DecisionKind.Band, rules.Bands[decision.Detail].Name),
            ScoreStep.ListEntry => (DecisionKind.ListEntry, rules.Lists[decision.Detail].Name),
            ScoreStep.ListExit => (DecisionKind.ListExit, rules.Lists[decision.Detail].Name),
            ScoreStep.Grade => (DecisionKind.Grade, GradeName(rules, decision.Detail)),
            ScoreStep.Deduction => (DecisionKind.Points, "yearly grade"),
            _ => (DecisionKind.ListExtension, rules.Lists[decision.Detail].Name),
        };
        int points = decision.Step is ScoreStep.Points or ScoreStep.Deduction ? decision.After - decision.Before : 0;
        bool isOfScore = rules.HasScore && decision.Step is not (ScoreStep.Grade or ScoreStep.Deduction);
        block.Rows.Decisions.Add(new DecisionRow(
            world.Day, number, record < 0 ? null : record, kind, decision.Row, Systems[(int)kind],
            rule, what, detail, points, isOfScore ? decision.Before : null,
            isOfScore ? decision.After : null));
        Explain(block, rules, decision, record, number);
    }

    private void Live(in ScoreDecision decision) =>
        world.Live(kind, decision.Row, LivesBySteps[(int)decision.Step], decision.Detail, decision.After);

    // What the rest of the stage asks of a subject: the digest now, card and standing when its turn comes.
    private void Fetch(int row)
    {
        if (kind == SubjectKind.Citizen)
        {
            world.LifeDigests.Prefetch(row);
            world.Nation.Citizens.Prefetch(row);
            world.RegisterOf(kind).Standings!.Prefetch(row);
        }
    }

    /// <summary>What stands in place of a rule's id where a safeguard keeps something from a subject.</summary>
    public const string ContextWall = "context wall";

    public const string ProportionalityCap = "proportionality cap";

    // Says of a new band or membership what safeguards keep from the subject; part of the same decision.
    private void Explain(Block block, Rulebook rules, in ScoreDecision decision, long record, long number)
    {
        Withheld withheld = decision.Step switch
        {
            ScoreStep.Band => rules.BandWithheld[decision.Detail],
            ScoreStep.ListEntry => rules.ListWithheld[decision.Detail],
            _ => default,
        };
        for (uint bits = (uint)withheld.All; bits != 0; bits &= bits - 1)
        {
            var one = (Consequence)(1u << BitOperations.TrailingZeroCount(bits));
            string rule = (withheld.ByWall & one) != 0 ? ContextWall : ProportionalityCap;
            block.Rows.Decisions.Add(new DecisionRow(
                world.Day, number, record < 0 ? null : record, kind, decision.Row, Systems[(int)kind], rule,
                DecisionKind.Withheld, one.SnakeName(), 0, null, null));
        }
    }

    /// <summary>Writes down that something begins or ends; each sanction or reward is a decision of its own.</summary>
    /// <param name="block">Block of the subject.</param>
    /// <param name="row">The subject.</param>
    /// <param name="before">What held so far.</param>
    /// <param name="after">What holds from now on.</param>
    /// <param name="record">Record behind it, or -1.</param>
    /// <param name="rule">What brought it about.</param>
    public void WriteChange(
        Block block, int row, Consequence before, Consequence after, long record, string rule = "consequence")
    {
        for (uint bits = (uint)(before ^ after); bits != 0; bits &= bits - 1)
        {
            var one = (Consequence)(1u << BitOperations.TrailingZeroCount(bits));
            bool begins = (after & one) != 0;
            DecisionKind what = (one.HasSanction(), begins) switch
            {
                (true, true) => DecisionKind.SanctionStart,
                (true, false) => DecisionKind.SanctionEnd,
                (false, true) => DecisionKind.RewardStart,
                _ => DecisionKind.RewardEnd,
            };
            int number = block.Decisions++;
            if (world.IsRecorded(kind, row))
            {
                block.Rows.Decisions.Add(new DecisionRow(
                    world.Day, number, record < 0 ? null : record, kind, row, Systems[(int)kind], rule, what,
                    one.SnakeName(), 0, null, null));
            }
        }
    }

    /// <summary>Numbers the block's new decisions, block after block.</summary>
    public void Number(Block block)
    {
        long first = world.NextDecision;
        foreach (ref DecisionRow row in CollectionsMarshal.AsSpan(block.Rows.Decisions)[block.NumberedDecisions..])
        {
            row = row with { DecisionId = row.DecisionId + first };
        }
        foreach (int row in block.NewlyWronged.Span)
        {
            block.Deserved.Find(row).Decision += first;
        }
        foreach (ref readonly ExpectedDiscovery expected in block.Discoveries.Span)
        {
            block.Dated.Add(
                expected.Day, expected.Event with { Decision = expected.Event.Decision + first });
        }
        block.Discoveries.Clear();
        world.NextDecision += block.Decisions;
        block.NumberedDecisions = block.Rows.Decisions.Count;
        block.Decisions = 0;
    }

    // The regime of before may have named its grades otherwise.
    private static string GradeName(Rulebook rules, int grade) =>
        rules.Grades is { } grades && grade < grades.Names.Length ? grades.Names[grade] : "";

    private static RecordTruth NoRecord => new(-1, Filing.NoAct, false);

    /// <summary>What fired: the rule's id, or what time alone does.</summary>
    public static string RuleName(Rulebook rules, in ScoreDecision decision) => (decision.Rule, decision.Step) switch
    {
        (not Rulebook.ByTime, _) => rules.RuleName(decision.Rule),
        (_, ScoreStep.ListExit) => "end of stay",
        (_, ScoreStep.ListEntry) => "end of grace",
        _ => "return to start",
    };

    private static void Remember(Block block, int row, long record, int number)
    {
        ref Deserved deserved = ref block.Deserved.Find(row);
        if (deserved.Record != record)
        {
            deserved.Record = record;
            deserved.Decision = number;
            if (!block.NewlyWronged.Span.Contains(row))
            {
                block.NewlyWronged.Add(row);
            }
        }
    }
}
