using System.Globalization;

namespace Glasshouse.Lab.Files;

/// <summary>
/// The keys of nation.csv: what is one number or word for a whole nation. What a nation does not say is taken from
/// the assumed ones.
/// </summary>
internal sealed class NationKeys
{
    private static readonly Dictionary<string, (double Least, double Most)> Numbers = new(StringComparer.Ordinal)
    {
        ["female_share"] = (0.2, 0.8),
        ["employed_share"] = (0.05, 0.8),
        ["institution_share"] = (0, 0.3),
        ["institution_size"] = (1, 250),
        ["mean_household_size"] = (1, 20),
        ["trust_generalised_share"] = (0.01, 0.99),
        ["thin_file_share"] = (0, 1),
        ["couple_of_two"] = (0, 1),
        ["single_parent_of_two"] = (0, 1),
        ["single_parent_of_larger"] = (0, 1),
        ["other_member"] = (0, 1),
        ["firm_persons"] = (1, 2e9),
    };

    private static readonly string[] Words = ["label", "levels", "municipality_level", "broad_ages"];

    private readonly Dictionary<string, (string Text, int Row)> _values = new(StringComparer.Ordinal);
    private readonly CountTable? _table;
    private readonly NationKeys? _assumed;

    public NationKeys(CountTable? table, NationKeys? assumed, List<Problem> problems)
    {
        _table = table;
        _assumed = assumed;
        for (int row = 0; row < (table?.Count ?? 0); row++)
        {
            string key = table!.Text(row, "key");
            if (!Numbers.ContainsKey(key) && !Words.Contains(key))
            {
                string advice = Nearest.Advice(key, Words.Concat(Numbers.Keys));
                table.Refuse(row, "unknown-key", $"has a key \"{key}\"; {advice}", problems);
            }
            else if (!_values.TryAdd(key, (table.Text(row, "value"), row)))
            {
                table.Refuse(row, "doubled-key", $"has {key} twice", problems);
            }
            else if (Numbers.TryGetValue(key, out (double Least, double Most) range))
            {
                CheckNumber(key, range, problems);
            }
        }
    }

    /// <summary>File in which a key would stand, as messages name it.</summary>
    public string File => _table?.File ?? TableShape.Nation.File;

    public string? Word(string key) =>
        _values.TryGetValue(key, out (string Text, int Row) found) ? found.Text : _assumed?.Word(key);

    /// <summary>Line of a key, 0 where the nation does not give it.</summary>
    public int LineOf(string key) =>
        _values.TryGetValue(key, out (string Text, int Row) found) ? _table!.LineOf(found.Row) : 0;

    public double? Own(string key) => _values.TryGetValue(key, out (string Text, int Row) found)
        && double.TryParse(found.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? number
            : null;

    /// <summary>A number that the nation gives, or else the assumed one.</summary>
    public double Number(string key) => Own(key) ?? _assumed?.Number(key) ?? 0;

    private void CheckNumber(string key, (double Least, double Most) range, List<Problem> problems)
    {
        (string text, int row) = _values[key];
        string allowed = string.Create(
            CultureInfo.InvariantCulture, $"{key} is {text}; allowed are {range.Least} to {range.Most}");
        if (Own(key) is not { } number || !(number >= range.Least && number <= range.Most))
        {
            _table!.Refuse(row, "out-of-range", allowed, problems);
        }
    }
}
