using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;

namespace Glasshouse.Lab.Outputs;

/// <summary>
/// One figure a measure for a run that writes nothing down: the same as <see cref="ArmFigures.Headline"/> reads from
/// a run's tables.
/// </summary>
/// <param name="groups">Numbers of the groups that hold all organisations or all officials.</param>
public sealed class HeadlineFigures(IReadOnlySet<int> groups) : IRunObserver
{
    private static readonly Dictionary<string, MeasureGuide> Guides =
        MeasureGuide.All.ToDictionary(guide => guide.Measure);

    private static readonly HashSet<string> OfOthers = [.. MeasureGuide.OfOthers.Select(guide => guide.Measure)];

    private readonly Dictionary<string, Tally> _tallies = [];
    private readonly Dictionary<string, double> _today = [];
    private int _days;

    /// <summary>A watcher of this world.</summary>
    public static HeadlineFigures For(World world) => new(new HashSet<int>
    {
        world.Groupings.AllOf(SubjectKind.Organisation), world.Groupings.AllOf(SubjectKind.Official),
    });

    public void DayDone(int day, DayRows rows, ulong? stateHash)
    {
        _days++;
        _today.Clear();
        foreach (MeasureRow row in rows.Measures)
        {
            bool isNationwide = row.RegionId == 0
                && (row.GroupId == 0 || (groups.Contains(row.GroupId) && OfOthers.Contains(row.Measure)));
            if (isNationwide && double.IsFinite(row.Value))
            {
                _today[row.Measure] = row.Value;
            }
        }
        foreach ((string measure, double value) in _today)
        {
            if (!_tallies.TryGetValue(measure, out Tally? tally))
            {
                _tallies[measure] = tally = new Tally(Guides.GetValueOrDefault(measure) ?? MeasureGuide.Of(measure));
            }
            tally.Add(value, _today);
        }
    }

    /// <summary>Figures of the days so far; a share of what never happened has none.</summary>
    public IReadOnlyDictionary<string, double> Values() => _tallies
        .Select(tally => (Measure: tally.Key, Value: tally.Value.Over(_days)))
        .Where(figure => double.IsFinite(figure.Value))
        .ToDictionary(figure => figure.Measure, figure => figure.Value);

    private sealed class Tally(MeasureGuide guide)
    {
        private double _sum;
        private double _weights;
        private double _last;

        // What happens is a mean of days, weighed where it is a share of what happens; what stands is the last day's.
        // On a day without it there was none of what counts as nought then.
        public double Over(int days) => guide is { IsFlow: true, IsNoughtWithout: true } ? _sum / days
            : guide.IsFlow || guide.WeighedBy is not null ? _sum / _weights
            : _last;

        public void Add(double value, Dictionary<string, double> today)
        {
            double weight = 1;
            if (guide.WeighedBy is { } whole)
            {
                double also = guide.WeighedAlsoBy is { } share && today.TryGetValue(share, out double part) ? part : 1;
                weight = today.TryGetValue(whole, out double of) ? of * also : 0;
            }
            _sum += value * weight;
            _weights += weight;
            _last = value;
        }
    }
}
