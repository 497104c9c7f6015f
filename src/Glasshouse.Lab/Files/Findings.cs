using Glasshouse.Model.Contracts;

namespace Glasshouse.Lab.Files;

/// <summary>How a number of a file is known, beside what it is.</summary>
/// <param name="Path">Dotted path of the setting, as in <c>observations.cameras_per_1000</c>.</param>
/// <param name="Value">The number.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Least">Least value allowed.</param>
/// <param name="Most">Greatest value allowed.</param>
/// <param name="Meaning">One line.</param>
/// <param name="Source">Where the number comes from.</param>
/// <param name="Basis">Measured, estimated or assumed.</param>
/// <param name="Date">When the source was looked at, where the file says so.</param>
/// <param name="Place">Where the number stands.</param>
public sealed record Evidence(
    string Path, double Value, string Unit, double Least, double Most, string Meaning, string Source, Basis Basis,
    DateOnly? Date, Place Place);

/// <summary>
/// What comes up while files are read: every problem, where each setting stands, and the evidence of each number.
/// Reading goes on after a problem, so that a user sees all of them at once.
/// </summary>
public sealed class Findings
{
    private readonly List<Problem> _problems = [];
    private readonly List<Problem> _warnings = [];
    private readonly HashSet<string> _unsound = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Place> _places = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Evidence> _evidence = new(StringComparer.Ordinal);

    /// <summary>All problems, file by file in the order of first mention, each file from top to bottom.</summary>
    public IReadOnlyList<Problem> Problems =>
    [
        .. _problems
            .GroupBy(problem => problem.File)
            .SelectMany(file => file.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)),
    ];

    /// <summary>What can be used and is probably not meant, in the order in which it was found.</summary>
    public IReadOnlyList<Problem> Warnings => _warnings;

    /// <summary>Evidence of every number read, by dotted path.</summary>
    public IReadOnlyDictionary<string, Evidence> Evidence => _evidence;

    public void Refuse(Place place, string code, string message)
    {
        var problem = new Problem(place.File, place.Line, place.Column, code, message);
        if (!_problems.Contains(problem))
        {
            _problems.Add(problem);
        }
    }

    /// <summary>Notes a problem with the setting at a path; the message follows the path.</summary>
    public void Refuse(Place place, string path, string code, string message)
    {
        _unsound.Add(path);
        Refuse(place, code, path.Length == 0 ? message : $"{path} {message}");
    }

    /// <summary>Notes a problem with a setting that was read before.</summary>
    public void RefuseAt(string path, string code, string message) => Refuse(PlaceOf(path), path, code, message);

    /// <summary>Notes something about a setting that can be used and is probably not meant.</summary>
    public void WarnAt(string path, string code, string message)
    {
        Place place = PlaceOf(path);
        var warning = new Problem(place.File, place.Line, place.Column, code, $"{path} {message}");
        if (!_warnings.Contains(warning))
        {
            _warnings.Add(warning);
        }
    }

    /// <summary>Notes that something is of another kind than expected: a word for a list, say.</summary>
    public void RefuseKind(YamlNode node, string path, string expected)
    {
        string found = node switch
        {
            YamlScalar { IsNull: true } => "empty",
            YamlScalar { Text.Length: > 60 } scalar => scalar.Text[..57] + "...",
            YamlScalar scalar => scalar.Text,
            YamlSequence => "a list",
            _ => "a mapping",
        };
        Refuse(node.Place, path, "wrong-type", $"is {found}; expected {expected}");
    }

    /// <summary>Takes over the problems of another reading.</summary>
    public void Add(IEnumerable<Problem> problems)
    {
        foreach (Problem problem in problems)
        {
            Refuse(new Place(problem.File, problem.Line, problem.Column), problem.Code, problem.Message);
        }
    }

    public void Note(string path, Place place) => _places[path] = place;

    public void Note(Evidence evidence) => _evidence[evidence.Path] = evidence;

    /// <summary>Whether the file gives the setting, soundly or not.</summary>
    public bool Has(string path) => _places.ContainsKey(path);

    /// <summary>Where a setting stands; where it was left out, the nearest mapping around it.</summary>
    public Place PlaceOf(string path)
    {
        while (true)
        {
            if (_places.TryGetValue(path, out Place place) || path.Length == 0)
            {
                return place;
            }
            int dot = path.LastIndexOf('.');
            path = dot < 0 ? "" : path[..dot];
        }
    }

    /// <summary>
    /// Whether nothing at or below the path was refused. What was refused holds a placeholder, about which
    /// further complaints would only mislead.
    /// </summary>
    public bool IsSound(string path) => !_unsound.Any(bad =>
        bad == path || (bad.StartsWith(path, StringComparison.Ordinal) && bad[path.Length] == '.'));

    /// <summary>Does what may find bad input of its own; null where it does.</summary>
    public T? Attempt<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (BadInputException exception)
        {
            Add(exception.Problems);
            return null;
        }
    }

    public void ThrowIfAny()
    {
        if (_problems.Count > 0)
        {
            throw new BadInputException(Problems);
        }
    }
}
