using Glasshouse.Model.Contracts;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model.Measures;

/// <summary>
/// Stage 11. Rows of figures, from truth and from the file, side by side: nation and provinces daily, groups at month
/// ends. The blocks' own rows are joined in block order.
/// </summary>
public sealed class MeasureStage
{
    private const double PerThousand = 1000;

    private readonly World _world;
    private readonly Census _census;
    private readonly FirmCensus _firms;
    private readonly Survey _survey;
    private readonly CreditCensus _credit;
    private readonly GradeCensus _grades;
    private readonly TrueLedger _trueLedger;
    private readonly YearFigures _years;
    private readonly Sample _sample;
    private readonly OfficialFigures _officials;
    private readonly long[] _sums = new long[(int)Counter.Count];
    private readonly long[] _nation = new long[(int)Counter.Count];
    private readonly Rulebook?[] _named;
    private readonly string[][] _lists;
    private readonly ListFigures[] _listFigures;
    private int _daysOfMonth;

    public MeasureStage(World world)
    {
        _world = world;
        _census = new Census(world);
        _firms = new FirmCensus(world);
        _survey = new Survey(world);
        _credit = new CreditCensus(world);
        _grades = new GradeCensus(world);
        _sample = new Sample(world.Seed, world.Nation.CitizensAtStart);
        _trueLedger = new TrueLedger(world, _sample);
        _years = new YearFigures(world);
        _officials = new OfficialFigures(world);
        int kinds = world.Registers.Length;
        _named = new Rulebook?[kinds];
        _lists = [.. Enumerable.Repeat(Array.Empty<string>(), kinds)];
        _listFigures = [.. Enumerable.Range(0, kinds).Select(_ => new ListFigures())];
        for (int kind = 0; kind < kinds; kind++)
        {
            Survey((SubjectKind)kind);
        }
    }

    public void Run()
    {
        _daysOfMonth++;
        bool isMonthEnd = IsMonthEnd(_world.Inputs.Scenario, _world.Day);
        List<MeasureRow> rows = _world.Rows.Measures;
        for (int kind = 0; kind < _world.Registers.Length; kind++)
        {
            Block[] blocks = _world.BlocksOf((SubjectKind)kind);
            foreach (Block block in blocks)
            {
                block.Tally.AddSanctionDays();
                Join(block.Rows);
            }
            Daily((SubjectKind)kind, blocks, rows);
            if (isMonthEnd)
            {
                Monthly((SubjectKind)kind, blocks, rows);
            }
        }
        _trueLedger.Run();
        bool isYearEnd = YearFigures.IsYearEnd(_world.Day);
        if (isMonthEnd || isYearEnd)
        {
            _census.Run(rows);
            _firms.Run(rows, isYearEnd);
        }
        if (isYearEnd)
        {
            _years.Run(rows);
        }
        if (isMonthEnd)
        {
            _survey.Run(rows);
            _credit.Run(rows);
            _grades.Run(rows);
            _trueLedger.Write(rows);
            _officials.Run(rows);
            _daysOfMonth = 0;
            if (_world.Day == _world.Inputs.Scenario.Days - 1)
            {
                RecourseFigures.Write(_world, _sample, rows);
            }
        }
    }

    /// <summary>Whether a day is the last of its calendar month, or of the run.</summary>
    public static bool IsMonthEnd(Scenario scenario, int day) =>
        day == scenario.Days - 1 || scenario.Start.AddDays(day + 1).Day == 1;

    private void Daily(SubjectKind kind, Block[] blocks, List<MeasureRow> rows)
    {
        int all = _world.Groupings.AllOf(kind);
        Array.Clear(_nation);
        for (int province = World.Centre; province < _world.Nation.Provinces.Length; province++)
        {
            Array.Clear(_sums);
            foreach (Block block in blocks)
            {
                Tally tally = block.Tally;
                if (province < tally.FirstProvince || province >= tally.FirstProvince + tally.Provinces)
                {
                    continue;
                }
                for (int counter = 0; counter < _sums.Length; counter++)
                {
                    _sums[counter] += tally.Today((Counter)counter, province);
                }
            }
            for (int counter = 0; counter < _sums.Length; counter++)
            {
                _nation[counter] += _sums[counter];
            }
            if (province == World.Centre)
            {
                continue;
            }
            Write(kind, rows, new Rates(_world.Day, Regions.OfProvince(province), all, 1, _sums));
        }
        Write(kind, rows, new Rates(_world.Day, 0, all, 1, _nation));
        WaitFigures.Write(rows, _world.Day, all, _world.Appeals[(int)kind]);
        if (_world.RegisterOf(kind).Rules?.System.Appeal is not null && _nation[(int)Counter.Living] > 0)
        {
            double reviewed = _world.Appeals[(int)kind].TakeReviewDays();
            double perYear = reviewed / _nation[(int)Counter.Living] * Calendar.DaysPerYear * PerThousand;
            rows.Add(new MeasureRow(_world.Day, 0, all, "review_days_per_1000_year", perYear));
        }
        _listFigures[(int)kind].Add(_world.RegisterOf(kind).Rules, _nation);
    }

    private void Monthly(SubjectKind kind, Block[] blocks, List<MeasureRow> rows)
    {
        for (int cell = 0; cell < _world.Groupings.CellsOf(kind); cell++)
        {
            Array.Clear(_sums);
            foreach (Block block in blocks)
            {
                for (int counter = 0; counter < _sums.Length; counter++)
                {
                    _sums[counter] += block.Tally.Month((Counter)counter, cell);
                }
            }
            int group = _world.Groupings.GroupOf(kind, cell);
            Write(kind, rows, new Rates(_world.Day, 0, group, _daysOfMonth, _sums));
            _listFigures[(int)kind].WriteMonth(rows, _world.Day, group, _daysOfMonth, _sums);
        }
        _listFigures[(int)kind].WriteNation(
            rows, _world.Day, _world.Groupings.AllOf(kind), _daysOfMonth);
        foreach (Block block in blocks)
        {
            block.Tally.ClearMonth();
        }
    }

    // Names of list measures are made once for each set of rules: a day makes no strings.
    private void Write(SubjectKind kind, List<MeasureRow> rows, in Rates rates)
    {
        Rulebook? rules = _world.RegisterOf(kind).Rules;
        if (_named[(int)kind] != rules)
        {
            _named[(int)kind] = rules;
            _lists[(int)kind] = [.. (rules?.Lists ?? []).Select(list => $"listed_share:{list.Name}")];
        }
        rates.Write(rows, kind, _lists[(int)kind]);
    }

    private void Join(DayRows rows)
    {
        _world.Rows.Acts.AddRange(rows.Acts);
        _world.Rows.Records.AddRange(rows.Records);
        _world.Rows.Decisions.AddRange(rows.Decisions);
        _world.Rows.Appeals.AddRange(rows.Appeals);
        _world.Rows.Filings.AddRange(rows.Filings);
        _world.Rows.Inspections.AddRange(rows.Inspections);
    }

    // From here on the stock of the living is kept by births, deaths and birthdays.
    private void Survey(SubjectKind kind)
    {
        for (int row = 0; row < _world.Count(kind); row++)
        {
            if (_world.IsAlive(kind, row))
            {
                _world.BlockOf(kind, row).Tally.Add(
                    Counter.Living, _world.ProvinceOf(kind, row), _world.CellsOf(kind, row));
            }
        }
    }
}
