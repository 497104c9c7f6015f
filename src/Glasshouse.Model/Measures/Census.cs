using Glasshouse.Engine.Statistics;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Nations;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model.Measures;

/// <summary>
/// A month-end pass over all citizens for what is not counted as it happens: trust, awareness, scores and bands, each
/// for everybody and by group. Blocks are counted apart and added in block order.
/// </summary>
public sealed class Census
{
    /// <summary>Levels of true conduct that are told apart: merits less violations, cut at both ends.</summary>
    private const int ConductReach = 20;

    /// <summary>Days of a later year before its conduct is compared with the score.</summary>
    private const int LeastConductDays = 180;

    private const int ConductLevels = (2 * ConductReach) + 1;

    /// <summary>Cells of a count: everybody first, then the groups.</summary>
    private const int Cells = 1 + Groupings.CitizenCells;

    /// <summary>Trust above it counts as saying that most people can be trusted.</summary>
    private const double Trusting = 0.5;

    private readonly World _world;
    private readonly Count[] _counts;
    private readonly Action<int> _body;
    private long[] _joint = [];
    private int _bands = 1;

    public Census(World world)
    {
        _world = world;
        _counts = [.. world.CitizenBlocks.Select(_ => new Count())];
        _body = Take;
    }

    /// <summary>Counts everybody and adds the figures.</summary>
    public void Run(List<MeasureRow> rows)
    {
        Prepare();
        _world.Team.Run(_counts.Length, _body);
        Count all = new();
        all.Expect(_bands);
        foreach (Count count in _counts)
        {
            all.Add(count);
        }
        for (int cell = 0; cell < Cells; cell++)
        {
            if (all.Persons[cell] > 0)
            {
                Write(rows, all, cell);
            }
        }
        WriteScores(rows);
    }

    // One table of scores by conduct for all blocks: whole numbers, so the order in which they are added is nothing.
    private void Prepare()
    {
        Rulebook? rules = _world.RegisterOf(SubjectKind.Citizen).Rules;
        _bands = Math.Max(1, rules?.Bands.Length ?? 1);
        int levels = rules is { HasScore: true } ? rules.Ceiling - rules.Floor + 1 : 0;
        if (_joint.Length == levels * ConductLevels)
        {
            Array.Clear(_joint);
        }
        else
        {
            _joint = new long[levels * ConductLevels];
        }
    }

    private void Take(int number)
    {
        Count count = _counts[number];
        count.Expect(_bands);
        Block block = _world.CitizenBlocks[number];
        Register register = _world.RegisterOf(SubjectKind.Citizen);
        int threshold = _world.Incentives[(int)SubjectKind.Citizen].AwarenessThreshold;
        for (int row = block.First; row < block.First + block.InUse; row++)
        {
            ref readonly Citizen citizen = ref _world.Nation.Citizens[row];
            if (!citizen.IsAlive)
            {
                continue;
            }
            bool isAware = citizen.AwarenessRank < threshold;
            bool isSanctioned = citizen.Consequences.HasSanction();
            bool wasNeverWrong = citizen.Experience.Violations == 0;
            Cells cells = Groupings.Of(citizen);
            ReadOnlySpan<int> own = [0, 1 + cells.First, 1 + cells.Second, 1 + cells.Third];
            int score = 0;
            int band = 0;
            bool hasFile = Observations.Enrolment.HasFile(_world, SubjectKind.Citizen, row);
            if (hasFile)
            {
                Rulebook rules = register.Rules!;
                ref readonly Standing standing = ref register.Standings![row];
                score = Scorer.ScoreOn(rules, standing, _world.Day) - rules.Floor;
                band = standing.Band;
                ref readonly YearMark mark = ref _world.YearMarks[row];
                int conduct = Math.Clamp(
                    citizen.Merits - mark.Merits - (citizen.Experience.Violations - mark.Violations),
                    -ConductReach, ConductReach) + ConductReach;
                if (_joint.Length > 0)
                {
                    Interlocked.Increment(ref _joint[(score * ConductLevels) + conduct]);
                }
            }
            foreach (int cell in own)
            {
                count.Persons[cell]++;
                count.Aware[cell] += isAware ? 1 : 0;
                count.Trusting[cell] += citizen.TrustGeneralised > Trusting ? 1 : 0;
                count.TrustInstitutional[cell] += citizen.TrustInstitutional;
                if (hasFile)
                {
                    count.Filed[cell]++;
                    count.Scores[cell] += score;
                    count.Bands[(cell * _bands) + band]++;
                }
                count.Sanctioned[cell] += isSanctioned ? 1 : 0;
                count.NeverWrong[cell] += wasNeverWrong ? 1 : 0;
                count.NeverWrongSanctioned[cell] += isSanctioned && wasNeverWrong ? 1 : 0;
            }
        }
    }

    private void Write(List<MeasureRow> rows, Count all, int cell)
    {
        int group = cell == 0
            ? _world.Groupings.AllOf(SubjectKind.Citizen)
            : _world.Groupings.GroupOf(SubjectKind.Citizen, cell - 1);
        double persons = all.Persons[cell];
        rows.Add(Row(group, "trust_generalised_share", all.Trusting[cell] / persons));
        rows.Add(Row(group, "trust_institutional_mean", all.TrustInstitutional[cell] / persons));
        rows.Add(Row(group, "awareness_share", all.Aware[cell] / persons));
        double filed = all.Filed[cell];
        rows.Add(Row(group, "file_share", filed / persons));
        if (all.NeverWrong[cell] > 0)
        {
            double never = all.NeverWrong[cell];
            rows.Add(Row(group, "never_wrong_sanctioned_share", all.NeverWrongSanctioned[cell] / never));
        }
        if (all.Sanctioned[cell] > 0)
        {
            double sanctioned = all.Sanctioned[cell];
            rows.Add(Row(group, "sanctioned_never_wrong_share", all.NeverWrongSanctioned[cell] / sanctioned));
        }
        if (_world.RegisterOf(SubjectKind.Citizen).Rules is not { HasScore: true } rules || filed == 0)
        {
            return;
        }
        rows.Add(Row(group, "mean_score", rules.Floor + (all.Scores[cell] / filed)));
        for (int band = 0; band < rules.Bands.Length; band++)
        {
            double share = all.Bands[(cell * _bands) + band] / filed;
            rows.Add(Row(group, $"band_share:{rules.Bands[band].Name}", share));
        }
    }

    private void WriteScores(List<MeasureRow> rows)
    {
        if (_world.RegisterOf(SubjectKind.Citizen).Rules is not { HasScore: true })
        {
            return;
        }
        int levels = _joint.Length / ConductLevels;
        double[] values = new double[levels];
        long[] counts = new long[levels];
        for (int place = 0; place < _joint.Length; place++)
        {
            values[place / ConductLevels] = place / ConductLevels;
            counts[place / ConductLevels] += _joint[place];
        }
        rows.Add(Row(0, "score_gini", Inequality.Gini(values, counts)));
        // Early in a year there is little conduct to compare with; the first year goes back to day 0 anyway.
        bool isEarly = _world.Day >= Calendar.DaysPerYear && _world.Day % Calendar.DaysPerYear < LeastConductDays;
        if (!isEarly && RankCorrelation.Spearman(_joint, ConductLevels) is { } correlation)
        {
            rows.Add(Row(0, "score_truth_rank_correlation", correlation));
        }
    }

    private MeasureRow Row(int group, string measure, double value) => new(_world.Day, 0, group, measure, value);

    private sealed class Count
    {
        public long[] Persons { get; } = new long[Cells];

        public long[] Filed { get; } = new long[Cells];

        public long[] Aware { get; } = new long[Cells];

        public long[] Trusting { get; } = new long[Cells];

        public double[] TrustInstitutional { get; } = new double[Cells];

        public long[] Scores { get; } = new long[Cells];

        public long[] Sanctioned { get; } = new long[Cells];

        public long[] NeverWrong { get; } = new long[Cells];

        public long[] NeverWrongSanctioned { get; } = new long[Cells];

        public long[] Bands { get; private set; } = [];

        /// <summary>Starts again, with room for so many bands.</summary>
        public void Expect(int bands)
        {
            Array.Clear(Persons);
            Array.Clear(Filed);
            Array.Clear(Aware);
            Array.Clear(Trusting);
            Array.Clear(TrustInstitutional);
            Array.Clear(Scores);
            Array.Clear(Sanctioned);
            Array.Clear(NeverWrong);
            Array.Clear(NeverWrongSanctioned);
            Bands = new long[Cells * bands];
        }

        public void Add(Count other)
        {
            for (int cell = 0; cell < Cells; cell++)
            {
                Persons[cell] += other.Persons[cell];
                Filed[cell] += other.Filed[cell];
                Aware[cell] += other.Aware[cell];
                Trusting[cell] += other.Trusting[cell];
                TrustInstitutional[cell] += other.TrustInstitutional[cell];
                Scores[cell] += other.Scores[cell];
                Sanctioned[cell] += other.Sanctioned[cell];
                NeverWrong[cell] += other.NeverWrong[cell];
                NeverWrongSanctioned[cell] += other.NeverWrongSanctioned[cell];
            }
            for (int place = 0; place < Bands.Length; place++)
            {
                Bands[place] += other.Bands[place];
            }
        }
    }
}
