using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Generations;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;
using Xunit;

namespace Glasshouse.Tests.Generations;

public sealed class LifeCourseTests
{
    private const int Citizens = 20_000;
    private const int Days = 730;

    private static readonly RunInputs Two = SmallRuns.Inputs(
        "integrated-score", Citizens, Days, record: "summary");

    [Fact]
    public void As_many_die_and_are_born_as_age_and_sex_make_likely()
    {
        SmallRuns.Live(Two, (world, _) =>
        {
            double expectedDeaths = 0;
            double expectedBirths = 0;
            using Nation first = DrawnNation(Two);
            foreach (Citizen citizen in first.Citizens.Span)
            {
                double death = LifeCourse.DeathShare(Two.Parameters.LifeCourse, citizen.Age);
                expectedDeaths += 1 - ((1 - death) * (1 - death));
                expectedBirths += citizen.Has(CitizenTraits.Female)
                    ? 2 * LifeCourse.BirthsPerYear(Two.Parameters.LifeCourse, citizen.Age)
                    : 0;
            }
            Assert.Equal(expectedDeaths, world.Departures.Count, 4 * Math.Sqrt(expectedDeaths));
            Assert.Equal(expectedBirths, world.Arrivals.Count, 4 * Math.Sqrt(expectedBirths));
            return true;
        });
    }

    [Fact]
    public void Whoever_lives_on_is_two_years_older_after_two_years()
    {
        using Nation first = DrawnNation(Two);
        SmallRuns.Live(Two, (world, _) =>
        {
            for (int row = 0; row < Citizens; row++)
            {
                Citizen citizen = world.Nation.Citizens[row];
                int years = citizen.Age - first.Citizens[row].Age;
                Assert.True(!citizen.IsAlive || citizen.Age == world.Parameters.Nations.OldestAge || years is 1 or 2);
            }
            return true;
        });
    }

    [Fact]
    public void The_same_people_die_and_are_born_in_every_arm()
    {
        (Arrival[], Departure[]) Of(string regime) => SmallRuns.Live(
            SmallRuns.Inputs(regime, 5000, 400, record: "summary"),
            (world, _) => (world.Arrivals.Span.ToArray(), world.Departures.Span.ToArray()));
        (Arrival[] born, Departure[] died) = Of("none");
        Assert.NotEmpty(born);
        Assert.NotEmpty(died);
        (Arrival[] otherBorn, Departure[] otherDied) = Of("integrated-score");
        Assert.Equal(born, otherBorn);
        Assert.Equal(died, otherDied);
    }

    [Fact]
    public void The_dead_and_the_unborn_do_nothing_and_nothing_is_on_file_of_them()
    {
        RunInputs inputs = SmallRuns.Inputs("integrated-score", 5000, 500);
        SmallRuns.Live(inputs, (world, kept) =>
        {
            var diedOn = world.Departures.Span.ToArray().ToDictionary(one => one.Row, one => one.Day);
            bool IsOver(SubjectKind kind, int row, int day) =>
                kind == SubjectKind.Citizen && diedOn.TryGetValue(row, out int died) && day >= died;
            Assert.DoesNotContain(kept.Acts, act => IsOver(act.SubjectKind, act.SubjectId, act.Day));
            Assert.DoesNotContain(kept.Records, record => IsOver(record.SubjectKind, record.SubjectId, record.Day));
            Assert.DoesNotContain(kept.Appeals, appeal => IsOver(
                appeal.SubjectKind, appeal.SubjectId, appeal.FiledDay));
            Assert.All(diedOn.Keys, row => Assert.Equal(Consequence.None, world.Nation.Citizens[row].Consequences));
            int unborn = Births.FirstRow(5000) + world.Arrivals.Count;
            for (int row = unborn; row < world.Nation.Citizens.Length; row++)
            {
                Assert.Equal(0u, world.LifeDigests[row]);
            }
            return true;
        });
    }

    /// <summary>Stocks move with birthdays and deaths, so that by group they still add up to everybody's.</summary>
    [Fact]
    public void Stocks_by_age_band_add_up_to_all_who_live()
    {
        SmallRuns.Live(Two, (world, kept) =>
        {
            int last = kept.Measures.Max(row => row.Day);
            MeasureRow[] rows = [.. kept.Measures.Where(row => row.Day == last && row.RegionId == 0)];
            int[] bands = [.. world.Groupings.Rows()
                .Where(group => group.Dimension == "age_band").Select(group => group.GroupId)];
            double Sum(string measure) => bands.Sum(band =>
                rows.Where(row => row.GroupId == band && row.Measure == measure).Sum(row => row.Value)
                * (measure == "citizens" ? 1 : Of(band, "citizens")));
            double Of(int group, string measure) =>
                rows.Single(row => row.GroupId == group && row.Measure == measure).Value;
            int living = world.Nation.Citizens.Span.ToArray().Count(citizen => citizen.IsAlive);
            Assert.Equal(living, Of(0, "citizens"));
            Assert.Equal(living, Sum("citizens"));
            foreach (string measure in new[] { "sanctioned_share", "rewarded_share", "wrongly_sanctioned_share" })
            {
                Assert.Equal(Of(0, measure) * living, Sum(measure), 1e-6);
            }
            return true;
        });
    }

    [Fact]
    public void With_demography_off_nobody_grows_older_dies_or_is_born()
    {
        RunInputs off = SmallRuns.Inputs("integrated-score", 4000, 400, record: "summary")
            .With(new Switches { Demography = false });
        using Nation first = DrawnNation(off);
        SmallRuns.Live(off, (world, _) =>
        {
            Assert.Equal(4000, world.Nation.Citizens.Length);
            Assert.Equal((0, 0), (world.Arrivals.Count, world.Departures.Count));
            Assert.Equal(
                first.Citizens.Span.ToArray().Select(citizen => citizen.Age),
                world.Nation.Citizens.Span.ToArray().Select(citizen => citizen.Age));
            return true;
        });
    }

    [Fact]
    public void Every_firm_and_every_post_has_somebody_who_lives()
    {
        SmallRuns.Live(Two, (world, _) =>
        {
            Citizen[] citizens = world.Nation.Citizens.Span.ToArray();
            foreach (Official official in world.Nation.Officials.Span)
            {
                Assert.True(citizens[official.Citizen].IsAlive);
            }
            Assert.All(
                Enumerable.Range(0, world.Nation.Organisations.Length)
                    .Where(row => world.IsAlive(SubjectKind.Organisation, row))
                    .Select(row => citizens[world.Nation.Organisations[row].Owner]),
                owner => Assert.True(owner.IsAlive && owner.Has(CitizenTraits.Owner)));
            return true;
        });
    }

    [Fact]
    public void A_firm_outlives_its_owner_and_the_heir_of_its_owner()
    {
        RunInputs deadly = SmallRuns.Inputs(
            "none", citizens: 3000, days: 1500, record: "summary", set: "life_course.death_share_at_80=1");
        SmallRuns.Live(deadly, (world, _) =>
        {
            Citizen[] citizens = world.Nation.Citizens.Span.ToArray();
            Assert.All(
                Enumerable.Range(0, world.Nation.Organisations.Length)
                    .Where(row => world.IsAlive(SubjectKind.Organisation, row)),
                row => Assert.True(citizens[world.Nation.Organisations[row].Owner].IsAlive));
            return true;
        });
    }

    private static Nation DrawnNation(RunInputs inputs) =>
        Nations.DrawnNation.Of("netherlands", inputs.Scenario.Nation.Citizens, (uint)inputs.Scenario.Seed);
}
