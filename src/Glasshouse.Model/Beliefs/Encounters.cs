using Glasshouse.Engine.Columns;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Acts;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Beliefs;

/// <summary>
/// Once a quarter everybody has a turn: meets a tie, is asked for help, gives it or not and is judged for it; the two
/// hear what the other says of those in power and whether there is a system. One meeting serves all, because looking
/// up a stranger's card is what costs.
/// </summary>
/// <remarks>
/// Two phases, so that nobody reads what another thread writes: first all meetings of the day are settled from what
/// was yesterday, then each block changes its own people, and who was met in another block comes after, in order.
/// </remarks>
public sealed class Encounters
{
    /// <summary>Meetings between asking for the card of whom somebody met and using it.</summary>
    private const int MeetingsAhead = 8;

    private readonly World _world;
    private readonly Action<int> _meet;
    private readonly Action<int> _learn;
    private readonly double _goodShare;
    private TrustLearning _trust = null!;
    private double _fear;

    public Encounters(World world)
    {
        _world = world;
        _meet = Meet;
        _learn = Learn;
        ReciprocityParameters reciprocity = Beliefs.Reciprocity;
        _goodShare = Reciprocity.RestingShare(
            world.Inputs.Scenario.Norm, reciprocity.ExecutionError, reciprocity.AssessmentError);
        world.Team.Run(world.CitizenBlocks.Length, number =>
        {
            Block block = world.CitizenBlocks[number];
            for (int row = block.First; row < block.First + block.Count; row++)
            {
                if (IsAdult(row))
                {
                    Outlooks.Form(world, row, _goodShare);
                }
            }
        });
    }

    private BeliefsParameters Beliefs => _world.Parameters.Beliefs;

    private Column<Citizen> Citizens => _world.Nation.Citizens;

    private Column<Outlook> All => _world.Nation.Outlooks;

    public void Run()
    {
        _trust = _world.TrustLearning;
        _fear = _world.Switches.Chilling ? Opinions.Fear(MostWatched(), Beliefs.Opinion.FearWeight) : 0;
        Block[] blocks = _world.CitizenBlocks;
        _world.Team.Run(blocks.Length, _meet);
        _world.Team.Run(blocks.Length, _learn);
        foreach (Block block in blocks)
        {
            foreach (ref readonly Encounter encounter in block.Encounters.Span)
            {
                if (encounter.Has(EncounterOutcome.Met) && !IsOf(block, encounter.Recipient))
                {
                    Receive(encounter);
                }
            }
        }
    }

    private void Meet(int number)
    {
        Block block = _world.CitizenBlocks[number];
        block.Encounters.Clear();
        Switches switches = _world.Switches;
        if (!switches.Reciprocity && !switches.Opinion && !switches.Attitudes)
        {
            return;
        }
        Draws draws = _world.Draws(Purpose.Cooperation);
        (int from, int to) = block.QuarterTurnOf(_world.Day);
        for (int row = from; row < to; row++)
        {
            if (!All[row].IsFormed || !IsAdult(row))
            {
                continue;
            }
            Words words = draws.At((uint)row, (uint)_world.Day, 0);
            int other = _world.Nation.TieOf(row, WhichTie(Uniform.Open(words.W0)));
            if (other >= 0)
            {
                // Strangers' cards are fetched while the others of the turn look for theirs.
                Fetch(other);
                block.Encounters.Add(new Encounter(row, other, words, 0, 0, EncounterOutcome.None));
            }
        }
        foreach (ref Encounter encounter in block.Encounters.Span)
        {
            Settle(ref encounter);
        }
    }

    // The lower part of the draw says a strong tie and which, the upper part a weak one and which.
    private int WhichTie(double draw)
    {
        double strong = Beliefs.Reciprocity.StrongTieShare;
        return draw < strong
            ? (int)(draw / strong * Ties.StrongTies)
            : Ties.StrongTies + (int)((draw - strong) / (1 - strong) * Ties.WeakTies);
    }

    private void Settle(ref Encounter encounter)
    {
        ref readonly Outlook donor = ref All[encounter.Donor];
        ref readonly Outlook recipient = ref All[encounter.Recipient];
        if (!recipient.IsFormed || !IsAdult(encounter.Recipient))
        {
            return;
        }
        ref readonly Citizen asked = ref Citizens[encounter.Donor];
        ref readonly Citizen asking = ref Citizens[encounter.Recipient];
        EncounterOutcome outcome = EncounterOutcome.Met;
        if (_world.Switches.Reciprocity)
        {
            outcome |= Help(donor, recipient, asking, encounter.Words);
        }
        if (_world.Switches.Attitudes)
        {
            outcome |= Tell(asked, asking, encounter.Words);
        }
        if (asking.Consequences.HasSanction()
            && _world.BlockOf(SubjectKind.Citizen, encounter.Recipient).WronglySanctioned.Contains(encounter.Recipient))
        {
            outcome |= EncounterOutcome.InjusticeSeen;
        }
        encounter = encounter with
        {
            DonorVoiced = donor.OpinionVoiced,
            RecipientVoiced = recipient.OpinionVoiced,
            Outcome = outcome,
        };
    }

    private EncounterOutcome Help(in Outlook donor, in Outlook recipient, in Citizen asking, in Words words)
    {
        ReciprocityParameters reciprocity = Beliefs.Reciprocity;
        int good = Reciprocity.GoodFrom(reciprocity.ReputationLevels);
        int seen = Seen(recipient, asking, reciprocity.ReputationLevels);
        bool helped = Reciprocity.Helps(seen, good, reciprocity.ExecutionError, words.W1);
        bool isGood = Reciprocity.FindsGood(
            _world.Inputs.Scenario.Norm, donor.Reputation >= good, seen >= good, helped, reciprocity.AssessmentError,
            words.W2);
        return (helped ? EncounterOutcome.Helped : 0) | (isGood ? EncounterOutcome.FoundGood : 0);
    }

    // Where the regime names and praises in public, people see its file in place of what they know themselves.
    private int Seen(in Outlook recipient, in Citizen asking, int levels)
    {
        Consequence published = _world.Switches.Consequences ? asking.Consequences : Consequence.None;
        return (published & Consequence.NamedInPublic) != 0 ? 0
            : (published & Consequence.PraisedInPublic) != 0 ? levels - 1
            : recipient.Reputation;
    }

    private EncounterOutcome Tell(in Citizen asked, in Citizen asking, in Words words)
    {
        int threshold = _world.Incentives[(int)SubjectKind.Citizen].AwarenessThreshold;
        bool knows = asked.AwarenessRank < threshold;
        bool otherKnows = asking.AwarenessRank < threshold;
        if (knows == otherKnows || Uniform.Open(words.W3) >= Beliefs.Attitudes.WordOfMouthShare)
        {
            return EncounterOutcome.None;
        }
        return knows ? EncounterOutcome.RecipientTold : EncounterOutcome.DonorTold;
    }

    private void Learn(int number)
    {
        Block block = _world.CitizenBlocks[number];
        (int from, int to) = block.QuarterTurnOf(_world.Day);
        for (int row = from; row < to; row++)
        {
            if (IsAdult(row))
            {
                Settle(row);
            }
        }
        ReadOnlySpan<Encounter> encounters = block.Encounters.Span;
        for (int place = 0; place < encounters.Length; place++)
        {
            Fetch(encounters[Math.Min(place + MeetingsAhead, encounters.Length - 1)].Recipient);
            ref readonly Encounter encounter = ref encounters[place];
            if (encounter.Has(EncounterOutcome.Met))
            {
                Give(block, encounter);
                if (IsOf(block, encounter.Recipient))
                {
                    Receive(encounter);
                }
            }
        }
    }

    // What a quarter does to everybody, met or not.
    private void Settle(int row)
    {
        ref Outlook outlook = ref All[row];
        ref Citizen citizen = ref Citizens[row];
        if (!outlook.IsFormed)
        {
            Outlooks.Form(_world, row, _goodShare);
            return;
        }
        double upbringing = outlook.Upbringing / (double)Outlook.PullUnit;
        double legitimacy = outlook.Legitimacy / (double)Outlook.PullUnit;
        citizen.TrustGeneralised = _trust.Pulled(citizen.TrustGeneralised, upbringing);
        citizen.TrustInstitutional = _trust.PulledByLegitimacy(citizen.TrustInstitutional, legitimacy);
        if (_world.Switches.Attitudes && Beliefs.Attitudes.CampaignPerYear > 0)
        {
            Campaign(ref citizen, row);
        }
        Speak(ref outlook, citizen);
    }

    private void Campaign(ref Citizen citizen, int row)
    {
        double years = Calendar.DaysPerQuarter / (double)Calendar.DaysPerYear;
        double reached = Opinions.Fear(Beliefs.Attitudes.CampaignPerYear, years);
        Words words = _world.Draws(Purpose.Attitude).At((uint)row, (uint)_world.Day, 0);
        if (Uniform.Open(words.W0) < reached)
        {
            citizen.AwarenessRank = 0;
        }
    }

    private void Give(Block block, in Encounter encounter)
    {
        ref Outlook outlook = ref All[encounter.Donor];
        ref Citizen citizen = ref Citizens[encounter.Donor];
        if (_world.Switches.Reciprocity)
        {
            outlook.Reputation = Reciprocity.Judged(
                outlook.Reputation, encounter.Has(EncounterOutcome.FoundGood), Beliefs.Reciprocity.ReputationLevels);
            int province = _world.Nation.Municipalities[citizen.Municipality].Province;
            Cells cells = Groupings.Of(citizen);
            block.Tally.Add(Counter.HelpAsked, province, cells);
            block.Tally.Add(Counter.HelpGiven, province, cells, encounter.Has(EncounterOutcome.Helped) ? 1 : 0);
        }
        if (encounter.Has(EncounterOutcome.InjusticeSeen))
        {
            citizen.TrustInstitutional -= citizen.TrustInstitutional * (float)Beliefs.Trust.HeardInjusticeStep;
        }
        Hear(ref outlook, ref citizen, encounter.RecipientVoiced, encounter.Has(EncounterOutcome.DonorTold));
    }

    private void Receive(in Encounter encounter)
    {
        ref Outlook outlook = ref All[encounter.Recipient];
        ref Citizen citizen = ref Citizens[encounter.Recipient];
        if (_world.Switches.Reciprocity)
        {
            citizen.TrustGeneralised = _trust.AfterMeeting(
                citizen.TrustGeneralised, encounter.Has(EncounterOutcome.Helped));
        }
        Hear(ref outlook, ref citizen, encounter.DonorVoiced, encounter.Has(EncounterOutcome.RecipientTold));
    }

    private void Hear(ref Outlook outlook, ref Citizen citizen, ushort voiced, bool isTold)
    {
        if (isTold)
        {
            citizen.AwarenessRank = 0;
        }
        if (_world.Switches.Opinion)
        {
            OpinionParameters opinion = Beliefs.Opinion;
            double held = outlook.OpinionHeld / (double)Outlook.OpinionUnit;
            double heard = voiced / (double)Outlook.OpinionUnit;
            outlook.OpinionHeld = Outlook.StoredOpinion(
                Opinions.Moved(held, heard, opinion.ConfidenceBound, opinion.Convergence));
            Speak(ref outlook, citizen);
        }
    }

    private void Speak(ref Outlook outlook, in Citizen citizen)
    {
        if (_world.Switches.Opinion)
        {
            bool isAware = citizen.AwarenessRank < _world.Incentives[(int)SubjectKind.Citizen].AwarenessThreshold;
            double held = outlook.OpinionHeld / (double)Outlook.OpinionUnit;
            outlook.OpinionVoiced = Outlook.StoredOpinion(Opinions.Voiced(held, isAware ? _fear : 0));
        }
    }

    private double MostWatched()
    {
        Incentives incentives = _world.Incentives[(int)SubjectKind.Citizen];
        double most = 0;
        for (int behaviour = 0; behaviour < _world.Catalogue.Length; behaviour++)
        {
            if (incentives[behaviour].Kind == BehaviourKind.Sensitive)
            {
                most = Math.Max(most, incentives[behaviour].Watched);
            }
        }
        return most;
    }

    private void Fetch(int row)
    {
        Citizens.Prefetch(row);
        All.Prefetch(row);
    }

    private bool IsAdult(int row) => Citizens[row].IsAlive && Citizens[row].Age >= OpportunityRates.AdultAge;

    private static bool IsOf(Block block, int row) => row >= block.First && row < block.First + block.Count;
}
