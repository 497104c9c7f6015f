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

    private const int ConductLevels = (2 * ConductReach) + 1;

    /// <summary>Cells of a count: everybody first, then the groups.</summary>
    private const int Cells = 1 + Groupings.CitizenCells;

    private const int MostBands = 16;

    private readonly World _world;
    private readonly Count[] _counts;
    private readonly Action<int> _body;

    public Census(World world)
    {
        _world = world;
        _counts = [.. world.CitizenBlocks.Select(_ => new Count())];
        _body = Take;
    }

    /// <summary>Counts everybody and adds the figures.</summary>
    public void Run(List<MeasureRow> rows)
    {
        _world.Team.Run(_counts.Length, _body);
        Count all = new();
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
        WriteScores(rows, all);
    }

    private void Take(int number)
    {
        Count count = _counts[number];
        count.Clear();
        Block block = _world.CitizenBlocks[number];
        Register register = _world.RegisterOf(SubjectKind.Citizen);
        int threshold = _world.Incentives[(int)SubjectKind.Citizen].AwarenessThreshold;
        if (register.Rules is { HasScore: true } scored)
        {
            count.ExpectScores(scored.Ceiling - scored.Floor + 1);
        }
        for (int row = block.First; row < block.First + block.Count; row++)
        {
            ref readonly Citizen citizen = ref _world.Nation.Citizens[row];
            bool isAware = citizen.AwarenessRank < threshold;
            Cells cells = Groupings.Of(citizen);
            ReadOnlySpan<int> own = [0, 1 + cells.First, 1 + cells.Second, 1 + cells.Third];
            int score = 0;
            int band = 0;
            if (register.Rules is { } rules)
            {
                ref readonly Standing standing = ref register.Standings![row];
                score = Scorer.ScoreOn(rules, standing, _world.Day) - rules.Floor;
                band = standing.Band;
                int conduct = Math.Clamp(
                    citizen.Merits - citizen.Experience.Violations, -ConductReach, ConductReach) + ConductReach;
                count.AddScore(score, conduct);
            }
            foreach (int cell in own)
            {
                count.Persons[cell]++;
                count.Aware[cell] += isAware ? 1 : 0;
                count.TrustGeneralised[cell] += citizen.TrustGeneralised;
                count.TrustInstitutional[cell] += citizen.TrustInstitutional;
                count.Scores[cell] += score;
                count.Bands[(cell * MostBands) + band]++;
            }
        }
    }

    private void Write(List<MeasureRow> rows, Count all, int cell)
    {
        int group = cell == 0
            ? _world.Groupings.AllOf(SubjectKind.Citizen)
            : _world.Groupings.GroupOf(SubjectKind.Citizen, cell - 1);
        double persons = all.Persons[cell];
        rows.Add(Row(group, "trust_generalised_share", all.TrustGeneralised[cell] / persons));
        rows.Add(Row(group, "trust_institutional_mean", all.TrustInstitutional[cell] / persons));
        rows.Add(Row(group, "awareness_share", all.Aware[cell] / persons));
        if (_world.RegisterOf(SubjectKind.Citizen).Rules is not { HasScore: true } rules)
        {
            return;
        }
        rows.Add(Row(group, "mean_score", rules.Floor + (all.Scores[cell] / persons)));
        for (int band = 0; band < rules.Bands.Length; band++)
        {
            double share = all.Bands[(cell * MostBands) + band] / persons;
            rows.Add(Row(group, $"band_share:{rules.Bands[band].Name}", share));
        }
    }

    private void WriteScores(List<MeasureRow> rows, Count all)
    {
        if (_world.RegisterOf(SubjectKind.Citizen).Rules is not { HasScore: true })
        {
            return;
        }
        int levels = all.Joint.Length / ConductLevels;
        double[] values = new double[levels];
        long[] counts = new long[levels];
        for (int place = 0; place < all.Joint.Length; place++)
        {
            values[place / ConductLevels] = place / ConductLevels;
            counts[place / ConductLevels] += all.Joint[place];
        }
        rows.Add(Row(0, "score_gini", Inequality.Gini(values, counts)));
        if (RankCorrelation.Spearman(all.Joint, ConductLevels) is { } correlation)
        {
            rows.Add(Row(0, "score_truth_rank_correlation", correlation));
        }
    }

    private MeasureRow Row(int group, string measure, double value) => new(_world.Day, 0, group, measure, value);

    private sealed class Count
    {
        public long[] Persons { get; } = new long[Cells];

        public long[] Aware { get; } = new long[Cells];

        public double[] TrustGeneralised { get; } = new double[Cells];

        public double[] TrustInstitutional { get; } = new double[Cells];

        public long[] Scores { get; } = new long[Cells];

        public long[] Bands { get; } = new long[Cells * MostBands];

        /// <summary>Citizens by score above the floor and by conduct.</summary>
        public long[] Joint { get; private set; } = [];

        public void ExpectScores(int levels)
        {
            if (Joint.Length != levels * ConductLevels)
            {
                Joint = new long[levels * ConductLevels];
            }
        }

        public void AddScore(int score, int conduct)
        {
            if (Joint.Length > 0)
            {
                Joint[(score * ConductLevels) + conduct]++;
            }
        }

        public void Clear()
        {
            Array.Clear(Persons);
            Array.Clear(Aware);
            Array.Clear(TrustGeneralised);
            Array.Clear(TrustInstitutional);
            Array.Clear(Scores);
            Array.Clear(Bands);
            Array.Clear(Joint);
        }

        public void Add(Count other)
        {
            ExpectScores(other.Joint.Length / ConductLevels);
            for (int cell = 0; cell < Cells; cell++)
            {
                Persons[cell] += other.Persons[cell];
                Aware[cell] += other.Aware[cell];
                TrustGeneralised[cell] += other.TrustGeneralised[cell];
                TrustInstitutional[cell] += other.TrustInstitutional[cell];
                Scores[cell] += other.Scores[cell];
            }
            for (int place = 0; place < Bands.Length; place++)
            {
                Bands[place] += other.Bands[place];
            }
            for (int place = 0; place < Joint.Length; place++)
            {
                Joint[place] += other.Joint[place];
            }
        }
    }
}
