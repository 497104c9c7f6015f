using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Markets;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Acts;

/// <summary>What citizens do: offences, good deeds, expression, loan requests, late payments.</summary>
public sealed class CitizenActs
{
    /// <summary>Cards fetched this many candidates ahead (measured: 22 ns a candidate against 102 without).</summary>
    private const int Ahead = 12;

    private readonly World _world;
    private readonly OpportunityRates _rates;
    private readonly int _arrears;
    private readonly int _loanRequest;
    private readonly int _jobApplication;
    private readonly CitizenChoice _choice;
    private readonly CountedActs _counted;

    public CitizenActs(World world)
    {
        _world = world;
        _choice = new CitizenChoice(world);
        _counted = new CountedActs(world, _choice);
        _rates = world.CitizenOpportunities;
        _arrears = world.BehaviourRow(NamedBehaviours.LoanArrears);
        _loanRequest = world.BehaviourRow(NamedBehaviours.LoanApplication);
        _jobApplication = world.BehaviourRow(NamedBehaviours.JobApplication);
        Span<Citizen> citizens = world.Nation.Citizens.Span;
        Span<uint> thresholds = world.CitizenRates.Span;
        for (int row = 0; row < citizens.Length; row++)
        {
            // Rows of the unborn stay untouched: they cost no memory until somebody is born into them.
            if (citizens[row].IsAlive)
            {
                thresholds[row] = _rates.Threshold(citizens[row].Age, citizens[row].Frailty);
            }
        }
    }

    /// <summary>What the blocks share, made ready before them.</summary>
    public void Prepare()
    {
        if (_world.Switches.CrowdingOut)
        {
            _world.Crowding.Live(_world.Incentives[(int)SubjectKind.Citizen], _world.Parameters.Acts);
        }
        _counted.Prepare();
    }

    /// <summary>One block's day.</summary>
    public void Run(int number)
    {
        Block block = _world.CitizenBlocks[number];
        var citizens = _world.Nation.Citizens;
        uint floor = ExposureFloor;
        block.Scan(_world, Purpose.Scan, _world.CitizenRates, floor);
        Span<Candidate> candidates = block.Candidates.Span;
        for (int place = 0; place < candidates.Length; place++)
        {
            if (place + Ahead < candidates.Length)
            {
                citizens.Prefetch(candidates[place + Ahead].Row);
                _world.Perception.Prefetch(candidates[place + Ahead].Row);
            }
            Candidate candidate = candidates[place];
            if (candidate.Word > floor)
            {
                // The dead meet no opportunity, because theirs has rate 0, but the word of an exposure is everybody's.
                if (citizens[candidate.Row].IsAlive)
                {
                    block.Exposed.Add(candidate.Row);
                }
            }
            else
            {
                Decide(block, ref citizens[candidate.Row], candidate);
            }
        }
        Span<DatedEvent> due = block.Due.Span;
        for (int place = 0; place < due.Length; place++)
        {
            citizens.Prefetch(due[Math.Min(place + Ahead, due.Length - 1)].Row);
            Happen(block, due[place]);
        }
        _counted.Turn(block);
        Releases.Turn(_world, block, SubjectKind.Citizen);
    }

    // Exposures come from the top of the scan's word, opportunities from the bottom: neither moves the other.
    private uint ExposureFloor =>
        uint.MaxValue - Uniform.Threshold(_world.Parameters.Observations.ExposuresPerYear / Calendar.DaysPerYear);

    private void Decide(Block block, ref Citizen citizen, Candidate candidate)
    {
        int behaviour = _rates.Which(candidate.Word, citizen.Age, citizen.Frailty);
        if (!_world.IsActive(behaviour))
        {
            return;
        }
        int province = _world.Nation.Municipalities[citizen.Municipality].Province;
        Cells cells = Groupings.Of(citizen);
        block.Tally.Add(Counter.Opportunities, province, cells);
        if (_world.Catalogue[behaviour].Kind == BehaviourKind.Sensitive)
        {
            block.Tally.Add(Counter.SensitiveOpportunities, province, cells);
        }
        Meet(block, ref citizen, candidate.Row, behaviour);
    }

    // An opportunity is taken or not. A court's order is one that the scan does not count: it hangs on who got loans.
    private void Meet(Block block, ref Citizen citizen, int row, int behaviour)
    {
        Incentives incentives = _world.Incentives[(int)SubjectKind.Citizen];
        ref readonly Incentive incentive = ref incentives[behaviour];
        Words words = _world.Draws(Purpose.Choice).At((uint)row, (uint)_world.Day, incentive.Key);
        Chooser chooser = _choice.About(
            _choice.ChooserOf(citizen, row), block, citizen, row, behaviour, incentive);
        double noise = _world.Parameters.Acts.ChoiceNoise;
        double probability = Acceptance.Probability(incentive, chooser, Uniform.Normal(words.W1), noise);
        if (Uniform.Open(words.W0) >= probability)
        {
            return;
        }
        if (behaviour == _loanRequest)
        {
            block.LoanRequests.Add(new LoanRequest(row, _world.Day));
            return;
        }
        if (behaviour == _jobApplication)
        {
            block.JobApplications.Add(row);
            return;
        }
        Deeds.Do(_world, block, SubjectKind.Citizen, row, behaviour, incentive);
    }

    private void Happen(Block block, DatedEvent dated)
    {
        if (dated.Kind == DatedKind.Payment)
        {
            Payments.Consider(_world, block, dated);
        }
        else if (dated.Kind == DatedKind.MeansRecover)
        {
            Payments.Pay(_world, block, dated);
        }
        else if (dated.Kind == DatedKind.CountedAct)
        {
            Deeds.ComeToLight(_world, block, dated.Row, dated.Behaviour);
        }
        else if (dated.Kind == DatedKind.LoanTrouble)
        {
            LoanCalendar.FallBehind(_world, dated.Row);
            if (_arrears >= 0 && !HasDoneToday(block, dated.Row, _arrears))
            {
                ref readonly Incentive incentive = ref _world.Incentives[(int)SubjectKind.Citizen][_arrears];
                Deeds.Do(_world, block, SubjectKind.Citizen, dated.Row, _arrears, incentive);
            }
        }
        else if (dated.Kind == DatedKind.LoanCured)
        {
            LoanCalendar.CatchUp(_world, dated.Row);
            if (_arrears >= 0)
            {
                block.Acts.Add(new Act(dated.Row, (ushort)_arrears) { Mends = true });
                _world.Live(SubjectKind.Citizen, dated.Row, LifeEvent.Payment, _arrears, 0);
            }
        }
        else if (dated.Kind == DatedKind.CourtOrder && !HasDoneToday(block, dated.Row, dated.Behaviour))
        {
            Meet(block, ref _world.Nation.Citizens[dated.Row], dated.Row, dated.Behaviour);
        }
    }

    // Two loans of one person that fall behind on one day are one act: a day has room for one of a kind.
    private static bool HasDoneToday(Block block, int row, int behaviour)
    {
        foreach (ref readonly Act act in block.Acts.Span)
        {
            if (act.Row == row && act.Behaviour == behaviour && !act.Mends)
            {
                return true;
            }
        }
        return false;
    }
}
