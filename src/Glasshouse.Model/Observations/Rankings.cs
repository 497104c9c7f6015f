using Glasshouse.Engine.Hashing;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Acts;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Nations;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model.Observations;

/// <summary>
/// A ranking by risk: once a year everybody with a file has a risk worked out from proxies on a day of their own, and
/// those above the cut are investigated. The cut is set once a year for the whole nation, so that the share on top is
/// that of the regime. Whoever is investigated without having done it in the past year is wrongly suspected.
/// </summary>
public sealed class Rankings(World world)
{
    private const int Bins = 8192;
    private const double Reach = 32;

    // Made when a rule first asks for them: of most regimes none does.
    private int[][] _counts = [];
    private long[] _sums = [];
    private Action<int>? _body;
    private Rulebook? _rules;
    private Propensity? _propensity;
    private RankingRule? _rule;
    private int _sought;
    private int _nextCut;
    private double _cut;

    /// <summary>Makes ready for the day's rules, and once a year sets the cut; before the blocks run.</summary>
    public void Prepare()
    {
        Rulebook? rules = world.RegisterOf(SubjectKind.Citizen).Rules;
        if (rules != _rules)
        {
            _rules = rules;
            _rule = rules?.System.Ranking;
            _sought = _rule is null ? -1 : world.BehaviourRow(_rule.Seeks);
            _propensity ??= _rule is null ? null : new Propensity(world.Parameters.Nations.FrailtyShape);
            _nextCut = world.Day;
        }
        if (_rule is { } rule && world.Day == _nextCut)
        {
            _nextCut += Calendar.DaysPerYear;
            if (_body is null)
            {
                _body = Count;
                _counts = [.. world.CitizenBlocks.Select(_ => new int[Bins])];
                _sums = new long[Bins];
            }
            world.Team.Run(_counts.Length, _body);
            SetCut(rule);
        }
    }

    /// <summary>Notes when somebody did what is looked for: truth, which findings are right or wrong by.</summary>
    public void Note(Block block, in Act act)
    {
        if (act.Behaviour == _sought && !act.Mends)
        {
            block.Sought.GetOrAdd(act.Row, out _) = world.Day;
        }
    }

    /// <summary>A block's day: a 365th has its turn, and investigations of earlier days end.</summary>
    public void Turn(Block block)
    {
        if (_rule is not { } rule)
        {
            return;
        }
        (int from, int to) = block.YearTurnOf(world.Day);
        for (int row = from; row < to; row++)
        {
            if (Enrolment.HasFile(world, SubjectKind.Citizen, row) && RiskOf(rule, row) >= _cut)
            {
                Suspect(block, rule, row);
            }
        }
        foreach (ref readonly DatedEvent dated in block.Due.Span)
        {
            if (dated.Kind == DatedKind.Finding && dated.Number >= world.FirstRecordOfRegime)
            {
                Find(block, rule, dated.Row);
            }
        }
    }

    /// <summary>Adds the cut and the day of the next, on which later days depend.</summary>
    public void HashInto(ref StateHash hash)
    {
        hash.Add(BitConverter.DoubleToInt64Bits(_cut));
        hash.Add(_nextCut);
    }

    /// <summary>Risk of a citizen this year: what is known of them by proxy, and noise.</summary>
    public double RiskOf(RankingRule rule, int row)
    {
        ref readonly Citizen citizen = ref world.Nation.Citizens[row];
        RiskWeights weights = rule.Weights;
        uint year = (uint)(world.Day / Calendar.DaysPerYear);
        double risk = Uniform.Normal(world.Draws(Purpose.Ranking).At((uint)row, year, 0).W0);
        risk += weights.LowIncome * (1 - (citizen.IncomeDecile / 9.0));
        risk += citizen.HouseholdType == HouseholdType.SingleParent ? weights.SingleParent : 0;
        risk += citizen.HouseholdType == HouseholdType.Alone ? weights.LivingAlone : 0;
        risk += citizen.Group == 1 ? weights.GroupB : citizen.Group == 2 ? weights.GroupC : 0;
        risk += citizen.Has(CitizenTraits.ThinFile) ? weights.ThinFile : 0;
        risk += weights.Propensity * _propensity!.Of(citizen.Frailty);
        return risk + (weights.SanctionedHousemates * SanctionedShare(citizen, row));
    }

    private double SanctionedShare(in Citizen citizen, int row)
    {
        int sanctioned = 0;
        int first = row - citizen.HouseholdPosition;
        for (int mate = first; mate < first + citizen.HouseholdSize; mate++)
        {
            sanctioned += mate != row && world.Nation.Citizens[mate].Consequences.HasSanction() ? 1 : 0;
        }
        return citizen.HouseholdSize > 1 ? sanctioned / (citizen.HouseholdSize - 1.0) : 0;
    }

    private void Suspect(Block block, RankingRule rule, int row)
    {
        var suspicion = new Filing(row, (ushort)_sought, rule.Channel, false, Filing.NoAct, !DidIt(block, row));
        block.Filings.Add(suspicion with { IsSuspicion = true });
        int end = world.Day + _rules!.Lists[_rules.SuspectsList].StayDays;
        if (end < world.Inputs.Scenario.Days)
        {
            block.Dated.Add(end, new DatedEvent(row, DatedKind.Finding, (ushort)_sought, world.NextRecord));
        }
    }

    private void Find(Block block, RankingRule rule, int row)
    {
        bool didIt = DidIt(block, row);
        double share = didIt ? rule.TrueFindingShare : rule.FalseFindingShare;
        Words words = world.Draws(Purpose.Ranking).At((uint)row, (uint)world.Day, 1);
        if (Uniform.Open(words.W0) < share && _rules!.FeedsOn(rule.Channel))
        {
            block.Filings.Add(new Filing(row, (ushort)_sought, rule.Channel, false, Filing.NoAct, !didIt));
        }
    }

    private bool DidIt(Block block, int row) =>
        block.Sought.Contains(row) && world.Day - block.Sought.Find(row) <= Calendar.DaysPerYear;

    private void Count(int number)
    {
        int[] counts = _counts[number];
        Array.Clear(counts);
        Block block = world.CitizenBlocks[number];
        for (int row = block.First; row < block.First + block.Count; row++)
        {
            if (Enrolment.HasFile(world, SubjectKind.Citizen, row))
            {
                counts[BinOf(RiskOf(_rule!, row))]++;
            }
        }
    }

    // The lowest edge of a bin above which no more stand than the regime asks for.
    private void SetCut(RankingRule rule)
    {
        Array.Clear(_sums);
        long filed = 0;
        foreach (int[] counts in _counts)
        {
            for (int bin = 0; bin < Bins; bin++)
            {
                _sums[bin] += counts[bin];
                filed += counts[bin];
            }
        }
        long most = (long)(filed * rule.SharePerYear);
        int edge = Bins;
        for (long above = 0; edge > 0 && above + _sums[edge - 1] <= most; edge--)
        {
            above += _sums[edge - 1];
        }
        _cut = (edge * 2 * Reach / Bins) - Reach;
    }

    private static int BinOf(double risk) =>
        Math.Clamp((int)Math.Floor((risk + Reach) * Bins / (2 * Reach)), 0, Bins - 1);
}
