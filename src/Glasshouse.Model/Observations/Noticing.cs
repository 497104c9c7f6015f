using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Acts;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model.Observations;

/// <summary>
/// What channels make of a day: acts noticed or missed (q1), written down for somebody else (qm), and records of
/// nothing (q0). Every chance is compared with a uniform of its own, keyed by subject, day, behaviour and channel,
/// so that raising one rate takes nothing away from anybody (T-0.2).
/// </summary>
public sealed class Noticing(World world, SubjectKind kind)
{
    private readonly InspectorBribes _bribes = new(world);

    /// <summary>Whether one channel notices an act.</summary>
    public static bool IsSeen(World world, SubjectKind kind, int row, int behaviour, in Sight sight)
    {
        Words words = world.Draws(Purpose.Observation).At(
            (uint)row, (uint)world.Day, world.Catalogue[behaviour].Key, (uint)sight.Channel);
        double share = SeenShareOf(world, kind, row, sight);
        if (kind == SubjectKind.Organisation && behaviour == world.UnderDeclaredTax
            && sight.Channel == Channel.TaxOffice)
        {
            share *= TaxAudits.RatioOf(world, row, world.Nation.Organisations[row]);
        }
        return Uniform.Open(words.W0) < share;
    }

    /// <summary>How well a channel sees a subject: its own share, and how hard those behind it look there.</summary>
    public static double SeenShareOf(World world, SubjectKind kind, int row, in Sight sight)
    {
        if (sight.Channel == Channel.Inspections && kind == SubjectKind.Organisation)
        {
            return SeenByVisits(world, row, sight.SeenShare);
        }
        double seen = Math.Min(1, sight.SeenShare * AttentionTo(world, kind, row, sight.Channel));
        // Traces that were gathered against an infection and handed over show what the police would have missed.
        bool isTraced = sight.Channel == Channel.Police && kind == SubjectKind.Citizen
            && world.Health is { MostShownToPolice: > 0 };
        return isTraced ? 1 - ((1 - seen) * (1 - world.Health!.ShownToPolice(row))) : seen;
    }

    // More visits see more, and none sees what another has seen already.
    private static double SeenByVisits(World world, int row, double seenShare)
    {
        double attention = AttentionTo(world, SubjectKind.Organisation, row, Channel.Inspections)
            * world.InspectionPlan.RatioOf(world.Nation.Organisations[row], row);
        return 1 - Exact.Pow(1 - seenShare, attention);
    }

    /// <summary>An act, or the payment that mends one. At most one channel makes a record of it.</summary>
    public void Observe(Block block, ref Act act)
    {
        SightTable table = world.Sights[(int)kind];
        // Of those without a file nobody keeps anything; what exists without the regime sees them all the same.
        bool hasFile = Enrolment.HasFile(world, kind, act.Row);
        bool isFiled = false;
        double unseen = act.IsCounted ? Unseen(table, act) : 1;
        foreach (ref readonly Sight sight in table.Of(act.Behaviour))
        {
            if (act.Mends)
            {
                if (sight.IsFed && hasFile)
                {
                    block.Filings.Add(new Filing(
                        act.Row, act.Behaviour, sight.Channel, true, Filing.NoAct, false, act.Finding));
                    return;
                }
                continue;
            }
            bool exists = hasFile || sight.Channel.IsOrdinary();
            bool isSeen = act is { IsCounted: true, Noticed: false }
                ? IsFirstSeen(act, sight, ref unseen)
                : IsSeen(world, kind, act.Row, act.Behaviour, sight);
            if (!isSeen || !exists)
            {
                continue;
            }
            act.Noticed = true;
            if (sight.Channel == Channel.Inspections && kind == SubjectKind.Organisation && !IsReported(block, act))
            {
                continue;
            }
            if (sight.IsFed && hasFile)
            {
                Count(block, act.Row, 1);
                if (!isFiled)
                {
                    File(block, act, sight);
                    isFiled = true;
                }
            }
        }
    }

    // What an inspector finds out counts against the firm from then on, unless it is hushed up.
    private bool IsReported(Block block, in Act act)
    {
        if (world.Catalogue[act.Behaviour].Kind is BehaviourKind.Violation or BehaviourKind.Obligation)
        {
            int province = world.ProvinceOf(kind, act.Row);
            Cells cells = world.CellsOf(kind, act.Row);
            block.Tally.Add(Counter.BreachesFound, province, cells);
            if (_bribes.Hushes(block, act.Row, act.Behaviour))
            {
                block.Tally.Add(Counter.BreachesHushed, province, cells);
                return false;
            }
        }
        ref byte findings = ref world.Nation.TradeFiles[act.Row].Findings;
        findings += (byte)(findings < byte.MaxValue ? 1 : 0);
        return true;
    }

    private double Unseen(SightTable table, in Act act)
    {
        double unseen = 1;
        foreach (ref readonly Sight sight in table.Of(act.Behaviour))
        {
            unseen *= 1 - SeenShareOf(world, kind, act.Row, sight);
        }
        return unseen;
    }

    // A counted act has its day because somebody notices it; who does first is a chance on that condition.
    private bool IsFirstSeen(in Act act, in Sight sight, ref double unseen)
    {
        double seen = SeenShareOf(world, kind, act.Row, sight);
        Words words = world.Draws(Purpose.Observation).At(
            (uint)act.Row, (uint)world.Day, world.Catalogue[act.Behaviour].Key, (uint)sight.Channel);
        bool isSeen = Uniform.Open(words.W0) * (1 - unseen) < seen;
        unseen = seen < 1 ? unseen / (1 - seen) : 0;
        return isSeen;
    }

    /// <summary>An exposure: every channel has its chance to err about every behaviour.</summary>
    public void Expose(Block block, int row)
    {
        SightTable table = world.Sights[(int)kind];
        if (table.FedChannels == 0 || !Enrolment.HasFile(world, kind, row))
        {
            return;
        }
        Count(block, row, table.FedChannels);
        double look = LookAlikes.FactorOf(world, kind, row);
        Err(block, row, look, table);
    }

    // The words of all chances are made and sifted in vectors; few words are small enough for the rest to matter.
    private void Err(Block block, int row, double look, SightTable table)
    {
        Span<uint> words = stackalloc uint[table.ChanceKeys.Length];
        Span<uint> unused = stackalloc uint[table.ChanceKeys.Length];
        SlotWords.Fill(world.Seed, Purpose.Exposure, (uint)row, (uint)world.Day, table.ChanceKeys, words, unused);
        // No share is larger than this, so a word above it means no error whatever its chance.
        double most = table.MostFalseShare * look * MostGroupRatio(row);
        uint limit = Uniform.Threshold(most);
        ReadOnlySpan<uint> left = words[..table.Chances.Length];
        for (int hit = left.IndexOfAnyInRange(0u, limit); hit >= 0; hit = left.IndexOfAnyInRange(0u, limit))
        {
            int k = table.Chances.Length - left.Length + hit;
            ref readonly ErrorChance chance = ref table.Chances[k];
            if (Uniform.Open(words[k]) < chance.FalseShare * look * GroupRatio(row, chance.Channel)
                && CouldHaveDone(world, kind, row, chance.Behaviour) && !IsHushed(block, row, chance))
            {
                block.Filings.Add(new Filing(row, chance.Behaviour, chance.Channel, false, Filing.NoAct, true));
            }
            left = left[(hit + 1)..];
        }
    }

    // Who is taken for an offender can pay like one.
    private bool IsHushed(Block block, int row, in ErrorChance chance) => kind == SubjectKind.Organisation
        && chance.Channel == Channel.Inspections && _bribes.Hushes(block, row, chance.Behaviour);

    private double MostGroupRatio(int row) =>
        kind != SubjectKind.Citizen ? 1 : world.Nation.Citizens[row].Group switch
        {
            0 => 1,
            1 => world.Parameters.Observations.GroupBErrorRatios.Highest,
            _ => world.Parameters.Observations.GroupCErrorRatios.Highest,
        };

    private void File(Block block, in Act act, in Sight sight)
    {
        Words words = world.Draws(Purpose.Observation).At(
            (uint)act.Row, (uint)world.Day, world.Catalogue[act.Behaviour].Key, (uint)sight.Channel);
        bool isConfused = Uniform.Open(words.W1) < sight.WrongShare * GroupRatio(act.Row, sight.Channel);
        int named = isConfused ? LookAlikes.Of(world, kind, act.Row, act.Behaviour)
            : Namesakes.NamedFor(world, kind, act.Row, act.Behaviour, sight.Channel, words.W2);
        if (sight.Channel == Channel.Cameras && kind == SubjectKind.Citizen
            && world.Cameras is { } cameras && cameras.DoesToday(CameraUse.AttributeActs))
        {
            // The matcher names whom it takes the doer for; without a mistake the doer, as other means would.
            int taken = cameras.TakenFor(act.Row, RecognitionSlots.Act, world.Catalogue[act.Behaviour].Key);
            named = CouldHaveDone(world, kind, taken, act.Behaviour) ? taken : act.Row;
        }
        if (named != act.Row && !Enrolment.HasFile(world, kind, named))
        {
            return;
        }
        long number = ActNumber.Of(world.Day, kind, act.Behaviour, act.Row);
        Finding finding = named == act.Row ? CourtFindings.OfDebtor(world, kind, act) : Finding.None;
        block.Filings.Add(new Filing(named, act.Behaviour, sight.Channel, false, number, named != act.Row, finding));
    }

    private void Count(Block block, int row, long observations) => block.Tally.Add(
        Counter.Observations, world.ProvinceOf(kind, row), world.CellsOf(kind, row), observations);

    /// <summary>
    /// Living adults could have done anything, but for falling behind with a loan without having one; minors only what
    /// comes up at their age.
    /// </summary>
    public static bool CouldHaveDone(World world, SubjectKind kind, int row, int behaviour)
    {
        if (kind != SubjectKind.Citizen || !world.IsActive(behaviour))
        {
            return world.IsActive(behaviour) && world.IsAlive(kind, row);
        }
        if (behaviour == world.LoanArrears)
        {
            return world.Nation.CreditFiles[row].LoansRunning > 0;
        }
        ref readonly Citizen citizen = ref world.Nation.Citizens[row];
        int age = citizen.Age;
        return citizen.IsAlive
            && (age >= OpportunityRates.AdultAge || world.CitizenOpportunities.Arises(behaviour, age));
    }

    // How unequally a channel errs between groups; whom errors like to land on (LookAlike) is the same everywhere.
    private double GroupRatio(int row, Channel channel)
    {
        if (kind != SubjectKind.Citizen)
        {
            return 1;
        }
        return world.Nation.Citizens[row].Group switch
        {
            0 => 1,
            1 => world.Parameters.Observations.GroupBErrorRatios.Of(channel),
            _ => world.Parameters.Observations.GroupCErrorRatios.Of(channel),
        };
    }

    private static double AttentionTo(World world, SubjectKind kind, int row, Channel channel)
    {
        if (channel is Channel.Banks or Channel.Apps or Channel.Cameras or Channel.CitizenReports)
        {
            return 1;
        }
        int municipality = world.MunicipalityOf(kind, row);
        return municipality >= 0
            ? world.Nation.Offices[world.Nation.Municipalities[municipality].Office].EnforcementEffort
            : 1;
    }

    /// <summary>How much more often than average an organisation is inspected.</summary>
    public static double InspectionRatio(World world, in Organisation organisation)
    {
        if (!world.Switches.Consequences)
        {
            return 1;
        }
        double ratio = world.Parameters.Observations.InspectionRatio;
        return (organisation.Consequences & (Consequence.MoreInspections | Consequence.FewerInspections)) switch
        {
            Consequence.MoreInspections => ratio,
            Consequence.FewerInspections => 1 / ratio,
            _ => 1,
        };
    }
}
