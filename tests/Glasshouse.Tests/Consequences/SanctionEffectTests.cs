using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;
using Xunit;

namespace Glasshouse.Tests.Consequences;

public sealed class SanctionEffectTests
{
    /// <summary>Each measure of the joint sanctions and the figure in which it is felt.</summary>
    public static TheoryData<Consequence, string> Felt => new()
    {
        { Consequence.NoFlights, "flights_refused_per_1000_year" },
        { Consequence.NoFastTrains, "fast_trains_refused_per_1000_year" },
        { Consequence.NoLuxury, "stays_refused_per_1000_year" },
        { Consequence.NoPrivateSchools, "school_places_lost_per_1000_year" },
        { Consequence.NoPublicJobs, "jobs_lost_per_1000_year" },
        { Consequence.NoSeniorPosts, "jobs_refused_per_1000_year" },
        { Consequence.NamedInPublic, "named_in_public_per_1000_year" },
    };

    [Theory]
    [MemberData(nameof(Felt))]
    public void A_measure_is_felt_where_the_list_has_it_and_not_where_it_is_left_out(Consequence one, string measure)
    {
        // Without stigma, by which a sanction of any kind costs callbacks.
        RunInputs inputs = DebtorWorld.Inputs(days: 180).With(new Switches { Stigma = false });
        Assert.True(DebtorWorld.Total(With(inputs, one), measure) > 0);
        Consequence other = one == Consequence.NoLoans ? Consequence.NoFlights : Consequence.NoLoans;
        Assert.Equal(0, DebtorWorld.Total(With(inputs, other), measure));
    }

    [Theory]
    [MemberData(nameof(Felt))]
    public void With_consequences_off_nothing_of_it_is_felt(Consequence one, string measure)
    {
        RunInputs inputs = With(DebtorWorld.Inputs(days: 120), one).With(new Switches { Consequences = false });
        Assert.Equal(0, DebtorWorld.Total(inputs, measure));
    }

    [Fact]
    public void The_children_pay_for_their_parents_with_their_school_places()
    {
        RunInputs inputs = With(DebtorWorld.Inputs(days: 180), Consequence.NoPrivateSchools);
        SmallRuns.Live(inputs, (world, kept) =>
        {
            double Of(int band) => kept.Measures.Where(row => row.Measure == "school_places_lost_per_1000_year"
                && row.GroupId == world.Groupings.GroupOf(SubjectKind.Citizen, Groupings.CitizenGroups + band))
                .Sum(row => row.Value);
            Assert.True(Of(Groupings.AgeBand(8)) + Of(Groupings.AgeBand(14)) > 0);
            Assert.Equal(0, Of(Groupings.AgeBand(40)));
            return true;
        });
    }

    /// <summary>Stays of a month and new judgments every other year: many a sanction begins again.</summary>
    [Theory]
    [InlineData(Consequence.NoPrivateSchools, CitizenTraits.SchoolPlaceLost, "school_places_lost_per_1000_year")]
    [InlineData(Consequence.NoPublicJobs, CitizenTraits.JobLost, "jobs_lost_per_1000_year")]
    public void Nobody_loses_the_same_place_or_job_twice(Consequence one, CitizenTraits lost, string measure)
    {
        RunInputs inputs = DebtorWorld.WithList(
            DebtorWorld.Inputs(days: 360),
            list => list with { Consequences = [one], StayDays = 30, OpenEndedShare = 0, GraveShare = 0 });
        SmallRuns.Live(inputs.With(new Switches { Demography = false }), (world, kept) =>
        {
            int begun = kept.Decisions.Count(decision => decision.Kind == DecisionKind.SanctionStart);
            int people = kept.Decisions.Where(decision => decision.Kind == DecisionKind.SanctionStart)
                .Select(decision => decision.SubjectId).Distinct().Count();
            Assert.True(begun > people);
            Citizen[] citizens = world.Nation.Citizens.Span.ToArray();
            double perDay = citizens.Length / 1000.0 / Calendar.DaysPerYear;
            Assert.Equal(citizens.Count(citizen => citizen.Has(lost)), DebtorWorld.Total(kept, measure) * perDay, 1e-6);
            return true;
        });
    }

    [Fact]
    public void Shame_costs_trust_in_others_and_can_be_turned_off()
    {
        RunInputs inputs = With(DebtorWorld.Inputs(days: 180), Consequence.NamedInPublic);
        var still = new Switches { Beliefs = false };
        double Trust(RunInputs arm) => SmallRuns.Live(
            arm, (world, _) => world.Nation.Citizens.Span.ToArray().Sum(citizen => (double)citizen.TrustGeneralised));
        double named = Trust(inputs.With(still));
        double off = Trust(inputs.With(still with { Shame = false }));
        Assert.True(named < off);
        double unnamed = Trust(With(DebtorWorld.Inputs(days: 180), Consequence.NoFlights).With(still));
        Assert.Equal(unnamed, off);
    }

    [Fact]
    public void Slower_internet_is_imposed_only_where_the_switch_says_so()
    {
        RunInputs inputs = With(DebtorWorld.Inputs(days: 120), Consequence.SlowerInternet);
        const string Measure = "internet_days_slowed_per_1000_year";
        Assert.False(new Switches().SlowerInternet);
        Assert.Equal(0, DebtorWorld.Total(inputs, Measure));
        Assert.True(DebtorWorld.Total(inputs.With(new Switches { SlowerInternet = true }), Measure) > 0);
    }

    [Fact]
    public void A_longer_ban_never_refuses_fewer_journeys()
    {
        double Refused(int stay) => DebtorWorld.Total(
            DebtorWorld.WithList(DebtorWorld.Inputs(), list => list with { StayDays = stay, OpenEndedShare = 0 }),
            "journeys_refused_per_1000_year");
        Assert.True(Refused(300) > Refused(60));
    }

    private static RunInputs With(RunInputs inputs, Consequence one) =>
        DebtorWorld.WithList(inputs, list => list with { Consequences = [one] });
}
