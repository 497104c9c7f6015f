using Glasshouse.Engine.Columns;
using Glasshouse.Lab.Validation;
using Glasshouse.Model;
using Glasshouse.Model.Journeys;
using Glasshouse.Tests.Files;
using Xunit;

namespace Glasshouse.Tests.Health;

/// <summary>Gates at the homes of others.</summary>
public sealed class CompoundGateTests : IDisposable
{
    private const int Citizens = 4000;

    private readonly WrittenFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Where_nobody_has_a_phone_and_every_guest_is_asked_for_one_nobody_meets_at_home() =>
        SmallRuns.Live(Gated(uptake: 0), (world, _) =>
        {
            Assert.All(People, row => Assert.DoesNotContain(
                Met(world, row), contact => contact.Setting == Setting.OtherHome));
            return true;
        });

    [Fact]
    public void Whoever_is_turned_away_at_a_friends_gate_may_have_guests_and_both_know_of_the_meeting() =>
        SmallRuns.Live(Gated(uptake: 0.5), (world, kept) =>
        {
            int hosts = 0;
            int guests = 0;
            foreach (int row in People)
            {
                bool isTurnedAway = world.Restrictions.IsTurnedAway(row, world.Day, Setting.OtherHome);
                Contact[] friends = [.. Met(world, row).Where(contact => contact.Setting == Setting.OtherHome)];
                Assert.All(friends, friend =>
                {
                    Assert.Contains(new Contact(row, Setting.OtherHome), Met(world, friend.Other));
                    // Of two who meet, one at least got in.
                    Assert.False(isTurnedAway
                        && world.Restrictions.IsTurnedAway(friend.Other, world.Day, Setting.OtherHome));
                });
                hosts += isTurnedAway && friends.Length > 0 ? 1 : 0;
                guests += isTurnedAway ? 1 : 0;
                Assert.True(!isTurnedAway || world.Epidemic!.Contacts.Calls(row, world.Day));
            }
            Assert.InRange(hosts, 10, guests - 10);
            Assert.Contains(kept.Gates, gate => gate is { VenueKind: "other_home", Refused: > 0 });
            return true;
        });

    [Theory]
    [InlineData("home", "home is no kind of place with a gate; allowed are work, school, other_home, shop")]
    [InlineData("zoo", "zoo")]
    public void A_gate_on_no_kind_of_place_is_refused(string kind, string complaint) => Assert.Contains(
        _files.ProblemsOfRegime($$"""
            glasshouse: 1
            name: gates
            label: hypothetical
            extends: temperature-gate
            meaning: As temperature-gate, with a gate nowhere.
            health:
              gates:
                {{kind}}:
                  source: "No figure was found"
                  basis: assumed
                  enforced_share: 1
                  evaded_share: 0
                  no_phone_refused_share: 0
                  refusal_loss: 0
            """),
        problem => problem.Contains(complaint, StringComparison.Ordinal));

    private static IEnumerable<int> People => Enumerable.Range(0, Citizens / 7).Select(number => 7 * number);

    private static Contact[] Met(World world, int row)
    {
        var met = new RowList<Contact>();
        world.Epidemic!.Contacts.Of(row, world.Day, met);
        return met.Span.ToArray();
    }

    private static RunInputs Gated(double uptake)
    {
        RunInputs inputs = HealthTargets.Inputs("health-code", Citizens, 4, 1, "contagion.seed_infections=20");
        HealthRules rules = inputs.HealthOf("health-code")!;
        GateRule gate = rules.Gates[0] with
        {
            Venue = Setting.OtherHome,
            EnforcedShare = 1,
            NoPhoneRefusedShare = 1,
            BorrowedShare = 0,
        };
        return inputs.With(rules with { UptakeShare = uptake, Gates = [gate] });
    }
}
