using System.Collections.Immutable;
using CsCheck;
using Glasshouse.Lab.Audits;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Xunit;

namespace Glasshouse.Tests.Audits;

public sealed class ScoreAutomatonTests
{
    private static readonly Gen<ScoreAutomaton> Automata =
        from ceiling in Gen.Int[6, 30]
        from start in Gen.Int[0, 6]
        from steps in Gen.Int[-9, 9].Array[0, 4]
        from deeds in Gen.Int[1, 9].Array[0, 2]
        from tops in Gen.Int[0, 5].Array[0, 2]
        from returns in Gen.Bool
        from course in Gen.Bool
        from cut in Gen.Int[1, 5]
        select new ScoreAutomaton(
            0, ceiling, start, [.. steps], [.. tops], [.. deeds], returns,
            [
                new Band { Name = "low", From = 0, Consequences = [Consequence.NoLoans] },
                new Band { Name = "high", From = cut },
            ])
        {
            HasCourse = course,
        };

    [Fact]
    public void A_score_escapes_exactly_where_trying_every_allowed_way_leads_out() =>
        Automata.Sample(automaton =>
        {
            bool[] escapes = automaton.Escaping();
            for (int score = 0; score <= automaton.Ceiling; score++)
            {
                Assert.Equal(LeadsOut(automaton, score), escapes[score]);
            }
        });

    [Fact]
    public void A_score_is_reachable_exactly_where_some_walk_from_the_start_comes_by() =>
        Automata.Sample(automaton =>
        {
            var seen = new HashSet<int> { automaton.Start };
            for (int round = 0; round <= automaton.Ceiling + 1; round++)
            {
                foreach (int score in seen.ToList())
                {
                    seen.UnionWith(Moves(automaton, score));
                    seen.UnionWith(automaton.Steps.Select(step => Math.Clamp(score + step, 0, automaton.Ceiling)));
                    seen.UnionWith(automaton.Tops.Select(top => Math.Min(top, score)));
                }
            }
            Assert.Equal(
                seen.Order(), automaton.Reachable().Index().Where(one => one.Item).Select(one => one.Index));
        });

    [Fact]
    public void Without_time_deeds_or_course_a_low_band_is_a_trap()
    {
        var automaton = new ScoreAutomaton(
            0, 10, 8, [-9], [], [], Returns: false,
            [
                new Band { Name = "low", From = 0, Consequences = [Consequence.NoLoans] },
                new Band { Name = "high", From = 5 },
            ]);
        Assert.False(automaton.Escaping()[0]);
        Assert.True((automaton with { Returns = true }).Escaping()[0]);
        Assert.True((automaton with { Deeds = ImmutableArray.Create(1) }).Escaping()[0]);
        Assert.True((automaton with { HasCourse = true }).Escaping()[0]);
        Assert.False((automaton with { HasCourse = true }).Escaping()[1]);
    }

    // Depth first, one way after another, remembering where it has been on this walk.
    private static bool LeadsOut(ScoreAutomaton automaton, int start)
    {
        var seen = new HashSet<int>();
        bool Try(int score) => automaton.Bands[1].From <= score
            || (seen.Add(score) && Moves(automaton, score).Any(Try));
        return Try(start);
    }

    private static IEnumerable<int> Moves(ScoreAutomaton automaton, int score)
    {
        IEnumerable<int> moves = automaton.Deeds.Select(deed => score + deed);
        if (automaton.Returns)
        {
            moves = moves.Append(score + Math.Sign(automaton.Start - score));
        }
        if (automaton.HasCourse && score == 0)
        {
            moves = moves.Append(automaton.Start);
        }
        return moves.Select(next => Math.Clamp(next, 0, automaton.Ceiling));
    }
}
