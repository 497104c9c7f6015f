using System.Runtime.CompilerServices;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model.Consequences;

/// <summary>Follows every membership from entry to exit and counts both, exits by what ended them.</summary>
public sealed class Memberships(World world, SubjectKind kind)
{
    /// <summary>What the day's records and notes say about memberships, before the steps are counted.</summary>
    public void TakeIn(Block block, RegisterBlock filed, Rulebook rules)
    {
        Span<FiledRecord> inbox = filed.Inbox.Span;
        for (int place = 0; place < inbox.Length; place++)
        {
            ref readonly FiledRecord record = ref inbox[place];
            if (record.Mends)
            {
                Settle(block, rules, record);
            }
            else if (record.Kind < RecordKind.Declaration && LeadsSomewhere(rules, record)
                && world.RegisterOf(kind).Standings![record.Row].HasDates)
            {
                ref Listing listing = ref block.Listings.GetOrAdd(record.Row, out _);
                listing.Behaviour = record.Behaviour;
                bool isOwn = !block.Truths[place].Wrongful
                    && world.Catalogue[record.Behaviour].Kind == BehaviourKind.Obligation;
                listing.DebtDay = isOwn ? checked((ushort)world.Day) : Listing.NoDebt;
            }
        }
    }

    /// <summary>Counts one step onto, on or off a list.</summary>
    /// <param name="block">Block of the subject.</param>
    /// <param name="decision">The step.</param>
    /// <param name="isAnnulled">Whether an appeal or another regime brought it about.</param>
    public void Count(Block block, in ScoreDecision decision, bool isAnnulled)
    {
        if (decision.Step is not (ScoreStep.ListEntry or ScoreStep.ListExtension or ScoreStep.ListExit))
        {
            return;
        }
        int province = world.ProvinceOf(kind, decision.Row);
        Cells cells = world.CellsOf(kind, decision.Row);
        byte list = decision.Detail;
        switch (decision.Step)
        {
            case ScoreStep.ListEntry:
                block.Tally.Add(Counter.List0 + list, province, cells);
                block.Tally.Add(Counter.ListEntries + list, province, cells);
                block.Listings.GetOrAdd(decision.Row, out _).Enter(list, world.Day);
                break;
            case ScoreStep.ListExtension:
                // One more case: entries are counted as courts count them, by case and not by person.
                block.Tally.Add(Counter.ListEntries + list, province, cells);
                block.Listings.GetOrAdd(decision.Row, out _).Repeat(list);
                break;
            case ScoreStep.ListExit:
                ref Listing listing = ref block.Listings.Find(decision.Row);
                ExitReason reason = isAnnulled || Unsafe.IsNullRef(ref listing)
                    ? ExitReason.Annulled
                    : listing.ReasonOf(list);
                block.Tally.Add(Counter.List0 + list, province, cells, -1);
                block.Tally.Add(ExitCounter(reason) + list, province, cells);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(decision), decision.Step, "Not a step of a list.");
        }
    }

    /// <summary>
    /// An exit of today that nobody carried out: no new case, and an exit that is counted when it really comes, for the
    /// reason that it has.
    /// </summary>
    public void TakeBack(Block block, in ScoreDecision lingering)
    {
        int province = world.ProvinceOf(kind, lingering.Row);
        Cells cells = world.CellsOf(kind, lingering.Row);
        ref Listing listing = ref block.Listings.Find(lingering.Row);
        ExitReason reason = Unsafe.IsNullRef(ref listing) ? ExitReason.Annulled : listing.ReasonOf(lingering.Detail);
        block.Tally.Add(Counter.List0 + lingering.Detail, province, cells);
        block.Tally.Add(ExitCounter(reason) + lingering.Detail, province, cells, -1);
    }

    /// <summary>
    /// A death or a closure ends every membership; who is listed is counted down with the other stocks.
    /// </summary>
    public static void End(World world, Block block, SubjectKind kind, int row, in Standing standing)
    {
        for (int list = 0; standing.Lists != 0 && list < Standing.MostLists; list++)
        {
            if (standing.IsOn(list))
            {
                block.Tally.Add(
                    (Counter)((int)Counter.ListExitsAnnulled + list), world.ProvinceOf(kind, row),
                    world.CellsOf(kind, row));
            }
        }
        block.Listings.Remove(row);
    }

    /// <summary>First counter of exits for a reason; the list's row is added to it.</summary>
    public static Counter ExitCounter(ExitReason reason) => reason switch
    {
        ExitReason.Time => Counter.ListExitsByTime,
        ExitReason.Paid => Counter.ListExitsPaid,
        ExitReason.Repaired => Counter.ListExitsRepaired,
        ExitReason.Inability => Counter.ListExitsUnable,
        _ => Counter.ListExitsAnnulled,
    };

    private static bool LeadsSomewhere(Rulebook rules, in FiledRecord record)
    {
        for (int list = 0; list < rules.Lists.Length; list++)
        {
            bool isLetGo = record.Finding == Finding.Unable && rules.Lists[list].Inability is not null;
            if (rules.Leads(record.Behaviour, list) && !isLetGo)
            {
                return true;
            }
        }
        return false;
    }

    private static void Settle(Block block, Rulebook rules, in FiledRecord note)
    {
        ref Listing listing = ref block.Listings.Find(note.Row);
        if (Unsafe.IsNullRef(ref listing))
        {
            return;
        }
        for (int list = 0; list < rules.Lists.Length; list++)
        {
            if (rules.Ends(note.Behaviour, list, note.Finding) && listing.ReasonOf(list) == ExitReason.Time)
            {
                listing.Settle(list, note.Finding switch
                {
                    Finding.None => ExitReason.Paid,
                    Finding.Unable => ExitReason.Inability,
                    _ => ExitReason.Repaired,
                });
            }
        }
    }
}
