using System.Collections.Immutable;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Scores;

/// <summary>What a rule does to a standing.</summary>
public enum RuleEffect : byte
{
    Points,
    SetBand,
    ListEntry,
}

/// <summary>A rule made ready: numbers instead of names.</summary>
/// <param name="Id">Its id in the regime file.</param>
/// <param name="Effect">What it does.</param>
/// <param name="Value">Points, band row or list row.</param>
/// <param name="AppliedShare">Share of records on which it is applied.</param>
/// <param name="Key">Key of its draws: the id's, so that the order of a file changes nobody's life.</param>
public readonly record struct Rule(string Id, RuleEffect Effect, int Value, double AppliedShare, uint Key);

/// <summary>
/// A regime's rules for one kind of subject, made ready for the day: ordered by rule id, so that two files that
/// differ in order only give every subject the same life.
/// </summary>
public sealed class Rulebook
{
    private readonly SubjectKind _kind;
    private readonly int[] _firstRule;
    private readonly Rule[] _rules;
    private readonly bool[] _leads;
    private readonly uint[] _listKeys;

    /// <param name="kind">Kind of subject; part of the rules' draws, so that no two kinds share their luck.</param>
    /// <param name="system">The system.</param>
    /// <param name="catalogue">Behaviours in order of their ids.</param>
    public Rulebook(SubjectKind kind, RegimeSystem system, ImmutableArray<Behaviour> catalogue)
    {
        _kind = kind;
        System = system;
        Bands = [.. system.Bands.OrderBy(band => band.From)];
        Lists = [.. system.Lists.OrderBy(list => list.Name, StringComparer.Ordinal)];
        Start = system.Score?.Start ?? 0;
        Floor = system.Score?.Floor ?? 0;
        Ceiling = system.Score?.Ceiling ?? 0;
        ReturnDaysPerPoint = system.Score?.ReturnDaysPerPoint ?? 0;
        FriendsWeight = system.Contagion?.FriendsWeight ?? 0;
        FriendsBelow = system.Contagion?.FriendsBelow ?? Start;
        BandConsequences = [.. Bands.Select(band => Union(band.Consequences))];
        ListConsequences = [.. Lists.Select(list => Union(list.Consequences))];
        foreach (Channel channel in system.Channels)
        {
            ChannelMask |= 1u << (int)channel;
        }

        var rules = new List<Rule>();
        _firstRule = new int[catalogue.Length + 1];
        _leads = new bool[catalogue.Length * Standing.MostLists];
        _listKeys = [.. Lists.Select(list => KeyedId.Of($"{kind} {list.Name}"))];
        for (int behaviour = 0; behaviour < catalogue.Length; behaviour++)
        {
            _firstRule[behaviour] = rules.Count;
            foreach (RecordRule rule in RulesOn(system, catalogue[behaviour].Id))
            {
                rules.Add(Ready(rule));
                if (rule.List is not null)
                {
                    _leads[(behaviour * Standing.MostLists) + ListRow(rule.List)] = true;
                }
            }
        }
        _firstRule[catalogue.Length] = rules.Count;
        _rules = [.. rules];
    }

    /// <summary>Draws by which the length of each stay falls, where a list has more than one.</summary>
    public Draws Stays { get; init; } = new(0, Purpose.Listing);

    public RegimeSystem System { get; }

    public Band[] Bands { get; }

    public ListRule[] Lists { get; }

    public Consequence[] BandConsequences { get; }

    public Consequence[] ListConsequences { get; }

    /// <summary>omega: what of the ties' mean shortfall a subject loses; 0 where friends do not count.</summary>
    public double FriendsWeight { get; }

    /// <summary>Score below which ties fall short.</summary>
    public int FriendsBelow { get; }

    /// <summary>Stands in a decision in place of a rule where ties took or gave back points.</summary>
    public const short ByAssociation = -8;

    /// <summary>Score to which points return: the start, less what ties take.</summary>
    public int HomeOf(in Standing standing) => Math.Max(Floor, Start - standing.Association);

    public bool HasScore => System.Score is not null;

    public int Start { get; }

    public int Floor { get; }

    public int Ceiling { get; }

    public int ReturnDaysPerPoint { get; }

    /// <summary>One bit per channel that the system feeds on.</summary>
    public uint ChannelMask { get; }

    public bool FeedsOn(Channel channel) => (ChannelMask & (1u << (int)channel)) != 0;

    /// <summary>The rules that a record of this behaviour fires, in order of their ids.</summary>
    public ReadOnlySpan<Rule> On(int behaviour) =>
        _rules.AsSpan(_firstRule[behaviour], _firstRule[behaviour + 1] - _firstRule[behaviour]);

    /// <summary>Number of the first rule on a behaviour; decisions name rules by number.</summary>
    public int FirstRuleOn(int behaviour) => _firstRule[behaviour];

    public string RuleName(int rule) => rule < 0 ? "" : _rules[rule].Id;

    /// <summary>Whether a record of the behaviour can lead to the list.</summary>
    public bool Leads(int behaviour, int list) => _leads[(behaviour * Standing.MostLists) + list];

    /// <summary>Whether a note that mends what the behaviour did ends a membership of the list.</summary>
    /// <param name="behaviour">What it mends.</param>
    /// <param name="list">The list.</param>
    /// <param name="finding">Paid where there is none; else repaired, or found to be without means.</param>
    public bool Ends(int behaviour, int list, Finding finding) => Leads(behaviour, list) && finding switch
    {
        Finding.None => Lists[list].EndsOnPayment,
        Finding.Unable => Lists[list].Inability is not null,
        _ => Lists[list].Repair is not null,
    };

    /// <summary>Day on which a membership that begins on a day ends by itself.</summary>
    public int EndOfStay(int list, int row, int day)
    {
        ListRule rule = Lists[list];
        if (rule.OpenEndedShare <= 0 && rule.GraveShare <= 0)
        {
            return day + rule.StayDays;
        }
        Words words = Stays.At((uint)row, (uint)day, _listKeys[list]);
        return Uniform.Open(words.W0) < rule.OpenEndedShare ? Standing.Forever
            : day + rule.StayDays + (Uniform.Open(words.W1) < rule.GraveShare ? rule.ExtensionDays : 0);
    }

    /// <summary>Row of the band a score falls into.</summary>
    public int BandOf(int score)
    {
        int band = 0;
        while (band + 1 < Bands.Length && score >= Bands[band + 1].From)
        {
            band++;
        }
        return band;
    }

    /// <summary>Highest score of a band.</summary>
    public int TopOf(int band) => band + 1 < Bands.Length ? Bands[band + 1].From - 1 : Ceiling;

    public Standing Blank(int day) => new()
    {
        Score = (short)Start,
        ReturnedDay = (ushort)day,
        Band = (byte)BandOf(Start),
    };

    /// <summary>Everything a standing brings.</summary>
    public Consequence ConsequencesOf(in Standing standing)
    {
        Consequence consequences = Bands.Length > 0 ? BandConsequences[standing.Band] : Consequence.None;
        for (int list = 0; list < Lists.Length; list++)
        {
            if (standing.IsOn(list))
            {
                consequences |= ListConsequences[list];
            }
        }
        return consequences;
    }

    private static IEnumerable<RecordRule> RulesOn(RegimeSystem system, string behaviour) =>
        system.Rules.Where(rule => rule.On == behaviour).OrderBy(rule => rule.Id, StringComparer.Ordinal);

    private Rule Ready(RecordRule rule)
    {
        uint key = KeyedId.Of($"{_kind} {rule.Id}");
        return rule switch
        {
            { Points: int points } => new Rule(rule.Id, RuleEffect.Points, points, rule.AppliedShare, key),
            { SetBand: string band } => new Rule(rule.Id, RuleEffect.SetBand, BandRow(band), rule.AppliedShare, key),
            { List: string list } => new Rule(rule.Id, RuleEffect.ListEntry, ListRow(list), rule.AppliedShare, key),
            _ => throw new ArgumentException($"Rule {rule.Id} has no effect; the regime reader lets none through."),
        };
    }

    private int BandRow(string name) => Array.FindIndex(Bands, band => band.Name == name);

    private int ListRow(string name) => Array.FindIndex(Lists, list => list.Name == name);

    private static Consequence Union(ImmutableArray<Consequence> consequences)
    {
        Consequence union = Consequence.None;
        foreach (Consequence consequence in consequences)
        {
            union |= consequence;
        }
        return union;
    }
}
