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
        int first = Math.Max(0, world.Day - rule.LookBackDays);
        for (int day = first; day <= world.Day; day++)
        {
            TellMet(row, row, day, null, rule, ref counts);
        }
        if (rule.NeedsBothPhones)
        {
            TellMetByBorrowers(row, first, rule, ref counts);
        }
        TellMistaken(row, rule, ref counts);
    }

    // Stays of others that are on the case's file, because they showed this code.
    private void TellMetByBorrowers(int row, int first, TracingRule rule, ref HealthCounts counts)
    {
        foreach (Borrowing stay in authority.Borrowed.Kept)
        {
            if (stay.Lender == row && stay.Day >= first)
            {
                TellMet(row, stay.Borrower, stay.Day, stay.Venue, rule, ref counts);
            }
        }
    }

    // Whom somebody met on a day whose stays are taken for the case's own: the case, or who showed the case's code.
    private void TellMet(int row, int who, int day, Setting? only, TracingRule rule, ref HealthCounts counts)
    {
        _met.Clear();
        world.Epidemic!.Contacts.Of(who, day, _met);
        for (int place = 0; place < _met.Count; place++)
        {
            Contact contact = _met[place];
            // With another's code the case was not there, as far as the file goes.
            bool isOnFile = only is { } venue
                ? contact.Setting == venue
                : NamedFor(row, day, contact.Setting, rule) == row;
            int named = NamedFor(contact.Other, day, contact.Setting, rule);
            bool isTold = isOnFile && named != row && IsFound(who, contact, named, day, rule)
                && Tell(named, rule, ref counts);
            counts.ToldForBorrower += isTold && (named != contact.Other || who != row) ? 1 : 0;
            if (isTold && named != contact.Other)
            {
                authority.Borrowed.WriteTold(new Borrowing(day, contact.Other, contact.Setting, named));
            }
        }
    }

    // Only tracing by phones takes whose code was shown for who was there.
    private int NamedFor(int row, int day, Setting setting, TracingRule rule) =>
        rule.NeedsBothPhones ? authority.Borrowed.NamedFor(row, day, setting) : row;

    private bool IsFound(int who, Contact contact, int named, int day, TracingRule rule)
    {
        bool isHome = contact.Setting == Setting.Home;
        if ((rule.VenuesOnly && contact.Setting is < Settings.FirstVenue or > Settings.LastVenue)
            || (rule.NeedsBothPhones && !authority.Carries(named)))
        {
            return false;
        }
        Words words = world.Draws(Purpose.Health).At(
            (uint)who, (uint)day, HealthSlots.Contact, (uint)contact.Other);
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

    // False where they were told today already.
    private bool Tell(int other, TracingRule rule, ref HealthCounts counts)
    {
        ref HealthFile file = ref authority.FileOf(other);
        if (file.ToldDayNext == world.Day + 1)
        {
            // By several cases, or of several days: told once.
            return false;
        }
        file.ToldDayNext = (ushort)(world.Day + 1);
        file.Inputs |= CodeInputs.Contact;
        counts.Told++;
        counts.ToldInfected += authority.IsInfected(other, world.Day) ? 1 : 0;
        counts.Written++;
        authority.Confine(other, world.Day + 1 + rule.DelayDays, rule.QuarantineDays);
        return true;
    }
}
