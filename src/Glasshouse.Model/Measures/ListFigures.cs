using Glasshouse.Model.Consequences;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model.Measures;

/// <summary>
/// Figures of the lists of one kind of subject at month ends: entries and exits of the month, exits by what ended
/// them, and for the nation the sums since day 0 (or since the lists changed), as courts publish them. Cases, not
/// persons.
/// </summary>
public sealed class ListFigures
{
    private const double PerThousand = 1000;

    private static readonly ExitReason[] Reasons = Enum.GetValues<ExitReason>();

    private readonly long[] _month = new long[(int)Counter.Count];
    private Rulebook? _rules;
    private string[] _names = [];
    private long[] _entries = [];
    private long[] _complied = [];

    /// <summary>Adds a day to the sums of the nation.</summary>
    public void Add(Rulebook? rules, long[] nation)
    {
        if (_rules != rules)
        {
            string[] names = [.. (rules?.Lists ?? []).Select(list => list.Name)];
            if (!names.SequenceEqual(_names))
            {
                _names = names;
                _entries = new long[names.Length];
                _complied = new long[names.Length];
            }
            _rules = rules;
        }
        for (int counter = (int)Counter.ListEntries; counter < (int)Counter.Living; counter++)
        {
            _month[counter] += nation[counter];
        }
        _month[(int)Counter.Living] = nation[(int)Counter.Living];
        for (int list = 0; list < _names.Length; list++)
        {
            _month[(int)Counter.List0 + list] = nation[(int)Counter.List0 + list];
            _entries[list] += nation[(int)Counter.ListEntries + list];
            _complied[list] += nation[(int)Counter.ListExitsPaid + list];
        }
    }

    /// <summary>Writes what happened in a month, of everybody or of a group.</summary>
    /// <param name="rows">Added to.</param>
    /// <param name="day">Last day of the month.</param>
    /// <param name="group">The group.</param>
    /// <param name="days">Days of the month.</param>
    /// <param name="counts">Its counters.</param>
    public void WriteMonth(List<MeasureRow> rows, int day, int group, int days, long[] counts)
    {
        long subjects = counts[(int)Counter.Living];
        if (subjects == 0)
        {
            return;
        }
        double perYear = PerThousand * Calendar.DaysPerYear / ((double)subjects * days);
        for (int list = 0; list < _names.Length; list++)
        {
            string name = _names[list];
            long entries = counts[(int)Counter.ListEntries + list];
            rows.Add(new MeasureRow(day, 0, group, $"list_entries_per_1000_year:{name}", entries * perYear));
            long exits = 0;
            foreach (ExitReason reason in Reasons)
            {
                long some = counts[(int)Memberships.ExitCounter(reason) + list];
                exits += some;
                string measure = $"list_exits_{reason.SnakeName()}_per_1000_year:{name}";
                rows.Add(new MeasureRow(day, 0, group, measure, some * perYear));
            }
            rows.Add(new MeasureRow(day, 0, group, $"list_exits_per_1000_year:{name}", exits * perYear));
            long stock = counts[(int)Counter.List0 + list];
            if (stock > 0)
            {
                double hazard = exits / (double)stock / days * Calendar.DaysPerYear;
                rows.Add(new MeasureRow(day, 0, group, $"list_exit_hazard:{name}", hazard));
            }
        }
    }

    /// <summary>Writes the nation's month and its sums so far, and begins another month.</summary>
    public void WriteNation(List<MeasureRow> rows, int day, int group, int days)
    {
        WriteMonth(rows, day, group, days, _month);
        Array.Clear(_month);
        for (int list = 0; list < _names.Length; list++)
        {
            rows.Add(new MeasureRow(day, 0, group, $"list_entries_total:{_names[list]}", _entries[list]));
            rows.Add(new MeasureRow(day, 0, group, $"list_complied_total:{_names[list]}", _complied[list]));
            if (_entries[list] > 0)
            {
                double share = _complied[list] / (double)_entries[list];
                rows.Add(new MeasureRow(day, 0, group, $"complied_share_of_entries:{_names[list]}", share));
            }
        }
    }
}
