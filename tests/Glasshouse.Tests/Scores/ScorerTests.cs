using System.Collections.Immutable;
using CsCheck;
using Glasshouse.Engine.Columns;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Scores;
using Xunit;

namespace Glasshouse.Tests.Scores;

public sealed class ScorerTests
{
    private static readonly Draws Dice = new(1, Purpose.Scoring);

    private static readonly ImmutableArray<Behaviour> Catalogue =
        SmallRuns.Inputs("none").Behaviours.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id));

    private static Rulebook Rules => new(
        SubjectKind.Citizen,
        SmallRuns.Inputs("integrated-score").Regimes["integrated-score"].Citizens!, Catalogue);

    private static Gen<(int Wait, int Behaviour, bool Mends)[]> Histories { get; } =
        Gen.Select(Gen.Int[0, 90], Gen.Int[0, Catalogue.Length - 1], Gen.Int[0, 9].Select(k => k == 0)).Array[0, 40];

    /// <summary>T-0.3: between the same records, looking at a standing daily or never leaves it the same.</summary>
    [Fact]
    public void A_score_worked_out_from_scratch_equals_the_one_kept_day_by_day()
    {
        Rulebook rules = Rules;
        Histories.Sample(history =>
        {
            var decisions = new RowList<ScoreDecision>();
            var diary = new Diary();
            Standing lazy = rules.Blank(0);
            Standing daily = rules.Blank(0);
            int day = 0;
            foreach ((int wait, int behaviour, bool mends) in history)
            {
                for (int passing = 0; passing < wait; passing++)
                {
                    Scorer.Refresh(rules, ref daily, diary, 3, day + passing, decisions);
                }
                day += wait;
                var record = new FiledRecord(3, (ushort)behaviour, Channel.Police, mends);
                Scorer.Apply(rules, ref lazy, diary, record, 0, Dice, day, decisions);
                Scorer.Apply(rules, ref daily, diary, record, 0, Dice, day, decisions);
                Assert.Equal(lazy.Score, daily.Score);
                Assert.Equal(lazy.Band, daily.Band);
                Assert.Equal(lazy.Lists, daily.Lists);
                Assert.InRange(lazy.Score, rules.Floor, rules.Ceiling);
                Assert.Equal(rules.BandOf(lazy.Score), lazy.Band);
            }
        });
    }

    [Fact]
    public void Decisions_add_up_to_the_score()
    {
        Rulebook rules = Rules;
        Histories.Sample(history =>
        {
            var decisions = new RowList<ScoreDecision>();
            var diary = new Diary();
            Standing standing = rules.Blank(0);
            int day = 0;
            foreach ((int wait, int behaviour, bool mends) in history)
            {
                day += wait;
                Scorer.Apply(
                    rules, ref standing, diary, new FiledRecord(3, (ushort)behaviour, Channel.Police, mends), 0,
                    Dice, day, decisions);
            }
            int sum = rules.Start;
            foreach (ScoreDecision decision in decisions.Span)
            {
                sum += decision.Step == ScoreStep.Points ? decision.After - decision.Before : 0;
            }
            Assert.Equal(standing.Score, sum);
        });
    }

    [Fact]
    public void A_wake_up_is_never_too_late()
    {
        Rulebook rules = Rules;
        Histories.Sample(history =>
        {
            var decisions = new RowList<ScoreDecision>();
            var diary = new Diary();
            Standing standing = rules.Blank(0);
            int day = 0;
            foreach ((int wait, int behaviour, bool mends) in history)
            {
                day += Math.Max(1, wait);
                Scorer.Apply(
                    rules, ref standing, diary, new FiledRecord(3, (ushort)behaviour, Channel.Police, mends), 0,
                    Dice, day, decisions);
            }
            int next = Scorer.NextChange(rules, standing, diary);
            int until = next < 0 ? day + 4000 : next - 1;
            Standing later = standing;
            Scorer.Refresh(rules, ref later, diary, 3, until, decisions);
            Assert.Equal((standing.Band, standing.Lists), (later.Band, later.Lists));
        });
    }
}
