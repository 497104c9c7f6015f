using System.Text.RegularExpressions;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;

namespace Glasshouse.Web.Runs;

/// <summary>
/// Texts that users keep under <c>.console/</c> in the folder of runs, by name: saved questions, drafts of regimes.
/// </summary>
/// <param name="root">Folder of all runs.</param>
/// <param name="kind">Folder of this kind of text.</param>
/// <param name="file">What a text's file is called, with {0} for its name.</param>
public sealed partial class KeptTexts(string root, string kind, string file)
{
    /// <summary>Most texts of a kind.</summary>
    public const int MostTexts = 500;

    /// <summary>Longest text, in characters.</summary>
    public const int MostCharacters = 1 << 20;

    private readonly string _folder = Path.Combine(root, ".console", kind);

    /// <summary>Names of what is kept.</summary>
    public IReadOnlyList<string> Names() => Directory.Exists(_folder)
        ?
        [
            .. Directory.EnumerateFileSystemEntries(_folder).Select(entry => Path.GetFileNameWithoutExtension(entry))
                .Where(name => IsName(name) && IsKept(name)).Order(StringComparer.Ordinal),
        ]
        : [];

    /// <summary>A kept text; null where there is none of that name.</summary>
    public string? Read(string name) =>
        IsName(name) && IsKept(name) ? InputTexts.TextOf(PathOf(name)) : null;

    /// <summary>Keeps a text, in place of an earlier one of that name.</summary>
    /// <exception cref="BadInputException">The name cannot be used, or the text is too long.</exception>
    public void Write(string name, string text)
    {
        if (!IsName(name))
        {
            throw new BadInputException(
                "name", "bad-name", "is not usable; allowed are small letters, digits and hyphens, 60 at most");
        }
        if (text.Length > MostCharacters)
        {
            throw new BadInputException(
                name, "too-long", $"has {text.Length} characters; allowed are 0 to {MostCharacters}");
        }
        if (!IsKept(name) && Names().Count >= MostTexts)
        {
            throw new BadInputException(name, "too-many", $"would be one more than the {MostTexts} that are allowed");
        }
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        WholeFile.WriteText(PathOf(name), text);
    }

    /// <summary>Where a text of that name lies.</summary>
    public string PathOf(string name) => Path.Combine(_folder, string.Format(null, file, name));

    // Links could lead out of the folder of runs.
    private bool IsKept(string name) => new FileInfo(PathOf(name)) is { Exists: true, LinkTarget: null }
        && new DirectoryInfo(Path.GetDirectoryName(PathOf(name))!).LinkTarget is null;

    private static bool IsName(string name) => Name().IsMatch(name);

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,59}\\z")]
    private static partial Regex Name();
}
