using System.Collections.Concurrent;
using Glasshouse.Lab.Outputs;
using Glasshouse.Lab.Runs;
using Glasshouse.Model;

namespace Glasshouse.Web.Runs;

/// <summary>
/// What runs rest on, read from their own records: dated events, regimes, rules. Reading takes a good part of a second,
/// so what was read lately is kept.
/// </summary>
public sealed class KnownInputs
{
    private const int MostKept = 32;

    private readonly ConcurrentDictionary<string, RunInputs> _known = new(StringComparer.Ordinal);

    /// <exception cref="Lab.Files.BadInputException">The record does not hold what the run rested on.</exception>
    public RunInputs Of(RunRecord record)
    {
        string key = string.Join('\n', record.Inputs.Select(input => input.Sha256).Prepend(record.Arm));
        if (_known.TryGetValue(key, out RunInputs? known))
        {
            return known;
        }
        if (_known.Count >= MostKept)
        {
            _known.Clear();
        }
        return _known.GetOrAdd(key, _ => Replay.InputsOf(record));
    }
}
