using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;
using Glasshouse.Model.Scores;
using Xunit;

namespace Glasshouse.Tests.Orders;

public sealed class DecreeTests
{
    private const int Change = 60;

    [Fact]
    public void When_a_regime_ends_so_does_everything_it_imposed()
    {
        RunInputs inputs = Changing("integrated-score", "none", days: Change + 20);
        SmallRuns.Live(inputs, (world, kept) =>
        {
            Assert.Contains(kept.Decisions, decision => decision.Kind == DecisionKind.SanctionStart);
            Assert.DoesNotContain(kept.Records, record => record.Day >= Change);
            Citizen[] citizens = world.Nation.Citizens.Span.ToArray();
            Assert.All(citizens, citizen => Assert.Equal(Consequence.None, citizen.Consequences));
            foreach (IGrouping<(SubjectKind, int, string), DecisionRow> sanction in kept.Decisions
                .Where(decision => decision.Kind is DecisionKind.SanctionStart or DecisionKind.SanctionEnd)
                .GroupBy(decision => (decision.SubjectKind, decision.SubjectId, decision.Detail)))
            {
                Assert.Equal(DecisionKind.SanctionEnd, sanction.MaxBy(decision => decision.DecisionId).Kind);
            }
            Assert.All(
                kept.Measures.Where(row => row.Measure == "sanctioned_share" && row.Day >= Change),
                row => Assert.Equal(0, row.Value));
            return true;
        });
    }

    [Fact]
    public void A_freshsystem_starts_with_an_empty_file() => SmallRuns.Live(
        Changing("blacklist-state", "integrated-score", days: Change + 1),
        (world, _) =>
        {
            Register register = world.RegisterOf(SubjectKind.Citizen);
            int start = register.Rules!.Start;
            double atStart = register.Standings!.Span.ToArray().Count(standing => standing.Score == start);
            Assert.InRange(atStart / register.Standings.Length, 0.98, 1);
            return true;
        });

    [Fact]
    public void Decisions_are_numbered_once_each_also_across_a_change() => SmallRuns.Live(
        Changing("integrated-score", "integrated-score", days: Change + 30),
        (world, kept) =>
        {
            long[] numbers = [.. kept.Decisions.Select(decision => decision.DecisionId)];
            Assert.Equal(numbers.Length, numbers.Distinct().Count());
            Assert.Equal(world.NextDecision, numbers.Length);
            return true;
        });

    [Fact]
    public void What_is_decided_tonight_is_felt_from_tomorrow() => SmallRuns.Live(
        SmallRuns.Inputs("integrated-score", citizens: 6000, days: 90),
        (world, kept) =>
        {
            int last = world.Day;
            int[] begun = [.. kept.Decisions.Where(decision => decision is
                { SubjectKind: SubjectKind.Citizen, Kind: DecisionKind.SanctionStart } && decision.Day == last)
                .Select(decision => decision.SubjectId)];
            foreach (int row in begun)
            {
                uint felt = (uint)world.Nation.Citizens[row].Consequences;
                string[] fresh = [.. kept.Decisions.Where(decision => decision.SubjectId == row && decision.Day == last
                    && decision is { SubjectKind: SubjectKind.Citizen, Kind: DecisionKind.SanctionStart })
                    .Select(decision => decision.Detail)];
                Assert.All(
                    Enum.GetValues<Consequence>().Where(one => one != 0 && fresh.Contains(one.SnakeName())),
                    one => Assert.Equal(0u, felt & (uint)one));
            }
            return true;
        });

    private static RunInputs Changing(string first, string then, int days)
    {
        RunInputs inputs = SmallRuns.Inputs(
            first, citizens: 5000, days: days, set: "observations.false_record_ratio=5");
        RunInputs other = SmallRuns.Inputs(then);
        return inputs with
        {
            Scenario = inputs.Scenario with { Timeline = [new TimelineEvent { Day = Change, Regime = then }] },
            Regimes = inputs.Regimes.SetItem(then, other.Regimes[then]),
        };
    }
}
