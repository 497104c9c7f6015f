using Glasshouse.Engine.Columns;
using Glasshouse.Engine.Statistics;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Nations;
using Glasshouse.Model.Observations;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model.Measures;

/// <summary>
/// A month-end pass over all citizens for what is not counted as it happens: trust, awareness, scores and bands, each
/// for everybody and by group. Whole numbers are counted by whoever counts, trust by blocks and added in their order.
/// </summary>
public sealed class Census
{
    /// <summary>Days of a later year before its conduct is compared with the score.</summary>
    private const int LeastConductDays = 180;

    /// <summary>Trust above it counts as saying that most people can be trusted.</summary>
    private const double Trusting = 0.5;

    private readonly World _world;
    private readonly Action<int> _body;
    private readonly double[][] _trust;
    private readonly Stack<CensusCount> _counts = new();
    private readonly Lock _lock = new();
    private CensusCount _all = new(0, 1);
    private int _levels;
    private int _bands = 1;

    public Census(World world)
    {
        _world = world;
        _trust = [.. world.CitizenBlocks.Select(_ => new double[CensusCount.Cells])];
        _body = Take;
    }

    /// <summary>Counts everybody and adds the figures.</summary>
    public void Run(List<MeasureRow> rows)
    {
        Rulebook? rules = _world.RegisterOf(SubjectKind.Citizen).Rules;
        _bands = Math.Max(1, rules?.Bands.Length ?? 1);
        _levels = rules is { HasScore: true } ? rules.Ceiling - rules.Floor + 1 : 0;
        if (_all.Levels != _levels || _all.Bands != _bands)
        {
            _counts.Clear();
        }
        foreach (CensusCount count in _counts)
        {
            count.Clear();
        }
        _world.Team.Run(_trust.Length, _body);
        _all = _counts.Peek();
        foreach (CensusCount count in _counts)
        {
            if (count != _all)
            {
                _all.Add(count);
            }
        }
        for (int cell = 0; cell < CensusCount.Cells; cell++)
        {
            if (_all.Sums[cell].Persons > 0)
            {
                Write(rows, cell);
            }
        }
        WriteScores(rows);
    }

    private void Take(int number)
    {
        CensusCount count = Borrow();
        Block block = _world.CitizenBlocks[number];
        Register register = _world.RegisterOf(SubjectKind.Citizen);
        Rulebook? rules = register.Rules;
        bool hasFileForAll = rules is { HasFileForAll: true };
        int threshold = _world.Incentives[(int)SubjectKind.Citizen].AwarenessThreshold;
        Column<Citizen> citizens = _world.Nation.Citizens;
        Span<double> trust = _trust[number];
        trust.Clear();
        double trustOfAll = 0;
        for (int row = block.First; row < block.First + block.InUse; row++)
        {
            ref readonly Citizen citizen = ref citizens[row];
            if (!citizen.IsAlive)
            {
                continue;
            }
            int crossed = Groupings.CrossedOf(citizen);
            count.Add(
                crossed, citizen.AwarenessRank < threshold, citizen.TrustGeneralised > Trusting,
                citizen.Consequences.HasSanction(), citizen.Experience.Violations == 0);
            if (hasFileForAll || (rules is not null && Enrolment.HasFile(_world, rules, citizen, row)))
            {
                ref readonly Standing standing = ref register.Standings![row];
                ref readonly YearMark mark = ref _world.YearMarks[row];
                int conduct = citizen.Merits - mark.Merits - (citizen.Experience.Violations - mark.Violations);
                int score = Scorer.ScoreOn(rules!, standing, _world.Day) - rules!.Floor;
                count.AddFile(crossed, standing.Band, score, conduct);
            }
            double institutional = citizen.TrustInstitutional;
            trustOfAll += institutional;
            Cells cells = Groupings.Of(citizen);
            trust[1 + cells.First] += institutional;
            trust[1 + cells.Second] += institutional;
            trust[1 + cells.Third] += institutional;
        }
        trust[0] = trustOfAll;
        count.Fold();
        lock (_lock)
        {
            _counts.Push(count);
        }
    }

    // As many as there are threads are ever made: whole numbers, so it is nothing who counts which block.
    private CensusCount Borrow()
    {
        lock (_lock)
        {
            return _counts.TryPop(out CensusCount? count) ? count : new CensusCount(_levels, _bands);
        }
    }

    private void Write(List<MeasureRow> rows, int cell)
    {
        int group = cell == 0
            ? _world.Groupings.AllOf(SubjectKind.Citizen)
            : _world.Groupings.GroupOf(SubjectKind.Citizen, cell - 1);
        ref readonly CensusSum sum = ref _all.Sums[cell];
        double persons = sum.Persons;
        double institutional = 0;
        foreach (double[] trust in _trust)
        {
            institutional += trust[cell];
        }
        rows.Add(Row(group, "trust_generalised_share", sum.Trusting / persons));
        rows.Add(Row(group, "trust_institutional_mean", institutional / persons));
        rows.Add(Row(group, "awareness_share", sum.Aware / persons));
        double filed = sum.Filed;
        rows.Add(Row(group, "file_share", filed / persons));
        if (sum.NeverWrong > 0)
        {
            double never = sum.NeverWrong;
            rows.Add(Row(group, "never_wrong_sanctioned_share", sum.NeverWrongSanctioned / never));
        }
        if (sum.Sanctioned > 0)
        {
            double sanctioned = sum.Sanctioned;
            rows.Add(Row(group, "sanctioned_never_wrong_share", sum.NeverWrongSanctioned / sanctioned));
        }
        if (_world.RegisterOf(SubjectKind.Citizen).Rules is not { HasScore: true } rules || filed == 0)
        {
            return;
        }
        rows.Add(Row(group, "mean_score", rules.Floor + (sum.Scores / filed)));
        for (int band = 0; band < rules.Bands.Length; band++)
        {
            double share = _all.BandSums[(cell * _bands) + band] / filed;
            rows.Add(Row(group, $"band_share:{rules.Bands[band].Name}", share));
        }
    }

    private void WriteScores(List<MeasureRow> rows)
    {
        if (_world.RegisterOf(SubjectKind.Citizen).Rules is not { HasScore: true })
        {
            return;
        }
        long[] joint = _all.Joint;
        double[] values = new double[_levels];
        long[] counts = new long[_levels];
        for (int place = 0; place < joint.Length; place++)
        {
            values[place / CensusCount.ConductLevels] = place / CensusCount.ConductLevels;
            counts[place / CensusCount.ConductLevels] += joint[place];
        }
        rows.Add(Row(0, "score_gini", Inequality.Gini(values, counts)));
        // Early in a year there is little conduct to compare with; the first year goes back to day 0 anyway.
        bool isEarly = _world.Day >= Calendar.DaysPerYear && _world.Day % Calendar.DaysPerYear < LeastConductDays;
        if (!isEarly && RankCorrelation.Spearman(joint, CensusCount.ConductLevels) is { } correlation)
        {
            rows.Add(Row(0, "score_truth_rank_correlation", correlation));
        }
    }

    private MeasureRow Row(int group, string measure, double value) => new(_world.Day, 0, group, measure, value);
}
