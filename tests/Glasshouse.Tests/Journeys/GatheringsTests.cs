using Glasshouse.Lab.Validation;
using Glasshouse.Model.Journeys;
using Glasshouse.Model.Nations;
using Xunit;

namespace Glasshouse.Tests.Journeys;

public sealed class GatheringsTests
{
    [Fact]
    public void Doors_and_meetings_find_the_same_places_whether_the_days_keys_were_made_before_or_on_the_spot() =>
        SmallRuns.Live(
            HealthTargets.Inputs("health-code", 5000, 6, 1, "contagion.seed_infections=20"), (world, _) =>
            {
                Gatherings ready = world.Epidemic!.Contacts.Gatherings;
                var onTheSpot = new Gatherings(world);
                int away = 0;
                for (int row = 0; row < world.Nation.CitizensAtStart; row += 7)
                {
                    ref readonly Citizen citizen = ref world.Nation.Citizens[row];
                    Gatherings.Outings outings = ready.OutingsOf(row, world.Day);
                    for (Setting venue = Settings.FirstVenue; venue <= Settings.LastVenue; venue++)
                    {
                        bool goes = ready.Goes(outings.Of(venue), citizen.Age, venue, out bool isAway);
                        Assert.Equal(goes, ready.Goes(row, citizen.Age, world.Day, venue, out bool isAwayToo));
                        Assert.Equal(isAway, isAwayToo);
                        Party party = ready.PartyOf(row, citizen.Municipality, world.Day, venue, isAway);
                        Assert.Equal(
                            party, onTheSpot.PartyOf(row, citizen.Municipality, world.Day, venue, isAway));
                        Assert.Equal(ready.VisitOf(party, venue), onTheSpot.VisitOf(party, venue));
                        int[] people = [.. Enumerable.Range(party.First, party.Count)
                            .Select(seat => ready.PersonAt(party, seat, world.Day, venue))];
                        Assert.Contains(row, people);
                        Assert.Equal(people, Enumerable.Range(party.First, party.Count)
                            .Select(seat => onTheSpot.PersonAt(party, seat, world.Day, venue)));
                        away += isAway ? 1 : 0;
                    }
                }
                Assert.True(away > 50, $"{away} visits led away");
                return true;
            });
}
