using Glasshouse.Engine.Columns;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Journeys;

namespace Glasshouse.Model.Health;

/// <summary>
/// Who is told that they met a case. Contacts of past days are worked out again from keyed draws; whether one is found
/// hangs on a draw of that pair and day, the same under every regime, so that equal detection finds equal people.
/// </summary>
public sealed class Tracing(World world, HealthAuthority authority)
{
    private readonly RowList<Contact> _met = new();

    /// <summary>Tells the contacts of a case.</summary>
    public void Trace(int row, TracingRule rule, ref HealthCounts counts)
    {
        bool carries = authority.Carries(row);
        if (rule.NeedsBothPhones && !carries)
        {
            return;
        }
        counts.CasesTraced++;
        for (int day = Math.Max(0, world.Day - rule.LookBackDays); day <= world.Day; day++)
        {
            _met.Clear();
            world.Epidemic!.Contacts.Of(row, day, _met);
            for (int place = 0; place < _met.Count; place++)
            {
                if (IsFound(row, _met[place], day, rule))
                {
                    Tell(_met[place].Other, rule, ref counts);
                }
            }
        }
        TellMistaken(row, rule, ref counts);
    }

    private bool IsFound(int row, Contact contact, int day, TracingRule rule)
    {
        bool isHome = contact.Setting == Setting.Home;
        if ((rule.VenuesOnly && contact.Setting is < Settings.FirstVenue or > Settings.LastVenue)
            || (rule.NeedsBothPhones && !authority.Carries(contact.Other)))
        {
            return false;
        }
        Words words = world.Draws(Purpose.Health).At(
            (uint)row, (uint)day, HealthSlots.Contact, (uint)contact.Other);
        return Uniform.Open(words.W0) < (isHome ? rule.HomeShare : rule.FoundShare);
    }

    // People who were no contacts: neighbours in the municipality.
    private void TellMistaken(int row, TracingRule rule, ref HealthCounts counts)
    {
        Words words = world.Draws(Purpose.Health).At((uint)row, (uint)world.Day, HealthSlots.Mistaken);
        double whole = Math.Floor(rule.FalseContactsPerCase);
        int people = (int)whole + (Uniform.Open(words.W0) < rule.FalseContactsPerCase - whole ? 1 : 0);
        var home = world.Nation.Municipalities[world.Nation.Citizens[row].Municipality];
        for (int number = 0; number < people; number++)
        {
            words = world.Draws(Purpose.Health).At(
                (uint)row, (uint)world.Day, HealthSlots.Mistaken, (uint)number + 1);
            int other = home.FirstCitizen + Uniform.Below(words.W0, home.Citizens);
            bool isTold = other != row && world.Nation.Citizens[other].IsAlive
                && (!rule.NeedsBothPhones || authority.Carries(other));
            if (isTold)
            {
                Tell(other, rule, ref counts);
            }
        }
    }

    private void Tell(int other, TracingRule rule, ref HealthCounts counts)
    {
        ref HealthFile file = ref authority.FileOf(other);
        if (file.ToldDayNext == world.Day + 1)
        {
            // By several cases, or of several days: told once.
            return;
        }
        file.ToldDayNext = (ushort)(world.Day + 1);
        file.Inputs |= CodeInputs.Contact;
        counts.Told++;
        counts.ToldInfected += authority.IsInfected(other, world.Day) ? 1 : 0;
        counts.Written++;
        authority.Confine(other, world.Day + 1 + rule.DelayDays, rule.QuarantineDays);
    }
}
