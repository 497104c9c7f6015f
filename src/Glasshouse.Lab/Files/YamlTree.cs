using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Glasshouse.Lab.Files;

/// <summary>Where something stands in a file; lines and columns count from 1.</summary>
public readonly record struct Place(string File, int Line, int Column);

/// <summary>A piece of a YAML file that knows where it stands.</summary>
public abstract record YamlNode(Place Place);

/// <summary>A word, number or sentence; plain means without quotes.</summary>
public sealed record YamlScalar(Place Place, string Text, bool IsPlain) : YamlNode(Place)
{
    /// <summary>Whether it says nothing: empty, <c>~</c> or <c>null</c>.</summary>
    public bool IsNull => IsPlain && (Text is "" or "~" or "null" or "Null" or "NULL");
}

/// <summary>A list.</summary>
public sealed record YamlSequence(Place Place, IReadOnlyList<YamlNode> Items) : YamlNode(Place);

/// <summary>Keys and their values in the order of the file; every key stands once.</summary>
public sealed record YamlMapping(Place Place, IReadOnlyList<YamlEntry> Entries) : YamlNode(Place)
{
    public YamlNode? Find(string key) => Entries.FirstOrDefault(entry => entry.Key.Text == key)?.Value;
}

/// <summary>One key and its value.</summary>
public sealed record YamlEntry(YamlScalar Key, YamlNode Value);

/// <summary>
/// Reads one YAML document into nodes. What would let a file mean something else than it shows (anchors, merges,
/// tags, several documents, doubled keys) is refused rather than resolved.
/// </summary>
public sealed class YamlTree
{
    private const int MostDepth = 32;

    private readonly string _file;
    private readonly Findings _findings;
    private readonly Parser _events;

    private YamlTree(string file, string text, Findings findings)
    {
        _file = file;
        _findings = findings;
        _events = new Parser(new Scanner(new StringReader(text), skipComments: true));
    }

    /// <summary>The file's one document; null where a problem was found that leaves nothing to read.</summary>
    public static YamlMapping? Read(string file, string text, Findings findings)
    {
        if (IndentedByTab(text) is > 0 and int line)
        {
            findings.Refuse(new Place(file, line, 1), "not-yaml", "is not YAML: a tab indents the line; use spaces");
            return null;
        }
        var tree = new YamlTree(file, text, findings);
        try
        {
            return tree.Document();
        }
        catch (YamlException exception)
        {
            var place = new Place(file, (int)exception.Start.Line, (int)exception.Start.Column);
            findings.Refuse(place, "not-yaml", $"is not YAML: {Sentence(exception.Message)}");
            return null;
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            // The parser has slips of its own on some broken files; to the user they are broken all the same.
            Place last = tree._events.Current is { } read ? tree.At(read) : new Place(file, 1, 1);
            findings.Refuse(last, "not-yaml", "is not YAML: what follows cannot be read");
            return null;
        }
    }

    private YamlMapping? Document()
    {
        _events.Consume<StreamStart>();
        if (_events.Accept<StreamEnd>(out _))
        {
            _findings.Refuse(new Place(_file, 0, 0), "empty-file", "is empty; expected settings as key: value");
            return null;
        }
        _events.Consume<DocumentStart>();
        YamlNode? root = Node(0);
        if (root is null)
        {
            return null;
        }
        _events.Consume<DocumentEnd>();
        if (_events.Current is DocumentStart second)
        {
            _findings.Refuse(At(second), "refused-yaml", "holds a second document; one file is one document");
        }
        switch (root)
        {
            case YamlMapping mapping:
                return mapping;
            case YamlScalar { IsNull: true }:
                _findings.Refuse(new Place(_file, 0, 0), "empty-file", "is empty; expected settings as key: value");
                return null;
            default:
                _findings.Refuse(root.Place, "not-yaml", "does not hold settings; expected lines of key: value");
                return null;
        }
    }

    // Null where the rest of the file cannot be read any more; the problem has been noted.
    private YamlNode? Node(int depth)
    {
        ParsingEvent next = _events.Consume<ParsingEvent>();
        Place place = At(next);
        if (depth > MostDepth)
        {
            _findings.Refuse(place, "refused-yaml", $"is nested more than {MostDepth} deep");
            return null;
        }
        if (next is AnchorAlias alias)
        {
            _findings.Refuse(place, "refused-yaml", $"uses the alias *{alias.Value}; write the value out");
            return new YamlScalar(place, "", IsPlain: false);
        }
        RefuseDecoration(next, place);
        return next switch
        {
            Scalar scalar => new YamlScalar(place, scalar.Value, scalar.Style == ScalarStyle.Plain),
            SequenceStart => Sequence(place, depth),
            MappingStart => Mapping(place, depth),
            _ => throw new YamlException(next.Start, next.End, $"unexpected {next.GetType().Name}"),
        };
    }

    private void RefuseDecoration(ParsingEvent next, Place place)
    {
        if (next is not NodeEvent node)
        {
            return;
        }
        if (!node.Anchor.IsEmpty)
        {
            _findings.Refuse(place, "refused-yaml", $"sets the anchor &{node.Anchor.Value}; anchors are not read");
        }
        if (!node.Tag.IsEmpty)
        {
            _findings.Refuse(place, "refused-yaml", $"carries the tag {node.Tag.Value}; tags are not read");
        }
    }

    private YamlSequence? Sequence(Place place, int depth)
    {
        var items = new List<YamlNode>();
        while (!_events.TryConsume<SequenceEnd>(out _))
        {
            if (Node(depth + 1) is not { } item)
            {
                return null;
            }
            items.Add(item);
        }
        return new YamlSequence(place, items);
    }

    private YamlMapping? Mapping(Place place, int depth)
    {
        var entries = new List<YamlEntry>();
        var first = new Dictionary<string, Place>(StringComparer.Ordinal);
        while (!_events.TryConsume<MappingEnd>(out _))
        {
            if (Node(depth + 1) is not { } key || Node(depth + 1) is not { } value)
            {
                return null;
            }
            if (key is not YamlScalar name)
            {
                _findings.Refuse(key.Place, "refused-yaml", "has a list or mapping as a key; keys are plain names");
            }
            else if (name is { Text: "<<", IsPlain: true })
            {
                _findings.Refuse(key.Place, "refused-yaml", "merges with <<; write the settings out");
            }
            else if (!first.TryAdd(name.Text, name.Place))
            {
                _findings.Refuse(key.Place, "doubled-key",
                    $"gives {name.Text} a second time; the first stands in line {first[name.Text].Line}");
            }
            else
            {
                entries.Add(new YamlEntry(name, value));
            }
        }
        return new YamlMapping(place, entries);
    }

    // Number of the first line that a tab indents, 0 where none is: YAML forbids it, the parser lets some through.
    private static int IndentedByTab(string text) =>
        text.Split('\n').Index()
            .Where(line => line.Item.AsSpan()[..^line.Item.AsSpan().TrimStart().Length].Contains('\t')
                && !string.IsNullOrWhiteSpace(line.Item))
            .Select(line => line.Index + 1)
            .FirstOrDefault();

    private Place At(ParsingEvent found) => new(_file, (int)found.Start.Line, (int)found.Start.Column);

    // The parser's own words, without the place it puts before them.
    private static string Sentence(string message)
    {
        int end = message.IndexOf("): ", StringComparison.Ordinal);
        string words = (end < 0 ? message : message[(end + 3)..]).TrimEnd('.');
        return words.Length == 0 ? "it cannot be read" : char.ToLowerInvariant(words[0]) + words[1..];
    }
}
