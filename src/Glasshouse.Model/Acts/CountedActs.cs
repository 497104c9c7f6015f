using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;
using Glasshouse.Model.Observations;

namespace Glasshouse.Model.Acts;

/// <summary>
/// Acts commoner than monthly, counted rather than scanned for. When a citizen's monthly turn comes, one word per
/// behaviour is inverted into a number of acts: opportunities come as a Poisson process, the share taken thins them,
/// and a higher share never gives fewer acts for the same word. Only acts that somebody notices get a day, within the
/// coming thirty; on that day they are acts like any other (MODEL.md 7.3).
/// </summary>
public sealed class CountedActs
{
    private const double WordRange = 4294967296.0;

    /// <summary>Rows worked on at a time: half a turn of a block, so that it stays in the first cache.</summary>
    private const int Rows = 288;

    private readonly World _world;
    private readonly CitizenChoice _choice;
    private readonly PoissonCounts _counts = new();
    private readonly CountedBehaviour[] _behaviours;
    private readonly bool _isJoblessAsked;
    private Incentives? _readyFor;
    private Parameters? _readyWith;
    private double _readyTraced;

    public CountedActs(World world, CitizenChoice choice)
    {
        _world = world;
        _choice = choice;
        long[] byAge = new long[AgeCurves.Ages];
        foreach (ref readonly Citizen citizen in world.Nation.Citizens.Span)
        {
            byAge[citizen.Age]++;
        }
        _behaviours =
        [
            .. Enumerable.Range(0, world.Catalogue.Length).Where(row => world.Catalogue[row].Counted)
                .Select(row => new CountedBehaviour(row, world.Catalogue[row], byAge, world.Switches.Frailty, _counts)),
        ];
        _isJoblessAsked = _behaviours.Any(one => world.Catalogue[one.Row].JoblessWeight > 0);
    }

    /// <summary>Makes ready for the rules and parameters in force; before the blocks, because they share it.</summary>
    public void Prepare()
    {
        foreach (CountedBehaviour behaviour in _behaviours)
        {
            behaviour.IsActive = _world.IsActive(behaviour.Row);
        }
        Incentives incentives = _world.Incentives[(int)SubjectKind.Citizen];
        double traced = _world.Health?.MostShownToPolice ?? 0;
        if (ReferenceEquals(_readyFor, incentives) && ReferenceEquals(_readyWith, _world.Parameters)
            && traced == _readyTraced)
        {
            return;
        }
        bool isNewNoise = _readyWith?.Acts.ChoiceNoise != _world.Parameters.Acts.ChoiceNoise;
        for (int k = 0; k < _behaviours.Length; k++)
        {
            CountedBehaviour behaviour = _behaviours[k];
            behaviour.MostSeen = MostSeen(behaviour.Row);
            if (isNewNoise)
            {
                double spread = _world.Catalogue[behaviour.Row].BenefitSpread;
                behaviour.Table = Array.Find(_behaviours[..k], other => other.Table!.Spread == spread)?.Table
                    ?? new AcceptanceTable(spread, _world.Parameters.Acts.ChoiceNoise);
            }
        }
        _readyFor = incentives;
        _readyWith = _world.Parameters;
        _readyTraced = traced;
    }

    /// <summary>The month of those of a block whose turn it is.</summary>
    public void Turn(Block block)
    {
        if (_behaviours.Length == 0)
        {
            return;
        }
        (int from, int to) = block.TurnOf(_world.Day);
        for (int first = from; first < to; first += Rows)
        {
            Turn(block, first, Math.Min(Rows, to - first));
        }
    }

    // Behaviour by behaviour, so that what a behaviour brings is at hand for all, and all are weighed in vectors.
    private void Turn(Block block, int first, int count)
    {
        ReadOnlySpan<Citizen> citizens = _world.Nation.Citizens.Span.Slice(first, count);
        var month = new Month
        {
            Ages = stackalloc byte[count],
            Words = stackalloc uint[count],
            Notice = stackalloc uint[count],
            Utilities = stackalloc double[count],
            Meeting = stackalloc int[count],
            Sums = stackalloc MonthSums[count],
        };
        ChooserColumns choosers = Choosers(
            block, first, citizens, month.Ages, stackalloc double[ChooserColumns.Columns * count]);
        foreach (CountedBehaviour behaviour in _behaviours)
        {
            if (behaviour.IsActive)
            {
                ref readonly Incentive incentive = ref _world.Incentives[(int)SubjectKind.Citizen][behaviour.Row];
                RowWords.Fill(
                    _world.Seed, Purpose.MonthlyCount, (uint)first, (uint)_world.Day, incentive.Key, month.Words,
                    month.Notice);
                choosers.Weigh(
                    incentive, _world.Crowding.KnownRank(behaviour.Row), _world.Crowding.Kept(behaviour.Row),
                    month.Utilities);
                Count(block, behaviour, incentive, first, citizens, month);
            }
        }
        for (int k = 0; k < count; k++)
        {
            month.Sums[k].CountInto(block.Tally, _world, citizens[k], first + k);
        }
    }

    private ChooserColumns Choosers(
        Block block, int first, ReadOnlySpan<Citizen> citizens, Span<byte> ages, Span<double> storage)
    {
        var choosers = new ChooserColumns(_choice.Fear, storage);
        for (int k = 0; k < citizens.Length; k++)
        {
            ref readonly Citizen citizen = ref citizens[k];
            ages[k] = citizen.IsAlive ? citizen.Age : CountedBehaviour.NoAge;
            if (citizen.IsAlive)
            {
                Chooser chooser = _choice.ChooserOf(citizen, first + k);
                bool isJobless = _isJoblessAsked && _choice.IsJobless(block, citizen, first + k);
                choosers.Set(k, chooser with { IsJobless = isJobless }, citizen.AwarenessRank);
            }
        }
        return choosers;
    }

    // Without an opportunity there is no act: who has one is listed first, without a branch that nobody could guess.
    private void Count(
        Block block, CountedBehaviour behaviour, in Incentive incentive, int first, ReadOnlySpan<Citizen> citizens,
        in Month month)
    {
        AcceptanceTable table = behaviour.Table!;
        double mostSeen = behaviour.MostSeen * WordRange;
        bool isSensitive = incentive.Kind == BehaviourKind.Sensitive;
        int meeting = behaviour.WhoMeets(month.Ages, month.Words, month.Meeting);
        foreach (int k in month.Meeting[..meeting])
        {
            uint word = month.Words[k];
            float occasions = behaviour.OccasionsAt(month.Ages[k]);
            occasions = behaviour.Scales ? occasions * citizens[k].Frailty : occasions;
            int acts = _counts.At(occasions * table.At(month.Utilities[k]), word);
            month.Sums[k].Add(incentive, acts, isSensitive ? _counts.At(occasions, word) : 0);
            if (acts * mostSeen > uint.MaxValue - month.Notice[k] && acts > 0)
            {
                Notice(block, first + k, behaviour.Row, acts, month.Notice[k]);
            }
        }
    }

    // How many of the month's acts are noticed, by inverting one word; each on a day of its own.
    private void Notice(Block block, int row, int behaviour, int acts, uint word)
    {
        int noticed = Math.Min(NoticedOf(acts, SeenShare(row, behaviour), word), Calendar.DaysPerMonth);
        uint days = 0;
        for (int k = 1; k <= noticed; k++)
        {
            Words words = _world.Draws(Purpose.MonthlyCount).At(
                (uint)row, (uint)_world.Day, _world.Catalogue[behaviour].Key, (uint)k);
            int offset = Uniform.Below(words.W0, Calendar.DaysPerMonth);
            while ((days & (1u << offset)) != 0)
            {
                offset = (offset + 1) % Calendar.DaysPerMonth;
            }
            days |= 1u << offset;
            int day = _world.Day + 1 + offset;
            if (day < _world.Inputs.Scenario.Days)
            {
                block.Dated.Add(day, new DatedEvent(row, DatedKind.CountedAct, (ushort)behaviour, 0));
            }
        }
    }

    // A binomial number by inverting one word: seen better is never noticed less often.
    private static int NoticedOf(int acts, double seen, uint word)
    {
        if (seen >= 1)
        {
            return acts;
        }
        double point = Uniform.Open(word);
        double term = Exact.Pow(1 - seen, acts);
        double sum = term;
        int noticed = 0;
        while (noticed < acts && point >= sum)
        {
            noticed++;
            term *= seen / (1 - seen) * (acts - noticed + 1) / noticed;
            sum += term;
        }
        return noticed;
    }

    private double SeenShare(int row, int behaviour)
    {
        double unseen = 1;
        foreach (ref readonly Sight sight in _world.Sights[(int)SubjectKind.Citizen].Of(behaviour))
        {
            unseen *= 1 - Noticing.SeenShareOf(_world, SubjectKind.Citizen, row, sight);
        }
        return 1 - unseen;
    }

    // An upper bound over all places: offices look harder in some than in others.
    private double MostSeen(int behaviour)
    {
        double hardest = 0;
        foreach (ref readonly Office office in _world.Nation.Offices.AsSpan())
        {
            hardest = Math.Max(hardest, office.EnforcementEffort);
        }
        double seen = 0;
        foreach (ref readonly Sight sight in _world.Sights[(int)SubjectKind.Citizen].Of(behaviour))
        {
            seen += sight.SeenShare * Math.Max(1, hardest);
            seen += sight.Channel == Channel.Police ? _world.Health?.MostShownToPolice ?? 0 : 0;
        }
        return Math.Min(1, seen);
    }
}

/// <summary>One counted behaviour, made ready.</summary>
internal sealed class CountedBehaviour
{
    /// <summary>Age of the dead and the unborn, who meet nothing.</summary>
    public const byte NoAge = byte.MaxValue;

    private readonly float[] _perTurn = new float[NoAge + 1];
    private readonly uint[] _noneBelow = new uint[NoAge + 1];

    public CountedBehaviour(int row, Behaviour behaviour, ReadOnlySpan<long> byAge, bool scalesWithFrailty,
        PoissonCounts counts)
    {
        Row = row;
        Scales = scalesWithFrailty && behaviour.ScalesWithFrailty;
        double[] curve = AgeCurves.Scaled(behaviour, byAge);
        Array.Fill(_noneBelow, uint.MaxValue);
        for (int age = 0; age < AgeCurves.Ages; age++)
        {
            _perTurn[age] = (float)(behaviour.OpportunitiesPerYear * Calendar.TurnShare * curve[age]);
            // Those that the frail meet more of are worked out person by person.
            _noneBelow[age] = Scales && _perTurn[age] > 0 ? 0 : counts.NoneBelow(_perTurn[age]);
        }
    }

    /// <summary>Row of the catalogue.</summary>
    public int Row { get; }

    /// <summary>Whether it is part of the world yet.</summary>
    public bool IsActive { get; set; }

    /// <summary>No place sees a larger share.</summary>
    public double MostSeen { get; set; }

    /// <summary>Share of opportunities taken, by utility.</summary>
    public AcceptanceTable? Table { get; set; }

    /// <summary>Whether the frail meet more of it.</summary>
    public bool Scales { get; }

    /// <summary>Mean number of opportunities in a turn.</summary>
    public float OccasionsAt(byte age) => _perTurn[age];

    /// <summary>Lists the places of those whose word means an opportunity.</summary>
    /// <returns>How many.</returns>
    public int WhoMeets(ReadOnlySpan<byte> ages, ReadOnlySpan<uint> words, Span<int> meeting)
    {
        int count = 0;
        for (int k = 0; k < ages.Length; k++)
        {
            meeting[count] = k;
            count += words[k] >= _noneBelow[ages[k]] ? 1 : 0;
        }
        return count;
    }
}

/// <summary>What is worked with while the people of a turn are counted for, place by place.</summary>
internal ref struct Month
{
    /// <summary>Age, or <see cref="CountedBehaviour.NoAge"/>.</summary>
    public Span<byte> Ages { get; init; }

    /// <summary>Words of the number of acts, and of how many are noticed; of one behaviour.</summary>
    public Span<uint> Words { get; init; }

    public Span<uint> Notice { get; init; }

    /// <summary>Utilities of an opportunity of middling temptation; of one behaviour.</summary>
    public Span<double> Utilities { get; init; }

    /// <summary>Places of those who meet one behaviour.</summary>
    public Span<int> Meeting { get; init; }

    /// <summary>What all behaviours add up to.</summary>
    public Span<MonthSums> Sums { get; init; }
}

/// <summary>What one citizen's counted acts of a month add up to.</summary>
internal struct MonthSums
{
    private int _violations;
    private int _sensitive;
    private int _occasions;
    private int _ordinary;
    private long _harm;
    private uint _life;

    public void Add(in Incentive incentive, int acts, int occasions)
    {
        _occasions += occasions;
        _harm += acts * incentive.HarmHundredths;
        switch (incentive.Kind)
        {
            case BehaviourKind.Sensitive:
                _sensitive += acts;
                break;
            case BehaviourKind.Neutral:
                _ordinary += acts;
                return;
            default:
                _violations += acts;
                break;
        }
        _life = Lives.Fold(_life, incentive.Key, acts);
    }

    public readonly void CountInto(Tally tally, World world, in Citizen citizen, int row)
    {
        int province = world.Nation.Municipalities[citizen.Municipality].Province;
        tally.AddMonth(
            province, Groupings.Of(citizen), _violations, _occasions, _sensitive, _ordinary, _harm);
        if (_violations + _sensitive > 0)
        {
            world.Live(
                SubjectKind.Citizen, row, LifeEvent.CountedActs, unchecked((int)_life), _violations + _sensitive);
        }
    }
}
