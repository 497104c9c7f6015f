using System.Collections.Immutable;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Lab.Runs;

/// <summary>
/// Acts of behaviours that an arm has and another lacks. Arms with unlike catalogues differ by more than their rules,
/// and every comparison has to say so.
/// </summary>
/// <param name="Arm">The arm.</param>
/// <param name="Behaviours">Behaviours that some other arm lacks.</param>
/// <param name="Acts">How often they were done.</param>
/// <param name="Offences">How many of these acts were offences of citizens.</param>
public sealed record UnsharedActs(string Arm, ImmutableArray<string> Behaviours, long Acts, long Offences)
{
    public string Sentence =>
        $"Figures of {Arm} include {Figures.Count(Acts)} {(Acts == 1 ? "act" : "acts")} of behaviours that not every "
        + $"arm has ({string.Join(", ", Behaviours)}); what differs is not the rules' doing alone.";

    /// <summary>One for each finished arm that has a behaviour which another arm lacks.</summary>
    public static IEnumerable<UnsharedActs> Of(PreparedScenario prepared, IReadOnlyList<ArmResult> results)
    {
        ImmutableArray<RunInputs> arms = prepared.Arms;
        for (int number = 0; number < Math.Min(arms.Length, results.Count); number++)
        {
            AddedActs[] unshared = [.. results[number].Added
                .Where(added => arms.Any(arm => arm.Added.All(known => known.Behaviour.Id != added.Behaviour.Id)))];
            if (unshared.Length > 0)
            {
                yield return new UnsharedActs(
                    arms[number].Arm, [.. unshared.Select(added => added.Behaviour.Id)],
                    unshared.Sum(added => added.Acts), unshared.Where(IsOffence).Sum(added => added.Acts));
            }
        }
    }

    private static bool IsOffence(AddedActs added) => added.Behaviour.Subject == SubjectKind.Citizen
        && added.Behaviour.Kind is BehaviourKind.Violation or BehaviourKind.Obligation;
}

/// <summary>How often a behaviour that the scenario adds was done; what is counted by the month is left out.</summary>
public readonly record struct AddedActs(Behaviour Behaviour, long Acts);

/// <summary>Counts the acts of added behaviours, day after day.</summary>
internal sealed class AddedActCount(World world, ImmutableArray<AddedBehaviour> added)
{
    private readonly long[] _acts = new long[world.Catalogue.Length];

    public void Take()
    {
        if (added.IsEmpty)
        {
            return;
        }
        foreach (SubjectKind kind in RegimeChecks.Kinds)
        {
            foreach (Block block in world.BlocksOf(kind))
            {
                foreach (ref readonly Model.Acts.Act act in block.Acts.Span)
                {
                    _acts[act.Behaviour] += act.Mends || act.IsCounted ? 0 : 1;
                }
            }
        }
    }

    public ImmutableArray<AddedActs> Counted() =>
    [
        .. added.Select(one => new AddedActs(one.Behaviour, _acts[world.BehaviourRow(one.Behaviour.Id)])),
    ];
}
