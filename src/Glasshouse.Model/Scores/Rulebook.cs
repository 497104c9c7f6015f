using System.Collections.Immutable;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Scores;

/// <summary>
/// A regime's rules for one kind of subject, made ready for the day: ordered by rule id, so that two files that
/// differ in order only give every subject the same life.
/// </summary>
public sealed class Rulebook
{
    /// <summary>Numbers of what is no rule and changes a standing all the same.</summary>
    public const short ByTime = -1;
    public const short ByPrediction = -2;
    public const short ByReset = -3;
    public const short ByExpiry = -4;
    public const short ByCourse = -5;
    public const short ByHousehold = -6;
    public const short ByRanking = -7;
    public const short ByAssociation = -8;
    public const short ByGrading = -9;
    public const short ByOwner = -10;

    /// <summary>Key of the draw that gives each subject its day of reset.</summary>
    public static readonly uint ResetKey = KeyedId.Of("yearly reset");

    private readonly SubjectKind _kind;
    private readonly int[] _firstRule;
    private readonly Rule[] _rules;
    private readonly bool[] _leads;
    private readonly uint[] _listKeys;

    /// <param name="kind">Kind of subject; part of the rules' draws, so that no two kinds share their luck.</param>
    /// <param name="system">The system.</param>
    /// <param name="catalogue">Behaviours in order of their ids.</param>
    /// <param name="switchedOff">Consequences that a switch keeps from everybody.</param>
    public Rulebook(
        SubjectKind kind, RegimeSystem system, ImmutableArray<Behaviour> catalogue,
        Consequence switchedOff = Consequence.None)
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
        CourseDays = system.Score?.CourseDays ?? 0;
        var safeguards = new Safeguards(system, catalogue);
        BandWithheld = [.. Bands.Select((_, band) => safeguards.OfBand(Bands, band))];
        ListWithheld = [.. Lists.Select(safeguards.OfList)];
        BandConsequences =
            [.. Bands.Select((band, row) => Union(band.Consequences) & ~BandWithheld[row].All & ~switchedOff)];
        ListConsequences =
            [.. Lists.Select((list, row) => Union(list.Consequences) & ~ListWithheld[row].All & ~switchedOff)];
        Grades = system.YearlyGrades is { } grades ? new Grading(kind, grades, catalogue, switchedOff) : null;
        SuspectsList = system.Ranking is { } ranking ? ListRow(ranking.List) : -1;
        BlankConsequences = ConsequencesOf(Blank(0));
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

    /// <summary>What a context wall or a proportionality cap keeps from members of a band.</summary>
    public Withheld[] BandWithheld { get; }

    /// <summary>What they keep from members of a list.</summary>
    public Withheld[] ListWithheld { get; }

    /// <summary>List of those whom a ranking selects, -1 where there is no ranking.</summary>
    public int SuspectsList { get; }

    /// <summary>omega: what of the ties' mean shortfall a subject loses; 0 where friends do not count.</summary>
    public double FriendsWeight { get; }

    /// <summary>Score below which ties fall short.</summary>
    public int FriendsBelow { get; }

    public bool HasScore => System.Score is not null;

    public int Start { get; }

    public int Floor { get; }

    public int Ceiling { get; }

    public int ReturnDaysPerPoint { get; }

    /// <summary>Days from the floor to the end of a course, 0 for no course.</summary>
    public int CourseDays { get; }

    public bool HasYearlyReset => System.Score is { YearlyReset: true };

    /// <summary>One bit per channel that the system feeds on.</summary>
    public uint ChannelMask { get; }

    public bool FeedsOn(Channel channel) => (ChannelMask & (1u << (int)channel)) != 0;

    /// <summary>The rules that a record of this behaviour fires, in order of their ids.</summary>
    public ReadOnlySpan<Rule> On(int behaviour) =>
        _rules.AsSpan(_firstRule[behaviour], _firstRule[behaviour + 1] - _firstRule[behaviour]);

    /// <summary>Whether anything follows from a record of the behaviour.</summary>
    public bool Reads(int behaviour) => On(behaviour).Length > 0 || Grades?.On(behaviour).Length > 0;

    /// <summary>The yearly grades; null where there are none.</summary>
    public Grading? Grades { get; }

    public int RuleCount => _rules.Length;

    /// <summary>Points that a rule gives or takes at least; 0 for one that gives none or is of before.</summary>
    public int LeastPointsOf(int rule) =>
        rule < _rules.Length && _rules[rule].Effect == RuleEffect.Points ? _rules[rule].Value : 0;

    /// <summary>Number of a rule by its id, -1 where there is none.</summary>
    public int RowOf(string id) => Array.FindIndex(_rules, rule => rule.Id == id);

    /// <summary>Number of the first rule on a behaviour; decisions name rules by number.</summary>
    public int FirstRuleOn(int behaviour) => _firstRule[behaviour];

    /// <summary>What did something: a rule by its id, or else what it was.</summary>
    public string RuleName(int rule) => rule switch
    {
        >= 0 => rule < _rules.Length ? _rules[rule].Id : Grades?.IdOf(rule - _rules.Length) ?? "a rule of before",
        ByPrediction => "predicted trust",
        ByReset => "yearly reset",
        ByExpiry => "expiry",
        ByCourse => "course",
        ByHousehold => "household",
        ByRanking => "ranking",
        ByAssociation => "association",
        ByGrading => "yearly grading",
        ByOwner => "owner's other organisation",
        _ => "",
    };

    /// <summary>What is left of a penalty: all of it, or less where a lobby has got the rules softened.</summary>
    public double KeptOf(in FiledRecord record) => record.IsSpared ? 1 - (System.Lobbying?.SparedShare ?? 0) : 1;

    /// <summary>Points that rules take for a record, and a lobby has spared its subject; 0 or more.</summary>
    public int PointsSpared(in FiledRecord record)
    {
        int spared = 0;
        foreach (ref readonly Rule rule in On(record.Behaviour))
        {
            int points = rule.Effect == RuleEffect.Points ? rule.PointsOf(record.Harshness) : 0;
            spared += Softened(points, KeptOf(record)) - points;
        }
        return spared;
    }

    /// <summary>Points with a part of the penalty spared; what is given is given whole.</summary>
    public static int Softened(int points, double kept) => points < 0 ? (int)Math.Round(points * kept) : points;

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

    /// <summary>Whether everybody has a file, of whatever age and asked or not.</summary>
    public bool HasFileForAll => System.MinimumAge == 0 && System.Consent is null;

    /// <summary>What a blank file brings.</summary>
    public Consequence BlankConsequences { get; }

    /// <summary>Share of a fall that housemates lose, 0 for none.</summary>
    public double HouseholdShare => System.Contagion?.HouseholdShare ?? 0;

    /// <summary>Whether some rule on a behaviour leaves its points to the office.</summary>
    public bool LeavesDiscretion(int behaviour)
    {
        foreach (ref readonly Rule rule in On(behaviour))
        {
            if (rule.Value != rule.Most && rule.Effect == RuleEffect.Points)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Score to which a standing returns: the start and what is predicted, less what ties take.</summary>
    public int HomeOf(in Standing standing) => Grades is not null
        ? Start
        : Math.Clamp(Start + standing.Predicted - standing.Association, Floor, Ceiling);

    public Standing Blank(int day)
    {
        var blank = new Standing
        {
            Score = (short)Start,
            ReturnedDay = (ushort)day,
            Band = (byte)BandOf(Start),
        };
        if (Grades is not null)
        {
            blank.Grade = Grades.Blank(day);
        }
        return blank;
    }

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
        return Grades is null ? consequences : consequences | Grades.ConsequencesOf(standing.Grade.Grade);
    }

    /// <summary>The numbers here of the rules that these amend, -1 for one that is gone.</summary>
    public int[] NumbersOf(Rulebook amended) =>
        [.. Enumerable.Range(0, amended.RuleCount).Select(rule => RowOf(amended.RuleName(rule)))];

    /// <summary>Puts a standing that other rules left on the scale of these.</summary>
    public void TakeOver(ref Standing standing)
    {
        if (HasScore)
        {
            standing.Score = (short)Math.Clamp(standing.Score, Floor, Ceiling);
            standing.Band = (byte)BandOf(standing.Score);
        }
    }

    private static IEnumerable<RecordRule> RulesOn(RegimeSystem system, string behaviour) =>
        system.Rules.Where(rule => rule.On == behaviour).OrderBy(rule => rule.Id, StringComparer.Ordinal);

    private Rule Ready(RecordRule rule)
    {
        RuleEffect effect = rule switch
        {
            { Points: not null } or { Discretion: not null } => RuleEffect.Points,
            { SetBand: not null } => RuleEffect.SetBand,
            { List: not null } => RuleEffect.ListEntry,
            _ => throw new ArgumentException($"Rule {rule.Id} has no effect; the regime reader lets none through."),
        };
        int value = effect switch
        {
            RuleEffect.Points => rule.Discretion?.Least ?? rule.Points!.Value,
            RuleEffect.SetBand => BandRow(rule.SetBand!),
            _ => ListRow(rule.List!),
        };
        return new Rule
        {
            Id = rule.Id,
            Effect = effect,
            Value = value,
            Most = rule.Discretion?.Most ?? value,
            AppliedShare = rule.AppliedShare,
            MunicipalityShare = rule.MunicipalityShare,
            CapPerYear = rule.CapPerYear ?? 0,
            ExpiresDays = rule.ExpiresDays ?? 0,
            Key = KeyedId.Of($"{_kind} {rule.Id}"),
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
