using Glasshouse.Lab.Validation;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Health;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Observations;
using Xunit;

namespace Glasshouse.Tests.Observations;

public sealed class CameraTests
{
    private const int Citizens = 4000;

    [Fact]
    public void A_longer_list_begins_with_a_shorter_one_and_only_adds_to_whom_one_is_taken_for()
    {
        const double Rate = 0.001;
        var shorter = new WatchList(1, Citizens, new CameraOrder { ListedPeople = 500 });
        var longer = new WatchList(1, Citizens, new CameraOrder { ListedPeople = 3000 });
        int more = 0;
        for (int row = 0; row < Citizens; row++)
        {
            int few = shorter.TwinsOf(row, Rate);
            int many = longer.TwinsOf(row, Rate);
            Assert.InRange(few, 0, many);
            more += many > few ? 1 : 0;
            Assert.All(
                Enumerable.Range(0, few),
                place => Assert.Equal(shorter.TwinAt(row, Rate, place), longer.TwinAt(row, Rate, place)));
            Assert.True(shorter.EntryOf(row) < 0 || shorter.EntryOf(row) == longer.EntryOf(row));
        }
        Assert.InRange(more, Citizens / 2, Citizens);
    }

    [Fact]
    public void A_higher_threshold_raises_fewer_alerts_of_either_kind()
    {
        RecognitionParameters parameters = SmallRuns.Inputs("none").Parameters.Recognition;
        Matcher lenient = Matcher.At(parameters, 0.56);
        Matcher strict = Matcher.At(parameters, 0.64);
        Assert.True(strict.FalseRate < lenient.FalseRate);
        Assert.True(strict.TrueShare < lenient.TrueShare);
        Assert.Equal(33.0 / 6, Matcher.At(parameters, 0.6).FalseRate / strict.FalseRate, 2);
    }

    [Fact]
    public void The_same_people_are_falsely_alerted_again_and_again_unless_errors_do_not_last()
    {
        var order = new CameraOrder { ListedPeople = Citizens, PresentShare = 0, ChecksPer100000Day = 100_000 };
        int lasting = Stopped(Watched(order), true);
        int fresh = Stopped(Watched(order), false);
        Assert.InRange(lasting, 1, fresh / 2);
    }

    [Fact]
    public void Operators_who_cannot_keep_up_let_alerts_lapse_and_stop_no_more_than_they_check()
    {
        var order = new CameraOrder { ListedPeople = Citizens, StaleShare = 0, ChecksPer100000Day = 100 };
        Kept kept = SmallRuns.Live(Watched(order), (_, rows) => rows);
        MeasureRow[] nation = [.. kept.Measures.Where(row => row is { RegionId: 0, GroupId: 0 })];
        Assert.True(nation.Last(row => row.Measure == "camera_alerts_lapsed_share").Value > 0.9);
        Assert.All(
            nation.Where(row => row.Measure == "camera_stops_per_1000_day"),
            row => Assert.InRange(row.Value, 0, 1));
    }

    [Fact]
    public void Every_day_of_a_watched_nation_has_the_same_state_on_any_number_of_threads()
    {
        RunInputs inputs = Watched(new CameraOrder { ListedPeople = 20_000 }, 20_000);
        Assert.Equal(SmallRuns.Hashes(inputs, 1), SmallRuns.Hashes(inputs, 3));
    }

    [Fact]
    public void Doors_that_go_by_faces_of_all_blocks_have_the_same_state_on_any_number_of_threads()
    {
        RunInputs inputs = HealthTargets.Inputs(
            "health-code", 3 * World.RowsPerBlock, 8, 1,
            "contagion.seed_infections=2000", "recognition.false_match_rate=1e-4");
        var order = new CameraOrder { ListedPeople = 3 * World.RowsPerBlock, Uses = [CameraUse.Doors] };
        inputs = inputs with { Scenario = inputs.Scenario with { Cameras = order } };
        Assert.Equal(SmallRuns.Hashes(inputs, 1), SmallRuns.Hashes(inputs, 3));
    }

    [Fact]
    public void Cameras_that_stop_nobody_change_no_life()
    {
        RunInputs plain = SmallRuns.Inputs("integrated-score", days: 20);
        RunInputs watched = Watched(
            new CameraOrder { ListedPeople = 2000, ChecksPer100000Day = 0 }, 2000, "integrated-score");
        Assert.Equal(SmallRuns.Lives(plain), SmallRuns.Lives(watched));
    }

    [Fact]
    public void Faces_put_acts_on_whom_the_doer_is_taken_for_and_that_costs_them_their_score()
    {
        RunInputs inputs = Watched(
            new CameraOrder { ListedPeople = Citizens, Uses = [CameraUse.AttributeActs] }, Citizens,
            "integrated-score", "1e-3");
        Kept kept = SmallRuns.Live(inputs, (_, rows) => rows);
        RecordRow[] wrong = [.. kept.Records.Where(record =>
            record is { Channel: Channel.Cameras, Wrongful: true, ActId: not null })];
        Assert.NotEmpty(wrong);
        Assert.Contains(kept.Decisions, made => made.Points < 0
            && wrong.Any(record => record.RecordId == made.RecordId && record.SubjectId == made.SubjectId));
        Assert.Empty(kept.Stops);
    }

    [Fact]
    public void Seen_in_a_graded_area_are_those_whom_a_face_is_taken_for_and_nobody_where_the_use_is_off()
    {
        HashSet<int> without = Red(Travelled(isCentral: true), null);
        HashSet<int> off = Red(Travelled(isCentral: true), CameraUse.FindListed);
        HashSet<int> seen = Red(Travelled(isCentral: true), CameraUse.TravelHistory);
        Assert.NotEmpty(without);
        Assert.Equal(without, off);
        Assert.Subset(seen, without);
        Assert.True(seen.Count > without.Count + 50, $"{seen.Count} red, {without.Count} without cameras");
        // Whoever is not on the list is taken for nobody's stay.
        RunInputs inputs = Travelled(isCentral: true);
        var list = new WatchList((uint)inputs.Scenario.Seed, Citizens, TravelOrder(CameraUse.TravelHistory));
        Assert.All(seen.Except(without), row => Assert.True(list.EntryOf(row) >= 0));
    }

    [Fact]
    public void A_pass_that_lies_on_the_phone_hears_nothing_of_what_cameras_see() => Assert.Equal(
        Red(Travelled(isCentral: false), null), Red(Travelled(isCentral: false), CameraUse.TravelHistory));

    private static CameraOrder TravelOrder(CameraUse use) =>
        new() { ListedPeople = Citizens / 2, ChecksPer100000Day = 0, Uses = [use] };

    // Some are infected and infect nobody, their areas are graded high, and nothing else turns a code red.
    private static RunInputs Travelled(bool isCentral)
    {
        RunInputs inputs = HealthTargets.Inputs(
            "health-code", Citizens, 16, 1, "contagion.r=0", "contagion.seed_infections=6",
            "recognition.false_match_rate=1e-4");
        HealthRules rules = inputs.HealthOf("health-code")!;
        return inputs.With(rules with
        {
            Central = isCentral,
            OtherSymptomsPerDay = 0,
            Tracing = null,
            Gates = [],
            Platforms = [],
            Code = rules.Code! with
            {
                WrongInputPerDay = 0,
                Areas = rules.Code.Areas! with { ReviewDays = 1, HighPer100000 = 0, ClusterCases = 1 },
            },
        });
    }

    private static HashSet<int> Red(RunInputs inputs, CameraUse? use)
    {
        CameraOrder? order = use is { } given ? TravelOrder(given) : null;
        inputs = inputs with { Scenario = inputs.Scenario with { Cameras = order } };
        return SmallRuns.Live(inputs, (world, _) => Enumerable.Range(0, world.Nation.CitizensAtStart)
            .Where(row => world.Health!.CodeOf(row).Colour == CodeColour.Red).ToHashSet());
    }

    private static int Stopped(RunInputs inputs, bool isLasting)
    {
        inputs = inputs.With(inputs.Scenario.Switches with { LastingErrors = isLasting });
        return SmallRuns.Live(inputs, (_, kept) => kept.Stops.Select(stop => stop.CitizenId).Distinct().Count());
    }

    private static RunInputs Watched(
        CameraOrder order, int citizens = Citizens, string regime = "none", string rate = "1e-6")
    {
        RunInputs inputs = SmallRuns.Inputs(
            regime, citizens, 20, set: [$"recognition.false_match_rate={rate}"]);
        return inputs with { Scenario = inputs.Scenario with { Cameras = order } };
    }
}
