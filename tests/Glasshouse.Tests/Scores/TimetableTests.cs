using System.Collections.Immutable;
using CsCheck;
using Glasshouse.Engine.Columns;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Scores;
using Xunit;

namespace Glasshouse.Tests.Scores;

/// <summary>T-0.3 with everything that time does: expiry, caps, resets, courses and predictions.</summary>
public sealed class TimetableTests
{
    private static readonly Draws Dice = new(1, Purpose.Scoring);

    private static readonly RunInputs Inputs = SmallRuns.Inputs("integrated-score");

    private static readonly ImmutableArray<Behaviour> Catalogue =
        Inputs.Behaviours.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id));

    private static Rulebook Rules(bool isReset)
    {
        RegimeSystem citizens = Inputs.Regimes["integrated-score"].Citizens!;
        return new Rulebook(SubjectKind.Citizen, citizens with
        {
            Score = citizens.Score! with
            {
                Floor = 900,
                Ceiling = 1100,
                ReturnDaysPerPoint = 0,
                YearlyReset = isReset,
                CourseDays = 40,
            },
            Bands = [.. citizens.Bands.Where(band => band.From >= 960).Prepend(citizens.Bands[0] with { From = 900 })],
            Rules =
            [
                .. citizens.Rules.Where(rule => rule.SetBand is null).Select((rule, k) => rule.List is not null
                    ? rule
                    : rule with { ExpiresDays = 20 + (37 * k), CapPerYear = k % 2 == 0 ? 60 : null }),
            ],
        }, Catalogue);
    }

    private static Gen<(int Wait, int Behaviour, int Points)[]> Histories { get; } =
        Gen.Select(Gen.Int[0, 90], Gen.Int[0, Catalogue.Length - 1], Gen.Int[-40, 40]).Array[0, 40];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Looking_daily_or_never_gives_the_same_score(bool isReset)
    {
        Rulebook rules = Rules(isReset);
        Histories.Sample(history =>
        {
            var decisions = new RowList<ScoreDecision>();
            var diary = new Diary();
            Standing lazy = rules.Blank(0);
            lazy.ResetDay = 100;
            Standing daily = lazy;
            int day = 0;
            foreach ((int wait, int behaviour, int points) in history)
            {
                for (int passing = 0; passing < wait; passing++)
                {
                    Scorer.Refresh(rules, ref daily, diary, 3, day + passing, decisions);
                }
                day += wait;
                var record = new FiledRecord(3, (ushort)behaviour, Channel.Police, false);
                var prediction = new Prediction(3, (short)points);
                Scorer.Apply(rules, ref lazy, diary, record, 0, Dice, day, decisions);
                Scorer.Predict(rules, ref lazy, diary, prediction, day, decisions);
                Scorer.Apply(rules, ref daily, diary, record, 0, Dice, day, decisions);
                Scorer.Predict(rules, ref daily, diary, prediction, day, decisions);
                Assert.Equal(
                    (lazy.Score, lazy.Band, lazy.Lists, lazy.ResetDay),
                    (daily.Score, daily.Band, daily.Lists, daily.ResetDay));
                Assert.InRange(lazy.Score, rules.Floor, rules.Ceiling);
            }
        });
    }

    [Fact]
    public void A_wake_up_is_never_too_late_for_what_is_noted()
    {
        Rulebook rules = Rules(isReset: true);
        Histories.Sample(history =>
        {
            var decisions = new RowList<ScoreDecision>();
            var diary = new Diary();
            Standing standing = rules.Blank(0);
            standing.ResetDay = 100;
            int day = 0;
            foreach ((int wait, int behaviour, _) in history)
            {
                day += Math.Max(1, wait);
                var record = new FiledRecord(3, (ushort)behaviour, Channel.Police, false);
                Scorer.Apply(rules, ref standing, diary, record, 0, Dice, day, decisions);
            }
            int next = Scorer.NextChange(rules, standing, diary);
            Standing later = standing;
            later.Diary = diary.Copy(standing.Diary);
            Scorer.Refresh(rules, ref later, diary, 3, next < 0 ? day + 4000 : next - 1, decisions);
            Assert.Equal((standing.Score, standing.Band, standing.Lists), (later.Score, later.Band, later.Lists));
        });
    }

    [Fact]
    public void A_copied_chain_goes_its_own_way()
    {
        var diary = new Diary();
        int chain = 0;
        for (int k = 1; k <= 5; k++)
        {
            chain = diary.Add(chain, new DiaryEntry { Day = (ushort)(10 * k), Points = (short)k });
        }
        int copy = diary.Copy(chain);
        chain = diary.Remove(chain, diary.Earliest(chain));
        Assert.Equal(20, diary[diary.Earliest(chain)].Day);
        Assert.Equal(10, diary[diary.Earliest(copy)].Day);
        diary.Free(chain);
        Assert.Equal(10, diary[diary.Earliest(copy)].Day);
    }
}
