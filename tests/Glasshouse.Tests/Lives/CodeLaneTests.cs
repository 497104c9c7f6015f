using Glasshouse.Lab.Charts;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Lives;
using Glasshouse.Lab.Runs;
using Glasshouse.Lab.Validation;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Generations;
using Glasshouse.Model.Measures;
using Xunit;

namespace Glasshouse.Tests.Lives;

public sealed class CodeLaneTests
{
    private const int Days = 40;
    private const int LastCodeDay = 29;

    private static readonly RunInputs Inputs = WithEnd(
        HealthTargets.Inputs("health-code", 5000, Days, 1, ["contagion.r=3", "contagion.seed_infections=60"]));

    [Fact]
    public void What_is_written_of_codes_is_what_phones_show_of_what_the_authority_held_whoever_else_is_recorded()
    {
        (CodeRow[] all, Dictionary<int, ShownCode> held, int[] without) = Live(Inputs);
        Assert.InRange(held.Count, 4400, 4800);
        Assert.Equal(3, held.Values.Distinct().Count());
        Assert.InRange(without.Length, 200, 600);
        Assert.Empty(all.Select(row => row.CitizenId).Intersect(without));
        Assert.All(held, citizen => Assert.Equal(
            citizen.Value, all.Last(row => row.CitizenId == citizen.Key && row.Day <= LastCodeDay).Code));
        Assert.All(held.Keys.Take(200), citizen => Assert.Equal(
            [new CodeRow(LastCodeDay + 1, citizen, ShownCode.None)],
            all.Where(row => row.CitizenId == citizen && row.Day > LastCodeDay)));

        int red = all.First(row => row.Code == ShownCode.Red).CitizenId;
        Life alone = Replay.LifeOf(Recorded(Inputs, RecordDetail.Summary), new Subject(SubjectKind.Citizen, red),
            Days, threads: 2).Life;
        Assert.Equal(all.Where(row => row.CitizenId == red), alone.Codes);
    }

    [Fact]
    public void A_code_is_shown_from_the_day_of_birth_and_until_the_day_of_death()
    {
        SmallRuns.Live(Recorded(Inputs, RecordDetail.Full), (world, kept) =>
        {
            ILookup<int, CodeRow> rows = kept.Codes.ToLookup(row => row.CitizenId);
            Arrival[] born = [.. world.Arrivals.Span.ToArray()
                .Where(child => child.Day is > 0 and <= LastCodeDay && rows.Contains(child.Row))];
            Assert.NotEmpty(born);
            Assert.All(born, child =>
                Assert.Equal(new CodeRow(child.Day, child.Row, ShownCode.Green), rows[child.Row].First()));
            Departure[] dead = [.. world.Departures.Span.ToArray()
                .Where(gone => gone.Day is > 0 and <= LastCodeDay && rows.Contains(gone.Row))];
            Assert.NotEmpty(dead);
            Assert.All(dead, gone =>
                Assert.Equal(new CodeRow(gone.Day, gone.Row, ShownCode.None), rows[gone.Row].Last()));
            return true;
        });
    }

    [Fact]
    public void A_life_has_a_lane_of_its_code_from_colour_to_colour_and_tells_of_each_change()
    {
        var story = new LifeStory(new Life
        {
            Subject = new Subject(SubjectKind.Citizen, 4),
            Arm = "health-code",
            Codes =
            [
                new CodeRow(0, 4, ShownCode.Green), new CodeRow(9, 4, ShownCode.Red),
                new CodeRow(30, 4, ShownCode.None),
            ],
        });
        Assert.Equal(
            [new LifeSpan(0, 9, "● green (G)", Tone.Gain), new LifeSpan(9, 30, "■ red (R)", Tone.Loss)],
            story.CodeLane("health code").Spans);
        Assert.Equal(
            [(9, "The health code shows red, no longer green."), (30, "No health code is shown any more.")],
            story.Lines.Select(line => (line.Day, line.Text)));
    }

    // Colours on the last evening on which codes are in force, of whoever lives and carries a phone; and who has none.
    private static (CodeRow[] All, Dictionary<int, ShownCode> Held, int[] Without) Live(RunInputs inputs)
    {
        (Dictionary<int, ShownCode> held, int[] without) = SmallRuns.Live(
            Recorded(inputs, RecordDetail.Summary) with { Scenario = inputs.Scenario with { Days = LastCodeDay + 1 } },
            (world, _) =>
            {
                int[] everybody = [.. Enumerable.Range(0, world.Nation.CitizensAtStart)];
                return (
                    everybody.Where(row => world.Nation.Citizens[row].IsAlive && world.Health!.Carries(row))
                        .ToDictionary(row => row, row => Enum.Parse<ShownCode>($"{world.Health!.CodeOf(row).Colour}")),
                    everybody.Where(row => !world.Health!.Carries(row)).ToArray());
            });
        CodeRow[] all = SmallRuns.Live(Recorded(inputs, RecordDetail.Full), (_, kept) => kept.Codes.ToArray());
        return (all, held, without);
    }

    private static RunInputs WithEnd(RunInputs inputs) => inputs with
    {
        Scenario = inputs.Scenario with
        {
            Timeline = [new TimelineEvent { Day = LastCodeDay + 1, Health = ScenarioChecks.NoHealth }],
        },
    };

    private static RunInputs Recorded(RunInputs inputs, RecordDetail detail) => inputs with
    {
        Scenario = inputs.Scenario with { Record = inputs.Scenario.Record with { Detail = detail } },
    };
}
