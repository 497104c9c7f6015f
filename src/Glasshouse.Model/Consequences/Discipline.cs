using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model.Consequences;

/// <summary>
/// Cases against officials: a record or enough complaints become a case, and nearly every case is punished, whether
/// there was anything or not. That some was wrong is true all the same, and only the simulation sees it.
/// </summary>
public static class Discipline
{
    private static readonly uint CaseKey = KeyedId.Of("discipline case");
    private static readonly uint ComplaintKey = KeyedId.Of("discipline complaints");

    /// <summary>Cases out of the day's records of officials' breaches.</summary>
    public static void Run(World world)
    {
        Register register = world.RegisterOf(SubjectKind.Official);
        if (RuleOf(world) is not { } rule || register.Rules is null)
        {
            return;
        }
        Block block = world.OfficialBlocks[0];
        Span<FiledRecord> inbox = register.Blocks[0].Inbox.Span;
        for (int place = 0; place < inbox.Length; place++)
        {
            ref readonly FiledRecord record = ref inbox[place];
            Behaviour behaviour = world.Catalogue[record.Behaviour];
            if (record.Mends || !rule.On.Contains(behaviour.Id))
            {
                continue;
            }
            Words words = world.Draws(Purpose.Discipline).At(
                (uint)record.Row, (uint)world.Day, CaseKey ^ behaviour.Key, (uint)record.Channel);
            if (Uniform.Open(words.W0) < rule.FiledShare)
            {
                bool isBribe = behaviour.Id == NamedBehaviours.BribeTaken;
                Decide(world, block, rule, record.Row, Uniform.Open(words.W1), block.Truths[place].Wrongful, isBribe);
            }
        }
    }

    /// <summary>
    /// Somebody has paid. A counterpart who is honest complains (Hammond 2000): the fewer take part, the more likely
    /// each who still does is reported.
    /// </summary>
    /// <param name="world">The world.</param>
    /// <param name="block">Block of the officials.</param>
    /// <param name="row">The official.</param>
    /// <param name="uniform">The encounter's own draw.</param>
    public static void Hear(World world, Block block, int row, double uniform)
    {
        if (RuleOf(world) is not { ComplaintsForCase: > 0 } rule || uniform >= world.Officialdom.HonestShare)
        {
            return;
        }
        ref Career career = ref world.Officialdom.Careers[row];
        career.Complaints = Saturate.Increment(career.Complaints);
        if (career.Complaints >= rule.ComplaintsForCase)
        {
            career.Complaints = 0;
            Words words = world.Draws(Purpose.Discipline).At((uint)row, (uint)world.Day, ComplaintKey);
            Decide(world, block, rule, row, Uniform.Open(words.W1), isWrongful: false, isBribe: true);
        }
    }

    /// <summary>What an official did has come out, and they are punished for it.</summary>
    /// <param name="world">The world.</param>
    /// <param name="row">The official.</param>
    public static void Punish(World world, int row)
    {
        Block block = world.OfficialBlocks[0];
        int province = world.ProvinceOf(SubjectKind.Official, row);
        Cells cells = Groupings.Of(world.Nation.Officials[row]);
        ref Career career = ref world.Officialdom.Careers[row];
        career.Cases = Saturate.Increment(career.Cases);
        career.Punishments = Saturate.Increment(career.Punishments);
        block.Tally.Add(Counter.CasesFiled, province, cells);
        block.Tally.Add(Counter.CasesPunished, province, cells);
    }

    private static DisciplineRule? RuleOf(World world) =>
        world.Switches.Discipline ? world.Officialdom.Rule?.Discipline : null;

    private static void Decide(
        World world, Block block, DisciplineRule rule, int row, double uniform, bool isWrongful, bool isBribe)
    {
        ref Career career = ref world.Officialdom.Careers[row];
        int province = world.ProvinceOf(SubjectKind.Official, row);
        Cells cells = Groupings.Of(world.Nation.Officials[row]);
        career.Cases = Saturate.Increment(career.Cases);
        block.Tally.Add(Counter.CasesFiled, province, cells);
        if (uniform >= rule.PunishedShare)
        {
            return;
        }
        career.Punishments = Saturate.Increment(career.Punishments);
        block.Tally.Add(Counter.CasesPunished, province, cells);
        if (isWrongful)
        {
            career.WrongfulPunishments = Saturate.Increment(career.WrongfulPunishments);
            block.Tally.Add(Counter.CasesPunishedWrongly, province, cells);
        }
        if (isBribe)
        {
            career.JailedOn = (ushort)(world.Day + 1);
            career.FreeFrom = (ushort)Math.Min(ushort.MaxValue, world.Day + 1 + rule.TermDays);
        }
    }
}
