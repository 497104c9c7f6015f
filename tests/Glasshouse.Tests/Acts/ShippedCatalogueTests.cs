using System.Collections.Immutable;
using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;
using Glasshouse.Lab.Files;
using Glasshouse.Model.Acts;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Nations;
using Xunit;

namespace Glasshouse.Tests.Acts;

/// <summary>What the day's speed and the reading of results ask of the catalogue that ships.</summary>
public sealed class ShippedCatalogueTests
{
    /// <summary>Quantile of Gamma(.278, 1/.278) that the largest 32-bit uniform gives, rounded up.</summary>
    private const float LargestFrailty = 70;

    private static readonly ImmutableArray<Behaviour> Catalogue = CatalogueReader.Read(InputTexts.FromShippedAndDisk());

    private static IEnumerable<Behaviour> Of(SubjectKind kind) => Catalogue.Where(row => row.Subject == kind);

    [Fact]
    public void Citizens_meet_fewer_than_thirteen_scanned_opportunities_a_year() => Assert.InRange(
        Of(SubjectKind.Citizen).Where(row => !row.Counted).Sum(row => row.OpportunitiesPerYear), 3, 13);

    [Fact]
    public void What_is_counted_by_the_month_is_too_common_to_be_scanned_for() =>
        Assert.All(Catalogue.Where(row => row.Counted), row => Assert.True(row.OpportunitiesPerYear >= 6, row.Id));

    [Fact]
    public void Citizens_do_at_least_forty_kinds_of_acts() =>
        Assert.InRange(Of(SubjectKind.Citizen).Count(), 40, CatalogueReader.MostBehaviours);

    [Fact]
    public void Every_scanned_offence_of_citizens_scales_with_frailty() =>
        Assert.All(
            Of(SubjectKind.Citizen).Where(row => row.Kind == BehaviourKind.Violation && !row.Counted),
            row => Assert.True(row.ScalesWithFrailty, row.Id));

    [Fact]
    public void Only_gifts_and_norms_that_the_law_hardly_touches_can_be_bought() =>
        Assert.All(
            Catalogue.Where(row => row.CrowdsOut),
            row => Assert.True(row is
            {
                Kind: BehaviourKind.Merit, Context: Context.Community,
            }
            or
            {
                Kind: BehaviourKind.Violation, LegalPenalty: <= 0.5, Harm: <= 1,
            }, row.Id));

    [Fact]
    public void The_frailest_person_of_any_age_has_less_than_one_chance_a_day()
    {
        Citizen[] citizens = [.. Enumerable.Range(0, 90).Select(age => new Citizen { Age = (byte)age })];
        OpportunityRates rates = OpportunityRates.OfCitizens(Catalogue, citizens);
        for (int age = 0; age < 106; age++)
        {
            Assert.InRange(rates.Threshold(age, LargestFrailty), 0u, uint.MaxValue - 1);
        }
    }

    [Fact]
    public void False_records_are_rare_against_noticed_acts() =>
        Assert.All(
            Catalogue.SelectMany(row => row.Channels.Select(sight => (row, sight))),
            pair => Assert.InRange(
                pair.sight.FalsePerExposure, 0,
                Math.Min(0.01, 0.1 * pair.sight.SeenShare * Math.Max(1, pair.row.OpportunitiesPerYear))));

    [Fact]
    public void No_opportunity_is_always_taken_and_none_is_never_taken() =>
        Assert.All(Catalogue, row => Assert.InRange(MeanAcceptance(row), 0.03, 0.97));

    // The average subject of the parameters: morale 1, perceived net risk .25, no system, every need.
    private static double MeanAcceptance(Behaviour behaviour)
    {
        var incentive = new Incentive
        {
            Kind = behaviour.Kind,
            Benefit = behaviour.Benefit,
            BenefitSpread = behaviour.BenefitSpread,
            NeedWeight = behaviour.NeedWeight,
            MoralWeight = behaviour.MoralWeight,
            LegalPenalty = behaviour.LegalPenalty,
        };
        const int people = 1000;
        double sum = 0;
        for (int person = 0; person < people; person++)
        {
            double need = behaviour.Subject == SubjectKind.Citizen ? 0.5 - (person % 10 / 9.0) : 0;
            double normal = Exact.NormalQuantile((person + 0.5) / people);
            sum += Acceptance.Probability(incentive, new Chooser(0.25, 1, need, false, false, 0), normal, 1);
        }
        return sum / people;
    }

    [Fact]
    public void No_two_ids_share_their_draws() =>
        Assert.Equal(Catalogue.Length, Catalogue.Select(row => KeyedId.Of(row.Id)).Distinct().Count());
}
