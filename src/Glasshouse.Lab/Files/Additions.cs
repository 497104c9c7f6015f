using System.Collections.Immutable;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Lab.Files;

/// <summary>What a scenario adds to the catalogue and to regimes, and whether it fits what is there.</summary>
public static class Additions
{
    /// <summary>Behaviours that a run adds, each with its day.</summary>
    /// <param name="scenario">A scenario with the timeline of one arm in it.</param>
    public static ImmutableArray<AddedBehaviour> Of(Scenario scenario) =>
    [
        .. scenario.Behaviours.Select(behaviour => new AddedBehaviour(behaviour, 0)),
        .. scenario.Timeline.SelectMany(happening =>
            happening.Behaviours.Select(behaviour => new AddedBehaviour(behaviour, happening.Day))),
    ];

    /// <summary>The shipped catalogue and all that the scenario or one of its arms adds, for names in rules.</summary>
    public static ImmutableArray<Behaviour> Catalogue(ImmutableArray<Behaviour> shipped, Scenario scenario) =>
    [
        .. shipped,
        .. Places(scenario).Select(place => place.Behaviour).DistinctBy(behaviour => behaviour.Id)
            .Where(added => shipped.All(known => known.Id != added.Id)),
    ];

    /// <summary>Checks the behaviours that a scenario adds.</summary>
    public static void Check(Scenario scenario, ImmutableArray<Behaviour> shipped, Findings findings)
    {
        var seen = new HashSet<(string, string)>();
        foreach ((string at, string run, Behaviour behaviour) in Places(scenario))
        {
            BehaviourChecks.Run(behaviour, at, findings);
            BehaviourChecks.Warn(behaviour, at, findings);
            WarnOfUnseen(behaviour, at, findings);
            WarnOfUnshared(scenario, run, behaviour, at, findings);
            if (shipped.Any(known => known.Id == behaviour.Id))
            {
                findings.RefuseAt(at, "doubled-key", "is in the catalogue already; take another id");
            }
            // What the whole scenario adds, every arm has.
            else if (!seen.Add((run, behaviour.Id)) || (run.Length > 0 && seen.Contains(("", behaviour.Id))))
            {
                findings.RefuseAt(at, "doubled-key", "is added twice to one run; take another id");
            }
        }
        ImmutableArray<Behaviour> all = Catalogue(shipped, scenario);
        Identifiers.CheckKeys(all.Select(behaviour => behaviour.Id), "behaviours", findings);
        if (all.Length > CatalogueReader.MostBehaviours)
        {
            findings.RefuseAt("behaviours", "out-of-range",
                $"make {all.Length} behaviours with the shipped ones; allowed are {CatalogueReader.MostBehaviours}");
        }
    }

    // The shipped catalogue holds some on purpose; of a behaviour that somebody adds, it is rather a slip.
    private static void WarnOfUnseen(Behaviour behaviour, string at, Findings findings)
    {
        if (behaviour.Channels.IsEmpty && findings.IsSound($"{at}.channels"))
        {
            findings.WarnAt($"{at}.channels", "nobody-notices",
                "are none: nobody notices it, no record is made of it, and a rule on it can never fire");
        }
    }

    private static void WarnOfUnshared(
        Scenario scenario, string run, Behaviour behaviour, string at, Findings findings)
    {
        if (run.Length == 0 || scenario.Arms.Length < 2)
        {
            return;
        }
        string[] without = [.. scenario.Arms
            .Where(arm => arm.Timeline.All(dated => dated.Behaviours.All(known => known.Id != behaviour.Id)))
            .Select(arm => arm.Name)];
        if (without.Length > 0)
        {
            findings.WarnAt(at, "unshared-behaviour",
                $"is added to {run} and not to {string.Join(", ", without)}: what people do of it will count as "
                + "that arm's doing; add it to the whole scenario to compare rules alone");
        }
    }

    /// <summary>Checks the rules that the events of one run add to the regimes then in force.</summary>
    /// <param name="events">Events with their paths, in order of their days.</param>
    /// <param name="regime">Regime of day 0.</param>
    /// <param name="named">Regimes by name; null where one could not be read.</param>
    /// <param name="catalogue">Behaviours that a rule may name.</param>
    /// <param name="findings">What is wrong is added here.</param>
    public static void CheckRules(
        IEnumerable<(string At, TimelineEvent Event)> events, Regime? regime, Func<string, Regime?> named,
        ImmutableArray<Behaviour> catalogue, Findings findings)
    {
        foreach ((string at, TimelineEvent happening) in events)
        {
            regime = happening.Regime is { } next ? named(next) : regime;
            if (happening.Rules is not { } added || regime is null)
            {
                continue;
            }
            foreach (SubjectKind kind in RegimeChecks.Kinds.Where(kind => !added.For(kind).IsEmpty))
            {
                string path = $"{at}.rules.{RegimeChecks.KeyOf(kind)}";
                if (regime.SystemFor(kind) is not { } system)
                {
                    findings.RefuseAt(path, "contradiction",
                        $"add rules, but {regime.Name} has no system for {RegimeChecks.KeyOf(kind)}");
                    continue;
                }
                new RegimeChecks(system, RegimeChecks.KeyOf(kind), kind, catalogue, findings)
                    .CheckAdded(added.For(kind), path);
            }
            regime = regime.With(added);
        }
    }

    /// <summary>Events of a scenario and one arm with their paths, in order of their days.</summary>
    public static IEnumerable<(string At, TimelineEvent Event)> Events(Scenario scenario, Arm? arm) =>
        scenario.Timeline.Select((happening, i) => ($"timeline.{i}", happening))
            .Concat((arm?.Timeline ?? []).Select((happening, i) => ($"arms.{arm!.Name}.timeline.{i}", happening)))
            .OrderBy(dated => dated.happening.Day);

    private static IEnumerable<(string At, string Run, Behaviour Behaviour)> Places(Scenario scenario)
    {
        IEnumerable<(string, string, Behaviour)> Dated(
            ImmutableArray<TimelineEvent> timeline, string path, string run) =>
            timeline.SelectMany((happening, i) => happening.Behaviours.Select(behaviour =>
                ($"{path}.{i}.behaviours.{behaviour.Id}", run, behaviour)));

        return scenario.Behaviours.Select(behaviour => ($"behaviours.{behaviour.Id}", "", behaviour))
            .Concat(Dated(scenario.Timeline, "timeline", ""))
            .Concat(scenario.Arms.SelectMany(arm => Dated(arm.Timeline, $"arms.{arm.Name}.timeline", arm.Name)));
    }
}
