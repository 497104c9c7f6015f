using Glasshouse.Lab.Files;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;

namespace Glasshouse.Lab.Comparisons;

/// <summary>Watches two arms day by day and notes where each life first parts, and by what it was carried.</summary>
internal sealed class PartedLives(FollowedArm baseline, FollowedArm arm)
{
    private readonly StateTrace[] _traces = new StateTrace[baseline.World.Nation.Citizens.Length];

    /// <summary>One per citizen; <see cref="Parting.Never"/> where the two lives are the same so far.</summary>
    public Parting[] Partings { get; } =
        [.. Enumerable.Repeat(Parting.Never, baseline.World.Nation.Citizens.Length)];

    /// <summary>After both arms have lived a day.</summary>
    public void DayDone()
    {
        var parted = new List<int>();
        for (int row = 0; row < Partings.Length; row++)
        {
            if (Partings[row].Day < 0 && baseline.World.LifeDigests[row] != arm.World.LifeDigests[row])
            {
                parted.Add(row);
            }
        }
        if (parted.Count > 0)
        {
            Explain(parted);
        }
        for (int row = 0; row < Partings.Length; row++)
        {
            if (Partings[row].Day < 0)
            {
                _traces[row] = StateTraces.Of(baseline.World.Nation, arm.World.Nation, row);
            }
        }
    }

    private void Explain(List<int> parted)
    {
        var wanted = parted.ToHashSet();
        Dictionary<int, List<LifeEntry>> here = Events(arm.World.Journal!, wanted);
        Dictionary<int, List<LifeEntry>> there = Events(baseline.World.Journal!, wanted);
        ILookup<int, DecisionRow> decisionsHere = Decisions(arm.World, wanted);
        ILookup<int, DecisionRow> decisionsThere = Decisions(baseline.World, wanted);
        foreach (int row in parted)
        {
            (LifeEntry first, bool isOfArm) = First(
                here.GetValueOrDefault(row, []), there.GetValueOrDefault(row, []));
            World world = isOfArm ? arm.World : baseline.World;
            IEnumerable<DecisionRow> decisions = (isOfArm ? decisionsHere : decisionsThere)[row];
            (Carrier carrier, string detail) = CarrierOf(first, decisions, _traces[row], world);
            Partings[row] = new Parting(
                arm.World.Day, Spelling.Of(first.Kind), isOfArm ? "arm" : "baseline", carrier, detail);
        }
    }

    /// <summary>The first event that one life has and the other has not.</summary>
    private static (LifeEntry Entry, bool IsOfArm) First(List<LifeEntry> here, List<LifeEntry> there)
    {
        int place = 0;
        while (place < here.Count && place < there.Count && here[place] == there[place])
        {
            place++;
        }
        if (place == here.Count)
        {
            return (there[place], false);
        }
        // What the other life comes to later that day is not new here: it is the other that has something before it.
        bool comesThereLater = there.Skip(place).Contains(here[place]);
        return comesThereLater ? (there[place], false) : (here[place], true);
    }

    private static (Carrier Carrier, string Detail) CarrierOf(
        LifeEntry first, IEnumerable<DecisionRow> decisions, StateTrace traces, World world)
    {
        switch (first.Kind)
        {
            case LifeEvent.Points or LifeEvent.Band or LifeEvent.ListEntry or LifeEvent.ListExit
                or LifeEvent.ListExtension or LifeEvent.Consequences or LifeEvent.Named or LifeEvent.RewardUsed:
                DecisionRow? decided = decisions.Select(one => (DecisionRow?)one).FirstOrDefault();
                return (Carrier.Decision, decided is { } decision ? $"rule {decision.Rule}" : "change of regime");
            case LifeEvent.Record:
                string channel = Spelling.Of((Channel)first.Amount);
                return (Carrier.Record, $"{world.Catalogue[first.What].Id} through {channel}");
            case LifeEvent.Appeal:
                return (Carrier.Queue, first.What == 0 ? "when an appeal is filed" : "when an appeal is decided");
            case LifeEvent.Loan:
                return (Carrier.CreditMarket, "lenders' decision");
            case LifeEvent.JobFound or LifeEvent.JobRefused or LifeEvent.JobLost:
                return (Carrier.LabourMarket, "employers' decision");
            case LifeEvent.Infected:
                string setting = Spelling.Of((Model.Journeys.Setting)first.What);
                return (Carrier.Contagion, $"infected in the setting {setting}");
            case LifeEvent.ToldHome:
                return (Carrier.Health, "told to stay at home");
            case LifeEvent.LockedDown:
                return (Carrier.Health, first.What == 1 ? "a lockdown that begins" : "a lockdown that ends");
            case LifeEvent.DoorClosed:
                string door = Spelling.Of((Model.Journeys.Setting)first.What);
                return (Carrier.Health, $"turned away at the door: {door}");
            case LifeEvent.CodeBorrowed or LifeEvent.CodeLent:
                string place = Spelling.Of((Model.Journeys.Setting)first.What);
                return (Carrier.Health, first.Kind == LifeEvent.CodeBorrowed
                    ? $"let in with another's code: {place}"
                    : $"own code shown by another: {place}");
            case LifeEvent.Stopped:
                return (Carrier.Camera, first.What == 0 ? "stopped as looked for" : "stopped without cause");
            case LifeEvent.Birth or LifeEvent.Death:
                return (Carrier.Generations, Spelling.Of(first.Kind));
            default:
                return OfChoice(traces);
        }
    }

    // A choice differs by what the person carried into the day; where that is alike, by the rules themselves.
    private static (Carrier Carrier, string Detail) OfChoice(StateTrace traces)
    {
        (StateTrace Trace, Carrier Carrier, string Detail)[] order =
        [
            (StateTrace.Household, Carrier.Household, "a sanction or reward in the household"),
            (StateTrace.PerceivedRisk, Carrier.Peers, "risk as ties told it"),
            (StateTrace.Work, Carrier.LabourMarket, "work and income"),
            (StateTrace.Credit, Carrier.CreditMarket, "credit file"),
            (StateTrace.Outlook, Carrier.Meetings, "trust, opinion or ties"),
            (StateTrace.Morale, Carrier.Expectation, "morale that a price wore down"),
        ];
        foreach ((StateTrace trace, Carrier carrier, string detail) in order)
        {
            if ((traces & trace) != 0)
            {
                return (carrier, detail);
            }
        }
        return (Carrier.Expectation, "what the rules in force promise or threaten");
    }

    private static Dictionary<int, List<LifeEntry>> Events(LifeJournal journal, HashSet<int> wanted)
    {
        var events = new Dictionary<int, List<LifeEntry>>();
        for (int block = 0; block < journal.Blocks; block++)
        {
            foreach (LifeEntry entry in journal.Of(block))
            {
                if (wanted.Contains(entry.Row))
                {
                    if (!events.TryGetValue(entry.Row, out List<LifeEntry>? own))
                    {
                        events[entry.Row] = own = [];
                    }
                    own.Add(entry);
                }
            }
        }
        return events;
    }

    private static ILookup<int, DecisionRow> Decisions(World world, HashSet<int> wanted) => world.Rows.Decisions
        .Where(one => one.SubjectKind == SubjectKind.Citizen && wanted.Contains(one.SubjectId))
        .ToLookup(one => one.SubjectId);
}
