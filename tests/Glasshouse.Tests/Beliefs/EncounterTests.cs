using Glasshouse.Model;
using Glasshouse.Model.Beliefs;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;
using Xunit;

namespace Glasshouse.Tests.Beliefs;

/// <summary>Each mechanism of a quarter's meetings moves what it should, and nothing else.</summary>
public sealed class EncounterTests
{
    private const int Days = 120;

    private sealed record Traces(Citizen[] Citizens, Outlook[] Outlooks, List<MeasureRow> Measures)
    {
        public bool Has(string measure) => Measures.Any(row => row.Measure == measure);

        public double Last(string measure) =>
            Measures.Last(row => row.Measure == measure && row.GroupId == 0 && row.RegionId == 0).Value;
    }

    // Nobody is born or dies, so that shares of people move by what is looked at alone.
    private static Traces Live(Switches switches, string regime = "integrated-score", Norm norm = Norm.SimpleStanding)
    {
        RunInputs inputs = SmallRuns.Inputs(regime, citizens: 3000, days: Days, record: "summary")
            .With(switches with { Demography = false });
        inputs = inputs with { Scenario = inputs.Scenario with { Norm = norm } };
        return SmallRuns.Live(inputs, (world, kept) => new Traces(
            world.Nation.Citizens.Span.ToArray(), world.Nation.Outlooks.Span.ToArray(), kept.Measures));
    }

    [Fact]
    public void Without_reciprocity_nobody_is_asked_and_opinions_are_as_before()
    {
        Traces with = Live(new Switches());
        Traces without = Live(new Switches { Reciprocity = false });
        Assert.True(with.Has("cooperation_share"));
        Assert.False(without.Has("cooperation_share"));
        Assert.Equal(with.Outlooks.Select(outlook => outlook.OpinionHeld),
            without.Outlooks.Select(outlook => outlook.OpinionHeld));
        Assert.Equal(with.Citizens.Select(citizen => citizen.Experience.Violations),
            without.Citizens.Select(citizen => citizen.Experience.Violations));
        Assert.NotEqual(with.Citizens.Select(citizen => citizen.TrustGeneralised),
            without.Citizens.Select(citizen => citizen.TrustGeneralised));
    }

    [Fact]
    public void Without_opinion_all_say_what_they_think_and_trust_is_as_before()
    {
        Traces with = Live(new Switches());
        Traces without = Live(new Switches { Opinion = false });
        Assert.True(with.Last("private_public_gap") > 0);
        Assert.Equal(0, without.Last("private_public_gap"));
        Assert.Equal(with.Citizens.Select(citizen => citizen.TrustGeneralised),
            without.Citizens.Select(citizen => citizen.TrustGeneralised));
    }

    [Fact]
    public void Without_attitudes_nobody_tells_anybody_and_nobody_is_asked_for_support()
    {
        Traces with = Live(new Switches());
        Traces without = Live(new Switches { Attitudes = false });
        Assert.True(with.Has("support_share"));
        Assert.False(without.Has("support_share"));
        Assert.True(with.Last("awareness_share") > without.Last("awareness_share"));
        Assert.Equal(without.Measures.First(row => row.Measure == "awareness_share").Value,
            without.Last("awareness_share"));
    }

    [Fact]
    public void Where_nothing_is_in_force_nothing_is_feared_and_nothing_is_supported()
    {
        Traces none = Live(new Switches(), "none");
        Assert.Equal(0, none.Last("private_public_gap"));
        Assert.False(none.Has("support_share"));
        // An odd one out has a tie less, and friends die.
        Assert.InRange(none.Last("tie_count_mean"), 24, 25);
    }

    [Fact]
    public void A_tie_with_somebody_who_has_died_is_counted_no_more() => SmallRuns.Live(
        SmallRuns.Inputs("none", citizens: 2000, days: 365, record: "summary"),
        (world, kept) =>
        {
            var attitudes = new Attitudes(world);
            int[] asked = [.. Enumerable.Range(0, world.Nation.Citizens.Length)
                .Where(row => attitudes.IsAsked(row) && world.Nation.Outlooks[row].IsFormed)];
            int ties = asked.Sum(row => Enumerable.Range(0, Ties.AllTies).Count(tie =>
                world.Nation.TieOf(row, tie) is >= 0 and int other && world.Nation.Citizens[other].IsAlive));
            MeasureRow last = kept.Measures.Last(row => row is { Measure: "tie_count_mean", GroupId: 0 });
            Assert.Equal(ties / (double)asked.Length, last.Value, 1e-9);
            return true;
        });

    [Fact]
    public void Image_scoring_lets_cooperation_fall_where_standing_keeps_it()
    {
        Assert.True(Live(new Switches(), "none", Norm.ImageScoring).Last("cooperation_share")
            < Live(new Switches(), "none").Last("cooperation_share") - 0.2);
    }

    [Fact]
    public void Who_is_told_of_repression_supports_less_and_of_order_as_much()
    {
        double Support(params string[] set) => SmallRuns.Live(
            SmallRuns.Inputs("blacklist-state", citizens: 2000, days: 3, record: "summary", set: set),
            (_, kept) => kept.Measures.Last(row => row.Measure == "support_mean" && row.GroupId == 0).Value);
        double usual = Support();
        double half = Support("beliefs.attitudes.repression_told_share=0.5");
        double all = Support("beliefs.attitudes.repression_told_share=1");
        Assert.True(all < half && half < usual);
        Assert.Equal(usual, Support("beliefs.attitudes.order_told_share=1"));
    }

    [Fact]
    public void A_campaign_reaches_people_who_did_not_know()
    {
        double Aware(params string[] set)
        {
            RunInputs inputs = SmallRuns.Inputs("integrated-score", 2000, 95, record: "summary", set: set);
            Regime regime = inputs.Regimes["integrated-score"];
            regime = regime with { Citizens = regime.Citizens! with { AwarenessShare = 0.1 } };
            return SmallRuns.Live(inputs.Under(regime), (_, kept) =>
                kept.Measures.Last(row => row.Measure == "awareness_share" && row.GroupId == 0).Value);
        }
        Assert.True(Aware("beliefs.attitudes.campaign_per_year=4") > Aware() + 0.3);
    }

    [Fact]
    public void Trust_learns_more_from_being_refused_than_from_being_helped()
    {
        var learning = new TrustLearning(SmallRuns.Inputs("none").Parameters.Beliefs.Trust);
        float rise = learning.AfterMeeting(0.5f, wasHelped: true) - 0.5f;
        float fall = 0.5f - learning.AfterMeeting(0.5f, wasHelped: false);
        Assert.Equal(2, fall / rise, 0.001);
        Assert.Equal(0.5f, learning.Pulled(0.5f, 0.5));
    }

    [Fact]
    public void Opinions_out_of_reach_move_nobody()
    {
        Assert.Equal(0.2, Opinions.Moved(0.2, 0.8, bound: 0.5, convergence: 0.5));
        Assert.Equal(0.4, Opinions.Moved(0.2, 0.6, bound: 0.5, convergence: 0.5), 1e-12);
        Assert.Equal(0.2, Opinions.Voiced(0.2, fear: 0));
        Assert.Equal(1, Opinions.Voiced(0.2, fear: 1));
    }
}
