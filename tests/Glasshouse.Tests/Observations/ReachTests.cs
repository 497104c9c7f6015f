using System.Collections.Immutable;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;
using Glasshouse.Model.Observations;
using Glasshouse.Model.Scores;
using Xunit;

namespace Glasshouse.Tests.Observations;

/// <summary>Whom a system reaches: consent and age, discretion, prediction, ranking, household, safeguards.</summary>
public sealed class ReachTests
{
    private static RunInputs Changed(
        string regime, Func<RegimeSystem, RegimeSystem> change, int days = 90, int citizens = 4000)
    {
        RunInputs inputs = SmallRuns.Inputs(regime, citizens, days);
        Regime shipped = inputs.Regimes[regime];
        return inputs.Under(shipped with { Name = "changed", Citizens = change(shipped.Citizens!) });
    }

    private static RunInputs Switched(RunInputs inputs, Func<Switches, Switches> change) =>
        inputs.With(change(inputs.Scenario.Switches));

    [Fact]
    public void Only_the_enrolled_of_age_have_a_file_and_more_uptake_takes_nobody_out()
    {
        HashSet<int> Enrolled(double uptake) => SmallRuns.Live(
            Changed("points-city", citizens => citizens with
            {
                AwarenessShare = 0.6,
                Consent = new ConsentRule { UptakeShare = uptake },
            }),
            (world, kept) =>
            {
                var filed = Enumerable.Range(0, world.Nation.Citizens.Length)
                    .Where(row => Enrolment.HasFile(world, SubjectKind.Citizen, row)).ToHashSet();
                Assert.All(filed, row => Assert.True(world.Nation.Citizens[row].Age >= 18));
                Assert.All(
                    kept.Records.Where(record => record.SubjectKind == SubjectKind.Citizen
                        && world.IsAlive(SubjectKind.Citizen, record.SubjectId)),
                    record => Assert.Contains(record.SubjectId, filed));
                int adults = world.Nation.Citizens.Span.ToArray()
                    .Count(citizen => citizen.IsAlive && citizen.Age >= 18);
                Assert.InRange(filed.Count / (double)adults, (0.6 * uptake) - 0.05, (0.6 * uptake) + 0.05);
                return filed;
            });
        Assert.Subset(Enrolled(0.8), Enrolled(0.3));
    }

    [Fact]
    public void With_discretion_off_every_office_is_in_the_middle()
    {
        RunInputs inputs = Changed("points-city", citizens => citizens with
        {
            AwarenessShare = 1,
            Consent = null,
            Channels = [.. Enum.GetValues<Channel>()],
            Rules = [.. citizens.Rules.Where(rule => rule.Id == "village_good_deed")
                .Select(rule => rule with { MunicipalityShare = 1, CapPerYear = null })],
            Lists = [],
        });
        int[] Points(RunInputs run) => SmallRuns.Live(run, (_, kept) => kept.Decisions
            .Where(decision => decision.Rule == "village_good_deed" && decision.Kind == DecisionKind.Points)
            .Select(decision => decision.Points).ToArray());
        Assert.True(Points(inputs).Distinct().Count() > 2);
        int[] even = Points(Switched(inputs, switches => switches with { Discretion = false }));
        Assert.NotEmpty(even);
        Assert.All(even, points => Assert.InRange(points, 7, 8));
    }

    private static PredictionRule Predicted { get; } =
        new() { WeightPoints = 100, Accuracy = 0.7, PersistentErrorShare = 0.9, Levels = 5 };

    [Fact]
    public void The_better_of_two_gets_the_better_signal_as_often_as_the_regime_says() =>
        SmallRuns.Live(
            Changed("integrated-score", citizens => citizens with { PredictedTrust = Predicted }, days: 31),
            (world, _) =>
            {
                var signals = new TrustSignals(world);
                signals.Prepare();
                int right = 0;
                int pairs = 0;
                for (int row = 0; row + 1 < 4000; row += 2)
                {
                    ref readonly Citizen one = ref world.Nation.Citizens[row];
                    ref readonly Citizen other = ref world.Nation.Citizens[row + 1];
                    bool isBetter = one.Frailty < other.Frailty;
                    right += isBetter == signals.SignalOf(row, one.Frailty) > signals.SignalOf(row + 1, other.Frailty)
                        ? 1
                        : 0;
                    pairs++;
                }
                // Four standard errors of a share of 2,000 pairs.
                Assert.InRange(right / (double)pairs, 0.66, 0.74);
                return 0;
            });

    [Fact]
    public void Predicted_trust_moves_scores_of_people_with_no_record_and_its_switch_takes_it_away()
    {
        RunInputs with = Changed(
            "integrated-score", citizens => citizens with { PredictedTrust = Predicted }, days: 40);
        RunInputs without = Changed(
            "integrated-score", citizens => citizens with { PredictedTrust = null }, days: 40);
        int moved = SmallRuns.Live(with, (_, kept) => kept.Decisions.Count(one => one.Rule == "predicted trust"));
        Assert.True(moved > 2000);
        Assert.Equal(
            SmallRuns.Lives(without),
            SmallRuns.Lives(Switched(with, switches => switches with { PredictedTrust = false })));
    }

    [Fact]
    public void A_fall_pulls_housemates_along_the_next_day()
    {
        RunInputs inputs = Changed("integrated-score", citizens => citizens with
        {
            Contagion = new ContagionRule { HouseholdShare = 0.5 },
        });
        SmallRuns.Live(inputs, (world, kept) =>
        {
            DecisionRow[] pulls = [.. kept.Decisions.Where(one =>
                one.Rule == "household" && one.Kind == DecisionKind.Points)];
            Assert.NotEmpty(pulls);
            Assert.All(pulls, pull =>
            {
                Citizen pulled = world.Nation.Citizens[pull.SubjectId];
                int first = pull.SubjectId - pulled.HouseholdPosition;
                Assert.Contains(kept.Decisions, fall => fall.RecordId == pull.RecordId && fall.Day == pull.Day - 1
                    && fall.SubjectId >= first && fall.SubjectId < first + pulled.HouseholdSize
                    && fall.SubjectId != pull.SubjectId && fall.Points < 0);
            });
            return 0;
        });
    }

    [Fact]
    public void Without_association_no_fall_pulls_anybody_and_nothing_else_changes()
    {
        RunInputs with = Changed("integrated-score", citizens => citizens with
        {
            Contagion = new ContagionRule { HouseholdShare = 0.5 },
        });
        RunInputs without = Changed("integrated-score", citizens => citizens with { Contagion = null });
        RunInputs off = Switched(with, switches => switches with { Association = false });
        Assert.NotEqual(SmallRuns.Lives(without), SmallRuns.Lives(with));
        Assert.Equal(SmallRuns.Hashes(without, 2), SmallRuns.Hashes(off, 2));
    }

    [Fact]
    public void Rankings_take_room_only_where_a_regime_ranks()
    {
        Assert.True(Room("integrated-score") < 4096);
        Assert.True(Room("suspicion-model") > 4 * 8192);

        static long Room(string regime) => SmallRuns.Live(SmallRuns.Inputs(regime, days: 1), (world, _) =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            new Rankings(world).Prepare();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });
    }

    [Fact]
    public void Amended_rules_bring_nothing_to_whoever_has_no_file()
    {
        RunInputs inputs = Changed("points-city", citizens => citizens with
        {
            AwarenessShare = 0.6,
            Consent = new ConsentRule { UptakeShare = 0.5 },
        });
        Regime first = inputs.Regimes["changed"];
        Regime amended = first with
        {
            Name = "amended",
            Citizens = first.Citizens! with
            {
                Bands = [.. first.Citizens.Bands.Select(band => band.Name == "A"
                    ? band with { Consequences = [Consequence.CheaperLoans] }
                    : band)],
            },
        };
        inputs = inputs with
        {
            Regimes = inputs.Regimes.Add("amended", amended),
            Scenario = inputs.Scenario with
            {
                Timeline = [new TimelineEvent { Day = 30, Regime = "amended", KeepsFiles = true }],
            },
        };
        SmallRuns.Live(inputs, (world, _) =>
        {
            int[] favoured = [.. Enumerable.Range(0, world.Nation.Citizens.Length)
                .Where(row => (world.Nation.Citizens[row].Consequences & Consequence.CheaperLoans) != 0)];
            Assert.NotEmpty(favoured);
            Assert.All(favoured, row => Assert.True(Enrolment.HasFile(world, SubjectKind.Citizen, row)));
            return 0;
        });
    }

    [Fact]
    public void A_ranking_investigates_the_share_it_says_and_suspects_the_innocent_wrongfully()
    {
        RunInputs inputs = Changed("suspicion-model", citizens => citizens, days: 365);
        SmallRuns.Live(inputs, (_, kept) =>
        {
            DecisionRow[] selected = [.. kept.Decisions.Where(one =>
                one.Rule == "ranking" && one.Kind == DecisionKind.ListEntry)];
            double share = inputs.Regimes["changed"].Citizens!.Ranking!.SharePerYear;
            Assert.InRange(selected.Length / 4000.0, share * 0.5, share * 1.2);
            var wrongful = kept.Records.ToDictionary(record => record.RecordId, record => record.Wrongful);
            Assert.Contains(selected, one => wrongful[one.RecordId!.Value]);
            return 0;
        });
    }

    [Fact]
    public void Slower_internet_comes_only_with_its_switch()
    {
        RunInputs inputs = Changed("integrated-score", citizens => citizens with
        {
            Bands = [.. citizens.Bands.Select(band => band.Name == "A"
                ? band with { Consequences = [Consequence.SlowerInternet] }
                : band)],
        }, days: 10);
        int Slowed(RunInputs run) => SmallRuns.Live(run, (world, _) => world.Nation.Citizens.Span.ToArray()
            .Count(citizen => (citizen.Consequences & Consequence.SlowerInternet) != 0));
        Assert.Equal(0, Slowed(inputs));
        Assert.True(Slowed(Switched(inputs, switches => switches with { SlowerInternet = true })) > 3000);
    }

    [Fact]
    public void A_context_wall_keeps_speech_from_trains_and_says_so()
    {
        RunInputs inputs = Changed("integrated-score", citizens => citizens with { ContextWall = true }, days: 200);
        SmallRuns.Live(inputs, (world, kept) =>
        {
            Rulebook rules = world.RegisterOf(SubjectKind.Citizen).Rules!;
            int disturbers = Array.FindIndex(rules.Lists, list => list.Name == "disturbers");
            Assert.Equal(Consequence.None, rules.ListConsequences[disturbers]);
            Assert.Contains(kept.Decisions, one => one.Kind == DecisionKind.Withheld && one.Rule == "context wall");
            return 0;
        });
    }

    [Fact]
    public void A_cap_keeps_sanctions_heavier_than_the_harm_away()
    {
        RunInputs inputs = SmallRuns.Inputs("blacklist-state");
        RegimeSystem citizens = inputs.Regimes["blacklist-state"].Citizens!;
        ImmutableArray<SanctionSize> sizes = [.. citizens.Lists.SelectMany(list => list.Consequences)
            .Where(one => one.HasSanction()).Distinct()
            .Select(one => new SanctionSize { Sanction = one, PerYear = 10 })];
        ImmutableArray<Behaviour> catalogue =
            inputs.Behaviours.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id));
        Consequence Kept(double factor) => new Rulebook(
            SubjectKind.Citizen,
            citizens with { ProportionalityCap = new ProportionalityCap { Factor = factor, Sizes = sizes } },
            catalogue).ListConsequences.Aggregate((one, other) => one | other) & ConsequenceSets.Sanctions;
        Assert.Equal(Consequence.None, Kept(0));
        Assert.NotEqual(Consequence.None, Kept(1000));
    }
}
