using Glasshouse.Engine.Threads;
using Glasshouse.Lab.Outputs;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;

namespace Glasshouse.Lab.Comparisons;

/// <summary>One arm while it is lived beside others: its world, its figures, and what befalls everybody.</summary>
internal sealed class FollowedArm : IDisposable
{
    private readonly Run _run;
    private readonly bool _isFollowed;

    /// <param name="inputs">The arm; everybody's rows are kept for a day, which changes no life.</param>
    /// <param name="team">Threads, shared by the arms: they live their days in turn.</param>
    /// <param name="isFollowed">Whether people are followed one by one, or figures only.</param>
    public FollowedArm(RunInputs inputs, Team team, bool isFollowed)
    {
        RecordDetail detail = isFollowed ? RecordDetail.Full : RecordDetail.Summary;
        Inputs = inputs with
        {
            Scenario = inputs.Scenario with { Record = new RecordChoice { Detail = detail } },
        };
        _run = new Run(Inputs, team);
        _isFollowed = isFollowed;
        int rows = World.Nation.Citizens.Length;
        Outcomes = new Outcome[isFollowed ? rows : 0];
        World.Journal = isFollowed ? new LifeJournal(rows) : null;
    }

    public RunInputs Inputs { get; }

    public World World => _run.World;

    public Outcome[] Outcomes { get; }

    public NationFigures Figures { get; } = new();

    public string StateHash => Engine.Hashing.StateHash.Text(_run.StateHash());

    public void LiveDay(bool isLast)
    {
        _run.LiveDay();
        if (isLast)
        {
            EndRows.Close(World, World.Rows);
        }
        Figures.Add(World);
        if (_isFollowed)
        {
            Count();
        }
    }

    /// <summary>Where a citizen stands on the last day: band, else lists, else whether there is a file.</summary>
    public string StandingOf(int row)
    {
        Model.Scores.Register register = World.RegisterOf(SubjectKind.Citizen);
        if (!World.IsAlive(SubjectKind.Citizen, row))
        {
            return "dead";
        }
        if (register.Rules is not { } rules || !Model.Observations.Enrolment.HasFile(World, SubjectKind.Citizen, row))
        {
            return "no file";
        }
        Model.Scores.Standing standing = register.Standings![row];
        string lists = string.Join(", ",
            rules.Lists.Where((_, list) => standing.IsOn(list)).Select(list => list.Name.Replace('_', ' ')));
        string band = rules.Bands.Length > 0 ? rules.Bands[standing.Band].Name : "";
        return (band, lists) switch
        {
            ("", "") => "on no list",
            ("", _) => $"listed: {lists}",
            (_, "") => band,
            _ => $"{band}, listed: {lists}",
        };
    }

    public void Dispose() => _run.Dispose();

    private void Count()
    {
        foreach (Block block in World.CitizenBlocks)
        {
            for (int row = block.First; row < block.First + block.InUse; row++)
            {
                Consequence held = World.Nation.Citizens[row].Consequences;
                ref Outcome outcome = ref Outcomes[row];
                outcome.SanctionedDays += held.HasSanction() ? 1 : 0;
                outcome.RewardedDays += held.HasReward() ? 1 : 0;
                outcome.Violations = World.Nation.Citizens[row].Experience.Violations;
            }
            foreach (int row in block.WronglySanctioned.Rows)
            {
                Outcomes[row].WronglySanctionedDays++;
            }
        }
        foreach (RecordRow record in World.Rows.Records)
        {
            if (record.SubjectKind == SubjectKind.Citizen)
            {
                Outcomes[record.SubjectId].Records++;
                Outcomes[record.SubjectId].WrongfulRecords += record.Wrongful ? 1 : 0;
            }
        }
        LifeJournal journal = World.Journal!;
        for (int block = 0; block < journal.Blocks; block++)
        {
            foreach (LifeEntry entry in journal.Of(block))
            {
                ref Outcome outcome = ref Outcomes[entry.Row];
                bool isLoan = entry is { Kind: LifeEvent.Loan, What: 0 };
                outcome.LoansApproved += isLoan && entry.Amount == 1 ? 1 : 0;
                bool isRefusal = entry.Kind is LifeEvent.JourneyRefused or LifeEvent.StayRefused
                    or LifeEvent.JobRefused or LifeEvent.SchoolPlaceLost or LifeEvent.JobLost;
                outcome.Refusals += isRefusal || (isLoan && entry.Amount == 0) ? 1 : 0;
            }
        }
    }
}

/// <summary>Figures of the nation, put together over a run as reports do: what happens by its mean, what stands by
/// its last day, and a share of a day by what it is a share of.</summary>
internal sealed class NationFigures
{
    private readonly Dictionary<string, List<(int Day, double Value)>> _days = [];

    public void Add(World world)
    {
        int organisations = world.Groupings.AllOf(SubjectKind.Organisation);
        int officials = world.Groupings.AllOf(SubjectKind.Official);
        foreach (MeasureRow row in world.Rows.Measures)
        {
            bool isOfOthers = (row.GroupId == organisations || row.GroupId == officials)
                && MeasureGuide.OfOthers.Any(guide => guide.Measure == row.Measure);
            if (row.RegionId == 0 && (row.GroupId == 0 || isOfOthers) && double.IsFinite(row.Value))
            {
                if (!_days.TryGetValue(row.Measure, out List<(int Day, double Value)>? days))
                {
                    _days[row.Measure] = days = [];
                }
                days.Add((row.Day, row.Value));
            }
        }
    }

    public SortedDictionary<string, double> Headline()
    {
        var headline = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach ((string measure, List<(int Day, double Value)> days) in _days)
        {
            MeasureGuide guide = MeasureGuide.Of(measure);
            double value = guide.WeighedBy is not null ? Weighted(guide, days)
                : guide.IsFlow ? days.Average(day => day.Value)
                : days[^1].Value;
            if (double.IsFinite(value))
            {
                headline[measure] = value;
            }
        }
        return headline;
    }

    private double Weighted(MeasureGuide guide, List<(int Day, double Value)> days)
    {
        Dictionary<int, double> whole = ByDay(guide.WeighedBy!);
        Dictionary<int, double> share = ByDay(guide.WeighedAlsoBy ?? "");
        double sum = 0;
        double weights = 0;
        foreach ((int day, double value) in days)
        {
            double weight = whole.GetValueOrDefault(day) * share.GetValueOrDefault(day, 1);
            sum += value * weight;
            weights += weight;
        }
        return sum / weights;
    }

    private Dictionary<int, double> ByDay(string measure) =>
        _days.TryGetValue(measure, out List<(int Day, double Value)>? days)
            ? days.ToDictionary(day => day.Day, day => day.Value)
            : [];
}
