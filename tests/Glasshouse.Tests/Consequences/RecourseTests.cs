using System.Collections.Immutable;
using Glasshouse.Lab.Files;
using Glasshouse.Model;
using Glasshouse.Model.Consequences;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Scores;
using Xunit;

namespace Glasshouse.Tests.Consequences;

/// <summary>Score 100 at first; under 60 no flights, nor on the list; volunteering gives 7 points.</summary>
public sealed class RecourseTests
{
    private const int Today = 20;

    private static readonly ImmutableArray<Behaviour> Catalogue =
        CatalogueReader.Read(InputTexts.FromShippedAndDisk()).Sort((a, b) => string.CompareOrdinal(a.Id, b.Id));

    [Fact]
    public void Deeds_that_lift_the_score_are_fewer_than_days_of_waiting()
    {
        Rulebook rules = Rules(returnDays: 10);
        List<Recourse> ways = Find(rules, Standing(rules, 50));
        Assert.Equal(
            [
                new Recourse(RecourseWay.Wait, 1, 90, "wait"),
                new Recourse(RecourseWay.Acts, 2, 2, "volunteering x 2"),
            ],
            ways);
        Assert.Equal(RecourseWay.Wait, RecourseSearch.Smallest(ways)!.Value.Way);
    }

    [Fact]
    public void Whoever_is_on_the_list_and_low_must_leave_both()
    {
        Rulebook rules = Rules(returnDays: 10);
        Standing standing = Standing(rules, 55);
        standing.Enter(0, Today + 200);
        List<Recourse> ways = Find(rules, standing);
        Assert.Equal(
            [
                new Recourse(RecourseWay.Wait, 1, 200, "wait"),
                new Recourse(RecourseWay.Acts, 2, 3, "volunteering x 1, pay what led to debtors"),
            ],
            ways);
    }

    [Fact]
    public void Without_return_deeds_or_payment_there_is_no_way_but_a_correction()
    {
        Rulebook rules = Rules(returnDays: 0, deedPoints: -1);
        Standing low = Standing(rules, 10);
        Assert.Empty(Find(rules, low));
        Recourse way = Assert.Single(Find(rules, low, deserved: Standing(rules, 100)));
        Assert.Equal((RecourseWay.Correction, 1, 17), (way.Way, way.Steps, way.Days));
        Assert.Empty(Find(rules, low, deserved: low));
    }

    private static List<Recourse> Find(Rulebook rules, Standing standing, Standing? deserved = null) =>
        RecourseSearch.Find(rules, Catalogue, standing, deserved, Consequence.NoFlights, Today, correctionDays: 17);

    private static Standing Standing(Rulebook rules, int score)
    {
        Standing standing = rules.Blank(10);
        standing.Score = (short)score;
        standing.Band = (byte)rules.BandOf(score);
        return standing;
    }

    private static Rulebook Rules(int returnDays, int deedPoints = 7) => new(
        SubjectKind.Citizen,
        new RegimeSystem
        {
            Channels = [.. Enum.GetValues<Channel>()],
            AwarenessShare = 1,
            Score = new ScoreScale { Start = 100, Floor = 0, Ceiling = 200, ReturnDaysPerPoint = returnDays },
            Bands =
            [
                new Band { Name = "low", From = 0, Consequences = [Consequence.NoFlights] },
                new Band { Name = "high", From = 60 },
            ],
            Lists =
            [
                new ListRule
                {
                    Name = "debtors",
                    StayDays = 200,
                    EndsOnPayment = true,
                    RemovalDays = 3,
                    Consequences = [Consequence.NoFlights],
                },
            ],
            Rules =
            [
                new RecordRule { Id = "debt", On = "unpaid_court_debt", List = "debtors" },
                new RecordRule { Id = "deed", On = "volunteering", Points = deedPoints },
            ],
        },
        Catalogue);
}
