using System.Runtime.CompilerServices;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model.Consequences;

/// <summary>
/// The worst grade pulls the owner's other organisations along the next day. Those that were pulled pull nobody, so
/// that it ends there; it is wrongful where the first would not have the grade without wrongful records.
/// </summary>
internal static class OwnerPull
{
    /// <summary>Adds a pull for each other organisation of the owners of those who fell today.</summary>
    public static void Collect(World world, Block block, RegisterBlock filed, Rulebook rules)
    {
        foreach (ref readonly ScoreDecision decision in filed.Decisions.Span)
        {
            if (decision is { Step: ScoreStep.Grade, Detail: 0, Rule: not Rulebook.ByOwner })
            {
                Pull(world, block, filed, rules, decision);
            }
        }
    }

    private static void Pull(
        World world, Block block, RegisterBlock filed, Rulebook rules, in ScoreDecision decision)
    {
        ref Deserved deserved = ref block.Deserved.Find(decision.Row);
        bool isWrongful = false;
        if (!Unsafe.IsNullRef(ref deserved))
        {
            block.Scratch.Clear();
            Scorer.Refresh(rules, ref deserved.Standing, filed.Diary, decision.Row, world.Day, block.Scratch);
            isWrongful = deserved.Standing.Grade.Grade != 0;
        }
        long record = decision.Record < 0 ? -1 : block.Truths[decision.Record].Record;
        ushort behaviour = decision.Record < 0
            ? (ushort)Math.Max(0, world.UnderDeclaredTax)
            : filed.Inbox[decision.Record].Behaviour;
        foreach (int other in world.Ownership.Of((int)world.Nation.Organisations[decision.Row].Owner))
        {
            if (other != decision.Row && world.IsAlive(SubjectKind.Organisation, other))
            {
                block.Pulls.Add(new HouseholdPull(
                    other, 0, behaviour, record, (ushort)Channel.TaxOffice, (ushort)(isWrongful ? 1 : 0)));
            }
        }
    }
}
