using Glasshouse.Engine.Columns;
using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Observations;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model.Consequences;

/// <summary>
/// Exits from black lists that nobody carries out. The membership is over by the rules and goes on in the file for a
/// spell; the deserved standing has left, so the subject is wrongly sanctioned from the day on which it should have
/// ended.
/// </summary>
public sealed class StaleEntries(World world, SubjectKind kind, Ledger ledger)
{
    /// <summary>What stands in place of a rule's id where an exit was not carried out.</summary>
    public const string NotCarriedOut = "exit not carried out";

    private static readonly uint Slot = KeyedId.Of("stale exit");

    /// <summary>Looks at the day's exits of one block, after what is deserved has taken the day in.</summary>
    public void Linger(Block block, RegisterBlock filed, Rulebook rules)
    {
        if (!world.Switches.LastingErrors || world.Parameters.Observations.StaleExitShare <= 0)
        {
            return;
        }
        RowList<ScoreDecision> decisions = filed.Decisions;
        for (int place = 0; place < decisions.Count; place++)
        {
            ScoreDecision decision = decisions[place];
            if (decision.Step == ScoreStep.ListExit && rules.Lists[decision.Detail].Colour == ListColour.Black)
            {
                Consider(block, filed, rules, decision);
            }
        }
    }

    private void Consider(Block block, RegisterBlock filed, Rulebook rules, in ScoreDecision exit)
    {
        ObservationsParameters observations = world.Parameters.Observations;
        Words words = world.Draws(Purpose.Redress).At((uint)exit.Row, (uint)world.Day, Slot ^ (uint)kind, exit.Detail);
        ref Standing standing = ref world.RegisterOf(kind).Standings![exit.Row];
        bool isCarriedOut = Uniform.Open(words.W0) >= observations.StaleExitShare;
        if (isCarriedOut || standing.IsOn(exit.Detail) || !world.IsAlive(kind, exit.Row))
        {
            return;
        }
        int spell = 1 + (int)(-(observations.StaleDaysMean - 1) * Exact.Log(Uniform.Open(words.W1)));
        ref Deserved deserved = ref block.Deserved.GetOrAdd(exit.Row, out bool isNew);
        if (isNew)
        {
            deserved.Standing = world.RegisterOf(kind).CopyOf(exit.Row);
            deserved.InFile = world.ConsequencesOf(kind, exit.Row);
        }
        int number = block.Decisions++;
        deserved.Record = -1;
        deserved.Decision = number;
        if (!block.NewlyWronged.Span.Contains(exit.Row))
        {
            block.NewlyWronged.Add(exit.Row);
        }
        standing.Enter(exit.Detail, world.Day + spell);
        ScoreStage.Wake(rules, ref standing, exit.Row, filed);
        var lingering = new ScoreDecision(
            exit.Row, -1, -1, ScoreStep.ListEntry, exit.Detail, standing.Score, standing.Score);
        ledger.Write(block, rules, lingering, NotCarriedOut, -1, number);
        Corrections.Expect(world, kind, block, exit.Row, Slot ^ exit.Detail, 0, world.NextRecord);
    }
}
